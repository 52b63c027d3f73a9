/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bank_help.h"
#include "base/xalloc.h"
#include "format/bank_file.h"

/*
 * Statements made at random, written as banks write them by a program of our
 * own and read again: the same lines come back, in each format.
 */

#define SEED	   UINT64_C(20260914)
#define STATEMENTS 300
#define LINES_MAX  30
#define DAYS	   365

/* ---- Chance ---- */

struct chance {
	uint64_t state;
};

static uint64_t
draw(struct chance *c, uint64_t below)
{
	c->state = c->state * UINT64_C(6364136223846793005) +
	    UINT64_C(1442695040888963407);
	return (c->state >> 33) % below;
}

/* ---- A statement ---- */

struct line {
	int	day; /* from 1 January 2026 */
	int64_t cents;
	char   *label;
	int	number; /* of the bank */
	bool	cheque;
};

struct statement {
	int64_t	    opening;
	size_t	    n;
	struct line lines[LINES_MAX];
};

static const char *const words[] = { "VIR", "SEPA", "Mairie", "école", "cinéma",
	"Léa & Tom", "goûter", "n° 12", "CB*1234", "M. L'Abbé", "cœur",
	"« fête »", "10 €", "bus/train", "12 < 13", "pain; lait", "\"brut\"",
	"a > b" };

static char *
draw_label(struct chance *c)
{
	struct buf b = { .data = NULL };
	uint64_t   i, n = 1 + draw(c, 4);

	for (i = 0; i < n; i++)
		buf_addf(&b, "%s%s", i > 0 ? " " : "",
		    words[draw(c, sizeof(words) / sizeof(*words))]);
	return buf_steal(&b);
}

/* Small sums and very large ones; never zero. */
static int64_t
draw_cents(struct chance *c)
{
	static const uint64_t most[] = { 99, 9999, 99999, 999999, 99999999 };
	int64_t		      cents = (int64_t)draw(c, most[draw(c, 5)]) + 1;

	return draw(c, 2) ? cents : -cents;
}

/* The first line is on the first day, 31 January: no order of day and month is
 * in doubt, and its cents show what stands before them. */
static void
draw_statement(struct chance *c, struct statement *s)
{
	size_t i;
	int    day = 30;

	s->opening = draw_cents(c) * 10;
	s->n = 1 + (size_t)draw(c, LINES_MAX);
	for (i = 0; i < s->n; i++) {
		s->lines[i].day = day;
		s->lines[i].cents = i == 0 ? -1234567 : draw_cents(c);
		s->lines[i].label = draw_label(c);
		s->lines[i].number = (int)draw(c, 1000000) + 1;
		s->lines[i].cheque = draw(c, 5) == 0;
		day += (int)draw(c, 3) * (int)draw(c, 7);
		day = day < DAYS ? day : DAYS - 1;
	}
}

static void
fini_statement(struct statement *s)
{
	while (s->n > 0)
		free(s->lines[--s->n].label);
}

static int64_t
closing(const struct statement *s)
{
	int64_t sum = s->opening;
	size_t	i;

	for (i = 0; i < s->n; i++)
		sum += s->lines[i].cents;
	return sum;
}

/* ---- How banks write ---- */

/* A way of writing, drawn for a whole file. */
struct manner {
	struct chance *chance;
	char	       decimal;
	const char    *group; /* between thousands */
	bool	       newest_first;
	bool	       month_first; /* QIF */
	const char    *end;	    /* of a line of the file */
};

static void
draw_manner(struct chance *c, struct manner *m)
{
	static const char *const groups[] = { "", " ", "\xc2\xa0",
		"\xe2\x80\xaf", "'" };
	uint64_t		 group = draw(c, 6);

	m->chance = c;
	m->decimal = draw(c, 2) ? '.' : ',';
	m->group = group == 5 ? (m->decimal == '.' ? "," : ".") : groups[group];
	m->newest_first = draw(c, 2);
	m->month_first = draw(c, 2);
	m->end = draw(c, 2) ? "\r\n" : "\n";
}

