/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/csv.h"

#include <csv.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"

#define SAMPLE_LINES 50 /* looked at to find the delimiter */
#define EVEN_WEIGHT  1000
#define TOLD_MAX     100 /* problems told one by one */

/* ---- Lines ---- */

/* Bytes of the line that s begins with, its end (LF, CRLF or CR) included. */
static size_t
line_length(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && s[n] != '\n' && s[n] != '\r')
		n++;
	if (n + 1 < len && s[n] == '\r' && s[n + 1] == '\n')
		return n + 2;
	return n < len ? n + 1 : n;
}

/* The delimiter that a line "sep=;" tells, 0 when it is no such line. */
static char
told_delimiter(const char *s, size_t len)
{
	size_t n = line_length(s, len);

	while (n > 0 && (s[n - 1] == '\n' || s[n - 1] == '\r'))
		n--;
	if (n != 5 || strncmp(s, "sep=", 4) != 0)
		return 0;
	return s[4];
}

/* How many times c stands outside quotes in a line. */
static long
count(const char *s, size_t len, char c)
{
	bool   quoted = false;
	long   n = 0;
	size_t i;

	for (i = 0; i < len; i++) {
		if (s[i] == '"')
			quoted = !quoted;
		else if (s[i] == c && !quoted)
			n++;
	}
	return n;
}

/*
 * How evenly c parts the first lines: two that follow each other with as many
 * of it weigh more than any number of commas in one label.
 */
static long
score(const char *s, size_t len, char c)
{
	long   before = 0, now, sum = 0, even = 0;
	size_t n;
	int    i;

	for (i = 0; i < SAMPLE_LINES && len > 0; i++) {
		n = line_length(s, len);
		now = count(s, n, c);
		if (now > 0 && now == before)
			even++;
		sum += now;
		before = now;
		s += n;
		len -= n;
	}
	return even * EVEN_WEIGHT + (sum < EVEN_WEIGHT ? sum : EVEN_WEIGHT - 1);
}

char
csv_delimiter(const char *text, size_t len)
{
	static const char candidates[] = { ';', '\t', ',' };
	char		  told = told_delimiter(text, len), best = ';';
	long		  most = 0, now;
	size_t		  i;

	if (told != 0)
		return told;
	for (i = 0; i < sizeof(candidates); i++) {
		now = score(text, len, candidates[i]);
		if (now > most) {
			most = now;
			best = candidates[i];
		}
	}
	return best;
}

/* ---- Rows ---- */

struct place {
	size_t start; /* offset in the texts of the row */
	int    line;
};

/*
 * libcsv forgets empty lines and where a quote opened, so that it is fed one
 * line at a time and watched.
 */
struct reader {
	csv_row_fn	*fn;
	void		*arg;
	int		 rc;	    /* what fn returned */
	int		 line;	    /* that is being fed */
	int		 cell_line; /* where the cell being read begins */
	bool		 done;	    /* a row ended in this line */
	bool		 filled;    /* the row holds something */
	struct buf	 texts;	    /* the cells, each with its NUL */
	struct place	*places;
	size_t		 n, cap;
	struct csv_cell *cells;
	size_t		 cells_cap;
};

static void
take_cell(void *text, size_t len, void *arg)
{
	struct reader *r = arg;
	const char    *s = text;
	size_t	       i;

	r->places = xgrow(r->places, r->n, &r->cap, sizeof(*r->places));
	r->places[r->n].start = r->texts.len;
	r->places[r->n++].line = r->cell_line;
	buf_add(&r->texts, s, len);
	buf_addc(&r->texts, '\0');
	for (i = 0; i < len && !r->filled; i++)
		r->filled = strchr(" \t", s[i]) == NULL;
	r->cell_line = r->line;
}

static void
take_row(int end, void *arg)
{
	struct reader *r = arg;
	struct csv_row row;
	size_t	       i;

	(void)end;
	for (i = 0; i < r->n; i++) {
		r->cells = xgrow(r->cells, i, &r->cells_cap, sizeof(*r->cells));
		r->cells[i].text = r->texts.data + r->places[i].start;
		r->cells[i].line = r->places[i].line;
	}
	row.line = r->n > 0 ? r->places[0].line : r->line;
	row.cells = r->cells;
	row.n = r->n;
	if (r->filled && r->rc == 0)
		r->rc = r->fn(&row, r->arg);
	buf_reset(&r->texts);
	r->n = 0;
	r->filled = false;
	r->done = true;
}

