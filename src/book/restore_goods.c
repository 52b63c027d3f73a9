/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "book/dues.h"
#include "book/inventory.h"
#include "restore.h"
#include "store/stmt.h"

#define PERCENT 100

/* ---- The inventory register ---- */

struct good {
	struct date  bought;
	struct money value, used;
};

struct goods {
	struct restorer *r;
	struct good	*list; /* those whose used value is told */
	size_t		 n, cap;
};

/* One that was registered in a year before may have left now. */
static int
remove_item(struct restorer *r, const struct dossier_row *row)
{
	struct stmt st;

	if (*row->cells[COL_ITEM_REMOVED] == '\0')
		return 0;
	stmt_init(&st, r->db,
	    "UPDATE item SET removed_on = ?2, removed_year = ?3, reason = ?4"
	    " WHERE id = ?1 AND removed_on IS NULL");
	stmt_set_int(&st, 1, dossier_int(row->cells[COL_ITEM_ID]));
	stmt_set_text(&st, 2, row->cells[COL_ITEM_REMOVED]);
	stmt_set_int(&st, 3, r->year);
	stmt_set_text(&st, 4, row->cells[COL_ITEM_REASON]);
	return stmt_run(&st);
}

static int
write_item(struct restorer *r, const struct dossier_row *row)
{
	struct stmt st;
	int64_t	    number = dossier_int(row->cells[COL_ITEM_ENTRY]);
	int64_t	    entry = 0;

	if (number != 0 && restore_find_entry(r, number, &entry) == -1)
		return -1;
	stmt_init(&st, r->db,
	    "INSERT INTO item (id, year, label, day, cents, entry)"
	    " SELECT ?1, ?2, ?3, ?4, ?5, ?6"
	    " WHERE NOT EXISTS (SELECT 1 FROM item WHERE id = ?1)");
	stmt_set_int(&st, 1, dossier_int(row->cells[COL_ITEM_ID]));
	stmt_set_int(&st, 2, r->year);
	stmt_set_text(&st, 3, row->cells[COL_ITEM_LABEL]);
	stmt_set_text(&st, 4, row->cells[COL_ITEM_DAY]);
	stmt_set_money(&st, 5, dossier_money(row->cells[COL_ITEM_VALUE]));
	if (entry != 0)
		stmt_set_int(&st, 6, entry);
	return stmt_run(&st);
}

static int
take_item(const struct dossier_row *row, void *arg)
{
	struct goods *g = arg;
	struct good  *it;

	if (write_item(g->r, row) == -1 || remove_item(g->r, row) == -1)
		return -1;
	if (*row->cells[COL_ITEM_USED] == '\0')
		return 0;
	g->list = xgrow(g->list, g->n, &g->cap, sizeof(*g->list));
	it = &g->list[g->n++];
	it->bought = dossier_date(row->cells[COL_ITEM_DAY]);
	it->value = dossier_money(row->cells[COL_ITEM_VALUE]);
	it->used = dossier_money(row->cells[COL_ITEM_USED]);
	return 0;
}

static bool
explains(const struct goods *g, const struct goods_rules *rules)
{
	size_t i;

	for (i = 0; i < g->n; i++)
		if (inventory_used(rules, g->list[i].value, g->list[i].bought,
			g->r->facts.end)
			.cents != g->list[i].used.cents)
			return false;
	return true;
}

static int
set_percent(struct restorer *r, const char *key, int percent)
{
	struct stmt st;
	char	    text[16];

	snprintf(text, sizeof(text), "%d", percent);
	stmt_init(&st, r->db,
	    "INSERT INTO setting (year, key, value) VALUES (?1, ?2, ?3)"
	    " ON CONFLICT DO UPDATE SET value = excluded.value");
	stmt_set_int(&st, 1, r->year);
	stmt_set_text(&st, 2, key);
	stmt_set_text(&st, 3, text);
	return stmt_run(&st);
}

/* The rates of wear are settings that no file tells: those of the ledger when
 * they give the used values, else the first ones that do. */
static int
find_rules(struct goods *g)
{
	struct goods_rules rules;

	if (inventory_rules(g->r->db, g->r->year, &rules) == -1)
		return -1;
	if (explains(g, &rules))
		return 0;
	for (rules.wear = 0; rules.wear <= PERCENT; rules.wear++)
		for (rules.floor = 0; rules.floor <= PERCENT; rules.floor++)
			if (explains(g, &rules))
				goto found;
	return 0; /* comparing will tell */
found:
	if (set_percent(g->r, "goods.wear", rules.wear) == -1)
		return -1;
	return set_percent(g->r, "goods.floor", rules.floor);
}

int
restore_goods(struct restorer *r)
{
	struct goods g = { .r = r };
	int	     rc = restore_each(r, "inventaire.csv", take_item, &g);

	if (rc == 0)
		rc = find_rules(&g);
	free(g.list);
	return rc;
}

/* ---- Headcount and dues ---- */

struct class_due {
	int64_t pupils, adults, due;
};

