/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_TESTS_MODEL_H
#define QUITUS_TESTS_MODEL_H

#include <stdbool.h>
#include <stdint.h>

/*
 * A school year kept a second time, in the simplest way that could work: an
 * array of entries, every sum made anew. It shares no code with the program.
 * Days count from 1 September (0) to 31 August (365 in a leap year).
 */
enum {
	MODEL_ENTRIES = 256,
	MODEL_PARTS = 3,
	MODEL_DEPTH = 256,
	MODEL_CODE = 16
};

enum model_state { MODEL_DRAFT, MODEL_FINAL, MODEL_VOID };

/* D, R, V, A as the vouchers begin; O is the opening. */
struct model_part {
	char	debit[MODEL_CODE];
	char	credit[MODEL_CODE];
	int64_t cents;
};

struct model_entry {
	char		  series;
	int		  day;
	int		  voucher; /* number in its series, or typed */
	bool		  typed;   /* the voucher is "X<voucher>" */
	int		  text;	   /* which label */
	enum model_state  state;
	int		  reverses; /* number, 0 for none */
	int		  reversed_by;
	bool		  ticked;
	int		  nparts;
	struct model_part parts[MODEL_PARTS];
};

struct model_books {
	int		   n;
	struct model_entry entries[MODEL_ENTRIES];
	bool		   has_statement;
	int64_t		   statement; /* balance on the last day */
	bool		   counted;
	int64_t		   count;    /* cash counted the last day */
	bool		   disabled; /* account 6500 */
	int		   classes;  /* CP, then CM2 */
};

/* The books and all the states that undo can come back to. */
struct model {
	struct model_books *now;
	struct model_books *past;		  /* MODEL_DEPTH of them */
	bool		    sealing[MODEL_DEPTH]; /* made by validate */
	int		    depth;
	int		    days; /* in the year */
};

void model_init(struct model *, int days);
void model_fini(struct model *);

/* The entry that a command would add; the caller fills it. NULL: full. */
struct model_entry *model_append(struct model_books *, char series, int day);
void		    model_part(
		   struct model_entry *, const char *debit, const char *credit, int64_t cents);

/* The number after the last of a series, void or not. */
int  model_next_voucher(const struct model_books *, char series);
bool model_typed_used(const struct model_books *, int voucher);

/* Debit minus credit of the accounts that begin so, up to a day. */
int64_t
model_balance(const struct model_books *, const char *prefix, int last_day);

/* What the entries not ticked do to the bank account 512. */
int64_t model_outstanding(const struct model_books *);

/* Whether the cash box is never below zero at the end of a day. */
bool model_cash_holds(const struct model *, const struct model_books *);

/*
 * A command leads from now to next. When it changed something, what was is
 * kept for undo. Returns whether it changed anything.
 */
bool model_commit(struct model *, const struct model_books *next, bool sealing);

/* Take the last change back; false when there is none or it sealed. */
bool model_undo(struct model *);

#endif
