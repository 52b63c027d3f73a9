/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_TESTS_PLAYS_H
#define QUITUS_TESTS_PLAYS_H

#include "player.h"

/* What may happen in a random year. Each play gives a command to the program
 * and to the model, then compares everything (settle). */

extern const char *const play_labels[4];

/* The accounts that may be planned: the charges, then the products. */
enum { PLAY_EXPENSES = 7, PLAY_INCOMES = 5 };
extern const char *const play_accounts[MODEL_PLANS];

/* Kinds of subsidies, as they are typed and told. */
enum { PLAY_KINDS = 3 };
extern const char *const play_kinds[PLAY_KINDS];

/* The command is played: keep what it led to when it was accepted, and compare
 * every entry, the statement and the registers. */
void settle(struct player *, bool accepted, bool sealing);

/* Subsidies, budget, dues, inventory, decisions and the bank's lines. */
void compare_registers(struct player *);

/* The bank's line of that number of the year, oldest first: its day, its
 * amount (no two alike), and its label. */
int	play_line_day(const struct player *, int line);
int64_t play_line_cents(const struct player *, int line);
void	play_line_label(int line, char out[32]);

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

/* play_axes.c: a project, a subsidy or a decision on an entry; false when it may
 * not be named. */
bool add_axes(struct player *, struct line *, struct model_entry *);
void add_project(struct player *);

/* play_registers.c */
void play_grant(struct player *);
void play_receive(struct player *);
void play_grant_close(struct player *);
void play_budget(struct player *);
void play_headcount(struct player *);
void play_tariff(struct player *);
void play_pay(struct player *);
void play_collect(struct player *);
void play_item(struct player *);
void play_item_remove(struct player *);
void play_decision(struct player *);

/* play_bank.c */
void play_import(struct player *);
void play_ignore(struct player *);
void play_book(struct player *);

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
