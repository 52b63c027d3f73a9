#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Budgets: planned beside actual, for the coop and for a project that spans two
# years. By hand, for the project Mer: 300 + 80 spent in 2025, 120 in 2026; 400
# received (250 of it public) in 2025, so 100,00 of the coop's own.

load helper
load bad

setup() {
	begin
	quitus project add Mer "Une semaine à la mer"
	quitus class add CM2
	quitus income 250 "Subvention" -a 7410 --provenance commune \
	    --project Mer --date 05/10
	quitus income 150 "Part des familles" -a 7080 --project Mer \
	    --class CM2 --date 06/10
	quitus expense 300 "Car" -a 6180 --project Mer --class CM2 --date 07/10
	quitus expense 100 "Cartes et timbres" --split 6180=80 \
	    --split 6500=20 --date 08/10
	quitus edit 5 --project Mer --split 6180=80 --split 6500=20
	quitus void 5 --reason "Refaite"
	quitus expense 80 "Cartes" -a 6180 --project Mer --date 08/10
}

teardown() {
	verify_ledgers
}

lines() {
	quitus budget list "$@" --format json | jq -c \
	    'map([.account, .planned_cents, .actual_cents, .left_cents])'
}

@test "budget: planned, replaced, taken away, undone" {
	content >empty
	quitus budget set 6180 500
	quitus undo
	content | cmp - empty
	quitus budget set 6180 500 --json >set.json
	jq -e '. == {"project": null, "year": 2025, "account": "6180",
	    "amount_cents": 50000}' set.json
	quitus budget set 6180 600
	quitus budget set 7500 40 --dry-run
	[ "$(lines)" = '[["6180",60000,38000,22000],'\
'["7080",0,15000,-15000],["7410",0,25000,-25000]]' ]
	quitus budget set 6180 --unset
	[ "$(lines)" = '[["6180",0,38000,-38000],'\
'["7080",0,15000,-15000],["7410",0,25000,-25000]]' ]
}

@test "budget: the list tells those of the projects too" {
	quitus budget set 6180 500
	run ! grep -q Projet <(quitus --lang fr budget list)
	quitus budget list --json | jq -e 'all(.project == null)'
	quitus project add Jardin
	quitus budget set 6500 90 --project Jardin
	[ "$(quitus budget list --json | jq -c 'map(select(.planned_cents > 0) |
	    [.project, .account, .planned_cents])')" = \
	    '[[null,"6180",50000],["Jardin","6500",9000]]' ]
	quitus --lang fr budget list --format csv |
	    grep "^6500;.*;90,00;0,00;90,00;Jardin$"
	[ "$(quitus budget list --project Jardin --json |
	    jq -c 'map([.project, .account])')" = '[["Jardin","6500"]]' ]
}

@test "budget: a sub-account counts in its line, or has its own" {
	quitus account add 7411 "Subvention État"
	quitus income 30 "Rectorat" -a 7411 --provenance state --date 09/10
	quitus budget set 7410 300
	[ "$(lines | jq -c '.[] | select(.[0] | startswith("741"))')" = \
	    '["7410",30000,28000,2000]' ]
	quitus budget set 7411 30
	[ "$(lines | jq -c '[.[] | select(.[0] | startswith("741"))]')" = \
	    '[["7410",30000,25000,5000],["7411",3000,3000,0]]' ]
}

@test "budget: a project through two years" {
	quitus budget set 6180 500 --project mer
	quitus bank balance 31/08/2026 1020
	quitus bank tick 2-6
	quitus cash count --date 31/08/2026 50x1
	QUITUS_TODAY=2026-09-02 quitus close
	export QUITUS_TODAY=2026-10-10
	quitus expense 120 "Retour" -a 6180 --project Mer --date 09/10
	quitus report project Mer --format json >mer.json
	jq -e '.income_cents == 40000 and .expenses_cents == 50000 and
	    .result_cents == -10000 and .public_cents == 25000 and
	    .own_cents == 10000 and (.entries | map([.year, .entry])) ==
	    [[2025,2],[2025,3],[2025,4],[2025,6],[2026,2]] and
	    (.budget.expenses | map([.account, .planned_cents,
	    .actual_cents, .percent])) == [["6180",50000,50000,100]]' mer.json
	# As it was at the end of the first year.
	quitus report project Mer --year 2025 --format json | jq -e \
	    '.expenses_cents == 38000 and .own_cents == 0 and
	    .budget.expenses[0].percent == 76'
	# A closed year plans nothing more; a project does.
	refused 3 "closed" -- budget set 6500 10 --year 2025
	quitus budget set 6500 10 --project Mer
	quitus report budget --format json | jq -e \
	    '.projects.Mer.planned_expenses_cents == 51000'
}

@test "budget: a class" {
	quitus report class CM2 --format json | jq -e \
	    '.income_cents == 15000 and .expenses_cents == 30000'
	refused 3 "CM3" -- report class CM3
	REMEDY=none refused 2 "which one" -- report class
	refused 2 "nothing comes after" -- report budget Mer
}

@test "budget: what it cannot be on" {
	refused 3 "512 holds money" -- budget set 512 100
	refused 3 "541" -- budget set 541 100
	refused 3 "110" -- budget set 110 100
	refused 3 "6999" -- budget set 6999 100
	refused 2 "how much" -- budget set 6180
	refused 2 "1,234" -- budget set 6180 1,234
	refused 2 "zero" -- budget set 6180 0
	refused 3 "Lune" -- budget set 6180 10 --project Lune
	refused 3 "nothing was planned" -- budget set 6180 --unset
	quitus account disable 6500
	refused 3 "disabled" -- budget set 6500 10
}

@test "budget: from a spreadsheet, all or nothing" {
	printf 'Compte;Montant;Projet\n6180;1 234,56;\n7410;250;mer\n' >b.csv
	quitus budget import b.csv
	[ "$(lines | jq -c '.[0]')" = '["6180",123456,38000,85456]' ]
	[ "$(lines --project Mer | jq -c '.[] | select(.[0] == "7410")')" = \
	    '["7410",25000,25000,0]' ]
	printf 'Compte;Montant\n6180;12,345\n512;10\n6999;10\n7410;5\n' >bad.csv
	REMEDY=none refused 3 "bad.csv:2:2" "bad.csv:3:1" "bad.csv:4:1" -- \
	    budget import bad.csv
	printf 'a;b\n6180;12\n' >bad.csv
	REMEDY=none refused 3 "bad.csv:1" "compte;montant" -- \
	    budget import bad.csv
	printf 'Compte;Montant\n"6180;12\n' >bad.csv
	REMEDY=none refused 3 "bad.csv:2" -- budget import bad.csv
	: >bad.csv
	REMEDY=none refused 3 "nothing" -- budget import bad.csv
	refused 4 "missing.csv" -- budget import missing.csv
}
