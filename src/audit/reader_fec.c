/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "fec.h"
#include "readers.h"

#define BYTES_MAX ((size_t)48 << 20)
#define LINE_MAX  4096 /* bytes of a line that is still one */

/* What the columns are called, in capitals; the law wants eighteen, others add
 * some. */
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

/* ---- Text ---- */

static bool
is_cp1252(const struct buf *bytes)
{
	size_t i;

	for (i = 0; i < bytes->len; i++)
		if ((unsigned char)bytes->data[i] >= 0x80 &&
		    (unsigned char)bytes->data[i] < 0xa0)
			return true;
	return false;
}

/* UTF-8 in place of what the file is in. */
static int
decode(struct buf *bytes)
{
	struct buf out = { .data = NULL };
	char	   room[4096], *from = bytes->data, *to;
	size_t	   left = bytes->len, space;
	iconv_t	   cd;

	if (utf8_valid(buf_str(bytes), bytes->len))
		return 0;
	cd = iconv_open("UTF-8", is_cp1252(bytes) ? "CP1252" : "ISO-8859-15");
	if (cd == (iconv_t)-1)
		return -1;
	while (left > 0) {
		to = room;
		space = sizeof(room);
		/* A byte that stands for nothing there. */
		if (iconv(cd, &from, &left, &to, &space) == (size_t)-1 &&
		    to == room)
			break;
		buf_add(&out, room, sizeof(room) - space);
	}
	iconv_close(cd);
	buf_fini(bytes);
	*bytes = out;
	return left > 0 ? -1 : 0;
}

/* ---- Cells ---- */

static const char *
cell(const struct fec *f, enum fec_column column)
{
	int at = f->at[column];

	return at == -1 || (size_t)at >= f->n ? "" : f->cells[at];
}

static void
fault(struct fec *f, enum fec_column column, const char *what)
{
	csv_problem(&f->p->problems, f->line,
	    f->at[column] == -1 ? 0 : f->at[column] + 1, "%s", what);
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
		fault(f, column, _("this is no amount: 1234,56."));
	for (decimals = decimals < 0 ? 0 : decimals; decimals < 2; decimals++)
		cents *= 10;
	if (cents > MONEY_MAX_CENTS) {
		fault(f, column, _("this amount is more than any coop has."));
		return 0;
	}
	return sign * cents;
}

/* What the line moves: above zero a debit. */
static int64_t
take_amount(struct fec *f)
{
	const char *side = cell(f, FEC_SIDE);
	int64_t	    debit, credit;

	if (f->at[FEC_AMOUNT] != -1) {
		debit = take_cents(f, FEC_AMOUNT);
		if (toupper((unsigned char)side[0]) == 'C' ||
		    strcmp(side, "-1") == 0)
			return -debit;
		if (toupper((unsigned char)side[0]) != 'D' &&
		    strcmp(side, "+1") != 0 && strcmp(side, "1") != 0)
			fault(f, FEC_SIDE, _("the side is D or C."));
		return debit;
	}
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
	char	    iso[DATE_ISO];

	snprintf(iso, sizeof(iso), "%.4s-%.2s-%.2s", s,
	    strlen(s) == 8 ? s + 4 : "", strlen(s) == 8 ? s + 6 : "");
	if (date_parse_iso(iso, day) == 0)
		return true;
	fault(f, column, _("there is no such day: 20260831."));
	return false;
}

static struct date
take_day(struct fec *f)
{
	struct date day = { 0 };

	if (read_day(f, FEC_DAY, &day) &&
	    (date_compare(day, f->p->facts.start) < 0 ||
		date_compare(day, f->p->facts.end) > 0))
		fault(f, FEC_DAY, _("this day is not in the year."));
	return day;
}

/* What is not kept must be right all the same; empty is told nothing. */
static void
check_voucher_day(struct fec *f)
{
	struct date day;

	if (cell(f, FEC_VOUCHER_DAY)[0] != '\0')
		read_day(f, FEC_VOUCHER_DAY, &day);
}

static uint32_t
take_valid_day(struct fec *f)
{
	struct date day = { 0 };
	char	    iso[DATE_ISO];

	if (cell(f, FEC_VALID_DAY)[0] == '\0' ||
	    !read_day(f, FEC_VALID_DAY, &day))
		return 0;
	return parcel_add_text(f->p, date_iso(day, iso));
}

static void
check_names(struct fec *f)
{
	if (cell(f, FEC_NUMBER)[0] == '\0')
		fault(f, FEC_NUMBER, _("nothing stands here."));
	if (cell(f, FEC_LABEL)[0] == '\0')
		fault(f, FEC_LABEL, _("nothing stands here."));
	if (strlen(cell(f, FEC_NUMBER)) >= FEC_NUMBER_MAX)
		fault(f, FEC_NUMBER, _("this text is too long."));
	if (strlen(cell(f, FEC_JOURNAL)) >= FEC_JOURNAL_MAX)
		fault(f, FEC_JOURNAL, _("this text is too long."));
}

