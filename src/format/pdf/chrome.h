/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_PDF_CHROME_H
#define QUITUS_FORMAT_PDF_CHROME_H

#include "flow.h"

/* What stands around the report on its pages: head, foot, mark. */
struct chrome {
	const struct report_head *head;
	double			  paper_width;
	double			  paper_height;
	double			  margin;      /* left and right */
	double			  head_height; /* of the first page's head */
};

void chrome_init(struct chrome *, const struct report_head *, struct ink *);

/* Tell the flow where it may write. */
void chrome_bound(const struct chrome *, struct flow *);

/* Which page of how many. */
struct folio {
	size_t page;  /* from 1, of all */
	size_t pages; /* of all */
	bool   first; /* of its part: the head stands on it */
};

/* Paint it on a page, before what stands on it. */
void chrome_paint(
    const struct chrome *, struct flow *, cairo_t *, const struct folio *);

#endif
