/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/balance.h"
#include "book/check_grid.h"
#include "book/year.h"
#include "store/stmt.h"

/* A larger hole in a series is another way of numbering, not a loss. */
#define HOLE_MAX 500

/* ---- C01: the opening is last year's closing ---- */

static int
ask_opening(struct check_run *run)
{
	struct year_figures f;
	char		    text[MONEY_TEXT];

	if (balance_figures(run->db, run->year, &f) == -1)
		return -1;
	if (f.opening.cents == 0)
		return 0;
	check_add(run, 1, SEVERITY_QUESTION, f.opening,
	    xasprintf(
		_("is the opening of %s what the statement of the year before "
		  "closed with?"),
		money_text(f.opening, MONEY_EURO, text)),
	    xstrdup(_("That statement is the first voucher of this year: "
		      "compare the bank and the cash one by one.")));
	return 0;
}

static void
add_opening(struct check_run *run, bool reopened, const char *account,
    struct money closing, struct money opening)
{
	struct money gap = MONEY(opening.cents - closing.cents);
	char	     a[MONEY_TEXT], b[MONEY_TEXT], c[MONEY_TEXT];
	char	    *message, *remedy;

	money_text(opening, MONEY_EURO, a);
	money_text(closing, MONEY_EURO, b);
	money_text(gap, MONEY_SIGNED, c);
	message = account == NULL ?
	    xasprintf(_("the year begins with %s in "
			"all; the one before ended with %s (gap %s)."),
		a, b, c) :
	    xasprintf(_("account %s begins the year with %s; the one before "
			"ended with %s (gap %s)."),
		account, a, b, c);
	if (reopened)
		remedy = xstrdup(_("The year before is open again: closing it "
				   "will correct the opening. quitus close"));
	else if (gap.cents % 9 == 0)
		remedy = xstrdup(_(
		    "The gap is a multiple of 9: two digits "
		    "were probably swapped. Correct the opening: quitus edit 1 "
		    "--bank AMOUNT --cash AMOUNT"));
	else
		remedy = xstrdup(_("Correct the opening: quitus edit 1 --bank "
				   "AMOUNT --cash AMOUNT"));
	check_add(run, 1, reopened ? SEVERITY_WARNING : SEVERITY_ERROR, gap,
	    message, remedy);
}

static int
compare_opening(struct check_run *run, bool reopened)
{
	struct money closing = MONEY(0), opening = MONEY(0), c, o;
	struct stmt  st;
	int	     n = 0;

	stmt_init(&st, run->db,
	    "WITH side (account, closing, opening) AS ("
	    " SELECT account, debit - credit, 0 FROM total"
	    "  WHERE year = ?1 - 1 AND account GLOB '5*'"
	    " UNION ALL SELECT p.debit, 0, p.cents FROM entry AS e"
	    "  JOIN posting AS p ON p.entry = e.id WHERE e.year = ?1"
	    "  AND e.day = ?2 AND e.kind = 'opening' AND e.state <> 'void'"
	    " UNION ALL SELECT p.credit, 0, -p.cents FROM entry AS e"
	    "  JOIN posting AS p ON p.entry = e.id WHERE e.year = ?1"
	    "  AND e.day = ?2 AND e.kind = 'opening' AND e.state <> 'void')"
	    " SELECT account, sum(closing) AS c, sum(opening) AS o FROM side"
	    " WHERE account GLOB '5*' GROUP BY account HAVING c <> o"
	    " ORDER BY account");
	stmt_set_int(&st, 1, run->year);
	stmt_set_date(&st, 2, run->start);
	for (; stmt_row(&st); n++) {
		c = stmt_money(&st, 1);
		o = stmt_money(&st, 2);
		add_opening(run, reopened, stmt_text(&st, 0), c, o);
		closing.cents += c.cents;
		opening.cents += o.cents;
	}
	if (n > 1 && closing.cents != opening.cents)
		add_opening(run, reopened, NULL, closing, opening);
	return stmt_end(&st);
}

int
check_opening(struct check_run *run)
{
	struct year before;
	int	    exists = year_exists(run->db, run->year - 1);

	if (exists == -1)
		return -1;
	if (!exists)
		return ask_opening(run);
	if (year_load(run->db, run->year - 1, &before) == -1)
		return -1;
	return compare_opening(run, before.state == YEAR_OPEN);
}

/* ---- C02: vouchers ---- */

/* A walk through the vouchers of a year, series by series. */
struct series {
	char	       *prefix; /* NULL before the first */
	int64_t		last;
	struct buf	missing; /* "D7, D9–D11" */
	struct finding *finding;
};

