#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# From where on an audit asks questions: seen, changed, forgotten, and heeded.

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2026-10-10 QUITUS_FILE=a.quitus-audit
	quitus audit init a.quitus-audit --department 59
}

# A coop with 200,01 in its cash box on 5 October and 1 200,00 on 31 August,
# that spent 500,00 of its 1 700,00, and that had a result of 0 the year before.
keep() {
	quitus init c.quitus --name C --number 7 --department 59 --year 2025 \
	    --bank 1699,99 --cash 0,01
	quitus -f c.quitus expense 500 "Livres" -a 6180 --date 2025-10-01
	quitus -f c.quitus transfer 200 "Retrait" --from bank --to cash \
	    --date 2025-10-05
	quitus -f c.quitus export dossier -o c.zip
	quitus audit import c.zip
	sqlite3 a.quitus-audit "INSERT INTO dossier (id, coop, year, version,
	    current, state, kind, received, source, content, entries, sealed)
	    SELECT 99, coop, 2024, 1, 1, 'closed', 'dossier', received, 'x',
	    printf('%064d', 1), 3, 3 FROM dossier;
	    INSERT INTO account_total (dossier, account, label, opening, debit,
	    credit) VALUES (99, '512', 'Banque', 169999, 0, 0),
	    (99, '530', 'Caisse', 1, 0, 0), (99, '6180', 'A', 0, 100, 0),
	    (99, '7080', 'A', 0, 0, 100)"
}

codes() {
	quitus audit check --json | jq -r '[.findings[] |
	    select(.code == ("A05", "A10", "A11")) |
	    "\(.code) \(.amount_cents)"] | join(", ")'
}

@test "the four settings, their values, one of them changed and forgotten" {
	quitus audit config --format json |
	    jq -e 'map([.key, .value]) == [["cash.ceiling", "500,00"],
	    ["result.floor", "1000,00"], ["idle.floor", "1000,00"],
	    ["idle.years", "2"]]'
	[ "$(quitus audit config CASH.ceiling 300)" = "caisse.plafond = 300,00" ]
	[ "$(quitus audit config caisse.plafond)" = "300,00" ]
	[ "$(quitus --lang en audit config resultat.seuil 20)" = \
	    "result.floor = 20,00" ]
	quitus audit config cash.ceiling --json |
	    jq -e '. == {"key": "cash.ceiling", "value": "300,00"}'
	quitus audit config cash.ceiling --unset
	[ "$(quitus audit config cash.ceiling)" = "500,00" ]
	quitus audit config idle.years 9 --dry-run
	[ "$(quitus audit config idle.years)" = 2 ]
}

@test "what is no setting, what is no value" {
	run quitus --lang en audit config cash.limit
	[ "$status" -eq 2 ]
	[[ $output == *"is not a setting of an audit"* ]]
	run quitus audit config idle.years 0
	[ "$status" -eq 2 ]
	run quitus audit config cash.ceiling beaucoup
	[ "$status" -eq 2 ]
	run quitus audit config --unset
	[ "$status" -eq 2 ]
	[ "$(quitus audit config cash.ceiling)" = "500,00" ]
}

@test "the check heeds them" {
	keep
	[ "$(codes)" = "A11 120000" ]
	quitus audit config cash.ceiling 200
	[ "$(codes)" = "A05 20001, A11 120000" ]
	quitus audit config cash.ceiling ""
	quitus audit config result.floor 499,99
	[ "$(codes)" = "A10 -50000, A11 120000" ]
	quitus audit config result.floor 500
	[ "$(codes)" = "A11 120000" ]
	# 1 200,00 is more than twice 500,00, not more than three times.
	quitus audit config idle.years 3
	[ "$(codes)" = "" ]
	quitus audit config idle.years 1
	quitus audit config idle.floor 1200
	[ "$(codes)" = "" ]
	quitus audit config idle.floor 1199,99
	[ "$(codes)" = "A11 120000" ]
}
