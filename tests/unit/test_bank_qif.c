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

#define HEAD "!Type:Bank\n"

static int
read_any(const char *name, const char *text, size_t len,
    struct bank_statements *all, struct err *err)
{
	return bank_qif_read(name, text, len, BANK_DAYS_UNKNOWN, all, err);
}

static int
read_day_first(const char *name, const char *text, size_t len,
    struct bank_statements *all, struct err *err)
{
	return bank_qif_read(name, text, len, BANK_DAY_FIRST, all, err);
}

static int
read_month_first(const char *name, const char *text, size_t len,
    struct bank_statements *all, struct err *err)
{
	return bank_qif_read(name, text, len, BANK_MONTH_FIRST, all, err);
}

/* 1000.00 + 1250.00 - 884.50 - 25.25 = 1340.25; the comma stands before the
 * cents in this file, so that 25,250 is 25.25. */
static void
test_accounts(void **state)
{
	(void)state;
	bank_reads_sample(read_any, "qif-accounts.qif",
	    "= CoopdesTilleuls opening 2026-09-01 1000.00"
	    " closing 2026-09-30 1340.25\n"
	    "2026-09-07 1250.00 VIR MAIRIE Subvention projet cirque @26\n"
	    "2026-09-14 -884.50 CHEQUE 412 cheque 0000412 @34\n"
	    "2026-09-28 -25.25 GOUTER @45\n"
	    "= Livret\n");
}

static void
test_month_first(void **state)
{
	(void)state;
	bank_reads_sample(read_any, "qif-month-first.qif",
	    "= ?\n2006-03-03 1234.00 − @11\n2026-03-02 12.50 Buvette @7\n"
	    "2026-03-14 -1234.56 Book shop & co @2\n");
}

/* The same day in each of the ways that programs write it. */
static void
day_is(bank_reader_fn *fn, const char *day, const char *iso)
{
	char *text = xasprintf(HEAD "D%s\nT5,00\nPJus\n^\n", day);
	char *told = xasprintf("= ?\n%s 5.00 Jus @2\n", iso);

	bank_reads(fn, text, told);
	free(text);
	free(told);
}

static void
test_days(void **state)
{
	(void)state;
	day_is(read_any, "14/09/2026", "2026-09-14");
	day_is(read_any, "09/14/2026", "2026-09-14");
	day_is(read_any, "14.9.26", "2026-09-14");
	day_is(read_any, "9/14'26", "2026-09-14");
	day_is(read_any, "9/14' 6", "2006-09-14");
	day_is(read_any, "2026-09-04", "2026-09-04");
	day_is(read_any, "14-09-99", "1999-09-14");
	day_is(read_any, "14-09-69", "2069-09-14");
	day_is(read_any, "14-09'99", "2099-09-14");
	day_is(read_any, "04/04/2026", "2026-04-04");
	day_is(read_day_first, "03/04/2026", "2026-04-03");
	day_is(read_month_first, "03/04/2026", "2026-03-04");
}

/* One day over 12, wherever it stands, decides for all. */
static void
test_order_of_file(void **state)
{
	(void)state;
	bank_reads(read_any,
	    HEAD "D03/04/2026\nT1\nPa\n^\nD30/04/2026\nT2\nPb\n^\n",
	    "= ?\n2026-04-03 1.00 a @2\n2026-04-30 2.00 b @6\n");
	bank_reads(read_any,
	    HEAD "D03/04/2026\nT1\nPa\n^\nD04/30/2026\nT2\nPb\n^\n",
	    "= ?\n2026-03-04 1.00 a @2\n2026-04-30 2.00 b @6\n");
	/* The balance's day tells it too, another list's does not. */
	bank_reads(read_any,
	    "!Type:Prices\nD12/31/2026\n^\n!Account\nNx\n/30/04/2026\n$1\n^\n" HEAD
	    "D03/04/2026\nT1\nPa\n^\n",
	    "= x closing 2026-04-30 1.00\n2026-04-03 1.00 a @10\n");
	bank_refuses(read_any,
	    HEAD "D30/04/2026\nT1\nPa\n^\nD04/30/2026\nT2\nPb\n^\n", ERR_RULE,
	    "sample:6:2: “04/30/2026” is not a day, the day being first");
	bank_refuses(read_month_first, HEAD "D30/04/2026\nT1\nPa\n^\n",
	    ERR_RULE,
	    "sample:2:2: “30/04/2026” is not a day, the month being first");
}

static void
test_unknown_order(void **state)
{
	struct bank_statements all = { .bank = NULL };
	struct err	       err = { .kind = ERR_NONE };
	const char	      *text = HEAD "D03/04/26\nT1\nPa\n^\n";

	(void)state;
	assert_int_equal(
	    read_any("sample", text, strlen(text), &all, &err), -1);
	assert_int_equal(err.kind, ERR_USAGE);
	assert_string_equal(err_what(&err),
	    "sample: “03/04/26” is 03/04/2026 or 04/03/2026 (day, month, year), and no other day"
	    " of the file tells which.");
	assert_non_null(strstr(err_hint_text(&err), "--days dmy"));
	assert_non_null(strstr(err_hint_text(&err), "--days mdy"));
	err_fini(&err);
	bank_statements_fini(&all);
}

