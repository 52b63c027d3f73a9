/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "fec.h"

/* The number that the entry has in the store: its own when it is one. */
static int64_t
number_of(const struct fec *f)
{
	const char *s = f->entries[f->nentries - 1].number;
	size_t	    n = strspn(s, "0123456789");

	return n <= 9 && s[n] == '\0' && atoll(s) > 0 ? atoll(s) :
							(int64_t)f->nentries;
}

/* What moves from one account to the other. */
static void
add_posting(struct fec *f, const struct fec_line *debit,
    const struct fec_line *credit, int64_t cents)
{
	struct parcel	      *p = f->p;
	struct parcel_posting *post;
	char		       iso[DATE_ISO];

	/* What an account gives to itself moves nothing. */
	if (strcmp(debit->account, credit->account) == 0)
		return;
	post = parcel_add_posting(p);
	post->entry = number_of(f);
	post->cents = cents;
	post->texts[TEXT_DAY] = parcel_add_text(p, date_iso(debit->day, iso));
	post->texts[TEXT_VOUCHER] = debit->voucher;
	post->texts[TEXT_LABEL] = debit->label;
	post->texts[TEXT_PARTY] = debit->party != 0 ? debit->party :
						      credit->party;
	post->texts[TEXT_VALIDATED] = debit->validated;
	post->texts[TEXT_DEBIT] = parcel_add_text(p, debit->account);
	post->texts[TEXT_CREDIT] = parcel_add_text(p, credit->account);
	post->texts[TEXT_STATE] = parcel_add_text(p, "final");
	tally_add(
	    &p->tally, debit->day, debit->account, credit->account, cents);
}

static struct fec_line *
next_line(struct fec *f, size_t *i, bool debit)
{
	for (; *i < f->nlines; (*i)++)
		if (debit ? f->lines[*i].cents > 0 : f->lines[*i].cents < 0)
			return &f->lines[*i];
	return NULL;
}

/* Debits against credits in the order of the file, which gives our own
 * postings back. */
static void
pair_lines(struct fec *f)
{
	struct fec_line *debit, *credit;
	size_t		 d = 0, c = 0;
	int64_t		 cents;

	while ((debit = next_line(f, &d, true)) != NULL &&
	    (credit = next_line(f, &c, false)) != NULL) {
		cents = debit->cents < -credit->cents ? debit->cents :
							-credit->cents;
		add_posting(f, debit, credit, cents);
		debit->cents -= cents;
		credit->cents += cents;
	}
}

static bool
opens(const struct fec *f)
{
	size_t i;

	for (i = 0; i < f->nlines; i++)
		if (f->lines[i].account[0] == '1' &&
		    date_compare(f->lines[i].day, f->p->facts.start) == 0)
			return true;
	return false;
}

static void
check_balance(struct fec *f)
{
	int64_t sum = 0;
	size_t	i;
	char	text[MONEY_TEXT];

	for (i = 0; i < f->nlines; i++)
		sum += f->lines[i].cents;
	if (sum != 0)
		csv_problem(&f->p->problems, f->lines[0].line, 0,
		    _("entry %s is not balanced: its debits less its credits "
		      "make %s."),
		    f->entries[f->nentries - 1].number,
		    money_text(MONEY(sum), MONEY_EURO, text));
}

static void
close_entry(struct fec *f)
{
	if (f->nlines == 0)
		return;
	check_balance(f);
	f->entries[f->nentries - 1].opening = opens(f);
	if (!opens(f))
		f->moved = true;
	else if (f->moved)
		csv_problem(&f->p->problems, f->lines[0].line, 0,
		    _("the opening stands before all other entries."));
	pair_lines(f);
	f->p->counted++;
	f->p->facts.entries++;
	f->nlines = 0;
}

static bool
is_same(const struct fec *f, const char *journal, const char *number)
{
	const struct fec_name *e;

	if (f->nentries == 0)
		return false;
	e = &f->entries[f->nentries - 1];
	return strcmp(e->journal, journal) == 0 &&
	    strcmp(e->number, number) == 0;
}

