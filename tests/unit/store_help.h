/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_TESTS_STORE_HELP_H
#define QUITUS_TESTS_STORE_HELP_H

#include <stdbool.h>
#include <stdint.h>

#include "store/db.h"

/* What the tests of the store share. Each test has a folder of its own and an
 * error to be filled; help_setup and help_teardown are for cmocka. */
struct help {
	char	   dir[64];
	struct err err;
};

int help_setup(void **state);
int help_teardown(void **state);

/* The ledger's schema, its first migration only; another kind of file. */
extern const struct schema help_schema;
extern const struct schema help_other_schema;

/* The tables that operations record, children first. */
extern const char *const help_tables[];

/* dir/name, in one of a few buffers that take turns. */
const char *help_path(const struct help *, const char *name);

/* Number of names in the folder. */
int help_count_files(const struct help *);

/* Make a ledger with a year, three accounts and an entry; give its path. */
const char *help_make_ledger(struct help *, const char *name);

/* Open it, the test ending when it cannot be. */
struct db *help_open(struct help *, const char *path, enum db_mode);

/* It cannot be opened: ERR_FILE with a message that holds text. */
void help_refuse_open(
    struct help *, const char *path, enum db_mode, const char *text);

/* Run SQL that must work; that must be refused so. */
void help_sql(struct db *, const char *sql);
void help_refuse(struct db *, const char *sql, enum err_kind, const char *text);

/* An error of this kind whose message holds text; it is cleared. */
void help_told(struct err *, enum err_kind, const char *text);

/* The only value of a query. */
int64_t help_int(struct db *, const char *sql);

/* Every row of every recorded table, as text: the caller frees it. */
char *help_dump(struct db *);

/* What another program, which knows nothing of the rules, does to a file. */
void help_other_program(const char *path, const char *sql);

/* As root, take the rights of nobody, and take root's back. */
void help_drop_rights(void);
void help_take_rights(void);

#endif
