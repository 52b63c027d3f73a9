/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sodium.h>

#include "base/hash.h"

_Static_assert(2 * crypto_hash_sha256_BYTES + 1 == HASH_HEX,
    "HASH_HEX holds the digest in hex and a NUL");

void
hash_hex(const void *bytes, size_t len, char out[HASH_HEX])
{
	unsigned char digest[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(digest, bytes, len);
	sodium_bin2hex(out, HASH_HEX, digest, sizeof(digest));
}
