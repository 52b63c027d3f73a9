/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/discharge.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/dossier.h"
#include "book/setting.h"
#include "book/year.h"
#include "store/stmt.h"
#include "value/text.h"

static const struct quality {
	const char *code;
	const char *fr; /* as typed */
	const char *also;
	const char *told; /* in documents */
} qualities[] = { { "parent", "parent", "parente", "parent d’élève" },
	{ "teacher", "enseignant", "enseignante", "enseignant" },
	{ "other", "autre", "autre", "autre" }, { NULL, NULL, NULL, NULL } };

void
discharge_fini(struct discharge *d)
{
	size_t i;

	for (i = 0; i < d->n; i++)
		free(d->verifiers[i].name);
	free(d->verifiers);
	free(d->place);
	free(d->remark);
	*d = (struct discharge){ 0 };
}

const char *
discharge_quality_fr(const char *code)
{
	const struct quality *q;

	for (q = qualities; q->code != NULL; q++)
		if (strcmp(q->code, code) == 0)
			return q->told;
	return code;
}

const char *
discharge_quality_of(const char *fr)
{
	const struct quality *q;

	for (q = qualities; q->code != NULL; q++)
		if (strcmp(q->told, fr) == 0)
			break;
	return q->code;
}

static const char *
find_quality(const char *typed)
{
	const struct quality *q;
	char		     *folded = utf8_fold(typed);

	for (q = qualities; q->code != NULL; q++)
		if (strcmp(folded, q->code) == 0 ||
		    strcmp(folded, q->fr) == 0 || strcmp(folded, q->also) == 0)
			break;
	free(folded);
	return q->code;
}

static void
add_verifier(struct discharge *d, char *name, const char *quality)
{
	d->verifiers = xreallocarray(
	    d->verifiers, d->n + 1, sizeof(*d->verifiers));
	d->verifiers[d->n++] = (struct verifier){ name, quality };
}

int
discharge_add_verifier(struct discharge *d, const char *typed, struct err *err)
{
	const char *colon = strrchr(typed, ':'), *quality = NULL;
	char	   *before, *name;
	int	    rc;

	if (colon != NULL && utf8_valid(colon, strlen(colon)))
		quality = find_quality(colon + 1);
	if (quality == NULL) {
		err_set(err, ERR_USAGE,
		    _("“%s” does not say who that verifier is."), typed);
		return err_hint(err,
		    _("Type the name, a colon, then parent, teacher or other: "
		      "--verifier \"Samia Haddad:parent\""));
	}
	before = xstrndup(typed, (size_t)(colon - typed));
	rc = text_take(before, TEXT_LABEL_MAX, _("verifier"), &name, err);
	free(before);
	if (rc == 0)
		add_verifier(d, name, quality);
	return rc;
}

/* ---- Who may be one ---- */

/* Whether each word of a is one of b's. */
static bool
words_within(const char *a, const char *b)
{
	const char *p;
	size_t	    len;

	for (; *a != '\0'; a += len) {
		a += strspn(a, " -");
		len = strcspn(a, " -");
		for (p = b; *p != '\0'; p += strcspn(p, " -")) {
			p += strspn(p, " -");
			if (strcspn(p, " -") == len && memcmp(a, p, len) == 0)
				break;
		}
		if (len > 0 && *p == '\0')
			return false;
	}
	return true;
}

bool
discharge_same_person(const char *a, const char *b)
{
	char *x = utf8_fold(a), *y = utf8_fold(b);
	bool  same = words_within(x, y) && words_within(y, x);

	free(x);
	free(y);
	return same;
}

/* None of those who kept the books verifies them. */
static int
check_agents(struct db *db, const struct discharge *d)
{
	char **agents;
	size_t i, k, n;
	int    rc = 0;

	if (setting_agents(db, d->year, &agents, &n) == -1)
		return -1;
	for (i = 0; i < d->n && rc == 0; i++)
		for (k = 0; k < n && rc == 0; k++)
			if (discharge_same_person(
				d->verifiers[i].name, agents[k]))
				rc = err_set(db_err(db), ERR_RULE,
				    _("%s is a mandataire: nobody verifies "
				      "their own accounts."),
				    agents[k]);
	setting_agents_free(agents, n);
	if (rc == -1)
		err_hint(db_err(db),
		    _("Name verifiers from outside the coop's management: a "
		      "parent, a teacher who did not keep the books."));
	return rc;
}