struct dues_read {
	struct restorer	 *r;
	struct class_due *classes;
	size_t		  n, cap;
	bool		  told;	 /* what each class makes due */
	bool		  last;	 /* the row of the whole coop is there */
	int64_t		  fixed; /* what no class adds */
};

static int
write_headcount(struct restorer *r, const struct dossier_row *row)
{
	struct stmt st;

	if (restore_axis(r, "class", row->cells[COL_DUES_CLASS]) == -1)
		return -1;
	stmt_init(&st, r->db,
	    "INSERT INTO headcount (year, class, pupils, adults)"
	    " VALUES (?1, ?2, ?3, ?4)");
	stmt_set_int(&st, 1, r->year);
	stmt_set_text(&st, 2, row->cells[COL_DUES_CLASS]);
	stmt_set_int(&st, 3, dossier_int(row->cells[COL_DUES_PUPILS]));
	stmt_set_int(&st, 4, dossier_int(row->cells[COL_DUES_ADULTS]));
	return stmt_run(&st);
}

static int
take_dues(const struct dossier_row *row, void *arg)
{
	struct dues_read *d = arg;
	struct class_due *c;
	int64_t		  due = dossier_money(row->cells[COL_DUES_DUE]).cents;

	if (*row->cells[COL_DUES_CLASS] == '\0') {
		d->last = true;
		d->fixed = due;
		return 0;
	}
	d->told = *row->cells[COL_DUES_DUE] != '\0' && due <= MONEY_MAX_CENTS;
	d->classes = xgrow(d->classes, d->n, &d->cap, sizeof(*d->classes));
	c = &d->classes[d->n++];
	c->pupils = dossier_int(row->cells[COL_DUES_PUPILS]);
	c->adults = dossier_int(row->cells[COL_DUES_ADULTS]);
	c->due = due;
	return write_headcount(d->r, row);
}

static bool
gives(const struct dues_read *d, int64_t pupil, int64_t adult)
{
	const struct class_due *c;
	size_t			i;

	if (pupil < 0 || adult < 0 || pupil > DUES_RATE_MAX ||
	    adult > DUES_RATE_MAX)
		return false;
	for (i = 0; i < d->n; i++) {
		c = &d->classes[i];
		if (pupil * c->pupils + adult * c->adults != c->due)
			return false;
	}
	return true;
}

/* One rate for all, which is usual; else the two that two classes tell. */
static bool
solve_two(const struct dues_read *d, int64_t *pupil, int64_t *adult)
{
	const struct class_due *a = &d->classes[0], *b;
	int64_t			det;
	size_t			i;

	*pupil = *adult = a->due / (a->pupils + a->adults);
	if (gives(d, *pupil, *adult))
		return true;
	for (i = 1; i < d->n; i++) {
		b = &d->classes[i];
		det = a->pupils * b->adults - b->pupils * a->adults;
		if (det == 0)
			continue;
		*pupil = (a->due * b->adults - b->due * a->adults) / det;
		*adult = (a->pupils * b->due - b->pupils * a->due) / det;
		return gives(d, *pupil, *adult);
	}
	return false;
}

/* Where all classes are alike: the first whole rates that give what is due. */
static bool
solve_one(const struct dues_read *d, int64_t *pupil, int64_t *adult)
{
	const struct class_due *a = &d->classes[0];
	int64_t			most;

	if (a->pupils == 0) {
		*pupil = 0;
		*adult = a->due / a->adults;
		return gives(d, *pupil, *adult);
	}
	most = a->adults == 0 ? 0 : a->due / a->adults;
	for (*adult = 0; *adult <= most && *adult <= a->pupils; (*adult)++) {
		*pupil = (a->due - *adult * a->adults) / a->pupils;
		if (gives(d, *pupil, *adult))
			return true;
	}
	return false;
}

static int
write_tariff(struct dues_read *d, int64_t pupil, int64_t adult)
{
	struct stmt st;

	stmt_init(&st, d->r->db,
	    "INSERT INTO tariff (year, fixed, pupil, adult)"
	    " VALUES (?1, ?2, ?3, ?4)");
	stmt_set_int(&st, 1, d->r->year);
	stmt_set_int(&st, 2, d->fixed);
	stmt_set_int(&st, 3, pupil);
	stmt_set_int(&st, 4, adult);
	return stmt_run(&st);
}

/* No file tells the tariff, only what it makes due. */
static int
find_tariff(struct dues_read *d)
{
	int64_t pupil = 0, adult = 0;

	if (!d->last || (d->n > 0 && !d->told))
		return 0;
	if (d->n > 0 && !solve_two(d, &pupil, &adult) &&
	    !solve_one(d, &pupil, &adult))
		return 0; /* comparing will tell */
	return write_tariff(d, pupil, adult);
}

int
restore_dues(struct restorer *r)
{
	struct dues_read d = { .r = r };
	int		 rc = restore_each(r, "cotisations.csv", take_dues, &d);

	if (rc == 0)
		rc = find_tariff(&d);
	free(d.classes);
	return rc;
}
