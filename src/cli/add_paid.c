/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "book/bank.h"
#include "book/entry.h"
#include "cli/add.h"
#include "value/text.h"

/* ---- Money that moves ---- */

enum way { WAY_TO_BANK, WAY_TO_CASH, WAY_OTHER };

static bool
is_moved(const struct adding *a)
{
	return a->what == ADD_MOVED;
}

static void
ask_way(struct adding *a, struct buf *q)
{
	(void)a;
	buf_adds(q,
	    _("From where to where?  [1] from the cash box to the bank\n"
	      "                      [2] from the bank to the cash box  [3] "
	      "another way\n"));
}

static enum take
take_way(struct adding *a, char *typed)
{
	static const char *const choices[] = { "caisse|cash", "banque|bank",
		"autre|other|another", NULL };
	int			 way;

	if (*typed == '\0' && a->from[0] != '\0')
		return TAKE_DONE;
	way = add_choose(typed, choices);
	if (way == -1)
		return add_refuse_choice(a, typed);
	a->from[0] = a->to[0] = '\0';
	if (way == WAY_OTHER)
		return TAKE_DONE;
	if (account_resolve(a->ctx->db, way == WAY_TO_BANK ? "cash" : "bank",
		a->from) == -1 ||
	    account_resolve(
		a->ctx->db, way == WAY_TO_BANK ? "bank" : "cash", a->to) == -1)
		return TAKE_WRONG;
	return TAKE_DONE;
}

static void
tell_way(const struct adding *a, struct buf *out)
{
	if (a->from[0] != '\0' && a->to[0] != '\0')
		buf_addf(out, "%s → %s", a->from, a->to);
}

const struct add_step add_step_way = { N_("From where to where"), is_moved,
	ask_way, NULL, take_way, tell_way, false };

/* ---- Between any two accounts ---- */

static bool
moves_otherwise(const struct adding *a)
{
	char bank[CODE_MAX], cash[CODE_MAX];

	if (a->what != ADD_MOVED || a->from[0] == '\0' || a->to[0] == '\0')
		return a->what == ADD_MOVED;
	if (account_resolve(a->ctx->db, "bank", bank) == -1 ||
	    account_resolve(a->ctx->db, "cash", cash) == -1)
		return false;
	return !((strcmp(a->from, bank) == 0 && strcmp(a->to, cash) == 0) ||
	    (strcmp(a->from, cash) == 0 && strcmp(a->to, bank) == 0));
}

static void
money_words(struct completion *c, void *arg)
{
	(void)arg;
	complete_known(c, KNOWN_MONEY);
}

static enum take
take_money(struct adding *a, const char *typed, char code[CODE_MAX])
{
	char found[CODE_MAX];

	if (*typed == '\0')
		return code[0] != '\0' ? TAKE_DONE :
					 add_refuse_choice(a, typed);
	if (account_resolve(a->ctx->db, typed, found) == -1)
		return TAKE_WRONG;
	if (!code_is_money(found)) {
		err_set(a->ctx->err, ERR_RULE,
		    _("%s is not an account where money is."), found);
		err_hint(
		    a->ctx->err, _("Type the bank or the cash box: 512, 530."));
		return TAKE_WRONG;
	}
	code_copy(code, found);
	return TAKE_DONE;
}

static void
ask_from(struct adding *a, struct buf *q)
{
	(void)a;
	buf_adds(q, _("From which account?\n"));
}

static enum take
take_from(struct adding *a, char *typed)
{
	return take_money(a, typed, a->from);
}

static void
tell_from(const struct adding *a, struct buf *out)
{
	buf_adds(out, a->from);
}

const struct add_step add_step_from = { N_("From"), moves_otherwise, ask_from,
	money_words, take_from, tell_from, false };

static void
ask_to(struct adding *a, struct buf *q)
{
	(void)a;
	buf_adds(q, _("To which account?\n"));
}

static enum take
take_to(struct adding *a, char *typed)
{
	return take_money(a, typed, a->to);
}

static void
tell_to(const struct adding *a, struct buf *out)
{
	buf_adds(out, a->to);
}

const struct add_step add_step_to = { N_("To"), moves_otherwise, ask_to,
	money_words, take_to, tell_to, false };

/* ---- Means of payment ---- */

static const char *const methods[] = { "cheque", "card", "transfer", "debit",
	"cash", NULL };
static const char *const method_words[] = { "chèque|cheque|check",
	"carte|card|cb", "virement|transfer", "prélèvement|debit",
	"espèces|liquide|caisse|cash", NULL };

static bool
is_paid(const struct adding *a)
{
	return add_takes_money(a) || add_brings_money(a);
}

/* The account that the money leaves or comes into, where it is said. */
static char *
money_account(struct adding *a)
{
	return add_takes_money(a) ? a->from : a->to;
}

static char *
next_cheque(const struct adding *a)
{
	char bank[CODE_MAX];

	if (a->from[0] != '\0')
		code_copy(bank, a->from);
	else if (account_resolve(a->ctx->db, "bank", bank) == -1)
		return NULL;
	return entry_next_cheque(a->ctx->db, bank);
}

