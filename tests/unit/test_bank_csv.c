/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "bank_help.h"
#include "format/bank_file.h"

/* A file of each bank, as it is downloaded: preamble, encoding, quirks. */

static int
read_any(const char *name, const char *bytes, size_t len,
    struct bank_statements *all, struct err *err)
{
	struct bank_file_options usual = { .bank = NULL };

	return bank_file_read(name, bytes, len, &usual, all, err);
}

static const struct {
	const char *name;
	const char *told;
} samples[] = {
	{ "banque-postale.csv",
	    "= 1234567A020 closing 2026-09-30 1842.37\n"
	    "2026-09-14 -31.20 PRÉLÈVEMENT LIBRAIRIE DU QUAI @10\n"
	    "2026-09-21 -84.50 CHEQUE N° 0000412 @9\n"
	    "2026-09-28 1250.00 VIREMENT DE MAIRIE D'ÉTAPLES \"CIRQUE\" @8\n" },
	{ "banque-postale-francs.csv",
	    "= 1234567A020 closing 2026-09-30 12.00\n"
	    "2026-09-14 12.00 INTÉRÊTS @9\n" },
	{ "credit-mutuel.csv",
	    "= ? opening 2026-09-14 1000.00 closing 2026-09-28 2134.30\n"
	    "2026-09-14 -31.20 CARTE LIBRAIRIE @2\n"
	    "2026-09-21 -84.50 CHEQUE 412 @3\n"
	    "2026-09-28 1250.00 VIR MAIRIE Été @4\n" },
	{ "cic.csv",
	    "= ? opening 2026-09-14 1000.00 closing 2026-09-28 2218.80\n"
	    "2026-09-14 -31.20 CARTE LIBRAIRIE @3\n"
	    "2026-09-28 1250.00 VIR MAIRIE @2\n" },
	{ "credit-agricole.csv",
	    "= 12345678901 2026-09-01..2026-09-30 closing 2026-09-30 2134.30\n"
	    "2026-09-21 -84.50 CHEQUE EMIS 0000412 @13\n"
	    "2026-09-28 1250.00 VIREMENT EN VOTRE FAVEUR MAIRIE DE LILLE SUBVENTION CIRQUE @10\n" },
	{ "caisse-epargne.csv",
	    "= ?\n"
	    "2026-09-14 -31.20 LIBRAIRIE CB LIBRAIRIE FACT 120926 @3\n"
	    "2026-09-28 1250.00 MAIRIE DE LILLE VIR SEPA MAIRIE DE LILLE subvention cirque @2\n" },
	{ "banque-populaire-2021.csv",
	    "= 04012345678 closing 2021-09-28 3480.82\n"
	    "2021-09-21 -84.50 CHEQUE 0000412 @7\n"
	    "2021-09-28 1250.00 VIR MAIRIE SUBVENTION CIRQUE @6\n" },
	{ "societe-generale.csv",
	    "= 0000000000001596 2026-09-01..2026-09-30 closing 2026-09-30 2134.30\n"
	    "2026-09-21 -84.50 CHEQUE 412 @5\n"
	    "2026-09-28 1250.00 VIR RECU 9912 DE: MAIRIE DE LILLE MOTIF: CIRQUE @4\n" },
	{ "bnp.csv",
	    "= ****1234 closing 2026-09-30 2134.30\n"
	    "2026-09-21 -84.50 CHEQUE ÉMIS N° 0000412 @3\n"
	    "2026-09-28 1250.00 VIR MAIRIE DE LILLE école @2\n" },
	{ "bnp-header.csv",
	    "= ****1234 closing 2026-09-30 2134.30\n"
	    "2026-09-28 1250.00 VIR CPTE A CPTE RECU VIR MAIRIE DE LILLE Crédit @4\n" },
	{ "boursobank.csv",
	    "= 00040123456 closing 2026-09-28 2134.30\n"
	    "2026-09-14 -31.20 CARTE 12/09/26 LIBRAIRIE @3\n"
	    "2026-09-28 1250.00 VIR MAIRIE DE LILLE @2\n" },
};

static void
test_samples(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		bank_reads_sample(read_any, samples[i].name, samples[i].told);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_samples),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
