/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_PDF_FLOW_H
#define QUITUS_FORMAT_PDF_FLOW_H

#include "base/buf.h"
#include "format/picture.h"
#include "ink.h"
#include "report/arena.h"
#include "report/tree.h"

/*
 * Pages as lists of things to paint: they are filled first and painted when
 * all are known, so that each can say "1 / 2", and so that what does not fit
 * can be taken back and tried on the next page.
 */
enum op_type {
	OP_TEXT,
	OP_LINE,    /* item: a paragraph with places to write */
	OP_PICTURE, /* picture, its corner at x, y */
	OP_RULE,    /* from x, y, w long, h thick */
	OP_FRAME,   /* a rectangle drawn, h high, thick */
	OP_FILL,    /* a rectangle filled with the one colour, dark in grey */
	OP_BEGIN,   /* text: a structure tag */
	OP_END,
	OP_OUTLINE /* text: an entry of the outline */
};

enum align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTER };

struct op {
	enum op_type type;
	enum style   style;
	enum align   align;
	bool	     wrap;
	bool	     cut; /* one line, ended by ... where it is too long */
	bool	     up;  /* y is where the text ends */
	double	     x, y, w, h;
	double	     scale;
	double	     gray;
	double	     thick;
	const char  *text;
	const struct item    *item;
	const struct picture *picture;
	int first;  /* lines shown of a text: nlines from first, */
	int nlines; /* all of them when it is 0 */
};

struct page {
	struct op *ops;
	size_t	   nops;
	size_t	   cap;
};

#define TAGS 16

struct flow {
	struct ink   ink;
	struct arena arena;
	struct page *pages;
	size_t	     npages;
	size_t	     page;     /* the one being filled */
	double	     x, width; /* of the column being filled */
	double	     y;
	double	     first_top, next_top, bottom;
	const char  *heading; /* to be put above what comes next, or NULL */
	bool	     section; /* inside one */
	bool	     columns; /* inside one */
	bool	     bare;    /* nothing was put yet since the last heading */
	const char  *tags[TAGS]; /* those that are open */
	size_t	     ntags;
};

void flow_init(struct flow *);
void flow_fini(struct flow *);

/* What is filled so far, to come back to it. Valid while the flow is. */
struct mark {
	size_t	   *nops;
	size_t	    npages;
	size_t	    page;
	double	    y;
	const char *heading;
	bool	    bare;
};

struct mark flow_mark(struct flow *);
void	    flow_return(struct flow *, const struct mark *);

bool   flow_at_top(const struct flow *);
double flow_room(const struct flow *); /* of a whole page but the first */
void   flow_next_page(struct flow *);

/*
 * Begin something that is height high, gap below what is above; the next page
 * when there is no room. Puts the heading that waits.
 */
void flow_begin(struct flow *, double gap, double height);

/* Something to paint at x, y of the page being filled; all else is zero. */
struct op *flow_add(struct flow *, enum op_type, double x, double y);

void flow_tag(struct flow *, const char *name);
void flow_end_tag(struct flow *); /* the last one begun */
void flow_rule(
    struct flow *, double x, double y, double w, double thick, double gray);
struct op *flow_text(
    struct flow *, enum style, const char *, double x, double y, double w);

/* Text kept with the flow, safe to be shown; "" for NULL. As one line: the
 * newlines are spaces. */
const char *flow_keep(struct flow *, const char *);
const char *flow_keep_line(struct flow *, const char *);
const char *flow_keep_cell(struct flow *, struct cell);
const char *flow_keep_money(struct flow *, struct money, enum money_style);

/* Put the items, one under the other. */
void flow_items(struct flow *, const struct item *, const struct item *end);

/* Put one of them. */
void flow_paragraph(struct flow *, enum style, const char *);
void flow_figures(struct flow *, const struct item *);
void flow_bars(struct flow *, const struct item *);
void flow_result(struct flow *, const struct item *);
void flow_picture(struct flow *, const struct item *);
void flow_line(struct flow *, const struct item *);
void flow_signatures(struct flow *, const struct item *);

/* pad: room left above the last row, so that two sums stand side by side. */
void   flow_table(struct flow *, const struct table *, double pad);
double flow_table_height(struct flow *, const struct table *);

#endif
