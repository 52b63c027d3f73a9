/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "book/account.h"
#include "book/axis.h"
#include "book/budget.h"
#include "value/code.h"
#include "value/text.h"

#define FILE_MAX (4u << 20) /* bytes of a budget */

enum field { FIELD_ACCOUNT, FIELD_AMOUNT, FIELD_PROJECT, FIELD_COUNT };

/* What the columns may be called, folded. */
static const struct {
	const char *name;
	enum field  field;
} names[] = { { "compte", FIELD_ACCOUNT }, { "code", FIELD_ACCOUNT },
	{ "account", FIELD_ACCOUNT }, { "montant", FIELD_AMOUNT },
	{ "amount", FIELD_AMOUNT }, { "prevu", FIELD_AMOUNT },
	{ "projet", FIELD_PROJECT }, { "project", FIELD_PROJECT } };

struct import {
	struct db	   *db;
	int		    year;
	struct csv_problems problems;
	bool		    headed;
	int		    columns[FIELD_COUNT]; /* index, -1: none */
	size_t		    n;
};

static void
take_title(struct import *im, const char *title, int i)
{
	char  *folded = utf8_fold(title);
	size_t k;

	for (k = 0; k < sizeof(names) / sizeof(names[0]); k++)
		if (strcmp(folded, names[k].name) == 0)
			im->columns[names[k].field] = i;
	free(folded);
}

static int
take_header(struct import *im, const struct csv_row *row)
{
	size_t i;

	im->headed = true;
	for (i = 0; i < FIELD_COUNT; i++)
		im->columns[i] = -1;
	for (i = 0; i < row->n; i++)
		take_title(im, row->cells[i].text, (int)i);
	if (im->columns[FIELD_ACCOUNT] != -1 && im->columns[FIELD_AMOUNT] != -1)
		return 0;
	csv_problem(&im->problems, row->line, 0,
	    _("the first line must name the columns: compte;montant, and "
	      "projet where there are some."));
	return 1;
}

/* The error that a rule has just set, told at its place. */
static void
tell_problem(struct import *im, const struct csv_row *row, enum field field)
{
	struct err *err = db_err(im->db);

	csv_problem(&im->problems, row->line, im->columns[field] + 1, "%s",
	    err_what(err));
	err_clear(err);
}

static const char *
cell(const struct import *im, const struct csv_row *row, enum field field)
{
	int i = im->columns[field];

	return i == -1 ? "" : csv_text(row, (size_t)i);
}

static void
take_line(struct import *im, const struct csv_row *row)
{
	struct err  *err = db_err(im->db);
	const char  *project = cell(im, row, FIELD_PROJECT);
	char	     code[CODE_MAX], *name = NULL;
	struct money amount;

	if (account_resolve(im->db, cell(im, row, FIELD_ACCOUNT), code) == -1)
		tell_problem(im, row, FIELD_ACCOUNT);
	else if (money_parse(cell(im, row, FIELD_AMOUNT), &amount, err) == -1)
		tell_problem(im, row, FIELD_AMOUNT);
	else if (*project != '\0' &&
	    (name = axis_resolve(im->db, AXIS_PROJECT, project)) == NULL)
		tell_problem(im, row, FIELD_PROJECT);
	else if (budget_set(im->db, im->year, name, code, amount) == -1)
		tell_problem(im, row, FIELD_ACCOUNT);
	else
		im->n++;
	free(name);
}

static int
take_row(const struct csv_row *row, void *arg)
{
	struct import *im = arg;

	if (!im->headed)
		return take_header(im, row);
	take_line(im, row);
	return 0;
}

static int
read_rows(struct import *im, const struct buf *text)
{
	struct csv_fault fault = { .what = NULL };

	csv_each(buf_str(text), text->len, 0, take_row, im, &fault);
	if (fault.what != NULL)
		csv_problem(
		    &im->problems, fault.line, fault.column, "%s", fault.what);
	if (im->n == 0 && im->problems.n == 0)
		csv_problem(
		    &im->problems, 1, 0, _("nothing is planned in this file."));
	return csv_problems_end(&im->problems, db_err(im->db));
}

int
budget_import(struct db *db, int year, const char *path, size_t *n)
{
	struct import im = {
		.db = db, .year = year, .problems = { .file = path }
	};
	struct buf bytes = { .data = NULL }, text = { .data = NULL };
	int	   rc;

	rc = file_read(path, FILE_MAX, &bytes, db_err(db));
	if (rc == 0 &&
	    text_decode(buf_str(&bytes), bytes.len, &text, db_err(db)) == -1)
		rc = err_place(db_err(db), path);
	if (rc == 0)
		rc = read_rows(&im, &text);
	*n = im.n;
	buf_fini(&im.problems.text);
	buf_fini(&bytes);
	buf_fini(&text);
	return rc;
}
