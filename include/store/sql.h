/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_STORE_SQL_H
#define QUITUS_STORE_SQL_H

#include <stddef.h>

/*
 * The texts of sql/ (schemas, views, data), put into the program when it is
 * built. A name is the path below sql/: "book/0001-ledger.sql". The bytes are
 * UTF-8, followed by a NUL that len does not count; they live for ever.
 */
struct sql_text {
	const char	    *name;
	const unsigned char *bytes;
	size_t		     len;
};

/* All of them, in the order of their names; the last one's name is NULL. */
extern const struct sql_text sql_texts[];

/* The text of that name; NULL when there is none. */
const struct sql_text *sql_find(const char *name);

#endif
