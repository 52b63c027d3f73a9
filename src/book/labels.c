/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labels.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "book/balance.h"

static int
add(const struct account_total *t, void *arg)
{
	struct labels *l = arg;

	l->items = xgrow(l->items, l->n, &l->cap, sizeof(*l->items));
	memset(&l->items[l->n], 0, sizeof(*l->items));
	strncpy(l->items[l->n].code, t->code, CODE_MAX - 1);
	l->items[l->n++].label = xstrdup(t->label);
	return 0;
}

int
labels_load(struct db *db, int year, struct labels *l)
{
	*l = (struct labels){ .items = NULL };
	return balance_each(db, year, add, l);
}

void
labels_fini(struct labels *l)
{
	while (l->n > 0)
		free(l->items[--l->n].label);
	free(l->items);
}

static int
compare(const void *code, const void *item)
{
	return strcmp(code, ((const struct labels_item *)item)->code);
}

const char *
labels_find(const struct labels *l, const char *code)
{
	const struct labels_item *item = l->n == 0 ?
	    NULL :
	    bsearch(code, l->items, l->n, sizeof(*l->items), compare);

	return item == NULL ? "" : item->label;
}
