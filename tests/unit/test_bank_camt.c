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

#define BEGIN "<Document><BkToCstmrStmt><Stmt>\n"
#define END   "\n</Stmt></BkToCstmrStmt></Document>\n"
#define BALANCE(code, amount, side, day)                                     \
	"<Bal><Tp><CdOrPrtry><Cd>" code "</Cd></CdOrPrtry></Tp><Amt>" amount \
	"</Amt><CdtDbtInd>" side "</CdtDbtInd><Dt><Dt>" day                  \
	"</Dt></Dt></Bal>\n"
#define ENTRY                                                                 \
	"<Ntry>\n<Amt Ccy=\"EUR\">12.50</Amt>\n<CdtDbtInd>DBIT</CdtDbtInd>\n" \
	"<Sts>BOOK</Sts>\n<BookgDt><Dt>2026-09-14</Dt></BookgDt>\n"           \
	"<AddtlNtryInf>Jus</AddtlNtryInf></Ntry>"
#define ONE BEGIN ENTRY END

static void
test_old_version(void **state)
{
	(void)state;
	bank_reads_sample(bank_camt_read, "camt-v2.xml",
	    "= FR7630004000050000001234567 2026-09-01..2026-09-30"
	    " opening 2026-08-31 1500.00 closing 2026-09-30 1708.50\n"
	    "2026-09-07 250.00 MAIRIE DE BRAY-LES-DUNES Subvention 2026"
	    " projet « voile » VIR SEPA RECU id 2026-0907-0001 @12\n"
	    "2026-09-14 25.00 MME DURAND cotisation Léa CP"
	    " id 2026-0914-0001-A @27\n"
	    "2026-09-14 20.00 M. PETIT RF18539007547034"
	    " id 2026-0914-0001-2 @29\n"
	    "2026-09-14 15.00 REMISE DE 3 VIREMENTS"
	    " id 2026-0914-0001-3 @31\n"
	    "2026-09-14 -84.50 CHEQUE 0000412 id CHQ-17 cheque 0000412 @34\n"
	    "2026-09-18 -40.00 PRLV DE 2 FOURNISSEURS id 2026-0918-0001 @40\n"
	    "2026-09-21 23.00 LES ABEILLES DU NORD REJET PRELEVEMENT"
	    " id 2026-0921-0001 @47\n");
}

static void
test_new_version(void **state)
{
	(void)state;
	bank_reads_sample(bank_camt_read, "camt-v8-cp1252.xml",
	    "= 00012345678 opening 2026-11-02 -10.00 closing 2026-11-02 5.50\n"
	    "2026-11-02 15.50 Kermesse de l’école Buvette : crêpes à 1 € @8\n"
	    "= FR7600012345678\n");
}

static void
test_encodings(void **state)
{
	(void)state;
	bank_reads(bank_camt_read,
	    "<?xml version='1.0' encoding='ISO-8859-15'?>" BEGIN
	    "<Acct><Id><IBAN>\xa4\xe9</IBAN></Id></Acct>" END,
	    "= €é\n");
	bank_reads(bank_camt_read,
	    "<?xml version='1.0' encoding='iso-8859-1'?>" BEGIN
	    "<Acct><Id><IBAN>\xe9</IBAN></Id></Acct>" END,
	    "= é\n");
	bank_refuses(bank_camt_read,
	    "<?xml version='1.0' encoding='EBCDIC'?>" ONE, ERR_RULE,
	    "the encoding that the file tells is not known");
	bank_refuses(bank_camt_read, BEGIN "\n<Id>\xe9</Id>" END, ERR_RULE,
	    "sample:3:5: what stands here is not XML");
}

/* Whichever day stands first, and a balance of the evening before. */
static void
test_balances_of_days(void **state)
{
	(void)state;
	bank_reads(bank_camt_read,
	    BEGIN BALANCE("OPBD", "7", "CRDT", "2026-09-14") BALANCE("CLBD",
		"5.00", "CRDT", "2026-09-15") BALANCE("OPBD", "17.50", "CRDT",
		"2026-09-13") BALANCE("CLBD", "9.00", "DBIT", "2026-09-14")
		BALANCE("PRCD", "2", "CRDT", "2026-09-12") ENTRY END,
	    "= ? opening 2026-09-13 17.50 closing 2026-09-15 5.00\n"
	    "2026-09-14 -12.50 Jus @7\n");
}

