/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/store.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "keeping.h"
#include "store/stmt.h"
#include "versions.h"

/* ---- Whose it is ---- */

static int
check_department(struct keeping *k)
{
	const char *theirs = k->p->facts.department;
	char	   *ours;

	if (theirs == NULL || theirs[0] == '\0')
		return 0;
	ours = audit_get(k->db, AUDIT_DEPARTMENT);
	if (ours == NULL)
		return -1;
	if (strcmp(ours, theirs) != 0)
		parcel_problem(k->p,
		    _("it comes from the department %s; this audit is that of "
		      "%s."),
		    theirs, ours);
	free(ours);
	return 0;
}

/* The first FEC tells the SIREN of the association; all coops share it. */
static int
check_siren(struct keeping *k)
{
	char *ours;
	int   rc = 0;

	if (k->p->siren == NULL || k->p->siren[0] == '\0')
		return 0;
	ours = audit_get(k->db, AUDIT_SIREN);
	if (ours == NULL)
		return -1;
	if (ours[0] == '\0' && k->p->problems.n == 0)
		rc = audit_set(k->db, AUDIT_SIREN, k->p->siren);
	else if (ours[0] != '\0' && strcmp(ours, k->p->siren) != 0)
		parcel_problem(k->p,
		    _("it is the FEC of another association: its SIREN is %s, "
		      "that of this audit is %s."),
		    k->p->siren, ours);
	free(ours);
	return rc;
}

static int
has_registry(struct db *db, bool *has)
{
	struct stmt st;

	stmt_init(
	    &st, db, "SELECT EXISTS (SELECT 1 FROM coop WHERE expected = 1)");
	*has = stmt_row(&st) && stmt_int(&st, 0) == 1;
	return stmt_end(&st);
}

static void
refuse_number(struct keeping *k, const char *near)
{
	const char *number = k->p->facts.number;

	if (near[0] == '\0')
		parcel_problem(k->p,
		    _("coop %s is not in the registry. If it is one of yours, "
		      "add it there and import the registry again."),
		    number);
	else if (strcmp(near + strspn(near, "0"),
		     number + strspn(number, "0")) == 0)
		parcel_problem(k->p,
		    _("coop %s is not in the registry, which has %s: a "
		      "spreadsheet may have taken zeros away. Correct the one "
		      "that is wrong."),
		    number, near);
	else
		parcel_problem(k->p,
		    _("coop %s is not in the registry; the most like it there "
		      "is %s."),
		    number, near);
}

static int
find_coop(struct keeping *k)
{
	char near[REGISTRY_NAME];
	bool registry;

	snprintf(k->r->number, sizeof(k->r->number), "%s", k->p->facts.number);
	k->r->year = k->p->facts.year;
	if (k->p->facts.number[0] == '\0')
		return 0;
	if (registry_find(k->db, k->p->facts.number, &k->coop) == -1)
		return -1;
	if (k->coop != 0)
		return 0;
	if (has_registry(k->db, &registry) == -1 ||
	    (registry && registry_near(k->db, k->p->facts.number, near) == -1))
		return -1;
	if (registry)
		refuse_number(k, near);
	return 0;
}

/* ---- One coop under two numbers, two under one ---- */

static int
check_twin(struct keeping *k)
{
	char	number[REGISTRY_NAME];
	int64_t other;

	if (version_find_twin(k->db, k->p, k->coop, &other, number) == -1)
		return -1;
	if (other != 0)
		parcel_problem(k->p,
		    _("its entries are those of coop %s, sent under another "
		      "number: one of the two numbers is wrong."),
		    number);
	return 0;
}

/* Whether a word of a that says something is one of b's; both folded. */
static bool
share_word(const char *a, const char *b)
{
	static const char *const plain = " ecole ecoles maternelle elementaire"
					 " primaire publique groupe scolaire"
					 " cooperative coop classe occe ";
	char			 word[64];
	size_t			 len;

	for (; *a != '\0'; a += len) {
		a += strspn(a, " -'.,()");
		len = strcspn(a, " -'.,()");
		if (len < 3 || len > sizeof(word) - 3)
			continue;
		snprintf(word, sizeof(word), " %.*s ", (int)len, a);
		if (strstr(plain, word) != NULL)
			continue;
		snprintf(word, sizeof(word), "%.*s", (int)len, a);
		if (strstr(b, word) != NULL)
			return true;
	}
	return false;
}

static bool
same_school(const char *known, const char *told)
{
	char *a, *b;
	bool  same;

	if (known[0] == '\0' || told[0] == '\0')
		return true;
	a = utf8_fold(known);
	b = utf8_fold(told);
	same = strcmp(a, b) == 0 || share_word(a, b);
	free(a);
	free(b);
	return same;
}

static int
check_school(struct keeping *k)
{
	struct stmt st;
	const char *name;

	stmt_init(&st, k->db, "SELECT name FROM coop WHERE id = ?1");
	stmt_set_int(&st, 1, k->coop);
	if (stmt_row(&st)) {
		name = stmt_text(&st, 0);
		if (!same_school(name, k->p->facts.name))
			parcel_problem(k->p,
			    _("coop %s is “%s”; this comes from “%s”: two coops "
			      "under one number."),
			    k->p->facts.number, name, k->p->facts.name);
	}
	return stmt_end(&st);
}

int
keeping_check(struct keeping *k)
{
	if (find_coop(k) == -1)
		return -1;
	if (k->p->problems.n > 0)
		return 0;
	if (check_department(k) == -1 || check_siren(k) == -1 ||
	    check_twin(k) == -1)
		return -1;
	return k->coop != 0 ? check_school(k) : 0;
}
