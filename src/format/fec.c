/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "format/fec.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "chunks.h"
#include "fec_parts.h"
#include "value/money.h"

#define LINE_BYTES  4096 /* of a line that is still one */
#define CELLS	    32	 /* of a line; what comes after is left alone */
#define JOURNAL_MAX 16	 /* bytes */
#define NUMBER_MAX  32

/* What the columns are called; the law wants eighteen, others add some. */
static const char *const names[] = { [FEC_JOURNAL] = "JOURNALCODE",
	[FEC_NUMBER] = "ECRITURENUM",
	[FEC_DAY] = "ECRITUREDATE",
	[FEC_ACCOUNT] = "COMPTENUM",
	[FEC_ACCOUNT_LABEL] = "COMPTELIB",
	[FEC_PARTY] = "COMPAUXLIB",
	[FEC_VOUCHER] = "PIECEREF",
	[FEC_LABEL] = "ECRITURELIB",
	[FEC_DEBIT] = "DEBIT",
	[FEC_CREDIT] = "CREDIT",
	[FEC_AMOUNT] = "MONTANT",
	[FEC_SIDE] = "SENS",
	[FEC_VOUCHER_DAY] = "PIECEDATE",
	[FEC_VALID_DAY] = "VALIDDATE" };

struct fec {
	struct csv_problems *problems;
	int		     year; /* 0: not known yet */
	struct group	     group;
	struct buf	     text; /* of the line */
	int		     line;
	bool		     after_cr; /* a line ended so, maybe not wholly */
	bool		     too_long;
	bool		     headed;
	bool		     useless; /* columns are missing */
	const char	    *separator;
	char		    *cells[CELLS];
	size_t		     n;
	int		     columns[FEC_COLUMNS]; /* from 1; 0: none */
};

/* ---- Cells ---- */

static const char *
cell(const struct fec *f, enum fec_column column)
{
	size_t at = (size_t)f->columns[column];

	return at == 0 || at > f->n ? "" : f->cells[at - 1];
}

static void
fault(struct fec *f, enum fec_column column, const char *what)
{
	csv_problem(f->problems, f->line, f->columns[column], "%s", what);
}

/* 1234,56 or 1234.56, maybe with a sign; empty is nothing. */
static int64_t
take_cents(struct fec *f, enum fec_column column)
{
	const char *s = cell(f, column);
	int64_t	    sign = 1, cents = 0;
	int	    digits = 0, decimals = -1;

	for (; *s == ' ' || *s == '-' || *s == '+'; s++)
		sign = *s == '-' ? -1 : sign;
	for (; *s != '\0' && *s != ' '; s++) {
		if ((*s == ',' || *s == '.') && decimals == -1) {
			decimals = 0;
			continue;
		}
		if (!isdigit((unsigned char)*s) || decimals == 2 ||
		    digits++ == 12)
			break;
		decimals += decimals >= 0;
		cents = 10 * cents + (*s - '0');
	}
	if (s[strspn(s, " ")] != '\0')
		fault(f, column,
		    _("this is no amount; amounts are written as 1234,56."));
	for (decimals = decimals < 0 ? 0 : decimals; decimals < 2; decimals++)
		cents *= 10;
	if (cents > MONEY_MAX_CENTS) {
		fault(f, column, _("this amount is more than any coop has."));
		return 0;
	}
	return sign * cents;
}

static int64_t
take_sided(struct fec *f)
{
	const char *side = cell(f, FEC_SIDE);
	int64_t	    cents = take_cents(f, FEC_AMOUNT);

	if (strcasecmp(side, "C") == 0 || strcmp(side, "-1") == 0)
		return -cents;
	if (strcasecmp(side, "D") != 0 && strcmp(side, "+1") != 0 &&
	    strcmp(side, "1") != 0)
		fault(f, FEC_SIDE, _("the side is D or C."));
	return cents;
}

