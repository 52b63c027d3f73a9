/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_VALUE_DATE_H
#define QUITUS_VALUE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/* A day of the Gregorian calendar: days since 1970-01-01. */
struct date {
	int32_t days;
};

#define DATE_ISO 11 /* YYYY-MM-DD and a NUL */

/* What a date without its year, or "today", refers to. */
struct date_context {
	struct date today;
	int	    year; /* 14/09 is the one inside this school year,
				 * which begins on 1 September; 0: no year */
};

/* Whether the day exists (years 1900 to 2199). */
bool date_make(int year, int month, int day, struct date *);
void date_split(struct date, int *year, int *month, int *day);

/*
 * Read a date as people type it: 2026-09-14, 14/09/2026, 14/9/26, 14.09.2026,
 * 14/09, today, yesterday, aujourd'hui, hier. Fails with ERR_USAGE when it is
 * no date, or when there is no such day (31/02), with the month's last day.
 */
int date_parse(
    const char *, const struct date_context *, struct date *, struct err *);

/* Read YYYY-MM-DD and nothing else; -1 when it is not a real day. */
int date_parse_iso(const char *, struct date *);

/* Today: QUITUS_TODAY (YYYY-MM-DD) when set, else the local clock's day. */
int date_today(struct date *, struct err *);

/* The first year of the school year (1 September to 31 August) of a day. */
int	    date_school_year(struct date);
struct date date_year_start(int school_year);
struct date date_year_end(int school_year);

int date_compare(struct date, struct date);

/* Each writes into out and returns it. */
const char *date_iso(struct date, char out[DATE_ISO]);
const char *date_fr(struct date, char out[DATE_ISO]); /* 14/09/2026 */

/* "14 septembre 2026", "1er septembre 2026": for documents. */
void date_add_long(struct buf *, struct date);

/* "lundi", always French. */
const char *date_weekday_fr(struct date);

#endif
