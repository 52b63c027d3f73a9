/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/advance.h"
#include "book/axis.h"
#include "cli/add.h"
#include "cli/entry_input.h"

bool
add_is_advance(const struct adding *a)
{
	return a->what >= ADD_GIVEN;
}

bool
add_takes_money(const struct adding *a)
{
	return a->what == ADD_OUT || a->what == ADD_GIVEN;
}

bool
add_brings_money(const struct adding *a)
{
	return a->what == ADD_IN || a->what == ADD_RETURNED;
}

static bool
begins_one(const char *typed, const char *words)
{
	char  *folded = utf8_fold(typed), *whole = utf8_fold(words);
	size_t len = strlen(folded);
	bool   begins = false;
	char  *p;

	for (p = whole; !begins && len > 0; p += strcspn(p, "|") + 1) {
		begins = strncmp(p, folded, len) == 0;
		if (p[strcspn(p, "|")] == '\0')
			break;
	}
	free(folded);
	free(whole);
	return begins;
}

int
add_choose(const char *typed, const char *const *choices)
{
	int i;

	if (typed[0] >= '1' && typed[0] <= '9' && typed[1] == '\0') {
		for (i = 0; choices[i] != NULL; i++)
			if (i == typed[0] - '1')
				return i;
		return -1;
	}
	for (i = 0; choices[i] != NULL; i++)
		if (begins_one(typed, choices[i]))
			return i;
	return -1;
}

enum take
add_refuse_choice(struct adding *a, const char *typed)
{
	char shown[UTF8_EXCERPT];

	if (*typed == '\0')
		err_set(a->ctx->err, ERR_USAGE, _("this must be answered."));
	else
		err_set(a->ctx->err, ERR_USAGE,
		    _("“%s” is none of the choices."),
		    utf8_excerpt(typed, shown));
	err_hint(a->ctx->err, _("Type its number, or its first letters."));
	return TAKE_WRONG;
}

/* ---- What happened ---- */

static bool
always(const struct adding *a)
{
	(void)a;
	return true;
}

static void
ask_what(struct adding *a, struct buf *q)
{
	(void)a;
	buf_adds(q,
	    _("What happened?  [1] money came in  [2] money went out  [3] money "
	      "moved\n                [4] advance to a class\n"));
}

/* What was answered for another kind of entry does not fit this one. */
static void
become(struct adding *a, enum added what)
{
	if (a->begun && a->what == what)
		return;
	a->what = what;
	a->begun = true;
	a->nparts = 0;
	a->method = NULL;
	a->from[0] = a->to[0] = '\0';
	a->subsidy = 0;
	free(a->provenance);
	a->provenance = NULL;
}

static enum take
take_what(struct adding *a, char *typed)
{
	static const char *const choices[] = { "entré|recette|in|income|came",
		"sorti|dépense|out|expense|went",
		"déplacé|virement|moved|transfer", "régie|avance|advance",
		NULL };
	int			 i;

	if (*typed == '\0' && a->begun)
		return TAKE_DONE;
	i = add_choose(typed, choices);
	if (i == -1)
		return add_refuse_choice(a, typed);
	if (i == ADD_GIVEN && a->begun && add_is_advance(a))
		return TAKE_DONE;
	become(a, (enum added)i);
	return TAKE_DONE;
}

static const char *
name_what(const struct adding *a)
{
	switch (a->what) {
	case ADD_IN:
		return _("money came in");
	case ADD_OUT:
		return _("money went out");
	case ADD_MOVED:
		return _("money moved");
	default:
		return _("advance to a class");
	}
}

static void
tell_what(const struct adding *a, struct buf *out)
{
	if (a->begun)
		buf_adds(out, name_what(a));
}

const struct add_step add_step_what = { N_("What happened"), always, ask_what,
	NULL, take_what, tell_what, false };

/* ---- Advances ---- */

static void
ask_advance(struct adding *a, struct buf *q)
{
	(void)a;
	buf_adds(q,
	    _("For the class:  [1] give money  [2] money comes back  [3] record "
	      "what it spent\n"));
}

static enum take
take_advance(struct adding *a, char *typed)
{
	static const char *const choices[] = { "donner|remettre|give",
		"rendre|retour|back|return|comes",
		"justifier|dépensé|spent|justify|record", NULL };
	int			 i;

	if (*typed == '\0')
		return TAKE_DONE;
	i = add_choose(typed, choices);
	if (i == -1)
		return add_refuse_choice(a, typed);
	become(a, (enum added)((int)ADD_GIVEN + i));
	return TAKE_DONE;
}

