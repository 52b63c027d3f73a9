/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/check_grid.h"
#include "book/discharge.h"
#include "book/setting.h"

static void
add(struct check_run *run, char *message, const char *remedy)
{
	check_add(run, 22, SEVERITY_ERROR, MONEY(0), message, xstrdup(remedy));
}

static int
check_agents(struct check_run *run, const struct discharge *d)
{
	char **agents;
	size_t i, k, n;

	if (setting_agents(run->db, run->year, &agents, &n) == -1)
		return -1;
	for (i = 0; i < d->n; i++)
		for (k = 0; k < n; k++)
			if (discharge_same_person(
				d->verifiers[i].name, agents[k]))
				add(run,
				    xasprintf(_("%s is a mandataire and signed "
						"as a verifier."),
					d->verifiers[i].name),
				    _("That quitus is void: have the accounts "
				      "verified by somebody else."));
	setting_agents_free(agents, n);
	return 0;
}

static int
check_number(struct check_run *run, const struct discharge *d)
{
	char  *number = setting_get(run->db, run->year, "verifiers");
	char  *parent = setting_get(run->db, run->year, "verifiers.parent");
	int    rc = number == NULL || parent == NULL ? -1 : 0;
	long   wanted = rc == 0 ? strtol(number, NULL, 10) : 0;
	bool   is_parent = false;
	size_t i;

	for (i = 0; i < d->n; i++)
		is_parent = is_parent ||
		    strcmp(d->verifiers[i].quality, "parent") == 0;
	if (rc == 0 && d->n < (size_t)wanted)
		add(run,
		    xasprintf(ngettext("%zu verifier signed, and %ld are asked "
				       "for.",
				  "%zu verifiers signed, and %ld are asked "
				  "for.",
				  d->n),
			d->n, wanted),
		    _("Have the missing ones sign."));
	if (rc == 0 && strcmp(parent, "yes") == 0 && !is_parent)
		add(run, xstrdup(_("no parent is among the verifiers.")),
		    _("The association asks for one at least."));
	free(number);
	free(parent);
	return rc;
}

/* C22: what the program refuses to record, another one may have written. */
int
check_discharge(struct check_run *run)
{
	struct discharge d;
	bool		 found;
	int		 rc = discharge_load(run->db, run->year, &d, &found);

	if (rc == 0 && found)
		rc = check_agents(run, &d);
	if (rc == 0 && found)
		rc = check_number(run, &d);
	discharge_fini(&d);
	return rc;
}
