/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "schema_cases.h"

/* One row for each column that a case is about. */
#define YEAR(n, closed_on, state)                                           \
	"INSERT INTO year (year, closed_on, state, fingerprint) VALUES (" n \
	", " closed_on ", " state ", "
#define OPEN(n) "INSERT INTO year (year) VALUES (" n ")"
#define ACCOUNT(code, label, active)                                         \
	"INSERT INTO account (code, label, folds_to, active) VALUES ('" code \
	"', '" label "', '" code "', " active ")"
#define NEW(number, day, kind, voucher, label, method)                        \
	"INSERT INTO entry (year, number, day, kind, voucher, label, method)" \
	" VALUES (2025, " number ", '" day "', '" kind "', " voucher          \
	", '" label "', " method ")"
#define STATE(state, rank, seal)                                              \
	"UPDATE entry SET state = '" state "', rank = " rank ", seal = " seal \
	" WHERE id = 3"
#define LINE(rank, debit, credit, cents, provenance)                          \
	"INSERT INTO posting (entry, rank, debit, credit, cents, provenance)" \
	" VALUES (3, " rank ", '" debit "', '" credit "', " cents             \
	", " provenance ")"
#define COUNT(value, count)                                               \
	"INSERT INTO cash_count_line VALUES ('530', '2025-12-01', " value \
	", " count ")"
#define FILE_(rank, name, size)                                         \
	"INSERT INTO attachment VALUES (3, " rank ", '" name "', " size \
	", " HASH ")"

