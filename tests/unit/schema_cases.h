/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_TESTS_SCHEMA_CASES_H
#define QUITUS_TESTS_SCHEMA_CASES_H

/* Books of four years on which the cases below run: 2022 is closed, its quitus
 * refused; 2024 is closed, its quitus given; 2025 and 2026 are open. The second
 * text fills the tables that came after the first migration. */
extern const char schema_books[];
extern const char schema_books_year[];

/* A trigger that guards: what it refuses, with a part of its message, and what
 * is just beside. Each list ends with a NULL name. */
struct guard_case {
	const char *name;
	const char *refused;
	const char *message;
	const char *accepted;
};
extern const struct guard_case schema_guards[];	     /* of 0001 */
extern const struct guard_case schema_guards_year[]; /* of 0002 to 0008 */

/* A named constraint, "table/name" (or "index/index"). */
struct check_case {
	const char *name;
	const char *refused;
	const char *accepted;
};
extern const struct check_case schema_checks[];
extern const struct check_case schema_checks_year[];

/* What the cases are written with. */
#define HASH   "printf('%064d', 7)"
#define CLOSED "cet exercice est clos"
#define ENTRY                                                                 \
	"INSERT INTO entry (id, year, number, day, kind, label, state, rank," \
	" seal, reverses, voucher) VALUES "
#define OPERATION                                                        \
	"INSERT OR REPLACE INTO operation (id, at, user, command, kind," \
	" undoes, changeset) VALUES "

#endif