static int
check_twice(struct db *db, const struct discharge *d)
{
	size_t i, k;

	for (i = 0; i < d->n; i++)
		for (k = 0; k < i; k++)
			if (discharge_same_person(
				d->verifiers[i].name, d->verifiers[k].name))
				return err_set(db_err(db), ERR_RULE,
				    _("%s is named twice."),
				    d->verifiers[i].name);
	return 0;
}

static int
check_number(struct db *db, const struct discharge *d)
{
	char *value = setting_get(db, d->year, "verifiers");
	long  wanted = value != NULL ? strtol(value, NULL, 10) : 0;

	free(value);
	if (wanted == 0)
		return value == NULL ? -1 : 0;
	if (d->n >= (size_t)wanted)
		return 0;
	err_set(db_err(db), ERR_RULE,
	    ngettext("%ld verifier is asked for, and %zu is named.",
		"%ld verifiers are asked for, and %zu are named.",
		(unsigned long)wanted),
	    wanted, d->n);
	return err_hint(db_err(db),
	    _("Name each with --verifier \"Name:parent\" or "
	      "\"Name:teacher\". If your association asks for another number: "
	      "quitus config verifiers 1 (before the close)."));
}

static int
check_parent(struct db *db, const struct discharge *d)
{
	char  *value = setting_get(db, d->year, "verifiers.parent");
	bool   wanted = value != NULL && strcmp(value, "yes") == 0;
	size_t i;

	if (value == NULL)
		return -1;
	free(value);
	for (i = 0; i < d->n; i++)
		wanted = wanted &&
		    strcmp(d->verifiers[i].quality, "parent") != 0;
	if (!wanted)
		return 0;
	err_set(
	    db_err(db), ERR_RULE, _("one of the verifiers must be a parent."));
	return err_hint(
	    db_err(db), _("For instance: --verifier \"Samia Haddad:parent\""));
}

/* ---- Of which year ---- */

/* The books must be those that were printed and signed. */
static int
check_fingerprint(struct db *db, const struct discharge *d)
{
	struct dossier made;
	bool	       same;

	if (dossier_make(db, d->year, false, &made) == -1)
		return -1;
	same = strcmp(made.fingerprint, d->fingerprint) == 0;
	dossier_fini(&made);
	if (same)
		return 0;
	err_set(db_err(db), ERR_RULE,
	    _("the books are no longer those that were closed: their "
	      "fingerprint is another one."));
	return err_hint(db_err(db), _("See what changed: quitus verify"));
}

static int
check_year(struct db *db, struct discharge *d)
{
	struct year y;
	char	    text[YEAR_TEXT], day[DATE_ISO];
	int	    given;

	if (year_load(db, d->year, &y) == -1)
		return -1;
	if (y.state != YEAR_CLOSED) {
		err_set(db_err(db), ERR_RULE,
		    _("the year %s is not closed: there is nothing to give a "
		      "quitus on."),
		    year_text(d->year, text));
		return err_hint(db_err(db),
		    _("Close it (quitus close), print the statement, have it "
		      "signed, then record the quitus."));
	}
	given = discharge_is_given(db, d->year);
	if (given == -1)
		return -1;
	if (given)
		return err_set(db_err(db), ERR_RULE,
		    _("the quitus of %s is recorded already."),
		    year_text(d->year, text));
	d->early = date_compare(d->day, y.closed_on) < 0;
	if (d->early && date_compare(d->day, y.end) <= 0)
		return err_set(db_err(db), ERR_RULE,
		    _("the year was closed on %s: nobody can have signed its "
		      "accounts before."),
		    date_fr(y.closed_on, day));
	memcpy(d->fingerprint, y.fingerprint, sizeof(d->fingerprint));
	return check_fingerprint(db, d);
}

static int
check(struct db *db, struct discharge *d)
{
	if (check_year(db, d) == -1 || check_agents(db, d) == -1 ||
	    check_twice(db, d) == -1 || check_number(db, d) == -1 ||
	    check_parent(db, d) == -1)
		return -1;
	if (d->given || d->remark != NULL)
		return 0;
	err_set(db_err(db), ERR_RULE, _("why was the quitus refused?"));
	return err_hint(db_err(db),
	    _("Add --remark \"...\": what the verifiers want to see "
	      "corrected."));
}

