/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BASE_HASH_H
#define QUITUS_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_HEX 65 /* 64 lower-case hex digits and a NUL */

/* SHA-256 of the bytes, in lower-case hex. */
void hash_hex(const void *, size_t, char out[HASH_HEX]);

/* SipHash-2-4 under a key of zeros: 64 bits to tell texts apart by, the same
 * in every version of the program. No proof against whoever looks for two texts
 * of one hash. */
uint64_t hash_short(const void *, size_t);

#endif