static void
day_fails(const char *day)
{
	char *text = xasprintf(HEAD "D%s\nT5,00\nPJus\n^\n", day);

	bank_refuses(read_any, text, ERR_RULE, "sample:2:2: \n” is not a day");
	free(text);
}

static void
test_bad_days(void **state)
{
	(void)state;
	day_fails("31/02/2026");
	day_fails("13/13/2026");
	day_fails("14/09");
	day_fails("");
	day_fails("14/09/202");
	day_fails("014/09/2026");
	day_fails("14/09/2026x");
	day_fails("14 sept 2026");
	day_fails("2026-009-14");
	day_fails("99999999999/1/1");
}

static void
amounts_are(const char *one, const char *two, const char *told)
{
	char *text = xasprintf(HEAD "D14/09/2026\nT%s\nPa\n^\nD14/09/2026\n"
				    "T%s\nPb\n^\n",
	    one, two);

	bank_reads(read_any, text, told);
	free(text);
}

static void
test_amounts(void **state)
{
	(void)state;
	amounts_are("-1,234.56", "1,234",
	    "= ?\n2026-09-14 -1234.56 a @2\n2026-09-14 1234.00 b @6\n");
	amounts_are("1,230", "-1 234,56",
	    "= ?\n2026-09-14 1.23 a @2\n2026-09-14 -1234.56 b @6\n");
	amounts_are("1.234.567", "1.234",
	    "= ?\n2026-09-14 1234567.00 a @2\n2026-09-14 1234.00 b @6\n");
	/* Each clear by itself, whatever the other. */
	amounts_are("1.234,5", "1,234.5",
	    "= ?\n2026-09-14 1234.50 a @2\n2026-09-14 1234.50 b @6\n");
	bank_reads(read_any, HEAD "D14/09/2026\nU-7\nPa\n^\n",
	    "= ?\n2026-09-14 -7.00 a @2\n");
	bank_refuses(read_any,
	    HEAD "D14/09/2026\nT1,230\nPa\n^\nD14/09/2026\nT5\nPb\n^\n",
	    ERR_RULE, "sample:3:2: “1,230” could mean");
	bank_refuses(read_any,
	    HEAD "D14/09/2026\nT1,234\nPa\n^\nD14/09/2026\nT5,00\nPb\n^\n",
	    ERR_RULE, "sample:3:2: “1,234” has more than two decimals.");
}

static void
test_all_problems(void **state)
{
	(void)state;
	bank_refuses(read_any,
	    HEAD "PJus\n^\nD14/09/2026\nTx\n^\nD2026-13-01\nT1\n^\n", ERR_RULE,
	    "for 4 problems:\nsample:2:1: this line has no day (D).\n"
	    "sample:2:1: this line has no amount (T).\n"
	    "sample:5:2: “x” is not an amount.\n"
	    "sample:7:2: “2026-13-01” is not a day");
}

static void
test_cut(void **state)
{
	(void)state;
	bank_refuses(read_any, HEAD "D14/09/2026\nT1\n^\nD15/09/2026\nT1",
	    ERR_RULE, "sample:5:1: what begins here has no ^ at its end");
	bank_refuses(read_any, HEAD "D14/09/2026\nT1\n!Account\nNx\n^\n",
	    ERR_RULE, "sample:2:1: what begins here has no ^ at its end");
}

static void
test_wrong_balance(void **state)
{
	struct buf b = { .data = NULL };
	char	  *text;

	(void)state;
	bank_sample("qif-accounts.qif", &b);
	text = bank_changed(buf_str(&b), "$1 340,25", "$1 340,20");
	bank_refuses(read_any, text, ERR_RULE, "the difference is + 0,05 €.");
	free(text);
	buf_fini(&b);
}

/* Only what names its own account is an opening balance. */
static void
test_opening(void **state)
{
	(void)state;
	bank_reads(read_any,
	    HEAD "D14/09/2026\nT10,00\nPSolde initial\nL[Banque]\n^\n"
		 "D14/09/2026\nT1,00\nPOpening Balance\nL[Banque]\n^\n",
	    "= ? opening 2026-09-14 10.00\n"
	    "2026-09-14 1.00 Opening Balance @7\n");
	bank_reads(read_any,
	    HEAD "D14/09/2026\nT10,00\nPSolde initial\nLDivers\n^\n",
	    "= ?\n2026-09-14 10.00 Solde initial @2\n");
}

static void
test_other_files(void **state)
{
	(void)state;
	bank_refuses(read_any,
	    "<!DOCTYPE HTML><html><body>Session!</body></html>", ERR_FILE,
	    "sample is a web page");
	bank_refuses(
	    read_any, "Date;Montant\n", ERR_FILE, "sample is not a QIF file.");
	bank_refuses(read_any, "", ERR_FILE, "sample is not a QIF file.");
	bank_refuses(read_any, "!Type:Invst\nD14/09/2026\n^\n", ERR_FILE,
	    "holds no statement of an account");
	bank_refuses(read_any, "D14/09/2026\n" HEAD, ERR_RULE,
	    "sample:1:1: a line stands before the first header");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_accounts),
		cmocka_unit_test(test_month_first),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_order_of_file),
		cmocka_unit_test(test_unknown_order),
		cmocka_unit_test(test_bad_days),
		cmocka_unit_test(test_amounts),
		cmocka_unit_test(test_all_problems),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_wrong_balance),
		cmocka_unit_test(test_opening),
		cmocka_unit_test(test_other_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
