/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier_chain.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/i18n.h"
#include "base/xalloc.h"

#define ZEROS                              \
	"00000000000000000000000000000000" \
	"00000000000000000000000000000000"

static void
fault(struct chain *c, int line, int column, const char *what)
{
	csv_problem(c->problems, line, column + 1, "%s", what);
}

/* A number is at most the rows that there are, or one of them is missing. */
static int64_t
count_rows(const struct dossier_file *f)
{
	const char *s = buf_str(&f->bytes), *end = s + f->bytes.len;
	int64_t	    n = 0;

	while (s < end && (s = memchr(s, '\n', (size_t)(end - s))) != NULL) {
		s++;
		n++;
	}
	return n;
}

void
chain_begin(struct chain *c, struct dossier_facts *facts,
    const struct dossier_file *entries, struct csv_problems *problems)
{
	*c = (struct chain){ .facts = facts, .problems = problems };
	memcpy(c->last, ZEROS, HASH_HEX);
	facts->root = true;
	if (entries != NULL)
		c->max = count_rows(entries);
	c->seen = xcalloc((size_t)c->max + 1, sizeof(*c->seen));
}

void
chain_fini(struct chain *c)
{
	free(c->seen);
	buf_fini(&c->bytes);
}

/* The entry that was read has the seal that its bytes make; the first one may
 * go on from a year that is not here. */
static void
close_entry(struct chain *c)
{
	char own[HASH_HEX];
	bool first = c->facts->sealed == 0;

	if (c->number == 0 || c->told[0] == '\0')
		return;
	memcpy(c->bytes.data, c->last, HASH_HEX - 1);
	hash_hex(c->bytes.data, c->bytes.len, own);
	if (first) {
		buf_add(&c->facts->first, c->bytes.data + HASH_HEX,
		    c->bytes.len - HASH_HEX);
		memcpy(c->facts->first_seal, c->told, HASH_HEX);
		c->facts->root = strcmp(own, c->told) == 0;
	} else if (strcmp(own, c->told) != 0 && !c->broken) {
		c->broken = true;
		fault(c, c->line, COL_ENTRY_SEAL,
		    _("this entry is not what was validated: its seal does not"
		      " match."));
	}
	memcpy(c->last, c->told, HASH_HEX);
	c->facts->sealed++;
}

static void
check_number(struct chain *c, const struct dossier_row *row)
{
	int64_t n = dossier_int(row->cells[COL_ENTRY_NUMBER]);

	if (n < 1 || n > c->max)
		fault(c, row->line, COL_ENTRY_NUMBER,
		    _("entries before this number are missing."));
	else if (c->seen[n])
		fault(c, row->line, COL_ENTRY_NUMBER,
		    _("an entry before has this number."));
	else
		c->seen[n] = true;
	if (n > c->highest)
		c->highest = n;
}

static void
check_state(struct chain *c, const struct dossier_row *row)
{
	const char *state = row->cells[COL_ENTRY_STATE];
	bool	    final = strcmp(state, "valide") == 0;
	bool	    draft = strcmp(state, "brouillon") == 0;
	bool	    sealed = c->told[0] != '\0';

	if (!final && !draft && strcmp(state, "annule") != 0)
		fault(c, row->line, COL_ENTRY_STATE,
		    _("an entry is “brouillon”, “valide” or “annule”."));
	else if (final != sealed)
		fault(c, row->line, COL_ENTRY_SEAL,
		    _("an entry has a seal when it is “valide”, and only"
		      " then."));
	if (sealed && c->open)
		fault(c, row->line, COL_ENTRY_SEAL,
		    _("validated entries come first, in the order of their"
		      " seals."));
	if (draft && c->facts->closed)
		fault(c, row->line, COL_ENTRY_STATE,
		    _("a closed year has no draft."));
	c->open = c->open || !sealed;
}

static void
open_entry(struct chain *c, const struct dossier_row *row)
{
	struct date day = dossier_date(row->cells[COL_ENTRY_DAY]);

	c->number = dossier_int(row->cells[COL_ENTRY_NUMBER]);
	c->line = row->line;
	c->facts->entries++;
	/* The seal before it takes this place. */
	buf_reset(&c->bytes);
	buf_add(&c->bytes, ZEROS "\n", HASH_HEX);
	memcpy(c->told, row->cells[COL_ENTRY_SEAL],
	    strlen(row->cells[COL_ENTRY_SEAL]) + 1);
	check_number(c, row);
	check_state(c, row);
	if (date_compare(day, c->facts->start) < 0 ||
	    date_compare(day, c->facts->end) > 0)
		fault(c, row->line, COL_ENTRY_DAY,
		    _("this day is not in the year."));
}

/* The rows of one entry differ by their postings alone. */
static void
check_same(struct chain *c, const struct dossier_row *row)
{
	size_t head = (size_t)(row->at[COL_ENTRY_DEBIT] - row->raw);

	if (head != c->head ||
	    memcmp(row->raw, c->bytes.data + HASH_HEX, head) != 0 ||
	    strcmp(row->cells[COL_ENTRY_SEAL], c->told) != 0)
		fault(c, row->line, -1,
		    _("this row says otherwise than the first one of its"
		      " entry."));
}

/* The row as it is sealed: without its seal, its state and its tick. */
static void
add_bytes(struct chain *c, const struct dossier_row *row)
{
	buf_add(
	    &c->bytes, row->raw, (size_t)(row->at[COL_ENTRY_STATE] - row->raw));
	buf_addc(&c->bytes, ';');
	buf_add(&c->bytes, row->at[COL_ENTRY_REVERSES],
	    (size_t)(row->at[COL_ENTRY_TICKED] - row->at[COL_ENTRY_REVERSES]));
	buf_addc(&c->bytes, '\n');
}

void
chain_take(struct chain *c, const struct dossier_row *row)
{
	int64_t cents;

	if (c->number != 0 &&
	    dossier_int(row->cells[COL_ENTRY_NUMBER]) == c->number) {
		check_same(c, row);
	} else {
		close_entry(c);
		open_entry(c, row);
	}
	cents = dossier_money(row->cells[COL_ENTRY_AMOUNT]).cents;
	if (cents <= 0 || cents > MONEY_MAX_CENTS)
		fault(c, row->line, COL_ENTRY_AMOUNT,
		    _("a posting has an amount from 0,01 to 9999999999,99."));
	if (strcmp(row->cells[COL_ENTRY_DEBIT], row->cells[COL_ENTRY_CREDIT]) ==
	    0)
		fault(c, row->line, COL_ENTRY_CREDIT,
		    _("a posting moves an amount between two accounts."));
	c->head = (size_t)(row->at[COL_ENTRY_DEBIT] - row->raw);
	add_bytes(c, row);
}

void
chain_end(struct chain *c)
{
	close_entry(c);
	if (c->facts->sealed == 0)
		c->facts->root = strcmp(c->facts->seal, ZEROS) == 0;
	if (c->highest > c->facts->entries)
		csv_problem(c->problems, 0, 0,
		    ngettext("%lld entry is missing: numbers have no gap.",
			"%lld entries are missing: numbers have no gap.",
			(unsigned long)(c->highest - c->facts->entries)),
		    (long long)(c->highest - c->facts->entries));
	if (c->facts->sealed > 0 && strcmp(c->last, c->facts->seal) != 0)
		csv_problem(c->problems, 0, 0,
		    _("its last seal is not that of coop.csv: entries are"
		      " missing at its end."));
}
