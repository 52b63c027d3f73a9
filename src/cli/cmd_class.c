/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/axis.h"
#include "book/year.h"
#include "cli/command.h"
#include "cli/entry_input.h"
#include "cli/entry_output.h"
#include "report/report.h"

/* An item of an axis that outlives the walk through it. */
struct found {
	const char *name; /* looked for */
	char	   *label;
	bool	    closed;
};

static int
take_item(const struct axis_item *item, void *arg)
{
	struct found *f = arg;

	if (strcmp(item->name, f->name) != 0)
		return 0;
	f->label = xstrdup(item->label);
	f->closed = item->closed;
	return 1;
}

static int
find_item(struct ctx *ctx, enum axis axis, const char *name, struct found *f)
{
	*f = (struct found){ .name = name };
	return axis_each(ctx->db, axis, take_item, f) == -1 ? -1 : 0;
}

enum done { ADDED, RENAMED, CLOSED };

static void
tell_class(struct buf *out, const char *name, enum done done)
{
	switch (done) {
	case ADDED:
		buf_addf(out, _("The class “%s” is added.\n"), name);
		break;
	case RENAMED:
		buf_addf(out, _("The class is now called “%s”.\n"), name);
		break;
	case CLOSED:
		buf_addf(out,
		    _("The class “%s” is closed: no new entry can "
		      "carry it.\n"),
		    name);
		break;
	}
}

static void
tell_project(struct buf *out, const char *name, enum done done)
{
	switch (done) {
	case ADDED:
		buf_addf(out, _("The project “%s” is added.\n"), name);
		break;
	case RENAMED:
		buf_addf(out, _("The project is now called “%s”.\n"), name);
		break;
	case CLOSED:
		buf_addf(out,
		    _("The project “%s” is closed: no new entry can "
		      "carry it.\n"),
		    name);
		break;
	}
}

/* One line about what was done, or the object in JSON. */
static int
print_done(struct ctx *ctx, enum axis axis, const char *word, enum done done)
{
	struct found f;
	char	    *name = axis_resolve(ctx->db, axis, word);
	int	     rc;

	if (name == NULL)
		return -1;
	rc = find_item(ctx, axis, name, &f);
	if (rc == 0 && ctx->json)
		output_json(ctx,
		    json_pack("{s:s, s:s, s:b}", "name", name, "label", f.label,
			"closed", f.closed));
	else if (rc == 0 && axis == AXIS_CLASS)
		tell_class(&ctx->out, name, done);
	else if (rc == 0)
		tell_project(&ctx->out, name, done);
	free(f.label);
	free(name);
	return rc;
}

/* ---- add, rename, close ---- */

static int
add(struct ctx *ctx, const struct args *args, enum axis axis)
{
	if (axis_add(ctx->db, axis, args_get(args, 0), args_get(args, 1)) == -1)
		return -1;
	return print_done(ctx, axis, args_get(args, 0), ADDED);
}

static int
rename_item(struct ctx *ctx, const struct args *args, enum axis axis)
{
	if (axis_rename(ctx->db, axis, args_get(args, 0), args_get(args, 1)) ==
	    -1)
		return -1;
	return print_done(ctx, axis, args_get(args, 1), RENAMED);
}

static int
close_item(struct ctx *ctx, const struct args *args, enum axis axis)
{
	if (axis_close(ctx->db, axis, args_get(args, 0)) == -1)
		return -1;
	return print_done(ctx, axis, args_get(args, 0), CLOSED);
}

static int
run_class_add(struct ctx *ctx, const struct args *args)
{
	return add(ctx, args, AXIS_CLASS);
}

static int
run_project_add(struct ctx *ctx, const struct args *args)
{
	return add(ctx, args, AXIS_PROJECT);
}

static int
run_class_rename(struct ctx *ctx, const struct args *args)
{
	return rename_item(ctx, args, AXIS_CLASS);
}

static int
run_project_rename(struct ctx *ctx, const struct args *args)
{
	return rename_item(ctx, args, AXIS_PROJECT);
}

static int
run_class_close(struct ctx *ctx, const struct args *args)
{
	return close_item(ctx, args, AXIS_CLASS);
}

