/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annual.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "book/dues.h"

/* So many bars a side leave room on the page for what is signed. */
enum { BARS = 5 };

static int
keep_line(const struct statement_line *line, void *arg)
{
	struct annual_side *side = arg;
	struct annual_line *l;

	side->lines = xgrow(
	    side->lines, side->n, &side->cap, sizeof(*side->lines));
	l = &side->lines[side->n++];
	*l = (struct annual_line){ .amount = line->amount,
		.previous = line->previous,
		.label = xstrdup(line->label) };
	code_normalize(line->code, l->code);
	money_add(&side->total, line->amount);
	money_add(&side->previous, line->previous);
	return 0;
}

static void
free_side(struct annual_side *side)
{
	size_t i;

	for (i = 0; i < side->n; i++)
		free(side->lines[i].label);
	free(side->lines);
}

static const char *
result_title(struct money result)
{
	if (result.cents == 0)
		return "Résultat";
	return result.cents < 0 ? "Résultat (déficit)" : "Résultat (excédent)";
}

static void
add_figures(struct annual *a)
{
	struct buf b = { .data = NULL };

	buf_adds(&b, "Avoir au ");
	date_add_long(&b, a->coop.year.start);
	report_figure(a->report, buf_str(&b), a->figures.opening, MONEY_EURO);
	report_figure(a->report, result_title(a->figures.result),
	    a->figures.result, MONEY_SIGNED);
	buf_reset(&b);
	buf_adds(&b, "Avoir au ");
	date_add_long(&b, a->coop.year.end);
	report_figure(a->report, buf_str(&b), a->figures.assets, MONEY_EURO);
	buf_fini(&b);
}

static int
by_amount(const void *x, const void *y)
{
	const struct annual_line *const *a = x, *const *b = y;

	return ((*a)->amount.cents < (*b)->amount.cents) -
	    ((*a)->amount.cents > (*b)->amount.cents);
}

/* The lines of a side, the largest first; those too many for the page are one,
 * the last. Nothing that is not positive. */
static void
add_bars(struct report *r, const struct annual_side *side, bool solid)
{
	const struct annual_line **sorted;
	struct money		   others = MONEY(0);
	char			   text[64];
	size_t			   i, n = 0, shown;

	sorted = xcalloc(side->n + 1, sizeof(*sorted));
	for (i = 0; i < side->n; i++)
		if (side->lines[i].amount.cents > 0)
			sorted[n++] = &side->lines[i];
	qsort(sorted, n, sizeof(*sorted), by_amount);
	shown = n > BARS ? BARS - 1 : n;
	for (i = 0; i < shown; i++)
		report_bar(r, sorted[i]->label, sorted[i]->amount, solid);
	for (; i < n; i++)
		money_add(&others, sorted[i]->amount);
	if (n > shown) {
		snprintf(text, sizeof(text), "Autres (%zu comptes)", n - shown);
		report_bar(r, text, others, solid);
	}
	free(sorted);
}

static void
add_picture(struct annual *a)
{
	if (a->expenses.total.cents == 0 && a->income.total.cents == 0)
		return;
	report_heading(a->report, "D’où vient l’argent, où il est allé");
	report_bars_begin(a->report);
	add_bars(a->report, &a->income, true);
	add_bars(a->report, &a->expenses, false);
	report_bars_end(a->report);
}

static void
add_fields(struct annual *a)
{
	struct report *r = a->report;

	report_field(r, "fingerprint",
	    a->coop.year.state == YEAR_CLOSED ?
		cell_text(a->coop.year.fingerprint) :
		cell_empty());
}

static int
load(struct annual *a, int year)
{
	return balance_figures(a->db, year, &a->figures) == -1 ||
		balance_each_line(a->db, year, 6, keep_line, &a->expenses) ==
		    -1 ||
		balance_each_line(a->db, year, 7, keep_line, &a->income) == -1 ?
	    -1 :
	    0;
}

/* "148 élèves et 7 adultes", when they were counted. */
static int
add_members(struct annual *a)
{
	struct members m;
	struct buf     b = { .data = NULL };

	if (dues_count(a->db, a->coop.year.year, &m) == -1)
		return -1;
	if (m.pupils > 0)
		buf_addf(&b, "%lld élève%s", (long long)m.pupils,
		    m.pupils > 1 ? "s" : "");
	if (m.adults > 0)
		buf_addf(&b, "%s%lld adulte%s", b.len > 0 ? " et " : "",
		    (long long)m.adults, m.adults > 1 ? "s" : "");
	if (b.len > 0)
		report_identity(a->report, buf_str(&b));
	buf_fini(&b);
	return 0;
}

static int
compose(struct annual *a)
{
	if (add_members(a) == -1)
		return -1;
	coop_add_fields(&a->coop, a->report);
	add_figures(a);
	add_picture(a);
	if (annual_add_quitus(a) == -1)
		return -1;
	/* What is signed stands on a page of its own. */
	if (a->coop.year.state == YEAR_CLOSED)
		report_page_break(a->report);
	if (annual_add_accounts(a) == -1 || annual_add_proofs(a) == -1)
		return -1;
	add_fields(a);
	return 0;
}

struct report *
statement_annual(struct db *db, const struct scope *scope)
{
	struct annual a = { .db = db };
	struct scope  whole = { .year = scope->year };

	if (coop_load(db, scope->year, &a.coop) == -1)
		return NULL;
	a.report = coop_report(&a.coop, "Compte rendu financier", &whole);
	if (load(&a, scope->year) == -1 || compose(&a) == -1) {
		report_free(a.report);
		a.report = NULL;
	}
	free_side(&a.expenses);
	free_side(&a.income);
	coop_fini(&a.coop);
	return a.report;
}
