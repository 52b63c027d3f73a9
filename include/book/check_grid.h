/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_CHECK_GRID_H
#define QUITUS_BOOK_CHECK_GRID_H

#include "book/check.h"

/*
 * The parts that check_year is made of, each a few lines of the grid. They are
 * called by check.c only; whoever wants to know what the books are worth calls
 * check_year.
 */
struct check_run {
	struct db    *db;
	int	      year;
	struct date   start, end; /* of the year */
	struct date   until;	  /* the earlier of its end and today */
	bool	      due;	  /* what its end asks for is due */
	struct check *out;
};

typedef int check_part_fn(struct check_run *);

/* SEVERITY_ERROR once the end of the year asks for it, a warning before. */
enum severity check_due(const struct check_run *);

/* Add a finding; message and remedy are taken over. It lives until the next
 * one is added. */
struct finding *check_add(struct check_run *, int code, enum severity,
    struct money amount, char *message, char *remedy);

/* The finding concerns that entry of the year too. */
void check_add_entry(struct finding *, int64_t number);

/*
 * One finding with all the entries that a query finds, none when it finds none.
 * Its parameters are ?1 year, ?2 and ?3 the year's first and last day; its
 * columns number and cents, whose sum is the amount.
 */
int check_add_found(struct check_run *, int code, enum severity,
    const char *message, const char *remedy, const char *sql);

/* Each account that moved in the year and begins with that prefix. */
typedef int check_account_fn(struct check_run *, const char *account);
int
check_each_account(struct check_run *, const char *prefix, check_account_fn *);

check_part_fn check_opening;	/* C01 */
check_part_fn check_vouchers;	/* C02 */
check_part_fn check_texts;	/* C03 */
check_part_fn check_sides;	/* C05, C06 */
check_part_fn check_money;	/* C07 */
check_part_fn check_counts;	/* C08 */
check_part_fn check_banks;	/* C09, C10 */
check_part_fn check_advances;	/* C11 */
check_part_fn check_sales;	/* C12 */
check_part_fn check_subsidies;	/* C13 */
check_part_fn check_dues;	/* C15 */
check_part_fn check_inventory;	/* C16 */
check_part_fn check_grants;	/* C13, C14 */
check_part_fn check_words;	/* C18 */
check_part_fn check_questions;	/* C04, C17, C19, C20, C21, C23 */
check_part_fn check_discharge;	/* C22 */
check_part_fn check_duplicates; /* C24 */
check_part_fn check_cheques;	/* C25 */

#endif
