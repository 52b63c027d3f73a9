/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "book/setting.h"
#include "book/year.h"
#include "cli/command.h"
#include "cli/entry_input.h"
#include "cli/entry_output.h"
#include "report/report.h"

static const char *
key_name(const struct ctx *ctx, const struct setting *s)
{
	return ctx->lang == LANG_FR ? s->fr : s->key;
}

/* A value that is a word is told in the language in force. */
static const char *
value_text(const struct setting *s, const char *value)
{
	static const char *const words[] = { N_("yes"), N_("no"), N_("split"),
		N_("single") };
	size_t			 i;

	if (strchr(s->choices, '|') == NULL)
		return value;
	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (strcmp(value, words[i]) == 0)
			return _(words[i]);
	}
	return value;
}

/* Only the mandataires that there are, and room for one more. */
static bool
is_shown(const struct setting *s, const char *value, bool *room)
{
	if (strncmp(s->key, "agent.", 6) != 0 || value[0] != '\0')
		return true;
	if (!*room)
		return false;
	*room = false;
	return true;
}

static int
add_rows(struct ctx *ctx, struct report *r, int year)
{
	const struct setting *s;
	char		     *value;
	bool		      room = true;

	for (s = setting_table; s->key != NULL; s++) {
		value = setting_get(ctx->db, year, s->key);
		if (value == NULL)
			return -1;
		if (is_shown(s, value, &room)) {
			report_row(r, ROW_BODY);
			report_cell(r, cell_text(key_name(ctx, s)));
			report_cell(r, cell_text(value_text(s, value)));
			report_cell(r, cell_text(_(s->help)));
			report_row_field(r, "key", cell_text(s->key));
			report_row_field(r, "value", cell_text(value));
		}
		free(value);
	}
	return 0;
}

static int
list(struct ctx *ctx, int year)
{
	struct report *r = report_new(_("Settings"));
	char	       text[YEAR_TEXT];

	report_subtitle(r, year_text(year, text));
	report_root_array(r);
	report_table_begin(r, "settings", NULL);
	report_column(r, NULL, _("Setting"), COLUMN_SHORT);
	report_column(r, NULL, _("Value"), COLUMN_TEXT);
	report_column(r, NULL, _("What it is"), COLUMN_TEXT);
	if (add_rows(ctx, r, year) == -1) {
		report_free(r);
		return -1;
	}
	report_table_end(r);
	return ctx_report(ctx, r);
}

static int
print_value(struct ctx *ctx, const struct setting *s, int year, bool named)
{
	char *value = setting_get(ctx->db, year, s->key);

	if (value == NULL)
		return -1;
	if (ctx->json || ctx->format == FORMAT_JSON)
		output_json(ctx,
		    json_pack("{s:s, s:s}", "key", s->key, "value", value));
	else if (named)
		buf_addf(&ctx->out, "%s = %s\n", key_name(ctx, s),
		    value_text(s, value));
	else
		buf_addf(&ctx->out, "%s\n", value_text(s, value));
	free(value);
	return 0;
}

static int
run_config(struct ctx *ctx, const struct args *args)
{
	const char	     *key = args_get(args, 0);
	const char	     *value = args_get(args, 1);
	const struct setting *s;
	bool		      unset = args_has(args, OPT_UNSET);
	int		      year;

	if (unset && (key == NULL || value != NULL)) {
		err_set(ctx->err, ERR_USAGE,
		    _("--unset takes one setting, and no value."));
		return err_hint(
		    ctx->err, _("Example: quitus config cash.ceiling --unset"));
	}
	if (input_year(ctx, args, &year) == -1)
		return -1;
	if (key == NULL)
		return list(ctx, year);
	s = setting_find(key, ctx->err);
	if (s == NULL ||
	    ((unset || value != NULL) &&
		setting_set(ctx->db, year, s->key, value) == -1))
		return -1;
	return print_value(ctx, s, year, unset || value != NULL);
}

static const enum opt config_options[] = { OPT_UNSET, OPT_YEAR, OPT_FORMAT,
	OPT_OUTPUT, OPT_END };

const struct command cmd_config[] = {
	{ .en = "config",
	    .fr = "config",
	    .arguments = N_("[KEY [VALUE]]"),
	    .help = N_("show or change the settings of the ledger"),
	    .options = config_options,
	    .min = 0,
	    .max = 2,
	    .mode = FILE_WRITE,
	    .run = run_config,
	    .examples = N_("quitus config\n"
			   "quitus config town Lille\n"
			   "quitus config advance.ceiling 200") },
	{ .en = NULL }
};
