/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "internal.h"
#include "store/stmt.h"

/* Where the faults go. */
struct faults {
	db_fault_fn *fn;
	void	    *arg;
	size_t	     n;	      /* told so far */
	bool	     foreign; /* a table or a view is not ours */
};

/* Give the message away and free it. */
static void
report(struct faults *f, char *message)
{
	f->n++;
	f->fn(message, f->arg);
	free(message);
}

static int
check_pages(struct db *db, struct faults *f)
{
	struct stmt st;
	const char *text;

	stmt_init(&st, db, "PRAGMA integrity_check(100)");
	while (stmt_row(&st)) {
		text = stmt_text(&st, 0);
		if (strcmp(text, "ok") != 0)
			report(
			    f, xasprintf(_("The file is damaged (%s)."), text));
	}
	return stmt_end(&st);
}

static int
check_references(struct db *db, struct faults *f)
{
	struct stmt st;

	stmt_init(&st, db,
	    "SELECT \"table\", parent"
	    " FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2");
	while (stmt_row(&st))
		report(f,
		    xasprintf(_("Rows of the table “%s” name rows of"
				" “%s” that do not exist."),
			stmt_text(&st, 0), stmt_text(&st, 1)));
	return stmt_end(&st);
}

static void
init_objects(struct stmt *st, struct db *db)
{
	/* SQLite keeps tables and indexes of its own, but no rule. */
	stmt_init(st, db,
	    "SELECT ifnull(name, ''), ifnull(sql, ''), ifnull(type, '')"
	    " FROM sqlite_schema"
	    " WHERE (name GLOB 'sqlite_*' AND type IN ('table', 'index'))"
	    " IS NOT TRUE ORDER BY 1, 3");
}

/* Tell that an object of ours is not there as it was. */
static void
report_lost(struct faults *f, struct stmt *want, char *message)
{
	const char *type = stmt_text(want, 2);

	if (strcmp(type, "table") == 0 || strcmp(type, "view") == 0)
		f->foreign = true;
	report(f, message);
}

/* Tell a difference between two objects, one of which may be missing; returns
 * which of the two lists is to go on: below 0 the first, above the second. */
static int
compare_objects(struct stmt *want, bool wanted, struct stmt *have, bool had,
    struct faults *f)
{
	int order = wanted ? -1 : 1;

	if (wanted && had)
		order = strcmp(stmt_text(want, 0), stmt_text(have, 0));
	if (order < 0)
		report_lost(f, want,
		    xasprintf(_("“%s” is missing from the rules of the"
				" file."),
			stmt_text(want, 0)));
	else if (order > 0)
		report(f,
		    xasprintf(_("“%s” was added to the file by another"
				" program."),
			stmt_text(have, 0)));
	else if (strcmp(stmt_text(want, 1), stmt_text(have, 1)) != 0)
		report_lost(f, want,
		    xasprintf(_("“%s” is no longer as quitus wrote it in"
				" the file."),
			stmt_text(want, 0)));
	return order;
}

/* Both lists are in the order of their names. */
static int
compare_schemas(struct db *model, struct db *db, struct faults *f)
{
	struct stmt want, have;
	bool	    wanted, had;
	int	    order, rc;

	init_objects(&want, model);
	init_objects(&have, db);
	wanted = stmt_row(&want);
	had = stmt_row(&have);
	while (wanted || had) {
		order = compare_objects(&want, wanted, &have, had, f);
		if (order <= 0)
			wanted = stmt_row(&want);
		if (order >= 0)
			had = stmt_row(&have);
	}
	rc = stmt_end(&want);
	return stmt_end(&have) == -1 ? -1 : rc;
}

static int
find_changes(struct db *db, struct faults *f)
{
	struct db *model = db_open_memory(db->schema, db->err);
	int	   rc;

	if (model == NULL)
		return -1;
	rc = compare_schemas(model, db, f);
	db_close(model);
	return rc;
}

/* "N:", without the cost of a format: it is written some 500 times whenever a
 * file is opened. */
static void
add_length(struct buf *text, size_t n)
{
	char   digits[20];
	size_t i = sizeof(digits);

	do
		digits[--i] = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	buf_add(text, digits + i, sizeof(digits) - i);
	buf_addc(text, ':');
}

/* SHA-256 of all that the schema says, in the order of the names, for an index
 * may be made again; each part after its length, so that none can pass for
 * two. */
static int
take_seal(struct db *db, char out[HASH_HEX])
{
	struct buf  text = { .data = NULL };
	struct stmt st;
	const char *part;
	size_t	    len;
	int	    i, rc;

	stmt_init(&st, db,
	    "SELECT name, sql, type FROM sqlite_schema"
	    " WHERE sql IS NOT NULL ORDER BY type, name");
	while (stmt_row(&st)) {
		for (i = 0; i < 3; i++) {
			part = stmt_blob(&st, i, &len);
			add_length(&text, len);
			buf_add(&text, part != NULL ? part : "", len);
		}
	}
	hash_hex(buf_str(&text), text.len, out);
	rc = stmt_end(&st);
	buf_fini(&text);
	return rc;
}

static void
forget(const char *message, void *arg)
{
	(void)message;
	(void)arg;
}

int
check_schema(struct db *db)
{
	struct faults f = { .fn = forget };
	const char   *seal = db->schema->seal;
	char	      now[HASH_HEX];

	if (take_seal(db, now) == -1)
		return -1;
	if (seal != NULL && strcmp(now, seal) == 0)
		return 0;
	/* The seal is there because it is fast. Another SQLite may write the
	 * same rules in other words, a VACUUM in another order. */
	if (find_changes(db, &f) == -1)
		return -1;
	if (f.n == 0)
		return 0;
	err_set(db->err, ERR_FILE,
	    _("the rules that quitus keeps in “%s” were changed by another "
	      "program, or are damaged."),
	    db->path);
	return err_hint(db->err,
	    _("Put it aside, and go on with your last copy. quitus verify "
	      "tells what changed."));
}

int
db_check(struct db *db, db_fault_fn *fn, void *arg)
{
	struct faults f = { .fn = fn, .arg = arg };

	if (find_changes(db, &f) == -1)
		return -1;
	if (f.foreign)
		return 1;
	return check_pages(db, &f) == 0 ? check_references(db, &f) : -1;
}
