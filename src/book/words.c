/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/words.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"

#define PREFIX_MIN 5 /* letters that a shorter word must share */

/* Stems that say nothing of what the money was for; sorted. */
static const char *const empty[] = { "achat", "acompte", "au", "autre", "aux",
	"avec", "cb", "ce", "cette", "chaque", "charge", "cheque", "chez",
	"chq", "dan", "de", "depense", "des", "du", "ecriture", "en", "espece",
	"et", "eur", "euro", "facture", "la", "le", "leur", "mois", "montant",
	"ne", "no", "notre", "num", "numero", "ou", "paiement", "par", "piece",
	"pour", "prelevement", "prlv", "produit", "recette", "ref", "reglement",
	"rem", "sa", "se", "sepa", "solde", "son", "sur", "tou", "tout", "un",
	"une", "vir", "virement" };

static int
compare_text(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

static bool
is_empty(const char *stem)
{
	return strlen(stem) < 2 || strpbrk(stem, "0123456789") != NULL ||
	    bsearch(stem, empty, sizeof(empty) / sizeof(*empty), sizeof(*empty),
		compare_text) != NULL;
}

/* Bytes of what parts two words at s; 0 inside a word. */
static size_t
gap(const char *s)
{
	const unsigned char *u = (const unsigned char *)s;

	if (u[0] < 0x80)
		return isalnum(u[0]) ? 0 : 1;
	/* U+00A0 to U+00BF, and the punctuation of U+2000 to U+206F. */
	if (u[0] == 0xc2)
		return 2;
	if (u[0] == 0xe2 && (u[1] == 0x80 || u[1] == 0x81))
		return 3;
	return 0;
}

/* The singular: gateaux gateau, journaux journal, photos photo. */
static void
cut_plural(char *s)
{
	size_t n = strlen(s);

	if (n > 4 && strcmp(s + n - 3, "aux") == 0 && s[n - 4] != 'e')
		memcpy(s + n - 2, "l", 2);
	else if (n > 3 && (s[n - 1] == 's' || s[n - 1] == 'x'))
		s[n - 1] = '\0';
}

static void
add_word(struct words *w, const char *text, size_t at, size_t len)
{
	char *typed = xstrndup(text + at, len);
	char *stem = utf8_fold(typed);

	free(typed);
	cut_plural(stem);
	if (is_empty(stem)) {
		free(stem);
		return;
	}
	w->list = xgrow(w->list, w->n, &w->cap, sizeof(*w->list));
	w->list[w->n++] = (struct word){ stem, at, len };
}

void
words_split(struct words *w, const char *text)
{
	size_t at = 0, len;

	while (text[at] != '\0') {
		len = gap(text + at);
		if (len > 0) {
			at += len;
			continue;
		}
		while (text[at + len] != '\0' && gap(text + at + len) == 0)
			len++;
		add_word(w, text, at, len);
		at += len;
	}
}

void
words_fini(struct words *w)
{
	while (w->n > 0)
		free(w->list[--w->n].stem);
	free(w->list);
	*w = (struct words){ .list = NULL };
}

enum words_match
words_compare(const char *a, const char *b)
{
	size_t la = strlen(a), lb = strlen(b);
	size_t shorter = la < lb ? la : lb;

	if (strncmp(a, b, shorter) != 0)
		return WORDS_NO;
	if (la == lb)
		return WORDS_SAME;
	return shorter >= PREFIX_MIN ? WORDS_BEGINS : WORDS_NO;
}

#define ABBREVIATION_MIN 3
#define SLIP_MIN	 5 /* letters of a word in which one may be wrong */

/* One letter more, less, other, or two that changed places. */
static bool
is_slip(const char *a, const char *b)
{
	size_t la = strlen(a), lb = strlen(b), i = 0;

	if (la < SLIP_MIN || lb < SLIP_MIN || a[0] != b[0])
		return false;
	while (a[i] != '\0' && a[i] == b[i])
		i++;
	if (la == lb)
		return strcmp(a + i + 1, b + i + 1) == 0 ||
		    (a[i] == b[i + 1] && a[i + 1] == b[i] &&
			strcmp(a + i + 2, b + i + 2) == 0);
	if (la + 1 == lb)
		return strcmp(a + i, b + i + 1) == 0;
	return la == lb + 1 && strcmp(a + i + 1, b + i) == 0;
}

bool
words_nearly(const char *typed, const char *other)
{
	size_t len = strlen(typed);

	if (len >= ABBREVIATION_MIN && len < strlen(other) &&
	    strncmp(typed, other, len) == 0)
		return true;
	return strcmp(typed, other) != 0 && is_slip(typed, other);
}
