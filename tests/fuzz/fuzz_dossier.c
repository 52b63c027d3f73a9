/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/xalloc.h"
#include "book/dossier_read.h"
#include "fuzz.h"

/*
 * The files of a dossier in one text, each after a line "@@NAME". Checksums are
 * put right when the text has none, so that the readers behind them are
 * reached.
 */

enum { FILES = 16 };

struct parts {
	struct dossier_file files[FILES];
	char		   *names[FILES];
	size_t		    n;
	bool		    summed;
};

static void
add(struct parts *p, const char *name, size_t len, const char *bytes, size_t n)
{
	if (p->n == FILES)
		return;
	p->names[p->n] = xstrndup(name, len);
	p->files[p->n] = (struct dossier_file){ .name = p->names[p->n] };
	buf_add(&p->files[p->n].bytes, bytes, n);
	p->summed |= strcmp(p->names[p->n], "SHA256SUMS") == 0;
	p->n++;
}

static void
split(struct parts *p, const char *text, size_t len)
{
	const char *end = text + len, *name, *body, *next;

	while (text < end &&
	    (name = memmem(text, (size_t)(end - text), "@@", 2)) != NULL) {
		name += 2;
		body = memchr(name, '\n', (size_t)(end - name));
		if (body == NULL)
			return;
		next = memmem(body, (size_t)(end - body), "@@", 2);
		if (next == NULL)
			next = end;
		add(p, name, (size_t)(body - name), body + 1,
		    next > body ? (size_t)(next - body - 1) : 0);
		text = next;
	}
}

static void
add_sums(struct parts *p)
{
	struct buf sums = { .data = NULL };
	char	   hex[HASH_HEX];
	size_t	   i;

	for (i = 0; i < p->n; i++) {
		hash_hex(p->files[i].bytes.data, p->files[i].bytes.len, hex);
		if (strcmp(p->names[i], "quitus.csv") != 0)
			buf_addf(&sums, "%s  %s\n", hex, p->names[i]);
	}
	add(p, "SHA256SUMS", strlen("SHA256SUMS"), buf_str(&sums), sums.len);
	buf_fini(&sums);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct parts	     p = { .n = 0 };
	struct dossier_facts facts;
	struct csv_problems  problems = { .file = "f" };
	struct err	     err = { .kind = ERR_NONE };

	split(&p, (const char *)bytes, len);
	if (!p.summed)
		add_sums(&p);
	dossier_read(p.files, p.n, NULL, NULL, &facts, &problems);
	if (csv_problems_end(&problems, &err) == -1)
		fuzz_expect_told(&err);
	else
		fuzz_expect(facts.year > 0 && facts.entries >= facts.sealed);
	dossier_facts_fini(&facts);
	err_fini(&err);
	while (p.n > 0) {
		buf_fini(&p.files[--p.n].bytes);
		free(p.names[p.n]);
	}
	return 0;
}
