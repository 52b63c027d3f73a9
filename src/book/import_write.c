/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "import_known.h"
#include "import_parts.h"
#include "import_sums.h"
#include "import_writer.h"
#include "store/bulk.h"
#include "store/stmt.h"

static worker_fn write_batch;

/* ---- Beginning ---- */

static void
count_entries(struct import_writer *w, int64_t *entries)
{
	struct stmt st;

	stmt_init(&st, w->im->db, "SELECT count(*), max(id) FROM entry");
	*entries = stmt_row(&st) ? stmt_int(&st, 0) : 0;
	w->first_id = (*entries > 0 ? stmt_int(&st, 1) : 0) + 1;
	w->next_id = w->first_id;
	if (stmt_end(&st) == -1)
		w->im->failed = true;
}

struct import_writer *
import_writer_new(struct import *im)
{
	struct import_writer *w = xcalloc(1, sizeof(*w));
	int64_t		      entries;
	bool		      large;

	w->im = im;
	w->problems.file = im->problems.file;
	count_entries(w, &entries);
	large = im->options.bytes > LARGE_FILE &&
	    (size_t)entries < im->options.bytes / ROW_BYTES / 2;
	if (bulk_begin(im->db) == -1 ||
	    (large &&
		(bulk_drop_indexes(im->db, "entry", &w->indexes) == -1 ||
		    bulk_drop_indexes(im->db, "posting", &w->indexes) == -1)))
		im->failed = true;
	w->known = known_new(im->db, w->first_id, im->options.again);
	bulk_init(&w->entries, im->db,
	    "INSERT OR FAIL INTO entry (id, year, number, day, kind, voucher, label,"
	    " party, method, reference, reverses)",
	    11);
	bulk_init(&w->postings, im->db,
	    "INSERT OR FAIL INTO posting (entry, rank, debit, credit, cents, project,"
	    " class, provenance, subsidy)",
	    9);
	w->worker = worker_new(write_batch, w);
	return w;
}

/* ---- An entry into the batch ---- */

static size_t
hold(struct batch *b, const char *text)
{
	size_t at;

	if (text == NULL)
		return 0;
	if (b->texts.len == 0)
		buf_addc(&b->texts, '\0'); /* offset 0 is no text */
	at = b->texts.len;
	buf_add(&b->texts, text, strlen(text) + 1);
	return at;
}

/* What the entry means, whatever file and row it stands in. */
static uint64_t
meaning(struct import_writer *w, const struct import_draft *d)
{
	struct buf *b = &w->meaning;
	size_t	    i;

	buf_reset(b);
	buf_adds(b, d->iso);
	buf_addc(b, '\n');
	buf_adds(b, d->voucher != NULL ? d->voucher : "");
	buf_addc(b, '\n');
	buf_adds(b, d->label);
	for (i = 0; i < d->n; i++) {
		buf_addc(b, '\n');
		buf_adds(b, d->postings[i].debit);
		buf_addc(b, ' ');
		buf_adds(b, d->postings[i].credit);
		buf_addc(b, ' ');
		buf_add(b, &d->postings[i].cents, sizeof(int64_t));
	}
	return hash_short(buf_str(b), b->len);
}

static void
hold_postings(struct batch *b, const struct import_draft *d)
{
	size_t i;

	for (i = 0; i < d->n; i++) {
		b->held = xgrow(
		    b->held, b->nheld, &b->held_cap, sizeof(*b->held));
		b->held[b->nheld++] = d->postings[i];
	}
}

int
import_write(struct import_writer *w, struct import_draft *d)
{
	struct batch   *b = &w->filling;
	struct written *e;

	b->list = xgrow(b->list, b->n, &b->cap, sizeof(*b->list));
	b->rows = xgrow(b->rows, b->n, &b->rows_cap, sizeof(*b->rows));
	e = &b->list[b->n];
	*e = (struct written){ .line = d->line,
		.voucher_column = d->voucher_column,
		.year = d->year,
		.day = d->day,
		.kind = d->kind,
		.method = d->method,
		.reverses = d->reverses,
		.file_number = d->number,
		.posting = b->nheld,
		.npostings = d->n };
	e->voucher = hold(b, d->voucher);
	e->label = hold(b, d->label);
	e->party = hold(b, d->party);
	e->reference = hold(b, d->reference);
	memcpy(e->iso, d->iso, sizeof(e->iso));
	b->rows[b->n] = (struct known_row){ meaning(w, d), b->n, 0, 0 };
	hold_postings(b, d);
	return ++b->n == BATCH ? import_flush(w) : 0;
}

