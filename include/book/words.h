/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_WORDS_H
#define QUITUS_BOOK_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The words of a label that tell something: without articles, numbers and what
 * stands in any bookkeeper's label (facture, achat, chèque). A stem is folded
 * and in the singular ("Gâteaux" is "gateau").
 */
struct word {
	char  *stem;
	size_t at, len; /* the word as typed: bytes of the text */
};

struct words {
	struct word *list;
	size_t	     n;
	size_t	     cap;
};

/* Split valid UTF-8. words is all-zero before; words_fini frees. */
void words_split(struct words *, const char *text);
void words_fini(struct words *);

/* How alike two stems are. */
enum words_match {
	WORDS_NO,
	WORDS_BEGINS, /* one begins with the other: photo,
				 * photographe */
	WORDS_SAME
};
enum words_match words_compare(const char *stem, const char *other);

/* Whether the typed stem may stand for the other: an abbreviation (phot, cotis)
 * or a slip of one letter (assurence). */
bool words_nearly(const char *typed, const char *other);

#endif
