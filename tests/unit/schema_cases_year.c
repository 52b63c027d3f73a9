/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "schema_cases.h"

const char schema_books_year[] =
    "UPDATE year SET state = 'open', closed_on = NULL, fingerprint = NULL"
    " WHERE year = 2024;"
    "INSERT INTO year (year) VALUES (2022);"
    "INSERT INTO account (code, label, folds_to) VALUES"
    " ('7410', 'Subventions', '7410');"
    /* Each noun once in the closed year and once in the open one. */
    "INSERT INTO subsidy (id, year, funder, kind, purpose, cents, day) VALUES"
    " (1, 2024, 'Mairie', 'commune', 'Livres', 30000, '2024-10-01'),"
    " (2, 2025, 'Mairie', 'commune', 'Cirque', 40000, '2025-10-01'),"
    " (3, 2022, 'Mairie', 'commune', 'Jardin', 500, '2022-10-01');"
    "UPDATE subsidy SET closed = 2024 WHERE id = 3;"
    "INSERT INTO content VALUES (printf('%064d', 5), x'05');"
    "INSERT INTO subsidy_file VALUES"
    " (1, 1, 2024, 'a.pdf', 1, printf('%064d', 4)),"
    " (2, 1, 2025, 'b.pdf', 1, printf('%064d', 5));"
    "INSERT INTO budget VALUES (2024, '6180', 100), (2025, '6180', 100);"
    "INSERT INTO project_budget VALUES ('Cirque', '6180', 100);"
    "INSERT INTO headcount VALUES (2024, 'CE1', 20, 1), (2025, 'CE1', 21, 1);"
    "INSERT INTO tariff (year, pupil) VALUES (2024, 220), (2025, 230);"
    "INSERT INTO item (id, year, label, day, cents) VALUES"
    " (1, 2024, 'Globe', '2024-10-01', 5000),"
    " (2, 2025, 'Tapis', '2025-10-01', 6000),"
    " (3, 2022, 'Radio', '2022-10-01', 7000);"
    "UPDATE item SET removed_on = '2024-11-01', removed_year = 2024,"
    " reason = 'cassé' WHERE id = 3;"
    "INSERT INTO decision VALUES (1, '2024-11-01', 'Un globe', NULL, 20),"
    " (2, '2025-11-01', 'La mer', 'Mer', NULL);"
    "INSERT INTO contribution VALUES (1, 12), (3, 13);"
    "UPDATE year SET state = 'closed', closed_on = '2025-09-15',"
    " fingerprint = " HASH " WHERE year IN (2022, 2024);"
    "INSERT INTO discharge VALUES"
    " (1, 2024, '2025-09-20', 'Reims', 1, NULL, " HASH "),"
    " (2, 2022, '2025-09-20', 'Reims', 0, 'D1 manque', " HASH ");"
    "INSERT INTO verifier VALUES (2, 1, 'Samia Haddad', 'parent');"
    "INSERT INTO bank_line VALUES"
    " (1, '512', '2025-09-15', -1500, 'CHQ 42', 'chq 42', '', '42', 1, 0),"
    " (2, '512', '2025-09-16', 900, 'VIR', 'vir', '', NULL, 1, 1);"
    "INSERT INTO bank_match VALUES (1, 3);"
    "INSERT INTO bank_profile VALUES ('Banque', 'date=1');"
    "INSERT INTO imported VALUES (7, 3, 2);";

#define SUBSIDY                                                            \
	"INSERT OR REPLACE INTO subsidy (id, year, funder, kind, purpose," \
	" cents, day) VALUES "
#define FILE_ "INSERT OR REPLACE INTO subsidy_file VALUES "
#define SPENT                                                              \
	"INSERT INTO posting (entry, rank, debit, credit, cents, subsidy)" \
	" VALUES "
#define ITEM "INSERT OR REPLACE INTO item (id, year, label, day, cents) VALUES "
#define GIVEN                                                            \
	"INSERT OR REPLACE INTO discharge (id, year, day, place, given," \
	" fingerprint) VALUES "
