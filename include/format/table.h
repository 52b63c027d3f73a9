/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_TABLE_H
#define QUITUS_FORMAT_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/csv.h"
#include "base/err.h"

/*
 * A spreadsheet saved as CSV, given row by row whatever its size: UTF-8 with or
 * without BOM, UTF-16 with BOM, else Windows-1252; cells parted by ; , or tab;
 * LF, CRLF, CR; a first line "sep=;" (see base/csv).
 */

/*
 * Call fn for each row that holds something; stop when it returns non-zero and
 * return that. 0: the file was read to its end, or to what cannot be read of
 * it, which is told in the problems (a quote never closed, a line without
 * end). -1 with ERR_FILE: missing, not a regular file, empty, not a text, or
 * something else than a table: a spreadsheet's own file, a database, a PDF, a
 * web page; what to do is told.
 */
int table_each(const char *path, csv_row_fn *, void *arg, struct csv_problems *,
    struct err *);

/* The same; watch is told now and then how many bytes of the file were read. */
typedef void table_watch_fn(size_t bytes, void *watcher);
int	     table_each_watched(const char *path, csv_row_fn *, void *arg,
	     table_watch_fn *, void *watcher, struct csv_problems *, struct err *);

/* Whether the file is a spreadsheet's own (xlsx, ods), by its content: which is
 * a zip too. */
bool table_is_spreadsheet(const char *path);

/* The size of the file in bytes; -1 with ERR_FILE. */
int table_size(const char *path, size_t *bytes, struct err *);

#endif
