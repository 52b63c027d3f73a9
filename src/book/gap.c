/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/gap.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "store/stmt.h"
#include "value/code.h"

/* So many entries may be outstanding at the end of a month; with more of them
 * the ticking is not done. */
#define FEW 5

/* An entry that a gap points at. */
struct suspect {
	int64_t number; /* 0: none */
	char   *label;	/* with its voucher */
};

/* Which entries are looked at. */
enum scope {
	SCOPE_ACCOUNT,	  /* that move the account */
	SCOPE_OTHERS,	  /* that move another money account, not it */
	SCOPE_TICKED,	  /* ticked on the account */
	SCOPE_OUTSTANDING /* that move the account and are not ticked */
};

/* ?1 year, ?2 account, ?3 last day, ?4 amount as the account (or the other
 * one) sees it, ?5 scope. Reversed entries and reversals are no suspects. */
#define SELECT_SUSPECT                                                   \
	"SELECT e.number,"                                               \
	" iif(e.voucher IS NULL, e.label, e.voucher || ', ' || e.label)" \
	" FROM entry AS e WHERE e.year = ?1 AND e.day <= ?3"             \
	" AND e.state <> 'void' AND e.kind <> 'opening'"                 \
	" AND e.reverses IS NULL AND NOT EXISTS"                         \
	"  (SELECT 1 FROM entry AS r"                                    \
	"   WHERE r.reverses = e.id AND r.state <> 'void')"              \
	" AND (SELECT sum(iif(p.debit = ?2, p.cents, 0)"                 \
	"   - iif(p.credit = ?2, p.cents, 0)) FROM posting AS p"         \
	"  WHERE p.entry = e.id) = iif(?5 = 1, 0, ?4)"                   \
	" AND (?5 <> 1 OR (SELECT"                                       \
	"   sum(iif(p.debit GLOB '5[13]*', p.cents, 0)"                  \
	"    - iif(p.credit GLOB '5[13]*', p.cents, 0))"                 \
	"  FROM posting AS p WHERE p.entry = e.id) = ?4)"                \
	" AND (?5 < 2 OR (?5 = 2) = EXISTS (SELECT 1 FROM tick AS t"     \
	"  WHERE t.entry = e.id AND t.account = ?2 AND t.day <= ?3))"    \
	" ORDER BY e.day DESC, e.number DESC LIMIT 1"

static int
find_suspect(struct db *db, const char *account, struct date day, int64_t cents,
    enum scope scope, struct suspect *s)
{
	struct stmt st;

	*s = (struct suspect){ 0 };
	stmt_init(&st, db, SELECT_SUSPECT);
	stmt_set_int(&st, 1, date_school_year(day));
	stmt_set_text(&st, 2, account);
	stmt_set_date(&st, 3, day);
	stmt_set_int(&st, 4, cents);
	stmt_set_int(&st, 5, scope);
	if (stmt_row(&st)) {
		s->number = stmt_int(&st, 0);
		s->label = stmt_text_dup(&st, 1);
	}
	return stmt_end(&st);
}

/* The mistakes that can be told from an entry's amount. */
enum mistake {
	CASH_TWICE,
	CASH_ELSEWHERE,
	WRONG_WAY,
	NOT_TICKED,
	WRONGLY_TICKED
};

struct guess {
	enum mistake mistake;
	enum scope   scope;
	int64_t	     cents; /* the amount that would explain it */
};

static char *
describe(enum mistake mistake, const struct suspect *s)
{
	long long n = (long long)s->number;

	switch (mistake) {
	case CASH_TWICE:
		return xasprintf(_("Entry %lld (%s) is of that very amount: is "
				   "it recorded twice, or was it not cash?"),
		    n, s->label);
	case CASH_ELSEWHERE:
		return xasprintf(_("Entry %lld (%s) is of that very amount: "
				   "was it cash, and not the bank?"),
		    n, s->label);
	case NOT_TICKED:
		return xasprintf(_("Entry %lld (%s) is of that very amount and "
				   "not ticked: is it on the statement?"),
		    n, s->label);
	case WRONGLY_TICKED:
		return xasprintf(
		    _("Entry %lld (%s) is of that very amount and "
		      "ticked: is it really on the statement, and recorded once "
		      "only?"),
		    n, s->label);
	case WRONG_WAY:
		break;
	}
	return xasprintf(
	    _("Entry %lld (%s) is of half that amount: did it go "
	      "the other way, out instead of in or in instead of out?"),
	    n, s->label);
}

/* Try the guesses in turn; *advice stays NULL when none holds. */
static int
try_guesses(struct db *db, const char *account, struct date day,
    const struct guess *guesses, size_t n, char **advice)
{
	struct suspect s;
	size_t	       i;

	*advice = NULL;
	for (i = 0; i < n && *advice == NULL; i++) {
		if (guesses[i].cents == 0)
			continue;
		if (find_suspect(db, account, day, guesses[i].cents,
			guesses[i].scope, &s) == -1)
			return -1;
		if (s.number != 0)
			*advice = describe(guesses[i].mistake, &s);
		free(s.label);
	}
	return 0;
}

/* Half of an even amount, else 0: no guess. */
static int64_t
half(int64_t cents)
{
	return cents % 2 == 0 ? cents / 2 : 0;
}

char *
gap_advise_cash(
    struct db *db, const char *account, struct date day, struct money gap)
{
	const struct guess guesses[] = { { CASH_TWICE, SCOPE_ACCOUNT,
					     -gap.cents },
		{ CASH_ELSEWHERE, SCOPE_OTHERS, gap.cents },
		{ WRONG_WAY, SCOPE_ACCOUNT, half(-gap.cents) } };
	char		  *advice;

	if (try_guesses(db, account, day, guesses,
		sizeof(guesses) / sizeof(guesses[0]), &advice) == -1)
		return NULL;
	if (advice != NULL)
		return advice;
	if (gap.cents % 9 == 0)
		return xstrdup(
		    _("Count again. A gap that is a multiple of 9 "
		      "often comes from two digits swapped in an amount."));
	return xstrdup(gap.cents > 0 ?
		_("Count again; then look for cash that came in and was not "
		  "recorded, or an expense recorded as cash that was paid "
		  "otherwise.") :
		_("Count again; then look for an expense paid in cash and not "
		  "recorded, or cash taken to the bank without a transfer."));
}

char *
gap_advise_bank(struct db *db, const struct reconciliation *r)
{
	const struct guess guesses[] = { { NOT_TICKED, SCOPE_OUTSTANDING,
					     -r->gap.cents },
		{ WRONGLY_TICKED, SCOPE_TICKED, r->gap.cents },
		{ WRONG_WAY, SCOPE_TICKED, half(r->gap.cents) } };
	char		  *advice;

	if (try_guesses(db, r->account, r->statement_date, guesses,
		sizeof(guesses) / sizeof(guesses[0]), &advice) == -1)
		return NULL;
	if (advice != NULL)
		return advice;
	if (r->nitems > FEW)
		return xasprintf(
		    _("%zu entries are not ticked: tick first "
		      "those that are on the statement: quitus bank tick 3 4 "
		      "7-12"),
		    r->nitems);
	if (r->gap.cents % 9 == 0)
		return xstrdup(
		    _("A gap that is a multiple of 9 often comes "
		      "from two digits swapped: compare each amount with the "
		      "statement."));
	return xstrdup(r->gap.cents > 0 ?
		_("Look on the statement for money that went out and is not in "
		  "the book (bank charges, a direct debit), or untick what is not "
		  "on it.") :
		_("Look on the statement for money that came in and is not in the "
		  "book, or tick what is on it: quitus bank tick N"));
}
