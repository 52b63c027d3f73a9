/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_INVENTORY_H
#define QUITUS_BOOK_INVENTORY_H

#include <stdbool.h>
#include <stdint.h>

#include "store/db.h"
#include "value/date.h"
#include "value/money.h"

/*
 * The inventory register: what the coop owns and that lasts, bought or given,
 * apart from what belongs to the school (domain 4.10). An item stays in the
 * register from year to year until it is removed.
 */

/* Something bought to last: what an entry spent on 6800 or a sub-account, which
 * belongs into the inventory register. */
struct purchase {
	int64_t	     number; /* of the entry */
	struct date  day;
	const char  *voucher; /* NULL: none; until fn returns, also below */
	const char  *label;
	struct money amount;
};
typedef int purchase_fn(const struct purchase *, void *arg);

/* Each purchase of a year, account by account as they were recorded; stops when
 * fn returns non-zero. One that was cancelled in the same year is left out, and
 * so is what cancels an earlier year's. */
int inventory_each_purchase(struct db *, int year, purchase_fn *, void *);

/* ---- What goods are worth ---- */

/*
 * How goods wear out and what insuring them costs: settings of a year. Standard
 * values: 10 % a year, never below 20 % of the price (FAQ of the MAE-MAIF
 * insurance of school coops); 2 000 euros insured without supplement, then
 * 6,88 euros for 1 000 euros (AD 78, insurance page: x 0,00688).
 */
struct goods_rules {
	int	     wear;    /* percent of the price, a year */
	int	     floor;   /* percent of the price */
	struct money covered; /* insured without supplement */
	struct money rate;    /* for each 1 000 euros beyond */
};
int inventory_rules(struct db *, int year, struct goods_rules *);

/* What is left of a price on a day: wear for each 1 January since the purchase,
 * as age is counted in years of purchase. Half a cent is rounded up. */
struct money inventory_used(const struct goods_rules *, struct money price,
    struct date bought, struct date at);

/* What insuring goods of that value costs on top. Half a cent goes up. */
struct money inventory_supplement(const struct goods_rules *, struct money);

/* ---- The register ---- */

struct item {
	int64_t	     id;
	int	     year;  /* in which it was registered */
	const char  *label; /* until fn returns, also below */
	struct date  day;   /* bought */
	struct money value; /* what it cost */
	int64_t	     entry; /* number of the one that bought it; 0: none */
	int	     entry_year;
	struct money used; /* value on the day asked for; 0 once removed */
	bool	     removed;
	struct date  removed_on;   /* when removed, also below */
	int	     removed_year; /* in which that was registered */
	struct money price;	   /* what it was sold for; 0: not sold */
	const char  *reason;
};
typedef int item_fn(const struct item *, void *arg);

/* Which register is read: that of a year as it stands on a day of it. */
struct inventory_view {
	int	    year;
	struct date at;
	bool	    all; /* also what was removed in earlier years */
};

/*
 * Each item of the register, in the order of registration: those there on that
 * day, and those removed in that year (removed is set). What happened later, or
 * was registered in a later year, is not seen: a closed year's register never
 * changes. fn returns non-zero to stop.
 */
int inventory_each(
    struct db *, const struct inventory_view *, item_fn *, void *arg);

/* The item of that id as it is now, with its used value at a day. ERR_RULE when
 * there is none. Returns what fn does. */
int
inventory_find(struct db *, int64_t id, struct date at, item_fn *, void *arg);

/* The items that are there, and what insuring them costs on top. */
struct inventory_sum {
	int64_t	     items;
	struct money value;
	struct money used;
	struct money supplement; /* on the used value */
};
int inventory_sum(
    struct db *, const struct inventory_view *, struct inventory_sum *);

/*
 * Register an item: label, day and value; sets id and year. With an entry (a
 * number of entry_year), what is not given (label NULL, day 0, value 0) is the
 * entry's: its value is what the items that name it leave of its 6800. The year
 * is the entry's, else the open year that the day lies in, else the current one
 * for a purchase of long ago. ERR_RULE: no such entry, cancelled, nothing on
 * 6800, less left than the value; a day after the year; a closed year.
 * ERR_USAGE: a label that is none.
 */
int inventory_add(struct db *, struct item *);

/*
 * Take an item out: removed_on, price and reason of that id; sets removed_year:
 * the open year that the day lies in, else the current one. ERR_RULE: no such
 * item, removed already, removed before it was bought, a day after the open
 * year. ERR_USAGE: a reason that is none.
 */
int inventory_remove(struct db *, struct item *);

#endif
