/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc.h"

/* What a coop signs and sends, in one document (product.md F3, domain 2.6). */
static const struct annex {
	const char   *key;
	statement_fn *make;
} annexes[] = { { "cashbook", statement_cashbook },
	{ "controls", statement_controls },
	{ "subsidies_report", statement_subsidies },
	{ "inventory_report", statement_inventory },
	{ "dues_report", statement_dues } };

struct report *
statement_dossier(struct db *db, const struct scope *scope)
{
	struct scope   whole = { .year = scope->year, .seed = scope->seed };
	struct report *r = statement_annual(db, &whole), *annex;
	size_t	       i;

	for (i = 0; r != NULL && i < sizeof(annexes) / sizeof(annexes[0]);
	     i++) {
		annex = annexes[i].make(db, &whole);
		if (annex == NULL) {
			report_free(r);
			return NULL;
		}
		report_annex(r, annexes[i].key, annex);
	}
	return r;
}
