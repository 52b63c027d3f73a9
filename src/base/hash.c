/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sodium.h>

#include "base/hash.h"
#include "base/sha256.h"

_Static_assert(2 * SHA256_BYTES + 1 == HASH_HEX,
    "HASH_HEX holds the digest in hex and a NUL");

void
hash_hex(const void *bytes, size_t len, char out[HASH_HEX])
{
	unsigned char digest[SHA256_BYTES];

	sha256(bytes, len, digest);
	sodium_bin2hex(out, HASH_HEX, digest, sizeof(digest));
}

uint64_t
hash_short(const void *bytes, size_t len)
{
	static const unsigned char key[crypto_shorthash_KEYBYTES] = { 0 };
	unsigned char		   out[crypto_shorthash_BYTES];
	uint64_t		   h = 0;
	size_t			   i;

	crypto_shorthash(out, bytes, len, key);
	for (i = 0; i < sizeof(out); i++)
		h = h << 8 | out[i];
	return h;
}