static void
ask_method(struct adding *a, struct buf *q)
{
	char *next = add_takes_money(a) ? next_cheque(a) : NULL;

	buf_adds(q, add_takes_money(a) ? _("Paid how?") : _("Received how?"));
	buf_adds(q,
	    _("  [1] cheque  [2] card  [3] transfer  [4] debit  [5] cash\n"));
	if (next != NULL && a->method == NULL)
		buf_addf(q, _("  Enter: cheque %s, the next one\n"), next);
	free(next);
}

/* What an empty line means: the next cheque, where one is known. */
static enum take
take_next_cheque(struct adding *a)
{
	char *next = add_takes_money(a) ? next_cheque(a) : NULL;

	if (next == NULL)
		return add_refuse_choice(a, "");
	free(a->cheque);
	a->cheque = next;
	a->method = "cheque";
	return TAKE_DONE;
}

/* "1 1234568", "chèque 1234568": the number is taken off the text. */
static void
split_number(struct adding *a, char *typed)
{
	char *blank = strrchr(typed, ' ');

	if (blank == NULL || !isdigit((unsigned char)blank[1]))
		return;
	*blank = '\0';
	free(a->cheque);
	a->cheque = xstrdup(blank + 1);
}

static enum take
take_method(struct adding *a, char *typed)
{
	char *money = money_account(a);
	int   i;

	if (*typed == '\0')
		return a->method != NULL ? TAKE_DONE : take_next_cheque(a);
	split_number(a, typed);
	i = add_choose(typed, method_words);
	if (i == -1)
		return add_refuse_choice(a, typed);
	a->method = methods[i];
	if (i != 0) {
		free(a->cheque);
		a->cheque = NULL;
	}
	if (strcmp(a->method, "cash") != 0 && code_is_cash(money))
		money[0] = '\0';
	if (strcmp(a->method, "cash") == 0 &&
	    account_resolve(a->ctx->db, "cash", money) == -1)
		return TAKE_WRONG;
	return TAKE_DONE;
}

static void
tell_method(const struct adding *a, struct buf *out)
{
	if (a->method == NULL)
		return;
	buf_adds(out,
	    a->ctx->lang == LANG_FR ? entry_method_fr(a->method) : a->method);
	if (a->cheque != NULL)
		buf_addf(out, " %s", a->cheque);
}

const struct add_step add_step_method = { N_("Paid"), is_paid, ask_method, NULL,
	take_method, tell_method, false };

/* ---- Cheque ---- */

/* Where its number was not said with the word. */
static bool
has_cheque(const struct adding *a)
{
	return add_takes_money(a) && a->method != NULL && a->cheque == NULL &&
	    strcmp(a->method, "cheque") == 0;
}

static void
ask_cheque(struct adding *a, struct buf *q)
{
	char *next = next_cheque(a);

	buf_adds(q, _("Number of the cheque?\n"));
	if (next != NULL)
		buf_addf(q, _("  Enter: %s, the next one\n"), next);
	free(next);
}

static enum take
take_cheque(struct adding *a, char *typed)
{
	char *number = NULL;

	if (*typed == '\0') {
		a->cheque = next_cheque(a);
		if (a->cheque != NULL)
			return TAKE_DONE;
		err_set(a->ctx->err, ERR_USAGE,
		    _("no cheque has been recorded yet: there is no next "
		      "one."));
		err_hint(
		    a->ctx->err, _("Type the number printed on the cheque."));
		return TAKE_WRONG;
	}
	if (text_take(typed, TEXT_LABEL_MAX, _("cheque number"), &number,
		a->ctx->err) == -1)
		return TAKE_WRONG;
	free(a->cheque);
	a->cheque = number;
	return TAKE_DONE;
}

static void
tell_cheque(const struct adding *a, struct buf *out)
{
	(void)a;
	(void)out;
}

const struct add_step add_step_cheque = { N_("Cheque"), has_cheque, ask_cheque,
	NULL, take_cheque, tell_cheque, false };

/* ---- Which bank ---- */

static int
count_bank(const char *code, const char *label, void *arg)
{
	(void)code;
	(void)label;
	++*(int *)arg;
	return 0;
}

static int
add_bank(const char *code, const char *label, void *arg)
{
	buf_addf(arg, "  %s  %s\n", code, label);
	return 0;
}

static bool
has_banks(const struct adding *a)
{
	int n = 0;

	return is_paid(a) && a->method != NULL &&
	    strcmp(a->method, "cash") != 0 &&
	    bank_each(a->ctx->db, a->year, count_bank, &n) == 0 && n > 1;
}

static void
ask_bank(struct adding *a, struct buf *q)
{
	char bank[CODE_MAX];

	buf_adds(q, _("On which bank account?\n"));
	bank_each(a->ctx->db, a->year, add_bank, q);
	if (money_account(a)[0] == '\0' &&
	    account_resolve(a->ctx->db, "bank", bank) == 0)
		buf_addf(q, _("  Enter: %s\n"), bank);
}

static enum take
take_bank(struct adding *a, char *typed)
{
	char *money = money_account(a);

	if (*typed == '\0' && money[0] == '\0')
		return account_resolve(a->ctx->db, "bank", money) == -1 ?
		    TAKE_WRONG :
		    TAKE_DONE;
	return take_money(a, typed, money);
}

static void
tell_bank(const struct adding *a, struct buf *out)
{
	buf_adds(out, add_takes_money(a) ? a->from : a->to);
}

const struct add_step add_step_bank = { N_("Bank account"), has_banks, ask_bank,
	money_words, take_bank, tell_bank, false };
