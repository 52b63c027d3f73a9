/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_FORMAT_FEC_PARTS_H
#define QUITUS_SRC_FORMAT_FEC_PARTS_H

#include "format/fec.h"

/* Lines of a FEC become entries (fec_group.c). */

/* A line on its way: its texts stand in the group's. */
struct group_line {
	struct fec_line line;
	size_t		account_label, voucher, label, party;
};

/* What is remembered of an entry that was read. */
struct group_past {
	uint64_t name;	 /* hash of journal and number */
	int64_t	 number; /* 0: not a number alone */
	int	 line;
	bool	 opening;
};

struct group {
	struct csv_problems *problems;
	const int	    *columns;
	fec_entry_fn	    *fn;
	void		    *arg;
	int		     rc; /* what fn returned */
	/* The entry that is being read. */
	struct buf	   journal, number, texts;
	struct group_line *lines;
	size_t		   n, cap;
	struct fec_line	  *given; /* as fn gets them */
	size_t		   given_cap;
	bool		   bad;
	/* Those before it. */
	struct group_past *past;
	size_t		   npast, past_cap;
	bool		   moved; /* one that opens nothing was read */
};

/* The line belongs to that entry; the same as the line before, or the next.
 * Then take it, or, when something is wrong with it, spoil the entry. */
void
group_enter(struct group *, const char *journal, const char *number, int line);
void group_take(struct group *, const struct fec_line *);
void group_spoil(struct group *);

/* The end: what holds between entries is checked, and all is freed. */
void group_end(struct group *);

#endif
