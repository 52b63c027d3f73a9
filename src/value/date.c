/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "value/date.h"

#define FIRST_YEAR   1900 /* that a date may be in */
#define LAST_YEAR    2199
#define EPOCH_YEAR   1970
#define SCHOOL_MONTH 9 /* the school year begins in September */

static const char *const months_fr[] = { "janvier", "février", "mars", "avril",
	"mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
	"décembre" };

static const char *const weekdays_fr[] = { "lundi", "mardi", "mercredi",
	"jeudi", "vendredi", "samedi", "dimanche" };

static bool
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };

	return days[month - 1] + (month == 2 && is_leap(year));
}

/* Days from 1 January of the year 1 to that of this one. */
static int
days_before(int year)
{
	int y = year - 1;

	return 365 * y + y / 4 - y / 100 + y / 400;
}

static int
clamp(int n, int low, int high)
{
	if (n < low)
		return low;
	return n > high ? high : n;
}

/* The day in any year from 1 to 9999; month and day must exist. */
static struct date
make(int year, int month, int day)
{
	int days = days_before(year) - days_before(EPOCH_YEAR) + day - 1;
	int m;

	for (m = 1; m < month; m++)
		days += month_days(year, m);
	return (struct date){ .days = days };
}

bool
date_make(int year, int month, int day, struct date *out)
{
	if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 ||
	    day < 1 || day > month_days(year, month))
		return false;
	*out = make(year, month, day);
	return true;
}

void
date_split(struct date d, int *year, int *month, int *day)
{
	int left = clamp(d.days, make(1, 1, 1).days, make(9999, 12, 31).days) +
	    days_before(EPOCH_YEAR);
	int y = left / 366 + 1, m = 1;

	while (days_before(y + 1) <= left)
		y++;
	left -= days_before(y);
	while (left >= month_days(y, m))
		left -= month_days(y, m++);
	*year = y;
	*month = m;
	*day = left + 1;
}

int
date_school_year(struct date d)
{
	int year, month, day;

	date_split(d, &year, &month, &day);
	return month >= SCHOOL_MONTH ? year : year - 1;
}

struct date
date_year_start(int school_year)
{
	return make(clamp(school_year, 1, 9998), SCHOOL_MONTH, 1);
}

struct date
date_year_end(int school_year)
{
	int next = clamp(school_year, 1, 9998) + 1;

	return make(next, SCHOOL_MONTH - 1, 31);
}

int
date_compare(struct date a, struct date b)
{
	return (a.days > b.days) - (a.days < b.days);
}

static void
put(char *out, int n, int digits)
{
	while (digits-- > 0) {
		out[digits] = (char)('0' + n % 10);
		n /= 10;
	}
}

const char *
date_iso(struct date d, char out[DATE_ISO])
{
	int year, month, day;

	date_split(d, &year, &month, &day);
	memcpy(out, "0000-00-00", DATE_ISO);
	put(out, year, 4);
	put(out + 5, month, 2);
	put(out + 8, day, 2);
	return out;
}

const char *
date_fr(struct date d, char out[DATE_ISO])
{
	int year, month, day;

	date_split(d, &year, &month, &day);
	memcpy(out, "00/00/0000", DATE_ISO);
	put(out, day, 2);
	put(out + 3, month, 2);
	put(out + 6, year, 4);
	return out;
}

void
date_add_long(struct buf *out, struct date d)
{
	int year, month, day;

	date_split(d, &year, &month, &day);
	buf_addf(out, "%d%s %s %d", day, day == 1 ? "er" : "",
	    months_fr[month - 1], year);
}

