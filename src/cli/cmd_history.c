/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/attach.h"
#include "cli/change_report.h"
#include "cli/command.h"
#include "cli/entry_history.h"
#include "cli/entry_output.h"
#include "cli/json_list.h"
#include "report/report.h"
#include "store/operation.h"
#include "store/stmt.h"

/* ---- Undo ---- */

/* An operation kept beyond the walk that found it. */
struct kept {
	int64_t id;
	char   *command;
	char   *kind;
	bool	found;
};

static int
keep_operation(const struct operation *op, void *arg)
{
	struct kept *k = arg;

	if (op->id != k->id)
		return 0;
	k->command = xstrdup(op->command);
	k->kind = xstrdup(op->kind);
	k->found = true;
	return 1;
}

static int
refuse_kind(struct ctx *ctx, const struct kept *k)
{
	if (strcmp(k->kind, "init") == 0)
		return err_set(ctx->err, ERR_RULE,
		    _("nothing is left to undo: "
		      "the ledger is as it was made."));
	if (strcmp(k->kind, "validate") == 0) {
		err_set(ctx->err, ERR_RULE,
		    _("the last operation validated "
		      "entries: what is sealed is not undone."));
		return err_hint(ctx->err,
		    _("Correct an entry by reversing it: "
		      "quitus void NUMBER --reason \"...\""));
	}
	if (strcmp(k->kind, "discharge") == 0)
		return err_set(ctx->err, ERR_RULE,
		    _("the last operation recorded the quitus: what was signed "
		      "is not undone."));
	if (strcmp(k->kind, "close") != 0)
		return 0;
	err_set(ctx->err, ERR_RULE,
	    _("the last operation closed the year: it is not undone."));
	return err_hint(ctx->err,
	    _("Open the year again: quitus reopen "
	      "--reason \"...\""));
}

/* The first changed entry that has been validated since. */
struct sealed {
	struct ctx *ctx;
	int64_t	    number;
};

static int
look_sealed(const struct change *c, void *arg)
{
	struct sealed *s = arg;
	struct stmt    st;

	if (strcmp(c->table, "entry") != 0 && strcmp(c->table, "posting") != 0)
		return 0;
	stmt_init(&st, s->ctx->db,
	    "SELECT number FROM entry WHERE id = ?1 AND state = 'final'");
	stmt_set_int(&st, 1, entry_history_owner(c));
	if (stmt_row(&st))
		s->number = stmt_int(&st, 0);
	if (stmt_end(&st) == -1)
		return -1;
	return s->number != 0;
}

static int
look_sealed_range(const struct operation_range *r, void *arg)
{
	struct sealed *s = arg;
	struct stmt    st;

	if (strcmp(r->table, "entry") != 0)
		return 0;
	stmt_init(&st, s->ctx->db,
	    "SELECT number FROM entry WHERE id BETWEEN ?1 AND ?2"
	    " AND state = 'final' LIMIT 1");
	stmt_set_int(&st, 1, r->first);
	stmt_set_int(&st, 2, r->last);
	if (stmt_row(&st))
		s->number = stmt_int(&st, 0);
	return stmt_end(&st);
}

static int
refuse_sealed(struct ctx *ctx, int64_t id)
{
	struct sealed s = { .ctx = ctx };

	if (operation_each_change(ctx->db, id, look_sealed, &s) == -1 ||
	    operation_each_range(ctx->db, id, look_sealed_range, &s) == -1)
		return -1;
	if (s.number == 0)
		return 0;
	err_set(ctx->err, ERR_RULE,
	    _("the last operation wrote entry %lld, "
	      "which is validated: what is sealed is not undone."),
	    (long long)s.number);
	return err_hint(ctx->err,
	    _("Reverse it: quitus void %lld --reason "
	      "\"...\""),
	    (long long)s.number);
}

static int
undo(struct ctx *ctx, const struct kept *k)
{
	if (refuse_kind(ctx, k) == -1 || refuse_sealed(ctx, k->id) == -1)
		return -1;
	if (operation_invert(ctx->db, k->id) == -1 ||
	    attach_sweep(ctx->db) == -1)
		return -1;
	ctx->undoes = k->id;
	if (ctx->json)
		output_json(ctx,
		    json_pack("{s:I, s:s}", "undone", (json_int_t)k->id,
			"command", k->command));
	else
		buf_addf(&ctx->out, _("Undone: operation %lld, %s\n"),
		    (long long)k->id, k->command);
	return 0;
}

static int
run_undo(struct ctx *ctx, const struct args *args)
{
	struct kept k = { .id = operation_last(ctx->db) };
	int	    rc = -1;

	(void)args;
	if (operation_each(ctx->db, keep_operation, &k) == -1)
		return -1;
	if (k.found)
		rc = undo(ctx, &k);
	else
		err_set(ctx->err, ERR_RULE, _("nothing is left to undo."));
	free(k.command);
	free(k.kind);
	return rc;
}