const char *
import_held(const struct import_writer *w, size_t at)
{
	return at == 0 ? NULL : w->b.texts.data + at;
}

/* ---- Numbers ---- */

static int64_t
next_number(struct import_writer *w, int year)
{
	struct stmt st;
	size_t	    i;

	for (i = 0; i < w->nyears; i++)
		if (w->years[i].year == year)
			return w->years[i].next++;
	assert(w->nyears < YEARS);
	w->years[w->nyears].year = year;
	stmt_init(&st, w->im->db,
	    "SELECT coalesce(max(number), 0) + 1 FROM entry WHERE year = ?1");
	stmt_set_int(&st, 1, year);
	w->years[w->nyears].next = stmt_row(&st) ? stmt_int(&st, 0) : 1;
	if (stmt_end(&st) == -1)
		w->failed = true;
	return w->years[w->nyears++].next++;
}

static void
remember_id(struct import_writer *w, int64_t file_number, int64_t id)
{
	if (file_number <= 0 || file_number > MAX_FILE_NUMBER)
		return;
	while ((size_t)file_number >= w->nids) {
		w->ids = xgrow(w->ids, w->nids, &w->ids_cap, sizeof(*w->ids));
		w->ids[w->nids++] = 0;
	}
	w->ids[file_number] = id;
}

/* The entry that a reversal of a dossier takes back. */
static void
find_reversed(struct import_writer *w, struct written *e)
{
	if (e->reverses == 0)
		return;
	if ((size_t)e->reverses < w->nids)
		e->reversed_id = w->ids[e->reverses];
	if (e->reversed_id == 0)
		import_tell(w->im, e->line, import_column(w->im, IN_REVERSES),
		    _("entry %lld, which this one reverses, does not stand "
		      "above it."),
		    (long long)e->reverses);
}

/* Which are new, and what they will be: ids follow each other without gap. */
static int
settle(struct import_writer *w)
{
	struct import *im = w->im;
	size_t	       i;

	if (known_ask(w->known, w->b.rows, w->b.n) == -1)
		return -1;
	for (i = 0; i < w->b.n; i++)
		w->b.list[w->b.rows[i].order].known = w->b.rows[i].entry;
	for (i = 0; i < w->b.n; i++) {
		struct written *e = &w->b.list[i];

		if (e->known != 0) {
			if (im->result.known++ == 0)
				im->result.known_line = e->line;
			remember_id(w, e->file_number, e->known);
			continue;
		}
		e->id = w->next_id++;
		e->number = next_number(w, e->year);
		remember_id(w, e->file_number, e->id);
		find_reversed(w, e);
	}
	return 0;
}

/* ---- The batch into the ledger ---- */

static void
put_entry(struct import_writer *w, const struct written *e)
{
	struct bulk *b = &w->entries;

	bulk_row(b);
	bulk_int(b, 0, e->id);
	bulk_int(b, 1, e->year);
	bulk_int(b, 2, e->number);
	bulk_text(b, 3, e->iso);
	bulk_text(b, 4, entry_kind_code(e->kind));
	bulk_text(b, 5, import_held(w, e->voucher));
	bulk_text(b, 6, import_held(w, e->label));
	bulk_text(b, 7, import_held(w, e->party));
	bulk_text(b, 8, e->method);
	bulk_text(b, 9, import_held(w, e->reference));
	if (e->reversed_id != 0)
		bulk_int(b, 10, e->reversed_id);
}

static int
put_entries(struct import_writer *w)
{
	struct written **taken = xcalloc(w->b.n + 1, sizeof(struct written *));
	size_t		 i, k, n = 0, count;
	int		 rc = 0;

	for (i = 0; i < w->b.n; i++)
		if (w->b.list[i].known == 0)
			taken[n++] = &w->b.list[i];
	for (i = 0; i < n && rc == 0; i += count) {
		count = n - i < BULK_ROWS ? n - i : BULK_ROWS;
		bulk_expect(&w->entries, (int)count);
		for (k = 0; k < count; k++)
			put_entry(w, taken[i + k]);
		if (bulk_flush(&w->entries) == -1)
			rc = import_singly(w, taken + i, count, put_entry);
	}
	free(taken);
	return rc;
}

