/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/check_grid.h"
#include "store/sql.h"
#include "store/stmt.h"

/*
 * C18: words that hint at what a coop may not pay for. The associations
 * contradict each other (domain 4.8), so this is a hint and no more.
 */
struct hint {
	char	    *word; /* folded */
	struct money amount;
	int64_t	    *entries;
	size_t	     nentries;
	size_t	     cap;
};

struct hints {
	struct hint *list;
	size_t	     n;
	size_t	     cap;
};

static void
free_hints(struct hints *h)
{
	size_t i;

	for (i = 0; i < h->n; i++) {
		free(h->list[i].word);
		free(h->list[i].entries);
	}
	free(h->list);
}

/* The first column of data/hints.csv, below its header. */
static void
load_hints(struct hints *h)
{
	const struct sql_text *text = sql_find("data/hints.csv");
	const char	      *line, *end;

	if (text == NULL)
		return;
	line = strchr((const char *)text->bytes, '\n');
	while (line != NULL && line[1] != '\0') {
		line++;
		end = line + strcspn(line, ";\n");
		h->list = xgrow(h->list, h->n, &h->cap, sizeof(*h->list));
		h->list[h->n++] = (struct hint){ .word = xstrndup(line,
						     (size_t)(end - line)) };
		line = strchr(line, '\n');
	}
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
	    (unsigned char)c >= 0x80;
}

/* Whether a folded text has the word, whole, in the singular or plural. */
static bool
has_word(const char *text, const char *word)
{
	const char *p, *end;

	for (p = strstr(text, word); p != NULL; p = strstr(p + 1, word)) {
		if (p > text && is_letter(p[-1]))
			continue;
		end = p + strlen(word);
		if ((*end == 's' || *end == 'x') && !is_letter(end[1]))
			return true;
		if (!is_letter(*end))
			return true;
	}
	return false;
}

/* Dashes part words as spaces do. */
static char *
fold_label(const char *label)
{
	char *folded = utf8_fold(label), *p;

	for (p = folded; *p != '\0'; p++)
		if (*p == '-')
			*p = ' ';
	return folded;
}

static void
try_entry(
    struct hints *h, int64_t number, const char *label, struct money amount)
{
	struct hint *hint;
	char	    *folded = fold_label(label);
	size_t	     i;

	for (i = 0; i < h->n; i++) {
		hint = &h->list[i];
		if (!has_word(folded, hint->word))
			continue;
		hint->entries = xgrow(hint->entries, hint->nentries, &hint->cap,
		    sizeof(*hint->entries));
		hint->entries[hint->nentries++] = number;
		hint->amount.cents += amount.cents;
		break;
	}
	free(folded);
}

static int
read_expenses(struct check_run *run, struct hints *h)
{
	struct stmt st;

	stmt_init(&st, run->db,
	    "SELECT e.number, e.label, sum(p.cents)"
	    " FROM entry AS e JOIN posting AS p ON p.entry = e.id"
	    " WHERE e.year = ?1 AND e.state <> 'void' AND e.reverses IS NULL"
	    " AND p.debit GLOB '6*' AND NOT EXISTS (SELECT 1 FROM entry AS r"
	    "  WHERE r.reverses = e.id AND r.state <> 'void')"
	    " GROUP BY e.id ORDER BY e.number");
	stmt_set_int(&st, 1, run->year);
	while (stmt_row(&st))
		try_entry(
		    h, stmt_int(&st, 0), stmt_text(&st, 1), stmt_money(&st, 2));
	return stmt_end(&st);
}

int
check_words(struct check_run *run)
{
	struct hints	h = { 0 };
	struct finding *f;
	size_t		i, j;
	int		rc;

	load_hints(&h);
	rc = read_expenses(run, &h);
	for (i = 0; rc == 0 && i < h.n; i++) {
		if (h.list[i].nentries == 0)
			continue;
		f = check_add(run, 18, SEVERITY_WARNING, h.list[i].amount,
		    xasprintf(
			_("“%s”: a coop may not pay for what the town or "
			  "the State must provide, nor employ anyone, nor save or "
			  "borrow."),
			h.list[i].word),
		    xstrdup(_(
			"If the pupils' "
			"project explains it, note it on the voucher; if in doubt, "
			"ask the departmental association before paying.")));
		for (j = 0; j < h.list[i].nentries; j++)
			check_add_entry(f, h.list[i].entries[j]);
	}
	free_hints(&h);
	return rc;
}
