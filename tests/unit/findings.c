/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "findings.h"

void
findings_run(struct books *b, int year, const char *today, struct check *c)
{
	if (check_year(b->db, year, books_day(today), false, c) == -1)
		fail_msg("%s", err_what(&b->err));
}

const struct finding *
findings_find(const struct check *c, int code, enum severity severity)
{
	size_t i;

	for (i = 0; i < c->nfindings; i++)
		if (c->findings[i].code == code &&
		    c->findings[i].severity == severity)
			return &c->findings[i];
	return NULL;
}

void
findings_none(
    struct books *b, const char *today, int code, enum severity severity)
{
	const struct finding *f;
	struct check	      c;

	findings_run(b, 2023, today, &c);
	f = findings_find(&c, code, severity);
	if (f != NULL)
		fail_msg("C%02d: %s", code, f->message);
	check_fini(&c);
}

void
findings_has(struct books *b, const char *today, int code,
    enum severity severity, int64_t cents, int64_t entry, const char *words)
{
	const struct finding *f;
	struct check	      c;

	findings_run(b, 2023, today, &c);
	f = findings_find(&c, code, severity);
	if (f == NULL) {
		fail_msg("C%02d: nothing was found", code);
		return;
	}
	assert_int_equal(f->amount.cents, cents);
	if (entry != 0) {
		assert_true(f->nentries > 0);
		assert_int_equal(f->entries[0], entry);
	} else
		assert_int_equal(f->nentries, 0);
	if (strstr(f->message, words) == NULL)
		fail_msg("“%s” does not hold “%s”", f->message, words);
	assert_string_not_equal(f->remedy, "");
	check_fini(&c);
}

int64_t
books_income(struct books *b, const char *day, const char *money,
    const char *account, int64_t cents)
{
	return books_add(
	    b, ENTRY_INCOME, day, money, account, cents, "Recette");
}

int64_t
books_expense(struct books *b, const char *day, const char *account,
    const char *money, int64_t cents, const char *label)
{
	return books_add(b, ENTRY_EXPENSE, day, account, money, cents, label);
}