static int
write_verifiers(struct db *db, int64_t id, const struct discharge *d)
{
	struct stmt st;
	size_t	    i;

	stmt_init(&st, db,
	    "INSERT INTO verifier (discharge, rank, name, quality)"
	    " VALUES (?1, ?2, ?3, ?4)");
	for (i = 0; i < d->n; i++) {
		stmt_reset(&st);
		stmt_set_int(&st, 1, id);
		stmt_set_int(&st, 2, (int64_t)i + 1);
		stmt_set_text(&st, 3, d->verifiers[i].name);
		stmt_set_text(&st, 4, d->verifiers[i].quality);
		stmt_row(&st);
	}
	return stmt_end(&st);
}

int
discharge_record(struct db *db, struct discharge *d)
{
	struct stmt st;

	if (check(db, d) == -1)
		return -1;
	stmt_init(&st, db,
	    "INSERT INTO discharge (year, day, place, given, remark,"
	    " fingerprint) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
	stmt_set_int(&st, 1, d->year);
	stmt_set_date(&st, 2, d->day);
	stmt_set_text(&st, 3, d->place);
	stmt_set_int(&st, 4, d->given);
	stmt_set_text(&st, 5, d->remark);
	stmt_set_text(&st, 6, d->fingerprint);
	if (stmt_run(&st) == -1)
		return -1;
	return write_verifiers(db, db_last_id(db), d);
}

/* ---- Reading ---- */

static int
load_verifiers(struct db *db, int64_t id, struct discharge *d)
{
	struct stmt st;
	const char *quality;

	stmt_init(&st, db,
	    "SELECT name, quality FROM verifier WHERE discharge = ?1"
	    " ORDER BY rank");
	stmt_set_int(&st, 1, id);
	while (stmt_row(&st)) {
		quality = find_quality(stmt_text(&st, 1));
		add_verifier(d, stmt_text_dup(&st, 0),
		    quality != NULL ? quality : "other");
	}
	return stmt_end(&st);
}

int
discharge_load(struct db *db, int year, struct discharge *d, bool *found)
{
	struct stmt st;
	const char *print;
	int64_t	    id = 0;

	*d = (struct discharge){ .year = year };
	stmt_init(&st, db,
	    "SELECT id, day, place, given, remark, fingerprint FROM discharge"
	    " WHERE year = ?1 ORDER BY id DESC LIMIT 1");
	stmt_set_int(&st, 1, year);
	*found = stmt_row(&st);
	if (*found) {
		id = stmt_int(&st, 0);
		d->day = stmt_date(&st, 1);
		d->place = stmt_text_dup(&st, 2);
		d->given = stmt_int(&st, 3) != 0;
		d->remark = stmt_text_dup(&st, 4);
		print = stmt_text(&st, 5);
		if (strlen(print) == HASH_HEX - 1)
			memcpy(d->fingerprint, print, HASH_HEX);
	}
	if (stmt_end(&st) == -1)
		return -1;
	return *found ? load_verifiers(db, id, d) : 0;
}

int
discharge_is_given(struct db *db, int year)
{
	struct stmt st;
	bool	    given;

	stmt_init(
	    &st, db, "SELECT 1 FROM discharge WHERE year = ?1 AND given = 1");
	stmt_set_int(&st, 1, year);
	given = stmt_row(&st);
	return stmt_end(&st) == -1 ? -1 : given;
}

static void
add_cell(struct buf *b, const char *text, char end)
{
	text_add_cell(b, text != NULL ? text : "");
	buf_addc(b, end);
}

int
discharge_add_file(struct db *db, int year, struct buf *b)
{
	struct discharge d;
	char		 day[DATE_ISO];
	bool		 found;
	size_t		 i;
	int		 rc = discharge_load(db, year, &d, &found);

	if (rc == 0 && found)
		buf_adds(b,
		    "\xef\xbb\xbf"
		    "date;lieu;verificateur;qualite;decision;remarque;"
		    "empreinte\n");
	for (i = 0; rc == 0 && i < d.n; i++) {
		add_cell(b, date_iso(d.day, day), ';');
		add_cell(b, d.place, ';');
		add_cell(b, d.verifiers[i].name, ';');
		add_cell(b, discharge_quality_fr(d.verifiers[i].quality), ';');
		add_cell(b, d.given ? "donne" : "refuse", ';');
		add_cell(b, d.remark, ';');
		add_cell(b, d.fingerprint, '\n');
	}
	discharge_fini(&d);
	return rc;
}
