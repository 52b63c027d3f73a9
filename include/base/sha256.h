/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BASE_SHA256_H
#define QUITUS_BASE_SHA256_H

#include <stddef.h>

#define SHA256_BYTES 32

/*
 * SHA-256 (FIPS 180-4) of the bytes: by the processor's own instructions where
 * it has them, which is some five times faster and counts when a department is
 * checked; else by libsodium.
 */
void sha256(const void *, size_t, unsigned char out[SHA256_BYTES]);

#endif
