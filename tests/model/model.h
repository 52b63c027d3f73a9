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
	MODEL_CODE = 16,
	MODEL_SUBSIDIES = 6,
	MODEL_ITEMS = 6,
	MODEL_DECISIONS = 6,
	MODEL_LINES = 24,
	MODEL_PLANS = 12
};

enum model_state { MODEL_DRAFT, MODEL_FINAL, MODEL_VOID };

/* D, R, V, A as the vouchers begin; O is the opening. */
struct model_part {
	char	debit[MODEL_CODE];
	char	credit[MODEL_CODE];
	int64_t cents;
	bool	project; /* the only one */
	int class;	 /* 0 none, 1 CP, 2 CM2 */
	int subsidy;	 /* its id, 0 none */
};

struct model_entry {
	char		  series;
	int		  day;
	int		  voucher; /* number in its series, or typed */
	bool		  typed;   /* the voucher is "X<voucher>" */
	int		  text;	   /* which label; -1: the program's */
	enum model_state  state;
	int		  reverses; /* number, 0 for none */
	int		  reversed_by;
	bool		  ticked;
	int		  decision;	/* its number, 0 none */
	int		  contributors; /* families who gave it, 0 not said */
	int		  nparts;
	struct model_part parts[MODEL_PARTS];
};

struct model_subsidy {
	int64_t granted;
	int	kind;
	bool	closed;
};

/* Of the inventory register. */
struct model_item {
	int	day;
	int64_t value;
	bool	removed;
};

struct model_decision {
	int day, present;
};

/* A line of the bank. */
struct model_line {
	bool known; /* imported */
	bool ignored;
	int  entry; /* the number of what explains it, 0 none */
};

/* What the departmental association asks for, in cents. */
struct model_tariff {
	bool	known;
	int64_t fixed, pupil, adult, insurance;
};

struct model_books {
	int		      n;
	struct model_entry    entries[MODEL_ENTRIES];
	bool		      has_statement;
	int64_t		      statement; /* balance on the last day */
	bool		      counted;
	int64_t		      count;	/* cash counted the last day */
	bool		      disabled; /* account 6500 */
	int		      classes;	/* CP, then CM2 */
	bool		      project;	/* Cirque */
	int		      nsubsidies;
	struct model_subsidy  subsidies[MODEL_SUBSIDIES];
	int		      pupils[2], adults[2]; /* 0 and 0: not counted */
	struct model_tariff   tariff;
	int64_t		      planned[MODEL_PLANS]; /* of play_accounts */
	int		      nitems;
	struct model_item     items[MODEL_ITEMS];
	int		      ndecisions;
	struct model_decision decisions[MODEL_DECISIONS];
	struct model_line     lines[MODEL_LINES];
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

/* What came of a subsidy (7410), and what was spent of it (class 6). */
int64_t model_received(const struct model_books *, int subsidy);
int64_t model_spent(const struct model_books *, int subsidy);

/* What is due of 6281 and of 6168 (domain 4.11): fixed + rate x pupils + rate x
 * adults, and insurance x members. */
int64_t model_membership(const struct model_books *);
int64_t model_insurance(const struct model_books *);

/* What a class gave (7562), and how many families. */
int64_t model_contribution(const struct model_books *, int class);
int	model_contributors(const struct model_books *, int class);

/* The bank's line that an entry explains; -1 for none. */
int model_line_of(const struct model_books *, int number);

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
