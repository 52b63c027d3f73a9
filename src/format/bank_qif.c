/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "bank_text.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "format/bank_file.h"
#include "qif.h"

#define PIVOT 70 /* 69 is 2069, 70 is 1970 */

struct reader {
	struct csv_problems	      problems;
	struct qif		      qif;
	char			      decimal;
	enum bank_day_order	      order;
	char			     *account; /* of the last !Account */
	struct bank_statement_balance closing;
	struct bank_statement	     *current;
};

/* T, or U where a program writes only that. */
static const struct qif_field *
find_amount(const struct qif_record *record)
{
	const struct qif_field *f = qif_find(record, 'T');

	return f != NULL ? f : qif_find(record, 'U');
}

/* ---- Days ---- */

/* The three numbers of a date, in their order. */
struct numbers {
	int  n[3];
	int  digits[3];
	bool apostrophe; /* before the last: 14/9'26 */
};

static bool
take_numbers(const char *s, struct numbers *out)
{
	char before;
	int  i;

	memset(out, 0, sizeof(*out));
	for (i = 0; i < 3; i++) {
		before = i == 0 ? '/' : *s++;
		if (before == '\0' || strchr("/.-'", before) == NULL)
			return false;
		out->apostrophe = before == '\'';
		s += strspn(s, " ");
		for (; isdigit((unsigned char)*s); s++) {
			if (++out->digits[i] > 4)
				return false;
			out->n[i] = out->n[i] * 10 + (*s - '0');
		}
		if (out->digits[i] == 0)
			return false;
		s += strspn(s, " ");
	}
	return *s == '\0';
}

static bool
year_first(const struct numbers *n)
{
	return n->digits[0] == 4;
}

static int
full_year(const struct numbers *n)
{
	int year = n->n[2];

	if (n->digits[2] > 2)
		return year;
	return year + (n->apostrophe || year < PIVOT ? 2000 : 1900);
}

static bool
make_day(const struct numbers *n, enum bank_day_order order, struct date *day)
{
	bool month_first = order == BANK_MONTH_FIRST;

	if (year_first(n))
		return n->digits[1] < 3 && n->digits[2] < 3 &&
		    date_make(n->n[0], n->n[1], n->n[2], day);
	return n->digits[2] != 3 && n->digits[0] < 3 && n->digits[1] < 3 &&
	    date_make(full_year(n), n->n[month_first ? 0 : 1],
		n->n[month_first ? 1 : 0], day);
}

static int
ask_order(const char *name, const char *text, struct err *err)
{
	struct numbers n;
	struct date    a, b;
	char	       first[DATE_ISO], second[DATE_ISO];

	take_numbers(text, &n);
	make_day(&n, BANK_DAY_FIRST, &a);
	make_day(&n, BANK_MONTH_FIRST, &b);
	err_set(err, ERR_USAGE,
	    _("%s: “%s” is %s or %s (day, month, year), and no other day of "
	      "the file tells which."),
	    name, text, date_fr(a, first), date_fr(b, second));
	return err_hint(err,
	    _("Say --days dmy when the day comes first, --days mdy when the "
	      "month does."));
}

/*
 * The order of day and month, once for the file: any day over 12 decides. A day
 * equal to its month says nothing and needs nothing.
 */
static int
decide_order(struct reader *r, struct err *err)
{
	const struct qif_field *f, *unclear = NULL;
	struct numbers		n;
	struct date		day;
	size_t			i;

	for (i = 0; i < r->qif.n && r->order == BANK_DAYS_UNKNOWN; i++) {
		f = r->qif.records[i].section == QIF_LINES ?
		    qif_find(&r->qif.records[i], 'D') :
		    qif_find(&r->qif.records[i], '/');
		if (f == NULL || r->qif.records[i].section == QIF_OTHER ||
		    !take_numbers(f->text, &n) || year_first(&n))
			continue;
		if (!make_day(&n, BANK_MONTH_FIRST, &day)) {
			if (make_day(&n, BANK_DAY_FIRST, &day))
				r->order = BANK_DAY_FIRST;
		} else if (!make_day(&n, BANK_DAY_FIRST, &day))
			r->order = BANK_MONTH_FIRST;
		else if (n.n[0] != n.n[1] && unclear == NULL)
			unclear = f;
	}
	if (r->order != BANK_DAYS_UNKNOWN || unclear == NULL)
		return 0;
	return ask_order(r->problems.file, unclear->text, err);
}

static bool
take_day(struct reader *r, const struct qif_field *f, struct date *day)
{
	struct numbers n;
	char	       excerpt[UTF8_EXCERPT];
	const char    *shown = utf8_excerpt(f->text, excerpt);

	if (take_numbers(f->text, &n) && make_day(&n, r->order, day))
		return true;
	if (r->order == BANK_MONTH_FIRST)
		csv_problem(&r->problems, f->line, 2,
		    _("“%s” is not a day, the month being first in this "
		      "file."),
		    shown);
	else if (r->order == BANK_DAY_FIRST)
		csv_problem(&r->problems, f->line, 2,
		    _("“%s” is not a day, the day being first in this file."),
		    shown);
	else
		csv_problem(
		    &r->problems, f->line, 2, _("“%s” is not a day."), shown);
	return false;
}

/* ---- Amounts ---- */

/* What stands before the cents, told by any amount that is clear. */
static void
decide_decimal(struct reader *r)
{
	const struct qif_field *f;
	size_t			i;

	for (i = 0; i < r->qif.n && r->decimal == 0; i++) {
		f = find_amount(&r->qif.records[i]);
		if (r->qif.records[i].section == QIF_LINES && f != NULL)
			r->decimal = bank_amount_decimal(f->text);
	}
}

