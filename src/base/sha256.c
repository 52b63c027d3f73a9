/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/sha256.h"

#include <sodium.h>
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__) && defined(__GLIBC__) && __has_include(<sys/platform/x86.h>)
#include <immintrin.h>
#include <sys/platform/x86.h>
#define HAS_OWN 1
#else
#define HAS_OWN 0
#endif

#if HAS_OWN

#define BLOCK 64
#define OWN   __attribute__((target("sha,sse4.1")))

/* The first 32 bits of the cube roots of the first 64 primes. */
static const uint32_t roots[64] = { 0x428a2f98, 0x71374491, 0xb5c0fbcf,
	0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
	0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7,
	0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
	0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
	0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
	0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
	0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
	0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c,
	0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee,
	0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
	0xc67178f2 };

/* The first 32 bits of the square roots of the first 8: a, b ... h. */
static const uint32_t begin[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372,
	0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };

/*
 * The instructions hold the state as two halves, a b e f and c d g h, highest
 * first, and do four rounds at a time; w[0..3] are the last sixteen words of
 * the message schedule.
 */
struct halves {
	__m128i abef;
	__m128i cdgh;
};

OWN static void
take_block(struct halves *s, const unsigned char *bytes)
{
	const __m128i swap = _mm_set_epi64x(
	    0x0c0d0e0f08090a0b, 0x0405060700010203);
	struct halves old = *s;
	__m128i	      w[4], next, k;
	int	      i;

	for (i = 0; i < 4; i++)
		w[i] = _mm_shuffle_epi8(
		    _mm_loadu_si128((const __m128i *)(const void *)bytes + i),
		    swap);
	for (i = 0; i < 16; i++) {
		k = _mm_add_epi32(w[0],
		    _mm_loadu_si128((const __m128i *)(const void *)roots + i));
		s->cdgh = _mm_sha256rnds2_epu32(s->cdgh, s->abef, k);
		s->abef = _mm_sha256rnds2_epu32(
		    s->abef, s->cdgh, _mm_shuffle_epi32(k, 0x0e));
		next = _mm_add_epi32(_mm_sha256msg1_epu32(w[0], w[1]),
		    _mm_alignr_epi8(w[3], w[2], 4));
		next = _mm_sha256msg2_epu32(next, w[3]);
		w[0] = w[1];
		w[1] = w[2];
		w[2] = w[3];
		w[3] = next;
	}
	s->abef = _mm_add_epi32(s->abef, old.abef);
	s->cdgh = _mm_add_epi32(s->cdgh, old.cdgh);
}

OWN static void
load_state(struct halves *s, const uint32_t state[8])
{
	/* Lowest first: a b c d, e f g h. */
	__m128i abcd = _mm_loadu_si128((const __m128i *)(const void *)state);
	__m128i efgh = _mm_loadu_si128(
	    (const __m128i *)(const void *)(state + 4));

	s->abef = _mm_unpacklo_epi64(
	    _mm_shuffle_epi32(efgh, 0xe1), _mm_shuffle_epi32(abcd, 0xe1));
	s->cdgh = _mm_unpackhi_epi64(
	    _mm_shuffle_epi32(efgh, 0xb4), _mm_shuffle_epi32(abcd, 0xb4));
}

static void
put32(unsigned char *out, uint32_t v)
{
	out[0] = (unsigned char)(v >> 24);
	out[1] = (unsigned char)(v >> 16);
	out[2] = (unsigned char)(v >> 8);
	out[3] = (unsigned char)v;
}

OWN static void
store_state(const struct halves *s, unsigned char out[SHA256_BYTES])
{
	static const int places[8] = { 3, 2, 7, 6, 1, 0, 5, 4 };
	uint32_t	 words[8];
	size_t		 i;

	_mm_storeu_si128((__m128i *)(void *)words, s->abef);
	_mm_storeu_si128((__m128i *)(void *)(words + 4), s->cdgh);
	for (i = 0; i < 8; i++)
		put32(out + 4 * i, words[places[i]]);
}

/* The end is padded: a bit, zeros, and the length in bits. */
OWN static void
own_sha256(
    const unsigned char *bytes, size_t len, unsigned char out[SHA256_BYTES])
{
	unsigned char end[2 * BLOCK] = { 0 };
	struct halves s;
	size_t	      left, i;
	uint64_t      bits = (uint64_t)len * 8;

	load_state(&s, begin);
	for (left = len; left >= BLOCK; left -= BLOCK, bytes += BLOCK)
		take_block(&s, bytes);
	if (left > 0)
		memcpy(end, bytes, left);
	end[left] = 0x80;
	i = left < BLOCK - 8 ? BLOCK : 2 * BLOCK;
	put32(end + i - 8, (uint32_t)(bits >> 32));
	put32(end + i - 4, (uint32_t)bits);
	take_block(&s, end);
	if (i > BLOCK)
		take_block(&s, end + BLOCK);
	store_state(&s, out);
}

void
sha256(const void *bytes, size_t len, unsigned char out[SHA256_BYTES])
{
	if (CPU_FEATURE_ACTIVE(SHA) && CPU_FEATURE_ACTIVE(SSE4_1))
		own_sha256(bytes, len, out);
	else
		crypto_hash_sha256(out, bytes, len);
}

#else

void
sha256(const void *bytes, size_t len, unsigned char out[SHA256_BYTES])
{
	crypto_hash_sha256(out, bytes, len);
}

#endif
