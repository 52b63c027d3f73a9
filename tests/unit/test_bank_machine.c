/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bank_draw.h"
#include "bank_help.h"
#include "base/xalloc.h"
#include "format/bank_file.h"

/*
 * Statements made at random, written as banks write them by a program of our
 * own and read again: the same lines come back, in each format.
 */

#define SEED	   UINT64_C(20260914)
#define STATEMENTS 300

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
	uint64_t		 group = chance_draw(c, 6);

	m->chance = c;
	m->decimal = chance_draw(c, 2) ? '.' : ',';
	m->group = group == 5 ? (m->decimal == '.' ? "," : ".") : groups[group];
	m->newest_first = chance_draw(c, 2);
	m->month_first = chance_draw(c, 2);
	m->end = chance_draw(c, 2) ? "\r\n" : "\n";
}

/* An amount as that bank writes it. */
static void
put_amount(struct buf *out, const struct manner *m, int64_t cents)
{
	if (cents < 0 || chance_draw(m->chance, 2))
		buf_addc(out, cents < 0 ? '-' : '+');
	drawn_put_size(out, m->group, m->decimal, cents);
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

static const struct drawn_line *
nth(const struct drawn *s, const struct manner *m, size_t i)
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
	if (!xml || chance_draw(m->chance, 2))
		buf_adds(out, m->end);
	buf_reset(value);
}

static void
put_ofx_line(struct buf *out, const struct manner *m, bool xml,
    const struct drawn_line *line)
{
	static const char *const days[] = { "ymd", "ymd000000",
		"ymd120000.000[+1:CET]" };
	struct buf		 v = { .data = NULL };
	size_t			 half = strcspn(line->label, " ");
	char			*name;

	buf_addf(out, "<STMTTRN>%s", m->end);
	drawn_put_day(&v, line->day, days[chance_draw(m->chance, 3)]);
	put_tag(out, m, xml, "DTPOSTED", &v);
	put_amount(&v, m, line->cents);
	put_tag(out, m, xml, "TRNAMT", &v);
	buf_addf(&v, "%d", line->number);
	put_tag(out, m, xml, "FITID", &v);
	buf_addf(&v, "%07d", line->cheque ? line->number : 0);
	put_tag(out, m, xml, "CHECKNUM", &v);
	/* NAME is the beginning, or all of it. */
	name = chance_draw(m->chance, 2) ? xstrdup(line->label) :
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
put_ofx(
    struct buf *out, const struct manner *m, const struct drawn *s, bool xml)
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
	put_amount(&v, m, s->closing);
	put_tag(out, m, xml, "BALAMT", &v);
	drawn_put_day(&v, DRAWN_DAYS - 1, "ymd");
	put_tag(out, m, xml, "DTASOF", &v);
	buf_adds(out, "</LEDGERBAL></STMTRS></OFX>");
	buf_fini(&v);
}

static void
put_ofx1(struct buf *out, const struct manner *m, const struct drawn *s)
{
	put_ofx(out, m, s, false);
}

static void
put_ofx2(struct buf *out, const struct manner *m, const struct drawn *s)
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
	drawn_put_day(out, day, "<Dt><Dt>y-m-d</Dt></Dt></Bal>\n");
}

static void
put_camt_entry(
    struct buf *out, const struct manner *m, const struct drawn_line *line)
{
	struct buf v = { .data = NULL };
	bool	   time;

	put_escaped(&v, line->label);
	buf_adds(out, "<Ntry>");
	put_camt_amount(out, line->cents);
	buf_adds(out,
	    chance_draw(m->chance, 2) ? "<Sts>BOOK</Sts>" :
					"<Sts><Cd>BOOK</Cd></Sts>");
	time = chance_draw(m->chance, 2);
	buf_addf(out, "<BookgDt><%s>", time ? "DtTm" : "Dt");
	drawn_put_day(out, line->day, time ? "y-m-dT10:00:00" : "y-m-d");
	buf_addf(out, "</%s></BookgDt>", time ? "DtTm" : "Dt");
	buf_addf(out, "<AcctSvcrRef>%d</AcctSvcrRef>", line->number);
	buf_adds(out, "<NtryDtls><TxDtls><Refs>");
	if (line->cheque)
		buf_addf(out, "<ChqNb>%07d</ChqNb>", line->number);
	buf_addf(out,
	    "</Refs><RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls>"
	    "</NtryDtls>",
	    buf_str(&v));
	if (chance_draw(m->chance, 2))
		buf_addf(out, "<AddtlNtryInf>%s</AddtlNtryInf>", buf_str(&v));
	buf_addf(out, "</Ntry>%s", m->end);
	buf_fini(&v);
}