static void
add_hole(struct series *s, int64_t next)
{
	const char *comma = s->missing.len > 0 ? ", " : "";
	int64_t	    from = s->last + 1, to = next - 1;

	if (from > to || to - from >= HOLE_MAX)
		return;
	buf_addf(&s->missing, "%s%s%lld", comma, s->prefix, (long long)from);
	if (to > from)
		buf_addf(&s->missing, "–%s%lld", s->prefix, (long long)to);
}

static int
list_holes(struct check_run *run, struct series *s)
{
	struct stmt st;
	const char *prefix;
	int64_t	    n;

	stmt_init(&st, run->db,
	    "SELECT rtrim(voucher, '0123456789'),"
	    " CAST(substr(voucher, length(rtrim(voucher, '0123456789')) + 1)"
	    "  AS INTEGER)"
	    " FROM entry WHERE year = ?1 AND kind <> 'opening'"
	    " AND voucher GLOB '*[0-9]' ORDER BY 1, 2");
	stmt_set_int(&st, 1, run->year);
	while (stmt_row(&st)) {
		prefix = stmt_text(&st, 0);
		n = stmt_int(&st, 1);
		if (s->prefix == NULL || strcmp(s->prefix, prefix) != 0) {
			free(s->prefix);
			s->prefix = xstrdup(prefix);
			s->last = 0;
		}
		add_hole(s, n);
		s->last = n;
	}
	return stmt_end(&st);
}

static int
check_holes(struct check_run *run)
{
	struct series s = { .prefix = NULL };
	int	      rc = list_holes(run, &s);

	if (rc == 0 && s.missing.len > 0)
		check_add(run, 2, SEVERITY_WARNING, MONEY(0),
		    xasprintf(_("no entry bears these voucher numbers: %s."),
			buf_str(&s.missing)),
		    xstrdup(_(
			"Look for a paper that was "
			"not recorded. If a number was skipped, note it on the "
			"next voucher; or renumber: quitus edit N --voucher D7")));
	free(s.prefix);
	buf_fini(&s.missing);
	return rc;
}

int
check_vouchers(struct check_run *run)
{
	if (check_add_found(run, 2, SEVERITY_WARNING,
		_("these entries have no voucher number."),
		_("Write one on the paper and in the book: quitus edit N --voucher "
		  "D12"),
		"SELECT e.number, (SELECT sum(cents) FROM posting"
		"  WHERE entry = e.id)"
		" FROM entry AS e WHERE e.year = ?1 AND e.voucher IS NULL"
		" AND e.kind <> 'opening' AND e.state <> 'void'"
		" ORDER BY e.number") == -1)
		return -1;
	return check_holes(run);
}

/* ---- C03: dates and labels ---- */

/* The schema refuses these; another program may have got round it. */
int
check_texts(struct check_run *run)
{
	return check_add_found(run, 3, SEVERITY_ERROR,
	    _("these entries have no label, or a date that is not in the "
	      "year."),
	    _("The file was changed by another program: see quitus verify, and "
	      "take the ledger from a backup."),
	    "SELECT number, 0 FROM entry WHERE year = ?1 AND state <> 'void'"
	    " AND (trim(label) = '' OR day NOT BETWEEN ?2 AND ?3)"
	    " ORDER BY number");
}

/* ---- C05, C06: accounts on their side ---- */

int
check_sides(struct check_run *run)
{
	const char *remedy = _("Void these entries and record them again: "
			       "quitus void N --reason \"...\"");

	if (check_add_found(run, 5, SEVERITY_ERROR,
		_("these entries do not say what the whole amount was for, or on "
		  "an account of the wrong side (6 for expenses, 7 for income)."),
		remedy,
		"SELECT e.number, coalesce(sum(p.cents), 0)"
		" FROM entry AS e LEFT JOIN posting AS p ON p.entry = e.id"
		" WHERE e.year = ?1 AND e.state <> 'void' AND (p.entry IS NULL"
		" OR (e.reverses IS NULL AND (p.debit GLOB '7*'"
		"  OR p.credit GLOB '6*'"
		"  OR (e.kind = 'expense' AND p.debit NOT GLOB '6*')"
		"  OR (e.kind = 'income' AND p.credit NOT GLOB '7*'))))"
		" GROUP BY e.id ORDER BY e.number") == -1)
		return -1;
	return check_add_found(run, 6, SEVERITY_ERROR,
	    _("these transfers touch an account that holds no money: a "
	      "transfer is neither income nor expense."),
	    remedy,
	    "SELECT e.number, sum(p.cents)"
	    " FROM entry AS e JOIN posting AS p ON p.entry = e.id"
	    " WHERE e.year = ?1 AND e.state <> 'void' AND e.kind = 'transfer'"
	    " AND (p.debit NOT GLOB '5[13]*' OR p.credit NOT GLOB '5[13]*')"
	    " GROUP BY e.id ORDER BY e.number");
}
