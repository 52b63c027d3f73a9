/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/i18n.h"
#include "book/ledger.h"
#include "cli/add.h"
#include "cli/command.h"

/* Another one? Enter is yes. */
static bool
goes_on(struct adding *a)
{
	static const char *const choices[] = { "oui|yes", "non|no", NULL };
	char			*typed;
	int			 i;

	for (;;) {
		typed = prompt_ask(
		    a->prompt, _("Another one?  [Y/n]  > "), NULL, NULL);
		if (typed == NULL)
			return false;
		i = *typed == '\0' ? 0 : add_choose(typed, choices);
		free(typed);
		if (i != -1)
			return i == 0;
	}
}

/* The answers end: a person goes away, a script is told that it is short. */
static int
end_early(struct adding *a)
{
	if (prompt_is_terminal(a->prompt)) {
		prompt_tell(a->prompt, _("\nNothing was written of it.\n"));
		return 0;
	}
	err_set(a->ctx->err, ERR_USAGE,
	    a->begun ?
		_("the answers end before the entry is complete; nothing "
		  "was written of it.") :
		_("quitus add asks questions, and nobody answers."));
	return err_hint(a->ctx->err,
	    _("Use it at a terminal. In a script: quitus expense, income, "
	      "transfer."));
}

static int
add_all(struct adding *a)
{
	prompt_tell(a->prompt,
	    _("Answer, or Enter for what is proposed; < goes back a question; "
	      "Ctrl-C stops.\n"));
	do {
		adding_clear(a);
		switch (add_one(a)) {
		case ADD_WRITTEN:
		case ADD_DROPPED:
			break;
		case ADD_END:
			return end_early(a);
		case ADD_FAILED:
			return -1;
		}
	} while (goes_on(a));
	return 0;
}

static int
run_add(struct ctx *ctx, const struct args *args)
{
	struct adding a = { .ctx = ctx };
	int	      rc = -1;

	(void)args;
	if (ledger_current_year(ctx->db, &a.year) == -1)
		return -1;
	ctx->dates.year = a.year;
	a.prompt = prompt_new(ctx);
	rc = add_all(&a);
	adding_clear(&a);
	prompt_free(a.prompt);
	return rc;
}

static const enum opt none[] = { OPT_END };

const struct command cmd_add[] = {
	{ .en = "add",
	    .fr = "saisir",
	    .arguments = "",
	    .help = N_("record entries by answering questions"),
	    .options = none,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_BATCH,
	    .run = run_add,
	    .examples = N_("quitus add\n"
			   "quitus add --dry-run\n"
			   "quitus -f jaures.quitus add") },
	{ .en = NULL }
};
