/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schema_cases.h"

#include <stddef.h>

#define HASH "printf('%064d', 7)"

const char schema_books[] =
    "INSERT INTO year (year) VALUES (2024), (2025), (2026);"
    "INSERT INTO account (code, label, folds_to, active) VALUES"
    " ('110', 'Report à nouveau', '110', 1), ('512', 'Banque', '512', 1),"
    " ('530', 'Caisse', '530', 1), ('541', 'Régies', '541', 1),"
    " ('6180', 'Activités', '6180', 1), ('7560', 'Dons', '7560', 1),"
    " ('6010', 'Ancien', '6010', 0);"
    "INSERT INTO class (name) VALUES ('CM1'), ('CE1');"
    "INSERT INTO project (name) VALUES ('Cirque'), ('Mer');"
    "INSERT INTO content VALUES (" HASH ", x'00'),"
    " (printf('%064d', 8), x'01');"
    /* 2024: a sealed expense, and a draft that was voided. */
    "INSERT INTO entry (id, year, number, day, kind, voucher, label) VALUES"
    " (1, 2024, 1, '2024-10-01', 'expense', 'D1', 'Cahiers'),"
    " (2, 2024, 2, '2024-10-02', 'expense', 'D2', 'Erreur');"
    "INSERT INTO posting (entry, rank, debit, credit, cents) VALUES"
    " (1, 1, '6180', '512', 1000), (2, 1, '6180', '512', 500);"
    "INSERT INTO setting VALUES (2024, 'school', 'Jaurès');"
    "INSERT INTO tick VALUES (1, '512', '2024-10-05');"
    "INSERT INTO attachment VALUES (1, 1, 'a.pdf', 1, " HASH ");"
    "INSERT INTO bank_balance VALUES ('512', '2025-08-31', -1000);"
    "INSERT INTO cash_count VALUES ('530', '2025-08-31'),"
    " ('530', '2025-07-01');"
    "INSERT INTO cash_count_line VALUES ('530', '2025-08-31', 100, 3);"
    "UPDATE entry SET state = 'final', rank = 1, seal = " HASH " WHERE id = 1;"
    "UPDATE entry SET state = 'void' WHERE id = 2;"
    "UPDATE year SET state = 'closed', closed_on = '2025-09-15',"
    " fingerprint = " HASH " WHERE year = 2024;"
    /* 2025: a draft, a sealed entry, a voided one. */
    "INSERT INTO entry (id, year, number, day, kind, voucher, label, party,"
    " method, reference) VALUES (3, 2025, 1, '2025-09-10', 'expense', 'D1',"
    " 'Timbres', 'La Poste', 'cheque', '0042');"
    "INSERT INTO entry (id, year, number, day, kind, label) VALUES"
    " (4, 2025, 2, '2025-09-11', 'expense', 'Goûter'),"
    " (5, 2025, 3, '2025-09-12', 'income', 'Don');"
    "INSERT INTO posting (entry, rank, debit, credit, cents, project, class,"
    " provenance) VALUES (3, 1, '6180', '512', 1500, NULL, 'CM1', NULL),"
    " (4, 1, '6180', '530', 700, 'Cirque', NULL, NULL),"
    " (5, 1, '512', '7560', 800, NULL, NULL, 'families');"
    "INSERT INTO setting VALUES (2025, 'school', 'Jaurès');"
    "INSERT INTO tick VALUES (3, '512', '2025-09-15');"
    "INSERT INTO attachment VALUES (3, 1, 'b.pdf', 1, " HASH ");"
    "INSERT INTO bank_balance VALUES ('512', '2025-09-01', 0);"
    "INSERT INTO cash_count VALUES ('530', '2025-09-01'),"
    " ('530', '2025-12-01');"
    "INSERT INTO cash_count_line VALUES ('530', '2025-09-01', 100, 3);"
    "UPDATE entry SET state = 'final', rank = 1, seal = printf('%064d', 22)"
    " WHERE id = 4;"
    "UPDATE entry SET state = 'void' WHERE id = 5;"
    "INSERT INTO operation (id, at, user, command, kind, changeset) VALUES"
    " (1, '2025-09-10T10:00:00', 'claire', 'quitus depense', 'expense',"
    " x'54');";

