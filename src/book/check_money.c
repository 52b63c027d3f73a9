/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/advance.h"
#include "book/balance.h"
#include "book/cash.h"
#include "book/check_grid.h"
#include "book/gap.h"
#include "book/setting.h"
#include "store/stmt.h"

/* ---- C07: never below zero, not too much in the box ---- */

static int
check_cash_negative(struct check_run *run, const char *account)
{
	struct date  day;
	struct money low;
	bool	     found;
	char	     when[DATE_ISO], text[MONEY_TEXT];

	if (balance_first_negative(
		run->db, run->year, account, &found, &day, &low) == -1)
		return -1;
	if (found)
		check_add(run, 7, SEVERITY_ERROR, low,
		    xasprintf(
			_("the cash box %s ends %s at %s: there is never less than "
			  "nothing in it."),
			account, date_fr(day, when),
			money_text(low, MONEY_EURO, text)),
		    xstrdup(_(
			"Look for "
			"cash that came in before that day and was not recorded, "
			"or an expense that was paid from the bank.")));
	return 0;
}

static int
check_bank_negative(struct check_run *run, const char *account)
{
	struct money now, low;
	struct date  day;
	bool	     found;
	char	     when[DATE_ISO], text[MONEY_TEXT];

	if (balance_account(run->db, run->year, account, &now) == -1 ||
	    balance_lowest(run->db, run->year, account, &found, &day, &low) ==
		-1)
		return -1;
	if (now.cents < 0)
		check_add(run, 7, SEVERITY_ERROR, now,
		    xasprintf(
			_("the bank account %s is at %s: a coop spends only what "
			  "it has."),
			account, money_text(now, MONEY_EURO, text)),
		    xstrdup(
			_("Look for income that was not recorded; if the "
			  "account is really overdrawn, tell the departmental "
			  "association.")));
	else if (found && low.cents < 0)
		check_add(run, 7, SEVERITY_WARNING, low,
		    xasprintf(_("the bank account %s was at %s on %s."),
			account, money_text(low, MONEY_EURO, text),
			date_fr(day, when)),
		    xstrdup(_("Check the dates of the entries around that day; "
			      "the verifiers will ask how it came.")));
	return 0;
}

/* The evenings when an account held more than an amount. */
struct excess {
	int64_t	     evenings;
	struct money most;
	struct date  day; /* of the most */
};

static int
find_excess(struct check_run *run, const char *account, struct money ceiling,
    struct excess *x)
{
	struct stmt st;

	*x = (struct excess){ 0 };
	stmt_init(&st, run->db,
	    "SELECT count(*), max(balance), day FROM"
	    " (SELECT day, sum(debit - credit) OVER (ORDER BY day) AS balance"
	    "  FROM day_total WHERE account = ?1 AND year = ?2)"
	    " WHERE balance > ?3");
	stmt_set_text(&st, 1, account);
	stmt_set_int(&st, 2, run->year);
	stmt_set_money(&st, 3, ceiling);
	if (stmt_row(&st)) {
		x->evenings = stmt_int(&st, 0);
		x->most = stmt_money(&st, 1);
		x->day = stmt_date(&st, 2);
	}
	return stmt_end(&st);
}

static int
check_cash_ceiling(struct check_run *run, const char *account)
{
	struct money  ceiling;
	struct excess x;
	bool	      set;
	char	      a[MONEY_TEXT], b[MONEY_TEXT], when[DATE_ISO];

	if (setting_money(run->db, run->year, "cash.ceiling", &set, &ceiling) ==
	    -1)
		return -1;
	if (!set)
		return 0;
	if (find_excess(run, account, ceiling, &x) == -1)
		return -1;
	if (x.evenings > 0)
		check_add(run, 7, SEVERITY_WARNING, x.most,
		    xasprintf(
			ngettext(
			    "the cash box held more than %s after %lld day with "
			    "movements; the most was %s, on %s.",
			    "the cash box held more than %s after %lld days with "
			    "movements; the most was %s, on %s.",
			    (unsigned long)x.evenings),
			money_text(ceiling, MONEY_EURO, a),
			(long long)x.evenings,
			money_text(x.most, MONEY_EURO, b),
			date_fr(x.day, when)),
		    xstrdup(_("Take cash to the bank sooner: quitus transfer "
			      "AMOUNT --from cash --to bank")));
	return 0;
}

int
check_money(struct check_run *run)
{
	if (check_each_account(run, "53", check_cash_negative) == -1 ||
	    check_each_account(run, "53", check_cash_ceiling) == -1)
		return -1;
	return check_each_account(run, "51", check_bank_negative);
}

/* ---- C08: the count of the cash box ---- */

static void
add_uncounted(struct check_run *run, const char *account, struct money book)
{
	char text[MONEY_TEXT];

	check_add(run, 8, check_due(run), book,
	    xasprintf(
		_("the cash box %s was never counted this year; the book says "
		  "%s."),
		account, money_text(book, MONEY_EURO, text)),
	    xstrdup(_("Count the notes and coins, an empty box too: quitus "
		      "cash count --date 31/08 20x2 5x1 0,05x1")));
}

/* Whether the account moved after a day. */
static int
moved_after(
    struct check_run *run, const char *account, struct date day, bool *moved)
{
	struct stmt st;

