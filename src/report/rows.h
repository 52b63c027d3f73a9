/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_REPORT_ROWS_H
#define QUITUS_REPORT_ROWS_H

#include "report/arena.h"
#include "report/tree.h"

/* Where the rows live that the table holds. */
struct arena *rows_arena(struct table *);

/* Once it holds many, put all rows of the table into its spool. */
void rows_put_away(struct table *);

void rows_free(struct table_rows *);

#endif
