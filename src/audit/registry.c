/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit/registry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/store.h"
#include "base/i18n.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "format/table.h"
#include "store/stmt.h"
#include "value/text.h"

#define NUMBER_MAX 30 /* characters of a coop's number */

enum field { FIELD_NUMBER, FIELD_NAME, FIELD_TOWN, FIELD_OTHER, FIELD_COUNT };

/* What the columns may be called, folded and without spaces. */
static const struct {
	enum field  field;
	const char *name;
} names[] = { { FIELD_NUMBER, "numero" }, { FIELD_NUMBER, "n°" },
	{ FIELD_NUMBER, "no" }, { FIELD_NUMBER, "num" },
	{ FIELD_NUMBER, "number" }, { FIELD_NUMBER, "coop" },
	{ FIELD_NUMBER, "cooperative" }, { FIELD_NUMBER, "numerocoop" },
	{ FIELD_NUMBER, "numerodecoop" }, { FIELD_NUMBER, "n°coop" },
	{ FIELD_NUMBER, "n°occe" }, { FIELD_NUMBER, "numeroocce" },
	{ FIELD_NAME, "ecole" }, { FIELD_NAME, "nom" }, { FIELD_NAME, "name" },
	{ FIELD_NAME, "school" }, { FIELD_NAME, "etablissement" },
	{ FIELD_NAME, "nomdelecole" }, { FIELD_NAME, "nomecole" },
	{ FIELD_TOWN, "commune" }, { FIELD_TOWN, "ville" },
	{ FIELD_TOWN, "town" }, { FIELD_TOWN, "localite" },
	{ FIELD_OTHER, "compte" }, { FIELD_OTHER, "montant" },
	{ FIELD_OTHER, "debit" }, { FIELD_OTHER, "credit" },
	{ FIELD_OTHER, "recette" }, { FIELD_OTHER, "depense" },
	{ FIELD_OTHER, "date" } };

struct number {
	char *text;
	int   line;
};

struct import {
	struct db	     *db;
	struct registry_done *done;
	struct csv_problems   problems;
	bool		      headed;
	int		      columns[FIELD_COUNT]; /* index, -1: none */
	struct number	     *numbers;		    /* sorted */
	size_t		      n, cap;
};

/* ---- Header ---- */

static char *
title(const char *cell)
{
	char *folded = utf8_fold(cell), *from, *to;

	for (from = to = folded; *from != '\0'; from++)
		if (strchr(" '._-", *from) == NULL)
			*to++ = *from;
	*to = '\0';
	return folded;
}

static void
find_columns(const struct csv_row *row, int columns[FIELD_COUNT])
{
	char  *word;
	size_t i, k;

	for (i = 0; i < FIELD_COUNT; i++)
		columns[i] = -1;
	for (i = 0; i < row->n; i++) {
		word = title(row->cells[i].text);
		for (k = 0; k < sizeof(names) / sizeof(names[0]); k++)
			if (strcmp(names[k].name, word) == 0 &&
			    columns[names[k].field] == -1)
				columns[names[k].field] = (int)i;
		free(word);
	}
}

bool
registry_is_header(const struct csv_row *row)
{
	int columns[FIELD_COUNT];

	find_columns(row, columns);
	return columns[FIELD_NUMBER] != -1 && columns[FIELD_NAME] != -1 &&
	    columns[FIELD_OTHER] == -1;
}

static void
take_header(struct import *im, const struct csv_row *row)
{
	find_columns(row, im->columns);
	im->headed = true;
	if (im->columns[FIELD_NUMBER] == -1)
		csv_problem(&im->problems, row->line, 0,
		    _("no column is called numero; the first line names the "
		      "columns: numero, ecole, commune."));
	if (im->columns[FIELD_NAME] == -1)
		csv_problem(&im->problems, row->line, 0,
		    _("no column is called ecole; the first line names the "
		      "columns: numero, ecole, commune."));
}

/* ---- Rows ---- */

/* A cell as text to keep; NULL when it is none, with its problem. An empty one
 * is "" where it may be. */
static char *
take_cell(struct import *im, const struct csv_row *row, enum field f,
    size_t max, bool may_be_empty)
{
	int	    column = im->columns[f];
	const char *text = column == -1 ? "" : csv_text(row, (size_t)column);
	struct err  err = { .kind = ERR_NONE };
	char	   *out = NULL;

	if (may_be_empty && text[strspn(text, " ")] == '\0')
		return xstrdup("");
	if (text_take(text, max,
		f == FIELD_NUMBER   ? _("number") :
		    f == FIELD_NAME ? _("school") :
				      _("town"),
		&out, &err) == -1)
		csv_problem(
		    &im->problems, row->line, column + 1, "%s", err_what(&err));
	err_fini(&err);
	return out;
}

