/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "annual.h"
#include "doc.h"

#include "base/buf.h"
#include "base/xalloc.h"
#include "book/grant.h"
#include "book/subsidy.h"

/* What a project has spent goes to its subsidies in the order of their days,
 * each cent to one of them. */
struct project {
	char	    *name;
	struct money used;
};

struct subsidies {
	struct annual  *annual;
	size_t		n;
	struct money	granted, received, spent, left;
	bool		traced; /* one of them has a project */
	struct project *projects;
	size_t		nprojects, cap;
};

static struct money *
used_of(struct subsidies *t, const char *project)
{
	size_t i;

	for (i = 0; i < t->nprojects; i++)
		if (strcmp(t->projects[i].name, project) == 0)
			return &t->projects[i].used;
	t->projects = xgrow(
	    t->projects, t->nprojects, &t->cap, sizeof(*t->projects));
	t->projects[t->nprojects] = (struct project){ .name = xstrdup(
							  project) };
	return &t->projects[t->nprojects++].used;
}

/* No more than was received, and than the project has left to share. */
static struct money
share_of(struct subsidies *t, const struct subsidy_received *s)
{
	struct money *used = used_of(t, s->project);
	struct money  share = doc_minus(s->project_spent, *used);

	if (share.cents > s->received.cents)
		share = s->received;
	if (share.cents < 0)
		share = MONEY(0);
	money_add(used, share);
	return share;
}

static void
free_projects(struct subsidies *t)
{
	size_t i;

	for (i = 0; i < t->nprojects; i++)
		free(t->projects[i].name);
	free(t->projects);
}

static void
begin_subsidies(struct report *r)
{
	report_heading(r, "Subventions publiques");
	report_table_begin(r, "subsidies", NULL);
	report_column(r, "funder", "Financeur", COLUMN_TEXT);
	report_column(r, "purpose", "Objet", COLUMN_TEXT);
	report_column(r, NULL, "Le", COLUMN_SHORT);
	report_column(r, "granted_cents", "Accordée", COLUMN_MONEY);
	report_column(r, "received_cents", "Reçue", COLUMN_MONEY);
	report_column(r, "spent_cents", "Dépensée", COLUMN_MONEY);
	report_column(r, "left_cents", "Reste", COLUMN_MONEY);
	report_column(r, NULL, "Preuve", COLUMN_SHORT);
}

static void
add_proof(struct report *r, const struct subsidy_received *s)
{
	struct buf b = { .data = NULL };

	buf_adds(&b, s->voucher != NULL ? s->voucher : "");
	buf_addf(&b, "%s%s", b.len > 0 ? ", " : "",
	    s->proof ? "jointe" : "à joindre");
	report_cell(r, cell_text(buf_str(&b)));
	buf_fini(&b);
}

/* Who gave it: a name, else the level of government, else what is known. */
static const char *
funder_of(const struct subsidy_received *s)
{
	static const char *const levels[][2] = { { "state", "État" },
		{ "region", "Région" }, { "departement", "Département" },
		{ "commune", "Commune" }, { "europe", "Europe" } };
	size_t			 i;

	if (s->party != NULL)
		return s->party;
	for (i = 0; i < sizeof(levels) / sizeof(levels[0]); i++)
		if (s->provenance != NULL &&
		    strcmp(s->provenance, levels[i][0]) == 0)
			return levels[i][1];
	return s->label;
}

static int
add_subsidy(const struct subsidy_received *s, void *arg)
{
	struct subsidies *t = arg;
	struct report	 *r = t->annual->report;
	struct money	  spent = MONEY(0), left;
	bool		  traced = s->project != NULL;

	if (t->n++ == 0)
		begin_subsidies(r);
	money_add(&t->received, s->received);
	if (traced) {
		t->traced = true;
		spent = share_of(t, s);
		money_add(&t->spent, spent);
	}
	left = doc_minus(s->received, spent);
	if (traced)
		money_add(&t->left, left);
	report_row(r, ROW_BODY);
	report_cell(r, cell_text(funder_of(s)));
	report_cell(r, cell_text(traced ? s->project : s->label));
	report_cell(r, cell_date(s->day));
	report_cell(r, cell_empty());
	report_cell(r, cell_money(s->received));
	report_cell(r, traced ? cell_money(spent) : cell_empty());
	report_cell(r, traced ? cell_money(left) : cell_empty());
	add_proof(r, s);
	report_row_field(r, "id", cell_int(s->number));
	report_row_field(r, "kind", cell_text(s->provenance));
	report_row_field(r, "proof", cell_bool(s->proof));
	return 0;
}

/* One that was notified: its own figures, up to the end of the year. */
static int
add_grant(const struct grant *g, void *arg)
{
	struct subsidies *t = arg;
	struct report	 *r = t->annual->report;

	if (t->n++ == 0)
		begin_subsidies(r);
	t->traced = true;
	money_add(&t->granted, g->granted);
	money_add(&t->received, g->received);
	money_add(&t->spent, g->spent);
	money_add(&t->left, grant_left(g));
	report_row(r, ROW_BODY);
	report_cell(r, cell_text(g->funder));
	report_cell(r, cell_text(g->purpose));
	report_cell(r, cell_date(g->day));
	report_cell(r, cell_money(g->granted));
	report_cell(r, cell_money(g->received));
	report_cell(r, cell_money(g->spent));
	report_cell(r, cell_money(grant_left(g)));
	report_cell(r, cell_text(g->proof ? "jointe" : "à joindre"));
	report_row_field(r, "id", cell_int(g->id));
	report_row_field(r, "kind", cell_text(g->kind));
	report_row_field(r, "proof", cell_bool(g->proof));
	return 0;
}

static void
add_subsidies_total(const struct subsidies *t)
{
	struct report *r = t->annual->report;

	report_row(r, ROW_TOTAL);
	report_cell(r, cell_text("Total"));
	report_cell(r, cell_empty());
	report_cell(r, cell_empty());
	report_cell(
	    r, t->granted.cents != 0 ? cell_money(t->granted) : cell_empty());
	report_cell(r, cell_money(t->received));
	report_cell(r, t->traced ? cell_money(t->spent) : cell_empty());
	report_cell(r, t->traced ? cell_money(t->left) : cell_empty());
	report_cell(r, cell_empty());
	report_table_end(r);
}

int
annual_add_subsidies(struct annual *a)
{
	struct subsidies t = { .annual = a };
	struct report	*r = a->report;
	int		 rc;

	rc = grant_each(a->db, a->coop.year.year, add_grant, &t);
	if (rc == 0)
		rc = subsidy_each_received(
		    a->db, a->coop.year.year, add_subsidy, &t);
	free_projects(&t);
	if (rc == -1)
		return -1;
	if (t.n > 0) {
		add_subsidies_total(&t);
		return 0;
	}
	report_heading(r, "Subventions publiques");
	report_para(r, "Aucune dans l’exercice.");
	report_field_list(r, "subsidies", NULL, 0);
	return 0;
}
