/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/cash.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/balance.h"
#include "book/year.h"
#include "store/stmt.h"
#include "value/code.h"

#define COUNT_MAX 1000000
#define TIMES	  "\xc3\x97" /* multiplication sign */

/* The notes and coins of the euro, in cents. */
static const int64_t values[] = { 50000, 20000, 10000, 5000, 2000, 1000, 500,
	200, 100, 50, 20, 10, 5, 2, 1 };

enum { NVALUES = sizeof(values) / sizeof(values[0]) };

void
cash_count_fini(struct cash_count *c)
{
	free(c->lines);
	*c = (struct cash_count){ 0 };
}

static bool
is_value(struct money m)
{
	size_t i;

	for (i = 0; i < NVALUES; i++)
		if (values[i] == m.cents)
			return true;
	return false;
}

/* Where VALUE ends and where COUNT begins; NULL when no sign parts them. */
static const char *
find_sign(const char *text, const char **count)
{
	const char *sign = strstr(text, TIMES);

	if (sign != NULL) {
		*count = sign + strlen(TIMES);
		return sign;
	}
	sign = text + strcspn(text, "xX*");
	*count = sign + 1;
	return *sign != '\0' ? sign : NULL;
}

static bool
parse_value(const char *text, size_t len, struct money *value)
{
	struct err err = { 0 };
	char	  *word = xstrndup(text, len);
	bool	   good;

	good = money_parse(word, value, &err) == 0 && is_value(*value);
	err_fini(&err);
	free(word);
	return good;
}

static bool
parse_number(const char *text, int64_t *n)
{
	char *end;

	text += strspn(text, " ");
	if (*text < '0' || *text > '9')
		return false;
	*n = strtoll(text, &end, 10);
	return *end == '\0' && *n <= COUNT_MAX;
}

int
cash_parse_line(const char *text, struct cash_line *line, struct err *err)
{
	char	    excerpt[UTF8_EXCERPT];
	const char *sign, *count;

	sign = find_sign(text, &count);
	if (sign == NULL || !parse_number(count, &line->count)) {
		err_set(err, ERR_USAGE,
		    _("“%s” is not a value and how many there are of it."),
		    utf8_excerpt(text, excerpt));
		return err_hint(err,
		    _("Type 20x2 for two notes of 20 euros, "
		      "0,05x1 for one coin of 5 cents."));
	}
	if (!parse_value(text, (size_t)(sign - text), &line->value)) {
		err_set(err, ERR_USAGE,
		    _("in “%s”, there is no note or coin of that value."),
		    utf8_excerpt(text, excerpt));
		return err_hint(err,
		    _("In euros, the value comes first: 500 "
		      "200 100 50 20 10 5 2 1 0,50 0,20 0,10 0,05 0,02 0,01."));
	}
	return 0;
}

static int
forget_count(struct db *db, const char *account, struct date day)
{
	struct stmt st;

	stmt_init(&st, db,
	    "DELETE FROM cash_count_line WHERE account = ?1 AND day = ?2");
	stmt_set_text(&st, 1, account);
	stmt_set_date(&st, 2, day);
	if (stmt_run(&st) == -1)
		return -1;
	stmt_init(
	    &st, db, "DELETE FROM cash_count WHERE account = ?1 AND day = ?2");
	stmt_set_text(&st, 1, account);
	stmt_set_date(&st, 2, day);
	return stmt_run(&st);
}

static int
write_lines(struct db *db, const char *account, struct date day,
    const struct cash_line *lines, size_t n)
{
	struct stmt st;
	size_t	    i;

	stmt_init(&st, db,
	    "INSERT INTO cash_count_line (account, day, value,"
	    " count) VALUES (?1, ?2, ?3, ?4)"
	    " ON CONFLICT DO UPDATE SET count = count + excluded.count");
	for (i = 0; i < n; i++) {
		if (lines[i].count == 0)
			continue;
		stmt_reset(&st);
		stmt_set_text(&st, 1, account);
		stmt_set_date(&st, 2, day);
		stmt_set_money(&st, 3, lines[i].value);
		stmt_set_int(&st, 4, lines[i].count);
		stmt_row(&st);
	}
	return stmt_end(&st);
}

int
cash_count_set(struct db *db, const char *account, struct date day,
    const struct cash_line *lines, size_t n)
{
	struct year y;
	struct stmt st;

	if (!code_is_cash(account)) {
		err_set(db_err(db), ERR_RULE,
		    _("%s is no cash box: there is nothing to count."),
		    account);
		return err_hint(db_err(db),
		    _("The cash box is account 530. "
		      "For the bank, use: quitus bank balance."));
	}
	if (year_for_day(db, day, &y) == -1 ||
	    forget_count(db, account, day) == -1)
		return -1;
	stmt_init(
	    &st, db, "INSERT INTO cash_count (account, day) VALUES (?1, ?2)");
	stmt_set_text(&st, 1, account);
	stmt_set_date(&st, 2, day);
	if (stmt_run(&st) == -1)
		return -1;
	return write_lines(db, account, day, lines, n);
}

/* The day of the latest count, if there is one. */
static int
find_count(struct db *db, int year, const char *account, struct date day,
    struct cash_count *c)
{
	struct stmt st;

	stmt_init(&st, db,
	    "SELECT max(day) FROM cash_count"
	    " WHERE account = ?1 AND day BETWEEN ?2 AND ?3");
	stmt_set_text(&st, 1, account);
	stmt_set_date(&st, 2, date_year_start(year));
	stmt_set_date(&st, 3, day);
	c->found = stmt_row(&st) && !stmt_is_null(&st, 0);
	if (c->found)
		c->day = stmt_date(&st, 0);
	return stmt_end(&st);
}

static int
read_lines(struct db *db, const char *account, struct cash_count *c)
{
	struct stmt	  st;
	struct cash_line *line;
	size_t		  cap = 0;

	stmt_init(&st, db,
	    "SELECT value, count FROM cash_count_line"
	    " WHERE account = ?1 AND day = ?2 ORDER BY value DESC");
	stmt_set_text(&st, 1, account);
	stmt_set_date(&st, 2, c->day);
	while (stmt_row(&st)) {
		c->lines = xgrow(c->lines, c->nlines, &cap, sizeof(*c->lines));
		line = &c->lines[c->nlines++];
		line->value = stmt_money(&st, 0);
		line->count = stmt_int(&st, 1);
		c->total.cents += line->value.cents * line->count;
	}
	return stmt_end(&st);
}

int
cash_count_load(struct db *db, int year, const char *account, struct date day,
    struct cash_count *c)
{
	*c = (struct cash_count){ 0 };
	if (find_count(db, year, account, day, c) == -1)
		return -1;
	if (!c->found)
		return 0;
	if (read_lines(db, account, c) == -1 ||
	    balance_at(db, year, account, c->day, &c->book) == -1)
		return -1;
	c->gap = MONEY(c->total.cents - c->book.cents);
	return 0;
}
