/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "schema_cases.h"

#define SUBSIDY(funder, kind, purpose, cents, day)                       \
	"INSERT INTO subsidy (year, funder, kind, purpose, cents, day)"  \
	" VALUES (2025, '" funder "', '" kind "', '" purpose "', " cents \
	", '" day "')"
#define FILE_(rank, name, size)                                      \
	"INSERT INTO subsidy_file VALUES (2, " rank ", 2025, '" name \
	"', " size ", " HASH ")"
#define BUDGET(account, cents) \
	"INSERT INTO budget VALUES (2025, '" account "', " cents ")"
#define PROJECT(account, cents) \
	"INSERT INTO project_budget VALUES ('Mer', '" account "', " cents ")"
#define PEOPLE(pupils, adults) \
	"INSERT INTO headcount VALUES (2026, 'CM1', " pupils ", " adults ")"
#define TARIFF(column, cents) \
	"INSERT INTO tariff (year, " column ") VALUES (2026, " cents ")"
#define GAVE(n) "INSERT INTO contribution VALUES (4, " n ")"
#define ITEM(label, day, cents)                                            \
	"INSERT INTO item (year, label, day, cents) VALUES (2025, '" label \
	"', '" day "', " cents ")"
#define REMOVED(day, year, price, reason)                            \
	"UPDATE item SET removed_on = " day ", removed_year = " year \
	", price = " price ", reason = " reason " WHERE id = 2"
#define DECISION(number, day, text, present)                         \
	"INSERT INTO decision VALUES (" number ", '" day "', '" text \
	"', NULL, " present ")"
#define DISCHARGE(day, place, given)                                   \
	"INSERT INTO discharge (year, day, place, given, fingerprint)" \
	" VALUES (2022, '" day "', '" place "', " given ", " HASH ")"
#define VERIFIER(rank, name, quality) \
	"INSERT INTO verifier VALUES (2, " rank ", '" name "', '" quality "')"
#define LINE(day, cents, label, rank, ignored)                      \
	"INSERT INTO bank_line VALUES (9, '512', '" day "', " cents \
	", '" label "', 'x', '', NULL, " rank ", " ignored ")"

#define CENTS "montant entre 0,01 et 9 999 999 999,99"
#define BOTH  "un budget porte sur les charges et les produits"
#define GONE  "item/une sortie a son jour, son exercice et son motif"
#define AFTER "item/sortie après l'entrée"

