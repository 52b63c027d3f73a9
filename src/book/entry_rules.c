/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/entry_rules.h"

#include <string.h>

#include "base/i18n.h"
#include "book/account.h"
#include "book/year.h"
#include "store/stmt.h"

/* What the account is for, told to whoever put it on the wrong side. */
static int
refuse_expense(struct db *db, const char *code)
{
	if (code_class(code) == 7) {
		err_set(db_err(db), ERR_RULE,
		    _("%s is an income account: an "
		      "expense goes to an account that begins with 6."),
		    code);
		return err_hint(db_err(db),
		    _("If money came in, use: quitus "
		      "income. If not, look for the account with: quitus account "
		      "suggest \"...\"."));
	}
	err_set(db_err(db), ERR_RULE,
	    _("%s is not an expense account: an "
	      "expense goes to an account that begins with 6."),
	    code);
	return err_hint(db_err(db),
	    _("To move money between the bank and the "
	      "cash box, use: quitus transfer."));
}

static int
refuse_income(struct db *db, const char *code)
{
	if (code_class(code) == 6) {
		err_set(db_err(db), ERR_RULE,
		    _("%s is an expense account: "
		      "income goes to an account that begins with 7."),
		    code);
		return err_hint(db_err(db),
		    _("If money went out, use: quitus "
		      "expense. A refund of an expense is best written by "
		      "voiding that expense."));
	}
	err_set(db_err(db), ERR_RULE,
	    _("%s is not an income account: income "
	      "goes to an account that begins with 7."),
	    code);
	return err_hint(db_err(db),
	    _("To move money between the bank and the "
	      "cash box, use: quitus transfer."));
}

static int
refuse_money(struct db *db, const char *code)
{
	err_set(db_err(db), ERR_RULE,
	    _("%s is neither a bank account nor a cash box."), code);
	return err_hint(
	    db_err(db), _("Money is in 512 (bank), 514 (CCP) or 530 (cash)."));
}

/* Rules I6 and I7 of the domain: which accounts a kind of entry may move. */
static int
check_sides(
    struct db *db, enum entry_kind kind, const char *debit, const char *credit)
{
	switch (kind) {
	case ENTRY_EXPENSE:
		if (code_class(debit) != 6)
			return refuse_expense(db, debit);
		return code_is_money(credit) ? 0 : refuse_money(db, credit);
	case ENTRY_INCOME:
		if (code_class(credit) != 7)
			return refuse_income(db, credit);
		return code_is_money(debit) ? 0 : refuse_money(db, debit);
	case ENTRY_TRANSFER:
		if (!code_is_money(debit))
			return refuse_money(db, debit);
		return code_is_money(credit) ? 0 : refuse_money(db, credit);
	case ENTRY_ADVANCE:
		if (code_is_advance(debit))
			return code_is_money(credit) ? 0 :
						       refuse_money(db, credit);
		if (code_is_advance(credit) && code_class(debit) == 6)
			return 0;
		if (!code_is_advance(credit))
			return refuse_money(db, credit);
		return code_is_money(debit) ? 0 : refuse_expense(db, debit);
	case ENTRY_OPENING:
		break;
	}
	if (code_class(debit) == 5 && strcmp(credit, "110") == 0)
		return 0;
	if (code_class(credit) == 5 && strcmp(debit, "110") == 0)
		return 0;
	return err_set(db_err(db), ERR_RULE,
	    _("the opening only sets what was "
	      "in the bank and in the cash box on 1 September."));
}

static int
check_active(struct db *db, const char *code)
{
	struct account a;
	int	       rc = 0;

	if (account_load(db, code, &a) == -1)
		return -1;
	if (!a.active) {
		err_set(db_err(db), ERR_RULE,
		    _("account %s (%s) is disabled: nothing new goes in it."),
		    code, a.label);
		rc = err_hint(db_err(db),
		    _("Choose another one (quitus "
		      "account list), or enable it again: quitus account enable "
		      "%s."),
		    code);
	}
	account_fini(&a);
	return rc;
}

static int
check_axes(struct db *db, const struct posting *p)
{
	struct stmt st;

	stmt_init(&st, db,
	    "SELECT name FROM project"
	    " WHERE name = ?1 AND closed UNION ALL"
	    " SELECT name FROM class WHERE name = ?2 AND closed");
	stmt_set_text(&st, 1, p->project);
	stmt_set_text(&st, 2, p->class);
	if (stmt_row(&st))
		err_set(db_err(db), ERR_RULE,
		    _("“%s” is closed: no new entry may carry it."),
		    stmt_text(&st, 0));
	stmt_end(&st);
	return err_what(db_err(db))[0] != '\0' ? -1 : 0;
}

