/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/profile.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "book/setting.h"
#include "store/sql.h"
#include "value/text.h"

#define FILE_MAX (1u << 20) /* bytes of a profile */

struct profile {
	struct db	   *db;
	int		    year;
	const char	   *department; /* of our own table; NULL: a file */
	struct csv_problems problems;
	bool		    headed;
	size_t		    n;
};

/* The department's number in "AD69", "ad 69", "69"; the caller frees it. */
static char *
read_name(struct db *db, const char *name)
{
	const struct setting *s = setting_find("department", db_err(db));
	char		     *number;

	if (strncasecmp(name, "AD", 2) == 0)
		name += 2;
	name += strspn(name, " -");
	if (setting_take_value(s, name, &number, db_err(db)) == -1) {
		err_hint(db_err(db),
		    _("--profile takes the departmental association, AD69, or "
		      "the file that it gave you."));
		return NULL;
	}
	return number;
}

/* Whether the setting tells who the coop is, which no association does. */
static bool
is_identity(const struct setting *s)
{
	static const char *const keys[] = { "name", "number", "department",
		"town" };
	size_t			 i;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (strcmp(s->key, keys[i]) == 0)
			return true;
	return strncmp(s->key, "agent.", strlen("agent.")) == 0;
}

static void
take_setting(struct profile *p, const struct csv_row *row, size_t first)
{
	struct err	     *err = db_err(p->db);
	const struct setting *s = setting_find(csv_text(row, first), err);

	if (s != NULL && is_identity(s))
		csv_problem(&p->problems, row->line, (int)first + 1,
		    _("“%s” says who the coop is: no association sets it."),
		    csv_text(row, first));
	else if (s == NULL ||
	    setting_set(p->db, p->year, s->key, csv_text(row, first + 1)) == -1)
		csv_problem(&p->problems, row->line,
		    (int)first + (s == NULL ? 1 : 2), "%s", err_what(err));
	else
		p->n++;
	err_clear(err);
}

static bool
is_header(const struct csv_row *row)
{
	static const char *const names[] = { "ad", "reglage", "cle", "setting",
		"key" };
	char			*folded = utf8_fold(csv_text(row, 0));
	size_t			 i, n = sizeof(names) / sizeof(names[0]);

	for (i = 0; i < n && strcmp(folded, names[i]) != 0; i++)
		;
	free(folded);
	return i < n;
}

static int
take_row(const struct csv_row *row, void *arg)
{
	struct profile *p = arg;
	bool		header = !p->headed && is_header(row);

	p->headed = true;
	if (header)
		return 0;
	if (p->department == NULL)
		take_setting(p, row, 0);
	else if (strcmp(csv_text(row, 0), p->department) == 0)
		take_setting(p, row, 1);
	return 0;
}

static int
read_rows(struct profile *p, const char *text, size_t len)
{
	struct csv_fault fault = { .what = NULL };

	csv_each(text, len, 0, take_row, p, &fault);
	if (fault.what != NULL)
		csv_problem(
		    &p->problems, fault.line, fault.column, "%s", fault.what);
	if (p->department == NULL && p->n == 0 && p->problems.n == 0)
		csv_problem(&p->problems, 1, 0,
		    _("there is no setting in this file: reglage;valeur."));
	return csv_problems_end(&p->problems, db_err(p->db));
}

static int
apply_file(struct profile *p, const char *path)
{
	struct buf bytes = { .data = NULL }, text = { .data = NULL };
	int	   rc;

	p->problems.file = path;
	rc = file_read(path, FILE_MAX, &bytes, db_err(p->db));
	if (rc == 0 &&
	    text_decode(buf_str(&bytes), bytes.len, &text, db_err(p->db)) == -1)
		rc = err_place(db_err(p->db), path);
	if (rc == 0)
		rc = read_rows(p, buf_str(&text), text.len);
	buf_fini(&bytes);
	buf_fini(&text);
	return rc;
}

static int
apply_known(struct profile *p, const char *name)
{
	const struct sql_text *table = sql_find("data/profiles.csv");
	char		      *number = read_name(p->db, name);
	int		       rc;

	if (number == NULL)
		return -1;
	p->department = number;
	p->problems.file = name;
	rc = read_rows(p, (const char *)table->bytes, table->len);
	free(number);
	return rc;
}

int
profile_apply(struct db *db, int year, const char *name, size_t *n)
{
	struct profile p = { .db = db, .year = year };
	int	       rc;

	rc = strpbrk(name, "./") != NULL ? apply_file(&p, name) :
					   apply_known(&p, name);
	*n = p.n;
	return rc;
}
