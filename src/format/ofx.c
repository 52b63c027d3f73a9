/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ofx.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "entity.h"

#define CDATA "<![CDATA["

void
ofx_begin(struct ofx_scanner *o, const char *text)
{
	*o = (struct ofx_scanner){ .at = text, .line = 1, .column = 1 };
}

/* Go on by n bytes, counting the lines (LF, CRLF or CR). */
static void
skip(struct ofx_scanner *o, size_t n)
{
	for (; n > 0; n--, o->at++) {
		if (*o->at == '\n' || (*o->at == '\r' && o->at[1] != '\n')) {
			o->line++;
			o->column = 1;
		} else if (((unsigned char)*o->at & 0xc0) != 0x80)
			o->column++;
	}
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Whether the < at s begins markup; in "A < B" it does not. */
static bool
is_markup(const char *s)
{
	return s[0] == '<' &&
	    (isalpha((unsigned char)s[1]) || strchr("/!?", s[1]) != NULL) &&
	    s[1] != '\0';
}

/* Append what the & at o->at stands for and pass it; false: only itself. */
static bool
take_entity(struct ofx_scanner *o)
{
	size_t len = entity_take(o->at, &o->value);

	skip(o, len);
	return len > 0;
}

static enum ofx_kind
set_fault(struct ofx_scanner *o, const char *what)
{
	o->fault = what;
	return OFX_FAULT;
}

/* Pass all up to the end mark and the mark; append it when asked. */
static bool
pass(struct ofx_scanner *o, size_t begin, const char *mark, struct buf *out)
{
	const char *end = strstr(o->at + begin, mark);

	if (end == NULL) {
		set_fault(
		    o, _("the file is cut here: what begins is never closed."));
		return false;
	}
	if (out != NULL)
		buf_add(out, o->at + begin, (size_t)(end - o->at) - begin);
	skip(o, (size_t)(end - o->at) + strlen(mark));
	return true;
}

/* Pass a comment or an instruction; false: fault. */
static bool
pass_other(struct ofx_scanner *o)
{
	if (strncmp(o->at, "<!--", 4) == 0)
		return pass(o, 4, "-->", NULL);
	if (strncmp(o->at, CDATA, strlen(CDATA)) == 0)
		return pass(o, strlen(CDATA), "]]>", NULL);
	if (strncmp(o->at, "<?", 2) == 0)
		return pass(o, 2, ">", NULL);
	set_fault(o,
	    _("a declaration (DOCTYPE, ENTITY) has no place in a bank's "
	      "statement, and could do harm: the file is refused."));
	return false;
}

/* Take the text up to the next tag; false: fault. */
static bool
take_value(struct ofx_scanner *o)
{
	while (is_blank(*o->at))
		skip(o, 1);
	o->value_line = o->line;
	o->value_column = o->column;
	while (*o->at != '\0') {
		if (strncmp(o->at, CDATA, strlen(CDATA)) == 0) {
			if (!pass(o, strlen(CDATA), "]]>", &o->value))
				return false;
		} else if (is_markup(o->at) && strchr("!?", o->at[1]) != NULL) {
			if (!pass_other(o))
				return false;
		} else if (is_markup(o->at)) {
			break;
		} else if (*o->at != '&' || !take_entity(o)) {
			buf_addc(&o->value, *o->at);
			skip(o, 1);
		}
	}
	while (o->value.len > 0 && is_blank(o->value.data[o->value.len - 1]))
		o->value.data[--o->value.len] = '\0';
	return true;
}

/* The tag at o->at, its name and, after an opening one, its value. */
static enum ofx_kind
take_tag(struct ofx_scanner *o)
{
	bool   close = o->at[1] == '/', empty = false;
	size_t n = 0, len = strcspn(o->at, ">");

	o->tag_line = o->line;
	o->tag_column = o->column;
	if (o->at[len] == '\0')
		return set_fault(
		    o, _("the file is cut here, in the middle of a tag."));
	empty = o->at[len - 1] == '/';
	skip(o, close ? 2 : 1);
	len -= close ? 2 : 1;
	for (; n < len && !is_blank(o->at[n]) && o->at[n] != '/'; n++)
		if (n < OFX_NAME - 1)
			o->name[n] = (char)toupper((unsigned char)o->at[n]);
	o->name[n < OFX_NAME ? n : OFX_NAME - 1] = '\0';
	skip(o, len + 1);
	if (close)
		return OFX_CLOSE;
	if (!empty && !take_value(o))
		return OFX_FAULT;
	return OFX_OPEN;
}

enum ofx_kind
ofx_next(struct ofx_scanner *o)
{
	buf_reset(&o->value);
	while (*o->at != '\0') {
		if (is_markup(o->at) && strchr("!?", o->at[1]) == NULL)
			return take_tag(o);
		if (!is_markup(o->at))
			skip(o, 1);
		else if (!pass_other(o))
			return OFX_FAULT;
	}
	return OFX_END;
}