/* An amount as that bank writes it. */
static void
put_amount(struct buf *out, const struct manner *m, int64_t cents)
{
	int64_t whole = (cents < 0 ? -cents : cents) / 100, unit = 1;
	int	rest = (int)((cents < 0 ? -cents : cents) % 100);

	if (cents < 0 || draw(m->chance, 2))
		buf_addc(out, cents < 0 ? '-' : '+');
	while (whole / unit >= 1000)
		unit *= 1000;
	buf_addf(out, "%lld", (long long)(whole / unit));
	for (; unit > 1; unit /= 1000)
		buf_addf(out, "%s%03lld", m->group,
		    (long long)(whole / (unit / 1000) % 1000));
	buf_addf(out, "%c%02d", m->decimal, rest);
}

/* Whole months of 2026, which is no leap year. */
static void
split_day(int day, int *month, int *of_month)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };

	for (*month = 0; day >= lengths[*month]; (*month)++)
		day -= lengths[*month];
	(*month)++;
	*of_month = day + 1;
}

/* y, m and d of the format are the year, the month and the day. */
static void
put_day(struct buf *out, int day, const char *format)
{
	int month, of_month;

	split_day(day, &month, &of_month);
	for (; *format != '\0'; format++)
		if (*format == 'y')
			buf_adds(out, "2026");
		else if (*format == 'm' || *format == 'd')
			buf_addf(
			    out, "%02d", *format == 'm' ? month : of_month);
		else
			buf_addc(out, *format);
}

static void
put_escaped(struct buf *out, const char *s)
{
	for (; *s != '\0'; s++)
		if (*s == '&')
			buf_adds(out, "&amp;");
		else if (*s == '<')
			buf_adds(out, "&lt;");
		else if (*s == '>')
			buf_adds(out, "&#62;");
		else
			buf_addc(out, *s);
}

static const struct line *
nth(const struct statement *s, const struct manner *m, size_t i)
{
	return &s->lines[m->newest_first ? s->n - 1 - i : i];
}

/* A tag of OFX with what put_x has left in value, which becomes empty. */
static void
put_tag(struct buf *out, const struct manner *m, bool xml, const char *name,
    struct buf *value)
{
	buf_addf(out, "<%s>%s", name, buf_str(value));
	if (xml)
		buf_addf(out, "</%s>", name);
	if (!xml || draw(m->chance, 2))
		buf_adds(out, m->end);
	buf_reset(value);
}

static void
put_ofx_line(
    struct buf *out, const struct manner *m, bool xml, const struct line *line)
{
	static const char *const days[] = { "ymd", "ymd000000",
		"ymd120000.000[+1:CET]" };
	struct buf		 v = { .data = NULL };
	size_t			 half = strcspn(line->label, " ");
	char			*name;

	buf_addf(out, "<STMTTRN>%s", m->end);
	put_day(&v, line->day, days[draw(m->chance, 3)]);
	put_tag(out, m, xml, "DTPOSTED", &v);
	put_amount(&v, m, line->cents);
	put_tag(out, m, xml, "TRNAMT", &v);
	buf_addf(&v, "%d", line->number);
	put_tag(out, m, xml, "FITID", &v);
	buf_addf(&v, "%07d", line->cheque ? line->number : 0);
	put_tag(out, m, xml, "CHECKNUM", &v);
	/* NAME is the beginning, or all of it. */
	name = draw(m->chance, 2) ? xstrdup(line->label) :
				    xstrndup(line->label, half);
	put_escaped(&v, name);
	free(name);
	put_tag(out, m, xml, "NAME", &v);
	put_escaped(&v, line->label);
	put_tag(out, m, xml, "MEMO", &v);
	buf_addf(out, "</STMTTRN>%s", m->end);
	buf_fini(&v);
}

