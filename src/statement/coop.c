/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statement/coop.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "book/setting.h"

int
coop_load(struct db *db, int year, struct coop *c)
{
	int previous;

	*c = (struct coop){ .name = NULL };
	if (year_load(db, year, &c->year) == -1 ||
	    (previous = year_exists(db, year - 1)) == -1)
		return -1;
	c->has_previous = previous == 1;
	if ((c->name = setting_get(db, year, "name")) != NULL &&
	    (c->number = setting_get(db, year, "number")) != NULL &&
	    (c->department = setting_get(db, year, "department")) != NULL &&
	    (c->town = setting_get(db, year, "town")) != NULL &&
	    setting_agents(db, year, &c->agents, &c->nagents) == 0)
		return 0;
	coop_fini(c);
	return -1;
}

void
coop_fini(struct coop *c)
{
	free(c->name);
	free(c->number);
	free(c->department);
	free(c->town);
	setting_agents_free(c->agents, c->nagents);
	*c = (struct coop){ .name = NULL };
}

static void
add_subtitle(const struct coop *c, struct report *r, const struct scope *s)
{
	struct buf b = { .data = NULL };

	if (s->has_to && !s->has_from) {
		buf_adds(&b, "Au ");
		date_add_long(&b, s->to);
	} else {
		buf_adds(&b, s->has_from ? "Du " : "Exercice du ");
		date_add_long(&b, s->has_from ? s->from : c->year.start);
		buf_adds(&b, " au ");
		date_add_long(&b, s->has_to ? s->to : c->year.end);
	}
	report_subtitle(r, buf_str(&b));
	buf_fini(&b);
}

static void
add_identity(const struct coop *c, struct report *r)
{
	struct buf b = { .data = NULL };
	size_t	   i;

	buf_addf(&b, "Coopérative scolaire OCCE n°" UTF8_NBSP "%s", c->number);
	report_identity(r, buf_str(&b));
	buf_reset(&b);
	buf_addf(&b, "%s", c->name);
	if (c->town[0] != '\0')
		buf_addf(&b, ", %s", c->town);
	buf_addf(&b, " (%s)", c->department);
	report_identity(r, buf_str(&b));
	buf_reset(&b);
	for (i = 0; i < c->nagents; i++)
		buf_addf(&b, "%s%s",
		    i > 0	       ? ", " :
			c->nagents > 1 ? "Mandataires" UTF8_NBSP ": " :
					 "Mandataire" UTF8_NBSP ": ",
		    c->agents[i]);
	if (b.len > 0)
		report_identity(r, buf_str(&b));
	buf_fini(&b);
}

/* 20 hex digits in groups of four, as a person can compare them. */
static void
add_foot(const struct coop *c, struct report *r)
{
	struct buf left = { .data = NULL }, middle = { .data = NULL };
	char	   year[YEAR_TEXT];
	int	   i;

	buf_addf(&left, "OCCE %s · coop n°" UTF8_NBSP "%s · exercice %s · ",
	    c->department, c->number, year_text(c->year.year, year));
	if (c->year.state == YEAR_CLOSED) {
		buf_adds(&left, "clos le ");
		date_add_long(&left, c->year.closed_on);
		buf_adds(&middle, "empreinte");
		for (i = 0; i < 20; i += 4)
			buf_addf(&middle, " %.4s", c->year.fingerprint + i);
	} else {
		buf_adds(&left, "provisoire");
	}
	report_foot(
	    r, buf_str(&left), middle.len > 0 ? buf_str(&middle) : NULL);
	buf_fini(&left);
	buf_fini(&middle);
}

struct report *
coop_report(const struct coop *c, const char *title, const struct scope *s)
{
	struct report *r = report_new(title);

	add_subtitle(c, r, s);
	add_identity(c, r);
	add_foot(c, r);
	if (c->year.state == YEAR_OPEN)
		report_mark(r, "PROVISOIRE");
	return r;
}

void
coop_add_fields(const struct coop *c, struct report *r)
{
	report_group_begin(r, "coop");
	report_field(r, "name", cell_text(c->name));
	report_field(r, "number", cell_text(c->number));
	report_field(r, "department", cell_text(c->department));
	report_field(r, "town", cell_text(c->town));
	report_field_list(
	    r, "agents", (const char *const *)c->agents, c->nagents);
	report_group_end(r);
	report_group_begin(r, "year");
	report_field(r, "start", cell_date(c->year.start));
	report_field(r, "end", cell_date(c->year.end));
	report_field(r, "state",
	    cell_text(c->year.state == YEAR_OPEN ? "open" : "closed"));
	report_group_end(r);
}
