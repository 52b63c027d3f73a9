/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "doc.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/advance.h"
#include "book/axis.h"
#include "book/balance.h"

/*
 * One page that children of eight read in their conseil: short sentences, the
 * words of the school, nobody's name. Labels of entries are not shown, for a
 * name may stand in them.
 */

/* So many bars a picture leave all on one page. */
enum { BARS = 5, CLASS_BARS = 3 };

/* What the accounts are called at that age, by the beginning of their code. */
static const struct {
	const char *code;
	const char *words;
} simple[] = { { "607", "Les photos achetées" }, { "616", "L’assurance" },
	{ "618", "Nos sorties et nos projets" },
	{ "628", "Notre adhésion à l’OCCE" }, { "650", "Les petites dépenses" },
	{ "67", "Les imprévus" }, { "680", "Du matériel qui va durer" },
	{ "707", "Les photos vendues" },
	{ "708", "Nos fêtes et nos activités" },
	{ "741", "Les aides de la ville, de l’État…" },
	{ "750", "Un peu d’autre chose" }, { "756", "Les familles" },
	{ "760", "La banque" }, { "770", "Des cadeaux" } };

struct slice {
	char	    *label;
	struct money amount;
};

struct side {
	struct slice *slices;
	size_t	      n, cap;
	struct money  total;
};

struct page {
	struct db     *db;
	struct report *report;
	struct coop    coop;
	char *class;
	struct year_figures figures;
	struct side	    in, out; /* of the whole school */
	struct side	    class_in, class_out;
	bool		    has_envelope;
	struct money	    envelope; /* what is left of its régie */
};

static const char *
simple_words(const struct statement_line *line)
{
	size_t i;

	for (i = 0; i < sizeof(simple) / sizeof(simple[0]); i++)
		if (strncmp(line->code, simple[i].code,
			strlen(simple[i].code)) == 0)
			return simple[i].words;
	return line->label;
}

static int
keep(const struct statement_line *line, void *arg)
{
	struct side *s = arg;

	money_add(&s->total, line->amount);
	if (line->amount.cents <= 0)
		return 0;
	s->slices = xgrow(s->slices, s->n, &s->cap, sizeof(*s->slices));
	s->slices[s->n++] = (struct slice){ xstrdup(simple_words(line)),
		line->amount };
	return 0;
}

static void
free_side(struct side *s)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		free(s->slices[i].label);
	free(s->slices);
}

static int
by_amount(const void *x, const void *y)
{
	const struct slice *a = x, *b = y;

	return (a->amount.cents < b->amount.cents) -
	    (a->amount.cents > b->amount.cents);
}

/* The largest first, those too many as one. */
static void
add_bars(struct report *r, struct side *s, size_t max, bool solid)
{
	struct money others = MONEY(0);
	size_t	     i, shown = s->n > max ? max - 1 : s->n;

	if (s->n == 0)
		return;
	qsort(s->slices, s->n, sizeof(*s->slices), by_amount);
	report_bars_begin(r);
	for (i = 0; i < shown; i++)
		report_bar(r, s->slices[i].label, s->slices[i].amount, solid);
	for (; i < s->n; i++)
		money_add(&others, s->slices[i].amount);
	if (s->n > shown)
		report_bar(r, "Tout le reste", others, solid);
	report_bars_end(r);
}

/* ---- The whole school ---- */

static void
add_sum(struct page *p)
{
	const struct year_figures *f = &p->figures;
	struct buf		   left = { .data = NULL };
	struct buf		   right = { .data = NULL };

	money_format(&left, f->opening, MONEY_EURO);
	buf_adds(&left, " + ");
	money_format(&left, f->income, MONEY_EURO);
	buf_adds(&left, " " UTF8_MINUS " ");
	money_format(&left, f->expenses, MONEY_EURO);
	buf_adds(&right, "= ");
	money_format(&right, f->assets, MONEY_EURO);
	report_result(p->report, buf_str(&left), buf_str(&right));
	buf_fini(&left);
	buf_fini(&right);
}

/* Where the money is: in places that a child can point at. */
static void
add_places(struct page *p)
{
	const struct {
		const char  *where;
		struct money m;
	} places[] = { { "à la banque", p->figures.bank },
		{ "dans la caisse de l’école", p->figures.cash },
		{ "dans les enveloppes des classes", p->figures.advances } };
	struct buf b = { .data = NULL };
	size_t	   i, n = 0;

	for (i = 0; i < 3; i++) {
		if (places[i].m.cents == 0)
			continue;
		buf_adds(&b, n++ == 0 ? "Où est-il" UTF8_NNBSP "? " : ", ");
		money_format(&b, places[i].m, MONEY_EURO);
		buf_addf(&b, " %s", places[i].where);
	}
	if (n > 0) {
		buf_addc(&b, '.');
		report_para(p->report, buf_str(&b));
	}
	buf_fini(&b);
}

static void
add_school(struct page *p)
{
	struct report *r = p->report;

	report_heading(r, "La tirelire de toute l’école");
	report_para(r,
	    p->coop.year.state == YEAR_CLOSED ?
		"La coopérative, c’est notre tirelire à tous. En conseil, nous "
		"décidons à quoi elle sert." :
		"La coopérative, c’est notre tirelire à tous. En conseil, nous "
		"décidons à quoi elle sert. L’année n’est pas finie" UTF8_NBSP
		": ces nombres vont encore changer.");
	report_figure(r, "Au début de l’année", p->figures.opening, MONEY_EURO);
	report_figure(r, "Ce qui est entré", p->figures.income, MONEY_EURO);
	report_figure(r, "Ce qui est sorti", p->figures.expenses, MONEY_EURO);
	report_figure(r, "Ce qui reste", p->figures.assets, MONEY_EURO);
	add_sum(p);
	add_places(p);
	if (p->in.n > 0)
		report_heading(r, "D’où vient cet argent" UTF8_NNBSP "?");
	add_bars(r, &p->in, BARS, true);
	if (p->out.n > 0)
		report_heading(r, "À quoi a-t-il servi" UTF8_NNBSP "?");
	add_bars(r, &p->out, BARS, false);
}

