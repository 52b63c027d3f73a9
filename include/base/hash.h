/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BASE_HASH_H
#define QUITUS_BASE_HASH_H

#include <stddef.h>

#define HASH_HEX 65 /* 64 lower-case hex digits and a NUL */

/* SHA-256 of the bytes, in lower-case hex. */
void hash_hex(const void *, size_t, char out[HASH_HEX]);

#endif