static void
put_camt(struct buf *out, const struct manner *m, const struct drawn *s)
{
	size_t i;

	buf_adds(out,
	    "<?xml version='1.0' encoding='UTF-8'?>\n"
	    "<Document><BkToCstmrStmt><Stmt><Acct><Id><Othr>"
	    "<Id>123 456</Id></Othr></Id></Acct>");
	put_camt_balance(out, "OPBD", s->opening, 0);
	put_camt_balance(out, "CLBD", s->closing, DRAWN_DAYS - 1);
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

	drawn_put_day(&v, day, m->month_first ? "m/d/y" : "d/m/y");
	put_qif_field(out, m, letters[0], buf_str(&v));
	buf_reset(&v);
	put_amount(&v, m, cents);
	put_qif_field(out, m, letters[1], buf_str(&v));
	buf_fini(&v);
}

static void
put_qif(struct buf *out, const struct manner *m, const struct drawn *s)
{
	char   number[16];
	size_t i;

	buf_addf(out, "!Account%sN123 456%s", m->end, m->end);
	put_qif_day_amount(out, m, "/$", DRAWN_DAYS - 1, s->closing);
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
		if (chance_draw(m->chance, 2))
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
	void (*put)(struct buf *, const struct manner *, const struct drawn *);
	bool opening; /* it tells that balance */
	bool ids;     /* and what the bank calls a line */
};

static const struct format formats[] = { { "OFX 1", put_ofx1, false, true },
	{ "OFX 2", put_ofx2, false, true },
	{ "CAMT.053", put_camt, true, true }, { "QIF", put_qif, true, false } };

/* What bank_tell must say; no row, as each format has its own. */
static void
expect(struct buf *out, const struct format *f, const struct drawn *s)
{
	const struct drawn_line *line;
	size_t			 i;

	buf_adds(out, "= 123456");
	if (f->opening) {
		buf_adds(out, " opening ");
		drawn_tell(out, 0, s->opening);
	}
	buf_adds(out, " closing ");
	drawn_tell(out, DRAWN_DAYS - 1, s->closing);
	buf_addc(out, '\n');
	for (i = 0; i < s->n; i++) {
		line = &s->lines[i];
		drawn_tell(out, line->day, line->cents);
		buf_addf(out, " %s", line->label);
		if (f->ids)
			buf_addf(out, " id %d", line->number);
		if (line->cheque)
			buf_addf(out, " cheque %07d", line->number);
		buf_addc(out, '\n');
	}
}

static void
check(const struct format *f, const struct manner *m, const struct drawn *s,
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
	got = drawn_without_rows(buf_str(&told));
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
	struct chance c;
	struct drawn  s;
	struct manner m;
	uint64_t      seed;
	size_t	      i;

	(void)state;
	for (seed = SEED; seed < SEED + STATEMENTS; seed++) {
		c.state = seed;
		drawn_make(&c, &s);
		for (i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
			draw_manner(&c, &m);
			/* Of one day, nothing tells which line is newer. */
			if (s.lines[0].day == s.lines[s.n - 1].day)
				m.newest_first = false;
			check(&formats[i], &m, &s, seed);
		}
		drawn_fini(&s);
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
	struct chance c = { .state = SEED };
	struct drawn  s;
	struct manner m;
	struct buf    file = { .data = NULL };
	size_t	      i, len, begin;

	(void)state;
	drawn_make(&c, &s);
	for (i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
		draw_manner(&c, &m);
		buf_reset(&file);
		formats[i].put(&file, &m, &s);
		begin = place_of_last(buf_str(&file), "123 456");
		for (len = begin; len < file.len; len++)
			cut(&formats[i], &file, len, s.n, SEED);
	}
	buf_fini(&file);
	drawn_fini(&s);
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
