/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/entry_order.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"

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

static int
by_number(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->year != y->year)
		return x->year - y->year;
	return (x->number > y->number) - (x->number < y->number);
}

static int
by_amount(const void *a, const void *b)
{
	int64_t x = entry_amount(a).cents, y = entry_amount(b).cents;

	return x != y ? (x < y) - (x > y) : by_number(a, b);
}

static int
by_label(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	char		   *fx = utf8_fold(x->label);
	char		   *fy = utf8_fold(y->label);
	int		    rc = strcmp(fx, fy);

	free(fx);
	free(fy);
	return rc != 0 ? rc : by_number(a, b);
}

/* D9 before D10, D before R, those without voucher last. */
static int
by_voucher(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	char		    px[VOUCHER_MAX], py[VOUCHER_MAX];
	int64_t		    nx = 0, ny = 0;
	int		    rc;

	if (x->voucher == NULL || y->voucher == NULL)
		return (x->voucher == NULL) - (y->voucher == NULL);
	if (voucher_split(x->voucher, px, &nx) == -1 ||
	    voucher_split(y->voucher, py, &ny) == -1)
		return strcmp(x->voucher, y->voucher);
	rc = strcmp(px, py);
	return rc != 0 ? rc : (nx > ny) - (nx < ny);
}

void
entry_order_sort(struct entry *entries, size_t n, enum entry_order order)
{
	static int (*const compare[])(
	    const void *, const void *) = { [ORDER_NUMBER] = by_number,
		[ORDER_AMOUNT] = by_amount,
		[ORDER_LABEL] = by_label,
		[ORDER_VOUCHER] = by_voucher };

	if (n > 0 && order != ORDER_DATE)
		qsort(entries, n, sizeof(*entries), compare[order]);
}
