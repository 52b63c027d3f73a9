/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_IMPORT_WORKER_H
#define QUITUS_BOOK_IMPORT_WORKER_H

/*
 * One thread beside ours that does one piece of work at a time, so that a batch
 * is written while the next one is read. The ledger belongs to the work while it
 * goes on: worker_wait before anything else asks it.
 */
struct worker;

typedef int worker_fn(void *arg);

/* Where no thread can be had, worker_start does the work itself. */
struct worker *worker_new(worker_fn *, void *arg);

/* Begin the work, which must not be going on. */
void worker_start(struct worker *);

/* Wait for its end: what it returned, 0 when none was begun. */
int worker_wait(struct worker *);

/* NULL is allowed; waits. */
void worker_free(struct worker *);

#endif
