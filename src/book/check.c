/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/check.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "book/check_grid.h"
#include "book/year.h"
#include "store/stmt.h"
#include "value/code.h"

enum { LAST_CODE = 25 };

static check_part_fn *const parts[] = { check_opening, check_vouchers,
	check_texts, check_sides, check_money, check_counts, check_banks,
	check_advances, check_sales, check_subsidies, check_grants, check_dues,
	check_inventory, check_words, check_questions, check_discharge,
	check_duplicates, check_cheques };

void
check_fini(struct check *c)
{
	size_t i;

	for (i = 0; i < c->nfindings; i++) {
		free(c->findings[i].message);
		free(c->findings[i].remedy);
		free(c->findings[i].entries);
	}
	free(c->findings);
	*c = (struct check){ 0 };
}

enum severity
check_due(const struct check_run *run)
{
	return run->due ? SEVERITY_ERROR : SEVERITY_WARNING;
}

struct finding *
check_add(struct check_run *run, int code, enum severity severity,
    struct money amount, char *message, char *remedy)
{
	struct check   *c = run->out;
	struct finding *f;

	c->findings = xreallocarray(
	    c->findings, c->nfindings + 1, sizeof(*c->findings));
	f = &c->findings[c->nfindings++];
	*f = (struct finding){ .code = code, .severity = severity };
	f->amount = amount;
	f->message = message;
	f->remedy = remedy;
	c->errors += severity == SEVERITY_ERROR;
	c->warnings += severity == SEVERITY_WARNING;
	c->questions += severity == SEVERITY_QUESTION;
	return f;
}

void
check_add_entry(struct finding *f, int64_t number)
{
	f->entries = xreallocarray(
	    f->entries, f->nentries + 1, sizeof(*f->entries));
	f->entries[f->nentries++] = number;
}

int
check_add_found(struct check_run *run, int code, enum severity severity,
    const char *message, const char *remedy, const char *sql)
{
	struct finding *f = NULL;
	struct stmt	st;

	stmt_init(&st, run->db, sql);
	stmt_set_int(&st, 1, run->year);
	if (stmt_parameters(&st) > 1) {
		stmt_set_date(&st, 2, run->start);
		stmt_set_date(&st, 3, run->end);
	}
	while (stmt_row(&st)) {
		if (f == NULL)
			f = check_add(run, code, severity, MONEY(0),
			    xstrdup(message), xstrdup(remedy));
		check_add_entry(f, stmt_int(&st, 0));
		f->amount.cents += stmt_int(&st, 1);
	}
	return stmt_end(&st);
}

int
check_each_account(
    struct check_run *run, const char *prefix, check_account_fn *fn)
{
	char	    code[CODE_MAX];
	struct stmt st;
	int	    rc = 0;

	stmt_init(&st, run->db,
	    "SELECT account FROM total WHERE year = ?1"
	    " AND substr(account, 1, length(?2)) = ?2 ORDER BY account");
	stmt_set_int(&st, 1, run->year);
	stmt_set_text(&st, 2, prefix);
	while (rc == 0 && stmt_row(&st)) {
		snprintf(code, sizeof(code), "%s", stmt_text(&st, 0));
		rc = fn(run, code);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

/* Errors, then warnings, then questions, each in the order of the grid. */
static void
sort_findings(struct check *c)
{
	struct finding *sorted;
	size_t		i, n = 0;
	int		severity, code;

	if (c->nfindings == 0)
		return;
	sorted = xcalloc(c->nfindings, sizeof(*sorted));
	for (severity = SEVERITY_ERROR; severity <= SEVERITY_QUESTION;
	     severity++)
		for (code = 1; code <= LAST_CODE; code++)
			for (i = 0; i < c->nfindings; i++)
				if ((int)c->findings[i].severity == severity &&
				    c->findings[i].code == code)
					sorted[n++] = c->findings[i];
	free(c->findings);
	c->findings = sorted;
}

int
check_year(
    struct db *db, int year, struct date today, bool closing, struct check *c)
{
	struct check_run run = { .db = db, .year = year, .out = c };
	struct year	 y;
	size_t		 i;

	*c = (struct check){ 0 };
	if (year_load(db, year, &y) == -1)
		return -1;
	run.start = y.start;
	run.end = y.end;
	run.due = closing || date_compare(today, y.end) >= 0;
	run.until = run.due ? y.end : today;
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (parts[i](&run) == -1) {
			check_fini(c);
			return -1;
		}
	}
	sort_findings(c);
	return 0;
}
