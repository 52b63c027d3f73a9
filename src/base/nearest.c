/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/nearest.h"
#include "base/utf8.h"
#include "base/xalloc.h"

/* A folded string as code points, so that an accent is not two edits. */
struct word {
	utf8proc_int32_t *points;
	size_t		  len;
};

struct ranked {
	const char *candidate;
	size_t	    distance;
	size_t	    rank;   /* where it stood, to stay stable */
	int	    begins; /* with the word that was typed */
};

static void
word_init(struct word *w, const char *s)
{
	char		*folded = utf8_fold(s);
	const char	*p = folded;
	size_t		 left = strlen(folded);
	utf8proc_ssize_t n;

	w->points = xreallocarray(NULL, left + 1, sizeof(*w->points));
	w->len = 0;
	while (left > 0) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)p,
		    (utf8proc_ssize_t)left, &w->points[w->len++]);
		p += n;
		left -= (size_t)n;
	}
	free(folded);
}

static void
word_fini(struct word *w)
{
	free(w->points);
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* One cell of the table of edits; rows are those of i-2, i-1 and i letters. */
static size_t
cell(const struct word *a, const struct word *b, size_t *const rows[3],
    size_t i, size_t j)
{
	int    same = a->points[i - 1] == b->points[j - 1];
	size_t d;

	d = least(rows[1][j], rows[2][j - 1]) + 1;
	d = least(d, rows[1][j - 1] + (same ? 0 : 1));
	if (i > 1 && j > 1 && a->points[i - 1] == b->points[j - 2] &&
	    a->points[i - 2] == b->points[j - 1])
		d = least(d, rows[0][j - 2] + 1);
	return d;
}

static size_t
distance(const struct word *a, const struct word *b)
{
	size_t *all = xcalloc(3 * (b->len + 1), sizeof(*all));
	size_t *rows[3] = { all, all + b->len + 1, all + 2 * (b->len + 1) };
	size_t	i, j, result;

	for (j = 0; j <= b->len; j++)
		rows[2][j] = j;
	for (i = 1; i <= a->len; i++) {
		size_t *oldest = rows[0];

		rows[0] = rows[1];
		rows[1] = rows[2];
		rows[2] = oldest;
		rows[2][0] = i;
		for (j = 1; j <= b->len; j++)
			rows[2][j] = cell(a, b, rows, i, j);
	}
	result = rows[2][b->len];
	free(all);
	return result;
}

size_t
nearest_distance(const char *a, const char *b)
{
	struct word wa, wb;
	size_t	    d;

	word_init(&wa, a);
	word_init(&wb, b);
	d = distance(&wa, &wb);
	word_fini(&wa);
	word_fini(&wb);
	return d;
}

static void
rank(struct ranked *r, const struct word *word, const char *candidate)
{
	struct word w;

	word_init(&w, candidate);
	r->candidate = candidate;
	r->distance = distance(word, &w);
	r->begins = w.len >= word->len &&
	    memcmp(w.points, word->points, word->len * sizeof(*word->points)) ==
		0;
	word_fini(&w);
}

static int
compare(const void *va, const void *vb)
{
	const struct ranked *a = va, *b = vb;

	if (a->begins != b->begins)
		return b->begins - a->begins;
	if (a->distance != b->distance)
		return a->distance < b->distance ? -1 : 1;
	return a->rank < b->rank ? -1 : 1;
}

size_t
nearest_rank(const char *word, const char **candidates, size_t n, size_t max)
{
	struct ranked *ranked = xcalloc(n, sizeof(*ranked));
	struct word    typed;
	size_t	       i, near = 0, tolerated;

	word_init(&typed, word);
	tolerated = typed.len < 5 ? 1 : (typed.len + 1) / 3;
	for (i = 0; i < n; i++) {
		rank(&ranked[i], &typed, candidates[i]);
		ranked[i].rank = i;
	}
	qsort(ranked, n, sizeof(*ranked), compare);
	for (i = 0; i < n; i++) {
		candidates[i] = ranked[i].candidate;
		if (typed.len > 0 &&
		    (ranked[i].begins || ranked[i].distance <= tolerated))
			near++;
	}
	word_fini(&typed);
	free(ranked);
	return least(near, max);
}
