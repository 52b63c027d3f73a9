/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/utf8.h"
#include "cli/help.h"

#define WIDTH 80

/* Append text in lines of WIDTH columns; the first begins at column at, the
 * others are indented to column. */
static void
add_wrapped(struct buf *out, const char *text, size_t at, size_t column)
{
	size_t	   len, width;
	struct buf word = { .data = NULL };

	if (at < column) {
		buf_pad(out, ' ', column - at);
		at = column;
	}
	while (*text != '\0') {
		len = strcspn(text, " ");
		buf_reset(&word);
		buf_add(&word, text, len);
		width = utf8_width(buf_str(&word));
		if (at > column && at + 1 + width > WIDTH) {
			buf_addc(out, '\n');
			buf_pad(out, ' ', column);
			at = column;
		} else if (at > column) {
			buf_addc(out, ' ');
			at++;
		}
		buf_add(out, text, len);
		at += width;
		text += len + (text[len] == ' ');
	}
	buf_addc(out, '\n');
	buf_fini(&word);
}

/* Two spaces, the term, then what it means from column on. */
static void
add_item(struct buf *out, const char *term, const char *text, size_t column)
{
	size_t at = 2 + utf8_width(term);

	buf_addf(out, "  %s", term);
	if (at + 2 > column) {
		buf_addc(out, '\n');
		at = 0;
	}
	add_wrapped(out, text, at, column);
}

void
help_usage(struct buf *out, const struct command *c, enum lang lang)
{
	buf_addf(out, "quitus %s", command_name(c, lang));
	if (c->arguments[0] != '\0')
		buf_addf(out, " %s", _(c->arguments));
	if (c->options[0] != OPT_END || c->mode != FILE_NONE)
		buf_addf(out, " %s", _("[OPTION]..."));
}

void
help_version(struct buf *out, bool json)
{
	buf_addf(out, json ? "{\"version\": \"%s\"}\n" : "quitus %s\n",
	    QUITUS_VERSION);
}

static void
add_begin(struct buf *out)
{
	buf_adds(out,
	    _("quitus keeps the books of a school cooperative and writes its yearly\n"
	      "statement.\n"));
	buf_adds(out, _("\nUsage: quitus [-f FILE] COMMAND [ARGUMENT]...\n"));
	buf_adds(out,
	    _("\nTo begin:\n"
	      "  quitus init jaures.quitus --name \"École Jean-Jaurès\" --number 1398 \\\n"
	      "      --department 59\n"
	      "  quitus income 87,40 \"Cake sale\" --account 7080 --to cash\n"
	      "  quitus list\n"));
}

static void
add_names(struct buf *out, const struct command_table *table, enum lang lang)
{
	const struct command *c, *before = NULL;
	struct buf	      names = { .data = NULL };
	const char	     *name;

	do {
		for (c = table->rows; c->en != NULL; c++) {
			if (before != NULL && command_same_noun(before, c))
				continue;
			name = command_name(c, lang);
			buf_addf(&names, "%s%.*s", names.len > 0 ? ", " : "",
			    (int)strcspn(name, " "), name);
			before = c;
		}
		table++;
	} while (table->rows != NULL && table->title == NULL);
	add_wrapped(out, buf_str(&names), 0, 2);
	buf_fini(&names);
}

static void
add_brief(struct buf *out, enum lang lang)
{
	const struct command_table *table;

	for (table = command_tables; table->rows != NULL; table++) {
		if (table->title == NULL)
			continue;
		buf_addf(out, "\n%s\n", _(table->title));
		add_names(out, table, lang);
	}
}

static void
add_lines(struct buf *out, enum lang lang)
{
	struct command_walk   w = { .table = 0 };
	const struct command *c;

	while ((c = command_next(&w)) != NULL) {
		if (w.title != NULL)
			buf_addf(out, "\n%s\n", _(w.title));
		add_item(out, command_name(c, lang), _(c->help), 24);
	}
}

void
help_overview(struct buf *out, enum lang lang, bool brief)
{
	add_begin(out);
	if (brief)
		add_brief(out, lang);
	else
		add_lines(out, lang);
	buf_adds(
	    out, _("\n“quitus help COMMAND” tells all about a command.\n"));
	if (brief)
		buf_adds(out, _("“quitus help” tells what each one does.\n"));
}

