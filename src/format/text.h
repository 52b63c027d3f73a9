/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_TEXT_H
#define QUITUS_FORMAT_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/spool.h"
#include "report/tree.h"

enum ink { INK_PLAIN, INK_BOLD, INK_DIM };

struct text {
	struct buf *out;
	size_t	    width; /* of the page: paragraphs, rules, frames */
	size_t	    limit; /* of tables; 0: as wide as they are */
	bool	    color;
	size_t	    spaces; /* owed before the next word of this line */
	bool	    begun;  /* a line of this report was written */

	struct spool *spool;
};

/* Write on a line; spaces at its end are never written. */
void text_space(struct text *, size_t n);
void text_put(struct text *, const char *, size_t len, enum ink);
void text_end_line(struct text *);

/* Text made safe and broken into lines of at most width. */
void text_paragraph(struct text *, const char *, enum ink);

/* A run of one character, alone on its line. */
void text_rule(struct text *, const char *character, size_t n);

/* Text made safe, cut or padded to width columns. */
void text_label(struct text *, const char *, size_t width);

/* The items, one after the other. */
void text_heading(struct text *, const char *);
void text_table(struct text *, const struct table *);
void text_figures(struct text *, const struct item *);
void text_curve(struct text *, const struct item *);
void text_gauges(struct text *, const struct item *);
void text_bars(struct text *, const struct item *);
void text_result(struct text *, const struct item *);
void text_line(struct text *, const struct item *);
void text_signatures(struct text *, const struct item *);

#endif
