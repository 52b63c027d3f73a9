/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/prompt.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "format/module.h"

struct prompt {
	struct ctx	*ctx;
	bool		 terminal;
	line_fn		*line; /* of the module; NULL: lines as they come */
	prompt_words_fn *words;
	void		*arg;
};

/* Editing is a comfort: without the module one can answer too. */
static line_fn *
load_editor(struct ctx *ctx)
{
	struct err err = { .kind = ERR_NONE };
	char	  *folder = ctx_modules(ctx);
	line_fn	  *fn;

	fn = (line_fn *)module_find(folder, "readline", "readline_line", &err);
	err_fini(&err);
	free(folder);
	return fn;
}

struct prompt *
prompt_new(struct ctx *ctx)
{
	struct prompt *p = xcalloc(1, sizeof(*p));

	p->ctx = ctx;
	p->terminal = isatty(fileno(ctx->io->in)) == 1 &&
	    isatty(fileno(ctx->io->err)) == 1;
	if (p->terminal)
		p->line = load_editor(ctx);
	return p;
}

void
prompt_free(struct prompt *p)
{
	free(p);
}

bool
prompt_tell_error(struct prompt *p, struct err *err)
{
	struct buf  text = { .data = NULL };
	const char *hint = err_hint_text(err);

	if (err->kind != ERR_USAGE && err->kind != ERR_RULE)
		return false;
	buf_addf(&text, "! %s\n", err_what(err));
	if (hint[0] != '\0')
		buf_addf(&text, "  %s\n", hint);
	prompt_tell(p, buf_str(&text));
	buf_fini(&text);
	err_clear(err);
	return true;
}

bool
prompt_is_terminal(const struct prompt *p)
{
	return p->terminal;
}

void
prompt_tell(struct prompt *p, const char *text)
{
	struct buf safe = { .data = NULL };

	utf8_add_safe_lines(&safe, text);
	fputs(buf_str(&safe), p->ctx->io->err);
	fflush(p->ctx->io->err);
	buf_fini(&safe);
}

/* A line as it comes, NULL at the end. */
static char *
read_line(struct prompt *p)
{
	char  *line = NULL;
	size_t size = 0;

	if (getline(&line, &size, p->ctx->io->in) > 0)
		return line;
	free(line);
	return NULL;
}

/* The blanks at both ends go, also those that a French keyboard types. */
static void
trim(char *line)
{
	size_t len, from = strspn(line, " \t");

	memmove(line, line + from, strlen(line + from) + 1);
	for (len = strlen(line); len > 0; line[--len] = '\0') {
		if (isspace((unsigned char)line[len - 1]))
			continue;
		if (len < 2 || memcmp(line + len - 2, "\xc2\xa0", 2) != 0)
			break;
		len--;
	}
}

static void
complete(const char *typed, struct buf *answers, void *arg)
{
	struct prompt	 *p = arg;
	struct completion c = { .out = answers,
		.lang = p->ctx->lang,
		.db = p->ctx->db,
		.lead = "",
		.loose = true };

	if (p->words == NULL)
		return;
	complete_begin(&c, typed);
	p->words(&c, p->arg);
	complete_end(&c);
}

char *
prompt_ask(
    struct prompt *p, const char *question, prompt_words_fn *words, void *arg)
{
	struct line_request r = { .in = p->ctx->io->in,
		.out = p->ctx->io->err,
		.complete = complete,
		.arg = p };
	struct buf	    safe = { .data = NULL };
	const char	   *last;

	p->words = words;
	p->arg = arg;
	utf8_add_safe_lines(&safe, question);
	last = strrchr(buf_str(&safe), '\n');
	r.prompt = last == NULL ? buf_str(&safe) : last + 1;
	fwrite(buf_str(&safe), 1, (size_t)(r.prompt - buf_str(&safe)), r.out);
	if (p->line != NULL)
		p->line(&r);
	else {
		fputs(r.prompt, r.out);
		fflush(r.out);
		r.line = read_line(p);
	}
	buf_fini(&safe);
	if (r.line != NULL)
		trim(r.line);
	return r.line;
}
