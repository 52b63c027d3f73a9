/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schema_cases.h"

#include <stddef.h>

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

#define POSTING \
	"INSERT INTO posting (entry, rank, debit, credit, cents) VALUES "
#define OR_REPLACE                                                          \
	"INSERT OR REPLACE INTO entry (id, year, number, day, kind, label," \
	" state, rank, seal, reverses, voucher) VALUES "
/* A validated entry on which nothing else hangs, that reverses another. */
#define SEALED_NINE                                                          \
	ENTRY "(9, 2025, 9, '2025-09-11', 'expense', 'x', 'final', 9, " HASH \
	      ", 4, 'D9');"
#define SEALED "cette écriture est validée ou annulée"
#define SIDE   "une charge (6) sort de la banque"
#define CLOSED_2030                                                     \
	"INSERT INTO year (year, state, closed_on, fingerprint) VALUES" \
	" (2030, 'closed', '2031-09-01', " HASH ");"
#define VOUCHER "ce numéro de pièce est déjà celui d'une autre"
#define TWICE	"une autre écriture annule déjà celle-là"
#define LOG	"l'historique ne se"

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
	{ "entry_replace",
	    SEALED_NINE "INSERT OR REPLACE INTO entry (id, year, number, day,"
			" kind, label) VALUES (10, 2025, 9, '2025-09-11',"
			" 'expense', 'x')",
	    "cette écriture existe déjà",
	    SEALED_NINE "INSERT OR REPLACE INTO entry (id, year, number, day,"
			" kind, label) VALUES (10, 2026, 9, '2026-09-11',"
			" 'expense', 'x')" },
	{ "entry_replace",
	    SEALED_NINE OR_REPLACE "(10, 2025, 10, '2025-09-11', 'expense',"
				   " 'x', 'final', 9, " HASH ", NULL, NULL)",
	    "cette écriture existe déjà",
	    SEALED_NINE OR_REPLACE "(10, 2025, 10, '2025-09-11', 'expense',"
				   " 'x', 'final', 8, " HASH ", NULL, NULL)" },
	{ "entry_replace_rank",
	    SEALED_NINE "UPDATE OR REPLACE entry SET state = 'final',"
			" rank = 9, seal = " HASH " WHERE id = 3",
	    "une autre écriture a déjà ce rang",
	    SEALED_NINE "UPDATE OR REPLACE entry SET state = 'final',"
			" rank = 8, seal = " HASH " WHERE id = 3" },
	{ "entry_replace_voucher",
	    SEALED_NINE OR_REPLACE "(10, 2025, 10, '2025-09-11', 'expense',"
				   " 'x', 'draft', NULL, NULL, NULL, 'D9')",
	    VOUCHER,
	    SEALED_NINE OR_REPLACE "(10, 2025, 10, '2025-09-11', 'expense',"
				   " 'x', 'void', NULL, NULL, NULL, 'D9'),"
				   " (11, 2026, 10, '2026-09-11', 'expense',"
				   " 'x', 'draft', NULL, NULL, NULL, 'D9')" },
	{ "entry_replace_voucher_update",
	    SEALED_NINE "UPDATE OR REPLACE entry SET voucher = 'D9'"
			" WHERE id = 3",
	    VOUCHER,
	    SEALED_NINE "UPDATE entry SET voucher = 'D1' WHERE id = 3;"
			"UPDATE entry SET voucher = 'D9', state = 'void'"
			" WHERE id = 3" },
	{ "entry_replace_voucher_update",
	    SEALED_NINE OR_REPLACE
	    "(10, 2025, 10, '2025-09-11', 'expense', 'x', 'void', NULL,"
	    " NULL, NULL, 'D9');"
	    "UPDATE OR REPLACE entry SET state = 'draft' WHERE id = 10",
	    VOUCHER,
	    OR_REPLACE
	    "(10, 2025, 10, '2025-09-11', 'expense', 'x', 'void', NULL,"
	    " NULL, NULL, 'D9');"
	    "UPDATE OR REPLACE entry SET state = 'draft' WHERE id = 10" },
	{ "entry_replace_reverses",
	    SEALED_NINE OR_REPLACE "(10, 2025, 10, '2025-09-11', 'expense',"
				   " 'x', 'draft', NULL, NULL, 4, NULL)",
	    TWICE,
	    SEALED_NINE OR_REPLACE "(10, 2025, 10, '2025-09-11', 'expense',"
				   " 'x', 'void', NULL, NULL, 4, NULL),"
				   " (11, 2025, 11, '2025-09-11', 'expense',"
				   " 'x', 'draft', NULL, NULL, 9, NULL)" },
	{ "entry_replace_reverses_update",
	    SEALED_NINE "UPDATE OR REPLACE entry SET reverses = 4"
			" WHERE id = 3",
	    TWICE,
	    SEALED_NINE "UPDATE OR REPLACE entry SET reverses = 9"
			" WHERE id = 3" },
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
	{ "account_replace",
	    "INSERT OR REPLACE INTO account (code, label, folds_to)"
	    " VALUES ('6180', 'x', '6180')",
	    "ce compte existe déjà",
	    "INSERT OR REPLACE INTO account (code, label, folds_to)"
	    " VALUES ('6181', 'x', '6180')" },
	{ "account_code_update",
	    "INSERT INTO account (code, label, folds_to)"
	    " VALUES ('6181', 'x', '6180');"
	    "UPDATE OR REPLACE account SET code = '6180'"
	    " WHERE code = '6181'",
	    "le code d'un compte ne change jamais",
	    "UPDATE account SET code = '6180' WHERE code = '6180'" },
	{ "year_replace", "INSERT OR REPLACE INTO year (year) VALUES (2024)",
	    "cet exercice existe déjà",
	    "INSERT OR REPLACE INTO year (year) VALUES (2027)" },
	{ "year_update",
	    "UPDATE OR REPLACE year SET year = 2024 WHERE year = 2026",
	    "un exercice ne change jamais d'année",
	    "UPDATE OR REPLACE year SET year = 2026 WHERE year = 2026" },
	{ "year_closed_delete",
	    CLOSED_2030 "DELETE FROM year WHERE year = 2030", CLOSED,
	    "DELETE FROM year WHERE year = 2026" },
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
	    "DELETE FROM content WHERE sha256 = printf('%064d', 8)" },
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
