#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Guided entry, its answers coming through a pipe; at a terminal, see
# add_tmux.bats.

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2026-03-09
	quitus init coop.quitus --name "École Jean-Jaurès" --number 1398 \
	    --department 59 --year 2025 --bank 1333,66 --cash 63,50
	quitus class add CM1
	quitus class add CP-CE1
	quitus project add Cirque
}

# answer LINE...: the answers to quitus add, in English.
answer() {
	printf '%s\n' "$@" | quitus --lang en add
}

# What was told, its spaces plain.
told() {
	sed 's/\xc2\xa0/ /g; s/\xe2\x80\xaf/ /g' <<<"$stderr"
}

# One field of entry N.
field() {
	quitus list --json | jq -r ".[] | select(.number == $1) | $2"
}

balance() {
	quitus report balance --json | jq -r --arg code "$1" \
	    '[.. | objects | select(.account? == $code)][0]
	    | .debit_cents - .credit_cents'
}

@test "an expense: sum, proposed account, next cheque, today, class" {
	quitus expense 20 "Entrées musée" -a 6180 --cheque 1234567 --date 01/10
	run --separate-stderr answer 2 "Entrées musée de la mine CM1" \
	    "12,50*11+7,50" "" "" "" "" CM1 y n
	[ "$status" -eq 0 ]
	[[ $(told) == *"= 145,00 €"* ]]
	[[ $(told) == *"6180"*"also used for D1"* ]]
	[[ $(told) == *"512: 1 313,66 € → 1 168,66 €"* ]]
	[[ $(told) == *"Write D2 on the paper"* ]]
	[ "$(field 3 '[.voucher, .date, .method, .reference,
	    .postings[0].debit, .postings[0].amount_cents,
	    .postings[0].class] | join(" ")')" = \
	    "D2 2026-03-09 cheque 1234568 6180 14500 CM1" ]
	[ "$(quitus history --json | jq -r '.[0].command')" = \
	    'quitus expense 145,00 --account=6180 --method=cheque --cheque=1234568 --date=2026-03-09 --class=CM1 "Entrées musée de la mine CM1"' ]
}

@test "each wrong answer is told where it is given, and asked again" {
	run --separate-stderr answer 7 2 "" Timbres 1,234 -5 12 7080 zzz 6500 \
	    twelve 2 31/02 01/10/2024 06/03 "" CM9 "" y n
	[ "$status" -eq 0 ]
	[[ $(told) == *"“7” is none of the choices"* ]]
	[[ $(told) == *"this must be answered"* ]]
	[[ $(told) == *"“1,234” could mean"* ]]
	[[ $(told) == *"7080 is not an account of expenses"* ]]
	[[ $(told) == *"“zzz” is not an account"* ]]
	[[ $(told) == *"“twelve” is none of the choices"* ]]
	[[ $(told) == *"there is no day 31/02"* ]]
	[[ $(told) == *"01/10/2024"* ]]
	[[ $(told) == *"“CM9” is no class and no project"* ]]
	[ "$(quitus list --json | jq length)" -eq 2 ]
	[ "$(field 2 '[.date, .label, .method] | join(" ")')" = \
	    "2026-03-06 Timbres card" ]
}

@test "cash below zero is refused before it is written, and can be changed" {
	# 5: cash; [c]hange is offered: 5 is how it was paid, then the card.
	run --separate-stderr answer 2 Goûter 100 6180 5 "" "" "" 5 2 y n
	[ "$status" -eq 0 ]
	[[ $(told) == *"530"*"never below zero"* ]]
	[[ $(told) == *"What is to be changed?"* ]]
	[ "$(field 2 .method)" = card ]
	[ "$(field 2 '.postings[0].credit')" = 512 ]
}

