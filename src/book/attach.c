/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/attach.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "book/year.h"
#include "store/stmt.h"
#include "value/text.h"

/* The year of an entry, which must be open. */
static int
check_entry(struct db *db, int64_t entry)
{
	struct stmt st;
	int	    year = 0;

	stmt_init(&st, db, "SELECT year FROM entry WHERE id = ?1");
	stmt_set_int(&st, 1, entry);
	if (stmt_row(&st))
		year = (int)stmt_int(&st, 0);
	if (stmt_end(&st) == -1)
		return -1;
	return year_must_be_open(db, year);
}

/* Whether the entry has that content already; then the error says so. */
static int
check_twice(struct db *db, int64_t entry, const char *name, const char *sha256)
{
	struct stmt st;
	int	    rc = 0;

	stmt_init(&st, db,
	    "SELECT name FROM attachment"
	    " WHERE entry = ?1 AND sha256 = ?2");
	stmt_set_int(&st, 1, entry);
	stmt_set_text(&st, 2, sha256);
	if (stmt_row(&st)) {
		err_set(db_err(db), ERR_RULE,
		    _("the content of %s is attached "
		      "to this entry already, as %s."),
		    name, stmt_text(&st, 0));
		rc = err_hint(db_err(db),
		    _("Nothing more is needed; or give "
		      "the name of another file."));
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

static int
store_bytes(struct db *db, const struct buf *bytes, const char *sha256)
{
	struct stmt st;

	stmt_init(&st, db,
	    "INSERT INTO content (sha256, bytes)"
	    " VALUES (?1, ?2) ON CONFLICT DO NOTHING");
	stmt_set_text(&st, 1, sha256);
	stmt_set_blob(&st, 2, bytes->data, bytes->len);
	return stmt_run(&st);
}

static int
store_name(struct db *db, int64_t entry, const struct attach_content *c)
{
	struct stmt st;

	stmt_init(&st, db,
	    "INSERT INTO attachment (entry, rank, name, size,"
	    " sha256) VALUES (?1, (SELECT coalesce(max(rank), 0) + 1"
	    " FROM attachment WHERE entry = ?1), ?2, ?3, ?4)");
	stmt_set_int(&st, 1, entry);
	stmt_set_text(&st, 2, c->name);
	stmt_set_int(&st, 3, c->size);
	stmt_set_text(&st, 4, c->sha256);
	return stmt_run(&st);
}

static int
keep(struct db *db, const struct buf *bytes, struct attach_content *c)
{
	if (bytes->len == 0) {
		err_set(db_err(db), ERR_FILE,
		    _("%s is empty: there is nothing "
		      "to keep."),
		    c->name);
		return err_hint(db_err(db), _("Scan the voucher again."));
	}
	c->size = (int64_t)bytes->len;
	hash_hex(bytes->data, bytes->len, c->sha256);
	return store_bytes(db, bytes, c->sha256);
}

int
attach_content(struct db *db, const char *path, struct attach_content *c)
{
	struct buf bytes = { 0 };
	int	   rc = -1;

	*c = (struct attach_content){ .name = NULL };
	if (text_take(file_name(path), TEXT_LABEL_MAX, _("file name"), &c->name,
		db_err(db)) == -1)
		return -1;
	if (file_read(path, ATTACH_MAX, &bytes, db_err(db)) == 0)
		rc = keep(db, &bytes, c);
	buf_fini(&bytes);
	if (rc == -1) {
		free(c->name);
		c->name = NULL;
	}
	return rc;
}

int
attach_add(struct db *db, int64_t entry, const char *path)
{
	struct attach_content c;
	int		      rc;

	if (check_entry(db, entry) == -1 || attach_content(db, path, &c) == -1)
		return -1;
	rc = check_twice(db, entry, c.name, c.sha256);
	if (rc == 0)
		rc = store_name(db, entry, &c);
	free(c.name);
	return rc;
}

int
attach_each(struct db *db, int64_t entry, attach_fn *fn, void *arg)
{
	struct attachment a;
	struct stmt	  st;
	int		  rc = 0;

	stmt_init(&st, db,
	    "SELECT rank, name, size, sha256 FROM attachment"
	    " WHERE entry = ?1 ORDER BY rank");
	stmt_set_int(&st, 1, entry);
	while (rc == 0 && stmt_row(&st)) {
		a.rank = stmt_int(&st, 0);
		a.name = stmt_text(&st, 1);
		a.size = stmt_int(&st, 2);
		a.sha256 = stmt_text(&st, 3);
		rc = fn(&a, arg);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

/* Append the bytes and give the hash that they should have. */
static int
load_bytes(struct db *db, int64_t entry, int64_t rank, struct buf *out,
    char sha256[HASH_HEX], bool *found)
{
	struct stmt st;
	const void *bytes;
	size_t	    len;

	stmt_init(&st, db,
	    "SELECT a.sha256, c.bytes FROM attachment AS a"
	    " JOIN content AS c USING (sha256)"
	    " WHERE a.entry = ?1 AND a.rank = ?2");
	stmt_set_int(&st, 1, entry);
	stmt_set_int(&st, 2, rank);
	*found = stmt_row(&st);
	if (*found) {
		snprintf(sha256, HASH_HEX, "%s", stmt_text(&st, 0));
		bytes = stmt_blob(&st, 1, &len);
		if (len > 0)
			buf_add(out, bytes, len);
	}
	return stmt_end(&st);
}

int
attach_read(struct db *db, int64_t entry, int64_t rank, struct buf *out)
{
	char   sha256[HASH_HEX], actual[HASH_HEX];
	size_t start = out->len;
	bool   found;

	if (load_bytes(db, entry, rank, out, sha256, &found) == -1)
		return -1;
	if (found) {
		hash_hex(buf_str(out) + start, out->len - start, actual);
		if (strcmp(sha256, actual) == 0)
			return 0;
		err_set(db_err(db), ERR_FILE,
		    _("an attached file is no longer "
		      "what was attached: its content has changed."));
	} else
		err_set(db_err(db), ERR_FILE,
		    _("the content of an attached file is gone."));
	return err_hint(db_err(db),
	    _("Take the ledger from a backup, or see "
	      "what is damaged: quitus verify"));
}

int
attach_sweep(struct db *db)
{
	struct stmt st;

	stmt_init(&st, db,
	    "DELETE FROM content"
	    " WHERE sha256 NOT IN (SELECT sha256 FROM attachment)"
	    " AND sha256 NOT IN (SELECT sha256 FROM subsidy_file)");
	return stmt_run(&st);
}
