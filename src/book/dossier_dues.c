/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/dues.h"
#include "dossier_parts.h"
#include "value/text.h"

int
dossier_add_members(struct db *db, int year, struct buf *out)
{
	struct members m;

	if (dues_count(db, year, &m) == -1)
		return -1;
	if (m.classes == 0)
		buf_adds(out, ";;");
	else
		buf_addf(out, "%lld;%lld;", (long long)m.pupils,
		    (long long)m.adults);
	return 0;
}

/* The dues of a year while its classes are written. */
struct maker {
	struct buf  *out;
	struct dues  dues;
	struct money shared; /* what no class adds */
};

static int
add_class(const struct headcount *h, void *arg)
{
	struct maker   *m = arg;
	struct dues_sum s;

	text_add_cell(m->out, h->class);
	buf_addf(
	    m->out, ";%lld;%lld;", (long long)h->pupils, (long long)h->adults);
	/* The sum of all the classes is an amount: so is that of one. */
	if (m->dues.known && dues_compute_class(&m->dues.tariff, h, &s) == 0) {
		money_format(m->out, s.total, MONEY_PLAIN);
		m->shared.cents -= s.total.cents;
	}
	buf_adds(m->out, ";\n");
	return 0;
}

int
dossier_add_dues(struct db *db, int year, struct buf *out)
{
	struct maker m = { .out = out };

	buf_adds(out, "classe;eleves;adultes;du;paye\n");
	if (dues_load(db, year, &m.dues) == -1)
		return -1;
	if (!m.dues.has_tariff && m.dues.members.classes == 0)
		return 0;
	m.shared = m.dues.due.total;
	if (dues_each_headcount(db, year, add_class, &m) == -1)
		return -1;
	buf_adds(out, ";;;");
	if (m.dues.known)
		money_format(out, m.shared, MONEY_PLAIN);
	buf_addc(out, ';');
	money_format(out, m.dues.paid, MONEY_PLAIN);
	buf_addc(out, '\n');
	return 0;
}
