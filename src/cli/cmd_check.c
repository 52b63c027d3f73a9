/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "book/check.h"
#include "book/verify.h"
#include "book/year.h"
#include "cli/command.h"
#include "cli/entry_input.h"
#include "cli/entry_output.h"

enum { TEXT_COLUMN = 15, WIDTH = 80, ENTRIES_SHOWN = 12 };

/* ---- check ---- */

static const char *
severity_code(enum severity severity)
{
	switch (severity) {
	case SEVERITY_ERROR:
		return "error";
	case SEVERITY_WARNING:
		return "warning";
	case SEVERITY_QUESTION:
		break;
	}
	return "question";
}

/* An error stands out without colour too. */
static const char *
severity_word(enum severity severity)
{
	switch (severity) {
	case SEVERITY_ERROR:
		return _("ERROR");
	case SEVERITY_WARNING:
		return _("warning");
	case SEVERITY_QUESTION:
		break;
	}
	return _("question");
}

/* Columns that what begins here should keep on one line: a word, or a command
 * to type that the text ends with. */
static size_t
unbroken(const char *text, size_t column)
{
	struct buf word = { 0 };
	size_t	   rest = utf8_width(text), width;

	buf_add(&word, text, strcspn(text, " "));
	width = utf8_width(buf_str(&word));
	if (strcmp(buf_str(&word), "quitus") == 0 && column + rest <= WIDTH)
		width = rest;
	buf_fini(&word);
	return width;
}

/* Append words, folded into lines that begin at a column. */
static void
add_wrapped(struct buf *out, const char *text, size_t column)
{
	struct buf word = { 0 };
	size_t	   used = 0, n;

	for (text += strspn(text, " "); *text != '\0';
	     text += n + strspn(text + n, " ")) {
		n = strcspn(text, " ");
		if (used > 0 &&
		    column + used + 1 + unbroken(text, column) > WIDTH) {
			buf_addc(out, '\n');
			buf_pad(out, ' ', column);
			used = 0;
		}
		if (used > 0) {
			buf_addc(out, ' ');
			used++;
		}
		buf_reset(&word);
		buf_add(&word, text, n);
		buf_adds(out, buf_str(&word));
		used += utf8_width(buf_str(&word));
	}
	buf_addc(out, '\n');
	buf_fini(&word);
}

static void
add_entries(struct buf *out, const struct finding *f)
{
	struct buf list = { 0 };
	size_t	   i;

	for (i = 0; i < f->nentries && i < ENTRIES_SHOWN; i++)
		buf_addf(&list, "%s%lld", i > 0 ? ", " : "n° ",
		    (long long)f->entries[i]);
	if (f->nentries > ENTRIES_SHOWN)
		buf_addf(&list, "… (+%zu)", f->nentries - ENTRIES_SHOWN);
	buf_pad(out, ' ', TEXT_COLUMN);
	add_wrapped(out, buf_str(&list), TEXT_COLUMN);
	buf_fini(&list);
}

static void
add_finding(struct buf *out, const struct finding *f)
{
	struct buf safe = { 0 };

	utf8_add_padded(out, severity_word(f->severity), 10, false);
	buf_addf(out, "C%02d  ", f->code);
	utf8_add_safe(&safe, f->message);
	add_wrapped(out, buf_str(&safe), TEXT_COLUMN);
	if (f->nentries > 0)
		add_entries(out, f);
	buf_reset(&safe);
	utf8_add_safe(&safe, f->remedy);
	buf_pad(out, ' ', TEXT_COLUMN);
	add_wrapped(out, buf_str(&safe), TEXT_COLUMN);
	buf_fini(&safe);
}

static void
print_text(struct ctx *ctx, int year, const struct check *c)
{
	struct buf *out = &ctx->out;
	char	    text[YEAR_TEXT];
	size_t	    i;

	buf_addf(out, _("Check of the year %s: "), year_text(year, text));
	buf_addf(
	    out, ngettext("%zu error, ", "%zu errors, ", c->errors), c->errors);
	buf_addf(out, ngettext("%zu warning, ", "%zu warnings, ", c->warnings),
	    c->warnings);
	buf_addf(out,
	    ngettext("%zu question\n", "%zu questions\n", c->questions),
	    c->questions);
	for (i = 0; i < c->nfindings; i++) {
		if (i == 0 ||
		    c->findings[i].severity != c->findings[i - 1].severity)
			buf_addc(out, '\n');
		add_finding(out, &c->findings[i]);
	}
}