static void
put_posting(struct import_writer *w, const struct written *e, size_t i)
{
	const struct import_posting *p = &w->b.held[e->posting + i];
	struct bulk		    *b = &w->postings;

	bulk_row(b);
	bulk_int(b, 0, e->id);
	bulk_int(b, 1, (int64_t)i + 1);
	bulk_text(b, 2, p->debit);
	bulk_text(b, 3, p->credit);
	bulk_int(b, 4, p->cents);
	bulk_text(b, 5, p->project);
	bulk_text(b, 6, p->class);
	bulk_text(b, 7, p->provenance);
	if (p->subsidy != 0)
		bulk_int(b, 8, p->subsidy);
	import_sums_add(
	    &w->sums, e->year, e->day, p->debit, p->credit, p->cents);
	w->im->result.postings++;
	if (e->reverses == 0 && e->kind == ENTRY_INCOME)
		w->im->result.income.cents += p->cents;
	else if (e->reverses == 0 && e->kind == ENTRY_EXPENSE)
		w->im->result.expenses.cents += p->cents;
}

static size_t
count_postings(const struct import_writer *w)
{
	size_t i, n = 0;

	for (i = 0; i < w->b.n; i++)
		if (w->b.list[i].known == 0)
			n += w->b.list[i].npostings;
	return n;
}

static int
put_postings(struct import_writer *w)
{
	size_t left = count_postings(w), waiting = 0, i, k;

	for (i = 0; i < w->b.n; i++) {
		if (w->b.list[i].known != 0)
			continue;
		for (k = 0; k < w->b.list[i].npostings; k++) {
			if (waiting == 0) {
				waiting = left < BULK_ROWS ? left : BULK_ROWS;
				bulk_expect(&w->postings, (int)waiting);
			}
			put_posting(w, &w->b.list[i], k);
			left--;
			if (--waiting == 0 && bulk_flush(&w->postings) == -1)
				return -1;
		}
	}
	return 0;
}

static int
keep_keys(struct import_writer *w)
{
	const struct written *e;
	size_t		      i;

	for (i = 0; i < w->b.n; i++) {
		e = &w->b.list[w->b.rows[i].order];
		if (e->known == 0 &&
		    known_keep(w->known, w->b.rows[i].key, e->id, e->line) ==
			-1)
			return -1;
	}
	return 0;
}

static void
empty(struct batch *b)
{
	b->n = b->nheld = 0;
	buf_reset(&b->texts);
}

/* The work of the worker. */
static int
write_batch(void *arg)
{
	struct import_writer *w = arg;
	int64_t		      first = w->next_id;
	int		      rc;

	rc = w->b.n == 0 ? 0 : settle(w);
	if (rc == 0 && w->next_id > first &&
	    (put_entries(w) == -1 || put_postings(w) == -1 ||
		keep_keys(w) == -1))
		rc = -1;
	empty(&w->b);
	return rc == -1 || w->failed ? -1 : 0;
}

int
import_flush(struct import_writer *w)
{
	struct batch full = w->filling;

	if (worker_wait(w->worker) == -1)
		return -1;
	w->filling = w->b;
	w->b = full;
	worker_start(w->worker);
	return 0;
}

void
import_wait(struct import *im)
{
	if (im->writer != NULL && worker_wait(im->writer->worker) == -1)
		im->failed = true;
}

static void
batch_fini(struct batch *b)
{
	free(b->list);
	free(b->rows);
	free(b->held);
	buf_fini(&b->texts);
}

void
import_writer_free(struct import_writer *w)
{
	if (w == NULL)
		return;
	worker_free(w->worker);
	bulk_fini(&w->entries);
	bulk_fini(&w->postings);
	known_free(w->known);
	if (!w->ended)
		bulk_end(w->im->db);
	import_sums_fini(&w->sums);
	batch_fini(&w->filling);
	batch_fini(&w->b);
	buf_fini(&w->problems.text);
	buf_fini(&w->meaning);
	buf_fini(&w->indexes);
	free(w->ids);
	free(w);
}
