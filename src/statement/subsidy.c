/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "doc.h"
#include "in_kind.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/budget.h"
#include "book/cerfa.h"
#include "book/grant.h"

/* The compte rendu financier of one subsidy (form cerfa 15059*02): what the
 * action cost and what paid for it, beside what was planned. The action is the
 * project of the subsidy, through its years; without project, what names the
 * subsidy. */
struct figures {
	struct money planned, actual;
};

struct page {
	struct doc	d;
	struct grant	grant;
	struct cerfa	form;
	struct figures *lines; /* one for each of the form */
	bool		planned;
	bool		in_project; /* walking through the entries of the
				     * project, or the others */
	bool		listing;    /* them, or adding them up */
};

static bool
is_in_project(const struct page *p, const struct posting *posting)
{
	return p->grant.project != NULL && posting->project != NULL &&
	    strcmp(posting->project, p->grant.project) == 0;
}

/* ---- What happened ---- */

static const struct cerfa_line *
line_of(const struct page *p, const struct entry *e, const struct posting *q,
    const char *account)
{
	const struct cerfa_line *l = NULL;
	struct err		 nobody = { 0 };

	if (q->cerfa != NULL) {
		l = cerfa_find(&p->form, q->cerfa, &nobody);
		err_fini(&nobody);
	}
	return l != NULL ? l :
			   cerfa_of(&p->form, account, q->provenance, e->label);
}

/* The posting's account of class 6 or 7, and its amount as that class counts;
 * NULL when it has none. */
static const char *
measure(const struct posting *q, struct money *amount)
{
	*amount = q->amount;
	if (code_class(q->debit) == 6)
		return q->debit;
	if (code_class(q->credit) == 7)
		return q->credit;
	*amount = money_neg(q->amount);
	if (code_class(q->credit) == 6)
		return q->credit;
	return code_class(q->debit) == 7 ? q->debit : NULL;
}

static bool
counts(const struct page *p, const struct posting *q)
{
	if (p->in_project)
		return is_in_project(p, q);
	return q->subsidy == p->grant.id && !is_in_project(p, q);
}

static void
add_voucher(struct report *r, const struct entry *e, const struct cerfa_line *l,
    struct money amount, bool of_subsidy)
{
	bool spent = l->side == CERFA_EXPENSES;

	report_row(r, ROW_BODY);
	report_cell(r, cell_int(e->number));
	report_cell(r, cell_date(e->day));
	report_cell(r, cell_text(e->voucher));
	report_cell(r, cell_text(e->label));
	report_cell(r, cell_text(l->code));
	report_cell(r, spent ? cell_empty() : cell_money(amount));
	report_cell(r, spent ? cell_money(amount) : cell_empty());
	report_cell(r, of_subsidy ? cell_text("oui") : cell_empty());
	report_row_field(r, "year", cell_int(e->year));
}

static int
add_entry(const struct entry *e, void *arg)
{
	struct page		*p = arg;
	const struct posting	*q;
	const struct cerfa_line *l;
	const char		*account;
	struct money		 amount;
	size_t			 i;

	for (i = 0; i < e->npostings; i++) {
		q = &e->postings[i];
		account = measure(q, &amount);
		if (account == NULL || !counts(p, q))
			continue;
		l = line_of(p, e, q, account);
		if (p->listing)
			add_voucher(p->d.report, e, l, amount,
			    q->subsidy == p->grant.id);
		else
			money_add(&p->lines[l - p->form.lines].actual, amount);
	}
	return 0;
}

static int
add_year(const struct year *y, void *arg)
{
	struct page	   *p = arg;
	struct entry_filter f = { .year = y->year, .no_void = true };

	if (y->year > p->d.coop.year.year)
		return 0;
	if (p->in_project)
		f.project = p->grant.project;
	else
		f.subsidy = p->grant.id;
	return entry_each(p->d.db, &f, add_entry, p);
}

static int
walk(struct page *p, bool listing)
{
	int rc = 0;

	p->listing = listing;
	if (p->grant.project != NULL) {
		p->in_project = true;
		rc = year_each(p->d.db, add_year, p);
	}
	p->in_project = false;
	return rc == -1 ? -1 : year_each(p->d.db, add_year, p);
}

static int
add_vouchers(struct page *p)
{
	struct report *r = p->d.report;
	int	       rc;

	report_heading(r, "Pièces");
	report_table_begin(r, "vouchers", NULL);
	report_column(r, "entry", "N°", COLUMN_INT);
	report_column(r, "date", "Date", COLUMN_SHORT);
	report_column(r, "voucher", "Pièce", COLUMN_SHORT);
	report_column(r, "label", "Libellé", COLUMN_TEXT);
	report_column(r, "line", "Ligne", COLUMN_SHORT);
	report_column(r, "income_cents", "Produit", COLUMN_MONEY);
	report_column(r, "expense_cents", "Charge", COLUMN_MONEY);
	report_column(r, NULL, "Sur la subvention", COLUMN_SHORT);
	rc = walk(p, true);
	report_table_end(r);
	return rc;
}

