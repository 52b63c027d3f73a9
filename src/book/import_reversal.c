/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/hash.h"
#include "base/xalloc.h"
#include "import_fec.h"
#include "value/code.h"

/* Of the moves, or of their contrary; 0 means none. */
static uint64_t
hash_moves(struct import_fec *f, bool contrary, const char *label)
{
	const struct fec_move *m;
	uint64_t	       hash;
	size_t		       i;

	buf_reset(&f->key);
	for (i = 0; i < f->nmoves; i++) {
		m = &f->moves[i];
		buf_addf(&f->key, "%s %s %lld\n",
		    contrary ? m->credit : m->debit,
		    contrary ? m->debit : m->credit, (long long)m->cents);
	}
	buf_adds(&f->key, label);
	hash = hash_short(buf_str(&f->key), f->key.len);
	return hash == 0 ? 1 : hash;
}

/* The label of what it takes back, or NULL: see entry_void. */
static const char *
reversed_label(const char *label)
{
	static const char begin[] = "Annulation du n";
	const char	 *colon;

	if (strncmp(label, begin, sizeof(begin) - 1) != 0)
		return NULL;
	colon = strstr(label, " : ");
	return colon == NULL ? NULL : colon + 3;
}

/* A charge that is credited, an income that is debited. */
static bool
goes_back(const struct import_fec *f)
{
	size_t i;

	for (i = 0; i < f->nmoves; i++)
		if (code_class(f->moves[i].credit) != 6 &&
		    code_class(f->moves[i].debit) != 7)
			return false;
	return true;
}

/* The number of the latest that is such (0: of any); 0: there is none. */
static size_t
find_past(const struct import_fec *f, uint64_t moves, uint64_t labelled)
{
	size_t i;

	for (i = f->npast; i > 0; i--)
		if ((moves != 0 && f->past[i - 1].moves == moves) ||
		    (labelled != 0 && f->past[i - 1].labelled == labelled))
			break;
	return i;
}

void
import_fec_reversal(struct import *im, const char *label)
{
	struct import_fec *f = im->fec;
	const char	  *of = reversed_label(label);
	size_t		   found = 0;

	if (of != NULL)
		found = find_past(f, 0, hash_moves(f, true, of));
	if (found == 0 && goes_back(f))
		found = find_past(f, hash_moves(f, true, ""), 0);
	if (found > 0) {
		im->now.reverses = (int64_t)found;
		f->past[found - 1] = (struct fec_past){ 0, 0 };
	}
	f->past = xgrow(f->past, f->npast, &f->past_cap, sizeof(*f->past));
	f->past[f->npast++] = (struct fec_past){ hash_moves(f, false, ""),
		hash_moves(f, false, label) };
	im->now.number = (int64_t)f->npast;
}