/* What a batch of that content becomes; the entry is a debit of 12.50. */
static void
batch_is(const char *details, const char *told)
{
	char *inner = xasprintf(
	    "<NtryDtls>%s</NtryDtls><AddtlNtryInf>", details);
	char *bytes = bank_changed(ONE, "<AddtlNtryInf>", inner);

	bank_reads(bank_camt_read, bytes, told);
	free(inner);
	free(bytes);
}

static void
test_batches(void **state)
{
	(void)state;
	/* One of them goes the other way, one is of nothing. */
	batch_is("<TxDtls><Amt Ccy='EUR'>14.50</Amt></TxDtls><TxDtls>"
		 "<Amt Ccy='EUR'>0</Amt></TxDtls><TxDtls>"
		 "<Amt Ccy='EUR'>2.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
		 "<AddtlTxInf>Avoir</AddtlTxInf></TxDtls>",
	    "= ?\n2026-09-14 -14.50 Jus @7\n2026-09-14 2.00 Avoir @7\n");
	batch_is("<TxDtls><Amt>10</Amt></TxDtls><TxDtls><Amt>2</Amt></TxDtls>",
	    "= ?\n2026-09-14 -12.50 Jus @2\n");
	batch_is("<TxDtls><Amt>12.50</Amt></TxDtls><TxDtls></TxDtls>",
	    "= ?\n2026-09-14 -12.50 Jus @2\n");
	batch_is("<TxDtls><Amt>12</Amt></TxDtls><TxDtls><Amt>x</Amt></TxDtls>",
	    "= ?\n2026-09-14 -12.50 Jus @2\n");
	/* One transaction needs no amount. */
	batch_is("<TxDtls><RmtInf><Ustrd>Pommes</Ustrd></RmtInf></TxDtls>",
	    "= ?\n2026-09-14 -12.50 Pommes Jus @2\n");
	batch_is("<Btch><NbOfTxs>9</NbOfTxs></Btch>",
	    "= ?\n2026-09-14 -12.50 Jus @2\n");
}

static void
fails(const char *from, const char *to, const char *what)
{
	char *bytes = bank_changed(ONE, from, to);

	bank_refuses(bank_camt_read, bytes, ERR_RULE, what);
	free(bytes);
}

static void
test_bad_values(void **state)
{
	(void)state;
	fails(">12.50<", ">douze<", "sample:3:1: “douze” is not an amount.");
	fails(">12.50<", ">12.505<", "“12.505” has more than two decimals.");
	fails("\"EUR\"", "\"CHF\"", "sample:3:1: this is in CHF");
	fails("<Amt Ccy=\"EUR\">12.50</Amt>", "",
	    "sample:2:1: <Ntry> has no amount (Amt).");
	fails("<CdtDbtInd>DBIT</CdtDbtInd>", "",
	    "sample:2:1: nothing tells whether this amount comes in");
	fails("DBIT", "MINUS", "sample:4:1: “MINUS” is neither CRDT nor DBIT.");
	fails("<Sts>BOOK</Sts>", "", "whether this entry is booked (Sts).");
	fails("<Sts>", "<RvslInd>maybe</RvslInd><Sts>",
	    "sample:5:1: “maybe” is neither true nor false.");
	fails("2026-09-14", "2026-09-31",
	    "sample:6:10: “2026-09-31” is not a day.");
	fails("2026-09-14", "2026-09-14x", "“2026-09-14x” is not a day.");
	fails("<BookgDt><Dt>2026-09-14</Dt></BookgDt>", "",
	    "sample:2:1: this entry has no day (BookgDt).");
	fails("<Ntry>", "<Acct><Ccy>USD</Ccy></Acct><Ntry>",
	    "sample:2:7: this is in USD");
	fails(">12.50<", "><", "sample:3:1: “” is not an amount.");
	fails("12.50</Amt>\n<CdtDbtInd>DBIT", "a</Amt>\n<CdtDbtInd>b",
	    "for 1 problem:");
}