void
fec_take(struct fec *f, const char *journal, const char *number,
    const struct fec_line *line)
{
	struct tally_account *a;
	struct fec_name	      name = { .line = line->line };

	snprintf(name.journal, sizeof(name.journal), "%s", journal);
	snprintf(name.number, sizeof(name.number), "%s", number);
	if (!is_same(f, name.journal, name.number)) {
		close_entry(f);
		f->entries = xgrow(f->entries, f->nentries, &f->entries_cap,
		    sizeof(*f->entries));
		f->entries[f->nentries++] = name;
	}
	a = tally_account(&f->p->tally, line->account);
	if (a->label == NULL && line->account_label[0] != '\0')
		a->label = xstrdup(line->account_label);
	f->lines = xgrow(f->lines, f->nlines, &f->lines_cap, sizeof(*f->lines));
	f->lines[f->nlines++] = *line;
}

/* ---- The numbers ---- */

static int
compare_names(const void *a, const void *b)
{
	const struct fec_name *x = a, *y = b;
	int		       rc = strcmp(x->journal, y->journal);

	if (rc == 0)
		rc = strcmp(x->number, y->number);
	return rc != 0 ? rc : x->line - y->line;
}

static int
compare_numbers(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static void
check_twice(struct fec *f)
{
	const struct fec_name *e = f->entries;
	size_t		       i;

	qsort(f->entries, f->nentries, sizeof(*f->entries), compare_names);
	for (i = 1; i < f->nentries; i++)
		if (strcmp(e[i].journal, e[i - 1].journal) == 0 &&
		    strcmp(e[i].number, e[i - 1].number) == 0)
			csv_problem(&f->p->problems, e[i].line, 0,
			    _("entry %s stands on line %d already."),
			    e[i].number, e[i - 1].line);
}

/* In the order of the file: an entry that stands after a later one of its
 * series. Openings stand first, whatever their number. */
static void
check_order(struct fec *f, const int64_t *numbers)
{
	int64_t last = 0;
	size_t	i;

	for (i = 0; i < f->nentries; i++) {
		if (f->entries[i].opening)
			continue;
		if (numbers[i] < last)
			csv_problem(&f->p->problems, f->entries[i].line, 0,
			    _("entry %lld stands after entry %lld."),
			    (long long)numbers[i], (long long)last);
		last = numbers[i] > last ? numbers[i] : last;
	}
}

static bool
are_twice(const int64_t *numbers, size_t n)
{
	size_t i;

	for (i = 1; i < n; i++)
		if (numbers[i] == numbers[i - 1])
			return true;
	return false;
}

/* One series for the file, or one a journal, is told apart by what repeats: a
 * gap is told only of numbers that are one series. */
static void
check_gaps(struct fec *f)
{
	int64_t *ordered, *numbers = xcalloc(f->nentries + 1, sizeof(*numbers));
	size_t	 i;
	bool	 one = true;

	for (i = 0; i < f->nentries; i++) {
		numbers[i] = atoll(f->entries[i].number);
		one = one && numbers[i] > 0 &&
		    strspn(f->entries[i].number, "0123456789") ==
			strlen(f->entries[i].number);
	}
	ordered = xcalloc(f->nentries + 1, sizeof(*ordered));
	memcpy(ordered, numbers, f->nentries * sizeof(*numbers));
	qsort(ordered, f->nentries, sizeof(*ordered), compare_numbers);
	one = one && !are_twice(ordered, f->nentries);
	if (one)
		check_order(f, numbers);
	for (i = 1; one && i < f->nentries; i++)
		if (ordered[i] != ordered[i - 1] + 1)
			csv_problem(&f->p->problems, 0, 0,
			    _("entries are missing between the numbers %lld "
			      "and %lld."),
			    (long long)ordered[i - 1], (long long)ordered[i]);
	free(ordered);
	free(numbers);
}

void
fec_end(struct fec *f)
{
	close_entry(f);
	if (f->nentries > 0) {
		check_gaps(f);
		check_twice(f);
	}
	free(f->lines);
	free(f->entries);
	f->lines = NULL;
	f->entries = NULL;
}
