/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xml.h"

#include <expat.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

#include "base/buf.h"
#include "base/i18n.h"

#define BYTES_MAX (32u << 20)
#define NODES_MAX 1000000
#define DEPTH_MAX 64
#define TEXT_MAX  65536 /* bytes of one text */
#define BLANKS	  " \t\r\n"

struct parsing {
	struct xml	*xml;
	XML_Parser	 parser;
	struct xml_node *at;
	size_t		 depth, nodes;
	struct buf	 text;
};

static void
stop(struct parsing *p, const char *fault)
{
	if (p->xml->fault != NULL)
		return;
	p->xml->fault = fault;
	p->xml->line = (int)XML_GetCurrentLineNumber(p->parser);
	p->xml->column = (int)XML_GetCurrentColumnNumber(p->parser) + 1;
	XML_StopParser(p->parser, XML_FALSE);
}

static void
stop_large(struct parsing *p)
{
	stop(p, _("the file is too large or too deep for a statement."));
}

static const char *
local_name(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon == NULL ? name : colon + 1;
}

/* A child of p->at. */
static struct xml_node *
add_node(struct parsing *p, const char *mark, const char *name)
{
	struct arena	*arena = &p->xml->arena;
	struct xml_node *node = arena_alloc(arena, sizeof(*node));
	struct buf	 full = { .data = NULL };

	buf_adds(&full, mark);
	buf_adds(&full, local_name(name));
	node->name = arena_strdup(arena, buf_str(&full));
	buf_fini(&full);
	node->text = "";
	node->line = (int)XML_GetCurrentLineNumber(p->parser);
	node->column = (int)XML_GetCurrentColumnNumber(p->parser) + 1;
	node->parent = p->at;
	if (p->at == NULL)
		p->xml->root = node;
	else if (p->at->last == NULL)
		p->at->first = node;
	else
		p->at->last->next = node;
	if (p->at != NULL)
		p->at->last = node;
	p->nodes++;
	return node;
}

static void XMLCALL
begin_element(void *arg, const char *name, const char **attributes)
{
	struct parsing	*p = arg;
	struct xml_node *node;

	if (++p->depth > DEPTH_MAX || p->nodes >= NODES_MAX) {
		stop_large(p);
		return;
	}
	p->at = add_node(p, "", name);
	for (; *attributes != NULL; attributes += 2) {
		node = add_node(p, "@", attributes[0]);
		node->text = arena_strdup(&p->xml->arena, attributes[1]);
	}
	buf_reset(&p->text);
}

static bool
has_element(const struct xml_node *node)
{
	return node->last != NULL && node->last->name[0] != '@';
}

static void XMLCALL
end_element(void *arg, const char *name)
{
	struct parsing *p = arg;
	char	       *s;
	size_t		n = p->text.len;

	(void)name;
	if (p->xml->fault != NULL) /* expat still ends an empty element */
		return;
	if (n > 0 && !has_element(p->at)) {
		while (n > 0 && strchr(BLANKS, p->text.data[n - 1]) != NULL)
			n--;
		p->text.data[n] = '\0';
		s = p->text.data + strspn(p->text.data, BLANKS);
		p->at->text = arena_strdup(&p->xml->arena, s);
	}
	buf_reset(&p->text);
	p->at = p->at->parent;
	p->depth--;
}

static void XMLCALL
take_text(void *arg, const char *s, int len)
{
	struct parsing *p = arg;

	buf_add(&p->text, s, (size_t)len);
	if (p->text.len > TEXT_MAX)
		stop_large(p);
}

static void XMLCALL
refuse_doctype(void *arg, const char *name, const char *system_id,
    const char *public_id, int internal)
{
	(void)name;
	(void)system_id;
	(void)public_id;
	(void)internal;
	stop(arg,
	    _("a declaration (DOCTYPE, ENTITY) has no place in a bank's "
	      "statement, and could do harm: the file is refused."));
}

