/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "format/fec.h"
#include "readers.h"

/* Of texts: a parcel is in memory, and its places are of 32 bits. */
#define TEXTS_MAX ((size_t)512 << 20)

/* The entry that is being taken, and its texts, once a line. */
struct taking {
	struct parcel *p;
	int64_t	       number;
};

/* The number that the entry has in the store: its own when it is one. */
static int64_t
number_of(const struct fec_entry *e)
{
	size_t n = strspn(e->number, "0123456789");

	return n <= 9 && e->number[n] == '\0' && atoll(e->number) > 0 ?
	    atoll(e->number) :
	    e->rank;
}

static void
add_posting(const struct fec_line *debit, const struct fec_line *credit,
    int64_t cents, void *arg)
{
	struct taking	      *t = arg;
	struct parcel	      *p = t->p;
	struct parcel_posting *post;
	char		       iso[DATE_ISO];
	uint32_t	      *texts;

	/* What an account gives to itself moves nothing. */
	if (strcmp(debit->account, credit->account) == 0)
		return;
	post = parcel_add_posting(p);
	post->entry = t->number;
	post->cents = cents;
	texts = post->texts;
	texts[TEXT_DAY] = parcel_add_text(p, date_iso(debit->day, iso));
	texts[TEXT_VOUCHER] = parcel_add_text(p, debit->voucher);
	texts[TEXT_LABEL] = parcel_add_text(p, debit->label);
	texts[TEXT_PARTY] = parcel_add_text(
	    p, debit->party[0] != '\0' ? debit->party : credit->party);
	texts[TEXT_DEBIT] = parcel_add_text(p, debit->account);
	texts[TEXT_CREDIT] = parcel_add_text(p, credit->account);
	if (debit->validated)
		texts[TEXT_VALIDATED] = parcel_add_text(
		    p, date_iso(debit->validated_on, iso));
	texts[TEXT_STATE] = parcel_add_text(p, "final");
	tally_add(
	    &p->tally, debit->day, debit->account, credit->account, cents);
}

static int
take_entry(const struct fec_entry *e, void *arg)
{
	struct parcel	     *p = arg;
	struct taking	      t = { .p = p, .number = number_of(e) };
	struct tally_account *a;
	size_t		      i;

	if (p->texts.len > TEXTS_MAX) {
		parcel_problem(p, _("it is larger than the FEC of any coop."));
		return 1;
	}
	for (i = 0; i < e->n; i++) {
		a = tally_account(&p->tally, e->lines[i].account);
		if (a->label == NULL && e->lines[i].account_label[0] != '\0')
			a->label = xstrdup(e->lines[i].account_label);
	}
	fec_entry_pair(e, add_posting, &t);
	p->counted++;
	p->facts.entries++;
	return 0;
}

void
reader_fec(struct parcel *p, const struct parcel_hint *hint)
{
	struct err err = { .kind = ERR_NONE };

	if (!reader_identify(p, hint))
		return;
	p->problems.file = p->path;
	if (fec_each(p->path, p->facts.year, take_entry, p, &p->problems,
		&err) == -1)
		parcel_take_error(p, &err);
	else if (p->n == 0 && p->problems.n == 0)
		parcel_problem(p, _("there is no entry in it."));
	reader_hash_content(p);
}
