/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/attach.h"
#include "book/year.h"
#include "cli/change_words.h"
#include "cli/command.h"
#include "cli/entry_history.h"
#include "cli/entry_input.h"
#include "cli/entry_output.h"
#include "report/report.h"

/* One entry on its way to the screen. */
struct show {
	struct ctx    *ctx;
	struct entry   entry;
	struct report *report;
	json_t	      *array;
	bool	       begun;  /* the table of files, of operations */
	const char    *folder; /* --extract */
	int64_t	       nfiles;
};

/* ---- Extraction ---- */

static int
make_folder(struct ctx *ctx, const char *folder)
{
	if (mkdir(folder, 0777) == 0 || errno == EEXIST)
		return 0;
	return err_set(ctx->err, ERR_FILE,
	    _("the folder %s cannot be made: "
	      "%s."),
	    folder, strerror(errno));
}

static int
extract_one(const struct attachment *a, void *arg)
{
	struct show *s = arg;
	struct buf   bytes = { .data = NULL };
	char	    *path;
	int	     rc = -1;

	path = xasprintf("%s/%lld-%lld-%s", s->folder,
	    (long long)s->entry.number, (long long)a->rank, a->name);
	if (attach_read(s->ctx->db, s->entry.id, a->rank, &bytes) == 0 &&
	    file_write(path, buf_str(&bytes), bytes.len, s->ctx->err) == 0) {
		buf_addf(&s->ctx->notes, _("%s is written.\n"), path);
		s->nfiles++;
		rc = 0;
	}
	buf_fini(&bytes);
	free(path);
	return rc;
}

static int
extract(struct show *s, const char *folder)
{
	s->folder = folder;
	if (make_folder(s->ctx, folder) == -1 ||
	    attach_each(s->ctx->db, s->entry.id, extract_one, s) == -1)
		return -1;
	if (s->nfiles == 0)
		buf_adds(
		    &s->ctx->notes, _("No file is attached to this entry.\n"));
	return 0;
}

/* ---- JSON ---- */

static int
operation_json(const struct operation *op, void *arg)
{
	struct show *s = arg;

	json_array_append_new(s->array,
	    json_pack("{s:I, s:s, s:s, s:s}", "operation", (json_int_t)op->id,
		"at", op->at, "user", op->user, "command", op->command));
	return 0;
}

static int
show_json(struct show *s)
{
	json_t *o = entry_json(&s->entry);
	int	rc = entry_json_files(s->ctx->db, &s->entry, o);

	s->array = json_array();
	json_object_set_new(o, "history", s->array);
	if (rc == 0)
		rc = entry_history_each(
		    s->ctx->db, s->entry.id, operation_json, s);
	output_json(s->ctx, o);
	return rc;
}

/* ---- Table ---- */

/* A line "what: value" of the first table. */
static void
add_fact(struct report *r, const char *what, struct cell value)
{
	if (value.type == CELL_EMPTY)
		return;
	report_row(r, ROW_BODY);
	report_cell(r, cell_text(what));
	report_cell(r, value);
}

/* A stored word in the language in force, NULL for NULL; freed by the caller. */
static char *
word_of(const char *column, const char *stored)
{
	struct buf b = { .data = NULL };

	if (stored == NULL)
		return NULL;
	change_add_value(&b, "entry", column, stored);
	return buf_steal(&b);
}

static void
add_word(
    struct report *r, const char *what, const char *column, const char *stored)
{
	char *word = word_of(column, stored);

	add_fact(r, what, cell_text(word));
	free(word);
}

static const char *
state_text(const struct entry *e)
{
	switch (e->state) {
	case ENTRY_DRAFT:
		return _("draft: it can still be changed");
	case ENTRY_FINAL:
		return _("final: it is sealed");
	case ENTRY_VOID:
		break;
	}
	return _("void: it counts for nothing");
}

static void
add_facts(struct report *r, const struct entry *e)
{
	report_table_begin(r, NULL, NULL);
	report_column(r, NULL, "", COLUMN_SHORT);
	report_column(r, NULL, "", COLUMN_TEXT);
	add_fact(r, _("Date"), cell_date(e->day));
	add_fact(r, _("Voucher"), cell_text(e->voucher));
	add_fact(r, _("Label"), cell_text(e->label));
	add_fact(r, _("Party"), cell_text(e->party));
	add_word(r, _("Method"), "method", e->method);
	add_fact(r, _("Reference"), cell_text(e->reference));
	add_fact(r, _("Amount"), cell_money(entry_amount(e)));
	add_fact(r, _("State"), cell_text(state_text(e)));
	add_fact(r, _("Reason"), cell_text(e->reason));
	if (e->reverses != 0)
		add_fact(r, _("Reverses"), cell_int(e->reverses));
	if (e->reversed_by != 0)
		add_fact(r, _("Reversed by"), cell_int(e->reversed_by));
	if (e->decision != 0)
		add_fact(r, _("Decision"), cell_int(e->decision));
	if (e->ticked)
		add_fact(r, _("Seen at the bank"), cell_date(e->ticked_on));
	if (e->seal[0] != '\0')
		add_fact(r, _("Seal"), cell_text(e->seal));
	report_table_end(r);
}