static void
put_ofx(struct buf *out, const struct manner *m, const struct statement *s,
    bool xml)
{
	struct buf v = { .data = NULL };
	size_t	   i;

	if (xml)
		buf_adds(
		    out, "<?xml version=\"1.0\"?><?OFX OFXHEADER=\"200\"?>");
	else
		buf_addf(out, "OFXHEADER:100%sCHARSET:1252%s%s", m->end, m->end,
		    m->end);
	buf_adds(out, "<OFX><STMTRS>");
	buf_adds(&v, "EUR");
	put_tag(out, m, xml, "CURDEF", &v);
	buf_adds(out, "<BANKACCTFROM>");
	buf_adds(&v, "123 456");
	put_tag(out, m, xml, "ACCTID", &v);
	buf_adds(out, "</BANKACCTFROM><BANKTRANLIST>");
	for (i = 0; i < s->n; i++)
		put_ofx_line(out, m, xml, nth(s, m, i));
	buf_adds(out, "</BANKTRANLIST><LEDGERBAL>");
	put_amount(&v, m, closing(s));
	put_tag(out, m, xml, "BALAMT", &v);
	put_day(&v, DAYS - 1, "ymd");
	put_tag(out, m, xml, "DTASOF", &v);
	buf_adds(out, "</LEDGERBAL></STMTRS></OFX>");
	buf_fini(&v);
}

static void
put_ofx1(struct buf *out, const struct manner *m, const struct statement *s)
{
	put_ofx(out, m, s, false);
}

static void
put_ofx2(struct buf *out, const struct manner *m, const struct statement *s)
{
	put_ofx(out, m, s, true);
}

/* CAMT: the sign is a word, the amount a plain number. */
static void
put_camt_amount(struct buf *out, int64_t cents)
{
	int64_t size = cents < 0 ? -cents : cents;

	buf_addf(out,
	    "<Amt Ccy=\"EUR\">%lld.%02lld</Amt><CdtDbtInd>%s"
	    "</CdtDbtInd>",
	    (long long)(size / 100), (long long)(size % 100),
	    cents < 0 ? "DBIT" : "CRDT");
}

static void
put_camt_balance(struct buf *out, const char *code, int64_t cents, int day)
{
	buf_addf(out, "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp>", code);
	put_camt_amount(out, cents);
	put_day(out, day, "<Dt><Dt>y-m-d</Dt></Dt></Bal>\n");
}

static void
put_camt_entry(struct buf *out, const struct manner *m, const struct line *line)
{
	struct buf v = { .data = NULL };
	bool	   time;

	put_escaped(&v, line->label);
	buf_adds(out, "<Ntry>");
	put_camt_amount(out, line->cents);
	buf_adds(out,
	    draw(m->chance, 2) ? "<Sts>BOOK</Sts>" :
				 "<Sts><Cd>BOOK</Cd></Sts>");
	time = draw(m->chance, 2);
	buf_addf(out, "<BookgDt><%s>", time ? "DtTm" : "Dt");
	put_day(out, line->day, time ? "y-m-dT10:00:00" : "y-m-d");
	buf_addf(out, "</%s></BookgDt>", time ? "DtTm" : "Dt");
	buf_addf(out, "<AcctSvcrRef>%d</AcctSvcrRef>", line->number);
	buf_adds(out, "<NtryDtls><TxDtls><Refs>");
	if (line->cheque)
		buf_addf(out, "<ChqNb>%07d</ChqNb>", line->number);
	buf_addf(out,
	    "</Refs><RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls>"
	    "</NtryDtls>",
	    buf_str(&v));
	if (draw(m->chance, 2))
		buf_addf(out, "<AddtlNtryInf>%s</AddtlNtryInf>", buf_str(&v));
	buf_addf(out, "</Ntry>%s", m->end);
	buf_fini(&v);
}

static void
put_camt(struct buf *out, const struct manner *m, const struct statement *s)
{
	size_t i;

	buf_adds(out,
	    "<?xml version='1.0' encoding='UTF-8'?>\n"
	    "<Document><BkToCstmrStmt><Stmt><Acct><Id><Othr>"
	    "<Id>123 456</Id></Othr></Id></Acct>");
	put_camt_balance(out, "OPBD", s->opening, 0);
	put_camt_balance(out, "CLBD", closing(s), DAYS - 1);
	for (i = 0; i < s->n; i++)
		put_camt_entry(out, m, nth(s, m, i));
	buf_adds(out, "</Stmt></BkToCstmrStmt></Document>");
}

