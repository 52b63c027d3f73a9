/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "audit/check.h"
#include "audit/consolidate.h"
#include "audit/registry.h"
#include "audit/report.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "book/year.h"
#include "cli/audit_input.h"
#include "cli/command.h"
#include "cli/entry_output.h"
#include "cli/progress.h"

/* ---- audit check ---- */

struct checking {
	struct ctx *ctx;
	json_t	   *findings; /* in JSON, else NULL */
	int64_t	    errors, warnings;
	int	    code; /* of the last one that was told */
};

/* "12,17" as an array. */
static json_t *
entries_json(const char *entries)
{
	json_t *list = json_array();
	char   *end;

	while (*entries != '\0') {
		json_array_append_new(
		    list, json_integer(strtoll(entries, &end, 10)));
		entries = end + strspn(end, ",");
	}
	return list;
}

static void
add_json(struct checking *c, const struct anomaly *a)
{
	json_t *o = json_object();

	json_object_set_new(o, "coop", json_string(a->coop));
	json_object_set_new(o, "code", json_sprintf("A%02d", a->code));
	json_object_set_new(
	    o, "severity", json_string(a->error ? "error" : "warning"));
	json_object_set_new(o, "message", json_string(a->message));
	json_object_set_new(o, "amount_cents", json_integer(a->amount.cents));
	json_object_set_new(o, "entries", entries_json(a->entries));
	json_object_set_new(o, "ask", json_string(a->ask));
	json_array_append_new(c->findings, o);
}

static void
add_text(struct checking *c, const struct anomaly *a)
{
	struct buf *out = &c->ctx->out;

	buf_addf(out, "%s A%02d  ", a->error ? "✗" : "!", a->code);
	utf8_add_safe(out, a->coop);
	buf_adds(out, "  ");
	utf8_add_safe(out, a->message);
	if (a->entries[0] != '\0') {
		buf_adds(out, " — ");
		anomaly_add_entries(out, a);
	}
	buf_addc(out, '\n');
	if (a->code != c->code)
		buf_addf(out, "       %s\n", a->ask);
	c->code = a->code;
}

static int
add_anomaly(const struct anomaly *a, void *arg)
{
	struct checking *c = arg;

	if (a->error)
		c->errors++;
	else
		c->warnings++;
	if (c->findings != NULL)
		add_json(c, a);
	else
		add_text(c, a);
	return 0;
}

/* A05, a5 or 5. */
static int
read_code(struct ctx *ctx, const struct args *args, int *code)
{
	const char *typed = args_opt(args, OPT_CODE);
	char	   *end;
	long	    n;

	*code = 0;
	if (typed == NULL)
		return 0;
	n = strtol(typed + (typed[0] == 'A' || typed[0] == 'a'), &end, 10);
	if (*end == '\0' && n >= 1 && n <= 22) {
		*code = (int)n;
		return 0;
	}
	err_set(ctx->err, ERR_USAGE, _("“%s” is no anomaly."), typed);
	return err_hint(ctx->err, _("They are called A01 to A22."));
}

static void
end_text(struct checking *c, int year)
{
	char text[YEAR_TEXT];

	buf_addf(&c->ctx->out, _("%s: errors %lld, warnings %lld.\n"),
	    year_text(year, text), (long long)c->errors,
	    (long long)c->warnings);
}

static void
show_progress(size_t done, size_t n, void *arg)
{
	progress_show(arg, done, n);
}

static int
run_check(struct ctx *ctx, const struct args *args)
{
	struct anomaly_filter filter = { .coop = args_opt(args, OPT_COOP),
		.progress = show_progress,
		.watcher = ctx->progress };
	struct checking	      c = { .ctx = ctx };
	int64_t		      coop;
	int		      year, rc;

	if (ctx->format != FORMAT_TEXT && ctx->format != FORMAT_JSON) {
		err_set(ctx->err, ERR_USAGE,
		    _("the check is told as text or as JSON only."));
		return err_hint(
		    ctx->err, _("Use --format text or --format json."));
	}
	if (audit_input_current_year(ctx, args, &year) == -1 ||
	    read_code(ctx, args, &filter.code) == -1 ||
	    (filter.coop != NULL &&
		registry_require(ctx->db, &filter.coop, &coop) == -1))
		return -1;
	if (ctx->format == FORMAT_JSON)
		c.findings = json_array();
	progress_name(ctx->progress, _("Checking"));
	rc = anomaly_each(ctx->db, year, &filter, add_anomaly, &c);
	if (rc == 0 && c.findings != NULL)
		output_json(ctx,
		    json_pack("{s:I, s:I, s:O}", "errors", (json_int_t)c.errors,
			"warnings", (json_int_t)c.warnings, "findings",
			c.findings));
	else if (rc == 0)
		end_text(&c, year);
	json_decref(c.findings);
	ctx->found = c.errors > 0;
	return rc;
}

/* ---- audit consolidate ---- */

static int
run_consolidate(struct ctx *ctx, const struct args *args)
{
	struct report *r;
	int	       year;

	if (audit_input_current_year(ctx, args, &year) == -1)
		return -1;
	r = audit_consolidate(ctx->db, year);
	return r == NULL ? -1 : ctx_report(ctx, r);
}

/* ---- audit report ---- */

static int
run_report(struct ctx *ctx, const struct args *args)
{
	struct report *r;
	int	       year;

	if (audit_input_current_year(ctx, args, &year) == -1)
		return -1;
	r = audit_report(ctx->db, year, ctx->today);
	return r == NULL ? -1 : ctx_report(ctx, r);
}

static const enum opt check_options[] = { OPT_YEAR, OPT_COOP, OPT_CODE,
	OPT_FORMAT, OPT_OUTPUT, OPT_END };
static const enum opt report_options[] = { OPT_YEAR, OPT_FORMAT, OPT_OUTPUT,
	OPT_END };

const struct command cmd_audit_check[] = {
	{ .en = "audit check",
	    .fr = "audit controler",
	    .arguments = "",
	    .help = N_("what does not hold, coop by coop, and what to ask"),
	    .options = check_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .store = STORE_AUDIT,
	    .run = run_check,
	    .examples = N_("quitus audit check\n"
			   "quitus audit check --coop 1398\n"
			   "quitus audit check --code A03 --format json") },
	{ .en = "audit consolidate",
	    .fr = "audit agreger",
	    .arguments = "",
	    .help = N_("the accounts of all coops added up"),
	    .options = report_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .store = STORE_AUDIT,
	    .run = run_consolidate,
	    .examples = N_("quitus audit consolidate\n"
			   "quitus audit consolidate --year 2025 -o sums.pdf\n"
			   "quitus audit consolidate --format json") },
	{ .en = "audit report",
	    .fr = "audit rapport",
	    .arguments = "",
	    .help = N_("who sent, what it comes to, what does not hold"),
	    .options = report_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .store = STORE_AUDIT,
	    .run = run_report,
	    .examples = N_("quitus audit report -o audit.pdf\n"
			   "quitus audit report --year 2025 -o audit.xlsx\n"
			   "quitus audit report -o audit.html") },
	{ .en = NULL }
};
