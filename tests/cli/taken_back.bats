#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# undo after any command brings every table back as it was; what another
# program changes in a validated entry is found by verify, which names it.

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2025-12-10 QUITUS_FILE=coop.quitus
	quitus init coop.quitus --name "École du Port" --number 12 \
	    --department 51 --year 2025 --bank 1000 --cash 50 >/dev/null
	quitus class add CP
	quitus project add Cirque
	quitus expense 20 "Colle" -a 6180 --date 01/10
	quitus income 30 "Gâteaux" -a 7080 --to cash --date 02/10
	quitus advance give CP 100 --date 03/10
	printf 'facture' >facture.pdf
}

# Every table but the log of operations, row by row.
content() {
	sqlite3 coop.quitus "SELECT 'SELECT ''' || name || ''', * FROM ' ||
	    name || ' ORDER BY 2, 3;' FROM sqlite_schema WHERE type = 'table'
	    AND name <> 'operation' AND name NOT LIKE 'sqlite_%'
	    ORDER BY name" | sqlite3 coop.quitus
}

# The command changes something, and undo brings it back.
comes_back() {
	content >before
	run -0 quitus "$@"
	content >after
	run ! cmp -s before after
	run -0 quitus undo
	content >again
	cmp before again
}

@test "undo: recording" {
	comes_back expense 12 "Livres" -a 6180 --date 05/10 \
	    --attach facture.pdf --party "Librairie" --cheque 12 \
	    --class CP --project Cirque
	comes_back income 12 "Dons" -a 7700 --provenance association
	comes_back expense 12 x --split 6281=10 --split 6168=2
	comes_back transfer 10 --from cash --to bank
	comes_back advance give CP 10
	comes_back advance return CP 10
	comes_back advance justify CP 10 "Craies" -a 6180
	comes_back attach 2 facture.pdf
}

@test "undo: correcting" {
	comes_back edit 2 --amount 21
	comes_back edit 2 --date 15/11 --label "Colle forte" --account 6500
	comes_back edit 1 --bank 999,99
	comes_back void 2 --reason "Deux fois"
	quitus validate --until 01/10
	comes_back void 2 --reason "Deux fois"
}

@test "undo: bank, cash, settings, chart, classes" {
	comes_back bank balance 31/10 1000
	comes_back bank tick 2
	quitus bank tick 2
	comes_back bank untick 2
	comes_back cash count --date 02/10 50x1 20x1 10x1
	quitus cash count --date 02/10 50x1
	comes_back cash count --date 02/10 20x1
	comes_back account add 7411 "Subventions de l’État"
	comes_back account disable 6500
	printf 'code;libelle;contenu\n6185;Piscine;Entrées\n' >plan.csv
	comes_back account import plan.csv
	comes_back config town Fromelles
	comes_back class add CM2
	comes_back class rename CP CP-CE1
	comes_back class close CP
	comes_back project rename Cirque "Arts du cirque"
	comes_back project close Cirque
}

@test "undo: subsidies, budget, council, inventory" {
	comes_back subsidy grant 740 --funder Commune --kind commune \
	    --purpose "Cirque" --project Cirque --attach facture.pdf
	quitus subsidy grant 740 --funder Commune --kind commune \
	    --purpose "Cirque"
	comes_back subsidy attach 1 facture.pdf
	comes_back subsidy receive 1 370 "Premier versement"
	comes_back expense 30 "Car" -a 6180 --subsidy 1
	comes_back expense 30 "Car" --split 6180@1=20 --split 6180=10
	comes_back subsidy close 1
	comes_back budget set 6180 200
	quitus budget set 6180 200
	comes_back budget set 6180 250
	comes_back budget set 6180 --unset
	printf 'compte;montant\n7080;300\n' >budget.csv
	comes_back budget import budget.csv
	comes_back council add 02/10 "Nous allons au cirque." --present 21
	quitus council add 02/10 "Nous allons au cirque." --project Cirque
	comes_back expense 30 "Car" -a 6180 --decision 1
	comes_back inventory add "Piano" --value 400 --date 03/10
	quitus expense 250 "Tablette" -a 6800 --date 04/10
	comes_back inventory add --entry 5
	quitus inventory add --entry 5
	comes_back inventory remove 1 --reason "Cassée" --date 05/10
}

