/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_ENTRY_INPUT_H
#define QUITUS_CLI_ENTRY_INPUT_H

#include "book/entry.h"
#include "cli/args.h"
#include "cli/ctx.h"

/*
 * What the commands that record entries share: words typed on the command line
 * become a struct entry. Every function returns -1 with the error in ctx->err.
 */

/* The side of the postings that the typed accounts (--account, --split) take;
 * the money account takes the other. */
enum input_side { INPUT_DEBIT, INPUT_CREDIT };

/* The year of --year ("2025", "2025-2026"), else the current one. */
int input_year(struct ctx *, const struct args *, int *year);

/* --from and --to, where they are given. */
int input_period(struct ctx *, const struct args *, struct entry_filter *);

/* An entry's number as typed ("12", "n°12"). */
int input_number(struct ctx *, const char *, int64_t *);

/* What an option that takes a number was given, from 1; 0 when it was not
 * given, or given as "". */
int input_option_number(struct ctx *, const struct args *, enum opt, int64_t *);

/* The class that is the first argument, before an amount; the caller frees it.
 * NULL: there is none of that name; who typed the amount first is told so. */
char *input_class(struct ctx *, const struct args *);

/* Read argument i as an amount, a label. The label is the caller's to free. */
int input_amount(struct ctx *, const char *, struct money *);
int input_label(struct ctx *, const char *, char **);

/* The money account of --from or --to; when it was not given, the cash box for
 * --method cash, else the bank. */
int input_money_account(
    struct ctx *, const struct args *, enum opt, char code[CODE_MAX]);

/*
 * --date (today when absent), --method, --cheque ("next": the one after the
 * last used), --voucher, --party. Options that were not given leave the entry
 * as it is, except the day of an entry that has none (day 0).
 */
int input_texts(struct ctx *, const struct args *, struct entry *);

/*
 * One posting for --account, or one for each --split (CODE=AMOUNT, or
 * CODE@SUBSIDY=AMOUNT for a part that a subsidy pays), whose sum must be the
 * amount (the difference is told): the typed accounts on that side, money on
 * the other. usual: the account when neither is given; NULL: ERR_USAGE.
 */
int input_postings(struct ctx *, const struct args *, struct entry *,
    enum input_side, const char *money, struct money amount, const char *usual);

/* --project, --class, --provenance, --cerfa on every posting, --subsidy on
 * those that may bear one, --decision on the entry; "" takes it away. */
int input_axes(struct ctx *, const struct args *, struct entry *);

/* Keep the --attach files with a recorded entry. */
int input_files(struct ctx *, const struct args *, const struct entry *);

/*
 * Record the entry with its --attach files and print the result: one line
 * (number, day, voucher, label, amount, new balance of the money accounts), or
 * the object in JSON.
 */
int input_record(struct ctx *, const struct args *, struct entry *);

/* The options that the functions above read: for a command's row. */
#define INPUT_OPTIONS                                                          \
	OPT_DATE, OPT_METHOD, OPT_CHEQUE, OPT_VOUCHER, OPT_PARTY, OPT_PROJECT, \
	    OPT_CLASS, OPT_DECISION, OPT_ATTACH

#endif