static void
put_qif_field(
    struct buf *out, const struct manner *m, char letter, const char *text)
{
	buf_addf(out, "%c%s%s", letter, text, m->end);
}

static void
put_qif_day_amount(struct buf *out, const struct manner *m, const char *letters,
    int day, int64_t cents)
{
	struct buf v = { .data = NULL };

	put_day(&v, day, m->month_first ? "m/d/y" : "d/m/y");
	put_qif_field(out, m, letters[0], buf_str(&v));
	buf_reset(&v);
	put_amount(&v, m, cents);
	put_qif_field(out, m, letters[1], buf_str(&v));
	buf_fini(&v);
}

static void
put_qif(struct buf *out, const struct manner *m, const struct statement *s)
{
	char   number[16];
	size_t i;

	buf_addf(out, "!Account%sN123 456%s", m->end, m->end);
	put_qif_day_amount(out, m, "/$", DAYS - 1, closing(s));
	buf_addf(out, "^%s!Type:Bank%s", m->end, m->end);
	put_qif_day_amount(out, m, "DT", 0, s->opening);
	buf_addf(
	    out, "POpening Balance%sL[123 456]%s^%s", m->end, m->end, m->end);
	for (i = 0; i < s->n; i++) {
		put_qif_day_amount(
		    out, m, "DT", nth(s, m, i)->day, nth(s, m, i)->cents);
		snprintf(number, sizeof(number), "%07d", nth(s, m, i)->number);
		put_qif_field(
		    out, m, 'N', nth(s, m, i)->cheque ? number : "VIR");
		put_qif_field(out, m, 'P', nth(s, m, i)->label);
		if (draw(m->chance, 2))
			put_qif_field(out, m, 'M', nth(s, m, i)->label);
		buf_addf(out, "^%s", m->end);
	}
}

/* ---- Written and read again ---- */

/* By what it holds, as the program reads it. */
static int
read_file(
    const char *bytes, size_t len, struct bank_statements *all, struct err *err)
{
	struct bank_file_options o = { .bank = NULL };

	return bank_file_read("random", bytes, len, &o, all, err);
}

struct format {
	const char *name;
	void (*put)(
	    struct buf *, const struct manner *, const struct statement *);
	bool opening; /* it tells that balance */
	bool ids;     /* and what the bank calls a line */
};

static const struct format formats[] = { { "OFX 1", put_ofx1, false, true },
	{ "OFX 2", put_ofx2, false, true },
	{ "CAMT.053", put_camt, true, true }, { "QIF", put_qif, true, false } };

/* The day as bank_tell writes it. */
static void
tell(struct buf *out, int day, int64_t cents)
{
	int64_t size = cents < 0 ? -cents : cents;

	put_day(out, day, "y-m-d ");
	buf_addf(out, "%s%lld.%02lld", cents < 0 ? "-" : "",
	    (long long)(size / 100), (long long)(size % 100));
}

/* What bank_tell must say; no row, as each format has its own. */
static void
expect(struct buf *out, const struct format *f, const struct statement *s)
{
	const struct line *line;
	size_t		   i;

	buf_adds(out, "= 123456");
	if (f->opening) {
		buf_adds(out, " opening ");
		tell(out, 0, s->opening);
	}
	buf_adds(out, " closing ");
	tell(out, DAYS - 1, closing(s));
	buf_addc(out, '\n');
	for (i = 0; i < s->n; i++) {
		line = &s->lines[i];
		tell(out, line->day, line->cents);
		buf_addf(out, " %s", line->label);
		if (f->ids)
			buf_addf(out, " id %d", line->number);
		if (line->cheque)
			buf_addf(out, " cheque %07d", line->number);
		buf_addc(out, '\n');
	}
}

