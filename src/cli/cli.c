/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "cli/command.h"
#include "cli/ctx.h"
#include "cli/first_run.h"
#include "cli/help.h"
#include "cli/locate.h"
#include "cli/output.h"
#include "cli/problem.h"
#include "cli/session.h"

struct run {
	int		      argc;
	char		    **argv;
	const struct streams *io;
	struct args_glance    glance;
	struct screen	      screen;
	const struct command *command;
	struct args	     *args;
	struct err	      err;
	struct ctx	      ctx;
	bool		      misused; /* the line itself is wrong */
	bool		      touched; /* a writing command began */
	bool		      written; /* and it is done */
};

/* The words after the command's name: all that were typed but those that name
 * the command. The caller frees the array. */
static char **
rest(const struct run *r, int used, int *n)
{
	char **words = xcalloc((size_t)r->argc + 1, sizeof(*words));
	int    i;

	for (*n = 0, i = 1; i < r->argc; i++) {
		if ((used > 0 && i == r->glance.first + 1) ||
		    (used > 1 && i == r->glance.second + 1))
			continue;
		words[(*n)++] = r->argv[i];
	}
	return words;
}

static int
parse(struct run *r, int used, const enum opt *options)
{
	char **words;
	int    n;

	words = rest(r, used, &n);
	r->args = args_parse(words, n, options, &r->err);
	free(words);
	return r->args == NULL ? -1 : 0;
}

/* The nth word of the row's arguments, which is what the user calls it. */
static void
add_nth(struct buf *out, const char *arguments, int n)
{
	size_t len;

	while (n-- > 0) {
		arguments += strcspn(arguments, " ");
		arguments += strspn(arguments, " ");
	}
	len = strcspn(arguments, " ");
	if (len > 3 && strncmp(arguments + len - 3, "...", 3) == 0)
		len -= 3;
	buf_add(out, arguments, len);
}

static int
check_arity(struct run *r)
{
	const struct command *c = r->command;
	struct buf	      name = { .data = NULL };
	int		      n = args_count(r->args);

	if (n < c->min) {
		add_nth(&name, _(c->arguments), n);
		err_set(
		    &r->err, ERR_USAGE, _("%s is missing."), buf_str(&name));
		buf_fini(&name);
		return -1;
	}
	if (c->max != -1 && n > c->max) {
		err_set(&r->err, ERR_USAGE, _("“%s” is one word too many."),
		    args_get(r->args, c->max));
		if (c->max > 0)
			err_hint(&r->err,
			    _("A text of several words goes "
			      "between quotes, like \"Cake sale\"."));
		return -1;
	}
	return 0;
}

static bool
is_lang(const char *name)
{
	return name != NULL &&
	    (strcmp(name, "fr") == 0 || strcmp(name, "en") == 0);
}

static int
check_common(struct run *r)
{
	const char *lang = args_opt(r->args, OPT_LANG);
	const char *color = args_opt(r->args, OPT_COLOR);

	if (lang != NULL && !is_lang(lang))
		return err_set(&r->err, ERR_USAGE,
		    _("--lang takes “fr” or “en”, not “%s”."), lang);
	if (color != NULL && strcmp(color, "auto") != 0 &&
	    strcmp(color, "always") != 0 && strcmp(color, "never") != 0)
		return err_set(&r->err, ERR_USAGE,
		    _("--color takes “auto”, "
		      "“always” or “never”, not “%s”."),
		    color);
	return 0;
}

/* What an export puts on standard output is for another program. */
static bool
is_streamed_json(const struct run *r)
{
	return r->ctx.streamed && r->ctx.json && r->command->own_output;
}

/* --format, else what the name of -o ends with, else --json, else text. */
static int
choose_format(struct run *r)
{
	struct ctx *ctx = &r->ctx;
	const char *name = args_opt(r->args, OPT_FORMAT);

	ctx->output = args_opt(r->args, OPT_OUTPUT);
	ctx->streamed = ctx->output != NULL && strcmp(ctx->output, "-") == 0;
	if (ctx->streamed)
		ctx->output = NULL;
	if (ctx->json)
		ctx->format = FORMAT_JSON;
	if (name != NULL && format_find(name, &ctx->format, &r->err) == -1)
		return -1;
	if (ctx->json && ctx->format != FORMAT_JSON)
		return err_set(&r->err, ERR_USAGE,
		    _("--json and --format %s contradict each other."), name);
	if (is_streamed_json(r))
		return err_set(&r->err, ERR_USAGE,
		    _("--json and -o - contradict each other: both would be "
		      "the answer."));
	if (name == NULL && !ctx->json && ctx->output != NULL &&
	    !r->command->own_output)
		return format_of_file(ctx->output, &ctx->format, &r->err);
	return 0;
}

static int
check_screen(struct run *r)
{
	if (r->ctx.output != NULL || !r->screen.terminal ||
	    format_is_text(r->ctx.format))
		return 0;
	err_set(&r->err, ERR_USAGE,
	    _("this format cannot be shown on a terminal."));
	return err_hint(&r->err, _("Give it a file: -o FILE."));
}