@test "undo: dues and what families give" {
	comes_back dues headcount CP --pupils 24 --adults 1
	quitus dues headcount CP --pupils 24 --adults 1
	comes_back dues headcount CP --pupils 25 --adults 1
	comes_back dues headcount CP --unset
	comes_back dues tariff --fixed 10 --pupil 2,18 --adult 2,18
	quitus dues tariff --fixed 10 --pupil 2,18 --adult 2,18
	comes_back dues pay
	comes_back dues pay 20 --split 6281=20
	comes_back dues collect CP 120 --contributors 20
}

@test "undo: the bank's lines" {
	printf 'Date;Libellé;Montant\n%s\n%s\n' \
	    '01/10/2025;CARTE COLLE;-20,00' \
	    '06/10/2025;PRLV ASSURANCE;-15,00' >bank.csv
	comes_back bank import bank.csv --map date=1,label=2,amount=3
	quitus bank import bank.csv --map date=1,label=2,amount=3
	comes_back bank match
	quitus bank match
	comes_back bank untick 2
	quitus undo
	comes_back bank match 1 2
	comes_back bank ignore 2
	comes_back bank book 2 "Assurance" -a 6168
}

@test "undo: several in a row, back to the beginning, no further" {
	content >last
	for _ in 1 2 3 4 5; do quitus undo; done
	run -3 quitus undo
	[ "$(quitus list --format json | jq length)" = 1 ]
	[ "$(sqlite3 coop.quitus "SELECT count(*) FROM class")" = 0 ]
}

@test "undo: what is validated is not taken back" {
	quitus validate --until 01/10
	content >before
	run -3 quitus --lang en undo
	[[ $output == *sealed* ]]
	content | cmp before -
}

# A validated ledger with its triggers taken away, as an intruder would.
defenceless() {
	quitus validate --until 31/10
	sqlite3 coop.quitus "SELECT 'DROP TRIGGER ' || name || ';'
	    FROM sqlite_schema WHERE type = 'trigger'" | sqlite3 coop.quitus
	QUITUS_BROKEN=1
}

# verify finds it and says this.
found() {
	run -1 quitus --lang en verify
	[[ $output == *"$1"* ]]
}

@test "verify: a changed label, amount, date or account names the entry" {
	defenceless
	cp coop.quitus whole
	for sql in "UPDATE entry SET label = 'Colles' WHERE number = 2" \
	    "UPDATE posting SET cents = 2001 WHERE entry = 2" \
	    "UPDATE entry SET day = '2025-10-02' WHERE number = 2" \
	    "UPDATE posting SET debit = '6500' WHERE entry = 2" \
	    "UPDATE entry SET seal = replace(seal, '0', '1') WHERE number = 2" \
	    "UPDATE entry SET voucher = 'D9' WHERE number = 2" \
	    "DELETE FROM posting WHERE entry = 2" \
	    "UPDATE entry SET party = 'Moi' WHERE number = 2"; do
		cp whole coop.quitus
		sqlite3 coop.quitus "$sql"
		found "entry 2 of 2025-2026"
	done
}

@test "verify: a row taken away is missed" {
	defenceless
	sqlite3 coop.quitus "DELETE FROM posting WHERE entry = 3;
	    DELETE FROM entry WHERE id = 3"
	found "entry 3 of 2025-2026 is missing"
	[[ $output == *"entry 4"* ]]
}

@test "verify: the last validated entry taken away is missed" {
	defenceless
	sqlite3 coop.quitus "DELETE FROM posting WHERE entry = 4;
	    DELETE FROM entry WHERE id = 4"
	run -1 quitus --lang en verify
	[[ $output == *"4 entries of 2025-2026 were validated"* ]]
}

@test "verify: one byte of the file, in a validated label" {
	quitus validate --until 31/10
	QUITUS_BROKEN=1
	offset=$(grep -obUa "Colle" coop.quitus | head -n 1 | cut -d: -f1)
	printf X | dd of=coop.quitus bs=1 seek="$offset" conv=notrunc 2>/dev/null
	found "entry 2 of 2025-2026"
}

@test "verify: totals, triggers, attached files, cash" {
	quitus attach 2 facture.pdf
	cp coop.quitus whole
	QUITUS_BROKEN=1
	sqlite3 coop.quitus "DROP TRIGGER entry_final_update"
	found entry_final_update
	cp whole coop.quitus
	sqlite3 coop.quitus "UPDATE total SET debit = debit + 1
	    WHERE account = '6180'"
	found 6180
	cp whole coop.quitus
	sqlite3 coop.quitus "SELECT 'DROP TRIGGER ' || name || ';'
	    FROM sqlite_schema WHERE type = 'trigger'" | sqlite3 coop.quitus
	sqlite3 coop.quitus "UPDATE content SET bytes = x'00'"
	found "facture.pdf"
}
