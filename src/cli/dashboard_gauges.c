/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/grant.h"
#include "dashboard_page.h"

struct gauge {
	char	    *label;
	struct money used, total;
};

/* All of them, so that their figures stand under each other. */
struct gauges {
	struct gauge *list;
	size_t	      n, cap;
	size_t	      grants;
};

static void
add(struct gauges *g, char *label, struct money used, struct money total)
{
	g->list = xgrow(g->list, g->n, &g->cap, sizeof(*g->list));
	g->list[g->n++] = (struct gauge){
		.label = label, .used = used, .total = total
	};
}

/* A subsidy is spent little by little: of what was granted, so much. */
static int
add_grant(const struct grant *grant, void *arg)
{
	struct gauges *g = arg;

	if (grant->closed != 0)
		return 0;
	add(g, xasprintf("%s, %s", grant->funder, grant->purpose), grant->spent,
	    grant->granted);
	g->grants++;
	return 0;
}

static int
add_budget(
    const char *project, struct money planned, struct money spent, void *arg)
{
	add(arg,
	    project == NULL ? xstrdup(_("Budget of the coop")) :
			      xasprintf(_("Budget of %s"), project),
	    spent, planned);
	return 0;
}

static void
add_line(const struct page *p, struct part *part, const struct gauge *g,
    const size_t widths[2])
{
	struct buf line = { .data = NULL }, safe = { .data = NULL };
	struct buf used = { .data = NULL }, total = { .data = NULL };
	char	   text[MONEY_TEXT];
	size_t	   rest;

	utf8_add_padded(
	    &used, money_text(g->used, MONEY_DOCUMENT, text), widths[0], true);
	utf8_add_padded(
	    &total, money_text(g->total, MONEY_EURO, text), widths[1], true);
	buf_addf(&safe, _("%s spent of %s"), buf_str(&used), buf_str(&total));
	rest = utf8_width(buf_str(&safe)) + page_bar_width(p) + 6;
	buf_adds(&line, "  ");
	page_add_cut(&line, g->label, p->width > rest ? p->width - rest : 10);
	buf_adds(&line, "  ");
	page_add_bar(p, &line, g->used, g->total);
	buf_adds(&line, "  ");
	page_add_ink(p, &line,
	    g->used.cents > g->total.cents ? INK_BAD : INK_NONE,
	    buf_str(&safe));
	buf_addc(&line, '\n');
	part_add(part, &line);
	buf_fini(&safe);
	buf_fini(&used);
	buf_fini(&total);
}

static void
add_lines(const struct page *p, struct part *part, const struct gauges *g)
{
	size_t widths[2] = { 0, 0 }, w, i;
	char   text[MONEY_TEXT];

	for (i = 0; i < g->n; i++) {
		w = utf8_width(
		    money_text(g->list[i].used, MONEY_DOCUMENT, text));
		widths[0] = w > widths[0] ? w : widths[0];
		w = utf8_width(money_text(g->list[i].total, MONEY_EURO, text));
		widths[1] = w > widths[1] ? w : widths[1];
	}
	for (i = 0; i < g->n; i++)
		add_line(p, part, &g->list[i], widths);
}

int
dashboard_gauges(const struct page *p, struct part *part, const char **heading)
{
	struct dashboard *d = p->d;
	struct gauges	  g = { .n = 0 };
	size_t		  i;
	int		  rc;

	rc = grant_each(d->ctx->db, d->year.year, add_grant, &g);
	if (rc == 0)
		rc = dashboard_each_budget(d, add_budget, &g);
	if (rc == 0)
		add_lines(p, part, &g);
	*heading = g.grants == g.n ? _("Subsidies") :
	    g.grants == 0	   ? _("Budget") :
				     _("Subsidies and budget");
	for (i = 0; i < g.n; i++)
		free(g.list[i].label);
	free(g.list);
	return rc;
}
