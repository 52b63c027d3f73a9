/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plaintext_parts.h"

#include <stdio.h>
#include <string.h>

void
plaintext_add(
    struct buf *out, const char *text, const char *from, const char *to)
{
	const char *p, *at;
	bool	    blank = false, begun = false;
	char	    c;

	for (p = text; *p != '\0'; p++) {
		at = strchr(from, *p);
		c = at == NULL ? *p : to[at - from];
		if (strchr(" \t\r\n", c) != NULL) {
			blank = begun;
			continue;
		}
		if (blank)
			buf_addc(out, ' ');
		buf_addc(out, c);
		begun = true;
		blank = false;
	}
}

void
plaintext_add_code(struct buf *out, const struct entry *e)
{
	if (e->voucher == NULL)
		buf_addf(out, "E%lld", (long long)e->number);
	else
		plaintext_add(out, e->voucher, "()", "[]");
}

static void
add_side(struct plaintext *t, const char *code, const char *sign,
    struct money amount)
{
	char text[MONEY_TEXT];

	buf_adds(t->out, "    ");
	t->account(t, code);
	buf_addf(t->out, "  %s%s EUR\n", sign,
	    money_text(amount, MONEY_POINT, text));
}

static void
add_purpose(struct plaintext *t, const struct posting *p)
{
	char id[32];

	t->fact(t, "projet", p->project);
	t->fact(t, "classe", p->class);
	if (p->subsidy != 0) {
		snprintf(id, sizeof(id), "%lld", (long long)p->subsidy);
		t->fact(t, "subvention", id);
	}
	if (p->provenance != NULL)
		t->fact(t, "provenance", entry_provenance_fr(p->provenance));
}

/* What the entry is about stands under its head, what a posting is about under
 * its first side. */
static int
add_entry(const struct entry *e, void *arg)
{
	struct plaintext *t = arg;
	size_t		  i;

	t->head(t, e);
	if (e->method != NULL)
		t->fact(t, "moyen", entry_method_fr(e->method));
	t->fact(t, "reference", e->reference);
	for (i = 0; i < e->npostings; i++) {
		add_side(t, e->postings[i].debit, "", e->postings[i].amount);
		add_purpose(t, &e->postings[i]);
		add_side(t, e->postings[i].credit, "-", e->postings[i].amount);
	}
	buf_addc(t->out, '\n');
	return 0;
}

int
plaintext_entries(struct db *db, struct plaintext *t)
{
	struct entry_filter filter = { .year = t->year.year, .no_void = true };

	return entry_each(db, &filter, add_entry, t);
}
