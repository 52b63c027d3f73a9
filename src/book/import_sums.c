/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import_sums.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "import_parts.h"
#include "store/stmt.h"

#define WHOLE_YEAR INT32_MIN /* in place of a day */

static size_t
slot(const struct import_sums *t, int year, int32_t day, const char *code)
{
	uint64_t h = memo_hash(code, strlen(code)) + (uint64_t)year +
	    (uint64_t)(uint32_t)day * UINT64_C(0x9e3779b97f4a7c15);
	size_t i = (size_t)(h ^ h >> 32) & (t->cap - 1);

	while (t->items[i].code[0] != '\0' &&
	    (t->items[i].day.days != day || t->items[i].year != year ||
		strcmp(t->items[i].code, code) != 0))
		i = (i + 1) & (t->cap - 1);
	return i;
}

static void
grow(struct import_sums *t)
{
	struct import_sums old = *t;
	struct import_sum *s;
	size_t		   i;

	t->cap = old.cap == 0 ? 256 : old.cap * 2;
	t->items = xcalloc(t->cap, sizeof(*t->items));
	for (i = 0; i < old.cap; i++) {
		s = &old.items[i];
		if (s->code[0] != '\0')
			t->items[slot(t, s->year, s->day.days, s->code)] = *s;
	}
	free(old.items);
}

static void
add(struct import_sums *t, int year, int32_t day, const char *code,
    int64_t debit, int64_t credit)
{
	struct import_sum *s;

	if (t->n * 2 >= t->cap)
		grow(t);
	s = &t->items[slot(t, year, day, code)];
	if (s->code[0] == '\0') {
		code_copy(s->code, code);
		s->year = year;
		s->day.days = day;
		t->n++;
	}
	s->debit += debit;
	s->credit += credit;
}

void
import_sums_add(struct import_sums *t, int year, struct date day,
    const char *debit, const char *credit, int64_t cents)
{
	add(t, year, WHOLE_YEAR, debit, cents, 0);
	add(t, year, WHOLE_YEAR, credit, 0, cents);
	if (*debit == '5')
		add(t, year, day.days, debit, cents, 0);
	if (*credit == '5')
		add(t, year, day.days, credit, 0, cents);
	t->sum += cents;
}

static int
read_sums(struct db *db, int64_t sums[2])
{
	struct stmt st;

	stmt_init(&st, db,
	    "SELECT ifnull(sum(debit), 0), ifnull(sum(credit), 0) FROM total");
	if (stmt_row(&st)) {
		sums[0] = stmt_int(&st, 0);
		sums[1] = stmt_int(&st, 1);
	}
	return stmt_end(&st);
}

static void
write_item(struct stmt *total, struct stmt *day, const struct import_sum *item)
{
	struct stmt *st = item->day.days == WHOLE_YEAR ? total : day;

	stmt_reset(st);
	stmt_set_int(st, 1, item->year);
	stmt_set_text(st, 2, item->code);
	stmt_set_int(st, 3, item->debit);
	stmt_set_int(st, 4, item->credit);
	if (st == day)
		stmt_set_date(st, 5, item->day);
	stmt_row(st);
}

int
import_sums_write(struct db *db, const struct import_sums *t)
{
	struct stmt total, day;
	int64_t	    before[2] = { 0, 0 }, after[2] = { 0, 0 };
	size_t	    i;
	int	    rc = read_sums(db, before);

	stmt_init(&total, db,
	    "INSERT INTO total (year, account, debit, credit)"
	    " VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET"
	    " debit = debit + excluded.debit,"
	    " credit = credit + excluded.credit");
	stmt_init(&day, db,
	    "INSERT INTO day_total (year, account, debit, credit, day)"
	    " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET"
	    " debit = debit + excluded.debit,"
	    " credit = credit + excluded.credit");
	for (i = 0; i < t->cap; i++)
		if (t->items[i].code[0] != '\0')
			write_item(&total, &day, &t->items[i]);
	rc = stmt_end(&total) == -1 ? -1 : rc;
	rc = stmt_end(&day) == -1 ? -1 : rc;
	if (rc == -1 || read_sums(db, after) == -1)
		return -1;
	if (after[0] - before[0] == t->sum && after[1] - before[1] == t->sum)
		return 0;
	return err_set(db_err(db), ERR_BUG,
	    _("the totals do not agree with the entries that were imported."));
}

void
import_sums_fini(struct import_sums *t)
{
	free(t->items);
	*t = (struct import_sums){ .n = 0 };
}
