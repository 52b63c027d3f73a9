/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_STATEMENT_DUES_H
#define QUITUS_STATEMENT_DUES_H

#include "book/dues.h"
#include "report/report.h"

/* The words of the sum, for the document is French and the command speaks the
 * user's language. */
struct dues_words {
	const char *part, *count, *rate, *amount; /* heads of the columns */
	const char *fixed, *pupils, *adults, *supplement;
	const char *membership, *insurance; /* with their accounts */
	const char *total;
	const char *due, *paid, *left;
};

/*
 * How the dues are made, line by line, then what is due, paid and left. The
 * dues are known. For machines: the array "lines", and the members "pupils",
 * "adults", "members", "membership_cents", "insurance_cents", "due_cents",
 * "membership_paid_cents", "insurance_paid_cents", "paid_cents", "left_cents"
 * beside it.
 */
void
dues_add_sum(struct report *, const struct dues *, const struct dues_words *);

#endif