/* What the line moves: above zero a debit. */
static int64_t
take_amount(struct fec *f)
{
	int64_t debit, credit;

	if (f->columns[FEC_AMOUNT] != 0)
		return take_sided(f);
	debit = take_cents(f, FEC_DEBIT);
	credit = take_cents(f, FEC_CREDIT);
	if (debit != 0 && credit != 0)
		fault(f, FEC_CREDIT,
		    _("a line is a debit or a credit, not both."));
	return debit - credit;
}

/* YYYYMMDD, a day that there is. */
static bool
read_day(struct fec *f, enum fec_column column, struct date *day)
{
	const char *s = cell(f, column);
	char	    iso[DATE_ISO] = "";

	if (strlen(s) == 8)
		snprintf(iso, sizeof(iso), "%.4s-%.2s-%.2s", s, s + 4, s + 6);
	if (date_parse_iso(iso, day) == 0)
		return true;
	fault(f, column,
	    _("there is no such day; days are written as 20260831."));
	return false;
}

static struct date
take_day(struct fec *f)
{
	struct date day = { 0 };

	if (!read_day(f, FEC_DAY, &day))
		return day;
	if (f->year == 0)
		f->year = date_school_year(day);
	if (date_school_year(day) != f->year)
		fault(f, FEC_DAY, _("this day is not in the year."));
	return day;
}

/* Days that may be empty. That of the voucher is not kept, and must be right
 * all the same. */
static void
take_other_days(struct fec *f, struct fec_line *l)
{
	struct date day;

	if (cell(f, FEC_VOUCHER_DAY)[0] != '\0')
		read_day(f, FEC_VOUCHER_DAY, &day);
	l->validated = cell(f, FEC_VALID_DAY)[0] != '\0' &&
	    read_day(f, FEC_VALID_DAY, &l->validated_on);
}

static bool
check_names(struct fec *f)
{
	size_t told = f->problems->n;

	if (cell(f, FEC_NUMBER)[0] == '\0')
		fault(f, FEC_NUMBER, _("nothing stands here."));
	if (strlen(cell(f, FEC_NUMBER)) >= NUMBER_MAX)
		fault(f, FEC_NUMBER, _("this text is too long."));
	if (strlen(cell(f, FEC_JOURNAL)) >= JOURNAL_MAX)
		fault(f, FEC_JOURNAL, _("this text is too long."));
	return f->problems->n == told;
}

static void
take_line(struct fec *f)
{
	struct fec_line l = { .line = f->line };
	bool		named = check_names(f);
	size_t		told;

	if (named)
		group_enter(&f->group, cell(f, FEC_JOURNAL),
		    cell(f, FEC_NUMBER), f->line);
	told = f->problems->n;
	l.day = take_day(f);
	l.cents = take_amount(f);
	if (code_normalize(cell(f, FEC_ACCOUNT), l.account) == -1 ||
	    code_class(l.account) == 0 || strlen(l.account) < 3)
		fault(f, FEC_ACCOUNT, _("this is no account."));
	if (cell(f, FEC_LABEL)[0] == '\0')
		fault(f, FEC_LABEL, _("nothing stands here."));
	take_other_days(f, &l);
	if (!named || f->problems->n > told) {
		group_spoil(&f->group);
		return;
	}
	l.account_label = cell(f, FEC_ACCOUNT_LABEL);
	l.voucher = cell(f, FEC_VOUCHER);
	l.label = cell(f, FEC_LABEL);
	l.party = cell(f, FEC_PARTY);
	group_take(&f->group, &l);
}

/* ---- Lines ---- */

static void
tell_missing(struct fec *f, const char *name)
{
	csv_problem(f->problems, f->line, 0,
	    _("this is no FEC: no column is called %s."), name);
	f->useless = true;
}

