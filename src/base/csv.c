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
#define CHUNK	     65536

/* ---- Lines ---- */

/* Bytes of the line that s begins with, its end (LF, CRLF or CR) included. */
static size_t
line_length(const char *s, size_t len)
{
	const char *lf = memchr(s, '\n', len);
	const char *cr = memchr(s, '\r', lf != NULL ? (size_t)(lf - s) : len);

	if (cr != NULL && cr + 1 != lf)
		lf = cr;
	return lf != NULL ? (size_t)(lf - s) + 1 : len;
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
 * line at a time and watched. Lines without a quote are parted here: most are,
 * and it is several times as fast.
 */
struct csv {
	struct csv_parser p;
	char		  delimiter; /* 0: not known yet */
	csv_row_fn	 *fn;
	void		 *arg;
	int		  rc;	     /* what fn returned, -1 after a fault */
	bool		  begun;     /* something was fed */
	int		  line;	     /* that is being fed */
	int		  cell_line; /* where the cell being read begins */
	bool		  open;	     /* the row goes on in the next line */
	size_t		  bytes;     /* of the row, while it is open */
	bool		  done;	     /* a row ended in this line */
	bool		  filled;    /* the row holds something */
	struct buf	  rest;	     /* a line whose end was not fed yet */
	struct buf	  texts;     /* the cells, each with its NUL */
	struct place	 *places;
	size_t		  n, cap;
	struct csv_cell	 *cells;
	size_t		  cells_cap;
};

static void
give_row(struct csv *r, size_t n)
{
	struct csv_row row = { .line = n > 0 ? r->cells[0].line : r->line,
		.cells = r->cells,
		.n = n };

	if (r->filled && r->rc == 0)
		r->rc = r->fn(&row, r->arg);
	buf_reset(&r->texts);
	r->n = 0;
	r->filled = false;
	r->done = true;
}

static void
take_cell(void *text, size_t len, void *arg)
{
	struct csv *r = arg;
	const char *s = text;
	size_t	    i;

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
	struct csv *r = arg;
	size_t	    i;

	(void)end;
	for (i = 0; i < r->n; i++) {
		r->cells = xgrow(r->cells, i, &r->cells_cap, sizeof(*r->cells));
		r->cells[i].text = r->texts.data + r->places[i].start;
		r->cells[i].line = r->places[i].line;
	}
	give_row(r, r->n);
}

/* A line that is a row by itself and holds no quote. */
static void
take_plain(struct csv *r, const char *s, size_t len)
{
	char  *p, *next;
	size_t n = 0;

	if (len == 0)
		return;
	buf_add(&r->texts, s, len);
	for (p = r->texts.data; p != NULL; p = next, n++) {
		next = strchr(p, r->delimiter);
		if (next != NULL)
			*next++ = '\0';
		r->cells = xgrow(r->cells, n, &r->cells_cap, sizeof(*r->cells));
		r->cells[n].text = p;
		r->cells[n].line = r->line;
		r->filled = r->filled || p[strspn(p, " \t")] != '\0';
	}
	give_row(r, n);
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
set_fault(struct csv *r, struct csv_fault *fault, const char *what)
{
	fault->line = r->cell_line;
	fault->column = (int)r->n + 1;
	fault->what = what;
	r->rc = -1;
	return -1;
}

/* What a strict parser stumbled over at c. */
static int
refuse(struct csv *r, char c, struct csv_fault *fault)
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
refuse_length(struct csv *r, struct csv_fault *fault)
{
	if (r->open)
		return set_fault(r, fault,
		    _("the quotation mark that opens "
		      "here is never closed."));
	r->cell_line = r->line + 1;
	return set_fault(
	    r, fault, _("this line is too long to be one of a table."));
}

/* One line; its end, when it has one, is in it. */
static int
feed_line(struct csv *r, const char *s, size_t len, struct csv_fault *fault)
{
	size_t taken;

	r->line++;
	/* A cell goes on from the line before only within quotes. */
	if (!r->open)
		r->cell_line = r->line;
	if (!r->open && memchr(s, '"', len) == NULL) {
		while (len > 0 && (s[len - 1] == '\n' || s[len - 1] == '\r'))
			len--;
		take_plain(r, s, len);
		return r->rc;
	}
	r->done = false;
	taken = csv_parse(&r->p, s, len, take_cell, take_row, r);
	if (taken != len)
		return refuse(r, s[taken < len ? taken : len - 1], fault);
	r->open = !r->done;
	r->bytes = r->open ? r->bytes + len : 0;
	if (r->rc == 0 && r->bytes > CSV_ROW_MAX)
		return refuse_length(r, fault);
	return r->rc;
}

/* The first thing that is fed tells the delimiter; whether it was said. */
static bool
begin(struct csv *r, const char *s, size_t len)
{
	if (r->delimiter == 0)
		r->delimiter = csv_delimiter(s, len);
	csv_set_delim(&r->p, (unsigned char)r->delimiter);
	r->begun = true;
	if (told_delimiter(s, len) == 0)
		return false;
	r->line = 1;
	return true;
}

/* Bytes of s up to the end of its last whole line: a CR that ends s may be the
 * half of a CRLF. */
static size_t
whole_lines(const char *s, size_t len)
{
	const char *lf = memrchr(s, '\n', len);
	const char *cr = len > 0 ? memrchr(s, '\r', len - 1) : NULL;

	if (lf == NULL || (cr != NULL && cr > lf))
		lf = cr;
	return lf == NULL ? 0 : (size_t)(lf - s) + 1;
}

static int
feed_lines(struct csv *r, const char *s, size_t len, struct csv_fault *fault)
{
	size_t n;

	if (len == 0)
		return r->rc;
	if (!r->begun && begin(r, s, len)) {
		n = line_length(s, len);
		s += n;
		len -= n;
	}
	for (; len > 0 && r->rc == 0; s += n, len -= n) {
		n = line_length(s, len);
		feed_line(r, s, n, fault);
	}
	return r->rc;
}

struct csv *
csv_open(char delimiter, csv_row_fn *fn, void *arg)
{
	struct csv *r = xcalloc(1, sizeof(*r));

	r->fn = fn;
	r->arg = arg;
	r->delimiter = delimiter;
	csv_init(&r->p, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_space_func(&r->p, is_never);
	csv_set_realloc_func(&r->p, grow);
	return r;
}

int
csv_feed(struct csv *r, const char *s, size_t len, struct csv_fault *fault)
{
	size_t n = whole_lines(s, len);

	if (r->rc != 0)
		return r->rc;
	if (r->rest.len > 0 && n > 0) {
		buf_add(&r->rest, s, n);
		feed_lines(r, buf_str(&r->rest), r->rest.len, fault);
		buf_reset(&r->rest);
	} else if (n > 0)
		feed_lines(r, s, n, fault);
	buf_add(&r->rest, s + n, len - n);
	if (r->rc == 0 && r->rest.len > CSV_ROW_MAX)
		return refuse_length(r, fault);
	return r->rc;
}

int
csv_close(struct csv *r, struct csv_fault *fault)
{
	int rc;

	feed_lines(r, buf_str(&r->rest), r->rest.len, fault);
	if (r->rc == 0 && csv_fini(&r->p, take_cell, take_row, r) != 0)
		set_fault(r, fault,
		    _("the quotation mark that opens "
		      "here is never closed."));
	rc = r->rc;
	csv_free(&r->p);
	buf_fini(&r->rest);
	buf_fini(&r->texts);
	free(r->places);
	free(r->cells);
	free(r);
	return rc;
}

int
csv_each(const char *text, size_t len, char delimiter, csv_row_fn *fn,
    void *arg, struct csv_fault *fault)
{
	struct csv *r;
	size_t	    n;

	*fault = (struct csv_fault){ .what = NULL };
	if (delimiter == 0)
		delimiter = csv_delimiter(text, len);
	r = csv_open(delimiter, fn, arg);
	for (; len > 0; text += n, len -= n) {
		n = len < CHUNK ? len : CHUNK;
		if (csv_feed(r, text, n, fault) != 0)
			break;
	}
	return csv_close(r, fault);
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
	buf_addf(&p->text, "\n%s:", p->file);
	if (line > 0)
		buf_addf(&p->text, "%d:", line);
	if (column > 0)
		buf_addf(&p->text, "%d:", column);
	buf_addc(&p->text, ' ');
	va_start(ap, fmt);
	buf_addv(&p->text, fmt, ap);
	va_end(ap);
}

void
csv_problems_join(struct csv_problems *p, struct csv_problems *more)
{
	buf_adds(&p->text, buf_str(&more->text));
	p->n += more->n;
	buf_fini(&more->text);
	more->n = 0;
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