const char *
date_weekday_fr(struct date d)
{
	int n = (d.days % 7 + 7 + 3) % 7; /* 1970-01-01: a Thursday */

	return weekdays_fr[n];
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

int
date_parse_iso(const char *s, struct date *out)
{
	static const char shape[] = "0000-00-00";
	size_t		  i;
	int		  n[3] = { 0, 0, 0 }, field = 0;

	for (i = 0; shape[i] != '\0'; i++) {
		if (shape[i] == '-' ? s[i] != '-' : !is_digit(s[i]))
			return -1;
		if (s[i] == '-')
			field++;
		else
			n[field] = n[field] * 10 + (s[i] - '0');
	}
	if (s[i] != '\0' || !date_make(n[0], n[1], n[2], out))
		return -1;
	return 0;
}

/* Two or three numbers with the same sign between them. */
struct fields {
	int n[3];
	int digits[3];
	int count;
};

static int
read_fields(const char *s, struct fields *f)
{
	char sep = '\0';

	*f = (struct fields){ .count = 0 };
	for (;;) {
		int i = f->count++;

		for (; is_digit(*s) && f->digits[i] < 4; s++, f->digits[i]++)
			f->n[i] = f->n[i] * 10 + (*s - '0');
		if (f->digits[i] == 0)
			return -1;
		if (*s == '\0')
			return f->count >= 2 ? 0 : -1;
		if (f->count == 3 || strchr("/.-", *s) == NULL ||
		    (sep != '\0' && *s != sep))
			return -1;
		sep = *s++;
	}
}

/*
 * Order the fields as year, month, day; -1 when their lengths fit no order.
 * The year stays 0 when it was not typed.
 */
static int
order_fields(const struct fields *f, int ymd[3])
{
	int y = f->digits[0] == 4 ? 0 : 2;
	int d = 2 - y;

	if (f->digits[1] > 2 || f->digits[d] > 2)
		return -1;
	ymd[1] = f->n[1];
	if (f->count == 2) {
		ymd[0] = 0;
		ymd[2] = f->n[0];
		return y == 0 ? -1 : 0;
	}
	if (f->digits[y] != 4 && f->digits[y] != 2)
		return -1;
	ymd[0] = f->n[y] + (f->digits[y] == 2 ? 2000 : 0);
	ymd[2] = f->n[d];
	return 0;
}

static int
refuse(const char *shown, struct err *err)
{
	err_set(err, ERR_USAGE, _("“%s” is not a date."), shown);
	return err_hint(err, _("Type it as 14/09/2026, 14/09 or today."));
}

/* Say why there is no such day. */
static int
refuse_day(const int ymd[3], const char *shown, struct err *err)
{
	int last;

	if (ymd[1] < 1 || ymd[1] > 12) {
		err_set(err, ERR_USAGE,
		    _("“%s” is not a date: there is no"
		      " month %d."),
		    shown, ymd[1]);
		return err_hint(err,
		    _("Type the day first, then the month,"
		      " as in 14/09/2026."));
	}
	if (ymd[0] < FIRST_YEAR || ymd[0] > LAST_YEAR) {
		err_set(err, ERR_USAGE,
		    _("“%s” is not a date that quitus"
		      " knows."),
		    shown);
		return err_hint(
		    err, _("Years go from %d to %d."), FIRST_YEAR, LAST_YEAR);
	}
	last = month_days(ymd[0], ymd[1]);
	err_set(err, ERR_USAGE, _("there is no day %02d/%02d/%d."), ymd[2],
	    ymd[1], ymd[0]);
	return err_hint(err,
	    _("That month goes from 01/%02d/%d to"
	      " %02d/%02d/%d."),
	    ymd[1], ymd[0], last, ymd[1], ymd[0]);
}

static int
parse_fields(const char *s, const char *shown, const struct date_context *ctx,
    struct date *out, struct err *err)
{
	struct fields f;
	int	      ymd[3];

	if (read_fields(s, &f) == -1 || order_fields(&f, ymd) == -1)
		return refuse(shown, err);
	if (f.count == 2) {
		if (ctx->year == 0) {
			err_set(
			    err, ERR_USAGE, _("“%s” lacks its year."), shown);
			return err_hint(err, _("Type it as 14/09/2026."));
		}
		ymd[0] = ctx->year + (ymd[1] < SCHOOL_MONTH);
	}
	if (!date_make(ymd[0], ymd[1], ymd[2], out))
		return refuse_day(ymd, shown, err);
	return 0;
}

static bool
is_one_of(const char *s, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strcmp(s, *words) == 0)
			return true;
	return false;
}

int
date_parse(const char *typed, const struct date_context *ctx, struct date *out,
    struct err *err)
{
	static const char *const today[] = { "today", "aujourd'hui",
		"aujourdhui", NULL };
	static const char *const yesterday[] = { "yesterday", "hier", NULL };
	char			 shown[UTF8_EXCERPT];
	char			*s = utf8_fold(typed);
	int			 rc = 0;

	if (is_one_of(s, today))
		*out = ctx->today;
	else if (is_one_of(s, yesterday))
		*out = (struct date){ .days = ctx->today.days - 1 };
	else if (s[0] == '\0') {
		err_set(err, ERR_USAGE, _("the date is empty."));
		rc = err_hint(err, _("Type it as 14/09/2026, 14/09 or today."));
	} else
		rc = parse_fields(s, utf8_excerpt(typed, shown), ctx, out, err);
	free(s);
	return rc;
}

int
date_today(struct date *out, struct err *err)
{
	const char *fixed = getenv("QUITUS_TODAY");
	char	    shown[UTF8_EXCERPT];
	time_t	    now = time(NULL);
	struct tm   tm;

	if (fixed != NULL && fixed[0] != '\0') {
		if (date_parse_iso(fixed, out) == 0)
			return 0;
		err_set(err, ERR_USAGE,
		    _("QUITUS_TODAY is “%s”, which is not"
		      " a day."),
		    utf8_excerpt(fixed, shown));
		return err_hint(err, _("Write it as 2026-09-14, or unset it."));
	}
	if (localtime_r(&now, &tm) == NULL ||
	    !date_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, out)) {
		err_set(err, ERR_USAGE,
		    _("the clock of this computer is"
		      " wrong."));
		return err_hint(err,
		    _("Set its date, or set QUITUS_TODAY to"
		      " today's date, such as 2026-09-14."));
	}
	return 0;
}
