/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_DASHBOARD_H
#define QUITUS_CLI_DASHBOARD_H

#include "book/balance.h"
#include "book/year.h"
#include "cli/ctx.h"

/*
 * What quitus alone shows at a terminal: where the books stand, and what to do
 * next. One screen of 80 columns and 24 lines; more where there is more room.
 */

#define DASHBOARD_CURVE 24 /* columns of the curve */

struct dashboard {
	struct ctx	   *ctx;
	struct year	    year;
	struct year_figures figures;
	struct date	    statement; /* of the bank, day 0: none */
	struct date	    counted;   /* the cash box, day 0: never */
	int64_t		    drafts;
	size_t		    errors, warnings, questions;
	struct money	    curve[DASHBOARD_CURVE]; /* of the bank, at even
						     * distances to today */
	size_t		    ncurve;		    /* 0: nothing moved */
	struct date	    curve_end;
};

/* Read it all but the lists, which are read as they are shown. */
int dashboard_load(struct ctx *, struct dashboard *);

/* As text into ctx->out, so many columns and lines (0: as many as it takes);
 * plain: without what a terminal of ASCII cannot show. */
int dashboard_text(struct dashboard *, size_t width, size_t height, bool plain);

/* As JSON. */
int dashboard_json(struct dashboard *);

#endif
