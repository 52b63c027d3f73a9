/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cli/help.h"
#include "cli/problem.h"

#define INDENT 8 /* the width of "quitus: " */
#define WIDTH  80

/* How much of the text goes on a line of that width: up to a space, or a whole
 * word when it is longer. 0: no limit. */
static size_t
fit_line(const char *text, size_t width)
{
	size_t whole = strcspn(text, "\n"), len, space;

	len = width == 0 ? whole : utf8_fit(text, width);
	if (len >= whole)
		return whole;
	for (space = len; space > 0 && text[space] != ' ';)
		space--;
	if (space > 0)
		return space;
	return strcspn(text, " \n");
}

/* Append the text, its lines indented after the first. */
static void
add_lines(struct buf *out, const char *text, size_t width)
{
	size_t len;

	for (;;) {
		len = fit_line(text, width == 0 ? 0 : width - INDENT);
		buf_add(out, text, len);
		buf_addc(out, '\n');
		text += len;
		if (*text == '\0' || *++text == '\0')
			return;
		buf_pad(out, ' ', INDENT);
	}
}

static void
add_indented(struct buf *out, const char *text, size_t width)
{
	buf_pad(out, ' ', INDENT);
	add_lines(out, text, width);
}

/* Put the remark at the end of the last line where there is room. */
static void
add_remark(struct buf *out, const char *remark)
{
	const char *last;
	size_t	    width;

	out->data[--out->len] = '\0';
	last = strrchr(out->data, '\n');
	width = utf8_width(last == NULL ? out->data : last + 1);
	if (width + 3 + utf8_width(remark) <= WIDTH) {
		buf_addf(out, "   %s\n", remark);
		return;
	}
	buf_addc(out, '\n');
	add_indented(out, remark, 0);
}

static void
add_usage(struct buf *out, const struct command *c, enum lang lang)
{
	struct buf usage = { .data = NULL };

	help_usage(&usage, c, lang);
	buf_pad(out, ' ', INDENT);
	buf_addf(out, _("Usage: %s\n"), buf_str(&usage));
	buf_pad(out, ' ', INDENT);
	buf_addf(out, _("More: quitus help %s\n"), command_name(c, lang));
	buf_fini(&usage);
}

void
problem_print(FILE *fp, const struct err *err, const struct command *c,
    enum lang lang, enum problem_state state)
{
	struct buf out = { .data = NULL };
	size_t	   width = isatty(fileno(fp)) ? WIDTH : 0;

	buf_adds(&out, "quitus: ");
	add_lines(&out, err_what(err), width);
	if (err_hint_text(err)[0] != '\0')
		add_indented(&out, err_hint_text(err), width);
	if (err->kind == ERR_BUG)
		add_indented(&out,
		    _("This is a fault of the program, not "
		      "yours: please report it with this message."),
		    width);
	if (c != NULL)
		add_usage(&out, c, lang);
	if (state == PROBLEM_NOT_WRITTEN)
		add_remark(&out, _("(nothing was written)"));
	else if (state == PROBLEM_WRITTEN)
		add_indented(&out,
		    _("The ledger was changed all the same: "
		      "only the answer is missing."),
		    width);
	fwrite(out.data, 1, out.len, fp);
	fflush(fp);
	buf_fini(&out);
}
