/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_TESTS_PLAYS_H
#define QUITUS_TESTS_PLAYS_H

#include "player.h"

/* What may happen in a random year. Each play gives a command to the program
 * and to the model, then compares everything (settle). */

extern const char *const play_labels[4];

/* The command is played: keep what it led to when it was accepted, and compare
 * every entry and the statement. */
void settle(struct player *, bool accepted, bool sealing);

void add_date(struct player *, struct line *, int day);
void add_class(struct player *, const char *name);

/* play_entries.c */
void play_flow(struct player *, bool expense);
void play_transfer(struct player *);
void play_advance(struct player *);
void play_edit(struct player *);
void play_void(struct player *);
void play_validate(struct player *);
void play_tick(struct player *, bool tick);
void play_statement(struct player *);
void play_count(struct player *);
void play_disable(struct player *);
void play_undo(struct player *);

/* play_end.c: verify alone; then all that a close needs, the close, a reopening
 * and a second close. */
void verify(struct player *);
void end_year(struct player *);

/*
 * A whole random year: begin, that many steps; then fn (not NULL) looks at what
 * came of it, and the year is closed when end is true. The files are gone on
 * return.
 */
typedef void year_fn(struct player *, void *arg);
void play_year(uint64_t seed, int steps, year_fn *fn, void *arg, bool end);

/* MODEL_SEED=n: that year alone; MODEL_YEARS=n: so many, else usual. */
void play_years(uint64_t usual, int steps, year_fn *fn, void *arg, bool end);

#endif