/* ---- What was planned ---- */

static int
take_plan(const struct budget_line *b, void *arg)
{
	struct page		*p = arg;
	const struct cerfa_line *l = cerfa_of(&p->form, b->code, NULL, NULL);

	money_add(&p->lines[l - p->form.lines].planned, b->planned);
	return 0;
}

/* Of the public money planned, each subsidy of the project is known by its
 * giver; what nobody granted stays with the others. */
static int
divide_plan(const struct grant *g, void *arg)
{
	struct page    *p = arg;
	struct figures *from, *to;
	struct money	part = g->granted;

	from =
	    &p->lines[cerfa_of(&p->form, "7410", NULL, NULL) - p->form.lines];
	to = &p->lines[cerfa_of(&p->form, "7410", g->kind, NULL) -
	    p->form.lines];
	if (part.cents > from->planned.cents)
		part = from->planned;
	money_add(&from->planned, money_neg(part));
	money_add(&to->planned, part);
	return 0;
}

static int
read_plan(struct page *p)
{
	int	year = p->d.coop.year.year;
	int64_t n;

	if (p->grant.project == NULL)
		return 0;
	if (budget_count(p->d.db, p->grant.project, &n) == -1)
		return -1;
	p->planned = n > 0;
	if (n == 0)
		return 0;
	if (budget_each(p->d.db, year, p->grant.project, 6, take_plan, p) ==
		-1 ||
	    budget_each(p->d.db, year, p->grant.project, 7, take_plan, p) == -1)
		return -1;
	return grant_each_of_project(
	    p->d.db, year, p->grant.project, divide_plan, p);
}

/* ---- The table of the form ---- */

static struct figures
sum_side(const struct page *p, enum cerfa_side side)
{
	struct figures sum = { MONEY(0), MONEY(0) };
	size_t	       i;

	for (i = 0; i < p->form.n; i++)
		if (p->form.lines[i].side == side) {
			money_add(&sum.planned, p->lines[i].planned);
			money_add(&sum.actual, p->lines[i].actual);
		}
	return sum;
}

/* What the coop gives of its own is what the rest does not pay. */
static void
balance(struct page *p)
{
	struct figures	out = sum_side(p, CERFA_EXPENSES);
	struct figures	in = sum_side(p, CERFA_INCOME);
	struct figures *own = &p->lines[p->form.n - 1];

	if (out.planned.cents > in.planned.cents)
		own->planned = doc_minus(out.planned, in.planned);
	if (out.actual.cents > in.actual.cents)
		own->actual = doc_minus(out.actual, in.actual);
}

static void
add_figures(const struct page *p, struct figures f)
{
	struct report *r = p->d.report;

	report_cell(r, p->planned ? doc_cell(f.planned) : cell_empty());
	report_cell(r, doc_cell(f.actual));
	report_cell(r,
	    p->planned ? doc_cell(doc_minus(f.actual, f.planned)) :
			 cell_empty());
	report_cell(r,
	    f.planned.cents == 0 ?
		cell_empty() :
		cell_int(money_percent(f.actual, f.planned)));
}

static void
add_line(const struct page *p, size_t i)
{
	const struct cerfa_line *l = &p->form.lines[i];
	struct report		*r = p->d.report;
	size_t			 n;

	if (l->heading) {
		report_row(r, ROW_GROUP);
		report_cell(r, cell_text(l->label));
		for (n = 1; n < 6; n++)
			report_cell(r, cell_empty());
		return;
	}
	report_row(r, ROW_BODY);
	report_cell(r, cell_text(l->code));
	report_cell(r, cell_text(l->label));
	add_figures(p, p->lines[i]);
}

static void
add_side(const struct page *p, enum cerfa_side side)
{
	struct report *r = p->d.report;
	bool	       out = side == CERFA_EXPENSES;
	size_t	       i;

	report_table_begin(
	    r, out ? "expenses" : "income", out ? "Charges" : "Produits");
	report_column(r, "line", "Ligne", COLUMN_SHORT);
	report_column(r, "label", "Libellé", COLUMN_TEXT);
	report_column(r, "planned_cents", "Prévision", COLUMN_MONEY);
	report_column(r, "actual_cents", "Réalisation", COLUMN_MONEY);
	report_column(r, "gap_cents", "Écart", COLUMN_MONEY);
	report_column(r, "percent", "%", COLUMN_INT);
	for (i = 0; i < p->form.n; i++)
		if (p->form.lines[i].side == side)
			add_line(p, i);
	report_row(r, ROW_TOTAL);
	report_cell(r, cell_empty());
	report_cell(
	    r, cell_text(out ? "Total des charges" : "Total des produits"));
	add_figures(p, sum_side(p, side));
	report_table_end(r);
}

