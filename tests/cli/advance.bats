#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Régies d'avance: given, justified, returned.

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2025-11-20 QUITUS_FILE=coop.quitus
	quitus init coop.quitus --name Test --number 1 --department 59 \
	    --year 2025 --bank 1000 --cash 100
	quitus class add CP-CE1
}

left() {
	quitus advance list --format json | jq -c \
	    'map([.class, .given_cents, .justified_cents, .returned_cents,
	    .left_cents])'
}

@test "a régie is neither income nor expense until it is justified" {
	quitus advance give CP-CE1 150 --cheque 17 --date 13/11
	[ "$(left)" = '[["CP-CE1",15000,0,0,15000]]' ]
	[ "$(quitus report statement --format json | jq .result_cents)" = 0 ]
	quitus advance return CP-CE1 21,35
	quitus advance justify CP-CE1 128,65 "Matériel" --account 6180
	[ "$(left)" = '[["CP-CE1",15000,12865,2135,0]]' ]
	[ "$(quitus report statement --format json |
	    jq .total_expenses_cents)" = 12865 ]
}

@test "what is recorded: kind, voucher, method, class, accounts" {
	run --separate-stderr quitus advance give cp-ce1 50 --cheque 17 --json
	[ "$status" -eq 0 ]
	[ "$(jq -c '[.kind, .voucher, .method, .reference,
	    (.postings[] | .debit, .credit, .amount_cents, .class)]' \
	    <<<"$output")" = \
	    '["advance","A1","cheque","17","541-CP-CE1","512",5000,"CP-CE1"]' ]
	run --separate-stderr quitus advance justify CP-CE1 30 "Achats" \
	    --split 6180=20 --split 6500=10 --json
	[ "$(jq -c '[.postings[] | [.debit, .credit, .amount_cents, .class]]' \
	    <<<"$output")" = \
	    '[["6180","541-CP-CE1",2000,"CP-CE1"],["6500","541-CP-CE1",1000,"CP-CE1"]]' ]
	run --separate-stderr quitus regie rendre CP-CE1 20 --vers caisse --json
	[ "$(jq -c '[.method, (.postings[] | .debit, .credit)]' \
	    <<<"$output")" = '["cash","530","541-CP-CE1"]' ]
}

@test "over the ceiling, or more than was given, is told and done" {
	run --separate-stderr quitus --lang en advance give CP-CE1 150
	[ "$status" -eq 0 ]
	# shellcheck disable=SC2154
	[ -z "$stderr" ]
	run --separate-stderr quitus --lang en advance give CP-CE1 10
	[ "$status" -eq 0 ]
	[[ $stderr == *"160,00"*"150,00"* ]]
	run --separate-stderr quitus --lang en advance justify CP-CE1 175 \
	    "Achats" --account 6180
	[ "$status" -eq 0 ]
	[[ $stderr == *"15,00"*"quitus advance give CP-CE1 15,00"* ]]
	[ "$(left)" = '[["CP-CE1",16000,17500,0,-1500]]' ]
}

@test "an unknown class is refused, and how to add it is told" {
	run quitus --lang en advance give CM2 50
	[ "$status" -eq 3 ]
	[[ $output == *"CM2"* ]]
	[[ $output == *"quitus class add"* ]]
	[ "$(left)" = '[]' ]
}

@test "cash that is not there is not given" {
	run quitus advance give CP-CE1 100,01 --from cash
	[ "$status" -eq 3 ]
	run quitus advance give CP-CE1 100 --from cash
	[ "$status" -eq 0 ]
}

@test "bad lines are refused and nothing is written" {
	before=$(quitus list --format json)
	run quitus advance give CP-CE1 1,234
	[ "$status" -eq 2 ]
	run quitus advance give CP-CE1
	[ "$status" -eq 2 ]
	run quitus advance justify CP-CE1 10 "Achats" --account 7080
	[ "$status" -eq 3 ]
	run quitus advance justify CP-CE1 10 "Achats" --split 6180=9
	[ "$status" -eq 3 ]
	run quitus advance give CP-CE1 10 --date 31/02
	[ "$status" -eq 2 ]
	run quitus advance give CP-CE1 10 --dry-run
	[ "$status" -eq 0 ]
	[ "$(quitus list --format json)" = "$before" ]
}