static json_t *
finding_json(const struct finding *f)
{
	json_t *o = json_object(), *entries = json_array();
	size_t	i;

	for (i = 0; i < f->nentries; i++)
		json_array_append_new(entries, json_integer(f->entries[i]));
	json_object_set_new(o, "code", json_sprintf("C%02d", f->code));
	json_object_set_new(
	    o, "severity", json_string(severity_code(f->severity)));
	json_object_set_new(o, "message", json_string(f->message));
	json_object_set_new(o, "entries", entries);
	json_object_set_new(o, "amount_cents", json_integer(f->amount.cents));
	return o;
}

static void
print_json(struct ctx *ctx, const struct check *c)
{
	json_t *o = json_object(), *findings = json_array();
	size_t	i;

	for (i = 0; i < c->nfindings; i++)
		json_array_append_new(findings, finding_json(&c->findings[i]));
	json_object_set_new(o, "errors", json_integer((json_int_t)c->errors));
	json_object_set_new(
	    o, "warnings", json_integer((json_int_t)c->warnings));
	json_object_set_new(
	    o, "questions", json_integer((json_int_t)c->questions));
	json_object_set_new(o, "findings", findings);
	output_json(ctx, o);
}

static int
refuse_format(struct ctx *ctx)
{
	err_set(ctx->err, ERR_USAGE,
	    _("the check is told as text or as JSON only."));
	err_hint(ctx->err, _("Use --format text or --format json."));
	return err_hint(ctx->err,
	    _("To print the grid: quitus report controls -o controls.pdf"));
}

static int
run_check(struct ctx *ctx, const struct args *args)
{
	struct check c;
	int	     year;

	if (ctx->format != FORMAT_TEXT && ctx->format != FORMAT_JSON)
		return refuse_format(ctx);
	if (input_year(ctx, args, &year) == -1 ||
	    check_year(ctx->db, year, ctx->today, false, &c) == -1)
		return -1;
	if (ctx->format == FORMAT_JSON)
		print_json(ctx, &c);
	else
		print_text(ctx, year, &c);
	ctx->found = c.errors > 0;
	check_fini(&c);
	return 0;
}

/* ---- verify ---- */

struct verifying {
	struct ctx *ctx;
	json_t	   *faults; /* in JSON, else NULL */
	size_t	    n;
};

static void
add_fault(const struct fault *f, void *arg)
{
	struct verifying *v = arg;
	struct buf	 *out = &v->ctx->out;
	json_t		 *o;

	v->n++;
	if (v->faults != NULL) {
		o = json_object();
		json_object_set_new(o, "message", json_string(f->message));
		json_object_set_new(o, "year",
		    f->year != 0 ? json_integer(f->year) : json_null());
		json_object_set_new(o, "entry",
		    f->number != 0 ? json_integer(f->number) : json_null());
		json_array_append_new(v->faults, o);
		return;
	}
	utf8_add_safe(out, f->message);
	buf_addc(out, '\n');
}

static int
run_verify(struct ctx *ctx, const struct args *args)
{
	struct verifying v = { .ctx = ctx };

	(void)args;
	if (ctx->json)
		v.faults = json_array();
	if (verify_ledger(ctx->db, add_fault, &v) == -1) {
		json_decref(v.faults);
		return -1;
	}
	ctx->found = v.n > 0;
	if (ctx->json) {
		output_json(ctx, v.faults);
		return 0;
	}
	if (v.n == 0)
		buf_adds(&ctx->out,
		    _("The ledger is whole: file, totals, "
		      "seals and attached files all agree.\n"));
	else
		buf_addf(&ctx->out,
		    ngettext(
			"%zu thing does not hold. Take the ledger from a backup, "
			"and keep this file to find out what happened.\n",
			"%zu things do not hold. Take the ledger from a backup, "
			"and keep this file to find out what happened.\n",
			v.n),
		    v.n);
	return 0;
}

static const enum opt check_options[] = { OPT_YEAR, OPT_FORMAT, OPT_OUTPUT,
	OPT_END };
static const enum opt verify_options[] = { OPT_END };

const struct command cmd_check[] = {
	{ .en = "check",
	    .fr = "controler",
	    .arguments = "",
	    .help = N_("go through the control grid of the verifiers"),
	    .options = check_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .run = run_check,
	    .examples = N_("quitus check\n"
			   "quitus check --year 2023 --format json\n"
			   "quitus check -o check.pdf") },
	{ .en = "verify",
	    .fr = "verifier",
	    .arguments = "",
	    .help = N_("recompute balances and seals: is the file as it was?"),
	    .options = verify_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_CHECK,
	    .run = run_verify,
	    .examples = N_(
		"quitus verify\n"
		"quitus verify --json\n"
		"quitus -f sauvegardes/ecole-2025-10-10.quitus verify") },
	{ .en = NULL }
};
