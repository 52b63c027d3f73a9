/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "audit/sample.h"
#include "audit/store.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "cli/audit_input.h"
#include "cli/command.h"
#include "cli/entry_output.h"

struct sampling {
	struct ctx *ctx;
	json_t	   *coops; /* in JSON, else NULL */
	int64_t	    n;
};

static void
add_json(struct sampling *s, const struct audit_sampled *c)
{
	json_t *o = json_object(), *vouchers = json_array();
	size_t	i;

	for (i = 0; i < c->nvouchers; i++)
		json_array_append_new(vouchers, json_string(c->vouchers[i]));
	json_object_set_new(o, "coop", json_string(c->coop));
	json_object_set_new(o, "stratum", json_string(c->stratum));
	json_object_set_new(o, "reason",
	    json_sprintf(_("entries %lld, findings %lld"),
		(long long)c->entries, (long long)c->findings));
	json_object_set_new(o, "vouchers", vouchers);
	json_array_append_new(s->coops, o);
}

static const char *
stratum_text(const char *stratum)
{
	if (strcmp(stratum, "small") == 0)
		return _("small");
	return strcmp(stratum, "large") == 0 ? _("large") : _("middle");
}

static int
add_coop(const struct audit_sampled *c, void *arg)
{
	struct sampling *s = arg;
	struct buf	*out = &s->ctx->out;
	size_t		 i;

	s->n++;
	if (s->coops != NULL) {
		add_json(s, c);
		return 0;
	}
	utf8_add_safe(out, c->coop);
	buf_addf(out, _("  (%s: entries %lld, findings %lld)\n"),
	    stratum_text(c->stratum), (long long)c->entries,
	    (long long)c->findings);
	buf_adds(out, _("       Vouchers to ask for: "));
	for (i = 0; i < c->nvouchers; i++) {
		buf_adds(out, i > 0 ? ", " : "");
		utf8_add_safe(out, c->vouchers[i]);
	}
	buf_addc(out, '\n');
	return 0;
}

static int
read_percent(struct ctx *ctx, const struct args *args, int *percent)
{
	const char *typed = args_opt(args, OPT_PERCENT);
	char	   *end;
	long	    n = 10;

	if (typed != NULL) {
		n = strtol(typed, &end, 10);
		if (end == typed || end[strspn(end, " %")] != '\0')
			n = 0;
	}
	*percent = (int)n;
	if (n >= 1 && n <= 100)
		return 0;
	err_set(ctx->err, ERR_USAGE, _("“%s” is no percentage from 1 to 100."),
	    typed);
	return err_hint(
	    ctx->err, _("An AD looks at 10 of a hundred: --percent 10"));
}

/* Without one of his own, the auditor gets the same draw each time. */
static char *
read_seed(struct ctx *ctx, const struct args *args, int year)
{
	char *department, *seed;

	if (args_has(args, OPT_SEED))
		return xstrdup(args_opt(args, OPT_SEED));
	department = audit_get(ctx->db, "department");
	if (department == NULL)
		return NULL;
	seed = xasprintf("%s-%d", department, year);
	free(department);
	return seed;
}

static int
run_sample(struct ctx *ctx, const struct args *args)
{
	struct audit_sample_options o = { .risk = args_has(args, OPT_RISK) };
	struct sampling		    s = { .ctx = ctx };
	char			   *seed;
	int			    year, rc;

	if (ctx->format != FORMAT_TEXT && ctx->format != FORMAT_JSON) {
		err_set(ctx->err, ERR_USAGE,
		    _("the sample is told as text or as JSON only."));
		return err_hint(
		    ctx->err, _("Use --format text or --format json."));
	}
	if (audit_input_current_year(ctx, args, &year) == -1 ||
	    read_percent(ctx, args, &o.percent) == -1 ||
	    (seed = read_seed(ctx, args, year)) == NULL)
		return -1;
	o.seed = seed;
	if (ctx->json || ctx->format == FORMAT_JSON)
		s.coops = json_array();
	rc = audit_sample_each(ctx->db, year, &o, add_coop, &s);
	if (rc == 0 && s.coops != NULL)
		output_json(ctx,
		    json_pack("{s:s, s:i, s:O}", "seed", seed, "percent",
			o.percent, "coops", s.coops));
	else if (rc == 0)
		buf_addf(&ctx->out,
		    _("Coops drawn: %lld. The same again: --percent %d --seed "
		      "%s\n"),
		    (long long)s.n, o.percent, seed);
	json_decref(s.coops);
	free(seed);
	return rc;
}

static const enum opt options[] = { OPT_YEAR, OPT_PERCENT, OPT_SEED, OPT_RISK,
	OPT_FORMAT, OPT_OUTPUT, OPT_END };

const struct command cmd_audit_sample[] = {
	{ .en = "audit sample",
	    .fr = "audit echantillon",
	    .arguments = "",
	    .help = N_("draw the coops and the vouchers to look at"),
	    .options = options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .store = STORE_AUDIT,
	    .run = run_sample,
	    .examples = N_("quitus audit sample\n"
			   "quitus audit sample --percent 10 --seed 2025-59\n"
			   "quitus audit sample --risk --format json") },
	{ .en = NULL }
};
