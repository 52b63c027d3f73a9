/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_VALUE_CODE_H
#define QUITUS_VALUE_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define CODE_MAX 32 /* bytes of an account code, with its NUL */

/*
 * An account code in the one spelling that the ledger keeps: no space, dot or
 * dash between digits ("6281 0008", "6281-0008", "6281.0008" -> "62810008");
 * the name after a sub-account's dash is kept in capitals ("541-cp" ->
 * "541-CP"). Returns -1 when it does not begin with a digit or is too long.
 */
int code_normalize(const char *, char out[CODE_MAX]);

/* Copy a code that the ledger keeps. */
void code_copy(char to[CODE_MAX], const char *from);

/*
 * The shorter codes that a normalized one may stand for, longest first: the
 * first four digits, and three for class 5 when the fourth is 0 (62810008 ->
 * 6281; 51200008 -> 5120, 512; 618 -> 6180). Returns how many, at most 3.
 * Source: the codes of the ADs end in 008 or 0008, domain 1.1.
 */
size_t code_candidates(const char *normalized, char out[3][CODE_MAX]);

/* The class of an account, its first digit 1 to 7; 0 when it has none. */
int code_class(const char *);

/* Money that can be spent: 51x bank or CCP, 53x cash. */
bool code_is_bank(const char *);
bool code_is_cash(const char *);
bool code_is_money(const char *); /* either of the two */

/* Régies d'avance: 541 and its sub-accounts. */
bool code_is_advance(const char *);

/*
 * A voucher is letters then a number ("D12", "12", "RAN-3"). Splits it: prefix
 * gets what precedes the last run of digits, upper case. Returns -1 when it
 * does not end with digits (such a voucher belongs to no series).
 */
#define VOUCHER_MAX 32
int voucher_split(const char *, char prefix[VOUCHER_MAX], int64_t *number);

/* The cheque after this one, leading zeros kept: "0099" -> "0100". The caller
 * frees it; NULL when the number does not end with digits. */
char *cheque_next(const char *);

#endif
