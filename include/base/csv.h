/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BASE_CSV_H
#define QUITUS_BASE_CSV_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * Reading CSV text (RFC 4180, UTF-8, the BOM already taken off): quotes, line
 * ends of any system, a first line "sep=;", blanks kept as they are. Rows in
 * which nothing stands are passed over, and still counted.
 */

/* One cell. Its place is told as line and column, both from 1; a column is
 * counted in cells, as the letters of a spreadsheet are. */
struct csv_cell {
	const char *text; /* never NULL */
	int	    line; /* where it begins */
};

struct csv_row {
	int		 line; /* where it begins */
	struct csv_cell *cells;
	size_t		 n;
};

/* The cell at index i (column i + 1), "" past the last. */
const char *csv_text(const struct csv_row *, size_t i);

/* Something that cannot be read at all; the rows before it were given. */
struct csv_fault {
	int	    line;
	int	    column;
	const char *what; /* translated, constant */
};

/*
 * Call fn for each row; stop when it returns non-zero and return that. The row
 * lives until fn returns. delimiter 0: as csv_delimiter says. -1 with
 * fault->what set: a quote that is never closed (the place where it opens), or
 * one that stands where none can.
 */
typedef int csv_row_fn(const struct csv_row *, void *arg);
int	    csv_each(const char *text, size_t len, char delimiter, csv_row_fn *,
	    void *arg, struct csv_fault *);

/*
 * The same for a text that comes in parts: feed them, then close, which frees
 * it and tells what came of the whole. delimiter 0: told by the first part.
 * A row of more than CSV_ROW_MAX bytes is a fault: it is none of a table.
 */
#define CSV_ROW_MAX (1u << 20)
struct csv;
struct csv *csv_open(char delimiter, csv_row_fn *, void *arg);
int	    csv_feed(struct csv *, const char *, size_t, struct csv_fault *);
int	    csv_close(struct csv *, struct csv_fault *);

/* What parts the cells: told by a line "sep=", else the one of ; tab , that
 * parts the first lines most evenly. */
char csv_delimiter(const char *text, size_t len);

/*
 * The problems of a file, all told at once: "plan.csv:12:3: what is wrong".
 * All-zero but for file, which is borrowed.
 */
struct csv_problems {
	const char *file;
	struct buf  text;
	size_t	    n;
};

/* column 0: the line as a whole; line 0: the file. */
void csv_problem(struct csv_problems *, int line, int column, const char *, ...)
    __attribute__((format(printf, 4, 5)));

/* Put the problems of the second after those of the first, and empty it. */
void csv_problems_join(struct csv_problems *, struct csv_problems *);

/* 0 when there was none; else ERR_RULE with all of them (the first hundred),
 * and -1. Frees them. */
int csv_problems_end(struct csv_problems *, struct err *);

#endif