static bool
take_amount(struct reader *r, const struct qif_field *f, struct money *out)
{
	return bank_take_amount(
	    &r->problems, f->line, 2, f->text, r->decimal, out);
}

/* ---- Records ---- */

static void
end_statement(struct reader *r, int line)
{
	if (r->current != NULL && r->problems.n == 0)
		bank_check_balances(&r->problems, line, 1, r->current);
	r->current = NULL;
}

/* Name, and the balance printed on the statement where there is one. */
static void
take_account(struct reader *r, const struct qif_record *record)
{
	const struct qif_field *name = qif_find(record, 'N');
	const struct qif_field *day = qif_find(record, '/');
	const struct qif_field *amount = qif_find(record, '$');

	end_statement(r, record->line);
	free(r->account);
	r->account = name == NULL ? NULL : xstrdup(name->text);
	r->closing.known = day != NULL && amount != NULL &&
	    take_day(r, day, &r->closing.day) &&
	    take_amount(r, amount, &r->closing.amount);
}

/* Some programs write the header again before each line. */
static void
begin_statement(struct reader *r, struct bank_statements *all)
{
	if (r->current != NULL)
		return;
	r->current = bank_statements_add(all, r->account);
	r->current->closing = r->closing;
	r->closing.known = false;
}

/* The first record of an account may be what it held before: its category is
 * the account itself. */
static bool
is_opening(const struct reader *r, const struct qif_record *record)
{
	static const char *const names[] = { "opening balance", "solde initial",
		"solde d'ouverture" };
	const struct qif_field	*payee = qif_find(record, 'P');
	const struct qif_field	*category = qif_find(record, 'L');
	char			*folded;
	bool			 found = false;
	size_t			 i;

	if (payee == NULL || category == NULL || category->text[0] != '[' ||
	    r->current->n > 0 || r->current->opening.known)
		return false;
	folded = utf8_fold(payee->text);
	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		found = found || strcmp(folded, names[i]) == 0;
	free(folded);
	return found;
}

/* N is a cheque's number, or a word such as VIR. */
static const char *
cheque_of(const struct qif_record *record)
{
	const struct qif_field *f = qif_find(record, 'N');

	if (f == NULL || f->text[strspn(f->text, "0123456789")] != '\0' ||
	    f->text[strspn(f->text, "0")] == '\0')
		return NULL;
	return f->text;
}

static void
add_line(struct reader *r, const struct qif_record *record, struct date day,
    struct money amount)
{
	const struct qif_field *payee = qif_find(record, 'P');
	struct buf		label = { .data = NULL };
	size_t			i;

	bank_label_add(&label, payee == NULL ? NULL : payee->text);
	for (i = 0; i < record->n; i++)
		if (record->fields[i].letter == 'M')
			bank_label_add(&label, record->fields[i].text);
	bank_statement_add(r->current, day, amount, buf_str(&label), NULL,
	    cheque_of(record), record->line);
	buf_fini(&label);
}

static void
take_line_record(struct reader *r, const struct qif_record *record)
{
	const struct qif_field *day = qif_find(record, 'D');
	const struct qif_field *amount = find_amount(record);
	struct date		when;
	struct money		money;
	bool			ok = day != NULL && amount != NULL;

	if (day == NULL)
		csv_problem(&r->problems, record->line, 1,
		    _("this line has no day (D)."));
	if (amount == NULL)
		csv_problem(&r->problems, record->line, 1,
		    _("this line has no amount (T)."));
	if (day != NULL)
		ok = take_day(r, day, &when) && ok;
	if (amount != NULL)
		ok = take_amount(r, amount, &money) && ok;
	if (!ok)
		return;
	if (is_opening(r, record))
		r->current->opening = (struct bank_statement_balance){
			.known = true, .day = when, .amount = money
		};
	else if (money.cents != 0)
		add_line(r, record, when, money);
}

static void
take_records(struct reader *r, struct bank_statements *all)
{
	const struct qif_record *record;
	size_t			 i;

	for (i = 0; i < r->qif.n; i++) {
		record = &r->qif.records[i];
		if (record->section == QIF_ACCOUNT)
			take_account(r, record);
		else if (record->begins)
			begin_statement(r, all);
		if (record->section == QIF_LINES && record->n > 0)
			take_line_record(r, record);
	}
	if (r->qif.n > 0)
		end_statement(r, r->qif.records[r->qif.n - 1].line);
}

static int
refuse_other(const char *name, struct err *err)
{
	err_set(err, ERR_FILE, _("%s is not a QIF file."), name);
	return err_hint(err,
	    _("On the bank's site, choose OFX or CSV, then download it "
	      "again."));
}

int
bank_qif_read(const char *name, const char *text, size_t len,
    enum bank_day_order order, struct bank_statements *all, struct err *err)
{
	struct reader r = { .problems.file = name, .order = order };
	int	      rc;

	if (bank_refuse_page(name, text, len, err) == -1)
		return -1;
	qif_read(&r.qif, text, &r.problems);
	if (!r.qif.headed) {
		buf_fini(&r.problems.text);
		rc = refuse_other(name, err);
	} else if (decide_order(&r, err) == -1) {
		buf_fini(&r.problems.text);
		rc = -1;
	} else {
		decide_decimal(&r);
		take_records(&r, all);
		rc = bank_read_end(&r.problems, "QIF", all, err);
	}
	qif_fini(&r.qif);
	free(r.account);
	return rc;
}
