/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/axis.h"
#include "book/year.h"
#include "cli/add.h"
#include "value/text.h"

/* ---- The day ---- */

static bool
always(const struct adding *a)
{
	(void)a;
	return true;
}

/* Today, where it lies in the year that is kept. */
static bool
usual_day(const struct adding *a, struct date *day)
{
	*day = a->day.days != 0 ? a->day : a->ctx->today;
	return date_school_year(*day) == a->year;
}

static void
ask_day(struct adding *a, struct buf *q)
{
	struct date day;
	char	    text[DATE_ISO];

	buf_adds(q, _("Which day?\n"));
	if (a->day.days != 0 || !usual_day(a, &day))
		return;
	buf_addf(q, _("  Enter: today, %s\n"), date_fr(day, text));
}

static void
day_words(struct completion *c, void *arg)
{
	(void)arg;
	complete_option(c, option_find(OPT_DATE));
}

static enum take
take_day(struct adding *a, char *typed)
{
	struct date day;
	struct year y;

	if (*typed == '\0' && !usual_day(a, &day)) {
		err_set(a->ctx->err, ERR_USAGE, _("which day was it?"));
		err_hint(a->ctx->err, _("Type the day and the month: 14/09."));
		return TAKE_WRONG;
	}
	if (*typed != '\0' &&
	    date_parse(typed, &a->ctx->dates, &day, a->ctx->err) == -1)
		return TAKE_WRONG;
	if (year_for_day(a->ctx->db, day, &y) == -1)
		return TAKE_WRONG;
	a->day = day;
	return TAKE_DONE;
}

static void
tell_day(const struct adding *a, struct buf *out)
{
	char text[DATE_ISO];

	if (a->day.days != 0)
		buf_adds(out, date_fr(a->day, text));
}

const struct add_step add_step_day = { N_("Day"), always, ask_day, day_words,
	take_day, tell_day, false };

/* ---- Who ---- */

static bool
has_party(const struct adding *a)
{
	return a->what == ADD_IN || a->what == ADD_OUT;
}

static void
ask_party(struct adding *a, struct buf *q)
{
	buf_adds(q,
	    a->what == ADD_IN ? _("Who paid?  (Enter: not said)\n") :
				_("Who was paid?  (Enter: not said)\n"));
}

static void
party_words(struct completion *c, void *arg)
{
	(void)arg;
	complete_known(c, KNOWN_PARTY);
}

/* "-" takes back what was answered. */
static enum take
take_party(struct adding *a, char *typed)
{
	char *party = NULL;

	if (*typed == '\0')
		return TAKE_DONE;
	if (strcmp(typed, "-") != 0 &&
	    text_take(typed, TEXT_LABEL_MAX, _("party"), &party, a->ctx->err) ==
		-1)
		return TAKE_WRONG;
	free(a->party);
	a->party = party;
	return TAKE_DONE;
}

static void
tell_party(const struct adding *a, struct buf *out)
{
	buf_adds(out, a->party != NULL ? a->party : "");
}

const struct add_step add_step_party = { N_("Who"), has_party, ask_party,
	party_words, take_party, tell_party, true };

/* ---- Class and project ---- */

static int
count_open(const struct axis_item *item, void *arg)
{
	if (!item->closed)
		++*(size_t *)arg;
	return 0;
}

static bool
has_axes(const struct adding *a)
{
	size_t n = 0;

	if (!has_party(a) && a->what != ADD_JUSTIFIED)
		return false;
	if (a->what != ADD_JUSTIFIED &&
	    axis_each(a->ctx->db, AXIS_CLASS, count_open, &n) == -1)
		return false;
	return axis_each(a->ctx->db, AXIS_PROJECT, count_open, &n) == 0 &&
	    n > 0;
}

static void
ask_axes(struct adding *a, struct buf *q)
{
	buf_adds(q,
	    a->what == ADD_JUSTIFIED ?
		_("Which project?  (Enter: none)\n") :
		_("Which class, which project?  (Enter: none; two: CM1, "
		  "Circus)\n"));
}

static void
axis_words(struct completion *c, void *arg)
{
	struct adding *a = arg;

	if (a->what != ADD_JUSTIFIED)
		complete_known(c, KNOWN_CLASS);
	complete_known(c, KNOWN_PROJECT);
}

/* The class of that name, else the project. */
static int
take_axis(struct adding *a, const char *word)
{
	struct err *err = a->ctx->err;
	char	   *name, **to = &a->class;

	name = a->what == ADD_JUSTIFIED ?
	    NULL :
	    axis_resolve(a->ctx->db, AXIS_CLASS, word);
	if (name == NULL) {
		err_clear(err);
		to = &a->project;
		name = axis_resolve(a->ctx->db, AXIS_PROJECT, word);
	}
	if (name == NULL) {
		err_clear(err);
		err_set(err, ERR_RULE,
		    _("“%s” is no class and no project of this ledger."), word);
		return err_hint(err,
		    _("TAB shows those there are; quitus class add, quitus "
		      "project add make new ones."));
	}
	free(*to);
	*to = name;
	return 0;
}

static void
forget_axes(struct adding *a)
{
	if (a->what != ADD_JUSTIFIED) {
		free(a->class);
		a->class = NULL;
	}
	free(a->project);
	a->project = NULL;
}

static enum take
take_axes(struct adding *a, char *typed)
{
	char *word, *rest = NULL;

	if (*typed == '\0')
		return TAKE_DONE;
	forget_axes(a);
	if (strcmp(typed, "-") == 0)
		return TAKE_DONE;
	for (word = strtok_r(typed, ",", &rest); word != NULL;
	     word = strtok_r(NULL, ",", &rest))
		if (take_axis(a, word + strspn(word, " ")) == -1)
			return TAKE_WRONG;
	return TAKE_DONE;
}

static void
tell_axes(const struct adding *a, struct buf *out)
{
	bool class = a->what != ADD_JUSTIFIED && a->class != NULL;

	if (class)
		buf_adds(out, a->class);
	if (a->project != NULL)
		buf_addf(out, "%s%s", class ? ", " : "", a->project);
}

const struct add_step add_step_axes = { N_("Class, project"), has_axes,
	ask_axes, axis_words, take_axes, tell_axes, true };
