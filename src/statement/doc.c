/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc.h"

#include "base/utf8.h"

int
doc_begin(
    struct doc *d, struct db *db, const struct scope *scope, const char *title)
{
	*d = (struct doc){ .db = db, .scope = *scope };
	if (coop_load(db, scope->year, &d->coop) == -1)
		return -1;
	if (!d->scope.has_from)
		d->scope.from = d->coop.year.start;
	if (!d->scope.has_to)
		d->scope.to = d->coop.year.end;
	/* A period has both ends: "au" alone would tell of a state. */
	d->scope.has_from = scope->has_from || scope->has_to;
	d->filter = (struct entry_filter){
		.year = scope->year, .has_to = true, .to = d->scope.to
	};
	d->report = coop_report(&d->coop, title, &d->scope);
	coop_add_fields(&d->coop, d->report);
	return 0;
}

struct report *
doc_end(struct doc *d, int rc)
{
	coop_fini(&d->coop);
	if (rc == 0)
		return d->report;
	report_free(d->report);
	return NULL;
}

bool
doc_is_before(const struct doc *d, struct date day)
{
	return date_compare(day, d->scope.from) < 0;
}

void
doc_add_label(struct buf *b, const struct entry *e)
{
	if (e->state != ENTRY_VOID) {
		buf_adds(b, e->label);
		return;
	}
	buf_adds(b, "Annulée");
	if (e->reason != NULL)
		buf_addf(b, UTF8_NBSP ": %s", e->reason);
}

struct cell
doc_cell(struct money m)
{
	return m.cents == 0 ? cell_empty() : cell_money(m);
}
