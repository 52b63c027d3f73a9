/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/entry_order.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"

int
entry_order_read(const char *text, enum entry_order *order, struct err *err)
{
	static const char *const names[][2] = { { "date", "date" },
		{ "number", "numero" }, { "amount", "montant" },
		{ "label", "libelle" }, { "voucher", "piece" } };
	char			*folded = utf8_fold(text);
	size_t			 i, n = sizeof(names) / sizeof(names[0]);

	for (i = 0; i < n && strcmp(folded, names[i][0]) != 0 &&
	     strcmp(folded, names[i][1]) != 0;
	     i++)
		;
	free(folded);
	if (i == n)
		return err_set(err, ERR_USAGE,
		    _("--sort takes date, "
		      "number, amount, label or voucher."));
	*order = (enum entry_order)i;
	return 0;
}

/* ---- What is compared ---- */

struct key {
	int	year;
	int64_t number;
	size_t	order;	/* in which the entries are read */
	int64_t amount; /* or the number of the voucher */
	char   *text;	/* folded label, or series of the voucher; NULL: none */
};

struct keys {
	enum entry_order order;
	struct key	*list;
	size_t		 n, cap;
};

/* A voucher of no series is compared as it is written. */
static void
set_voucher(struct key *k, const char *voucher)
{
	char prefix[VOUCHER_MAX];

	if (voucher == NULL)
		return;
	if (voucher_split(voucher, prefix, &k->amount) == -1)
		k->text = xstrdup(voucher);
	else
		k->text = xstrdup(prefix);
}

static int
keep(const struct entry *e, void *arg)
{
	struct keys *keys = arg;
	struct key  *k;

	keys->list = xgrow(
	    keys->list, keys->n, &keys->cap, sizeof(*keys->list));
	k = &keys->list[keys->n];
	*k = (struct key){ e->year, e->number, .order = keys->n++ };
	if (keys->order == ORDER_AMOUNT)
		k->amount = entry_amount(e).cents;
	else if (keys->order == ORDER_LABEL)
		k->text = utf8_fold(e->label);
	else
		set_voucher(k, e->voucher);
	return 0;
}

static int
by_number(const struct key *a, const struct key *b)
{
	if (a->year != b->year)
		return a->year - b->year;
	return (a->number > b->number) - (a->number < b->number);
}

static int
by_amount(const void *x, const void *y)
{
	const struct key *a = x, *b = y;

	if (a->amount != b->amount)
		return (a->amount < b->amount) - (a->amount > b->amount);
	return by_number(a, b);
}

static int
by_label(const void *x, const void *y)
{
	const struct key *a = x, *b = y;
	int		  rc = strcmp(a->text, b->text);

	return rc != 0 ? rc : by_number(a, b);
}

/* D9 before D10, D before R, those without voucher last. */
static int
by_voucher(const void *x, const void *y)
{
	const struct key *a = x, *b = y;
	int		  rc;

	if (a->text == NULL || b->text == NULL)
		rc = (a->text == NULL) - (b->text == NULL);
	else
		rc = strcmp(a->text, b->text);
	if (rc == 0)
		rc = (a->amount > b->amount) - (a->amount < b->amount);
	return rc != 0 ? rc : (a->order > b->order) - (a->order < b->order);
}

static void
sort(struct keys *keys)
{
	static int (*const compare[])(
	    const void *, const void *) = { [ORDER_AMOUNT] = by_amount,
		[ORDER_LABEL] = by_label,
		[ORDER_VOUCHER] = by_voucher };

	if (keys->n > 0)
		qsort(keys->list, keys->n, sizeof(*keys->list),
		    compare[keys->order]);
}

/* ---- Entries ---- */

static int
each_year(struct db *db, const struct entry_filter *filter, int last,
    entry_fn *fn, void *arg)
{
	struct entry_filter f = *filter;
	int		    rc = 0;

	for (; rc == 0 && f.year <= last; f.year++)
		rc = entry_each(db, &f, fn, arg);
	return rc;
}

static int
give(struct db *db, const struct key *k, entry_fn *fn, void *arg)
{
	struct entry e;
	int	     rc = entry_load(db, k->year, k->number, &e);

	if (rc == 0)
		rc = fn(&e, arg);
	entry_fini(&e);
	return rc;
}

int
entry_order_each(struct db *db, const struct entry_filter *filter, int last,
    enum entry_order order, entry_fn *fn, void *arg)
{
	struct entry_filter f = *filter;
	struct keys	    keys = { .order = order };
	size_t		    i;
	int		    rc;

	f.by_number = order == ORDER_NUMBER;
	if (order == ORDER_DATE || order == ORDER_NUMBER)
		return each_year(db, &f, last, fn, arg);
	rc = each_year(db, &f, last, keep, &keys);
	sort(&keys);
	for (i = 0; i < keys.n && rc == 0; i++)
		rc = give(db, &keys.list[i], fn, arg);
	for (i = 0; i < keys.n; i++)
		free(keys.list[i].text);
	free(keys.list);
	return rc;
}