const struct check_case schema_checks_year[] = {
	/* 0002 */
	{ "subsidy/financeur non vide",
	    SUBSIDY(" ", "state", "x", "1", "2025-10-01"),
	    SUBSIDY("x", "state", "x", "1", "2025-10-01") },
	{ "subsidy/nature de subvention",
	    SUBSIDY("x", "families", "x", "1", "2025-10-01"),
	    SUBSIDY("x", "occe", "x", "1", "2025-10-01") },
	{ "subsidy/objet non vide",
	    SUBSIDY("x", "state", " ", "1", "2025-10-01"),
	    SUBSIDY("x", "state", ".", "1", "2025-10-01") },
	{ "subsidy/montant accordé entre 0,01 et 9 999 999 999,99",
	    SUBSIDY("x", "state", "x", "0", "2025-10-01"),
	    SUBSIDY("x", "state", "x", "1", "2025-10-01") },
	{ "subsidy/montant accordé entre 0,01 et 9 999 999 999,99",
	    SUBSIDY("x", "state", "x", "1000000000000", "2025-10-01"),
	    SUBSIDY("x", "state", "x", "999999999999", "2025-10-01") },
	{ "subsidy/jour réel", SUBSIDY("x", "state", "x", "1", "2026-02-29"),
	    SUBSIDY("x", "state", "x", "1", "2026-02-28") },
	/* The letter may come before the year in which it is recorded. */
	{ "subsidy/jour réel", SUBSIDY("x", "state", "x", "1", "2025-9-1"),
	    SUBSIDY("x", "state", "x", "1", "2024-09-01") },
	{ "subsidy/close après son enregistrement",
	    "UPDATE subsidy SET year = 2026 WHERE id = 2;"
	    "UPDATE subsidy SET closed = 2025 WHERE id = 2",
	    "UPDATE subsidy SET closed = 2025 WHERE id = 2" },
	{ "subsidy_file/rang de fichier positif", FILE_("0", "x", "1"),
	    FILE_("9", "x", "1") },
	{ "subsidy_file/nom de fichier", FILE_("9", "", "1"),
	    FILE_("9", ".", "1") },
	{ "subsidy_file/nom de fichier", FILE_("9", "../x", "1"),
	    FILE_("9", "..x", "1") },
	{ "subsidy_file/taille de fichier positive", FILE_("9", "x", "-1"),
	    FILE_("9", "x", "0") },
	{ "posting/ligne du cerfa",
	    "UPDATE posting SET cerfa = '' WHERE entry = 3",
	    "UPDATE posting SET cerfa = '6' WHERE entry = 3" },
	/* 0003 */
	{ "budget/" BOTH, BUDGET("512", "1"), BUDGET("7560", "1") },
	{ "budget/" CENTS, BUDGET("7560", "0"), BUDGET("7560", "1") },
	{ "budget/" CENTS, BUDGET("7560", "1000000000000"),
	    BUDGET("7560", "999999999999") },
	{ "project_budget/" BOTH, PROJECT("110", "1"), PROJECT("6180", "1") },
	{ "project_budget/" CENTS, PROJECT("6180", "0"), PROJECT("6180", "1") },
	{ "project_budget/" CENTS, PROJECT("6180", "1000000000000"),
	    PROJECT("6180", "999999999999") },
	/* 0004 */
	{ "headcount/nombre d'élèves", PEOPLE("-1", "3"), PEOPLE("0", "3") },
	{ "headcount/nombre d'élèves", PEOPLE("10000", "3"),
	    PEOPLE("9999", "3") },
	{ "headcount/nombre d'adultes", PEOPLE("3", "-1"), PEOPLE("3", "0") },
	{ "headcount/nombre d'adultes", PEOPLE("3", "10000"),
	    PEOPLE("3", "9999") },
	{ "headcount/au moins une personne", PEOPLE("0", "0"),
	    PEOPLE("0", "1") },
	{ "tariff/part fixe", TARIFF("fixed", "-1"), TARIFF("fixed", "0") },
	{ "tariff/part fixe", TARIFF("fixed", "1000000000000"),
	    TARIFF("fixed", "999999999999") },
	{ "tariff/part par élève", TARIFF("pupil", "-1"),
	    TARIFF("pupil", "0") },
	{ "tariff/part par élève", TARIFF("pupil", "100000000"),
	    TARIFF("pupil", "99999999") },
	{ "tariff/part par adulte", TARIFF("adult", "-1"),
	    TARIFF("adult", "0") },
	{ "tariff/part par adulte", TARIFF("adult", "100000000"),
	    TARIFF("adult", "99999999") },
	{ "tariff/assurance par membre", TARIFF("insurance", "-1"),
	    TARIFF("insurance", "0") },
	{ "tariff/assurance par membre", TARIFF("insurance", "100000000"),
	    TARIFF("insurance", "99999999") },
	{ "tariff/supplément libre", TARIFF("supplement", "-1"),
	    TARIFF("supplement", "0") },
	{ "tariff/supplément libre", TARIFF("supplement", "1000000000000"),
	    TARIFF("supplement", "999999999999") },
	{ "contribution/nombre de familles", GAVE("0"), GAVE("1") },
	{ "contribution/nombre de familles", GAVE("100000"), GAVE("99999") },
	/* 0005 */
	{ "item/bien non vide", ITEM(" ", "2025-10-01", "1"),
	    ITEM(".", "2025-10-01", "1") },
	{ "item/jour réel", ITEM("x", "2025-09-31", "1"),
	    ITEM("x", "1999-09-30", "1") },
	{ "item/valeur entre 0,01 et 9 999 999 999,99",
	    ITEM("x", "2025-10-01", "0"), ITEM("x", "2025-10-01", "1") },
	{ "item/valeur entre 0,01 et 9 999 999 999,99",
	    ITEM("x", "2025-10-01", "1000000000000"),
	    ITEM("x", "2025-10-01", "999999999999") },
	{ "item/jour de sortie réel",
	    REMOVED("'2026-02-29'", "2025", "NULL", "'x'"),
	    REMOVED("'2026-02-28'", "2025", "NULL", "'x'") },
	{ "item/prix de sortie", REMOVED("'2026-02-28'", "2025", "0", "'x'"),
	    REMOVED("'2026-02-28'", "2025", "1", "'x'") },
	{ "item/prix de sortie",
	    REMOVED("'2026-02-28'", "2025", "1000000000000", "'x'"),
	    REMOVED("'2026-02-28'", "2025", "999999999999", "'x'") },
	{ GONE, REMOVED("'2026-02-28'", "NULL", "NULL", "'x'"),
	    REMOVED("'2026-02-28'", "2026", "NULL", "'x'") },
	{ GONE, REMOVED("'2026-02-28'", "2025", "NULL", "NULL"),
	    REMOVED("'2026-02-28'", "2025", "NULL", "'x'") },
	{ GONE, REMOVED("NULL", "2025", "NULL", "NULL"),
	    REMOVED("NULL", "NULL", "NULL", "NULL") },
	{ GONE, REMOVED("NULL", "NULL", "NULL", "'x'"),
	    REMOVED("NULL", "NULL", "NULL", "NULL") },
	{ GONE, REMOVED("NULL", "NULL", "1", "NULL"),
	    REMOVED("NULL", "NULL", "NULL", "NULL") },
	{ AFTER, REMOVED("'2025-09-30'", "2025", "NULL", "'x'"),
	    REMOVED("'2025-10-01'", "2025", "NULL", "'x'") },
	{ AFTER,
	    "UPDATE item SET year = 2026 WHERE id = 2;" REMOVED(
		"'2026-02-28'", "2025", "NULL", "'x'"),
	    "UPDATE item SET year = 2026 WHERE id = 2;" REMOVED(
		"'2026-02-28'", "2026", "NULL", "'x'") },
	/* 0006 */
	{ "decision/numéro positif", DECISION("0", "2025-10-01", "x", "NULL"),
	    DECISION("9", "2025-10-01", "x", "NULL") },
	{ "decision/jour réel", DECISION("9", "2025-09-31", "x", "NULL"),
	    DECISION("9", "2025-09-30", "x", "NULL") },
	{ "decision/délibération non vide",
	    DECISION("9", "2025-10-01", " ", "NULL"),
	    DECISION("9", "2025-10-01", ".", "NULL") },
	{ "decision/nombre de présents", DECISION("9", "2025-10-01", "x", "0"),
	    DECISION("9", "2025-10-01", "x", "1") },
	{ "decision/nombre de présents",
	    DECISION("9", "2025-10-01", "x", "10000"),
	    DECISION("9", "2025-10-01", "x", "9999") },
	/* 0007 */
	{ "discharge/jour réel", DISCHARGE("2025-09-31", "x", "1"),
	    DISCHARGE("2025-09-30", "x", "1") },
	{ "discharge/lieu non vide", DISCHARGE("2025-09-30", " ", "1"),
	    DISCHARGE("2025-09-30", ".", "1") },
	{ "discharge/donné ou refusé", DISCHARGE("2025-09-30", "x", "2"),
	    DISCHARGE("2025-09-30", "x", "0") },
	{ "discharge/empreinte de 64 chiffres",
	    "DROP TRIGGER discharge_open;"
	    "INSERT INTO discharge (year, day, place, given, fingerprint)"
	    " VALUES (2022, '2025-09-30', 'x', 1, printf('%063d', 7))",
	    DISCHARGE("2025-09-30", "x", "1") },
	/* Several may be refused, one is given. */
	{ "index/un seul quitus par exercice",
	    "DROP TRIGGER discharge_replace;"
	    "INSERT INTO discharge (year, day, place, given, fingerprint)"
	    " VALUES (2024, '2025-09-30', 'x', 1, " HASH ")",
	    DISCHARGE("2025-09-30", "x", "0") ";" DISCHARGE(
		"2025-10-30", "x", "1") },
	{ "verifier/rang positif", VERIFIER("0", "x", "other"),
	    VERIFIER("2", "x", "other") },
	{ "verifier/nom non vide", VERIFIER("2", " ", "other"),
	    VERIFIER("2", ".", "other") },
	{ "verifier/qualité du vérificateur", VERIFIER("2", "x", "agent"),
	    VERIFIER("2", "x", "teacher") },
	/* 0008 */
	{ "bank_line/jour réel", LINE("2025-09-31", "1", "x", "1", "0"),
	    LINE("2025-09-30", "1", "x", "1", "0") },
	{ "bank_line/montant non nul", LINE("2025-09-30", "0", "x", "1", "0"),
	    LINE("2025-09-30", "-1", "x", "1", "0") },
	{ "bank_line/montant non nul",
	    LINE("2025-09-30", "1000000000000", "x", "1", "0"),
	    LINE("2025-09-30", "999999999999", "x", "1", "0") },
	{ "bank_line/montant non nul",
	    LINE("2025-09-30", "-1000000000000", "x", "1", "0"),
	    LINE("2025-09-30", "-999999999999", "x", "1", "0") },
	{ "bank_line/libellé non vide", LINE("2025-09-30", "1", " ", "1", "0"),
	    LINE("2025-09-30", "1", ".", "1", "0") },
	{ "bank_line/rang positif", LINE("2025-09-30", "1", "x", "0", "0"),
	    LINE("2025-09-30", "1", "x", "1", "0") },
	{ "bank_line/ligne écartée ou non",
	    LINE("2025-09-30", "1", "x", "1", "2"),
	    LINE("2025-09-30", "1", "x", "1", "1") },
	{ "index/ligne de relevé unique",
	    "DROP TRIGGER bank_line_replace;" LINE("2025-09-30", "1", "x", "1",
		"0") ";"
		     "INSERT INTO bank_line VALUES (10, '512', '2025-09-30', 1, 'X',"
		     " 'x', '', NULL, 1, 0)",
	    LINE("2025-09-30", "1", "x", "1",
		"0") ";"
		     "INSERT INTO bank_line VALUES (10, '512', '2025-09-30', 1, 'X',"
		     " 'x', '', NULL, 2, 0)" },
	{ "bank_profile/nom de profil",
	    "INSERT INTO bank_profile VALUES (' ', 'date=1')",
	    "INSERT INTO bank_profile VALUES ('x', 'date=1')" },
	{ "imported/ligne positive", "INSERT INTO imported VALUES (9, 1, 0)",
	    "INSERT INTO imported VALUES (9, 1, 1)" },
	{ "operation_range/nombre de lignes non nul",
	    "INSERT INTO operation_range VALUES (1, 'x', 1, 1, 0)",
	    "INSERT INTO operation_range VALUES (1, 'x', 1, 1, -1)" },
	{ "operation_range/premier avant dernier",
	    "INSERT INTO operation_range VALUES (1, 'x', 2, 1, 1)",
	    "INSERT INTO operation_range VALUES (1, 'x', 1, 1, 1)" },
	{ NULL, NULL, NULL },
};
