/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit/import.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/xalloc.h"

#define AHEAD	  16  /* parcels that are read before they are kept */
#define BATCH	  200 /* files to a transaction, */
#define BATCH_AGE 2   /* or as many as come in so many seconds */
#define READERS	  8

/* A parcel on its way from a reader to the store. */
struct slot {
	struct parcel parcel;
	bool	      ready;
};

struct line {
	const struct sources	    *sources;
	const struct import_options *options;
	pthread_mutex_t		     lock;
	pthread_cond_t		     changed;
	struct slot		     slots[AHEAD];
	size_t			     next; /* source to be read */
	size_t			     kept; /* sources that were */
	bool			     stop;
};

/* What was kept and is not told yet. */
struct told {
	struct parcel	   parcel;
	struct keep_result result;
};

struct import {
	struct db		    *db;
	const struct import_options *options;
	struct told		    *told;
	size_t			     n;
	time_t			     began;
};

/* ---- Readers ---- */

/* The next source to read; false when there is none any more. */
static bool
take_source(struct line *l, size_t *i)
{
	bool more;

	pthread_mutex_lock(&l->lock);
	while (
	    !l->stop && l->next < l->sources->n && l->next >= l->kept + AHEAD)
		pthread_cond_wait(&l->changed, &l->lock);
	more = !l->stop && l->next < l->sources->n;
	if (more)
		*i = l->next++;
	pthread_mutex_unlock(&l->lock);
	return more;
}

static void *
read_sources(void *arg)
{
	struct line	    *l = arg;
	const struct source *s;
	struct slot	    *slot;
	size_t		     i;

	while (take_source(l, &i)) {
		s = &l->sources->list[i];
		slot = &l->slots[i % AHEAD];
		parcel_read(&slot->parcel, s->path, s->kind, &l->options->hint);
		pthread_mutex_lock(&l->lock);
		slot->ready = true;
		pthread_cond_broadcast(&l->changed);
		pthread_mutex_unlock(&l->lock);
	}
	return NULL;
}

/* The parcel of source i, which the caller owns. */
static struct parcel
wait_for(struct line *l, size_t i)
{
	struct slot  *slot = &l->slots[i % AHEAD];
	struct parcel p;

	pthread_mutex_lock(&l->lock);
	while (!slot->ready)
		pthread_cond_wait(&l->changed, &l->lock);
	p = slot->parcel;
	slot->ready = false;
	l->kept = i + 1;
	pthread_cond_broadcast(&l->changed);
	pthread_mutex_unlock(&l->lock);
	return p;
}

/* ---- The store ---- */

static time_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec;
}

static void
tell_all(struct import *im)
{
	size_t i;

	for (i = 0; i < im->n; i++) {
		im->options->told(
		    &im->told[i].parcel, &im->told[i].result, im->options->arg);
		parcel_fini(&im->told[i].parcel);
		keep_result_fini(&im->told[i].result);
	}
	im->n = 0;
}

static int
commit(struct import *im)
{
	if (db_commit(im->db) == -1)
		return -1;
	tell_all(im);
	im->began = now();
	return db_begin(im->db, true);
}

static int
keep(struct import *im, struct parcel *p)
{
	struct told *t = &im->told[im->n++];
	int	     rc;

	rc = keep_parcel(im->db, p, im->options->now, &t->result);
	parcel_empty(p);
	t->parcel = *p;
	if (rc == -1 || im->options->dry_run)
		return rc;
	if (im->n < BATCH && now() - im->began < BATCH_AGE)
		return 0;
	return commit(im);
}

static int
keep_all(struct import *im, struct line *l)
{
	struct parcel p;
	size_t	      i, n = l->sources->n;

	im->began = now();
	if (db_begin(im->db, true) == -1)
		return -1;
	for (i = 0; i < n; i++) {
		p = wait_for(l, i);
		if (keep(im, &p) == -1)
			return -1;
		if (im->options->progress != NULL)
			im->options->progress(i + 1, n, im->options->arg);
	}
	if (im->options->dry_run)
		db_rollback(im->db);
	else if (db_commit(im->db) == -1)
		return -1;
	tell_all(im);
	return 0;
}

/* ---- All ---- */

static size_t
count_readers(const struct sources *s)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	if (n < 1)
		n = 1;
	if (n > READERS)
		n = READERS;
	return (size_t)n < s->n ? (size_t)n : s->n;
}

static void
forget(struct line *l)
{
	size_t i;

	for (i = 0; i < AHEAD; i++)
		if (l->slots[i].ready)
			parcel_fini(&l->slots[i].parcel);
}

static void
forget_told(struct import *im)
{
	size_t i;

	for (i = 0; i < im->n; i++) {
		parcel_fini(&im->told[i].parcel);
		keep_result_fini(&im->told[i].result);
	}
	free(im->told);
}

int
audit_import(struct db *db, const struct sources *sources,
    const struct import_options *options)
{
	struct line   l = { .sources = sources, .options = options };
	struct import im = { .db = db, .options = options };
	pthread_t     readers[READERS];
	size_t	      i, n = 0, wanted = count_readers(sources);
	int	      rc = -1;

	im.told = xcalloc(
	    options->dry_run ? sources->n + 1 : BATCH, sizeof(*im.told));
	pthread_mutex_init(&l.lock, NULL);
	pthread_cond_init(&l.changed, NULL);
	while (n < wanted &&
	    pthread_create(&readers[n], NULL, read_sources, &l) == 0)
		n++;
	if (n > 0 || wanted == 0)
		rc = keep_all(&im, &l);
	else
		err_set(db_err(db), ERR_FILE, "%s",
		    _("the system gives no thread to read with."));
	pthread_mutex_lock(&l.lock);
	l.stop = true;
	pthread_cond_broadcast(&l.changed);
	pthread_mutex_unlock(&l.lock);
	for (i = 0; i < n; i++)
		pthread_join(readers[i], NULL);
	if (rc == -1)
		db_rollback(db);
	forget(&l);
	forget_told(&im);
	pthread_cond_destroy(&l.changed);
	pthread_mutex_destroy(&l.lock);
	return rc;
}
