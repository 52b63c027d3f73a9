/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "value/fec_entry.h"

/* The next line of that side with something left of it. */
static const struct fec_line *
next_line(const struct fec_entry *e, int sign, size_t *i, int64_t *left)
{
	while (*left == 0 && *i < e->n) {
		*left = e->lines[*i].cents * sign;
		*left = *left > 0 ? *left : 0;
		(*i)++;
	}
	return *left > 0 ? &e->lines[*i - 1] : NULL;
}

void
fec_entry_pair(const struct fec_entry *e, fec_pair_fn *fn, void *arg)
{
	const struct fec_line *debit, *credit;
	size_t		       d = 0, c = 0;
	int64_t		       debited = 0, credited = 0, cents;

	while ((debit = next_line(e, 1, &d, &debited)) != NULL &&
	    (credit = next_line(e, -1, &c, &credited)) != NULL) {
		cents = debited < credited ? debited : credited;
		fn(debit, credit, cents, arg);
		debited -= cents;
		credited -= cents;
	}
}
