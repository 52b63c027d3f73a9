/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_REPORT_INTERNAL_H
#define QUITUS_REPORT_INTERNAL_H

#include "report/arena.h"
#include "report/tree.h"

#define DEPTH 32 /* groups within groups: the program's doing, not the data's */

/* A list of items being added to: its owner's first child, and the last. */
struct open_list {
	struct item **first;
	struct item  *last;
};

struct report {
	struct arena	 arena;
	char		*title;
	char		*subtitle;
	char	       **identity;
	size_t		 nidentity;
	char		*foot_left;
	char		*foot_middle;
	char		*mark;
	bool		 landscape;
	bool		 root_array;
	bool		 root_next; /* the next table is the JSON root */
	struct item	*items;
	struct open_list open[DEPTH];
	size_t		 depth;	 /* open[depth] is added to */
	struct table	*table;	 /* between table_begin and table_end */
	size_t		 ncells; /* of its last row */
	struct item	*group;	 /* bars or line between begin and end */
};

/* Append an item to the list that is open. */
struct item *report_add_item(struct report *, enum item_type);

/* The last item of the open list when it is of that type, else NULL. */
struct item *report_last_item(struct report *, enum item_type);

/* The cell with its text, if any, owned by the report. */
struct cell report_own_cell(struct report *, struct cell);

#endif
