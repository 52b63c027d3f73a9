/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <string.h>

#include "base/i18n.h"
#include "internal.h"
#include "store/stmt.h"

#define COLUMNS_MAX 100

/* How a changeset writes the type of a value. */
enum { ABSENT, INTEGER, FLOAT, TEXT, BLOB, NONE };

/* What is left to read. */
struct rest {
	const uint8_t *p, *end;
};

static bool
skip(struct rest *r, uint64_t n)
{
	if (n > (uint64_t)(r->end - r->p))
		return false;
	r->p += n;
	return true;
}

static bool
read_byte(struct rest *r, int *byte)
{
	if (r->p == r->end)
		return false;
	*byte = *r->p++;
	return true;
}

/* Seven bits a byte, the highest first; no length here takes five bytes. */
static bool
read_varint(struct rest *r, uint64_t *value)
{
	int byte, i;

	*value = 0;
	for (i = 0; i < 5; i++) {
		if (!read_byte(r, &byte))
			return false;
		*value = *value << 7 | (uint64_t)(byte & 0x7f);
		if (byte < 0x80)
			return true;
	}
	return false;
}

static bool
skip_value(struct rest *r)
{
	uint64_t len;
	int	 type;

	if (!read_byte(r, &type))
		return false;
	switch (type) {
	case ABSENT:
	case NONE:
		return true;
	case INTEGER:
	case FLOAT:
		return skip(r, 8);
	case TEXT:
	case BLOB:
		return read_varint(r, &len) && skip(r, len);
	default:
		return false;
	}
}

static bool
skip_record(struct rest *r, uint64_t ncolumns)
{
	uint64_t i;

	for (i = 0; i < ncolumns; i++)
		if (!skip_value(r))
			return false;
	return true;
}

/* The name of a table, after the count and the key flags of its columns. */
static bool
skip_table(struct rest *r, uint64_t *ncolumns)
{
	const uint8_t *flags, *nul;

	if (!read_varint(r, ncolumns) || *ncolumns < 1 ||
	    *ncolumns > COLUMNS_MAX)
		return false;
	flags = r->p;
	if (!skip(r, *ncolumns))
		return false;
	while (flags < r->p && *flags == 0)
		flags++;
	nul = memchr(r->p, '\0', (size_t)(r->end - r->p));
	if (flags == r->p || nul == NULL || nul == r->p)
		return false;
	r->p = nul + 1;
	return true;
}

static bool
skip_change(struct rest *r, int op, uint64_t ncolumns)
{
	if (ncolumns == 0 || !skip(r, 1))
		return false;
	switch (op) {
	case SQLITE_INSERT:
	case SQLITE_DELETE:
		return skip_record(r, ncolumns);
	case SQLITE_UPDATE:
		return skip_record(r, ncolumns) && skip_record(r, ncolumns);
	default:
		return false;
	}
}

bool
changeset_valid(const void *bytes, size_t len)
{
	struct rest r;
	uint64_t    ncolumns = 0;
	int	    op;

	if (bytes == NULL)
		return false;
	r.p = bytes;
	r.end = r.p + len;
	while (read_byte(&r, &op))
		if (op == 'T' ? !skip_table(&r, &ncolumns) :
				!skip_change(&r, op, ncolumns))
			return false;
	return true;
}

const void *
changeset_load(struct db *db, struct stmt *st, int64_t id, size_t *len)
{
	const void *bytes;

	stmt_init(st, db, "SELECT changeset FROM operation WHERE id = ?1");
	stmt_set_int(st, 1, id);
	if (!stmt_row(st)) {
		if (!st->failed)
			err_set(db->err, ERR_RULE,
			    _("there is no operation %lld."), (long long)id);
		return NULL;
	}
	bytes = stmt_blob(st, 0, len);
	/* All that the operation did may stand in its ranges. */
	if (*len == 0 && !stmt_is_null(st, 0))
		return "";
	if (changeset_valid(bytes, *len))
		return bytes;
	db_fail_damaged(db);
	return NULL;
}