static int
run_project_close(struct ctx *ctx, const struct args *args)
{
	return close_item(ctx, args, AXIS_PROJECT);
}

/* ---- list ---- */

struct listing {
	struct report *report;
	enum axis      axis;
};

/* Two words for each, because French has two genders. */
static const char *
state_text(enum axis axis, bool closed)
{
	if (axis == AXIS_CLASS)
		return closed ? _("no longer used") : _("in use");
	return closed ? _("closed") : _("open");
}

static int
add_row(const struct axis_item *item, void *arg)
{
	struct listing *l = arg;
	struct report  *r = l->report;

	report_row(r, ROW_BODY);
	report_cell(r, cell_text(item->name));
	report_cell(r, cell_text(item->label));
	report_cell(r, cell_text(state_text(l->axis, item->closed)));
	report_row_field(r, "closed", cell_bool(item->closed));
	return 0;
}

static int
list(struct ctx *ctx, enum axis axis)
{
	struct listing l = { .axis = axis };
	struct report *r;

	r = report_new(axis == AXIS_CLASS ? _("Classes") : _("Projects"));
	report_root_array(r);
	report_table_begin(r, "items", NULL);
	report_column(r, "name", _("Name"), COLUMN_SHORT);
	report_column(r, "label", _("Label"), COLUMN_TEXT);
	report_column(r, NULL, _("State"), COLUMN_SHORT);
	l.report = r;
	if (axis_each(ctx->db, axis, add_row, &l) == -1) {
		report_free(r);
		return -1;
	}
	report_table_end(r);
	return ctx_report(ctx, r);
}

static int
run_class_list(struct ctx *ctx, const struct args *args)
{
	(void)args;
	return list(ctx, AXIS_CLASS);
}

static int
run_project_list(struct ctx *ctx, const struct args *args)
{
	(void)args;
	return list(ctx, AXIS_PROJECT);
}

/* ---- show ---- */

static struct report *
make_page(const struct found *item, int year, const struct axis_figures *f)
{
	struct report *r = report_new(item->name);
	struct money   left = MONEY(f->income.cents - f->expenses.cents);
	char	       text[YEAR_TEXT];

	report_subtitle(r, year_text(year, text));
	report_field(r, "name", cell_text(item->name));
	report_field(r, "label", cell_text(item->label));
	report_field(r, "closed", cell_bool(item->closed));
	report_field(r, "year", cell_int(year));
	report_field(r, "entries", cell_int(f->entries));
	report_field(r, "income_cents", cell_money(f->income));
	report_field(r, "expenses_cents", cell_money(f->expenses));
	report_field(r, "result_cents", cell_money(left));
	if (item->label[0] != '\0')
		report_para(r, item->label);
	report_figure(r, _("Income"), f->income, MONEY_EURO);
	report_figure(r, _("Expenses"), f->expenses, MONEY_EURO);
	report_figure(r, _("Difference"), left, MONEY_SIGNED);
	if (item->closed)
		report_note(r, _("Closed: no new entry can carry this name."));
	return r;
}

static int
show(struct ctx *ctx, const struct args *args, enum axis axis)
{
	struct axis_figures figures;
	struct found	    item = { .label = NULL };
	char		   *name;
	int		    year, rc = -1;

	name = axis_resolve(ctx->db, axis, args_get(args, 0));
	if (name == NULL)
		return -1;
	if (input_year(ctx, args, &year) == 0 &&
	    find_item(ctx, axis, name, &item) == 0 &&
	    axis_figures(ctx->db, axis, year, name, &figures) == 0)
		rc = ctx_report(ctx, make_page(&item, year, &figures));
	free(item.label);
	free(name);
	return rc;
}

static int
run_class_show(struct ctx *ctx, const struct args *args)
{
	return show(ctx, args, AXIS_CLASS);
}

static int
run_project_show(struct ctx *ctx, const struct args *args)
{
	return show(ctx, args, AXIS_PROJECT);
}

static const enum opt none[] = { OPT_END };
static const enum opt list_options[] = { OPT_FORMAT, OPT_OUTPUT, OPT_END };
static const enum opt show_options[] = { OPT_YEAR, OPT_FORMAT, OPT_OUTPUT,
	OPT_END };

