/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/check_grid.h"
#include "book/decision.h"
#include "book/inventory.h"
#include "book/sample.h"
#include "store/stmt.h"

/* What only people can tell, asked where the books give a reason to. */

static void
add_vouchers(struct buf *b, const struct sample *s, bool receipts)
{
	size_t i, start = b->len;

	for (i = 0; i < s->nitems; i++) {
		if (s->items[i].receipt != receipts)
			continue;
		if (b->len > start)
			buf_adds(b, ", ");
		if (s->items[i].voucher != NULL)
			buf_adds(b, s->items[i].voucher);
		else
			buf_addf(b, "n° %lld", (long long)s->items[i].number);
	}
	if (b->len == start)
		buf_adds(b, "-");
}

/* C04: the vouchers to look up. */
static int
ask_sample(struct check_run *run)
{
	struct buf	receipts = { 0 }, expenses = { 0 };
	struct finding *f;
	struct sample	s;
	size_t		i;
	int		rc = sample_draw(run->db, run->year, NULL, &s);

	if (rc == 0 && s.nitems > 0) {
		add_vouchers(&receipts, &s, true);
		add_vouchers(&expenses, &s, false);
		f = check_add(run, 4, SEVERITY_QUESTION, MONEY(0),
		    xasprintf(
			_("are these vouchers there, and do they agree? Receipts: "
			  "%s. Expenses: %s. (Seed %s.)"),
			buf_str(&receipts), buf_str(&expenses), s.seed),
		    xstrdup(_(
			"The largest, and "
			"some drawn by lot: look them up on paper; the seed gives "
			"the same draw again.")));
		for (i = 0; i < s.nitems; i++)
			check_add_entry(f, s.items[i].number);
	}
	buf_fini(&receipts);
	buf_fini(&expenses);
	sample_fini(&s);
	return rc;
}

static void
ask(struct check_run *run, int code, const char *question, const char *remedy)
{
	check_add(run, code, SEVERITY_QUESTION, MONEY(0), xstrdup(question),
	    xstrdup(remedy));
}

static int
count_decision(const struct decision *d, void *arg)
{
	int64_t *n = arg;

	(void)d;
	(*n)++;
	return 0;
}

/* C20: with what the register says, when it is kept here. */
static int
ask_council(struct check_run *run)
{
	struct money spent, decided;
	int64_t	     n = 0;
	char	     a[MONEY_TEXT], b[MONEY_TEXT];

	if (decision_each(run->db, run->year, count_decision, &n) == -1 ||
	    decision_spending(run->db, run->year, &spent, &decided) == -1)
		return -1;
	if (n == 0) {
		ask(run, 20,
		    _("was the register of deliberations shown, and was the "
		      "spending decided there?"),
		    _("The conseil de coopérative decides what is spent."));
		return 0;
	}
	check_add(run, 20, SEVERITY_QUESTION,
	    MONEY(spent.cents - decided.cents),
	    xasprintf(_("was the register of deliberations shown, and was the "
			"spending decided there? %s was spent, %s of it by a "
			"decision that is named."),
		money_text(spent, MONEY_EURO, a),
		money_text(decided, MONEY_EURO, b)),
	    xstrdup(_("quitus report council prints the register with what "
		      "each decision led to.")));
	return 0;
}

static int
ask_inventory(struct check_run *run)
{
	struct inventory_view view = { run->year, date_year_end(run->year),
		false };
	struct inventory_sum  there;
	size_t		      before = run->out->nfindings;

	if (check_add_found(run, 21, SEVERITY_QUESTION,
		_("was the inventory register shown, with what was bought this "
		  "year?"),
		_("Each purchase on 6800 has a line in it."),
		"SELECT e.number, sum(p.cents)"
		" FROM entry AS e JOIN posting AS p ON p.entry = e.id"
		" WHERE e.year = ?1 AND e.state <> 'void' AND e.reverses IS NULL"
		" AND p.debit GLOB '680*' GROUP BY e.id ORDER BY e.number") ==
	    -1)
		return -1;
	if (run->out->nfindings > before)
		return 0;
	if (inventory_sum(run->db, &view, &there) == -1)
		return -1;
	if (there.items > 0)
		ask(run, 21, _("was the inventory register shown?"),
		    _("It lists what the coop owns, bought or given, and what "
		      "became of it."));
	return 0;
}

static int
ask_cash_receipts(struct check_run *run)
{
	return check_add_found(run, 23, SEVERITY_QUESTION,
	    _("is the cash that parents paid backed by receipt stubs or class "
	      "lists?"),
	    _("Missing receipts are the commonest gap, and where disputes "
	      "begin."),
	    "SELECT e.number, sum(p.cents)"
	    " FROM entry AS e JOIN posting AS p ON p.entry = e.id"
	    " WHERE e.year = ?1 AND e.state <> 'void' AND e.reverses IS NULL"
	    " AND p.debit GLOB '53*' AND p.credit GLOB '7*'"
	    " GROUP BY e.id ORDER BY e.number");
}

/* What there is to ask about: entries, and among them spending. */
static int
look_at_year(struct check_run *run, bool *kept, bool *spent)
{
	struct stmt st;

	stmt_init(&st, run->db,
	    "SELECT EXISTS (SELECT 1 FROM total WHERE year = ?1),"
	    " EXISTS (SELECT 1 FROM total WHERE year = ?1"
	    "  AND account >= '6' AND account < '7')");
	stmt_set_int(&st, 1, run->year);
	*kept = *spent = false;
	if (stmt_row(&st)) {
		*kept = stmt_int(&st, 0) != 0;
		*spent = stmt_int(&st, 1) != 0;
	}
	return stmt_end(&st);
}

int
check_questions(struct check_run *run)
{
	bool kept, spent;

	if (ask_sample(run) == -1 || look_at_year(run, &kept, &spent) == -1)
		return -1;
	if (spent)
		ask(run, 17, _("are the invoices in the coop's name?"),
		    _("\"Coopérative scolaire OCCE de l'école de ...\", not "
		      "the school, the town hall or a teacher."));
	if (kept)
		ask(run, 19,
		    _("is there no savings account, no loan, no contract "
		      "signed by the mandataire?"),
		    _("Only the departmental association may sign for the "
		      "coop."));
	if ((spent && ask_council(run) == -1) || ask_inventory(run) == -1)
		return -1;
	return ask_cash_receipts(run);
}
