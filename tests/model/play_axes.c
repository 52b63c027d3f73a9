/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plays.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

void
add_project(struct player *p)
{
	struct line l = { .n = 0 };

	p->next = *p->model.now;
	p->next.project = true;
	word(&l, "project");
	word(&l, "add");
	word(&l, "Cirque");
	expect(p, &l, 0);
	settle(p, true, false);
}

static bool
add_subsidy(struct player *p, struct line *l, struct model_entry *e)
{
	int id = 1 + pick(p, p->model.now->nsubsidies + 1), i;

	word(l, "--subsidy");
	word(l, "%d", id);
	for (i = 0; i < e->nparts; i++)
		e->parts[i].subsidy = id;
	return id <= p->model.now->nsubsidies &&
	    !p->model.now->subsidies[id - 1].closed;
}

static bool
add_decision(struct player *p, struct line *l, struct model_entry *e)
{
	e->decision = 1 + pick(p, p->model.now->ndecisions + 1);
	word(l, "--decision");
	word(l, "%d", e->decision);
	return e->decision <= p->model.now->ndecisions;
}

bool
add_axes(struct player *p, struct line *l, struct model_entry *e)
{
	bool ok = true;
	int  i;

	if (pick(p, 4) == 0) {
		word(l, "--project");
		word(l, "cirque");
		for (i = 0; i < e->nparts; i++)
			e->parts[i].project = true;
		ok = p->model.now->project;
	}
	if (e->series != 'D')
		return ok;
	if (pick(p, 4) == 0)
		ok = add_subsidy(p, l, e) && ok;
	if (pick(p, 4) == 0)
		ok = add_decision(p, l, e) && ok;
	return ok;
}