const struct command cmd_class[] = {
	{ .en = "class add",
	    .fr = "classe ajouter",
	    .arguments = N_("NAME [LABEL]"),
	    .help = N_("add a class"),
	    .options = none,
	    .min = 1,
	    .max = 2,
	    .mode = FILE_WRITE,
	    .run = run_class_add,
	    .examples = N_(
		"quitus class add CP-CE1\n"
		"quitus class add CM2 \"La classe de Camille Petit\"\n"
		"quitus class add \"Petite section\"") },
	{ .en = "class list",
	    .fr = "classe lister",
	    .arguments = "",
	    .help = N_("show the classes"),
	    .options = list_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .run = run_class_list,
	    .examples = N_("quitus class list\n"
			   "quitus class list --json\n"
			   "quitus class list --format csv -o classes.csv") },
	{ .en = "class show",
	    .fr = "classe voir",
	    .arguments = N_("CLASS"),
	    .help = N_("show what a class received and spent"),
	    .options = show_options,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_READ,
	    .run = run_class_show,
	    .examples = N_("quitus class show CP-CE1\n"
			   "quitus class show CP-CE1 --year 2024\n"
			   "quitus class show CP-CE1 -o cp-ce1.pdf") },
	{ .en = "class rename",
	    .fr = "classe renommer",
	    .arguments = N_("CLASS NAME"),
	    .help = N_("give a class another "
		       "name"),
	    .options = none,
	    .min = 2,
	    .max = 2,
	    .mode = FILE_WRITE,
	    .run = run_class_rename,
	    .examples = N_("quitus class rename CP CP-CE1\n"
			   "quitus class rename CM1 \"CM1 A\"\n"
			   "quitus class rename CP CP-CE1 --dry-run") },
	{ .en = "class close",
	    .fr = "classe fermer",
	    .arguments = N_("CLASS"),
	    .help = N_("let no new entry carry a class"),
	    .options = none,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_WRITE,
	    .run = run_class_close,
	    .examples = N_("quitus class close CP-CE1\n"
			   "quitus class close \"CM1 A\"\n"
			   "quitus class close CP-CE1 --dry-run") },
	{ .en = "project add",
	    .fr = "projet ajouter",
	    .arguments = N_("NAME [LABEL]"),
	    .help = N_("add a project"),
	    .options = none,
	    .min = 1,
	    .max = 2,
	    .mode = FILE_WRITE,
	    .run = run_project_add,
	    .examples = N_("quitus project add Cirque\n"
			   "quitus project add Cirque \"Une semaine sous le "
			   "chapiteau\"\n"
			   "quitus project add \"Classe de mer\" --dry-run") },
	{ .en = "project list",
	    .fr = "projet lister",
	    .arguments = "",
	    .help = N_("show the projects"),
	    .options = list_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .run = run_project_list,
	    .examples = N_(
		"quitus project list\n"
		"quitus project list --json\n"
		"quitus project list --format csv -o projects.csv") },
	{ .en = "project show",
	    .fr = "projet voir",
	    .arguments = N_("PROJECT"),
	    .help = N_("show what a project received and spent"),
	    .options = show_options,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_READ,
	    .run = run_project_show,
	    .examples = N_("quitus project show Cirque\n"
			   "quitus project show Cirque --year 2024\n"
			   "quitus project show Cirque -o cirque.pdf") },
	{ .en = "project rename",
	    .fr = "projet renommer",
	    .arguments = N_("PROJECT NAME"),
	    .help = N_("give a project another "
		       "name"),
	    .options = none,
	    .min = 2,
	    .max = 2,
	    .mode = FILE_WRITE,
	    .run = run_project_rename,
	    .examples = N_("quitus project rename Cirque \"Cirque 2025\"\n"
			   "quitus project rename Mer \"Classe de mer\"\n"
			   "quitus project rename Mer Voile --dry-run") },
	{ .en = "project close",
	    .fr = "projet fermer",
	    .arguments = N_("PROJECT"),
	    .help = N_("let no new entry carry a project"),
	    .options = none,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_WRITE,
	    .run = run_project_close,
	    .examples = N_("quitus project close Cirque\n"
			   "quitus project close \"Classe de mer\"\n"
			   "quitus project close Cirque --dry-run") },
	{ .en = NULL }
};
