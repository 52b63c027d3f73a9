#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The register of deliberations, and the spending that each decision led to.

# Messages have the quotes of print; bats sets stderr.
# shellcheck disable=SC1111,SC2154

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2025-10-10 QUITUS_FILE=coop.quitus
	quitus init coop.quitus --name "École du Port" --number 12 \
	    --department 59 --year 2025 --bank 1000 --cash 50 >/dev/null
	quitus project add Cirque
}

en() {
	quitus --lang en "$@"
}

# What must be refused: status, then words of the message, then the command;
# and nothing is written.
refused() {
	local status_wanted=$1 words=$2
	shift 2
	cksum coop.quitus >before
	run --separate-stderr quitus --lang en "$@"
	[ "$status" -eq "$status_wanted" ]
	[[ $stderr == *"$words"* ]] || {
		echo "$stderr"
		return 1
	}
	cksum coop.quitus | cmp before
}

decide() {
	quitus council add 14/09 "Nous irons au cirque" --project cirque \
	    --present 26
	quitus conseil ajouter 18/09 "Un jardin"
} >/dev/null

@test "add and list, in both languages" {
	run -0 en council add 14/09 "Nous irons au cirque" --present 26
	[[ $output == "Decision 1 of 14/09/2025 is in the register."* ]]
	[ "$(quitus conseil ajouter 2025-09-18 "Un jardin" --projet cirque \
	    --présents 24 --json | jq -c)" = \
	    '{"number":2,"date":"2025-09-18","text":"Un jardin","project":"Cirque","present":24}' ]
	[ "$(quitus council list --json | jq -c '.[]')" = \
	    '{"number":1,"date":"2025-09-14","text":"Nous irons au cirque","project":null,"present":26,"entries_count":0,"spent_cents":0}
{"number":2,"date":"2025-09-18","text":"Un jardin","project":"Cirque","present":24,"entries_count":0,"spent_cents":0}' ]
	quitus conseil lister | grep -q "14/09/2025 *Nous irons au cirque"
}

@test "what is no decision" {
	refused 2 "empty" council add 14/09 "  "
	refused 2 "" council add 14/09
	refused 2 "" council add 31/09 "Un jardin"
	refused 2 "" council add hier-soir "Un jardin"
	refused 3 "2026-2027" council add 01/09/2026 "Un jardin"
	refused 2 "--present takes a number" council add 14/09 "Un jardin" \
	    --present 0
	refused 2 "--present takes a number" council add 14/09 "Un jardin" \
	    --present -3
	refused 2 "--present takes a number" council add 14/09 "Un jardin" \
	    --present tous
	refused 2 "9999" council add 14/09 "Un jardin" --present 10000
	refused 3 "there is no project “Crique”" council add 14/09 "Un jardin" \
	    --project Crique
	refused 2 "2000" council add 14/09 "$(printf 'a%.0s' {1..2001})"
	refused 2 "U+000A" council add 14/09 "$(printf 'Un\njardin')"
	quitus council add 14/09 "$(printf 'é%.0s' {1..2000})"
}

@test "show: what was spent by it" {
	decide
	quitus expense 500 "Acompte" -a 6180 --decision 1 --date 01/10
	quitus depense 89,90 "Clowns" -a 6180 --délibération 1 --date 25/09
	quitus expense 12 "Erreur" -a 6180 --decision 1
	quitus void 4 --reason "Erreur"
	quitus expense 30 "Terreau" -a 6180
	quitus council show 1 --json >r.json
	[ "$(jq -c '[.number, .date, .text, .project, .present,
	    .spent_cents]' r.json)" = \
	    '[1,"2025-09-14","Nous irons au cirque","Cirque",26,58990]' ]
	[ "$(jq -c '.entries[] | [.entry, .date, .label, .amount_cents]' \
	    r.json)" = '[3,"2025-09-25","Clowns",8990]
[2,"2025-10-01","Acompte",50000]' ]
	en conseil voir 1 | grep -q "26 were there"
	en council show 1 | grep -q "Total *589,90"
	en council show 2 | grep -q "Nothing has been spent by it"
	refused 3 "there is no decision 3" council show 3
	refused 2 "is not the number of a decision" council show cirque
	refused 3 "there is no decision 9" expense 5 "Car" -a 6180 --decision 9
}

@test "undo takes a decision back, dry run keeps nothing" {
	decide
	quitus undo
	[ "$(quitus council list --json | jq -c 'map(.number)')" = '[1]' ]
	cksum coop.quitus >before
	quitus council add 18/09 "Un jardin" -n
	cksum coop.quitus | cmp before
	[ "$(quitus council add 18/09 "Un jardin" --json | jq .number)" = 2 ]
}

@test "the register runs through the years" {
	decide
	export QUITUS_TODAY=2026-09-05
	quitus cash count --date 31/08/2026 20x2 10x1
	quitus bank balance 31/08/2026 1000
	quitus close
	quitus council add 04/09 "Une fête"
	refused 3 "closed" council add 14/09/2025 "Un jardin"
	quitus expense 40 "Terreau" -a 6180 --decision 2
	[ "$(quitus council list --json | jq -c 'map(.number)')" = '[3]' ]
	[ "$(quitus council list --all --json | jq -c 'map(.number)')" = \
	    '[1,2,3]' ]
	[ "$(quitus council list --year 2025 --json |
	    jq -c 'map(.spent_cents)')" = '[0,4000]' ]
}

@test "report: decisions, what they led to, what was spent without one" {
	decide
	quitus expense 500 "Acompte" -a 6180 --decision 1 --date 01/10
	quitus expense 30 "Terreau" -a 6180 --decision 2 --date 25/09
	quitus expense 12,50 "Timbres" -a 6500
	quitus report council --json >r.json
	[ "$(jq -c '[.spent_cents, .decided_cents, .undecided_cents]' \
	    r.json)" = '[54250,53000,1250]' ]
	[ "$(jq -c '.decisions[] | [.number, .present, .spent_cents]' \
	    r.json)" = '[1,26,50000]
[2,null,3000]' ]
	[ "$(jq -c '.entries[] | [.decision, .entry, .label, .amount_cents]' \
	    r.json)" = '[1,2,"Acompte",50000]
[2,3,"Terreau",3000]' ]
	quitus état conseil >r.txt
	grep -q "^Registre des délibérations" r.txt
	grep -q "Sans délibération *12,50" r.txt
	grep -q "Total *530,00" r.txt
	grep -q "^Mandataire" r.txt
}

@test "report: a year without decisions" {
	[ "$(quitus report council --json | jq -c '[.decisions, .entries]')" = \
	    '[[],[]]' ]
	quitus report council | grep -q "Aucune délibération"
}
