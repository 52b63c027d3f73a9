#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Classes and projects: two axes beside the accounts.

# Messages have the quotes of print; bats sets stderr_lines.
# shellcheck disable=SC1111,SC2154,SC2034

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2025-10-10
	quitus init coop.quitus --name "École du Port" --number 12 \
	    --department 59 --year 2025 --bank 1000 --cash 50
}

en() {
	quitus --lang en "$@"
}

@test "add and list, in both languages" {
	run en class add CP-CE1 "Les petits"
	[ "$status" -eq 0 ]
	[ "$output" = "The class “CP-CE1” is added." ]
	run en projet ajouter Cirque
	[ "$output" = "The project “Cirque” is added." ]
	quitus classe ajouter CM2
	[ "$(quitus class list --json | jq -c .[])" = \
	    '{"name":"CM2","label":"","closed":false}
{"name":"CP-CE1","label":"Les petits","closed":false}' ]
	[ "$(quitus project list --json | jq -r '.[].name')" = Cirque ]
	[ "$(quitus class add GS --json | jq -c)" = \
	    '{"name":"GS","label":"","closed":false}' ]
}

@test "a name is taken once, whatever its case and accents" {
	quitus class add Élan
	run --separate-stderr en class add ELAN
	[ "$status" -eq 3 ]
	[[ $stderr == *"the class “Élan” exists already"* ]]
	run en class add "   "
	[ "$status" -eq 2 ]
	run en class add "$(printf 'a\tb')"
	[ "$status" -eq 2 ]
}

@test "show: what came in and what went out" {
	quitus project add Cirque
	quitus income 900 "Commune" -a 7410 --project cirque --date 01/10
	quitus expense 480,50 "Acompte" -a 6180 --project Cirque --date 02/10
	quitus expense 12 "Erreur" -a 6180 --project Cirque --date 02/10
	quitus void 4 --reason "Erreur"
	quitus expense 30 "Autre" -a 6180 --date 02/10
	[ "$(quitus project show cirque --json | jq -c)" = \
	    '{"name":"Cirque","label":"","closed":false,"year":2025,"entries":2,"income_cents":90000,"expenses_cents":48050,"result_cents":41950}' ]
	quitus project show Cirque | grep -q "419,50"
}

@test "an unknown name: the nearest, and how to add it" {
	quitus project add Cirque
	run --separate-stderr en expense 12 "Car" -a 6180 --project Crique
	[ "$status" -eq 3 ]
	[[ $stderr == *"there is no project “Crique”"*"Did you mean Cirque?"* ]]
	[[ $stderr == *"quitus project add"* ]]
}

@test "rename: drafts follow, validated entries keep their name" {
	quitus class add CP
	quitus expense 12 "Car" -a 6180 --class CP --date 01/10
	run en class rename CP CP-CE1
	[ "$output" = "The class is now called “CP-CE1”." ]
	[ "$(quitus list --class cp-ce1 --json | jq -r '.[].postings[0].class')" = \
	    CP-CE1 ]
	quitus undo
	[ "$(quitus list --class cp --json | jq -r '.[].postings[0].class')" = CP ]
	quitus validate --until 05/10
	run --separate-stderr en class rename CP CE2
	[ "$status" -eq 3 ]
	[[ $stderr == *"carries it"*"quitus class close"* ]]
}

@test "close: no new entry can carry it" {
	quitus project add Cirque
	quitus expense 12 "Car" -a 6180 --project Cirque --date 01/10
	quitus projet fermer cirque
	run --separate-stderr en expense 12 "Car" -a 6180 --project Cirque
	[ "$status" -eq 3 ]
	[[ $stderr == *"“Cirque” is closed"* ]]
	[ "$(quitus project show Cirque --json | jq -c \
	    '[.closed, .expenses_cents]')" = '[true,1200]' ]
	quitus undo
	quitus expense 12 "Car" -a 6180 --project Cirque --date 02/10
}
