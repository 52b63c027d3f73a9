/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_DASHBOARD_H
#define QUITUS_CLI_DASHBOARD_H

#include "book/balance.h"
#include "book/check.h"
#include "book/year.h"
#include "cli/ctx.h"

/*
 * What quitus alone shows at a terminal: where the books stand, and what to do
 * next. One screen of 80 columns and 24 lines; more where there is more room.
 */

#define DASHBOARD_CURVE 40 /* columns of the curve at most */

struct dashboard {
	struct ctx	   *ctx;
	struct year	    year;
	struct year_figures figures;
	struct date	    statement; /* of the bank, day 0: none */
	struct date	    counted;   /* the cash box, day 0: never */
	int64_t		    drafts;
	struct check	    check;
	struct money	    curve[DASHBOARD_CURVE]; /* of the bank, at even
						     * distances to curve_end */
	size_t		    ncurve;		    /* 0: nothing moved */
	struct date	    curve_end; /* today, or the year's last day */
	struct money	    low, high; /* of the bank until then */
};

/* Read it all but the lists, which are read as they are shown; the curve in so
 * many columns. dashboard_fini whatever it returns. */
int  dashboard_load(struct ctx *, size_t columns, struct dashboard *);
void dashboard_fini(struct dashboard *);

/* What was planned to be spent, and what was: for the coop (project NULL) and
 * each open project, where anything was planned. */
typedef int dashboard_budget_fn(
    const char *project, struct money planned, struct money spent, void *arg);
int dashboard_each_budget(struct dashboard *, dashboard_budget_fn *, void *arg);

/* As text into ctx->out, so many columns and lines (0: as many as it takes);
 * plain: without what a terminal of ASCII cannot show. */
int dashboard_text(struct dashboard *, size_t width, size_t height, bool plain);

/* As JSON. */
int dashboard_json(struct dashboard *);

#endif
