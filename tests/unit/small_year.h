/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_TESTS_SMALL_YEAR_H
#define QUITUS_TESTS_SMALL_YEAR_H

#include <stdbool.h>
#include <stdint.h>

#include <jansson.h>

#include "books.h"
#include "statement/statement.h"

/*
 * A small year, worked out by hand. Produits: 7070 100,00, 7410 230,00 (30,00
 * of it on 7411), 7562 300,00: 630,00. Charges: 6070 70,00, 6180 295,00 (45,00
 * of it through the régie), 6800 120,00: 485,00. Result 145,00. Opening
 * 1 050,00. 512 holds 1 125,00 and 530 holds 70,00: 1 195,00. All is on the
 * bank's statement but the cheque of 250,00, so it says 1 375,00. Entry 12, 20,00 from
 * 530 on 6281, was voided. To be taken down by books_teardown.
 */
int small_year_setup(void **state);

/* Receive a subsidy; party and project may be NULL. */
void small_year_subsidy(struct books *, const char *day, const char *account,
    int64_t cents, const char *provenance, const char *party,
    const char *project);

/* The document; the test fails when it cannot be made. */
struct report *
small_year_make(struct books *, statement_fn *, const struct scope *);

/* The same as machines read it. */
json_t *small_year_json(struct books *, statement_fn *, const struct scope *);

/* A member of that type; the test fails when it is another. */
json_int_t    json_number(const json_t *, const char *key);
const char   *json_text(const json_t *, const char *key);
const json_t *json_list(const json_t *, const char *key, size_t n);
bool	      json_no(const json_t *, const char *key); /* null */

#endif
