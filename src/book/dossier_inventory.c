/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/inventory.h"
#include "dossier_parts.h"
#include "value/text.h"

struct maker {
	struct buf *out;
	int	    year;
};

static void
add_money(struct buf *b, struct money m)
{
	buf_addc(b, ';');
	money_format(b, m, MONEY_PLAIN);
}

/* Numbers begin again each year: one of another year would name the wrong
 * entry of ecritures.csv. */
static int
add_item(const struct item *it, void *arg)
{
	struct maker *m = arg;
	char	      day[DATE_ISO];

	buf_addf(m->out, "%lld;", (long long)it->id);
	text_add_cell(m->out, it->label);
	buf_addf(m->out, ";%s", date_iso(it->day, day));
	add_money(m->out, it->value);
	buf_addc(m->out, ';');
	if (it->entry != 0 && it->entry_year == m->year)
		buf_addf(m->out, "%lld", (long long)it->entry);
	buf_addf(
	    m->out, ";%s;", it->removed ? date_iso(it->removed_on, day) : "");
	text_add_cell(m->out, it->removed ? it->reason : "");
	if (it->removed)
		buf_addc(m->out, ';');
	else
		add_money(m->out, it->used);
	buf_addc(m->out, '\n');
	return 0;
}

int
dossier_add_inventory(struct db *db, int year, struct buf *out)
{
	const struct inventory_view view = { .year = year,
		.at = date_year_end(year) };
	struct maker		    m = { out, year };

	buf_adds(
	    out, "id;libelle;date;valeur;ecriture;sortie;motif;valeur_usage\n");
	return inventory_each(db, &view, add_item, &m);
}
