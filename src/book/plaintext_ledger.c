/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plaintext_parts.h"

/* A ; begins a comment, | parts the payee from a note, : the levels of an
 * account. */
#define FROM ";|"
#define TO   ",/"

static void
add_account(struct plaintext *t, const char *code)
{
	static const char *const roots[] = { "Passif", "Passif", "Actif",
		"Actif", "Tiers", "Actif", "Charges", "Produits" };

	buf_addf(t->out, "%s:%s ", roots[code_class(code)], code);
	plaintext_add(
	    t->out, labels_find(&t->labels, code), FROM ":()[]", TO "-    ");
}

static void
add_head(struct plaintext *t, const struct entry *e)
{
	char day[DATE_ISO];

	buf_addf(t->out, "%s %c (", date_iso(e->day, day),
	    e->state == ENTRY_FINAL ? '*' : '!');
	plaintext_add_code(t->out, e);
	buf_adds(t->out, ") ");
	plaintext_add(t->out, e->label, FROM, TO);
	buf_addc(t->out, '\n');
	t->fact(t, "tiers", e->party);
}

static void
add_fact(struct plaintext *t, const char *key, const char *value)
{
	if (value == NULL)
		return;
	buf_addf(t->out, "    ; %s: ", key);
	plaintext_add(t->out, value, FROM ",", TO " ");
	buf_addc(t->out, '\n');
}

/* Told before they are used, for who checks names. */
static void
add_accounts(struct plaintext *t)
{
	size_t i;

	for (i = 0; i < t->labels.n; i++) {
		buf_adds(t->out, "account ");
		add_account(t, t->labels.items[i].code);
		buf_addc(t->out, '\n');
	}
	buf_addc(t->out, '\n');
}

int
plaintext_ledger(struct db *db, int year, struct buf *out)
{
	struct plaintext t = { .out = out,
		.account = add_account,
		.head = add_head,
		.fact = add_fact };
	int		 rc;

	rc = labels_load(db, year, &t.labels);
	if (rc == 0)
		rc = year_load(db, year, &t.year);
	if (rc == 0) {
		buf_addf(out, "; %d-%d\n\n", year, year + 1);
		add_accounts(&t);
		rc = plaintext_entries(db, &t);
	}
	labels_fini(&t.labels);
	return rc;
}