void
help_noun(struct buf *out, const struct command *noun, enum lang lang)
{
	struct command_walk   w = { .table = 0 };
	const struct command *c;

	while ((c = command_next(&w)) != NULL) {
		if (command_same_noun(noun, c))
			add_item(out, command_name(c, lang), _(c->help), 24);
	}
	buf_adds(
	    out, _("\n“quitus help COMMAND” tells all about a command.\n"));
}

static void
add_option(struct buf *out, const struct option *o, enum lang lang)
{
	struct buf term = { .data = NULL };

	if (o->letter != '\0')
		buf_addf(&term, "-%c, ", o->letter);
	else
		buf_pad(&term, ' ', 4);
	buf_addf(&term, "--%s", option_name(o, lang));
	if (o->argument != NULL)
		buf_addf(&term, " %s", _(o->argument));
	if (o->repeats)
		buf_adds(&term, "...");
	add_item(out, buf_str(&term), _(o->help), 30);
	buf_fini(&term);
}

static void
add_options(
    struct buf *out, const struct command *c, enum lang lang, bool common)
{
	enum opt all[OPT_COUNT], *id;
	bool	 any = false;

	command_options(c, all);
	for (id = all; *id != OPT_END; id++) {
		if (option_is_common(*id) != common)
			continue;
		if (!any)
			buf_addf(out, "\n%s\n",
			    common ? _("Options of every command") :
				     _("Options"));
		any = true;
		add_option(out, option_find(*id), lang);
	}
}

/* Bytes of a command line that fit in the columns, up to a space before an
 * option, else a space outside quotes; all when there is none. */
static size_t
fit_command(const char *line, size_t len, size_t columns)
{
	size_t fit = utf8_fit(line, columns), i, option = 0, space = 0;
	bool   quoted = false;

	if (fit >= len)
		return len;
	for (i = 0; i <= fit; i++) {
		if (line[i] == '"')
			quoted = !quoted;
		if (line[i] != ' ' || quoted)
			continue;
		space = i;
		if (line[i + 1] == '-')
			option = i;
	}
	if (option > 0)
		return option;
	return space > 0 ? space : len;
}

/* A command line that can be copied, on several lines when it is long. */
static void
add_example(struct buf *out, const char *line, size_t len)
{
	size_t indent = 2, fit;

	for (;;) {
		fit = fit_command(line, len, WIDTH - indent - 2);
		buf_pad(out, ' ', indent);
		buf_add(out, line, fit);
		if (fit == len)
			break;
		buf_adds(out, " \\\n");
		line += fit + 1;
		len -= fit + 1;
		indent = 6;
	}
	buf_addc(out, '\n');
}

static void
add_examples(struct buf *out, const char *lines)
{
	size_t len;

	buf_addf(out, "\n%s\n", _("Examples"));
	while (*lines != '\0') {
		len = strcspn(lines, "\n");
		add_example(out, lines, len);
		lines += len + (lines[len] == '\n');
	}
}

void
help_command(struct buf *out, const struct command *c, enum lang lang)
{
	struct buf usage = { .data = NULL };

	help_usage(&usage, c, lang);
	add_wrapped(out, buf_str(&usage), 0, 0);
	buf_fini(&usage);
	buf_addc(out, '\n');
	add_wrapped(out, _(c->help), 2, 2);
	if (strcmp(c->en, c->fr) != 0)
		buf_addf(out,
		    lang == LANG_FR ? _("  In English: quitus %s\n") :
				      _("  In French: quitus %s\n"),
		    command_name(c, lang == LANG_FR ? LANG_EN : LANG_FR));
	add_options(out, c, lang, false);
	add_options(out, c, lang, true);
	if (c->examples != NULL)
		add_examples(out, _(c->examples));
}

int
help_about(struct buf *out, const char *word, const char *second,
    enum lang lang, struct err *err)
{
	const struct command *c = command_noun(word, second, lang, err);
	int		      used;

	if (c == NULL)
		return -1;
	if (second == NULL && command_siblings(c) > 1) {
		help_noun(out, c, lang);
		return 0;
	}
	if (second != NULL || command_is_alone(c))
		c = command_find(word, second, lang, &used, err);
	if (c == NULL)
		return -1;
	help_command(out, c, lang);
	return 0;
}
