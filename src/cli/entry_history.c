/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/entry_history.h"

#include <stdlib.h>
#include <string.h>

int64_t
entry_history_owner(const struct change *c)
{
	const struct change_column *col;
	const char		   *name;
	size_t			    i;

	if (strcmp(c->table, "entry") == 0)
		name = "id";
	else if (strcmp(c->table, "posting") == 0 ||
	    strcmp(c->table, "tick") == 0 ||
	    strcmp(c->table, "attachment") == 0)
		name = "entry";
	else
		return 0;
	for (i = 0; i < c->ncolumns; i++) {
		col = &c->columns[i];
		if (strcmp(col->name, name) == 0)
			return strtoll(col->before != NULL ? col->before :
				col->after != NULL	   ? col->after :
							     "0",
			    NULL, 10);
	}
	return 0;
}

struct search {
	struct db    *db;
	int64_t	      id;
	operation_fn *fn;
	void	     *arg;
	bool	      touched;
};

static int
look(const struct change *c, void *arg)
{
	struct search *s = arg;

	s->touched = entry_history_owner(c) == s->id;
	return s->touched;
}

static int
look_range(const struct operation_range *r, void *arg)
{
	struct search *s = arg;

	s->touched = s->touched ||
	    (strcmp(r->table, "entry") == 0 && r->first <= s->id &&
		s->id <= r->last);
	return 0;
}

static int
visit(const struct operation *op, void *arg)
{
	struct search *s = arg;

	s->touched = false;
	if (operation_each_change(s->db, op->id, look, s) == -1 ||
	    operation_each_range(s->db, op->id, look_range, s) == -1)
		return -1;
	return s->touched ? s->fn(op, s->arg) : 0;
}

int
entry_history_each(struct db *db, int64_t id, operation_fn *fn, void *arg)
{
	struct search s = { .db = db, .id = id, .fn = fn, .arg = arg };

	return operation_each(db, visit, &s);
}
