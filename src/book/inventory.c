/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/inventory.h"

#include "base/i18n.h"
#include "store/stmt.h"

int
inventory_each_purchase(struct db *db, int year, purchase_fn *fn, void *arg)
{
	struct purchase p;
	struct stmt	st;
	int		rc = 0;

	/* In the order of an index, so that a walk that stops early is short. */
	stmt_init(&st, db,
	    "SELECT e.number, e.day, e.voucher, e.label, p.cents"
	    " FROM posting AS p CROSS JOIN entry AS e ON e.id = p.entry"
	    " LEFT JOIN entry AS v ON v.reverses = e.id AND v.state <> 'void'"
	    " WHERE p.debit >= '680' AND p.debit < '681' AND e.year = ?1"
	    " AND e.state <> 'void' AND e.reverses IS NULL"
	    " AND v.year IS NOT e.year");
	stmt_set_int(&st, 1, year);
	while (rc == 0 && stmt_row(&st)) {
		p.number = stmt_int(&st, 0);
		p.day = stmt_date(&st, 1);
		p.voucher = stmt_text(&st, 2);
		p.label = stmt_text(&st, 3);
		p.amount = stmt_money(&st, 4);
		rc = fn(&p, arg);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

#define SELECT_ITEM                                                       \
	"SELECT i.id, i.year, i.label, i.day, i.cents, e.number, e.year," \
	" i.removed_on, i.removed_year, i.price, i.reason"                \
	" FROM item AS i LEFT JOIN entry AS e ON e.id = i.entry"

/* seen: the removal is told. */
static void
read_item(struct stmt *st, bool seen, struct item *it)
{
	*it = (struct item){ .id = stmt_int(st, 0) };
	it->year = (int)stmt_int(st, 1);
	it->label = stmt_text(st, 2);
	it->day = stmt_date(st, 3);
	it->value = stmt_money(st, 4);
	it->entry = stmt_int(st, 5);
	it->entry_year = (int)stmt_int(st, 6);
	it->removed = seen && !stmt_is_null(st, 7);
	if (!it->removed)
		return;
	it->removed_on = stmt_date(st, 7);
	it->removed_year = (int)stmt_int(st, 8);
	it->price = stmt_money(st, 9);
	it->reason = stmt_text(st, 10);
}

int
inventory_each(
    struct db *db, const struct inventory_view *view, item_fn *fn, void *arg)
{
	struct goods_rules rules;
	struct item	   it;
	struct stmt	   st;
	int		   rc = 0;

	if (inventory_rules(db, view->year, &rules) == -1)
		return -1;
	stmt_init(&st, db,
	    SELECT_ITEM " WHERE i.year <= ?1 AND i.day <= ?2"
			" AND (?3 OR i.removed_year IS NULL"
			"  OR i.removed_year >= ?1) ORDER BY i.id");
	stmt_set_int(&st, 1, view->year);
	stmt_set_date(&st, 2, view->at);
	stmt_set_int(&st, 3, view->all);
	while (rc == 0 && stmt_row(&st)) {
		read_item(&st,
		    stmt_int(&st, 8) <= view->year &&
			date_compare(stmt_date(&st, 7), view->at) <= 0,
		    &it);
		if (!it.removed)
			it.used = inventory_used(
			    &rules, it.value, it.day, view->at);
		rc = fn(&it, arg);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

static int
refuse_unknown(struct db *db, int64_t id)
{
	err_set(db_err(db), ERR_RULE,
	    _("there is no item %lld in the inventory register."),
	    (long long)id);
	return err_hint(
	    db_err(db), _("quitus inventory list --all shows the numbers."));
}

int
inventory_find(
    struct db *db, int64_t id, struct date at, item_fn *fn, void *arg)
{
	struct goods_rules rules;
	struct item	   it;
	struct stmt	   st;
	bool		   found;
	int		   rc = 0;

	stmt_init(&st, db, SELECT_ITEM " WHERE i.id = ?1");
	stmt_set_int(&st, 1, id);
	found = stmt_row(&st);
	if (found) {
		read_item(&st, true, &it);
		rc = inventory_rules(db, it.year, &rules);
		if (rc == 0 && !it.removed)
			it.used = inventory_used(&rules, it.value, it.day, at);
		if (rc == 0)
			rc = fn(&it, arg);
	}
	if (stmt_end(&st) == -1 || rc == -1)
		return -1;
	return found ? rc : refuse_unknown(db, id);
}