const struct check_case schema_checks[] = {
	{ "year/exercice entre 1900 et 2198", OPEN("1899"), OPEN("1900") },
	{ "year/exercice entre 1900 et 2198", OPEN("2199"), OPEN("2198") },
	{ "year/exercice ouvert ou clos",
	    "UPDATE year SET state = 'lost' WHERE year = 2026",
	    "UPDATE year SET state = 'open' WHERE year = 2026" },
	{ "year/jour de clôture réel",
	    YEAR("2030", "'2031-02-29'", "'closed'") HASH ")",
	    YEAR("2030", "'2032-02-29'", "'closed'") HASH ")" },
	{ "year/empreinte de 64 chiffres",
	    YEAR("2030", "'2031-09-01'", "'closed'") "printf('%063d', 7))",
	    YEAR("2030", "'2031-09-01'", "'closed'") HASH ")" },
	{ "year/nombre de validées positif",
	    "UPDATE year SET sealed = -1 WHERE year = 2026",
	    "UPDATE year SET sealed = 1 WHERE year = 2026" },
	{ "year/un exercice clos a sa date et son empreinte",
	    "UPDATE year SET state = 'closed' WHERE year = 2026",
	    "UPDATE year SET state = 'closed', closed_on = '2027-09-01',"
	    " fingerprint = " HASH " WHERE year = 2026" },
	{ "year/un exercice clos a sa date et son empreinte",
	    YEAR("2030", "'2031-09-01'", "'open'") HASH ")",
	    YEAR("2030", "NULL", "'open'") "NULL)" },
	{ "account/code de compte", ACCOUNT("8000", "x", "1"),
	    ACCOUNT("7000", "x", "1") },
	{ "account/code de compte", ACCOUNT("61", "x", "1"),
	    ACCOUNT("610", "x", "1") },
	/* 31 letters of two bytes do not fit where a code is kept. */
	{ "account/code de compte", ACCOUNT("541-ÉÉÉÉÉÉÉÉÉÉÉÉÉÉ", "x", "1"),
	    ACCOUNT("541-ÉÉÉÉÉÉÉÉÉÉÉÉÉ", "x", "1") },
	{ "account/libellé de compte", ACCOUNT("610", " ", "1"),
	    ACCOUNT("610", " x", "1") },
	{ "account/compte actif ou non", ACCOUNT("610", "x", "2"),
	    ACCOUNT("610", "x", "0") },
	{ "class/classe ouverte ou close", "UPDATE class SET closed = 2",
	    "UPDATE class SET closed = 1" },
	{ "project/projet ouvert ou clos", "UPDATE project SET closed = -1",
	    "UPDATE project SET closed = 1" },
	{ "entry/numéro positif",
	    NEW("0", "2025-09-10", "expense", "NULL", "x", "NULL"),
	    NEW("9", "2025-09-10", "expense", "NULL", "x", "NULL") },
	{ "entry/jour réel",
	    NEW("9", "2026-02-29", "expense", "NULL", "x", "NULL"),
	    NEW("9", "2026-02-28", "expense", "NULL", "x", "NULL") },
	{ "entry/jour réel",
	    NEW("9", "2026-2-8", "expense", "NULL", "x", "NULL"),
	    NEW("9", "2026-02-08", "expense", "NULL", "x", "NULL") },
	{ "entry/nature d'écriture",
	    NEW("9", "2026-02-28", "gift", "NULL", "x", "NULL"),
	    NEW("9", "2026-02-28", "opening", "NULL", "x", "NULL") },
	{ "entry/pièce", NEW("9", "2026-02-28", "income", "''", "x", "NULL"),
	    NEW("9", "2026-02-28", "income", "'R'", "x", "NULL") },
	{ "entry/pièce",
	    NEW("9", "2026-02-28", "income", "printf('%032d', 1)", "x", "NULL"),
	    NEW("9", "2026-02-28", "income", "printf('%031d', 1)", "x",
		"NULL") },
	{ "entry/libellé non vide",
	    NEW("9", "2026-02-28", "income", "'R9'", "  ", "NULL"),
	    NEW("9", "2026-02-28", "income", "'R9'", ".", "NULL") },
	{ "entry/moyen de paiement",
	    NEW("9", "2026-02-28", "income", "'R9'", "x", "'gold'"),
	    NEW("9", "2026-02-28", "income", "'R9'", "x", "'cash'") },
	{ "entry/brouillon, validée ou annulée", STATE("lost", "NULL", "NULL"),
	    STATE("void", "NULL", "NULL") },
	{ "entry/sceau de 64 chiffres", STATE("final", "9", "'abc'"),
	    STATE("final", "9", HASH) },
	{ "entry/jour dans l'exercice",
	    NEW("9", "2025-08-31", "income", "'R9'", "x", "NULL"),
	    NEW("9", "2025-09-01", "income", "'R9'", "x", "NULL") },
	{ "entry/jour dans l'exercice",
	    NEW("9", "2026-09-01", "income", "'R9'", "x", "NULL"),
	    NEW("9", "2026-08-31", "income", "'R9'", "x", "NULL") },
	{ "entry/validée si et seulement si scellée",
	    STATE("final", "9", "NULL"), STATE("final", "9", HASH) },
	{ "entry/validée si et seulement si scellée",
	    STATE("final", "NULL", HASH), STATE("final", "9", HASH) },
	{ "entry/validée si et seulement si scellée", STATE("draft", "9", HASH),
	    STATE("draft", "NULL", "NULL") },
	{ "entry/validée si et seulement si scellée",
	    STATE("draft", "9", "NULL"), STATE("draft", "NULL", "NULL") },
	{ "index/pièce unique dans l'exercice",
	    "DROP TRIGGER entry_replace_voucher;" NEW(
		"9", "2025-09-10", "expense", "'D1'", "x", "NULL"),
	    NEW("9", "2025-09-10", "expense", "'D2'", "x", "NULL") },
	/* The voucher of a voided entry is free again. */
	{ "index/pièce unique dans l'exercice",
	    "DROP TRIGGER entry_replace_voucher;" NEW(
		"9", "2025-09-10", "expense", "'D1'", "x", "NULL"),
	    "UPDATE entry SET state = 'void' WHERE id = 3;" NEW(
		"9", "2025-09-10", "expense", "'D1'", "x", "NULL") },
	{ "index/une seule annulation par écriture",
	    "DROP TRIGGER entry_replace_reverses;" ENTRY
	    "(8, 2025, 8, '2025-09-11', 'expense', 'x', 'draft', NULL,"
	    " NULL, 4, NULL), (9, 2025, 9, '2025-09-11', 'expense', 'x',"
	    " 'draft', NULL, NULL, 4, NULL)",
	    ENTRY "(8, 2025, 8, '2025-09-11', 'expense', 'x', 'void', NULL,"
		  " NULL, 4, NULL), (9, 2025, 9, '2025-09-11', 'expense', 'x',"
		  " 'draft', NULL, NULL, 4, NULL)" },
	{ "posting/rang positif", LINE("0", "6180", "512", "1", "NULL"),
	    LINE("2", "6180", "512", "1", "NULL") },
	{ "posting/montant entre 0,01 et 9 999 999 999,99",
	    LINE("2", "6180", "512", "0", "NULL"),
	    LINE("2", "6180", "512", "1", "NULL") },
	{ "posting/montant entre 0,01 et 9 999 999 999,99",
	    LINE("2", "6180", "512", "1000000000000", "NULL"),
	    LINE("2", "6180", "512", "999999999999", "NULL") },
	{ "posting/montant entre 0,01 et 9 999 999 999,99",
	    LINE("2", "6180", "512", "-5", "NULL"),
	    LINE("2", "6180", "512", "5", "NULL") },
	{ "posting/provenance", LINE("2", "512", "7560", "1", "'moon'"),
	    LINE("2", "512", "7560", "1", "'commune'") },
	{ "posting/deux comptes différents",
	    LINE("2", "512", "512", "1", "NULL"),
	    LINE("2", "512", "530", "1", "NULL") },
	{ "tick/jour réel", "INSERT INTO tick VALUES (3, '530', '2025-09-31')",
	    "INSERT INTO tick VALUES (3, '530', '2025-09-30')" },
	{ "bank_balance/jour réel",
	    "INSERT INTO bank_balance VALUES ('512', '2025-09-31', 0)",
	    "INSERT INTO bank_balance VALUES ('512', '2025-09-30', 0)" },
	{ "cash_count/jour réel",
	    "INSERT INTO cash_count VALUES ('530', '2025-09-31')",
	    "INSERT INTO cash_count VALUES ('530', '2025-09-30')" },
	{ "cash_count_line/billet ou pièce en euros", COUNT("25", "1"),
	    COUNT("50000", "1") },
	{ "cash_count_line/nombre positif", COUNT("20", "0"),
	    COUNT("20", "1") },
	{ "content/SHA-256 de 64 chiffres",
	    "INSERT INTO content VALUES ('abc', x'00')",
	    "INSERT INTO content VALUES (printf('%064d', 9), x'')" },
	{ "attachment/rang de fichier positif", FILE_("0", "x", "1"),
	    FILE_("2", "x", "1") },
	{ "attachment/taille de fichier positive", FILE_("2", "x", "-1"),
	    FILE_("2", "x", "0") },
	{ "attachment/nom de fichier", FILE_("2", "", "1"),
	    FILE_("2", ".", "1") },
	{ "attachment/nom de fichier", FILE_("2", "../x", "1"),
	    FILE_("2", "..x", "1") },
	{ "operation/nature d'opération",
	    OPERATION "(9, '', '', '', '', NULL, x'')",
	    OPERATION "(9, '', '', '', 'x', NULL, x'')" },
	{ NULL, NULL, NULL },
};
