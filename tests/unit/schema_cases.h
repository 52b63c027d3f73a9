/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_TESTS_SCHEMA_CASES_H
#define QUITUS_TESTS_SCHEMA_CASES_H

/* Books of three years, 2024 of them closed, on which the cases below run. */
extern const char schema_books[];

/* A trigger that guards: what it refuses, with a part of its message, and what
 * is just beside. */
struct guard_case {
	const char *name;
	const char *refused;
	const char *message;
	const char *accepted;
};
extern const struct guard_case schema_guards[]; /* ends with a NULL name */

/* A named constraint, "table/name" (or "index/index"). */
struct check_case {
	const char *name;
	const char *refused;
	const char *accepted;
};
extern const struct check_case schema_checks[]; /* ends with a NULL name */

#endif
