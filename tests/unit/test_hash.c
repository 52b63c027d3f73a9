/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "base/hash.h"
#include "base/sha256.h"

static void
hashes(const char *bytes, size_t len, const char *expected)
{
	char out[HASH_HEX];

	hash_hex(bytes, len, out);
	assert_string_equal(out, expected);
}

/* The examples that NIST publishes for FIPS 180-4. */
static void
agrees_with_the_standard(void **state)
{
	(void)state;
	hashes("", 0,
	    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca4959"
	    "91b7852b855");
	hashes("abc", 3,
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb4"
	    "10ff61f20015ad");
	hashes("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
	    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void
hashes_a_million_letters(void **state)
{
	char *a = malloc(1000000);

	(void)state;
	assert_non_null(a);
	memset(a, 'a', 1000000);
	hashes(a, 1000000,
	    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e"
	    "046d39ccc7112cd0");
	free(a);
}

/* Whichever way it is computed, libsodium is the other one: every length around
 * the blocks of 64 bytes, at every alignment. */
static void
agrees_with_libsodium(void **state)
{
	unsigned char bytes[600], own[SHA256_BYTES], other[SHA256_BYTES];
	size_t	      i, len;

	(void)state;
	for (i = 0; i < sizeof(bytes); i++)
		bytes[i] = (unsigned char)(i * i + 7 * i);
	for (len = 0; len < sizeof(bytes) - 16; len++) {
		sha256(bytes + len % 16, len, own);
		crypto_hash_sha256(other, bytes + len % 16, len);
		assert_memory_equal(own, other, SHA256_BYTES);
	}
}

static void
hashes_nul_bytes(void **state)
{
	char one[HASH_HEX], two[HASH_HEX];

	(void)state;
	hash_hex("a\0b", 3, one);
	hash_hex("a\0c", 3, two);
	assert_int_equal(strlen(one), 64);
	assert_string_not_equal(one, two);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(
						agrees_with_the_standard),
		cmocka_unit_test(hashes_a_million_letters),
		cmocka_unit_test(agrees_with_libsodium),
		cmocka_unit_test(hashes_nul_bytes) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