static int
prepare(struct run *r)
{
	struct ctx *ctx = &r->ctx;

	if (check_arity(r) == -1 || check_common(r) == -1)
		return -1;
	ctx->json = args_has(r->args, OPT_JSON);
	ctx->dry_run = args_has(r->args, OPT_DRY_RUN);
	if (choose_format(r) == -1 || check_screen(r) == -1)
		return -1;
	ctx->render.width = ctx->output == NULL ? r->screen.width :
						  OUTPUT_WIDTH;
	ctx->render.color = ctx->output == NULL &&
	    output_color(args_opt(r->args, OPT_COLOR), &r->screen);
	ctx->render.bom = ctx->output != NULL;
	return 0;
}

static void
tell_dry_run(struct ctx *ctx, bool exported)
{
	bool text = ctx->format == FORMAT_TEXT && !ctx->json && !exported;

	buf_addf(text ? &ctx->out : &ctx->notes, "%s\n",
	    _("Trial run: nothing was written."));
}

static int
deliver(struct run *r)
{
	struct ctx *ctx = &r->ctx;

	if (ctx->dry_run)
		tell_dry_run(ctx, r->command->own_output);
	if (ctx->notes.len > 0)
		fwrite(ctx->notes.data, 1, ctx->notes.len, r->io->err);
	if (ctx->output == NULL || r->command->own_output)
		return output_print(
		    r->io->out, &r->screen, &ctx->spool, &ctx->out, &r->err);
	if (file_write_long(ctx->output, &ctx->spool, buf_str(&ctx->out),
		ctx->out.len, &r->err) == -1)
		return -1;
	if (r->screen.terminal)
		fprintf(r->io->out, _("%s is written.\n"), ctx->output);
	return 0;
}

static int
run_command(struct run *r)
{
	const char *first, *second = NULL;
	enum opt    options[OPT_COUNT];
	char	   *typed;
	int	    used, rc;

	r->misused = true;
	first = r->argv[r->glance.first + 1];
	if (r->glance.second != -1)
		second = r->argv[r->glance.second + 1];
	if (r->glance.help) {
		if (help_about(
			&r->ctx.out, first, second, r->ctx.lang, &r->err) == -1)
			return -1;
		return deliver(r);
	}
	r->command = command_find(first, second, r->ctx.lang, &used, &r->err);
	if (r->command == NULL)
		return -1;
	command_options(r->command, options);
	if (parse(r, used, options) == -1 || prepare(r) == -1)
		return -1;
	r->misused = false;
	typed = session_typed(r->argc, r->argv);
	rc = session_run(&r->ctx, r->command, r->args, typed, &r->touched);
	free(typed);
	if (rc == -1)
		return -1;
	r->written = r->touched && !r->ctx.dry_run;
	return deliver(r);
}

/* To a person: the books at a glance, or how to begin them. */
static int
run_welcome(struct run *r)
{
	int rc;

	if (prepare(r) == -1)
		return -1;
	if (locate_finds_none(STORE_LEDGER, args_opt(r->args, OPT_FILE)))
		rc = first_run(&r->ctx, &r->touched);
	else
		rc = session_run(
		    &r->ctx, r->command, r->args, "quitus", &r->touched);
	if (rc == -1)
		return -1;
	r->written = r->touched;
	return deliver(r);
}

/* A line without a command. */
static int
run_none(struct run *r)
{
	static const enum opt options[] = { OPT_FILE, OPT_LANG, OPT_COLOR,
		OPT_HELP, OPT_JSON, OPT_VERSION, OPT_END };

	if (parse(r, 0, options) == -1 || check_common(r) == -1)
		return -1;
	if (r->screen.terminal && !r->glance.help && !r->glance.version) {
		r->command = cmd_dashboard;
		return run_welcome(r);
	}
	if (r->glance.version)
		help_version(&r->ctx.out, args_has(r->args, OPT_JSON));
	else
		help_overview(&r->ctx.out, r->ctx.lang, !r->glance.help);
	return deliver(r);
}

static int
finish(struct run *r, int rc)
{
	int status = r->ctx.found ? ERR_FOUND : 0;

	if (rc == -1) {
		if (r->err.kind == ERR_NONE)
			err_set(&r->err, ERR_BUG,
			    _("the command failed without saying why."));
		problem_print(r->io->err, &r->err,
		    r->misused ? r->command : NULL, r->ctx.lang,
		    !r->touched	   ? PROBLEM_PLAIN :
			r->written ? PROBLEM_WRITTEN :
				     PROBLEM_NOT_WRITTEN);
		status = (int)r->err.kind;
	}
	args_free(r->args);
	spool_fini(&r->ctx.spool);
	buf_fini(&r->ctx.out);
	buf_fini(&r->ctx.notes);
	err_fini(&r->err);
	return status;
}

int
cli_main(int argc, char **argv, const struct streams *io)
{
	struct run r = { .argc = argc, .argv = argv, .io = io };
	char	  *folder;
	int	   rc;

	args_glance(argv + 1, argc - 1, &r.glance);
	folder = locate_program(argv[0]);
	r.ctx.lang = i18n_choose(is_lang(r.glance.lang) ? r.glance.lang : NULL);
	i18n_init(r.ctx.lang, folder);
	r.ctx.err = &r.err;
	r.ctx.exe_dir = folder;
	r.ctx.io = io;
	r.screen = output_screen(io->out);
	rc = r.glance.first == -1 ? run_none(&r) : run_command(&r);
	rc = finish(&r, rc);
	free(folder);
	return rc;
}
