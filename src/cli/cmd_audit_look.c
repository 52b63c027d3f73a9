/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "audit/show.h"
#include "audit/status.h"
#include "base/i18n.h"
#include "book/year.h"
#include "cli/audit_input.h"
#include "cli/command.h"
#include "store/query.h"

#define QUERY_STEPS 20000 /* millions: some minutes */

/* ---- audit status ---- */

enum count { MISSING, PROVISIONAL, CLOSED, DISCHARGED, REJECTED, COUNTS };

static const char *const states[COUNTS] = { "missing", "provisional", "closed",
	"discharged", "rejected" };

struct listing {
	struct report *report;
	size_t	       counts[COUNTS];
	size_t	       late;
};

static const char *
state_text(enum count state)
{
	switch (state) {
	case MISSING:
		return _("missing");
	case PROVISIONAL:
		return _("provisional");
	case CLOSED:
		return _("accounts closed");
	case DISCHARGED:
		return _("with its quitus");
	default:
		return _("rejected");
	}
}

static enum count
find_state(const char *code)
{
	enum count i = REJECTED;

	while (i > MISSING && strcmp(states[i], code) != 0)
		i--;
	return i;
}

/* The first 20 digits in groups of four, as the statement prints them. */
static const char *
short_print(const char *fingerprint, char out[32])
{
	size_t i, n = 0;

	for (i = 0; fingerprint != NULL && fingerprint[i] != '\0' && i < 20;
	     i++) {
		if (i > 0 && i % 4 == 0)
			out[n++] = ' ';
		out[n++] = fingerprint[i];
	}
	out[n] = '\0';
	return out;
}

static struct cell
day_cell(const char *moment)
{
	char	    iso[DATE_ISO];
	struct date day;

	if (moment == NULL)
		return cell_empty();
	memcpy(iso, moment, DATE_ISO - 1);
	iso[DATE_ISO - 1] = '\0';
	return date_parse_iso(iso, &day) == 0 ? cell_date(day) : cell_empty();
}

static int
add_status(const struct coop_status *c, void *arg)
{
	struct listing *l = arg;
	struct report  *r = l->report;
	enum count	state = find_state(c->state);
	char		print[32];

	l->counts[state]++;
	l->late += c->late;
	report_row(r, ROW_BODY);
	report_cell(r, cell_text(c->number));
	report_cell(r, cell_text(c->name));
	report_cell(r, cell_text(c->town));
	report_cell(r, cell_text(state_text(state)));
	report_cell(r, day_cell(c->received));
	report_cell(r, cell_text(c->late ? _("late") : ""));
	report_cell(r, c->version != 0 ? cell_int(c->version) : cell_empty());
	report_cell(r, cell_text(short_print(c->fingerprint, print)));
	report_row_field(r, "state", cell_text(c->state));
	report_row_field(r, "received", cell_text(c->received));
	report_row_field(r, "late", cell_bool(c->late));
	report_row_field(r, "fingerprint", cell_text(c->fingerprint));
	return 0;
}

static void
add_counts(struct listing *l, int year)
{
	char day[DATE_ISO], text[256];

	snprintf(text, sizeof(text),
	    _("Closed with a quitus: %zu. Closed: %zu. Provisional: %zu. "
	      "Rejected: %zu. Missing: %zu."),
	    l->counts[DISCHARGED], l->counts[CLOSED], l->counts[PROVISIONAL],
	    l->counts[REJECTED], l->counts[MISSING]);
	report_para(l->report, text);
	snprintf(text, sizeof(text), _("Due by %s; late: %zu."),
	    date_fr(status_deadline(year), day), l->late);
	report_para(l->report, text);
}

static int
run_status(struct ctx *ctx, const struct args *args)
{
	struct listing l = { .late = 0 };
	char	       text[YEAR_TEXT];
	int	       year;

	if (audit_input_current_year(ctx, args, &year) == -1)
		return -1;
	l.report = report_new(_("What the coops sent"));
	report_subtitle(l.report, year_text(year, text));
	report_root_array(l.report);
	report_table_begin(l.report, "coops", NULL);
	report_column(l.report, "coop", _("Coop"), COLUMN_SHORT);
	report_column(l.report, "name", _("School"), COLUMN_TEXT);
	report_column(l.report, "town", _("Town"), COLUMN_TEXT);
	report_column(l.report, NULL, _("State"), COLUMN_SHORT);
	report_column(l.report, NULL, _("Received"), COLUMN_SHORT);
	report_column(l.report, NULL, _("Late"), COLUMN_SHORT);
	report_column(l.report, "version", _("Version"), COLUMN_INT);
	report_column(l.report, NULL, _("Fingerprint"), COLUMN_SHORT);
	if (status_each(ctx->db, year, ctx->today, add_status, &l) == -1) {
		report_free(l.report);
		return -1;
	}
	report_table_end(l.report);
	add_counts(&l, year);
	return ctx_report(ctx, l.report);
}