static void
test_all_problems(void **state)
{
	(void)state;
	bank_refuses(bank_camt_read,
	    BEGIN "<Ntry><Sts>BOOK</Sts></Ntry>\n" ENTRY
		  "\n<Ntry><Sts/></Ntry>" END,
	    ERR_RULE,
	    "for 3 problems:\nsample:2:1: <Ntry> has no amount\n"
	    "sample:2:1: this entry has no day\n"
	    "sample:9:1: nothing tells whether this entry");
}

static void
test_wrong_balance(void **state)
{
	struct buf b = { .data = NULL };
	char	  *bytes;

	(void)state;
	bank_sample("camt-v2.xml", &b);
	bytes = bank_changed(buf_str(&b), ">1708.5<", ">1788.50<");
	bank_refuses(bank_camt_read, bytes, ERR_RULE,
	    "sample:10:1: the opening balance and the lines make"
	    " 1 708,50 €, but the closing balance is 1 788,50 €:"
	    " the difference is − 80,00 €.");
	free(bytes);
	buf_fini(&b);
}

static void
test_bombs(void **state)
{
	struct buf b = { .data = NULL };
	int	   i;

	(void)state;
	bank_refuses(bank_camt_read,
	    "<?xml version=\"1.0\"?>\n<!DOCTYPE Document [\n"
	    "<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">\n"
	    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>\n<Document>&c;"
	    "</Document>",
	    ERR_RULE, "sample:2:20: a declaration (DOCTYPE, ENTITY)");
	bank_refuses(bank_camt_read,
	    "<!DOCTYPE Document SYSTEM \"file:///etc/passwd\"><Document/>",
	    ERR_RULE, "a declaration (DOCTYPE, ENTITY)");
	for (i = 0; i < 100000; i++)
		buf_adds(&b, "<a>");
	bank_refuses(bank_camt_read, buf_str(&b), ERR_RULE,
	    "sample:1:193: the file is too large or too deep");
	buf_reset(&b);
	for (i = 0; i < 64; i++)
		buf_adds(&b, "<a>");
	buf_adds(&b, "<a/>");
	bank_refuses(bank_camt_read, buf_str(&b), ERR_RULE, "too deep");
	buf_reset(&b);
	buf_adds(&b, BEGIN "<Id>");
	buf_pad(&b, 'x', 70000);
	bank_refuses(bank_camt_read, buf_str(&b), ERR_RULE, "too large");
	buf_fini(&b);
}

static void
test_cut(void **state)
{
	char  *bytes;
	size_t n, last = strlen(ONE) - strlen(">\n");

	(void)state;
	for (n = 1; n <= last; n++) {
		bytes = xstrndup(ONE, n);
		bank_refuses(
		    bank_camt_read, bytes, ERR_RULE, "the file is cut here");
		free(bytes);
	}
	bank_refuses(bank_camt_read, "<Document><a></b></Document>", ERR_RULE,
	    "this closes another element");
}

static void
test_other_files(void **state)
{
	(void)state;
	bank_refuses(bank_camt_read,
	    "<html xmlns='http://www.w3.org/1999/xhtml'><p>Session</p></html>",
	    ERR_FILE, "sample is a web page");
	bank_refuses(bank_camt_read,
	    "<Document><BkToCstmrAcctRpt><Rpt/></BkToCstmrAcctRpt></Document>",
	    ERR_FILE, "sample is XML, but no CAMT.053 statement.");
	bank_refuses(bank_camt_read,
	    "<Document><BkToCstmrStmt></BkToCstmrStmt></Document>", ERR_FILE,
	    "holds no statement of an account");
	bank_refuses(bank_camt_read, "Date;Montant", ERR_RULE,
	    "what stands here is not XML.");
	bank_refuses(bank_camt_read, "", ERR_RULE, "the file is cut here");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_old_version),
		cmocka_unit_test(test_new_version),
		cmocka_unit_test(test_encodings),
		cmocka_unit_test(test_balances_of_days),
		cmocka_unit_test(test_batches),
		cmocka_unit_test(test_bad_values),
		cmocka_unit_test(test_all_problems),
		cmocka_unit_test(test_wrong_balance),
		cmocka_unit_test(test_bombs),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_other_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