static void
add_postings(struct report *r, const struct entry *e)
{
	const struct posting *p;
	char		     *word;
	size_t		      i;

	report_table_begin(r, NULL, _("Accounts"));
	report_column(r, NULL, _("Debit"), COLUMN_SHORT);
	report_column(r, NULL, _("Credit"), COLUMN_SHORT);
	report_column(r, NULL, _("Amount"), COLUMN_MONEY);
	report_column(r, NULL, _("Project"), COLUMN_TEXT);
	report_column(r, NULL, _("Class"), COLUMN_TEXT);
	report_column(r, NULL, _("Provenance"), COLUMN_TEXT);
	report_column(r, NULL, _("Subsidy"), COLUMN_INT);
	for (i = 0; i < e->npostings; i++) {
		p = &e->postings[i];
		report_row(r, ROW_BODY);
		report_cell(r, cell_text(p->debit));
		report_cell(r, cell_text(p->credit));
		report_cell(r, cell_money(p->amount));
		report_cell(r, cell_text(p->project));
		report_cell(r, cell_text(p->class));
		word = word_of("provenance", p->provenance);
		report_cell(r, cell_text(word));
		free(word);
		report_cell(
		    r, p->subsidy != 0 ? cell_int(p->subsidy) : cell_empty());
	}
	report_table_end(r);
}

/* A table begins with its first row: there is none about nothing. */
static void
begin_files(struct show *s)
{
	if (s->begun)
		return;
	s->begun = true;
	report_table_begin(s->report, NULL, _("Attached files"));
	report_column(s->report, NULL, _("File"), COLUMN_TEXT);
	report_column(s->report, NULL, _("Bytes"), COLUMN_INT);
	report_column(s->report, NULL, "SHA-256", COLUMN_TEXT);
}

static int
add_attachment(const struct attachment *a, void *arg)
{
	struct show *s = arg;

	begin_files(s);
	report_row(s->report, ROW_BODY);
	report_cell(s->report, cell_text(a->name));
	report_cell(s->report, cell_int(a->size));
	report_cell(s->report, cell_text(a->sha256));
	return 0;
}

static void
begin_operations(struct show *s)
{
	if (s->begun)
		return;
	s->begun = true;
	report_table_begin(s->report, NULL, _("History"));
	report_column(s->report, NULL, _("No."), COLUMN_INT);
	report_column(s->report, NULL, _("When"), COLUMN_SHORT);
	report_column(s->report, NULL, _("Who"), COLUMN_SHORT);
	report_column(s->report, NULL, _("Command"), COLUMN_TEXT);
}

static int
add_operation(const struct operation *op, void *arg)
{
	struct show *s = arg;
	char	     at[CTX_MOMENT];

	begin_operations(s);
	report_row(s->report, ROW_BODY);
	report_cell(s->report, cell_int(op->id));
	report_cell(s->report, cell_text(ctx_moment_text(s->ctx, op->at, at)));
	report_cell(s->report, cell_text(op->user));
	report_cell(s->report, cell_text(op->command));
	return 0;
}

static int
add_tables(struct show *s)
{
	int rc;

	rc = attach_each(s->ctx->db, s->entry.id, add_attachment, s);
	if (s->begun)
		report_table_end(s->report);
	s->begun = false;
	if (rc == 0)
		rc = entry_history_each(
		    s->ctx->db, s->entry.id, add_operation, s);
	if (s->begun)
		report_table_end(s->report);
	return rc;
}

static int
show_table(struct show *s)
{
	char *title, year[YEAR_TEXT];

	title = xasprintf(_("Entry %lld of %s"), (long long)s->entry.number,
	    year_text(s->entry.year, year));
	s->report = report_new(title);
	free(title);
	add_facts(s->report, &s->entry);
	add_postings(s->report, &s->entry);
	if (add_tables(s) == 0)
		return ctx_report(s->ctx, s->report);
	report_free(s->report);
	return -1;
}

static int
run_show(struct ctx *ctx, const struct args *args)
{
	struct show s = { .ctx = ctx };
	int64_t	    number;
	int	    year, rc;

	if (input_year(ctx, args, &year) == -1 ||
	    input_number(ctx, args_get(args, 0), &number) == -1 ||
	    entry_load(ctx->db, year, number, &s.entry) == -1)
		return -1;
	rc = args_has(args, OPT_EXTRACT) ?
	    extract(&s, args_opt(args, OPT_EXTRACT)) :
	    0;
	if (rc == 0)
		rc = ctx->format == FORMAT_JSON ? show_json(&s) :
						  show_table(&s);
	entry_fini(&s.entry);
	return rc;
}

static const enum opt show_options[] = { OPT_EXTRACT, OPT_YEAR, OPT_FORMAT,
	OPT_OUTPUT, OPT_END };

const struct command cmd_show[] = {
	{ .en = "show",
	    .fr = "voir",
	    .arguments = N_("NUMBER"),
	    .help = N_("show one entry with its files and history"),
	    .options = show_options,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_READ,
	    .run = run_show,
	    .examples = N_("quitus show 12\n"
			   "quitus show 12 --extract vouchers\n"
			   "quitus show 12 --year 2024 --format json") },
	{ .en = NULL }
};