/* What a byte of that encoding stands for, -1: nothing. */
static int
decode_byte(iconv_t cd, unsigned char byte)
{
	char		 utf8[8], *in = (char *)&byte, *to = utf8;
	size_t		 len = 1, left = sizeof(utf8);
	utf8proc_int32_t c;

	iconv(cd, NULL, NULL, NULL, NULL);
	if (iconv(cd, &in, &len, &to, &left) == (size_t)-1 ||
	    utf8proc_iterate((utf8proc_uint8_t *)utf8, to - utf8, &c) < 1)
		return -1;
	return c;
}

static int XMLCALL
take_encoding(void *arg, const char *name, XML_Encoding *encoding)
{
	static const char *const known[] = { "windows-1252", "cp1252",
		"iso-8859-15", "latin-9" };
	iconv_t			 cd = (iconv_t)-1;
	size_t			 i;
	int			 byte;

	(void)arg;
	for (i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (strcasecmp(name, known[i]) == 0)
			cd = iconv_open(
			    "UTF-8", i < 2 ? "CP1252" : "ISO-8859-15");
	if (cd == (iconv_t)-1)
		return XML_STATUS_ERROR;
	for (byte = 0; byte < 256; byte++)
		encoding->map[byte] = decode_byte(cd, (unsigned char)byte);
	iconv_close(cd);
	return XML_STATUS_OK;
}

static const char *
name_error(enum XML_Error code)
{
	switch (code) {
	case XML_ERROR_NO_ELEMENTS:
	case XML_ERROR_UNCLOSED_TOKEN:
	case XML_ERROR_PARTIAL_CHAR:
	case XML_ERROR_UNCLOSED_CDATA_SECTION:
		return _("the file is cut here: what begins is never closed.");
	case XML_ERROR_UNKNOWN_ENCODING:
		return _("the encoding that the file tells is not known.");
	case XML_ERROR_TAG_MISMATCH:
		return _("this closes another element than the one that is "
			 "open.");
	default:
		return _("what stands here is not XML.");
	}
}

int
xml_read(const char *bytes, size_t len, struct xml *xml)
{
	struct parsing p = { .xml = xml, .parser = XML_ParserCreate(NULL) };

	*xml = (struct xml){ .line = 1, .column = 1 };
	if (p.parser == NULL || len > BYTES_MAX) {
		xml->fault = _("the file is too large or too deep for a "
			       "statement.");
		XML_ParserFree(p.parser);
		return -1;
	}
	XML_SetUserData(p.parser, &p);
	XML_SetElementHandler(p.parser, begin_element, end_element);
	XML_SetCharacterDataHandler(p.parser, take_text);
	XML_SetStartDoctypeDeclHandler(p.parser, refuse_doctype);
	XML_SetUnknownEncodingHandler(p.parser, take_encoding, NULL);
	if (XML_Parse(p.parser, bytes, (int)len, XML_TRUE) != XML_STATUS_OK)
		stop(&p, name_error(XML_GetErrorCode(p.parser)));
	XML_ParserFree(p.parser);
	buf_fini(&p.text);
	return xml->fault == NULL ? 0 : -1;
}

void
xml_fini(struct xml *xml)
{
	arena_fini(&xml->arena);
}

static const struct xml_node *
first_of(const struct xml_node *node, const char *name, size_t len)
{
	for (; node != NULL; node = node->next)
		if (strncmp(node->name, name, len) == 0 &&
		    node->name[len] == '\0')
			return node;
	return NULL;
}

const struct xml_node *
xml_child(const struct xml_node *node, const char *name)
{
	return node == NULL ? NULL : first_of(node->first, name, strlen(name));
}

const struct xml_node *
xml_again(const struct xml_node *node)
{
	return first_of(node->next, node->name, strlen(node->name));
}

const struct xml_node *
xml_find(const struct xml_node *node, const char *path)
{
	size_t len;

	while (node != NULL && *path != '\0') {
		len = strcspn(path, "/");
		node = first_of(node->first, path, len);
		path += len + (path[len] == '/');
	}
	return node;
}

const char *
xml_text(const struct xml_node *node, const char *path)
{
	node = xml_find(node, path);
	return node == NULL || *node->text == '\0' ? NULL : node->text;
}
