/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_ENTRY_H
#define QUITUS_BOOK_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"
#include "store/db.h"
#include "value/code.h"
#include "value/date.h"
#include "value/money.h"

enum entry_kind {
	ENTRY_OPENING,	/* money accounts against 110 */
	ENTRY_EXPENSE,	/* class 6 from money */
	ENTRY_INCOME,	/* class 7 into money */
	ENTRY_TRANSFER, /* money to money (I7) */
	ENTRY_ADVANCE	/* régie: given, returned, or justified */
};

enum entry_state { ENTRY_DRAFT, ENTRY_FINAL, ENTRY_VOID };

/* An amount that moves from the credit account to the debit account. */
struct posting {
	char	     debit[CODE_MAX];
	char	     credit[CODE_MAX];
	struct money amount;  /* > 0 */
	char	    *project; /* NULL: none, also below */
	char *class;
	char   *provenance; /* "families"...: see entry_provenance */
	int64_t subsidy;    /* that it came from or was spent on; 0: none */
	char   *cerfa;	    /* line of cerfa 15059, where it was chosen */
};

struct entry {
	int64_t		 id;
	int		 year;
	int64_t		 number; /* in the year, in order of recording */
	struct date	 day;	 /* of issue */
	enum entry_kind	 kind;
	enum entry_state state;
	char		*voucher; /* NULL: none, also below */
	char		*label;
	char		*party;
	char		*method;	 /* "cheque"...: see entry_method */
	char		*reference;	 /* cheque number */
	char		*reason;	 /* why voided, why reversed */
	int64_t		 reverses;	 /* number of the entry it cancels, 0 */
	int		 reverses_year;	 /* and its year */
	int64_t		 reversed_by;	 /* number of the one that cancels it */
	int64_t		 decision;	 /* of the conseil that allowed it; 0 */
	int64_t		 rank;		 /* of validation, 0 while a draft */
	char		 seal[HASH_HEX]; /* "" while a draft */
	bool		 ticked;    /* seen on every bank account it moves */
	struct date	 ticked_on; /* when ticked */
	struct posting	*postings;
	size_t		 npostings;
};

void entry_init(struct entry *);
void entry_fini(struct entry *);

/* A copy that owns its strings and postings. */
void entry_copy(struct entry *to, const struct entry *from);

/* Add a posting; its strings are copied. The pointer lives until the next. */
struct posting *entry_add_posting(
    struct entry *, const char *debit, const char *credit, struct money);

/* Take all the postings away. */
void entry_clear_postings(struct entry *);

/* What it was for, copied from one posting to a new one: all but the accounts
 * and the amount. */
void posting_copy_purpose(struct posting *to, const struct posting *from);

/* Sum of the postings. */
struct money entry_amount(const struct entry *);

/* The codes of the trade, English and French: "cheque" cheque, "card" carte,
 * "transfer" virement, "debit" prelevement, "cash" especes; "families"
 * familles, "association", "company" entreprise, "commune", "departement",
 * "region", "state" etat, "europe", "occe", "other" autre. Each maps a typed
 * word of either language to the English code kept, NULL with ERR_USAGE. */
const char *entry_method(const char *word, struct err *);
const char *entry_provenance(const char *word, struct err *);

/* The French word that the dossier writes for a code kept; "" for NULL. */
const char *entry_method_fr(const char *code);
const char *entry_provenance_fr(const char *code);
const char *entry_kind_code(enum entry_kind);	/* "expense"... */
const char *entry_state_code(enum entry_state); /* "draft"... */

/*
 * Record an entry as a draft of the open year that its day lies in. Sets id,
 * year, number, state and, when voucher is NULL, the next voucher of its series
 * (the opening has none to number: "AN"). ERR_RULE on any broken rule: day
 * outside the open years, account unknown, disabled or of the wrong class for
 * the kind (I6, I7), voucher already used (by which entry), project or class
 * closed. Texts have been through text_take. Cash is checked by ledger_guard.
 */
int entry_add(struct db *, struct entry *);

/* Only a draft of an open year may change: ERR_RULE when it is validated
 * ("void" is named), voided, or its year closed. */
int entry_must_be_draft(struct db *, const struct entry *);

/* Write a changed draft back (loaded by entry_load), by the rules of entry_add.
 * ERR_RULE when it is matched with a line of the bank that says otherwise, when it is validated or voided ("void" is named), or when its day
 * leaves its year. */
int entry_replace(struct db *, struct entry *);

/* Load entry number of a year with its postings. ERR_RULE: no such entry. */
int entry_load(struct db *, int year, int64_t number, struct entry *);

/*
 * Cancel: a draft becomes void and keeps its number; for a validated entry a
 * reversing draft (debit and credit exchanged) is recorded, dated day, or the
 * last day it can bear; it is loaded into *reversal (number 0 when none).
 * ERR_RULE: already void or reversed, year closed, the opening.
 */
int entry_void(struct db *, struct entry *, struct date day, const char *reason,
    struct entry *reversal);

/* What entries to walk through; an all-zero struct with year set is all. */
struct entry_filter {
	int	    year;
	bool	    has_from, has_to;
	struct date from, to; /* inclusive */
	const char *account;  /* code; its sub-accounts too */
	const char *project;
	const char *class;
	const char  *party;  /* contained, folded */
	const char  *search; /* contained in label, party, voucher or
					 * reference, folded */
	const char  *method;
	int64_t	     subsidy; /* 0: any, also below */
	int64_t	     decision;
	struct money min, max;	   /* 0: no bound */
	bool	     draft;	   /* only drafts */
	bool	     unreconciled; /* bank entries not ticked */
	bool	     no_file;	   /* expenses and income with nothing
				    * attached */
	bool	     no_void;	   /* leave out the voided */
	bool	     by_rank;	   /* in order of validation, drafts last;
					 * else by day and number */
	bool	     by_number;
};

/* Each entry with its postings. The entry lives until fn returns; non-zero
 * stops and is returned. */
typedef int entry_fn(const struct entry *, void *arg);
int entry_each(struct db *, const struct entry_filter *, entry_fn *, void *);

/* The next voucher of a kind in a year ("D19"), the next cheque after the last
 * one used on that bank account. The caller frees; NULL cheque: none known. */
char *entry_next_voucher(struct db *, int year, enum entry_kind);
char *entry_next_cheque(struct db *, const char *bank);

#endif
