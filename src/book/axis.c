/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/axis.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "store/stmt.h"
#include "value/text.h"

#define NEAREST 4 /* names told in a hint */

/* The same verbs over two tables of one form. */
static const struct {
	const char *each;
	const char *add;
	const char *carried; /* validated or voided entry with it */
	const char *rename;
	const char *close;
	const char *figures;
} sql[] = { [AXIS_CLASS] = { "SELECT name, label, closed FROM class ORDER BY name",
		"INSERT INTO class (name, label) VALUES (?1, ?2)",
		"SELECT e.number FROM posting AS p JOIN entry AS e"
		" ON e.id = p.entry WHERE p.class = ?1 AND e.state <> 'draft'"
		" ORDER BY e.year DESC, e.number DESC LIMIT 1",
		"UPDATE class SET name = ?2 WHERE name = ?1",
		"UPDATE class SET closed = 1 WHERE name = ?1 AND closed = 0",
		"SELECT count(DISTINCT e.id),"
		" coalesce(sum(CASE WHEN p.debit GLOB '6*' THEN p.cents"
		"  WHEN p.credit GLOB '6*' THEN -p.cents END), 0),"
		" coalesce(sum(CASE WHEN p.credit GLOB '7*' THEN p.cents"
		"  WHEN p.debit GLOB '7*' THEN -p.cents END), 0)"
		" FROM posting AS p JOIN entry AS e ON e.id = p.entry"
		" WHERE p.class = ?1 AND e.year = ?2 AND e.state <> 'void'" },
	[AXIS_PROJECT] = {
	    "SELECT name, label, closed FROM project ORDER BY name",
	    "INSERT INTO project (name, label) VALUES (?1, ?2)",
	    "SELECT e.number FROM posting AS p JOIN entry AS e"
	    " ON e.id = p.entry WHERE p.project = ?1"
	    " AND e.state <> 'draft'"
	    " ORDER BY e.year DESC, e.number DESC LIMIT 1",
	    "UPDATE project SET name = ?2 WHERE name = ?1",
	    "UPDATE project SET closed = 1 WHERE name = ?1 AND closed = 0",
	    "SELECT count(DISTINCT e.id),"
	    " coalesce(sum(CASE WHEN p.debit GLOB '6*' THEN p.cents"
	    "  WHEN p.credit GLOB '6*' THEN -p.cents END), 0),"
	    " coalesce(sum(CASE WHEN p.credit GLOB '7*' THEN p.cents"
	    "  WHEN p.debit GLOB '7*' THEN -p.cents END), 0)"
	    " FROM posting AS p JOIN entry AS e ON e.id = p.entry"
	    " WHERE p.project = ?1 AND e.year = ?2 AND e.state <> 'void'" } };