/* ---- audit show ---- */

static int
run_show(struct ctx *ctx, const struct args *args)
{
	struct report *r;
	int	       year;

	if (audit_input_current_year(ctx, args, &year) == -1)
		return -1;
	r = audit_show(ctx->db, args_get(args, 0), year);
	return r == NULL ? -1 : ctx_report(ctx, r);
}

/* ---- audit query ---- */

struct answer {
	struct report *report;
	bool	       headed;
};

static bool
is_cents(const char *name)
{
	size_t len = strlen(name), n = strlen("_cents");

	return len > n && strcmp(name + len - n, "_cents") == 0;
}

static void
add_head(struct answer *a, const struct query_row *row)
{
	enum column_kind kind;
	size_t		 i;

	for (i = 0; i < row->n; i++) {
		kind = COLUMN_TEXT;
		if (row->values != NULL && row->values[i].type == QUERY_INT)
			kind = is_cents(row->names[i]) ? COLUMN_MONEY :
							 COLUMN_INT;
		report_column(a->report, row->names[i], row->names[i], kind);
	}
	a->headed = true;
}

static int
add_answer(const struct query_row *row, void *arg)
{
	struct answer		 *a = arg;
	const struct query_value *v;
	size_t			  i;

	if (!a->headed)
		add_head(a, row);
	if (row->values == NULL)
		return 0;
	report_row(a->report, ROW_BODY);
	for (i = 0; i < row->n; i++) {
		v = &row->values[i];
		if (v->type == QUERY_NULL)
			report_cell(a->report, cell_empty());
		else if (v->type == QUERY_TEXT)
			report_cell(a->report, cell_text(v->text));
		else if (is_cents(row->names[i]))
			report_cell(a->report, cell_money(MONEY(v->number)));
		else
			report_cell(a->report, cell_int(v->number));
	}
	return 0;
}

static int
run_query(struct ctx *ctx, const struct args *args)
{
	struct answer a = { .report = report_new("") };

	report_root_array(a.report);
	report_table_begin(a.report, "rows", NULL);
	if (query_run(ctx->db, args_get(args, 0), QUERY_STEPS, add_answer,
		&a) == -1) {
		report_free(a.report);
		return -1;
	}
	report_table_end(a.report);
	return ctx_report(ctx, a.report);
}

static const enum opt look_options[] = { OPT_YEAR, OPT_FORMAT, OPT_OUTPUT,
	OPT_END };
static const enum opt query_options[] = { OPT_FORMAT, OPT_OUTPUT, OPT_END };

const struct command cmd_audit_look[] = {
	{ .en = "audit status",
	    .fr = "audit etat",
	    .arguments = "",
	    .help = N_("who sent its accounts, who is late, who is missing"),
	    .options = look_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .store = STORE_AUDIT,
	    .run = run_status,
	    .examples = N_("quitus audit status\n"
			   "quitus audit status --year 2025 -o status.csv\n"
			   "quitus audit status --json") },
	{ .en = "audit show",
	    .fr = "audit voir",
	    .arguments = N_("COOP"),
	    .help = N_("show what one coop sent"),
	    .options = look_options,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_READ,
	    .store = STORE_AUDIT,
	    .run = run_show,
	    .examples = N_("quitus audit show 1398\n"
			   "quitus audit show 1398 --year 2024\n"
			   "quitus audit show 1398 -o 1398.pdf") },
	{ .en = "audit query",
	    .fr = "audit requete",
	    .arguments = N_("SQL"),
	    .help = N_("ask the views of the audit file in SQL"),
	    .options = query_options,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_READ,
	    .store = STORE_AUDIT,
	    .run = run_query,
	    .examples = N_(
		"quitus audit query \"SELECT numero, ecole FROM v_coops\"\n"
		"quitus audit query \"SELECT * FROM v_rejets\" -o "
		"rejects.csv\n"
		"quitus audit query \"SELECT count(*) FROM v_coops\" "
		"--format json") },
	{ .en = NULL }
};