static void
take_line(struct fec *f)
{
	struct fec_line l = { .line = f->line };
	size_t		before = f->p->problems.n;

	l.day = take_day(f);
	l.cents = take_amount(f);
	if (code_normalize(cell(f, FEC_ACCOUNT), l.account) == -1 ||
	    code_class(l.account) == 0 || strlen(l.account) < 3)
		fault(f, FEC_ACCOUNT, _("this is no account."));
	check_names(f);
	check_voucher_day(f);
	l.validated = take_valid_day(f);
	if (f->p->problems.n > before)
		return;
	l.account_label = cell(f, FEC_ACCOUNT_LABEL);
	l.voucher = parcel_add_text(f->p, cell(f, FEC_VOUCHER));
	l.label = parcel_add_text(f->p, cell(f, FEC_LABEL));
	l.party = parcel_add_text(f->p, cell(f, FEC_PARTY));
	fec_take(f, cell(f, FEC_JOURNAL), cell(f, FEC_NUMBER), &l);
}

/* ---- Lines ---- */

static void
take_header(struct fec *f)
{
	size_t i, k;
	bool   sided;

	f->headed = true;
	for (k = 0; k < FEC_COLUMNS; k++)
		for (f->at[k] = -1, i = 0; i < f->n; i++)
			if (strcasecmp(f->cells[i], names[k]) == 0)
				f->at[k] = (int)i;
	sided = f->at[FEC_AMOUNT] != -1 && f->at[FEC_SIDE] != -1;
	for (k = 0; k < FEC_DEBIT; k++)
		if (f->at[k] == -1 && k != FEC_PARTY && k != FEC_ACCOUNT_LABEL)
			csv_problem(&f->p->problems, f->line, 0,
			    _("this is no FEC: no column is called %s."),
			    names[k]);
	if (!sided && (f->at[FEC_DEBIT] == -1 || f->at[FEC_CREDIT] == -1))
		csv_problem(&f->p->problems, f->line, 0,
		    _("this is no FEC: no column is called %s."), "DEBIT");
	if (!sided)
		f->at[FEC_AMOUNT] = -1;
}

static void
split(struct fec *f, char *line)
{
	for (f->n = 0; line != NULL && f->n < FEC_CELLS; f->n++)
		f->cells[f->n] = strsep(&line, f->separator);
}

static bool
is_clean(const struct fec *f)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (utf8_has_control(f->cells[i]))
			return false;
	return true;
}

static void
read_line(struct fec *f, char *line)
{
	if (line[0] == '\0')
		return;
	if (strlen(line) > LINE_MAX) {
		csv_problem(&f->p->problems, f->line, 0,
		    _("this line is too long for a FEC."));
		return;
	}
	if (!f->headed)
		f->separator = strchr(line, '\t') != NULL ? "\t" : "|";
	split(f, line);
	if (!is_clean(f)) {
		csv_problem(&f->p->problems, f->line, 0,
		    _("this line holds a control character."));
		return;
	}
	if (!f->headed)
		take_header(f);
	else
		take_line(f);
}

/* LF, CRLF, CR and CR CR LF end a line. */
static void
read_lines(struct fec *f, char *text)
{
	char *end;

	while (*text != '\0' && (!f->headed || f->at[FEC_DAY] != -1)) {
		end = text + strcspn(text, "\r\n");
		f->line++;
		while (*end == '\r' && (end[1] == '\r' || end[1] == '\n'))
			*end++ = '\0';
		if (*end != '\0')
			*end++ = '\0';
		read_line(f, text);
		text = end;
	}
}

static void
read_text(struct parcel *p, struct buf *bytes)
{
	struct fec f = { .p = p };
	char	  *text = bytes->data;

	if (strncmp(text, "\xef\xbb\xbf", 3) == 0)
		text += 3;
	p->problems.file = p->path;
	read_lines(&f, text);
	fec_end(&f);
	if (p->n == 0 && p->problems.n == 0)
		parcel_problem(p, _("there is no entry in it."));
}

void
reader_fec(struct parcel *p, const struct parcel_hint *hint)
{
	struct buf bytes = { .data = NULL };
	struct err err = { .kind = ERR_NONE };

	if (!reader_identify(p, hint))
		return;
	if (file_read(p->path, BYTES_MAX, &bytes, &err) == -1)
		parcel_take_error(p, &err);
	else if (bytes.len == 0 ||
	    memchr(bytes.data, '\0', bytes.len) != NULL || decode(&bytes) == -1)
		parcel_problem(p, _("it is not a text file."));
	else
		read_text(p, &bytes);
	reader_hash_content(p);
	buf_fini(&bytes);
}
