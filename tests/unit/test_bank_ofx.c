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
#include "value/text.h"

/* One line, day and amount to be put in. */
#define BEFORE                                                            \
	"OFXHEADER:100\n\n<OFX>\n<STMTRS>\n<CURDEF>EUR\n<BANKTRANLIST>\n" \
	"<STMTTRN>\n<DTPOSTED>"
#define AFTER "\n<NAME>Jus\n</STMTTRN>\n</BANKTRANLIST>\n</STMTRS>\n</OFX>\n"
#define ONE   BEFORE "20260914\n<TRNAMT>-12.50" AFTER

static void
test_sgml(void **state)
{
	(void)state;
	bank_reads_sample(bank_ofx_read, "ofx1-cp1252.ofx",
	    "= 00175009999 2026-09-01..2026-09-30"
	    " closing 2026-09-30 2417.81\n"
	    "2026-09-14 -2.00 FRAIS DE TENUE DE COMPTE id 2026257000002 @62\n"
	    "2026-09-14 -31.20 PRLV LIBRAIRIE DU P'TIT QUAI Livres & albums,"
	    " école élémentaire < 12 ans id 2026257000003 @53\n"
	    "2026-09-21 -84.50 CHEQUE id 2026264000009 cheque 0000412 @44\n"
	    "2026-09-28 1250.00 VIR MAIRIE DE LILLE subvention « cirque » 1er"
	    " versement id 2026271000017 @36\n");
}

static void
test_xml(void **state)
{
	(void)state;
	bank_reads_sample(bank_ofx_read, "ofx2-two-accounts.ofx",
	    "= 00020123401 2026-10-01..2026-10-31"
	    " closing 2026-10-31 -767.56\n"
	    "2026-10-05 312.00 REM CHQ N° 12 Photos de classe CP & CE1"
	    " id PH-5-1 @15\n"
	    "2026-10-05 -1034.56 AUTOCARS DES DUNES Sortie au musée <CM2>"
	    " id PH-5-2 @23\n"
	    "2026-10-19 -45.00 CHEQUE 413 id PH-19-1 cheque 413 @27\n"
	    "= 00020123402\n");
}

/* On one line, in small letters, without a header. */
static void
test_one_line(void **state)
{
	(void)state;
	bank_reads(bank_ofx_read,
	    "<ofx><stmtrs><banktranlist><stmttrn><dtposted>20260914"
	    "<trnamt>3<name>Goûter</stmttrn></banktranlist></stmtrs></ofx>",
	    "= ?\n2026-09-14 3.00 Goûter @1\n");
}

static void
amount_is(const char *amount, const char *told)
{
	char *bytes = bank_changed(ONE, "-12.50", amount);
	char *line = xasprintf("= ?\n2026-09-14 %s Jus @7\n", told);

	bank_reads(bank_ofx_read, bytes, line);
	free(bytes);
	free(line);
}

static void
test_amounts(void **state)
{
	(void)state;
	amount_is("-1 234.56", "-1234.56");
	amount_is("-1 234,56", "-1234.56");
	amount_is("1.234,56", "1234.56");
	amount_is("1,234.56", "1234.56");
	amount_is("+12,5", "12.50");
	amount_is("-.07", "-0.07");
	amount_is("- 7", "-7.00");
	amount_is("7.00-", "-7.00");
	amount_is("\xe2\x88\x92"
		  "3\xc2\xa0"
		  "000,10",
	    "-3000.10");
	amount_is("1'234'567.89", "1234567.89");
	amount_is("1.234.567", "1234567.00");
	amount_is("0.500", "0.50");
	amount_is("9999999999.99", "9999999999.99");
}

static void
amount_fails(const char *amount, const char *what)
{
	char *bytes = bank_changed(ONE, "-12.50", amount);

	bank_refuses(bank_ofx_read, bytes, ERR_RULE, what);
	free(bytes);
}

static void
test_bad_amounts(void **state)
{
	(void)state;
	amount_fails("douze", "sample:9:9: “douze” is not an amount.");
	amount_fails("1,234", "sample:9:9: “1,234” is 1 234,00 € or has");
	amount_fails("1.230", "“1.230” could mean 1 230,00 € or 1,23 €.");
	amount_fails("12.345", "or has more than two decimals");
	amount_fails("1234.567", "“1234.567” has more than two decimals.");
	amount_fails("12.", "“12.” is not an amount.");
	amount_fails("--5", "“--5” is not an amount.");
	amount_fails("1 23,00", "“1 23,00” is not an amount.");
	amount_fails("12,3.4,5", "is not an amount.");
	amount_fails("1e3", "“1e3” is not an amount.");
	amount_fails("10000000000.00", "more than one line can hold");
	amount_fails("99999999999999999999999", "more than one line can hold");
	amount_fails("", "sample:7:1: this line has no amount (TRNAMT).");
}

static void
day_fails(const char *day, const char *what)
{
	char *bytes = bank_changed(ONE, "20260914", day);

	bank_refuses(bank_ofx_read, bytes, ERR_RULE, what);
	free(bytes);
}

static void
test_bad_days(void **state)
{
	(void)state;
	day_fails("20260231", "sample:8:11: “20260231” is not a day.");
	day_fails("2026-09-14", "“2026-09-14” is not a day.");
	day_fails("2026091", "“2026091” is not a day.");
	day_fails("202609141", "“202609141” is not a day.");
	day_fails("20260914x", "“20260914x” is not a day.");
	day_fails("", "sample:7:1: this line has no day (DTPOSTED).");
}