/* Take " @ROW" off the lines. */
static char *
without_rows(const char *told)
{
	struct buf b = { .data = NULL };
	size_t	   n, len;

	for (; *told != '\0'; told += n + 1) {
		n = len = strcspn(told, "\n");
		while (*told != '=' && told[len] != '@')
			len--;
		buf_add(&b, told, *told == '=' ? n : len - 1);
		buf_addc(&b, '\n');
	}
	return buf_steal(&b);
}

static void
check(const struct format *f, const struct manner *m, const struct statement *s,
    uint64_t seed)
{
	struct bank_statements all = { .bank = NULL };
	struct err	       err = { .kind = ERR_NONE };
	struct buf	       file = { .data = NULL }, told = { .data = NULL };
	struct buf	       wanted = { .data = NULL };
	char		      *got;

	f->put(&file, m, s);
	expect(&wanted, f, s);
	if (read_file(buf_str(&file), file.len, &all, &err) == -1)
		fail_msg("seed %llu, %s: refused: %s\n%s",
		    (unsigned long long)seed, f->name, err_what(&err),
		    buf_str(&file));
	bank_tell(&told, &all);
	got = without_rows(buf_str(&told));
	if (strcmp(got, buf_str(&wanted)) != 0)
		fail_msg("seed %llu, %s: read\n%swanted\n%sfrom\n%s",
		    (unsigned long long)seed, f->name, got, buf_str(&wanted),
		    buf_str(&file));
	free(got);
	buf_fini(&file);
	buf_fini(&told);
	buf_fini(&wanted);
	bank_statements_fini(&all);
}

static void
test_read_again(void **state)
{
	struct chance	 c;
	struct statement s;
	struct manner	 m;
	uint64_t	 seed;
	size_t		 i;

	(void)state;
	for (seed = SEED; seed < SEED + STATEMENTS; seed++) {
		c.state = seed;
		draw_statement(&c, &s);
		for (i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
			draw_manner(&c, &m);
			/* Of one day, nothing tells which line is newer. */
			if (s.lines[0].day == s.lines[s.n - 1].day)
				m.newest_first = false;
			check(&formats[i], &m, &s, seed);
		}
		fini_statement(&s);
	}
}

/* ---- Cut anywhere ---- */

/* A file that lacks its end is refused, or nothing of it is lost: no prefix
 * gives fewer lines in silence. */
static void
cut(const struct format *f, const struct buf *file, size_t len, size_t lines,
    uint64_t seed)
{
	struct bank_statements all = { .bank = NULL };
	struct err	       err = { .kind = ERR_NONE };
	char		      *bytes = xstrndup(buf_str(file), len);

	if (read_file(bytes, len, &all, &err) == 0 &&
	    (all.n != 1 || all.items[0].n != lines))
		fail_msg("seed %llu, %s: cut at %zu of %zu, and read",
		    (unsigned long long)seed, f->name, len, file->len);
	free(bytes);
	err_fini(&err);
	bank_statements_fini(&all);
}

static size_t
place_of_last(const char *text, const char *word)
{
	const char *at, *last = text;

	for (at = text; (at = strstr(at, word)) != NULL; at++)
		last = at;
	return (size_t)(last - text);
}

/* QIF has no end: what it lacks shows once it has told its opening balance,
 * which stands after the last name of the account. */
static void
test_cut(void **state)
{
	struct chance	 c = { .state = SEED };
	struct statement s;
	struct manner	 m;
	struct buf	 file = { .data = NULL };
	size_t		 i, len, begin;

	(void)state;
	draw_statement(&c, &s);
	for (i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
		draw_manner(&c, &m);
		buf_reset(&file);
		formats[i].put(&file, &m, &s);
		begin = place_of_last(buf_str(&file), "123 456");
		for (len = begin; len < file.len; len++)
			cut(&formats[i], &file, len, s.n, SEED);
	}
	buf_fini(&file);
	fini_statement(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read_again),
		cmocka_unit_test(test_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
