/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_ACCOUNT_H
#define QUITUS_BOOK_ACCOUNT_H

#include <stdbool.h>

#include "store/db.h"
#include "value/code.h"

/* An account of the chart. */
struct account {
	char  code[CODE_MAX];
	char *label;
	char *content;		  /* what goes in it, "" when unsaid */
	char  folds_to[CODE_MAX]; /* its line in the statement */
	bool  active;
};

void account_fini(struct account *);

/* Load exactly that code (as account_resolve returns it). */
int account_load(struct db *, const char *code, struct account *);

/*
 * The account that a user's word means: a code in any spelling in use (domain
 * 1.1), an alias of the chart, "bank"/"banque", "cash"/"caisse". ERR_RULE for
 * an unknown one, naming the nearest. A disabled account is found too.
 */
int account_resolve(struct db *, const char *word, char code[CODE_MAX]);

/* The code when it is an account, after normalisation; false when unknown. No
 * error is set: for readers that list many problems. */
bool account_lookup(struct db *, const char *word, char code[CODE_MAX]);

/* Each account in order of code; NULL class digits "" for all, else those whose
 * class is one of the digits ("67"). */
typedef int account_fn(const struct account *, void *arg);
int account_each(struct db *, const char *classes, account_fn *, void *);

/* Each other spelling, each keyword of an account, in alphabetical order; the
 * text lives until fn returns. */
typedef int account_text_fn(const char *, void *arg);
int
account_each_alias(struct db *, const char *code, account_text_fn *, void *arg);
int
account_each_word(struct db *, const char *code, account_text_fn *, void *arg);

#define ACCOUNT_CONTENT_MAX 500 /* characters of a content */

/*
 * Add an account. code is taken as account_own_code says; its line in the
 * statement is nnn0 when that account exists (7411 in 7410), else its first
 * four digits when that one does, else itself (formats.md 6.7). ERR_RULE when it
 * exists, or is another spelling of one that does.
 */
int account_add(
    struct db *, const char *code, const char *label, const char *content);

/* No entry may use it any more (enable: again). ERR_RULE for 110, 512, 530 and
 * an account that still has a balance of class 5. */
int account_set_active(struct db *, const char *code, bool active);

/* The sub-account of 541 that holds a class's advances, made when it does not
 * exist: "541-CP-CE1". No two classes share one. */
int account_for_class(struct db *, const char *name, char code[CODE_MAX]);

/* The class has another name: its sub-account stays its own. */
int account_rename_class(struct db *, const char *from, const char *to);

/*
 * The code that an account of its own would have: normalised, and cut to its
 * first four digits (three for class 5) when it is written as the ADs print it
 * (74110008). -1 when no account can bear it: not three digits first, or none
 * of the classes 1 to 7.
 */
int account_own_code(const char *typed, char code[CODE_MAX]);

/* Add an account of a code that account_own_code gave and that is not there
 * yet; texts have been through text_take (content may be ""). */
int account_insert(
    struct db *, const char *code, const char *label, const char *content);

/*
 * Take an AD's chart: its accounts are added, and those that exist get its
 * labels and, where the file gives them, its contents and keywords in place of
 * their own; its aliases and its spellings of the codes are added; accounts that
 * it does not name stay. CSV (; , or tab, header): code, libelle, contenu, alias
 * (separated by spaces), mots (separated by commas). Every problem is listed in
 * the error as file:line:column, and then the caller's transaction must not be
 * committed. *n: accounts read.
 */
int account_import(struct db *, const char *path, size_t *n);

/* Load the chart that the program ships into an empty ledger. */
int account_load_standard(struct db *);

#endif
