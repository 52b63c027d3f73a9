/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_HTML_H
#define QUITUS_FORMAT_HTML_H

#include "base/buf.h"
#include "base/spool.h"
#include "report/tree.h"

struct html {
	struct buf *out;
	struct buf  text; /* the text being written, made safe */
	int	    nheadings;
	const char *heading; /* the last one, NULL when there is none */
	double	    width;   /* points that there are for a picture on paper */

	struct spool *spool;
};

/* Text made safe and escaped; a newline breaks the line. NULL is nothing. */
void html_text(struct html *, const char *);

/* The same where no line may be broken: in a title. */
void html_title(struct html *, const char *);

/* <tag>text</tag>, nothing when there is no text; open may hold a class. */
void html_element(
    struct html *, const char *open, const char *text, const char *close);

/* The style element: the sheet, and what depends on the report's head. */
void html_style(struct html *, const struct report_head *);

/* A curve or gauges, as a drawing in the page. */
void html_picture(struct html *, const struct item *);

/* blank: rows without text above the last one, to level it with another's. */
void html_table(struct html *, const struct table *, size_t blank);

#endif
