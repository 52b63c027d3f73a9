/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_BOOK_PLAINTEXT_PARTS_H
#define QUITUS_SRC_BOOK_PLAINTEXT_PARTS_H

#include "book/entry.h"
#include "book/plaintext.h"
#include "book/year.h"
#include "labels.h"

/* What both languages of plain text share. */
struct plaintext {
	struct buf   *out;
	struct labels labels;
	struct year   year;
	/* How the language writes the name of an account, an entry before its
	 * postings, and a fact about what was written before (indented). */
	void (*account)(struct plaintext *, const char *code);
	void (*head)(struct plaintext *, const struct entry *);
	void (*fact)(struct plaintext *, const char *key, const char *value);
};

/* Every entry of the year that counts, by day. */
int plaintext_entries(struct db *, struct plaintext *);

/* The code of an entry: its voucher, else E and its number. */
void plaintext_add_code(struct buf *, const struct entry *);

/* On one line, blanks collapsed, each character of from the one of to. */
void
plaintext_add(struct buf *, const char *text, const char *from, const char *to);

#endif