static void
tell_advance(const struct adding *a, struct buf *out)
{
	buf_adds(out,
	    a->what == ADD_GIVEN	? _("money is given") :
		a->what == ADD_RETURNED ? _("money comes back") :
					  _("what it spent"));
}

const struct add_step add_step_advance = { N_("Advance"), add_is_advance,
	ask_advance, NULL, take_advance, tell_advance, false };

static int
add_held(const struct advance *one, void *arg)
{
	char left[MONEY_TEXT];

	if (one->left.cents != 0)
		buf_addf(arg, _("  %s still holds %s\n"), one->class,
		    money_text(one->left, MONEY_EURO, left));
	return 0;
}

static void
ask_class(struct adding *a, struct buf *q)
{
	buf_adds(q, _("Which class?\n"));
	advance_each(a->ctx->db, a->year, add_held, q);
}

static void
class_words(struct completion *c, void *arg)
{
	(void)arg;
	complete_known(c, KNOWN_CLASS);
}

static enum take
take_class(struct adding *a, char *typed)
{
	char *name;

	if (*typed == '\0')
		return a->class != NULL ? TAKE_DONE :
					  add_refuse_choice(a, typed);
	name = axis_resolve(a->ctx->db, AXIS_CLASS, typed);
	if (name == NULL)
		return TAKE_WRONG;
	free(a->class);
	a->class = name;
	return TAKE_DONE;
}

static void
tell_class(const struct adding *a, struct buf *out)
{
	buf_adds(out, a->class != NULL ? a->class : "");
}

const struct add_step add_step_class = { N_("Class"), add_is_advance, ask_class,
	class_words, take_class, tell_class, false };

/* ---- What for ---- */

static bool
has_label(const struct adding *a)
{
	return a->what == ADD_IN || a->what == ADD_OUT ||
	    a->what == ADD_JUSTIFIED;
}

static void
ask_label(struct adding *a, struct buf *q)
{
	buf_adds(q,
	    a->what == ADD_IN ? _("Where from, and what for?\n") :
				_("What for?\n"));
}

static void
label_words(struct completion *c, void *arg)
{
	(void)arg;
	complete_known(c, KNOWN_LABEL);
}

static enum take
take_label(struct adding *a, char *typed)
{
	char *label = NULL;

	if (*typed == '\0')
		return a->label != NULL ? TAKE_DONE :
					  add_refuse_choice(a, typed);
	if (input_label(a->ctx, typed, &label) == -1)
		return TAKE_WRONG;
	free(a->label);
	a->label = label;
	return TAKE_DONE;
}

static void
tell_label(const struct adding *a, struct buf *out)
{
	buf_adds(out, a->label != NULL ? a->label : "");
}

const struct add_step add_step_label = { N_("What for"), has_label, ask_label,
	label_words, take_label, tell_label, false };

/* ---- How much ---- */

static void
ask_amount(struct adding *a, struct buf *q)
{
	(void)a;
	buf_adds(q, _("How much?  (a sum will do: 12,50*11+7,50)\n"));
}

/* Parts of another amount no longer add up. */
static void
set_amount(struct adding *a, struct money amount)
{
	if (a->nparts == 1)
		a->parts[0].amount = amount;
	else if (amount.cents != a->amount.cents)
		a->nparts = 0;
	a->amount = amount;
}

static enum take
take_amount(struct adding *a, char *typed)
{
	struct money amount;
	struct buf   told = { .data = NULL };
	char	     text[MONEY_TEXT];
	bool	     computed;

	if (*typed == '\0' && a->amount.cents > 0)
		return TAKE_DONE;
	if (money_calc(typed, &amount, &computed, a->ctx->err) == -1)
		return TAKE_WRONG;
	if (computed) {
		buf_addf(
		    &told, "  = %s\n", money_text(amount, MONEY_EURO, text));
		prompt_tell(a->prompt, buf_str(&told));
		buf_fini(&told);
	}
	set_amount(a, amount);
	return TAKE_DONE;
}

static void
tell_amount(const struct adding *a, struct buf *out)
{
	char text[MONEY_TEXT];

	if (a->amount.cents > 0)
		buf_adds(out, money_text(a->amount, MONEY_EURO, text));
}

const struct add_step add_step_amount = { N_("How much"), always, ask_amount,
	NULL, take_amount, tell_amount, false };