#define ENTRY                                                                 \
	"INSERT INTO entry (id, year, number, day, kind, label, state, rank," \
	" seal, reverses, voucher) VALUES "
#define POSTING \
	"INSERT INTO posting (entry, rank, debit, credit, cents) VALUES "
#define OPERATION                                                        \
	"INSERT OR REPLACE INTO operation (id, at, user, command, kind," \
	" undoes, changeset) VALUES "

#define SEALED "cette écriture est validée ou annulée"
#define CLOSED "cet exercice est clos"
#define SIDE   "une charge (6) sort de la banque"
#define LOG    "l'historique ne se"

const struct guard_case schema_guards[] = {
	{ "entry_final_update", "UPDATE entry SET label = 'x' WHERE id = 4",
	    SEALED,
	    "UPDATE entry SET label = 'x' WHERE id = 3;"
	    "UPDATE entry SET state = 'draft' WHERE id = 5" },
	{ "entry_final_update", "UPDATE entry SET label = 'x' WHERE id = 5",
	    SEALED, "UPDATE entry SET state = 'void' WHERE id = 3" },
	{ "entry_replace",
	    "INSERT OR REPLACE INTO entry (id, year, number, day, kind, label)"
	    " VALUES (4, 2025, 2, '2025-09-11', 'expense', 'x')",
	    "cette écriture existe déjà",
	    "INSERT OR REPLACE INTO entry (id, year, number, day, kind, label)"
	    " VALUES (9, 2025, 9, '2025-09-11', 'expense', 'x')" },
	{ "posting_replace",
	    "INSERT OR REPLACE INTO posting (entry, rank, debit, credit, cents)"
	    " VALUES (3, 1, '6180', '512', 1)",
	    "cette ligne de l'écriture existe déjà",
	    "INSERT OR REPLACE INTO posting (entry, rank, debit, credit, cents)"
	    " VALUES (3, 2, '6180', '512', 1)" },
	{ "posting_replace_update",
	    POSTING "(3, 2, '6180', '512', 1);"
		    "UPDATE OR REPLACE posting SET rank = 1"
		    " WHERE entry = 3 AND rank = 2",
	    "cette ligne de l'écriture existe déjà",
	    POSTING "(3, 2, '6180', '512', 1);"
		    "UPDATE OR REPLACE posting SET rank = 3"
		    " WHERE entry = 3 AND rank = 2" },
	{ "entry_final_delete",
	    ENTRY "(9, 2025, 9, '2025-09-11', 'expense', 'x', 'final', 9,"
		  " " HASH ", NULL, NULL); DELETE FROM entry WHERE id = 9",
	    SEALED,
	    ENTRY "(9, 2025, 9, '2025-09-11', 'expense', 'x', 'draft', NULL,"
		  " NULL, NULL, NULL); DELETE FROM entry WHERE id = 9" },
	{ "posting_final_insert", POSTING "(4, 2, '6180', '512', 1)", SEALED,
	    POSTING "(3, 2, '6180', '512', 1)" },
	{ "posting_final_insert", POSTING "(5, 2, '512', '7560', 1)", SEALED,
	    POSTING "(3, 3, '512', '7560', 1)" },
	{ "posting_final_update",
	    "UPDATE posting SET cents = 1 WHERE entry = 4", SEALED,
	    "UPDATE posting SET cents = 1 WHERE entry = 3" },
	{ "posting_final_update",
	    "UPDATE posting SET provenance = 'state' WHERE entry = 5", SEALED,
	    "UPDATE posting SET provenance = 'state' WHERE entry = 3" },
	{ "posting_final_update",
	    "UPDATE posting SET entry = 4, rank = 2 WHERE entry = 3", SEALED,
	    "UPDATE posting SET rank = 2 WHERE entry = 3" },
	{ "posting_final_delete", "DELETE FROM posting WHERE entry = 4", SEALED,
	    "DELETE FROM posting WHERE entry = 3" },
	{ "posting_final_axis",
	    "UPDATE posting SET project = NULL WHERE entry = 4",
	    "ce nom figure dans une écriture validée",
	    "UPDATE posting SET class = NULL WHERE entry = 3" },
	{ "posting_final_axis",
	    "UPDATE project SET name = 'x' WHERE name = 'Cirque'",
	    "ce nom figure dans une écriture validée",
	    "UPDATE project SET name = 'x' WHERE name = 'Mer';"
	    "UPDATE class SET name = 'x' WHERE name = 'CM1'" },
	{ "entry_closed_insert",
	    ENTRY "(9, 2024, 9, '2024-09-11', 'expense', 'x', 'draft', NULL,"
		  " NULL, NULL, NULL)",
	    CLOSED,
	    ENTRY "(9, 2026, 9, '2026-09-11', 'expense', 'x', 'draft', NULL,"
		  " NULL, NULL, NULL)" },
	{ "entry_closed_update",
	    "UPDATE entry SET state = 'draft' WHERE id = 2", CLOSED,
	    "UPDATE entry SET state = 'draft' WHERE id = 5" },
	{ "entry_year_update", "UPDATE entry SET number = 9 WHERE id = 3",
	    "le numéro d'une écriture ne change jamais",
	    "UPDATE entry SET number = 1, day = '2025-10-01' WHERE id = 3" },
	{ "entry_year_update",
	    "UPDATE entry SET year = 2026, day = '2026-10-01' WHERE id = 3",
	    "le numéro d'une écriture ne change jamais",
	    "UPDATE entry SET year = 2025 WHERE id = 3" },
	{ "year_close",
	    "UPDATE year SET state = 'closed', closed_on = '2026-09-01',"
	    " fingerprint = " HASH " WHERE year = 2025",
	    "cet exercice a encore des brouillons",
	    "UPDATE entry SET state = 'void' WHERE id = 3;"
	    "UPDATE year SET state = 'closed', closed_on = '2026-09-01',"
	    " fingerprint = " HASH " WHERE year = 2025" },
	{ "setting_closed_insert",
	    "INSERT INTO setting VALUES (2024, 'town', 'Lille')", CLOSED,
	    "INSERT INTO setting VALUES (2025, 'town', 'Lille')" },
	{ "setting_closed_update",
	    "UPDATE setting SET value = 'x' WHERE year = 2024", CLOSED,
	    "UPDATE setting SET value = 'x' WHERE year = 2025" },
	{ "setting_closed_update",
	    "UPDATE setting SET year = 2024, key = 'x' WHERE year = 2025",
	    CLOSED, "UPDATE setting SET key = 'x' WHERE year = 2025" },
	{ "setting_closed_delete", "DELETE FROM setting WHERE year = 2024",
	    CLOSED, "DELETE FROM setting WHERE year = 2025" },
	/* Ticks belong to the year of the bank's statement. */
	{ "tick_closed_insert",
	    "INSERT INTO tick VALUES (1, '530', '2025-08-31')", CLOSED,
	    "INSERT INTO tick VALUES (1, '530', '2025-09-01')" },
	{ "tick_replace",
	    "INSERT OR REPLACE INTO tick VALUES (1, '512', '2025-10-01')",
	    "cette écriture est déjà pointée",
	    "DELETE FROM tick WHERE entry = 3;"
	    "INSERT OR REPLACE INTO tick VALUES (3, '512', '2025-10-01')" },
	{ "tick_closed_update",
	    "UPDATE tick SET day = '2025-10-01' WHERE entry = 3",
	    "un pointage se retire", "DELETE FROM tick WHERE entry = 3" },
	{ "tick_closed_delete", "DELETE FROM tick WHERE entry = 1", CLOSED,
	    "DELETE FROM tick WHERE entry = 3" },
	{ "attachment_closed_insert",
	    "INSERT INTO attachment VALUES (1, 2, 'c', 1, " HASH ")", CLOSED,
	    "INSERT INTO attachment VALUES (3, 2, 'c', 1, " HASH ")" },
	{ "attachment_update",
	    "UPDATE attachment SET name = 'x' WHERE entry = 3",
	    "une pièce jointe ne se modifie pas",
	    "DELETE FROM attachment WHERE entry = 3" },
	{ "attachment_closed_delete", "DELETE FROM attachment WHERE entry = 1",
	    CLOSED, "DELETE FROM attachment WHERE entry = 3" },
	{ "content_update", "UPDATE content SET bytes = x'ff'",
	    "une pièce jointe ne se modifie pas",
	    "INSERT OR IGNORE INTO content VALUES (" HASH ", x'00')" },
	{ "content_delete", "DELETE FROM content WHERE sha256 = " HASH,
	    "une écriture montre encore cette pièce",
	    "DELETE FROM content WHERE sha256 <> " HASH },
	{ "bank_balance_closed_insert",
	    "INSERT INTO bank_balance VALUES ('512', '2024-09-01', 1)", CLOSED,
	    "INSERT INTO bank_balance VALUES ('512', '2025-09-02', 1),"
	    " ('512', '2026-08-31', 1), ('512', '2024-08-31', 1)" },
	{ "bank_balance_closed_update",
	    "UPDATE bank_balance SET cents = 1 WHERE day = '2025-08-31'",
	    CLOSED,
	    "UPDATE bank_balance SET cents = 1"
	    " WHERE day = '2025-09-01'" },
	{ "bank_balance_closed_update",
	    "UPDATE bank_balance SET day = '2025-08-30'"
	    " WHERE day = '2025-09-01'",
	    CLOSED,
	    "UPDATE bank_balance SET day = '2025-09-30'"
	    " WHERE day = '2025-09-01'" },
	{ "bank_balance_closed_delete",
	    "DELETE FROM bank_balance WHERE day = '2025-08-31'", CLOSED,
	    "DELETE FROM bank_balance WHERE day = '2025-09-01'" },
	{ "cash_count_closed_insert",
	    "INSERT INTO cash_count VALUES ('530', '2025-08-30')", CLOSED,
	    "INSERT INTO cash_count VALUES ('530', '2025-09-30')" },
	{ "cash_count_closed_update",
	    "UPDATE cash_count SET day = '2025-09-30'"
	    " WHERE day = '2025-07-01'",
	    CLOSED,
	    "UPDATE cash_count SET day = '2025-09-30'"
	    " WHERE day = '2025-12-01'" },
	{ "cash_count_closed_update",
	    "UPDATE cash_count SET day = '2025-08-30'"
	    " WHERE day = '2025-12-01'",
	    CLOSED,
	    "UPDATE cash_count SET account = '541'"
	    " WHERE day = '2025-12-01'" },
	{ "cash_count_closed_delete",
	    "DELETE FROM cash_count WHERE day = '2025-07-01'", CLOSED,
	    "DELETE FROM cash_count WHERE day = '2025-12-01'" },
	{ "cash_count_line_closed_insert",
	    "INSERT INTO cash_count_line VALUES ('530', '2025-08-31', 5, 1)",
	    CLOSED,
	    "INSERT INTO cash_count_line VALUES ('530', '2025-09-01', 5, 1)" },
	{ "cash_count_line_closed_update",
	    "UPDATE cash_count_line SET count = 9 WHERE day = '2025-08-31'",
	    CLOSED,
	    "UPDATE cash_count_line SET count = 9 WHERE day = '2025-09-01'" },
	{ "cash_count_line_closed_update",
	    "UPDATE cash_count_line SET day = '2025-07-01'"
	    " WHERE day = '2025-09-01'",
	    CLOSED,
	    "UPDATE cash_count_line SET day = '2025-12-01'"
	    " WHERE day = '2025-09-01'" },
	{ "cash_count_line_closed_delete",
	    "DELETE FROM cash_count_line WHERE day = '2025-08-31'", CLOSED,
	    "DELETE FROM cash_count_line WHERE day = '2025-09-01'" },
	{ "posting_side", POSTING "(3, 2, '7560', '512', 1)", SIDE,
	    POSTING "(3, 2, '6180', '541', 1), (3, 3, '530', '512', 1),"
		    " (3, 4, '512', '110', 1), (3, 5, '541', '530', 1),"
		    " (3, 6, '530', '7560', 1)" },
	{ "posting_side", POSTING "(3, 2, '512', '6180', 1)", SIDE,
	    ENTRY "(9, 2025, 9, '2025-09-11', 'expense', 'x', 'draft', NULL,"
		  " NULL, 4, NULL);" POSTING "(9, 1, '530', '6180', 700)" },
	{ "posting_side", POSTING "(3, 2, '6180', '110', 1)", SIDE,
	    ENTRY "(9, 2025, 9, '2025-09-11', 'income', 'x', 'draft', NULL,"
		  " NULL, 4, NULL);" POSTING "(9, 1, '7560', '530', 700)" },
	{ "posting_side", POSTING "(3, 2, '110', '7560', 1)", SIDE,
	    POSTING "(3, 2, '110', '512', 1)" },
	{ "posting_side_update",
	    "UPDATE posting SET debit = '7560' WHERE entry = 3", SIDE,
	    "UPDATE posting SET debit = '541' WHERE entry = 3" },
	{ "posting_side_update",
	    "UPDATE posting SET credit = '110' WHERE entry = 3", SIDE,
	    "UPDATE posting SET credit = '530' WHERE entry = 3" },
	{ "posting_disabled", POSTING "(3, 2, '6010', '512', 1)",
	    "ce compte est désactivé",
	    ENTRY "(9, 2025, 9, '2025-09-11', 'expense', 'x', 'draft', NULL,"
		  " NULL, 4, NULL);" POSTING "(9, 1, '512', '6010', 700)" },
	{ "posting_disabled_update",
	    "UPDATE posting SET debit = '6010' WHERE entry = 3",
	    "ce compte est désactivé",
	    "UPDATE account SET active = 0 WHERE code = '6180';"
	    "UPDATE posting SET debit = '6180', credit = '530'"
	    " WHERE entry = 3" },
	{ "operation_update", "UPDATE operation SET user = 'x'", LOG,
	    OPERATION "(9, '', '', '', 'x', 1, x'')" },
	{ "operation_replace", OPERATION "(1, '', '', '', 'x', NULL, x'')", LOG,
	    OPERATION "(NULL, '', '', '', 'x', NULL, x''),"
		      " (NULL, '', '', '', 'x', NULL, x'')" },
	{ "operation_replace",
	    OPERATION "(8, '', '', '', 'x', 1, x'');" OPERATION
		      "(9, '', '', '', 'x', 1, x'')",
	    LOG,
	    OPERATION "(8, '', '', '', 'x', 1, x'');" OPERATION
		      "(9, '', '', '', 'x', 8, x'')" },
	{ "operation_delete", "DELETE FROM operation", LOG,
	    "SELECT * FROM operation" },
	{ NULL, NULL, NULL, NULL },
};

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
	    NEW("9", "2025-09-10", "expense", "'D1'", "x", "NULL"),
	    NEW("9", "2025-09-10", "expense", "'D2'", "x", "NULL") },
	/* The voucher of a voided entry is free again. */
	{ "index/pièce unique dans l'exercice",
	    NEW("9", "2025-09-10", "expense", "'D1'", "x", "NULL"),
	    "UPDATE entry SET state = 'void' WHERE id = 3;" NEW(
		"9", "2025-09-10", "expense", "'D1'", "x", "NULL") },
	{ "index/une seule annulation par écriture",
	    ENTRY "(8, 2025, 8, '2025-09-11', 'expense', 'x', 'draft', NULL,"
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