static size_t
find_place(const struct import *im, const char *number)
{
	size_t low = 0, high = im->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (strcmp(im->numbers[middle].text, number) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
take_number(struct import *im, const struct csv_row *row, const char *number)
{
	size_t place = find_place(im, number);

	if (place < im->n && strcmp(im->numbers[place].text, number) == 0) {
		csv_problem(&im->problems, row->line,
		    im->columns[FIELD_NUMBER] + 1,
		    _("coop %s stands on line %d already."), number,
		    im->numbers[place].line);
		return false;
	}
	im->numbers = xgrow(im->numbers, im->n, &im->cap, sizeof(*im->numbers));
	memmove(im->numbers + place + 1, im->numbers + place,
	    (im->n - place) * sizeof(*im->numbers));
	im->numbers[place] = (struct number){ xstrdup(number), row->line };
	im->n++;
	return true;
}

static int
write_coop(
    struct import *im, const char *number, const char *name, const char *town)
{
	struct stmt st;
	int	    rc;

	stmt_init(&st, im->db,
	    "UPDATE coop SET name = ?2, town = ?3, expected = 1"
	    " WHERE number = ?1");
	stmt_set_text(&st, 1, number);
	stmt_set_text(&st, 2, name);
	stmt_set_text(&st, 3, town);
	rc = stmt_run(&st);
	im->done->coops++;
	if (rc == -1 || db_changes(im->db) > 0)
		return rc;
	stmt_init(&st, im->db,
	    "INSERT INTO coop (number, name, town) VALUES (?1, ?2, ?3)");
	stmt_set_text(&st, 1, number);
	stmt_set_text(&st, 2, name);
	stmt_set_text(&st, 3, town);
	im->done->added++;
	return stmt_run(&st);
}

static int
take_row(const struct csv_row *row, void *arg)
{
	struct import *im = arg;
	char	      *number, *name, *town;
	int	       rc = 0;

	if (!im->headed) {
		take_header(im, row);
		return im->problems.n > 0;
	}
	number = take_cell(im, row, FIELD_NUMBER, NUMBER_MAX, false);
	name = take_cell(im, row, FIELD_NAME, TEXT_LABEL_MAX, true);
	town = take_cell(im, row, FIELD_TOWN, TEXT_NAME_MAX, true);
	if (number != NULL && name != NULL && town != NULL &&
	    take_number(im, row, number))
		rc = write_coop(im, number, name, town);
	free(number);
	free(name);
	free(town);
	return rc;
}

static void
free_numbers(struct import *im)
{
	size_t i;

	for (i = 0; i < im->n; i++)
		free(im->numbers[i].text);
	free(im->numbers);
}

/* Nothing is expected any more of those that the new registry leaves out. */
static int
forget_all(struct db *db)
{
	struct stmt st;

	stmt_init(&st, db, "UPDATE coop SET expected = 0 WHERE expected = 1");
	return stmt_run(&st);
}

int
registry_import(struct db *db, const char *path, struct registry_done *done)
{
	struct import im = { .db = db, .done = done };
	int	      rc;

	*done = (struct registry_done){ .coops = 0 };
	im.problems.file = path;
	if (forget_all(db) == -1)
		return -1;
	rc = table_each(path, take_row, &im, &im.problems, db_err(db));
	if (rc != -1 && !im.headed)
		csv_problem(&im.problems, 1, 0, _("there is no coop in it."));
	free_numbers(&im);
	if (csv_problems_end(&im.problems, db_err(db)) == -1 || rc == -1)
		return -1;
	return 0;
}

/* ---- Numbers ---- */

static const char *
without_zeros(const char *number)
{
	return number + strspn(number, "0");
}

static bool
is_near(const char *typed, const char *known)
{
	return nearest_rank(typed, &known, 1, 1) == 1;
}

int
registry_near(struct db *db, const char *number, char near[REGISTRY_NAME])
{
	struct stmt st;
	const char *known;
	bool	    same = false;

	near[0] = '\0';
	stmt_init(
	    &st, db, "SELECT number FROM coop ORDER BY expected DESC, number");
	while (!same && stmt_row(&st)) {
		known = stmt_text(&st, 0);
		same = strcmp(without_zeros(known), without_zeros(number)) == 0;
		if (same || (near[0] == '\0' && is_near(number, known)))
			snprintf(near, REGISTRY_NAME, "%s", known);
	}
	return stmt_end(&st);
}

int
registry_find(struct db *db, const char *number, int64_t *id)
{
	struct stmt st;

	stmt_init(&st, db, "SELECT id FROM coop WHERE number = ?1");
	stmt_set_text(&st, 1, number);
	*id = stmt_row(&st) ? stmt_int(&st, 0) : 0;
	return stmt_end(&st);
}

/* What stands behind the department in "59-1398", as files are called. */
static const char *
behind_department(struct db *db, const char *number)
{
	char	   *department = audit_get(db, AUDIT_DEPARTMENT);
	size_t	    n = department == NULL ? 0 : strlen(department);
	const char *rest = NULL;

	if (n > 0 && strncasecmp(number, department, n) == 0 &&
	    number[n] == '-')
		rest = number + n + 1;
	free(department);
	return rest;
}

int
registry_require(struct db *db, const char **number, int64_t *id)
{
	char	    near[REGISTRY_NAME], shown[UTF8_EXCERPT];
	const char *rest;

	*id = 0;
	if (!utf8_valid(*number, strlen(*number)))
		return err_set(db_err(db), ERR_USAGE,
		    _("there is no coop “%s”."), utf8_excerpt(*number, shown));
	if (registry_find(db, *number, id) == -1)
		return -1;
	rest = *id == 0 ? behind_department(db, *number) : NULL;
	if (rest != NULL && registry_find(db, rest, id) == -1)
		return -1;
	if (*id != 0) {
		*number = rest != NULL ? rest : *number;
		return 0;
	}
	if (registry_near(db, *number, near) == -1)
		return -1;
	err_set(db_err(db), ERR_RULE, _("there is no coop “%s”."),
	    utf8_excerpt(*number, shown));
	if (near[0] != '\0')
		err_hint(db_err(db), _("Did you mean: %s?"), near);
	return -1;
}
