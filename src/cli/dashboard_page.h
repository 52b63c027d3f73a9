/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_DASHBOARD_PAGE_H
#define QUITUS_CLI_DASHBOARD_PAGE_H

#include "book/agenda.h"
#include "cli/dashboard.h"

/* The screen that dashboard_text writes: what its parts share. */

enum ink { INK_NONE, INK_BOLD, INK_GOOD, INK_BAD };

/* The lines of a part, before it is known how many there is room for: an item
 * may take several. */
struct part {
	char **items;
	size_t n, cap;
	size_t lines; /* of all items */
};

void part_add(struct part *, struct buf *); /* takes the buffer's text */
void part_fini(struct part *);

struct page {
	struct dashboard *d;
	struct buf	 *out;
	size_t		  width;
	bool		  plain; /* ASCII alone can be shown */
};

void page_add_ink(const struct page *, struct buf *, enum ink, const char *);

/* Append a text in so many columns, with an ellipsis where it is cut. */
void page_add_cut(struct buf *, const char *, size_t columns);

/* A bar, and the columns that it takes. */
size_t page_bar_width(const struct page *);
void   page_add_bar(
      const struct page *, struct buf *, struct money part, struct money whole);

/* dashboard_gauges.c: subsidies and budgets, a bar each; *heading is told. */
int dashboard_gauges(const struct page *, struct part *, const char **heading);

/* dashboard_todo.c: what is to be done, and what the control grid says. */
int  dashboard_todo(const struct page *, struct part *);
void dashboard_grid(const struct page *);

#endif
