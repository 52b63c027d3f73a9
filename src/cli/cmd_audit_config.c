/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "audit/setting.h"
#include "base/i18n.h"
#include "cli/command.h"
#include "cli/entry_output.h"
#include "report/report.h"

static const char *
key_name(const struct ctx *ctx, const struct setting *s)
{
	return ctx->lang == LANG_FR ? s->fr : s->key;
}

static int
add_rows(struct ctx *ctx, struct report *r)
{
	const struct setting *s;
	char		     *value;

	for (s = audit_setting_table; s->key != NULL; s++) {
		value = audit_setting_get(ctx->db, s);
		if (value == NULL)
			return -1;
		report_row(r, ROW_BODY);
		report_cell(r, cell_text(key_name(ctx, s)));
		report_cell(r, cell_text(value));
		report_cell(r, cell_text(_(s->help)));
		report_row_field(r, "key", cell_text(s->key));
		report_row_field(r, "value", cell_text(value));
		free(value);
	}
	return 0;
}

static int
list(struct ctx *ctx)
{
	struct report *r = report_new(_("Settings of the audit"));

	report_root_array(r);
	report_table_begin(r, "settings", NULL);
	report_column(r, NULL, _("Setting"), COLUMN_SHORT);
	report_column(r, NULL, _("Value"), COLUMN_TEXT);
	report_column(r, NULL, _("What it is"), COLUMN_TEXT);
	if (add_rows(ctx, r) == -1) {
		report_free(r);
		return -1;
	}
	report_table_end(r);
	return ctx_report(ctx, r);
}

static int
print_value(struct ctx *ctx, const struct setting *s, bool named)
{
	char *value = audit_setting_get(ctx->db, s);

	if (value == NULL)
		return -1;
	if (ctx->json || ctx->format == FORMAT_JSON)
		output_json(ctx,
		    json_pack("{s:s, s:s}", "key", s->key, "value", value));
	else if (named)
		buf_addf(&ctx->out, "%s = %s\n", key_name(ctx, s), value);
	else
		buf_addf(&ctx->out, "%s\n", value);
	free(value);
	return 0;
}

static int
run_config(struct ctx *ctx, const struct args *args)
{
	const char	     *key = args_get(args, 0);
	const char	     *value = args_get(args, 1);
	bool		      unset = args_has(args, OPT_UNSET);
	const struct setting *s;

	if (unset && (key == NULL || value != NULL)) {
		err_set(ctx->err, ERR_USAGE,
		    _("--unset takes one setting, and no value."));
		return err_hint(ctx->err,
		    _("Example: quitus audit config cash.ceiling --unset"));
	}
	if (key == NULL)
		return list(ctx);
	s = audit_setting_find(key, ctx->err);
	if (s == NULL ||
	    ((unset || value != NULL) &&
		audit_setting_set(ctx->db, s, value) == -1))
		return -1;
	return print_value(ctx, s, unset || value != NULL);
}

static const enum opt config_options[] = { OPT_UNSET, OPT_FORMAT, OPT_OUTPUT,
	OPT_END };

const struct command cmd_audit_config[] = {
	{ .en = "audit config",
	    .fr = "audit config",
	    .arguments = N_("[KEY [VALUE]]"),
	    .help = N_("show or change from where on an audit asks questions"),
	    .options = config_options,
	    .min = 0,
	    .max = 2,
	    .mode = FILE_WRITE,
	    .store = STORE_AUDIT,
	    .run = run_config,
	    .examples = N_("quitus audit config\n"
			   "quitus audit config cash.ceiling 300\n"
			   "quitus audit config idle.years --unset") },
	{ .en = NULL }
};