#define RANGE "INSERT INTO operation_range VALUES (1, 'entry', 3, 3, 1);"
#define LINE  "INSERT OR REPLACE INTO bank_line VALUES "

#define FROM_741 "une subvention se reçoit au compte 7410"
#define NO_EDIT	 "une pièce jointe ne se modifie pas"
#define REGISTER "une délibération ne se modifie pas"
#define QUITUS	 "le quitus ne se modifie pas"
#define REOPEN                                              \
	"UPDATE year SET state = 'open', closed_on = NULL," \
	" fingerprint = NULL WHERE year = "

const struct guard_case schema_guards_year[] = {
	/* 0002 */
	{ "posting_final_subsidy",
	    "UPDATE posting SET subsidy = 2 WHERE entry = 4",
	    "sa subvention ne peut plus changer",
	    "UPDATE posting SET subsidy = 2 WHERE entry = 3" },
	{ "posting_final_subsidy",
	    "UPDATE posting SET cerfa = '60' WHERE entry = 1",
	    "sa subvention ne peut plus changer",
	    "UPDATE posting SET cerfa = '60' WHERE entry = 3" },
	{ "posting_subsidy_side", SPENT "(3, 2, '512', '7560', 1, 2)", FROM_741,
	    SPENT "(3, 2, '512', '7410', 1, 2),"
		  " (3, 3, '6180', '530', 1, 2),"
		  " (3, 4, '512', '7560', 1, NULL)" },
	/* What is reversed names its subsidy too. */
	{ "posting_subsidy_side", SPENT "(3, 2, '530', '512', 1, 2)", FROM_741,
	    ENTRY "(9, 2025, 9, '2025-09-11', 'expense', 'x', 'draft', NULL,"
		  " NULL, 4, NULL);" SPENT "(9, 1, '530', '6180', 700, 2),"
		  " (9, 2, '7410', '512', 700, 2)" },
	{ "posting_subsidy_side_update",
	    "UPDATE posting SET subsidy = 2, debit = '541' WHERE entry = 3",
	    FROM_741, "UPDATE posting SET subsidy = 2 WHERE entry = 3" },
	{ "posting_subsidy_side_update",
	    SPENT "(3, 2, '512', '7410', 1, 2);"
		  "UPDATE posting SET credit = '7560' WHERE rank = 2",
	    FROM_741,
	    SPENT "(3, 2, '512', '7410', 1, 2);"
		  "UPDATE posting SET debit = '530' WHERE rank = 2" },
	{ "subsidy_closed_insert",
	    SUBSIDY "(9, 2024, 'x', 'state', 'x', 1, '2024-10-01')", CLOSED,
	    SUBSIDY "(9, 2025, 'x', 'state', 'x', 1, '2024-10-01')" },
	{ "subsidy_replace",
	    SUBSIDY "(1, 2025, 'x', 'state', 'x', 1, '2025-10-01')",
	    "cette subvention existe déjà",
	    SUBSIDY "(NULL, 2025, 'x', 'state', 'x', 1, '2025-10-01')" },
	{ "subsidy_id_update",
	    "DELETE FROM subsidy_file WHERE subsidy = 2;"
	    "UPDATE OR REPLACE subsidy SET id = 1 WHERE id = 2",
	    "le numéro d'une subvention ne change jamais",
	    "UPDATE subsidy SET id = 2 WHERE id = 2" },
	{ "subsidy_closed_update",
	    "UPDATE subsidy SET purpose = 'x' WHERE id = 1", CLOSED,
	    "UPDATE subsidy SET purpose = 'x' WHERE id = 2" },
	{ "subsidy_closed_update",
	    "UPDATE subsidy SET year = 2025 WHERE id = 1", CLOSED,
	    "UPDATE subsidy SET year = 2026 WHERE id = 2" },
	{ "subsidy_closed_update",
	    "UPDATE subsidy SET year = 2024 WHERE id = 2", CLOSED,
	    "UPDATE subsidy SET closed = 2026 WHERE id = 1" },
	/* A project that a closed year shows keeps its name. */
	{ "subsidy_closed_update",
	    REOPEN "2022; UPDATE subsidy SET project = 'Mer' WHERE id = 3;"
		   "UPDATE year SET state = 'closed', closed_on ="
		   " '2025-09-15', fingerprint = " HASH " WHERE year = 2022;"
		   "UPDATE project SET name = 'Océan' WHERE name = 'Mer'",
	    CLOSED,
	    "UPDATE subsidy SET project = 'Mer' WHERE id = 2;"
	    "UPDATE project SET name = 'Océan' WHERE name = 'Mer'" },
	{ "subsidy_closed_closing",
	    "UPDATE subsidy SET closed = 2024 WHERE id = 1", CLOSED,
	    "UPDATE subsidy SET closed = 2025 WHERE id = 1" },
	{ "subsidy_closed_closing",
	    "UPDATE subsidy SET closed = NULL WHERE id = 3", CLOSED,
	    "UPDATE subsidy SET closed = 2025 WHERE id = 2;"
	    "UPDATE subsidy SET closed = NULL WHERE id = 2" },
	{ "subsidy_closed_delete", "DELETE FROM subsidy WHERE id = 3", CLOSED,
	    "DELETE FROM subsidy_file WHERE subsidy = 2;"
	    "DELETE FROM subsidy WHERE id = 2" },
	{ "subsidy_file_closed_insert", FILE_ "(1, 2, 2024, 'x', 1, " HASH ")",
	    CLOSED, FILE_ "(1, 2, 2025, 'x', 1, " HASH ")" },
	{ "subsidy_file_replace", FILE_ "(1, 1, 2025, 'x', 1, " HASH ")",
	    NO_EDIT, FILE_ "(1, 3, 2025, 'x', 1, " HASH ")" },
	{ "subsidy_file_update",
	    "UPDATE subsidy_file SET year = 2024 WHERE subsidy = 2", NO_EDIT,
	    "DELETE FROM subsidy_file WHERE subsidy = 2" },
	{ "subsidy_file_closed_delete",
	    "DELETE FROM subsidy_file WHERE subsidy = 1", CLOSED,
	    "DELETE FROM subsidy_file WHERE subsidy = 2" },
	{ "content_delete_subsidy", "DELETE FROM content WHERE bytes = x'05'",
	    "une subvention montre encore cette pièce",
	    "DELETE FROM subsidy_file WHERE subsidy = 2;"
	    "DELETE FROM content WHERE bytes = x'05'" },
	/* 0003 */
	{ "budget_closed_insert", "INSERT INTO budget VALUES (2024, '7560', 1)",
	    CLOSED, "INSERT INTO budget VALUES (2025, '7560', 1)" },
	{ "budget_closed_insert",
	    "INSERT OR REPLACE INTO budget VALUES (2024, '6180', 1)", CLOSED,
	    "INSERT OR REPLACE INTO budget VALUES (2025, '6180', 1)" },
	{ "budget_closed_update", "UPDATE budget SET cents = 1", CLOSED,
	    "UPDATE budget SET cents = 1 WHERE year = 2025" },
	{ "budget_closed_update",
	    "UPDATE budget SET year = 2024, account = '7560'"
	    " WHERE year = 2025",
	    CLOSED, "UPDATE budget SET year = 2026 WHERE year = 2025" },
	{ "budget_closed_delete", "DELETE FROM budget WHERE year = 2024",
	    CLOSED, "DELETE FROM budget WHERE year = 2025" },
	/* 0004 */
	{ "headcount_closed_insert",
	    "INSERT INTO headcount VALUES (2024, 'CM1', 20, 1)", CLOSED,
	    "INSERT INTO headcount VALUES (2025, 'CM1', 20, 1)" },
	{ "headcount_closed_insert",
	    "INSERT OR REPLACE INTO headcount VALUES (2024, 'CE1', 1, 1)",
	    CLOSED,
	    "INSERT OR REPLACE INTO headcount VALUES (2025, 'CE1', 1, 1)" },
	{ "headcount_closed_update",
	    "UPDATE headcount SET pupils = 1 WHERE year = 2024", CLOSED,
	    "UPDATE headcount SET pupils = 1 WHERE year = 2025" },
	{ "headcount_closed_update",
	    "UPDATE headcount SET year = 2024, class = 'CM1'"
	    " WHERE year = 2025",
	    CLOSED, "UPDATE headcount SET year = 2026 WHERE year = 2025" },
	/* A class that a closed year shows keeps its name. */
	{ "headcount_closed_update",
	    "UPDATE class SET name = 'CE2' WHERE name = 'CE1'", CLOSED,
	    "UPDATE headcount SET class = 'CM1' WHERE year = 2025;"
	    "UPDATE class SET name = 'CM2' WHERE name = 'CM1'" },
	{ "headcount_closed_delete", "DELETE FROM headcount WHERE year = 2024",
	    CLOSED, "DELETE FROM headcount WHERE year = 2025" },
	{ "tariff_closed_insert", "INSERT INTO tariff (year) VALUES (2022)",
	    CLOSED, "INSERT INTO tariff (year) VALUES (2026)" },
	{ "tariff_closed_insert",
	    "INSERT OR REPLACE INTO tariff (year) VALUES (2024)", CLOSED,
	    "INSERT OR REPLACE INTO tariff (year) VALUES (2025)" },
	{ "tariff_closed_update",
	    "UPDATE tariff SET fixed = 1 WHERE year = 2024", CLOSED,
	    "UPDATE tariff SET fixed = 1 WHERE year = 2025" },
	{ "tariff_closed_update",
	    "UPDATE OR REPLACE tariff SET year = 2024 WHERE year = 2025",
	    CLOSED, "UPDATE tariff SET year = 2026 WHERE year = 2025" },
	{ "tariff_closed_delete", "DELETE FROM tariff WHERE year = 2024",
	    CLOSED, "DELETE FROM tariff WHERE year = 2025" },
	{ "contribution_closed_insert",
	    "INSERT INTO contribution VALUES (2, 1)", CLOSED,
	    "INSERT INTO contribution VALUES (5, 1)" },
	{ "contribution_closed_insert",
	    "INSERT OR REPLACE INTO contribution VALUES (1, 1)", CLOSED,
	    "INSERT OR REPLACE INTO contribution VALUES (3, 1)" },
	{ "contribution_closed_update",
	    "UPDATE contribution SET contributors = 1 WHERE entry = 1", CLOSED,
	    "UPDATE contribution SET contributors = 1 WHERE entry = 3" },
	{ "contribution_closed_update",
	    "UPDATE contribution SET entry = 4 WHERE entry = 1", CLOSED,
	    "UPDATE contribution SET entry = 4 WHERE entry = 3" },
	{ "contribution_closed_update",
	    "UPDATE OR REPLACE contribution SET entry = 1 WHERE entry = 3",
	    CLOSED, "UPDATE contribution SET entry = 5 WHERE entry = 3" },
	{ "contribution_closed_delete",
	    "DELETE FROM contribution WHERE entry = 1", CLOSED,
	    "DELETE FROM contribution WHERE entry = 3" },
	/* 0005 */
	{ "item_closed_insert", ITEM "(9, 2024, 'x', '2024-10-01', 1)", CLOSED,
	    ITEM "(9, 2025, 'x', '2024-10-01', 1)" },
	{ "item_replace", ITEM "(1, 2025, 'x', '2025-10-01', 1)",
	    "ce bien existe déjà", ITEM "(NULL, 2025, 'x', '2025-10-01', 1)" },
	{ "item_id_update", "UPDATE OR REPLACE item SET id = 1 WHERE id = 2",
	    "le numéro d'un bien ne change jamais",
	    "UPDATE item SET id = 2 WHERE id = 2" },
	{ "item_closed_update", "UPDATE item SET cents = 1 WHERE id = 1",
	    CLOSED, "UPDATE item SET cents = 1 WHERE id = 2" },
	{ "item_closed_update", "UPDATE item SET year = 2025 WHERE id = 1",
	    CLOSED, "UPDATE item SET year = 2026 WHERE id = 2" },
	{ "item_closed_update", "UPDATE item SET year = 2024 WHERE id = 2",
	    CLOSED, "UPDATE item SET entry = 3 WHERE id = 2" },
	/* What a closed year shows may leave in a later one. */
	{ "item_removed_update",
	    "UPDATE item SET removed_on = '2025-08-31', removed_year = 2024,"
	    " reason = 'x' WHERE id = 1",
	    CLOSED,
	    "UPDATE item SET removed_on = '2025-08-31', removed_year = 2025,"
	    " reason = 'x' WHERE id = 1;"
	    "UPDATE item SET removed_on = NULL, removed_year = NULL,"
	    " reason = NULL WHERE id = 1" },
	{ "item_removed_update", "UPDATE item SET price = 1 WHERE id = 3",
	    CLOSED,
	    "UPDATE item SET removed_on = '2025-11-01', removed_year = 2025,"
	    " reason = 'x', price = 1 WHERE id = 2" },
	{ "item_closed_delete", "DELETE FROM item WHERE id = 1", CLOSED,
	    "DELETE FROM item WHERE id = 2" },
	/* 0006 */
	{ "decision_update", "UPDATE decision SET text = 'x' WHERE number = 2",
	    REGISTER, "DELETE FROM decision WHERE number = 2" },
	{ "decision_update", "UPDATE decision SET number = 3 WHERE number = 2",
	    REGISTER,
	    "INSERT INTO decision VALUES (3, '2025-11-02', 'x', NULL, NULL)" },
	{ "decision_project_update",
	    "UPDATE decision SET project = 'Cirque' WHERE number = 2", REGISTER,
	    "UPDATE project SET name = 'Océan' WHERE name = 'Mer'" },
	{ "decision_project_update",
	    "UPDATE decision SET project = NULL WHERE number = 2", REGISTER,
	    /* As an undo takes a new name back: children first. */
	    "PRAGMA defer_foreign_keys = ON;"
	    "UPDATE decision SET project = 'Océan' WHERE number = 2;"
	    "DELETE FROM project WHERE name = 'Mer';"
	    "INSERT INTO project (name) VALUES ('Océan')" },
	{ "decision_project_update",
	    "UPDATE decision SET project = 'Mer' WHERE number = 1", REGISTER,
	    "UPDATE decision SET project = 'Mer' WHERE number = 2" },
	{ "decision_replace",
	    "INSERT OR REPLACE INTO decision VALUES (1, '2025-11-01', 'x',"
	    " NULL, NULL)",
	    "cette délibération existe déjà",
	    "INSERT OR REPLACE INTO decision VALUES (3, '2025-11-01', 'x',"
	    " NULL, NULL)" },
	{ "decision_closed_insert",
	    "INSERT INTO decision VALUES (3, '2025-08-31', 'x', NULL, NULL)",
	    CLOSED,
	    "INSERT INTO decision VALUES (3, '2025-09-01', 'x', NULL, NULL)" },
	{ "decision_closed_delete", "DELETE FROM decision WHERE number = 1",
	    CLOSED, "DELETE FROM decision WHERE number = 2" },
	/* 0007 */
	{ "discharge_open", GIVEN "(9, 2025, '2026-09-20', 'x', 1, " HASH ")",
	    "le quitus se donne sur un exercice clos",
	    GIVEN "(9, 2022, '2026-09-20', 'x', 1, " HASH ")" },
	{ "discharge_open",
	    GIVEN "(9, 2022, '2026-09-20', 'x', 1, printf('%064d', 9))",
	    "le quitus se donne sur un exercice clos",
	    GIVEN "(9, 2022, '2026-09-20', 'x', 0, " HASH ")" },
	{ "discharge_replace",
	    GIVEN "(2, 2022, '2026-09-20', 'x', 1, " HASH ")",
	    "le quitus de cet exercice est déjà enregistré",
	    GIVEN "(NULL, 2022, '2026-09-20', 'x', 1, " HASH ")" },
	{ "discharge_replace",
	    GIVEN "(NULL, 2024, '2026-09-20', 'x', 1, " HASH ")",
	    "le quitus de cet exercice est déjà enregistré",
	    GIVEN "(NULL, 2022, '2026-09-20', 'x', 0, " HASH ")" },
	{ "discharge_update", "UPDATE discharge SET given = 1 WHERE id = 2",
	    QUITUS, "SELECT * FROM discharge" },
	{ "discharge_delete", "DELETE FROM discharge WHERE id = 1",
	    "le quitus ne se supprime pas", "SELECT * FROM discharge" },
	{ "verifier_replace",
	    "INSERT OR REPLACE INTO verifier VALUES (2, 1, 'x', 'other')",
	    QUITUS,
	    "INSERT OR REPLACE INTO verifier VALUES (2, 2, 'x', 'other')" },
	{ "verifier_update", "UPDATE verifier SET name = 'x'", QUITUS,
	    "SELECT * FROM verifier" },
	{ "verifier_delete", "DELETE FROM verifier",
	    "le quitus ne se supprime pas", "SELECT * FROM verifier" },
	{ "year_reopen", REOPEN "2024", "il ne se rouvre plus", REOPEN "2022" },
	{ "year_reopen",
	    "UPDATE year SET closed_on = '2025-09-21' WHERE year = 2024",
	    "il ne se rouvre plus",
	    "UPDATE year SET closed_on = '2025-09-21' WHERE year = 2022" },
	/* 0008 */
	{ "bank_line_update", "UPDATE bank_line SET cents = 1 WHERE id = 1",
	    "une ligne de relevé ne se modifie pas",
	    "UPDATE bank_line SET ignored = 0 WHERE id = 2" },
	{ "bank_line_update",
	    "UPDATE OR REPLACE bank_line SET id = 1 WHERE id = 2",
	    "une ligne de relevé ne se modifie pas",
	    "DELETE FROM bank_line WHERE id = 2" },
	{ "bank_line_replace",
	    LINE "(2, '512', '2025-09-17', 1, 'x', 'x', '', NULL, 1, 0)",
	    "cette ligne de relevé existe déjà",
	    LINE "(3, '512', '2025-09-17', 1, 'x', 'x', '', NULL, 1, 0)" },
	{ "bank_line_replace",
	    LINE "(3, '512', '2025-09-16', 900, 'x', 'vir', '', NULL, 1, 0)",
	    "cette ligne de relevé existe déjà",
	    LINE "(3, '512', '2025-09-16', 900, 'VIR', 'vir', '', NULL, 2, 0),"
		 " (4, '512', '2025-09-16', 900, 'VIR', 'vir', 'z', NULL, 1,"
		 " 0)" },
	{ "bank_match_insert", "INSERT INTO bank_match VALUES (2, 3)",
	    "cette ligne de relevé est écartée",
	    "INSERT INTO bank_match VALUES (1, 4)" },
	{ "bank_match_update", "UPDATE bank_match SET entry = 4",
	    "un rapprochement se défait et se refait",
	    "DELETE FROM bank_match;"
	    "INSERT INTO bank_match VALUES (1, 4)" },
	/* 0009 */
	{ "imported_update", "UPDATE imported SET line = 3",
	    "une ligne importée ne se modifie pas", "DELETE FROM imported" },
	{ "imported_replace",
	    "INSERT OR REPLACE INTO imported VALUES (7, 4, 9)",
	    "cette ligne a déjà été importée",
	    "INSERT OR REPLACE INTO imported VALUES (8, 4, 9)" },
	{ "operation_range_update", RANGE "UPDATE operation_range SET last = 9",
	    "l'historique ne se modifie pas",
	    RANGE "SELECT * FROM operation_range" },
	{ "operation_range_replace",
	    RANGE "INSERT OR REPLACE INTO operation_range VALUES"
		  " (1, 'entry', 1, 2, 2)",
	    "l'historique ne se modifie pas",
	    RANGE "INSERT OR REPLACE INTO operation_range VALUES"
		  " (1, 'posting', 1, 2, 2)" },
	{ "operation_range_delete", RANGE "DELETE FROM operation_range",
	    "l'historique ne se supprime pas",
	    RANGE "SELECT * FROM operation_range" },
	{ NULL, NULL, NULL, NULL },
};
