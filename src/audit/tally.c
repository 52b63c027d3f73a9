/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit/tally.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

static size_t
find_place(const struct tally *t, const char *code)
{
	size_t low = 0, high = t->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (strcmp(t->accounts[middle].code, code) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct tally_account *
tally_account(struct tally *t, const char *code)
{
	size_t		      place = find_place(t, code);
	struct tally_account *a;

	if (place < t->n && strcmp(t->accounts[place].code, code) == 0)
		return &t->accounts[place];
	t->accounts = xgrow(t->accounts, t->n, &t->cap, sizeof(*t->accounts));
	a = &t->accounts[place];
	memmove(a + 1, a, (t->n - place) * sizeof(*a));
	*a = (struct tally_account){ .label = NULL };
	code_copy(a->code, code);
	if (code_class(code) == 5)
		a->days = xcalloc(TALLY_DAYS, sizeof(*a->days));
	t->n++;
	return a;
}

static void
move_money(struct tally *t, struct date day, const char *code, bool opening,
    int64_t debit, int64_t credit)
{
	struct tally_account *a = tally_account(t, code);
	int32_t		      at = day.days - t->start.days;

	if (a->days != NULL && at >= 0 && at < TALLY_DAYS)
		a->days[at] += debit - credit;
	if (opening) {
		a->opening += debit - credit;
		return;
	}
	a->debit += debit;
	a->credit += credit;
}

void
tally_add(struct tally *t, struct date day, const char *debit,
    const char *credit, int64_t cents)
{
	/* Only an opening moves 110; it shows apart when it is of the first
	 * day. */
	bool opening = (debit[0] == '1' || credit[0] == '1') &&
	    date_compare(day, t->start) == 0;

	move_money(t, day, debit, opening, cents, 0);
	move_money(t, day, credit, opening, 0, cents);
}

void
tally_extremes(const struct tally *t, const struct tally_account *a,
    struct tally_extremes *out)
{
	int64_t balance = a->days[0];
	int	i, low = 0, high = 0;

	out->lowest = out->highest = balance;
	for (i = 1; i < TALLY_DAYS; i++) {
		balance += a->days[i];
		if (balance < out->lowest) {
			out->lowest = balance;
			low = i;
		}
		if (balance > out->highest) {
			out->highest = balance;
			high = i;
		}
	}
	out->lowest_day.days = t->start.days + low;
	out->highest_day.days = t->start.days + high;
}

void
tally_fini(struct tally *t)
{
	size_t i;

	for (i = 0; i < t->n; i++) {
		free(t->accounts[i].label);
		free(t->accounts[i].days);
	}
	free(t->accounts);
	*t = (struct tally){ .accounts = NULL };
}
