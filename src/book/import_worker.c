/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import_worker.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/xalloc.h"

struct worker {
	worker_fn      *fn;
	void	       *arg;
	bool		threaded;
	pthread_t	thread;
	pthread_mutex_t lock;
	pthread_cond_t	changed;
	bool		busy; /* work was begun and is not done */
	bool		over; /* nothing will be begun any more */
	int		rc;   /* of the last work */
};

static void *
run(void *arg)
{
	struct worker *w = arg;
	int	       rc;

	pthread_mutex_lock(&w->lock);
	for (;;) {
		while (!w->busy && !w->over)
			pthread_cond_wait(&w->changed, &w->lock);
		if (!w->busy)
			break;
		pthread_mutex_unlock(&w->lock);
		rc = w->fn(w->arg);
		pthread_mutex_lock(&w->lock);
		w->rc = rc;
		w->busy = false;
		pthread_cond_broadcast(&w->changed);
	}
	pthread_mutex_unlock(&w->lock);
	return NULL;
}

struct worker *
worker_new(worker_fn *fn, void *arg)
{
	struct worker *w = xcalloc(1, sizeof(*w));
	sigset_t       all, old;

	w->fn = fn;
	w->arg = arg;
	pthread_mutex_init(&w->lock, NULL);
	pthread_cond_init(&w->changed, NULL);
	/* Signals are for the thread that the user talks to. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	w->threaded = pthread_create(&w->thread, NULL, run, w) == 0;
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	return w;
}

void
worker_start(struct worker *w)
{
	if (!w->threaded) {
		w->rc = w->fn(w->arg);
		return;
	}
	pthread_mutex_lock(&w->lock);
	w->busy = true;
	pthread_cond_broadcast(&w->changed);
	pthread_mutex_unlock(&w->lock);
}

int
worker_wait(struct worker *w)
{
	int rc;

	if (!w->threaded)
		return w->rc;
	pthread_mutex_lock(&w->lock);
	while (w->busy)
		pthread_cond_wait(&w->changed, &w->lock);
	rc = w->rc;
	pthread_mutex_unlock(&w->lock);
	return rc;
}

void
worker_free(struct worker *w)
{
	if (w == NULL)
		return;
	if (w->threaded) {
		pthread_mutex_lock(&w->lock);
		w->over = true;
		pthread_cond_broadcast(&w->changed);
		pthread_mutex_unlock(&w->lock);
		pthread_join(w->thread, NULL);
	}
	pthread_mutex_destroy(&w->lock);
	pthread_cond_destroy(&w->changed);
	free(w);
}