int
axis_each(struct db *db, enum axis axis, axis_fn *fn, void *arg)
{
	struct stmt	 st;
	struct axis_item item;
	int		 rc = 0;

	stmt_init(&st, db, sql[axis].each);
	while (rc == 0 && stmt_row(&st)) {
		item.name = stmt_text(&st, 0);
		item.label = stmt_text(&st, 1);
		item.closed = stmt_int(&st, 2) != 0;
		rc = fn(&item, arg);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

/* All the names, and the one that a word means. */
struct search {
	const char  *folded;
	char	    *found;
	const char **names;
	size_t	     n;
	size_t	     cap;
};

static int
match(const struct axis_item *item, void *arg)
{
	struct search *s = arg;
	char	      *folded = utf8_fold(item->name);

	s->names = xgrow(s->names, s->n, &s->cap, sizeof(*s->names));
	s->names[s->n++] = xstrdup(item->name);
	if (strcmp(folded, s->folded) == 0)
		s->found = xstrdup(item->name);
	free(folded);
	return 0;
}

static void
search_fini(struct search *s)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		free((char *)(uintptr_t)s->names[i]);
	free(s->names);
	free(s->found);
}

/* The word is valid UTF-8. */
static int
search(struct db *db, enum axis axis, const char *word, struct search *s)
{
	char *folded = utf8_fold(word);
	int   rc;

	*s = (struct search){ .folded = folded };
	rc = axis_each(db, axis, match, s);
	s->folded = NULL;
	free(folded);
	return rc;
}

static int
refuse_unknown(
    struct db *db, enum axis axis, const char *word, struct search *s)
{
	struct buf near = { .data = NULL };
	char	   excerpt[UTF8_EXCERPT];
	size_t	   i, n;

	utf8_excerpt(word, excerpt);
	n = s->n > 0 ? nearest_rank(word, s->names, s->n, NEAREST) : 0;
	for (i = 0; i < n; i++)
		buf_addf(&near, "%s%s", i > 0 ? ", " : "", s->names[i]);
	err_set(db_err(db), ERR_RULE,
	    axis == AXIS_CLASS ? _("there is no class “%s”.") :
				 _("there is no project “%s”."),
	    excerpt);
	if (n > 0)
		err_hint(db_err(db),
		    axis == AXIS_CLASS ?
			_("Did you mean %s? To add it: quitus class add \"%s\"") :
			_("Did you mean %s? To add it: quitus project add \"%s\""),
		    buf_str(&near), excerpt);
	else
		err_hint(db_err(db),
		    axis == AXIS_CLASS ?
			_("To add it: quitus class add \"%s\"") :
			_("To add it: quitus project add \"%s\""),
		    excerpt);
	buf_fini(&near);
	return -1;
}

char *
axis_resolve(struct db *db, enum axis axis, const char *word)
{
	struct search s;
	char	     *name = NULL;

	if (!utf8_valid(word, strlen(word)))
		word = "";
	if (search(db, axis, word, &s) == 0) {
		if (s.found == NULL)
			refuse_unknown(db, axis, word, &s);
		name = s.found;
		s.found = NULL;
	}
	search_fini(&s);
	return name;
}

/* ERR_RULE when a name other than except already reads the same. */
static int
check_free(struct db *db, enum axis axis, const char *name, const char *except)
{
	struct search s;
	int	      rc;

	rc = search(db, axis, name, &s);
	if (rc == 0 && s.found != NULL &&
	    (except == NULL || strcmp(s.found, except) != 0)) {
		rc = err_set(db_err(db), ERR_RULE,
		    axis == AXIS_CLASS ? _("the class “%s” exists already.") :
					 _("the project “%s” exists already."),
		    s.found);
		err_hint(db_err(db),
		    axis == AXIS_CLASS ?
			_("Choose another name. All of them: quitus class list") :
			_("Choose another name. All of them: quitus project "
			  "list"));
	}
	search_fini(&s);
	return rc;
}

static int
take_name(struct db *db, enum axis axis, const char *typed, char **name)
{
	return text_take(typed, TEXT_NAME_MAX,
	    axis == AXIS_CLASS ? _("name of the class") :
				 _("name of the project"),
	    name, db_err(db));
}

static int
insert(struct db *db, enum axis axis, const char *name, const char *label)
{
	struct stmt st;

	stmt_init(&st, db, sql[axis].add);
	stmt_set_text(&st, 1, name);
	stmt_set_text(&st, 2, label != NULL ? label : "");
	return stmt_run(&st);
}

int
axis_add(struct db *db, enum axis axis, const char *typed, const char *label)
{
	char *name, *text = NULL;
	int   rc = -1;

	if (take_name(db, axis, typed, &name) == -1)
		return -1;
	if (check_free(db, axis, name, NULL) == 0 &&
	    (label == NULL || label[0] == '\0' ||
		text_take(
		    label, TEXT_LABEL_MAX, _("label"), &text, db_err(db)) == 0))
		rc = insert(db, axis, name, text);
	free(name);
	free(text);
	return rc;
}

/* ERR_RULE when an entry that can no longer change carries the name. */
static int
check_not_carried(struct db *db, enum axis axis, const char *name)
{
	struct stmt st;
	int64_t	    number;

	stmt_init(&st, db, sql[axis].carried);
	stmt_set_text(&st, 1, name);
	number = stmt_row(&st) ? stmt_int(&st, 0) : 0;
	if (stmt_end(&st) == -1)
		return -1;
	if (number == 0)
		return 0;
	err_set(db_err(db), ERR_RULE,
	    _("“%s” cannot have another name: entry "
	      "%lld carries it, and that entry can no longer change."),
	    name, (long long)number);
	return err_hint(db_err(db),
	    axis == AXIS_CLASS ?
		_("Close it (quitus class close) and add the new name.") :
		_("Close it (quitus project close) and add the new name."));
}

static int
write_name(struct db *db, enum axis axis, const char *from, const char *to)
{
	struct stmt st;

	if (axis == AXIS_CLASS && account_rename_class(db, from, to) == -1)
		return -1;
	stmt_init(&st, db, sql[axis].rename);
	stmt_set_text(&st, 1, from);
	stmt_set_text(&st, 2, to);
	return stmt_run(&st);
}

int
axis_rename(struct db *db, enum axis axis, const char *from, const char *to)
{
	char *before, *after = NULL;
	int   rc = -1;

	before = axis_resolve(db, axis, from);
	if (before == NULL)
		return -1;
	if (take_name(db, axis, to, &after) == 0 &&
	    check_free(db, axis, after, before) == 0 &&
	    check_not_carried(db, axis, before) == 0)
		rc = write_name(db, axis, before, after);
	free(before);
	free(after);
	return rc;
}

int
axis_close(struct db *db, enum axis axis, const char *word)
{
	struct stmt st;
	char	   *name = axis_resolve(db, axis, word);

	if (name == NULL)
		return -1;
	stmt_init(&st, db, sql[axis].close);
	stmt_set_text(&st, 1, name);
	free(name);
	return stmt_run(&st);
}

int
axis_figures(struct db *db, enum axis axis, int year, const char *name,
    struct axis_figures *f)
{
	struct stmt st;

	*f = (struct axis_figures){ .entries = 0 };
	stmt_init(&st, db, sql[axis].figures);
	stmt_set_text(&st, 1, name);
	stmt_set_int(&st, 2, year);
	if (stmt_row(&st)) {
		f->entries = stmt_int(&st, 0);
		f->expenses = stmt_money(&st, 1);
		f->income = stmt_money(&st, 2);
	}
	return stmt_end(&st);
}