static int
is_never(unsigned char c)
{
	(void)c;
	return 0;
}

static void *
grow(void *p, size_t size)
{
	return xreallocarray(p, size, 1);
}

static int
set_fault(const struct reader *r, struct csv_fault *fault, const char *what)
{
	fault->line = r->cell_line;
	fault->column = (int)r->n + 1;
	fault->what = what;
	return -1;
}

/* What a strict parser stumbled over at c. */
static int
refuse(const struct reader *r, char c, struct csv_fault *fault)
{
	if (c == '"')
		return set_fault(r, fault,
		    _("a quotation mark inside a cell: "
		      "the whole cell goes between quotation marks, and those "
		      "inside it are doubled."));
	if (r->cell_line < r->line)
		return set_fault(r, fault,
		    _("the quotation mark that opens "
		      "here is not closed on its line, and what follows cannot "
		      "be read."));
	return set_fault(r, fault,
	    _("something stands after the quotation "
	      "mark that closes the cell."));
}

static int
feed(struct csv_parser *p, struct reader *r, const char *s, size_t len,
    struct csv_fault *fault)
{
	size_t n, taken;
	bool   open = false;

	while (len > 0 && r->rc == 0) {
		n = line_length(s, len);
		r->line++;
		/* A cell goes on from the line before only within quotes. */
		if (!open)
			r->cell_line = r->line;
		r->done = false;
		taken = csv_parse(p, s, n, take_cell, take_row, r);
		if (taken != n)
			return refuse(r, s[taken < n ? taken : n - 1], fault);
		open = !r->done && (open || n > strspn(s, "\r\n"));
		s += n;
		len -= n;
	}
	if (r->rc == 0 && csv_fini(p, take_cell, take_row, r) != 0)
		return set_fault(r, fault,
		    _("the quotation mark that opens "
		      "here is never closed."));
	return r->rc;
}

int
csv_each(const char *text, size_t len, char delimiter, csv_row_fn *fn,
    void *arg, struct csv_fault *fault)
{
	struct csv_parser p;
	struct reader	  r = { .fn = fn, .arg = arg };
	size_t		  skip = 0;
	int		  rc;

	*fault = (struct csv_fault){ .what = NULL };
	if (delimiter == 0)
		delimiter = csv_delimiter(text, len);
	if (told_delimiter(text, len) != 0) {
		skip = line_length(text, len);
		r.line = 1;
	}
	csv_init(&p, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_delim(&p, (unsigned char)delimiter);
	csv_set_space_func(&p, is_never);
	csv_set_realloc_func(&p, grow);
	rc = feed(&p, &r, text + skip, len - skip, fault);
	csv_free(&p);
	buf_fini(&r.texts);
	free(r.places);
	free(r.cells);
	return rc;
}

const char *
csv_text(const struct csv_row *row, size_t i)
{
	return i < row->n ? row->cells[i].text : "";
}

/* ---- Problems ---- */

void
csv_problem(struct csv_problems *p, int line, int column, const char *fmt, ...)
{
	va_list ap;

	if (p->n++ >= TOLD_MAX)
		return;
	buf_addf(&p->text, "\n%s:%d:", p->file, line);
	if (column > 0)
		buf_addf(&p->text, "%d:", column);
	buf_addc(&p->text, ' ');
	va_start(ap, fmt);
	buf_addv(&p->text, fmt, ap);
	va_end(ap);
}

int
csv_problems_end(struct csv_problems *p, struct err *err)
{
	size_t n = p->n;

	if (n > TOLD_MAX)
		buf_addf(&p->text,
		    ngettext(
			"\n(and %zu more)", "\n(and %zu more)", n - TOLD_MAX),
		    n - TOLD_MAX);
	if (n > 0) {
		err_set(err, ERR_RULE,
		    ngettext("%s was not taken, for %zu problem:%s",
			"%s was not taken, for %zu problems:%s", n),
		    p->file, n, buf_str(&p->text));
		err_hint(err,
		    _("Nothing was written. Correct the file, then "
		      "import it again."));
	}
	buf_fini(&p->text);
	return n > 0 ? -1 : 0;
}