	stmt_init(&st, run->db,
	    "SELECT 1 FROM day_total WHERE account = ?1"
	    " AND year = ?2 AND day > ?3 LIMIT 1");
	stmt_set_text(&st, 1, account);
	stmt_set_int(&st, 2, run->year);
	stmt_set_date(&st, 3, day);
	*moved = stmt_row(&st);
	return stmt_end(&st);
}

static int
add_count_gap(
    struct check_run *run, const char *account, const struct cash_count *c)
{
	char *advice = gap_advise_cash(run->db, account, c->day, c->gap);
	char  a[MONEY_TEXT], b[MONEY_TEXT], d[MONEY_TEXT], when[DATE_ISO];

	if (advice == NULL)
		return -1;
	check_add(run, 8, SEVERITY_ERROR, c->gap,
	    xasprintf(
		_("the cash box held %s on %s and the book says %s (gap %s)."),
		money_text(c->total, MONEY_EURO, a), date_fr(c->day, when),
		money_text(c->book, MONEY_EURO, b),
		money_text(c->gap, MONEY_SIGNED, d)),
	    advice);
	return 0;
}

static int
check_count(
    struct check_run *run, const char *account, const struct cash_count *c)
{
	struct money book;
	bool	     moved;
	char	     when[DATE_ISO];

	if (!c->found) {
		if (balance_account(run->db, run->year, account, &book) == -1)
			return -1;
		add_uncounted(run, account, book);
		return 0;
	}
	if (c->gap.cents != 0)
		return add_count_gap(run, account, c);
	if (!run->due)
		return 0;
	if (moved_after(run, account, c->day, &moved) == -1)
		return -1;
	if (moved)
		check_add(run, 8, SEVERITY_ERROR, MONEY(0),
		    xasprintf(
			_("the cash box was counted on %s, but cash moved since."),
			date_fr(c->day, when)),
		    xstrdup(_(
			"Count it as it is at "
			"the end of the year: quitus cash count --date 31/08 20x2 "
			"5x1 0,05x1")));
	return 0;
}

static int
check_account_count(struct check_run *run, const char *account)
{
	struct cash_count c;
	int		  rc;

	rc = cash_count_load(run->db, run->year, account, run->end, &c);
	if (rc == 0)
		rc = check_count(run, account, &c);
	cash_count_fini(&c);
	return rc;
}

int
check_counts(struct check_run *run)
{
	return check_each_account(run, "53", check_account_count);
}

/* ---- C11: régies d'avance ---- */

static int
check_advance(const struct advance *a, void *arg)
{
	struct check_run *run = arg;
	char		  text[MONEY_TEXT];

	if (a->left.cents > 0)
		check_add(run, 11, check_due(run), a->left,
		    xasprintf(
			_("régie %s: %s is neither justified nor returned."),
			a->class, money_text(a->left, MONEY_EURO, text)),
		    xasprintf(
			_("quitus advance justify %s AMOUNT \"...\" "
			  "--account 6180, and quitus advance return %s AMOUNT for "
			  "what is left."),
			a->class, a->class));
	else if (a->left.cents < 0)
		check_add(run, 11, check_due(run), a->left,
		    xasprintf(
			_("régie %s: the class spent or returned %s more than it "
			  "was given."),
			a->class,
			money_text(money_neg(a->left), MONEY_EURO, text)),
		    xasprintf(_("Pay the difference back: quitus advance give "
				"%s AMOUNT"),
			a->class));
	return 0;
}

static int
check_advance_ceiling(struct check_run *run, const char *account)
{
	struct money  ceiling;
	struct excess x;
	bool	      set;
	char	      a[MONEY_TEXT], b[MONEY_TEXT], when[DATE_ISO];

	if (setting_money(
		run->db, run->year, "advance.ceiling", &set, &ceiling) == -1)
		return -1;
	if (!set)
		return 0;
	if (find_excess(run, account, ceiling, &x) == -1)
		return -1;
	if (x.evenings > 0)
		check_add(run, 11, SEVERITY_WARNING, x.most,
		    xasprintf(
			_("the régie %s held %s on %s; the advised ceiling is "
			  "%s."),
			account, money_text(x.most, MONEY_EURO, a),
			date_fr(x.day, when),
			money_text(ceiling, MONEY_EURO, b)),
		    xstrdup(_(
			"Give less at a time, and more often; the "
			"ceiling is a setting: quitus config advance.ceiling")));
	return 0;
}

/* A receipt signed by both is to be shown for each sum given. */
static int
ask_receipts(struct check_run *run)
{
	return check_add_found(run, 11, SEVERITY_QUESTION,
	    _("is there, for each régie given, a receipt signed by the "
	      "mandataire and the teacher?"),
	    _("Two copies: one in the file of vouchers, one for the teacher."),
	    "SELECT e.number, sum(p.cents)"
	    " FROM entry AS e JOIN posting AS p ON p.entry = e.id"
	    " WHERE e.year = ?1 AND e.kind = 'advance' AND e.state <> 'void'"
	    " AND e.reverses IS NULL AND p.debit GLOB '541*'"
	    " AND NOT EXISTS (SELECT 1 FROM entry AS r"
	    "  WHERE r.reverses = e.id AND r.state <> 'void')"
	    " GROUP BY e.id ORDER BY e.number");
}

int
check_advances(struct check_run *run)
{
	if (advance_each(run->db, run->year, check_advance, run) == -1 ||
	    check_each_account(run, "541", check_advance_ceiling) == -1)
		return -1;
	return ask_receipts(run);
}
