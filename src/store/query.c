/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/query.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "internal.h"

#define MILLION 1000000

struct query {
	struct db	   *db;
	sqlite3		   *handle;
	sqlite3_stmt	   *st;
	unsigned	    left; /* millions of operations */
	bool		    endless;
	bool		    denied;
	size_t		    n;
	const char	  **names;
	struct query_value *values;
	struct buf	   *texts; /* one a column */
};

/* ---- What may be asked ---- */

static int
authorize(void *arg, int action, const char *a, const char *b, const char *c,
    const char *d)
{
	struct query *q = arg;

	(void)a;
	(void)c;
	(void)d;
	if (action == SQLITE_SELECT || action == SQLITE_READ ||
	    action == SQLITE_RECURSIVE ||
	    (action == SQLITE_FUNCTION && b != NULL &&
		strcmp(b, "load_extension") != 0))
		return SQLITE_OK;
	q->denied = true;
	return SQLITE_DENY;
}

static int
count_steps(void *arg)
{
	struct query *q = arg;

	if (q->left-- > 0)
		return 0;
	q->endless = true;
	return 1;
}

static int
fail(struct query *q, int code)
{
	struct err *err = db_err(q->db);

	if (q->endless) {
		err_set(err, ERR_USAGE,
		    _("this question takes too long to answer."));
		return err_hint(err,
		    _("Ask less of it: a year (exercice), a coop (numero), "
		      "sums in place of rows."));
	}
	if (q->denied) {
		err_set(err, ERR_USAGE,
		    _("a question can only read: it may SELECT, and nothing "
		      "else."));
		return err_hint(err,
		    _("For instance: quitus audit query \"SELECT numero, "
		      "ecole FROM v_coops\""));
	}
	/* An unknown column makes SQLite look whether the schema changed. */
	if ((code & 0xff) != SQLITE_ERROR && code != SQLITE_SCHEMA)
		return db_fail_code(q->db, code, sqlite3_errmsg(q->handle));
	err_set(err, ERR_USAGE, _("SQLite does not understand this: %s."),
	    sqlite3_errmsg(q->handle));
	return err_hint(
	    err, _("The views that can be asked are told in quitus-audit(1)."));
}

static int
open_reader(struct query *q)
{
	int code;

	code = sqlite3_open_v2(q->db->file, &q->handle,
	    SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX |
		SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE,
	    NULL);
	if (code != SQLITE_OK)
		return fail(q, code);
	if (open_defend(q->handle) == -1)
		return fail(q, sqlite3_extended_errcode(q->handle));
	sqlite3_busy_timeout(q->handle, DB_WAIT);
	sqlite3_set_authorizer(q->handle, authorize, q);
	sqlite3_progress_handler(q->handle, MILLION, count_steps, q);
	return 0;
}

static int
prepare(struct query *q, const char *sql)
{
	struct err *err = db_err(q->db);
	const char *tail;
	int	    code;

	code = sqlite3_prepare_v2(q->handle, sql, -1, &q->st, &tail);
	if (code != SQLITE_OK)
		return fail(q, code);
	if (q->st == NULL) {
		err_set(err, ERR_USAGE, _("there is no question in this."));
		return err_hint(err,
		    _("For instance: quitus audit query \"SELECT numero, "
		      "ecole FROM v_coops\""));
	}
	if (tail[strspn(tail, " \t\r\n;")] != '\0')
		return err_set(err, ERR_USAGE,
		    _("this is more than one question: ask them one by one."));
	q->denied = sqlite3_stmt_readonly(q->st) == 0;
	if (q->denied)
		return fail(q, SQLITE_AUTH);
	if (sqlite3_bind_parameter_count(q->st) > 0)
		return err_set(err, ERR_USAGE,
		    _("a question has no parameters: write the values in it."));
	return 0;
}

/* ---- What is answered ---- */

static void
name_columns(struct query *q)
{
	size_t i;

	q->n = (size_t)sqlite3_column_count(q->st);
	q->names = xcalloc(q->n + 1, sizeof(*q->names));
	q->values = xcalloc(q->n + 1, sizeof(*q->values));
	q->texts = xcalloc(q->n + 1, sizeof(*q->texts));
	for (i = 0; i < q->n; i++)
		q->names[i] = sqlite3_column_name(q->st, (int)i);
}

static void
take_value(struct query *q, int i)
{
	struct query_value  *v = &q->values[i];
	struct buf	    *b = &q->texts[i];
	const unsigned char *bytes;
	int		     k, len;

	*v = (struct query_value){ .type = QUERY_TEXT };
	buf_reset(b);
	switch (sqlite3_column_type(q->st, i)) {
	case SQLITE_NULL:
		v->type = QUERY_NULL;
		return;
	case SQLITE_INTEGER:
		v->type = QUERY_INT;
		v->number = sqlite3_column_int64(q->st, i);
		return;
	case SQLITE_BLOB:
		bytes = sqlite3_column_blob(q->st, i);
		len = sqlite3_column_bytes(q->st, i);
		for (k = 0; k < len; k++)
			buf_addf(b, "%02x", bytes[k]);
		break;
	default:
		utf8_add_safe(b, (const char *)sqlite3_column_text(q->st, i));
	}
	v->text = buf_str(b);
}

static int
step(struct query *q, query_fn *fn, void *arg)
{
	struct query_row row = { .n = q->n, .names = q->names };
	size_t		 i;
	int		 code, rc = 0;

	while (rc == 0 && (code = sqlite3_step(q->st)) == SQLITE_ROW) {
		for (i = 0; i < q->n; i++)
			take_value(q, (int)i);
		row.values = q->values;
		rc = fn(&row, arg);
	}
	if (rc != 0)
		return rc;
	if (code != SQLITE_DONE)
		return fail(q, code);
	return row.values == NULL ? fn(&row, arg) : 0;
}

int
query_run(
    struct db *db, const char *sql, unsigned steps, query_fn *fn, void *arg)
{
	struct query q = { .db = db, .left = steps };
	size_t	     i;
	int	     rc = -1;

	if (!utf8_valid(sql, strlen(sql)))
		return err_set(
		    db_err(db), ERR_USAGE, _("this is not UTF-8 text."));
	if (open_reader(&q) == 0 && prepare(&q, sql) == 0) {
		name_columns(&q);
		rc = step(&q, fn, arg);
	}
	for (i = 0; i < q.n; i++)
		buf_fini(&q.texts[i]);
	free(q.texts);
	free(q.values);
	free(q.names);
	sqlite3_finalize(q.st);
	sqlite3_close_v2(q.handle);
	return rc;
}