/* ---- The class ---- */

static void
add_amount(struct buf *b, const char *before, struct money m, const char *after)
{
	buf_adds(b, before);
	money_format(b, m, MONEY_EURO);
	buf_adds(b, after);
}

static void
add_class_words(struct page *p)
{
	struct money left = doc_minus(p->class_in.total, p->class_out.total);
	struct buf   b = { .data = NULL };

	if (p->class_in.total.cents == 0 && p->class_out.total.cents == 0)
		buf_adds(&b,
		    "Cette année, rien n’est encore entré ni sorti pour notre "
		    "classe.");
	else if (left.cents > 0)
		add_amount(&b, "Notre classe a apporté ", left,
		    " de plus qu’elle n’a dépensé.");
	else if (left.cents < 0)
		add_amount(&b, "La tirelire de l’école a offert ",
		    money_neg(left), " à notre classe.");
	else
		buf_adds(&b,
		    "Notre classe a dépensé exactement ce qu’elle a apporté.");
	if (p->has_envelope && p->envelope.cents > 0)
		add_amount(&b, " Dans son enveloppe, il y a encore ",
		    p->envelope, ".");
	report_para(p->report, buf_str(&b));
	buf_fini(&b);
}

static void
add_class(struct page *p)
{
	struct report *r = p->report;
	struct buf     b = { .data = NULL };

	buf_addf(&b, "Et notre classe, %s" UTF8_NNBSP "?", p->class);
	report_heading(r, buf_str(&b));
	buf_fini(&b);
	report_figure(r, "Entré pour la classe", p->class_in.total, MONEY_EURO);
	report_figure(
	    r, "Sorti pour la classe", p->class_out.total, MONEY_EURO);
	report_columns_begin(r);
	add_bars(r, &p->class_in, CLASS_BARS, true);
	report_columns_next(r);
	add_bars(r, &p->class_out, CLASS_BARS, false);
	report_columns_end(r);
	add_class_words(p);
}

/* ---- To talk about ---- */

static void
add_questions(struct report *r)
{
	static const char *const questions[] = {
		"Qu’est-ce qui nous a rendus fiers" UTF8_NNBSP "? ",
		"De quoi avons-nous envie maintenant" UTF8_NNBSP "? ",
		"Que pouvons-nous faire pour remplir la tirelire" UTF8_NNBSP
		"? "
	};
	size_t i;

	report_heading(r, "À nous de parler");
	for (i = 0; i < sizeof(questions) / sizeof(questions[0]); i++) {
		report_line_begin(r);
		report_line_text(r, questions[i]);
		report_line_blank(r, 70);
		report_line_end(r);
	}
}

/* ---- The page ---- */

static void
add_fields(struct page *p)
{
	struct report *r = p->report;

	report_field(r, "class", cell_text(p->class));
	report_field(r, "opening_cents", cell_money(p->figures.opening));
	report_field(r, "income_cents", cell_money(p->figures.income));
	report_field(r, "expenses_cents", cell_money(p->figures.expenses));
	report_field(r, "left_cents", cell_money(p->figures.assets));
	report_field(r, "class_income_cents", cell_money(p->class_in.total));
	report_field(r, "class_expenses_cents", cell_money(p->class_out.total));
	report_field(r, "envelope_cents",
	    p->has_envelope ? cell_money(p->envelope) : cell_empty());
}

static int
find_envelope(const struct advance *a, void *arg)
{
	struct page *p = arg;

	if (strcmp(a->class, p->class) != 0)
		return 0;
	p->has_envelope = true;
	p->envelope = a->left;
	return 1;
}

static int
load(struct page *p)
{
	struct db *db = p->db;
	int	   year = p->coop.year.year;

	if (balance_figures(db, year, &p->figures) == -1 ||
	    balance_each_line(db, year, 7, keep, &p->in) == -1 ||
	    balance_each_line(db, year, 6, keep, &p->out) == -1 ||
	    axis_each_line(
		db, AXIS_CLASS, year, p->class, 7, keep, &p->class_in) == -1 ||
	    axis_each_line(
		db, AXIS_CLASS, year, p->class, 6, keep, &p->class_out) == -1)
		return -1;
	return advance_each(db, year, find_envelope, p) == -1 ? -1 : 0;
}

static void
compose(struct page *p)
{
	struct report *r;
	struct buf     b = { .data = NULL };
	char	       year[YEAR_TEXT];

	r = p->report = report_new("Notre tirelire");
	buf_addf(&b, "Classe %s · année %s", p->class,
	    year_text(p->coop.year.year, year));
	report_subtitle(r, buf_str(&b));
	report_identity(r, p->coop.name);
	report_foot(r, p->coop.name, NULL);
	add_fields(p);
	add_school(p);
	add_class(p);
	add_questions(r);
	buf_fini(&b);
}

struct report *
statement_pupils(struct db *db, const struct scope *scope)
{
	struct page p = { .db = db };

	p.class = axis_resolve(db, AXIS_CLASS, scope->subject);
	if (p.class == NULL)
		return NULL;
	if (coop_load(db, scope->year, &p.coop) == 0) {
		if (load(&p) == 0)
			compose(&p);
		coop_fini(&p.coop);
	}
	free_side(&p.in);
	free_side(&p.out);
	free_side(&p.class_in);
	free_side(&p.class_out);
	free(p.class);
	return p.report;
}