static int
refuse_subsidy(struct db *db, int64_t id, bool found)
{
	if (found) {
		err_set(db_err(db), ERR_RULE,
		    _("subsidy %lld is closed: nothing more is received or "
		      "spent of it."),
		    (long long)id);
		return err_hint(db_err(db),
		    _("Choose another one, or leave --subsidy out."));
	}
	err_set(db_err(db), ERR_RULE, _("there is no subsidy %lld."),
	    (long long)id);
	return err_hint(
	    db_err(db), _("See them all with: quitus subsidy list"));
}

/* Public money is received on 741 and spent on charges, nowhere else. */
static int
check_subsidy(struct db *db, const struct posting *p)
{
	struct stmt st;
	bool	    found, open;

	if (p->subsidy == 0)
		return 0;
	if (code_class(p->debit) != 6 && strncmp(p->credit, "741", 3) != 0) {
		err_set(db_err(db), ERR_RULE,
		    _("a subsidy is received on account 7410 and spent on an "
		      "account that begins with 6; neither %s nor %s is one."),
		    p->debit, p->credit);
		return err_hint(db_err(db), _("Leave --subsidy out."));
	}
	stmt_init(&st, db, "SELECT closed IS NULL FROM subsidy WHERE id = ?1");
	stmt_set_int(&st, 1, p->subsidy);
	found = stmt_row(&st);
	open = found && stmt_int(&st, 0) != 0;
	if (stmt_end(&st) == -1)
		return -1;
	return open ? 0 : refuse_subsidy(db, p->subsidy, found);
}

static int
check_decision(struct db *db, int64_t number)
{
	struct stmt st;
	bool	    found;

	if (number == 0)
		return 0;
	stmt_init(&st, db, "SELECT 1 FROM decision WHERE number = ?1");
	stmt_set_int(&st, 1, number);
	found = stmt_row(&st);
	if (stmt_end(&st) == -1 || found)
		return found ? 0 : -1;
	err_set(db_err(db), ERR_RULE, _("there is no decision %lld."),
	    (long long)number);
	return err_hint(db_err(db),
	    _("Write it into the register first (quitus council add), or see "
	      "what is there: quitus council list"));
}

static int
refuse_itself(struct db *db, const char *code)
{
	err_set(db_err(db), ERR_RULE, _("money cannot move from %s to itself."),
	    code);
	return err_hint(db_err(db),
	    _("Name two different ones, for instance: --from cash --to bank"));
}

static int
check_posting(struct db *db, const struct entry *e, const struct posting *p)
{
	if (p->amount.cents <= 0 || p->amount.cents > MONEY_MAX_CENTS)
		return err_set(db_err(db), ERR_RULE,
		    _("an amount lies between "
		      "0.01 and 9,999,999,999.99 euros."));
	/* A reversal mirrors an entry that has passed all this, or another
	 * reversal; what was closed or disabled since does not stop it. */
	if (e->reverses != 0)
		return 0;
	if (check_active(db, p->debit) == -1 ||
	    check_active(db, p->credit) == -1)
		return -1;
	if (check_sides(db, e->kind, p->debit, p->credit) == -1)
		return -1;
	if (strcmp(p->debit, p->credit) == 0)
		return refuse_itself(db, p->debit);
	return check_axes(db, p) == -1 ? -1 : check_subsidy(db, p);
}

/* A voucher names one paper: refuse it when another entry bears it. */
static int
check_voucher(struct db *db, const struct entry *e)
{
	struct stmt st;
	char	    when[DATE_ISO];
	int	    rc = 0;

	stmt_init(&st, db,
	    "SELECT number, day, label FROM entry WHERE year = ?1"
	    " AND length(voucher) = length(?2) AND voucher IS ?2"
	    " AND voucher IS NOT NULL"
	    " AND state <> 'void' AND id <> ?3");
	stmt_set_int(&st, 1, e->year);
	stmt_set_text(&st, 2, e->voucher);
	stmt_set_int(&st, 3, e->id);
	if (stmt_row(&st)) {
		err_set(db_err(db), ERR_RULE,
		    _("voucher %s is already that of entry %lld (%s, %s)."),
		    e->voucher, (long long)stmt_int(&st, 0),
		    date_fr(stmt_date(&st, 1), when), stmt_text(&st, 2));
		rc = err_hint(db_err(db),
		    _("Leave --voucher out: the next "
		      "free one is given."));
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

int
entry_check(struct db *db, const struct entry *e)
{
	struct year y;
	size_t	    i;
	char	    text[YEAR_TEXT];

	if (year_for_day(db, e->day, &y) == -1)
		return -1;
	if (e->year != y.year)
		return err_set(db_err(db), ERR_RULE,
		    _("entry %lld belongs to "
		      "%s: void it and record it again in the other year."),
		    (long long)e->number, year_text(e->year, text));
	if (e->npostings == 0)
		return err_set(
		    db_err(db), ERR_RULE, _("an entry needs an amount."));
	for (i = 0; i < e->npostings; i++)
		if (check_posting(db, e, &e->postings[i]) == -1)
			return -1;
	if (check_decision(db, e->decision) == -1)
		return -1;
	return e->voucher != NULL ? check_voucher(db, e) : 0;
}