static void
test_all_problems(void **state)
{
	(void)state;
	bank_refuses(bank_ofx_read,
	    BEFORE
	    "20261301\n<TRNAMT>x\n</STMTTRN>\n<STMTTRN>\n<TRNAMT>1" AFTER,
	    ERR_RULE,
	    "for 3 problems:\nsample:8:11:\nsample:9:9:\n"
	    "sample:11:1: this line has no day");
}

static void
test_cut(void **state)
{
	const char *last = strstr(ONE, "</OFX>");
	char	   *bytes;
	size_t	    n;

	(void)state;
	/* Wherever it is cut inside of <OFX>, it is seen. */
	for (n = (size_t)(strstr(ONE, "<STMTRS>") - ONE);
	     n < (size_t)(last - ONE) + 5; n++) {
		bytes = xstrndup(ONE, n);
		bank_refuses(bank_ofx_read, bytes, ERR_RULE, "the file is cut");
		free(bytes);
	}
	bank_refuses(bank_ofx_read, "<OFX></STMTTRN></OFX>", ERR_RULE,
	    "sample:1:6: </STMTTRN> closes what was never opened.");
	bank_refuses(bank_ofx_read,
	    "<OFX><STMTRS><BANKTRANLIST><STMTTRN><TRNAMT>1<STMTTRN>"
	    "<DTPOSTED>20260914<TRNAMT>2</STMTTRN></BANKTRANLIST></STMTRS>"
	    "</OFX>",
	    ERR_RULE, "sample:1:28: <STMTTRN>, which opens here, is never");
}

static void
test_currency(void **state)
{
	char *bytes = bank_changed(ONE, "EUR", "CHF");

	(void)state;
	bank_refuses(
	    bank_ofx_read, bytes, ERR_RULE, "sample:5:9: this is in CHF");
	free(bytes);
}

static void
test_declarations(void **state)
{
	(void)state;
	bank_refuses(bank_ofx_read,
	    "<?xml version=\"1.0\"?>\n<!DOCTYPE OFX [<!ENTITY a \"aaaa\">"
	    "<!ENTITY b \"&a;&a;&a;&a;\">]>\n<OFX>&b;</OFX>",
	    ERR_RULE, "sample:2:1: a declaration (DOCTYPE, ENTITY)");
	bank_refuses(bank_ofx_read, "<OFX><!-- never closed </OFX>", ERR_RULE,
	    "never closed");
	bank_refuses(
	    bank_ofx_read, "<OFX><STMTRS", ERR_RULE, "in the middle of a tag");
}

static void
test_other_files(void **state)
{
	(void)state;
	bank_refuses(bank_ofx_read,
	    "<!DOCTYPE html>\n<html><body>Votre session a expiré</body></html>",
	    ERR_FILE, "sample is a web page");
	bank_refuses(bank_ofx_read, "Date;Libellé;Montant\n", ERR_FILE,
	    "sample is not an OFX file.");
	bank_refuses(bank_ofx_read, "", ERR_FILE, "sample is not an OFX file.");
	bank_refuses(bank_ofx_read, "<OFX><SONRS></SONRS></OFX>", ERR_FILE,
	    "holds no statement of an account");
}

/* A tag that nobody closes, over and over, and an & before nothing. */
static void
test_endless(void **state)
{
	struct buf b = { .data = NULL };
	char	   text[TEXT_LABEL_MAX + 1] = "", *amps;
	int	   i;

	(void)state;
	for (i = 0; i < 1000; i++)
		buf_adds(&b, "<OFX><STMTRS>&");
	bank_refuses(bank_ofx_read, buf_str(&b), ERR_RULE, "too deep");
	buf_fini(&b);
	memset(text, '&', TEXT_LABEL_MAX);
	buf_adds(&b,
	    "<OFX><STMTRS><STMTTRN><DTPOSTED>20260914<TRNAMT>1<NAME>&<MEMO>");
	buf_pad(&b, '&', 1000000);
	buf_adds(&b, "</STMTTRN></STMTRS></OFX>");
	amps = xasprintf("= ?\n2026-09-14 1.00 %s @1\n", text);
	bank_reads(bank_ofx_read, buf_str(&b), amps);
	buf_fini(&b);
	free(amps);
	bank_reads(bank_ofx_read,
	    "<OFX><STMTRS><STMTTRN><DTPOSTED>20260914"
	    "<TRNAMT>1<MEMO>&#xE9;&#0;&#x110000;&nope;&eacute</STMTTRN>"
	    "</STMTRS></OFX>",
	    "= ?\n2026-09-14 1.00 é&#0;&#x110000;&nope;&eacute @1\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sgml),
		cmocka_unit_test(test_xml),
		cmocka_unit_test(test_one_line),
		cmocka_unit_test(test_amounts),
		cmocka_unit_test(test_bad_amounts),
		cmocka_unit_test(test_bad_days),
		cmocka_unit_test(test_all_problems),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_currency),
		cmocka_unit_test(test_declarations),
		cmocka_unit_test(test_other_files),
		cmocka_unit_test(test_endless),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