/* ---- The page ---- */

static void
add_grant(const struct page *p)
{
	const struct grant *g = &p->grant;
	struct report	   *r = p->d.report;
	struct buf	    b = { .data = NULL };
	char		    day[DATE_ISO];

	buf_addf(&b, "%s. Décision du %s", g->funder, date_fr(g->day, day));
	if (g->reference != NULL)
		buf_addf(&b, " (%s)", g->reference);
	if (g->received_on.days != 0)
		buf_addf(&b, ", dernier versement le %s",
		    date_fr(g->received_on, day));
	buf_addf(&b, ". Objet" UTF8_NBSP ": %s.", g->purpose);
	report_para(r, buf_str(&b));
	buf_fini(&b);
	report_field(r, "id", cell_int(g->id));
	report_field(r, "funder", cell_text(g->funder));
	report_field(r, "kind", cell_text(g->kind));
	report_field(r, "purpose", cell_text(g->purpose));
	report_field(r, "project", cell_text(g->project));
	report_field(r, "date", cell_date(g->day));
	report_field(r, "granted_cents", cell_money(g->granted));
	report_field(r, "received_cents", cell_money(g->received));
	report_field(r, "spent_cents", cell_money(g->spent));
	report_field(r, "left_cents", cell_money(grant_left(g)));
	report_figure(r, "Accordée", g->granted, MONEY_EURO);
	report_figure(r, "Reçue", g->received, MONEY_EURO);
	report_figure(r, "Dépensée", g->spent, MONEY_EURO);
	report_figure(r, "Reste à dépenser", grant_left(g), MONEY_EURO);
}

/* The last line of the form: the share of the subsidy in all that paid. */
static void
add_share(const struct page *p)
{
	struct money   total = sum_side(p, CERFA_INCOME).actual;
	struct buf     b = { .data = NULL };
	struct report *r = p->d.report;
	int64_t	       share;

	report_field(r, "total_cents", cell_money(total));
	if (total.cents <= 0)
		return;
	share = money_percent(p->grant.received, total);
	buf_addf(&b,
	    "La subvention reçue représente %lld" UTF8_NBSP
	    "%% du total des produits.",
	    (long long)share);
	report_para(r, buf_str(&b));
	buf_fini(&b);
	report_field(r, "percent", cell_int(share));
}

static int
add_page(struct page *p)
{
	struct report *r = p->d.report;

	p->lines = xcalloc(p->form.n, sizeof(*p->lines));
	add_grant(p);
	if (read_plan(p) == -1 || walk(p, false) == -1)
		return -1;
	balance(p);
	report_heading(r, "Charges et produits de l’action");
	add_side(p, CERFA_EXPENSES);
	add_side(p, CERFA_INCOME);
	add_share(p);
	report_note(r, "Les lignes sont celles du formulaire cerfa 15059*02.");
	if (!p->planned)
		report_note(r,
		    "Aucun budget n’a été prévu pour l’action" UTF8_NBSP
		    ": la colonne des prévisions reste à remplir.");
	in_kind_add(r);
	report_note(r,
	    "Les contributions volontaires en nature ne sont pas dans la "
	    "comptabilité" UTF8_NBSP ": elles se portent à la main.");
	if (add_vouchers(p) == -1)
		return -1;
	report_signature(r, "Mandataire", "Nom, prénom, signature");
	return 0;
}

static int
read_id(struct db *db, const char *text, int64_t *id)
{
	char	 *end;
	long long n = strtoll(text, &end, 10);

	if (end == text || *end != '\0' || n <= 0) {
		err_set(db_err(db), ERR_USAGE,
		    _("“%s” is not the number of a subsidy."), text);
		return err_hint(
		    db_err(db), _("See them all with: quitus subsidy list"));
	}
	*id = n;
	return 0;
}

struct report *
statement_subsidy(struct db *db, const struct scope *scope)
{
	struct scope   whole = { .year = scope->year };
	struct page    p = { .planned = false };
	struct report *r = NULL;
	struct year    y;
	int64_t	       id = 0;

	if (year_load(db, scope->year, &y) == -1 ||
	    read_id(db, scope->subject, &id) == -1 ||
	    grant_load(db, id, scope->year, &p.grant) == -1)
		return NULL;
	cerfa_load(&p.form);
	if (doc_begin(
		&p.d, db, &whole, "Compte rendu financier de subvention") == 0)
		r = doc_end(&p.d, add_page(&p));
	free(p.lines);
	cerfa_fini(&p.form);
	grant_fini(&p.grant);
	return r;
}
