/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "book/inventory.h"
#include "book/setting.h"

static int
load_percent(struct db *db, int year, const char *key, int *percent)
{
	char *value = setting_get(db, year, key);

	if (value == NULL)
		return -1;
	*percent = (int)strtol(value, NULL, 10);
	free(value);
	return 0;
}

int
inventory_rules(struct db *db, int year, struct goods_rules *rules)
{
	bool set;

	*rules = (struct goods_rules){ 0 };
	if (load_percent(db, year, "goods.wear", &rules->wear) == -1 ||
	    load_percent(db, year, "goods.floor", &rules->floor) == -1 ||
	    setting_money(db, year, "goods.covered", &set, &rules->covered) ==
		-1)
		return -1;
	return setting_money(db, year, "goods.rate", &set, &rules->rate);
}

/* m * parts / whole, half a cent up; whole is a power of ten over 1. Divided
 * first, so that no product is too large. */
static struct money
share(struct money m, int64_t parts, int64_t whole)
{
	return MONEY(m.cents / whole * parts +
	    (m.cents % whole * parts + whole / 2) / whole);
}

struct money
inventory_used(const struct goods_rules *rules, struct money price,
    struct date bought, struct date at)
{
	int first, last, month, day, years, left;

	date_split(bought, &first, &month, &day);
	date_split(at, &last, &month, &day);
	years = last > first ? last - first : 0;
	left = 100 - rules->wear * years;
	if (left < rules->floor)
		left = rules->floor;
	return share(price, left, 100);
}

struct money
inventory_supplement(const struct goods_rules *rules, struct money value)
{
	int64_t beyond = value.cents - rules->covered.cents;

	if (beyond <= 0)
		return MONEY(0);
	return share(MONEY(beyond), rules->rate.cents, 100000);
}

static int
add_item(const struct item *it, void *arg)
{
	struct inventory_sum *sum = arg;

	if (it->removed)
		return 0;
	sum->items++;
	money_add(&sum->value, it->value);
	money_add(&sum->used, it->used);
	return 0;
}

int
inventory_sum(
    struct db *db, const struct inventory_view *view, struct inventory_sum *sum)
{
	struct goods_rules rules;

	*sum = (struct inventory_sum){ 0 };
	if (inventory_rules(db, view->year, &rules) == -1 ||
	    inventory_each(db, view, add_item, sum) == -1)
		return -1;
	sum->supplement = inventory_supplement(&rules, sum->used);
	return 0;
}