@test "a cheque in several parts, as they come" {
	run --separate-stderr answer 2 "Adhésion OCCE" 356,50 "6281 317,75" \
	    "6168 100" 6168 "1 1234558" "" "" "" y n
	[ "$status" -eq 0 ]
	[[ $(told) == *"Which account for the rest, 38,75 €?"* ]]
	[[ $(told) == *"this part is more than what is left, 38,75 €"* ]]
	[ "$(field 2 '[.postings[] | "\(.debit) \(.amount_cents)"] |
	    join(", ")')" = "6281 31775, 6168 3875" ]
	[ "$(field 2 .reference)" = 1234558 ]
}

@test "money that came in, with who gave it" {
	run --separate-stderr answer 1 "Don de l'association" 600 7700 \
	    association 3 09/02 "APE Fromelles" "" y n
	[ "$status" -eq 0 ]
	[ "$(field 2 '[.voucher, .date, .party, .method, .postings[0].debit,
	    .postings[0].credit] | join(" ")')" = \
	    "R1 2026-02-09 APE Fromelles transfer 512 7700" ]
	run --separate-stderr answer 1 "Vente de gâteaux" 40 7080 5 "" "" "" y n
	[ "$(field 3 '.postings[0].debit')" = 530 ]
}

@test "a subsidy that was notified is received, and spent" {
	quitus subsidy grant 900 --funder Mairie --kind commune \
	    --purpose Cirque --date 06/11
	run --separate-stderr answer 1 "Subvention" 900 7410 1 3 24/11 "" "" y \
	    y 2 "Stage de cirque" 500 6180 1 2 "" "" Cirque y n
	[ "$status" -eq 0 ]
	[[ $(told) == *"[1] Mairie, Cirque: 0,00 € left"* ]]
	[[ $(told) == *"[1] Mairie, Cirque: 900,00 € left"* ]]
	[ "$(quitus subsidy list --json | jq -c '.[0] |
	    [.received_cents, .spent_cents]')" = "[90000,50000]" ]
	[ "$(field 3 '.postings[0].project')" = Cirque ]
	# The day of the entry before is proposed.
	[ "$(field 3 .date)" = 2025-11-24 ]
}

@test "money that moves" {
	run --separate-stderr answer 3 40 1 "" y y 3 10 2 "" y n
	[ "$status" -eq 0 ]
	[ "$(field 2 '.postings[0] | "\(.credit) \(.debit)"')" = "530 512" ]
	[ "$(field 3 '.postings[0] | "\(.credit) \(.debit)"')" = "512 530" ]
	quitus account add 514-LIVRET "Livret"
	run --separate-stderr answer 3 100 3 6500 512 514-livret "" y n
	[ "$status" -eq 0 ]
	[[ $(told) == *"6500 is not an account where money is"* ]]
	[ "$(field 4 '.postings[0].debit')" = 514-LIVRET ]
}

@test "an advance given, justified, returned" {
	run --separate-stderr answer 4 1 cp-ce1 150 2 "" y \
	    y 4 3 CP-CE1 Livres 128,65 6180 "" "" y \
	    y 4 2 CP-CE1 21,35 5 "" y n
	[ "$status" -eq 0 ]
	[[ $(told) == *"CP-CE1 still holds 150,00 €"* ]]
	[ "$(quitus advance list --json | jq -c '.[] |
	    select(.class == "CP-CE1") | [.given_cents, .justified_cents,
	    .returned_cents, .left_cents]')" = "[15000,12865,2135,0]" ]
}

@test "< goes back, and what was answered is proposed" {
	run --separate-stderr answer 2 "Timbers" 12 "<" "<" Timbres "" 6500 2 \
	    "" "<" 08/03 "" "" "<" CM1 y n
	[ "$status" -eq 0 ]
	[[ $(told) == *"Enter: Timbers"* ]]
	[[ $(told) == *"Enter: 12,00 €"* ]]
	[ "$(field 2 '[.label, .date, .postings[0].amount_cents,
	    .postings[0].class] | join(" ")')" = "Timbres 2026-03-08 1200 CM1" ]
}

@test "no is nothing; each entry is one operation that undo takes back" {
	run --separate-stderr answer 2 Timbres 12 6500 2 "" "" "" n \
	    y 2 Colle 5 6180 2 "" "" "" y y 2 Papier 6 6180 2 "" "" "" y n
	[ "$status" -eq 0 ]
	[ "$(quitus list --json | jq -c 'map(.label)[1:]')" = \
	    '["Colle","Papier"]' ]
	quitus undo
	[ "$(quitus list --json | jq -c 'map(.label)[1:]')" = '["Colle"]' ]
}

@test "answers that end write nothing of what they began" {
	run --separate-stderr answer 2 Timbres 12 6500 2 "" "" "" y y 2 Colle
	[ "$status" -eq 2 ]
	[[ $(told) == *"the answers end before the entry is complete"* ]]
	[ "$(quitus list --json | jq length)" -eq 2 ]
	run --separate-stderr quitus --lang en add </dev/null
	[ "$status" -eq 2 ]
	[[ $(told) == *"nobody answers"* ]]
}

@test "a trial run writes nothing" {
	printf '%s\n' 2 Timbres 12 6500 2 "" "" "" y n |
	    quitus --lang en add --dry-run
	[ "$(quitus list --json | jq length)" -eq 1 ]
}

@test "in French, by words" {
	printf '%s\n' sorti "Entrées musée" 30 musée 6180 carte "" "" "" oui \
	    non >answers
	run --separate-stderr quitus saisir <answers
	[ "$status" -eq 0 ]
	[[ $(told) == *"Que s’est-il passé ?"* ]]
	[[ $(told) == *"C’est enregistré. Écrivez D1 sur la pièce."* ]]
	[ "$(field 2 '.postings[0].debit')" = 6180 ]
}

@test "what is typed cannot drive the terminal" {
	run --separate-stderr answer $'2\e[31m' 2 $'Timbres\e]0;x\a' Timbres 12 \
	    6500 2 "" "" "" y n
	[ "$status" -eq 0 ]
	[[ $stderr != *$'\e'* ]]
	[ "$(field 2 .label)" = Timbres ]
}
