/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model.h"

static void *
allocate(size_t n)
{
	void *p = calloc(n, sizeof(struct model_books));

	if (p == NULL)
		abort();
	return p;
}

void
model_init(struct model *m, int days)
{
	memset(m, 0, sizeof(*m));
	m->now = allocate(1);
	m->past = allocate(MODEL_DEPTH);
	m->days = days;
}

void
model_fini(struct model *m)
{
	free(m->now);
	free(m->past);
}

struct model_entry *
model_append(struct model_books *b, char series, int day)
{
	struct model_entry *e;

	if (b->n == MODEL_ENTRIES)
		return NULL;
	e = &b->entries[b->n];
	memset(e, 0, sizeof(*e));
	e->series = series;
	e->day = day;
	e->voucher = model_next_voucher(b, series);
	b->n++;
	return e;
}

void
model_part(
    struct model_entry *e, const char *debit, const char *credit, int64_t cents)
{
	struct model_part *p = &e->parts[e->nparts++];

	snprintf(p->debit, sizeof(p->debit), "%s", debit);
	snprintf(p->credit, sizeof(p->credit), "%s", credit);
	p->cents = cents;
}

int
model_next_voucher(const struct model_books *b, char series)
{
	int i, last = 0;

	for (i = 0; i < b->n; i++)
		if (b->entries[i].series == series && !b->entries[i].typed &&
		    b->entries[i].voucher > last)
			last = b->entries[i].voucher;
	return last + 1;
}

bool
model_typed_used(const struct model_books *b, int voucher)
{
	int i;

	for (i = 0; i < b->n; i++)
		if (b->entries[i].typed && b->entries[i].voucher == voucher &&
		    b->entries[i].state != MODEL_VOID)
			return true;
	return false;
}

static bool
begins(const char *code, const char *prefix)
{
	return strncmp(code, prefix, strlen(prefix)) == 0;
}

int64_t
model_balance(const struct model_books *b, const char *prefix, int last_day)
{
	const struct model_entry *e;
	int64_t			  sum = 0;
	int			  i, j;

	for (i = 0; i < b->n; i++) {
		e = &b->entries[i];
		if (e->state == MODEL_VOID || e->day > last_day)
			continue;
		for (j = 0; j < e->nparts; j++) {
			if (begins(e->parts[j].debit, prefix))
				sum += e->parts[j].cents;
			if (begins(e->parts[j].credit, prefix))
				sum -= e->parts[j].cents;
		}
	}
	return sum;
}

/* Credit minus debit of the accounts that begin so, of the parts with that
 * subsidy or class; -1: any. */
static int64_t
tagged(const struct model_books *b, const char *prefix, int subsidy, int class)
{
	const struct model_part *p;
	int64_t			 sum = 0;
	int			 i, j;

	for (i = 0; i < b->n; i++)
		for (j = 0; j < b->entries[i].nparts; j++) {
			p = &b->entries[i].parts[j];
			if (b->entries[i].state == MODEL_VOID ||
			    (subsidy != -1 && p->subsidy != subsidy) ||
			    (class != -1 && p->class != class))
				continue;
			sum += begins(p->credit, prefix) ? p->cents : 0;
			sum -= begins(p->debit, prefix) ? p->cents : 0;
		}
	return sum;
}

int64_t
model_received(const struct model_books *b, int subsidy)
{
	return tagged(b, "741", subsidy, -1);
}

int64_t
model_spent(const struct model_books *b, int subsidy)
{
	return -tagged(b, "6", subsidy, -1);
}

int64_t
model_membership(const struct model_books *b)
{
	return b->tariff.fixed +
	    b->tariff.pupil * (b->pupils[0] + b->pupils[1]) +
	    b->tariff.adult * (b->adults[0] + b->adults[1]);
}

int64_t
model_insurance(const struct model_books *b)
{
	return b->tariff.insurance *
	    (b->pupils[0] + b->pupils[1] + b->adults[0] + b->adults[1]);
}

int64_t
model_contribution(const struct model_books *b, int class)
{
	return tagged(b, "7562", -1, class);
}

int
model_contributors(const struct model_books *b, int class)
{
	const struct model_entry *e;
	int			  i, n = 0;

	for (i = 0; i < b->n; i++) {
		e = &b->entries[i];
		if (e->state != MODEL_VOID && e->reversed_by == 0 &&
		    e->parts[0].class == class)
			n += e->contributors;
	}
	return n;
}

int
model_line_of(const struct model_books *b, int number)
{
	int i;

	for (i = 0; i < MODEL_LINES; i++)
		if (b->lines[i].entry == number)
			return i;
	return -1;
}

int64_t
model_outstanding(const struct model_books *b)
{
	const struct model_entry *e;
	int64_t			  sum = 0;
	int			  i, j;

	for (i = 0; i < b->n; i++) {
		e = &b->entries[i];
		if (e->state == MODEL_VOID || e->ticked || e->series == 'O')
			continue;
		for (j = 0; j < e->nparts; j++) {
			if (strcmp(e->parts[j].debit, "512") == 0)
				sum += e->parts[j].cents;
			if (strcmp(e->parts[j].credit, "512") == 0)
				sum -= e->parts[j].cents;
		}
	}
	return sum;
}

bool
model_cash_holds(const struct model *m, const struct model_books *b)
{
	int day;

	for (day = 0; day < m->days; day++)
		if (model_balance(b, "530", day) < 0)
			return false;
	return true;
}

bool
model_commit(struct model *m, const struct model_books *next, bool sealing)
{
	if (memcmp(m->now, next, sizeof(*next)) == 0)
		return false;
	if (m->depth == MODEL_DEPTH)
		abort();
	m->past[m->depth] = *m->now;
	m->sealing[m->depth++] = sealing;
	*m->now = *next;
	return true;
}

bool
model_undo(struct model *m)
{
	if (m->depth == 0 || m->sealing[m->depth - 1])
		return false;
	*m->now = m->past[--m->depth];
	return true;
}