static void
take_header(struct fec *f)
{
	int   *at = f->columns;
	size_t i, k;
	bool   sided;

	f->headed = true;
	for (k = 0; k < FEC_COLUMNS; k++)
		for (i = 0; i < f->n; i++)
			if (strcasecmp(f->cells[i], names[k]) == 0)
				at[k] = (int)i + 1;
	sided = at[FEC_AMOUNT] != 0 && at[FEC_SIDE] != 0;
	for (k = 0; k < FEC_DEBIT; k++)
		if (at[k] == 0 && k != FEC_PARTY && k != FEC_ACCOUNT_LABEL)
			tell_missing(f, names[k]);
	if (!sided && (at[FEC_DEBIT] == 0 || at[FEC_CREDIT] == 0))
		tell_missing(f, "DEBIT");
	if (!sided)
		at[FEC_AMOUNT] = 0;
}

static void
split(struct fec *f, char *line)
{
	for (f->n = 0; line != NULL && f->n < CELLS; f->n++)
		f->cells[f->n] = strsep(&line, f->separator);
}

static bool
is_clean(const struct fec *f)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (!utf8_valid(f->cells[i], strlen(f->cells[i])) ||
		    utf8_has_control(f->cells[i]))
			return false;
	return true;
}

static void
spoil_line(struct fec *f, const char *what)
{
	csv_problem(f->problems, f->line, 0, "%s", what);
	if (f->headed)
		group_spoil(&f->group);
	else
		f->useless = true;
}

static void
end_line(struct fec *f)
{
	f->line++;
	if (f->too_long) {
		spoil_line(f, _("this line is too long for a FEC."));
	} else if (f->text.len > 0) {
		if (!f->headed)
			f->separator = strchr(f->text.data, '\t') != NULL ?
			    "\t" :
			    "|";
		split(f, f->text.data);
		if (!is_clean(f))
			spoil_line(
			    f, _("this line holds a control character."));
		else if (!f->headed)
			take_header(f);
		else
			take_line(f);
	}
	f->too_long = false;
	buf_reset(&f->text);
}

/* LF, CRLF, CR and CR CR LF end a line. */
static void
feed_end(struct fec *f, char c)
{
	if (!f->after_cr)
		end_line(f);
	f->after_cr = c == '\r';
}

static int
feed(const char *s, size_t len, void *arg)
{
	struct fec *f = arg;
	size_t	    i, n;

	for (i = 0; i < len; i += n) {
		n = 1;
		if (s[i] == '\r' || s[i] == '\n') {
			feed_end(f, s[i]);
			if (f->useless || f->group.rc != 0)
				return 1;
			continue;
		}
		while (i + n < len && s[i + n] != '\r' && s[i + n] != '\n')
			n++;
		f->after_cr = false;
		f->too_long = f->too_long || f->text.len + n > LINE_BYTES;
		if (!f->too_long)
			buf_add(&f->text, s + i, n);
	}
	/* What has no header by now never will. */
	return f->too_long && !f->headed ? 1 : 0;
}

static int
read_file(struct fec *f, const char *path, struct err *err)
{
	struct chunks c;
	int	      rc = chunks_begin(&c, path, err);

	c.latin9 = true;
	if (rc == 0)
		rc = chunks_each(&c, feed, f);
	chunks_end(&c);
	if (rc == -1)
		return -1;
	/* The last line may have no end. */
	if (!f->useless && f->group.rc == 0 && (f->text.len > 0 || f->too_long))
		end_line(f);
	if (!f->headed && !f->useless)
		tell_missing(f, names[0]);
	return 0;
}

int
fec_each(const char *path, int year, fec_entry_fn *fn, void *arg,
    struct csv_problems *problems, struct err *err)
{
	struct fec f = { .problems = problems, .year = year };
	int	   rc;

	f.group = (struct group){
		.problems = problems, .columns = f.columns, .fn = fn, .arg = arg
	};
	if (read_file(&f, path, err) == -1)
		f.group.rc = -1;
	group_end(&f.group);
	rc = f.group.rc;
	buf_fini(&f.text);
	return rc;
}
