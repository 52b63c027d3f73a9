/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include <readline/history.h>
#include <readline/readline.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "cli/prompt.h"

/*
 * Readline has one state for the whole process and calls back without an
 * argument: what is asked, and the meanings of the answers that are listed,
 * have to be found from there. Set for the time of a call.
 */
static const struct line_request *asked;
static struct buf		  answers;

line_fn readline_line;

/* ---- The answers ---- */

/* Bytes that a and b begin with alike, no letter cut. */
static size_t
common(const char *a, const char *b)
{
	size_t n = 0;

	while (a[n] != '\0' && a[n] == b[n])
		n++;
	while (n > 0 && ((unsigned char)a[n] & 0xc0) == 0x80)
		n--;
	return n;
}

/* Readline wants what they have in common first. It may be another spelling of
 * what is typed (cm1 for CM1), and must not be less of it. */
static char *
replacement(char *const *list, size_t n, const char *typed)
{
	size_t i, len = strlen(list[0]), k;

	for (i = 1; i < n; i++) {
		k = common(list[0], list[i]);
		len = k < len ? k : len;
	}
	if (n > 1 && len < strlen(typed))
		return xstrdup(typed);
	return xstrndup(list[0], len);
}

/* malloc, as readline frees it: NULL, or the replacement and the answers. */
static char **
list_answers(const char *typed)
{
	char	  **list = NULL;
	size_t	    n = 0, cap = 0, len;
	const char *p;

	buf_reset(&answers);
	asked->complete(typed, &answers, asked->arg);
	for (p = buf_str(&answers); *p != '\0'; p += strcspn(p, "\n") + 1) {
		len = strcspn(p, "\t\n");
		list = xgrow(list, n + 2, &cap, sizeof(*list));
		list[++n] = xstrndup(p, len);
	}
	if (n == 0)
		return NULL;
	list = xgrow(list, n + 1, &cap, sizeof(*list));
	list[0] = replacement(list + 1, n, typed);
	list[n + 1] = NULL;
	return list;
}

/* The whole line is the word: names have spaces. */
static char **
complete(const char *text, int start, int end)
{
	(void)text;
	(void)start;
	(void)end;
	rl_attempted_completion_over = 1;
	rl_completion_append_character = '\0';
	return list_answers(rl_line_buffer);
}

/* Each with its meaning, on a line that fits; then the question again. */
static void
show(char **list, int n, int longest)
{
	const char *p, *tab;
	size_t	    len, fit, columns = 80;
	int	    rows, wide = 80;

	(void)list;
	(void)n;
	rl_get_screen_size(&rows, &wide);
	if (wide > 20)
		columns = (size_t)wide;
	fputc('\n', rl_outstream);
	for (p = buf_str(&answers); *p != '\0'; p += len + 1) {
		char *line;

		len = strcspn(p, "\n");
		line = xstrndup(p, len);
		tab = strchr(line, '\t');
		fprintf(rl_outstream, "  %.*s", (int)strcspn(line, "\t"), line);
		if (tab != NULL && (size_t)longest + 6 < columns) {
			fit = utf8_fit(tab + 1, columns - (size_t)longest - 5);
			fprintf(rl_outstream, "%*s%.*s",
			    longest + 2 - (int)utf8_width(line) +
				(int)utf8_width(tab),
			    "", (int)fit, tab + 1);
		}
		fputc('\n', rl_outstream);
		free(line);
	}
	rl_forced_update_display();
}

/* ---- The line ---- */

void
readline_line(struct line_request *r)
{
	asked = r;
	rl_readline_name = "quitus";
	rl_instream = r->in;
	rl_outstream = r->out;
	rl_attempted_completion_function = complete;
	rl_completion_display_matches_hook = show;
	rl_basic_word_break_characters = "";
	rl_completer_word_break_characters = "";
	r->line = readline(r->prompt);
	if (r->line != NULL && *r->line != '\0')
		add_history(r->line);
	buf_fini(&answers);
	asked = NULL;
}
