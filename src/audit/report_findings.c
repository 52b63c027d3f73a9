/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "reporting.h"

#define CODES 22

static const char *const names[CODES + 1] = { "", N_("accounts not received"),
	N_("opening and result against what is held"),
	N_("opening against last year's closing"), N_("money below zero"),
	N_("too much in the cash box"), N_("cash not counted, or wrong"),
	N_("bank not explained"), N_("old cheques outstanding"),
	N_("advances still open"), N_("result far from last year's"),
	N_("money lying idle"), N_("nothing moved"),
	N_("membership and insurance"), N_("public money"),
	N_("sales and purchases"), N_("goods and inventory"),
	N_("repeated or round amounts"), N_("mandataire among the verifiers"),
	N_("no parent among the verifiers"), N_("loan or savings"),
	N_("unknown account"), N_("versions and quitus") };

struct counting {
	size_t	     errors[CODES + 1], warnings[CODES + 1];
	struct money amounts[CODES + 1];
	char	   **coops; /* with an error, as often as they have one */
	size_t	     n, cap;
};

static int
count_anomaly(const struct anomaly *a, void *arg)
{
	struct counting *c = arg;

	c->errors[a->code] += a->error;
	c->warnings[a->code] += !a->error;
	c->amounts[a->code].cents += llabs(a->amount.cents);
	if (a->error) {
		c->coops = xgrow(c->coops, c->n, &c->cap, sizeof(*c->coops));
		c->coops[c->n++] = xstrdup(a->coop);
	}
	return 0;
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static size_t
count_coops(struct counting *c)
{
	size_t i, n = 0;

	if (c->n > 0)
		qsort(c->coops, c->n, sizeof(*c->coops), compare);
	for (i = 0; i < c->n; i++)
		n += i == 0 || strcmp(c->coops[i], c->coops[i - 1]) != 0;
	for (i = 0; i < c->n; i++)
		free(c->coops[i]);
	free(c->coops);
	return n;
}

static void
add_code(struct report *r, const struct counting *c, int code)
{
	char text[8];

	snprintf(text, sizeof(text), "A%02d", code);
	report_row(r, ROW_BODY);
	report_cell(r, cell_text(text));
	report_cell(r, cell_text(_(names[code])));
	report_cell(r, cell_int((int64_t)c->errors[code]));
	report_cell(r, cell_int((int64_t)c->warnings[code]));
	report_cell(r, cell_money(c->amounts[code]));
}

int
report_anomalies(struct report *r, struct db *db, int year, size_t *coops)
{
	struct anomaly_filter all = { .coop = NULL };
	struct counting	      c = { .coops = NULL };
	int		      i, rc;

	rc = anomaly_each(db, year, &all, count_anomaly, &c);
	*coops = count_coops(&c);
	report_heading(r, _("What does not hold"));
	report_table_begin(r, "anomalies", NULL);
	report_column(r, "code", _("Anomaly"), COLUMN_SHORT);
	report_column(r, NULL, "", COLUMN_TEXT);
	report_column(r, "errors", _("Errors"), COLUMN_INT);
	report_column(r, "warnings", _("Warnings"), COLUMN_INT);
	report_column(r, "amount_cents", _("Amounts"), COLUMN_MONEY);
	for (i = 1; i <= CODES; i++)
		if (c.errors[i] > 0)
			add_code(r, &c, i);
	for (i = 1; i <= CODES; i++)
		if (c.errors[i] == 0 && c.warnings[i] > 0)
			add_code(r, &c, i);
	report_table_end(r);
	return rc;
}

/* ---- One by one ---- */

struct listing {
	struct report *r;
	bool	       errors;
	int	       code;
	char	      *ask; /* of the last one: told once for the like */
};

/* Whether what is to be asked was just told. */
static bool
is_like(struct listing *l, const struct anomaly *a)
{
	bool like = l->code == a->code && l->ask != NULL &&
	    strcmp(l->ask, a->ask) == 0;

	free(l->ask);
	l->ask = xstrdup(a->ask);
	return like;
}

static void
begin_code(struct listing *l, const struct anomaly *a)
{
	char *line;

	if (l->code == a->code)
		return;
	l->code = a->code;
	line = xasprintf("A%02d — %s — %s", a->code,
	    a->error ? _("error") : _("warning"), _(names[a->code]));
	report_row(l->r, ROW_GROUP);
	report_cell(l->r, cell_text(line));
	report_cell(l->r, cell_empty());
	report_cell(l->r, cell_empty());
	free(line);
}

static int
add_anomaly(const struct anomaly *a, void *arg)
{
	struct listing *l = arg;
	struct buf	what = { .data = NULL };
	char		code[8];
	bool		like;

	if (a->error != l->errors)
		return 0;
	like = is_like(l, a);
	begin_code(l, a);
	buf_adds(&what, a->message);
	buf_adds(&what, a->entries[0] != '\0' ? " — " : "");
	anomaly_add_entries(&what, a);
	snprintf(code, sizeof(code), "A%02d", a->code);
	report_row(l->r, ROW_BODY);
	report_cell(l->r, cell_text(a->coop));
	report_cell(l->r, cell_text(buf_str(&what)));
	report_cell(l->r, like ? cell_empty() : cell_text(a->ask));
	report_row_field(l->r, "code", cell_text(code));
	report_row_field(
	    l->r, "severity", cell_text(a->error ? "error" : "warning"));
	report_row_field(l->r, "message", cell_text(a->message));
	report_row_field(l->r, "amount_cents", cell_money(a->amount));
	report_row_field(l->r, "entries", cell_text(a->entries));
	report_row_field(l->r, "ask", cell_text(a->ask));
	buf_fini(&what);
	return 0;
}

int
report_findings(struct report *r, struct db *db, int year)
{
	struct anomaly_filter all = { .coop = NULL };
	struct listing	      l = { .r = r, .errors = true };
	int		      rc;

	report_page_break(r);
	report_heading(r, _("Coop by coop, and what to ask"));
	report_table_begin(r, "findings", NULL);
	report_column(r, "coop", _("Coop"), COLUMN_SHORT);
	report_column(r, NULL, _("What is wrong"), COLUMN_TEXT);
	report_column(r, NULL, _("To ask"), COLUMN_TEXT);
	rc = anomaly_each(db, year, &all, add_anomaly, &l);
	l.errors = false;
	l.code = 0;
	if (rc == 0)
		rc = anomaly_each(db, year, &all, add_anomaly, &l);
	free(l.ask);
	report_table_end(r);
	return rc;
}