/* ---- History ---- */

struct history {
	struct ctx	*ctx;
	struct report	*report;
	struct json_list json;
	size_t		 n;
	size_t		 limit; /* 0: no limit */
};

static int
add_json(const struct operation *op, void *arg)
{
	struct history *h = arg;

	json_list_add(&h->json,
	    json_pack("{s:I, s:s, s:s, s:s, s:o, s:o}", "operation",
		(json_int_t)op->id, "at", op->at, "user", op->user, "command",
		op->command, "undoes",
		op->undoes != 0 ? json_integer(op->undoes) : json_null(),
		"undone_by",
		op->undone_by != 0 ? json_integer(op->undone_by) :
				     json_null()));
	return h->limit != 0 && ++h->n >= h->limit;
}

static int
add_row(const struct operation *op, void *arg)
{
	struct history *h = arg;
	char	       *note = NULL, at[CTX_MOMENT];

	if (op->undoes != 0)
		note = xasprintf(_("undoes %lld"), (long long)op->undoes);
	else if (op->undone_by != 0)
		note = xasprintf(_("undone by %lld"), (long long)op->undone_by);
	report_row(h->report, ROW_BODY);
	report_cell(h->report, cell_int(op->id));
	report_cell(h->report, cell_text(ctx_moment_text(h->ctx, op->at, at)));
	report_cell(h->report, cell_text(op->user));
	report_cell(h->report, cell_text(op->command));
	report_cell(h->report, cell_text(note));
	free(note);
	return h->limit != 0 && ++h->n >= h->limit;
}

static int
list_operations(struct history *h)
{
	struct ctx *ctx = h->ctx;

	if (ctx->format == FORMAT_JSON) {
		h->json.ctx = ctx;
		if (operation_each(ctx->db, add_json, h) == -1)
			return -1;
		return json_list_end(&h->json);
	}
	h->report = report_new(_("History"));
	report_table_begin(h->report, "operations", NULL);
	report_column(h->report, "operation", _("No."), COLUMN_INT);
	report_column(h->report, "at", _("When"), COLUMN_SHORT);
	report_column(h->report, "user", _("Who"), COLUMN_SHORT);
	report_column(h->report, "command", _("Command"), COLUMN_TEXT);
	report_column(h->report, "note", "", COLUMN_SHORT);
	if (operation_each(ctx->db, add_row, h) == -1) {
		report_free(h->report);
		return -1;
	}
	report_table_end(h->report);
	return ctx_report(ctx, h->report);
}

static int
show_operation(struct ctx *ctx, const char *word)
{
	struct kept    k = { .id = 0 };
	struct report *r = NULL;
	char	      *end;

	k.id = strtoll(word, &end, 10);
	if (*end != '\0' || operation_each(ctx->db, keep_operation, &k) == -1 ||
	    !k.found)
		err_set(
		    ctx->err, ERR_USAGE, _("there is no operation %s."), word);
	else
		r = change_report(ctx->db, k.id, k.command);
	free(k.command);
	free(k.kind);
	return r == NULL ? -1 : ctx_report(ctx, r);
}

static int
run_history(struct ctx *ctx, const struct args *args)
{
	struct history h = { .ctx = ctx };
	char	      *end;

	if (args_has(args, OPT_LIMIT)) {
		h.limit = strtoul(args_opt(args, OPT_LIMIT), &end, 10);
		if (*end != '\0' || h.limit == 0)
			return err_set(ctx->err, ERR_USAGE,
			    _("--limit takes a number of lines."));
	}
	if (args_count(args) > 0)
		return show_operation(ctx, args_get(args, 0));
	return list_operations(&h);
}

static const enum opt undo_options[] = { OPT_END };
static const enum opt history_options[] = { OPT_LIMIT, OPT_FORMAT, OPT_OUTPUT,
	OPT_END };

const struct command cmd_history[] = {
	{ .en = "undo",
	    .fr = "defaire",
	    .arguments = "",
	    .help = N_("take the last operation back"),
	    .options = undo_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_WRITE,
	    .run = run_undo,
	    .examples = N_("quitus undo\n"
			   "quitus undo --dry-run\n"
			   "quitus history --limit 1") },
	{ .en = "history",
	    .fr = "historique",
	    .arguments = N_("[OPERATION]"),
	    .help = N_("show what was done, and what it changed"),
	    .options = history_options,
	    .min = 0,
	    .max = 1,
	    .mode = FILE_READ,
	    .run = run_history,
	    .examples = N_("quitus history\n"
			   "quitus history --limit 10\n"
			   "quitus history 12") },
	{ .en = NULL }
};
