/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_REPORT_TREE_H
#define QUITUS_REPORT_TREE_H

#include "base/err.h"
#include "report/report.h"

/*
 * The tree as renderers walk it: what report.h builds, read-only. Everything
 * here is owned by the report. Items follow each other by next; a group, a
 * columns item and each of its columns hold their items in child.
 */
enum item_type {
	ITEM_HEADING, /* text */
	ITEM_PARA,    /* text */
	ITEM_NOTE,    /* text */
	ITEM_PAGE_BREAK,
	ITEM_GROUP,	 /* key (may be NULL), child */
	ITEM_NULL,	 /* key */
	ITEM_FIELD,	 /* key, cell */
	ITEM_FIELD_LIST, /* key, texts, ntexts */
	ITEM_COLUMNS,	 /* child: one ITEM_GROUP a column, no key */
	ITEM_FIGURES,	 /* figures, nfigures: those added in a row */
	ITEM_RESULT,	 /* text (left), text2 (right) */
	ITEM_TABLE,	 /* table */
	ITEM_BARS,	 /* bars, nbars */
	ITEM_CURVE,	 /* from, to, curves, ncurves */
	ITEM_GAUGES,	 /* gauges, ngauges */
	ITEM_LINE,	 /* spans, nspans */
	ITEM_SIGNATURES, /* signatures, nsignatures */
	ITEM_ANNEX	 /* key, annex: at the top of the tree only */
};

struct figure {
	char		*label;
	struct money	 amount;
	enum money_style style;
};

struct bar {
	char	    *label;
	struct money amount; /* or how many */
	bool	     counted;
	bool	     solid;
};

struct curve_point {
	struct date  day;
	struct money amount;
};

struct curve {
	char		   *name;
	struct curve_point *points;
	size_t		    n;
};

struct gauge {
	char	    *label;
	struct money used;
	struct money total;
};

struct signature {
	char *who;
	char *what;
};

enum span_type { SPAN_TEXT, SPAN_BLANK, SPAN_BOX };

struct span {
	enum span_type type;
	char	      *text;   /* SPAN_TEXT */
	int	       number; /* millimetres, or ticked */
};

struct column {
	char		*key; /* may be NULL */
	char		*title;
	enum column_kind kind;
};

struct row_field {
	char		 *key;
	struct cell	  cell;
	struct row_field *next;
};

struct row {
	enum row_kind	  kind;
	struct cell	 *cells; /* as many as the table's columns */
	struct row_field *fields;
};

struct table {
	char	      *key;   /* may be NULL */
	char	      *title; /* may be NULL */
	struct column *columns;
	size_t	       ncolumns;
	struct row    *rows; /* those held: the last ones (report_each_row) */
	size_t	       nrows;
	bool	       root; /* its body rows are the JSON root */

	struct table_rows *away; /* those before; NULL: none */
};

struct item {
	enum item_type	  type;
	struct item	 *next;
	struct item	 *child;
	char		 *key;
	char		 *text;
	char		 *text2;
	struct cell	  cell;
	char		**texts;
	size_t		  ntexts;
	struct table	  table;
	struct figure	 *figures;
	size_t		  nfigures;
	struct bar	 *bars;
	size_t		  nbars;
	struct date	  from, to;
	struct curve	 *curves;
	size_t		  ncurves;
	struct gauge	 *gauges;
	size_t		  ngauges;
	struct span	 *spans;
	size_t		  nspans;
	struct signature *signatures;
	size_t		  nsignatures;
	struct report	 *annex;
};

struct report_head {
	const char  *title;
	const char  *subtitle; /* NULL when there is none */
	char *const *identity;
	size_t	     nidentity;
	const char  *foot_left;	  /* NULL when there is none */
	const char  *foot_middle; /* NULL when there is none */
	const char  *mark;	  /* NULL when there is none */
	bool	     landscape;
	bool	     root_array;
};

/* Valid until the report is freed. */
struct report_head report_head(const struct report *);
const struct item *report_items(const struct report *);

/*
 * Call fn for each row of the table, which lives until fn returns; stop when it
 * returns non-zero and return that. -1 when what was put away cannot be read:
 * report_check tells. The last row of a table is always held.
 */
typedef int report_row_fn(const struct row *, void *arg);
int	    report_each_row(const struct table *, report_row_fn *, void *arg);

/* How many rows that are. */
size_t report_count_rows(const struct table *);

/* Hold all rows of all tables, for who needs them at once. -1 as above. */
int report_hold(struct report *);

/* -1 with ERR_FILE when rows could not be put away, or not be read again. */
int report_check(const struct report *, struct err *);

#endif
