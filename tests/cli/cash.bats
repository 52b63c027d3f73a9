#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The count of the cash box.

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2026-08-31 QUITUS_FILE=coop.quitus
	quitus init coop.quitus --name Test --number 1 --department 59 \
	    --year 2025 --bank 1000 --cash 45,05
}

@test "a right count says so" {
	run quitus --lang en cash count --date 31/08 20x2 5x1 0,05x1
	[ "$status" -eq 0 ]
	[[ $output == *"right to the cent"* ]]
	[ "$(quitus report statement --format json | jq -c \
	    '.cash_count | [.date, .total_cents, .gap_cents]')" = \
	    '["2026-08-31",4505,0]' ]
}

@test "the count in JSON, equal values added up" {
	run quitus caisse compter 20x1 20×1 5x1 0.05x1 --json
	[ "$status" -eq 0 ]
	[ "$(jq -c . <<<"$output")" = '{"account":"530","date":"2026-08-31","lines":[{"value_cents":2000,"count":2},{"value_cents":500,"count":1},{"value_cents":5,"count":1}],"total_cents":4505,"book_cents":4505,"gap_cents":0}' ]
}

@test "a wrong count is kept, and where to look is told" {
	quitus income 12 "Gâteaux" -a 7080 --to cash --date 12/03/2026
	run quitus --lang en cash count 20x2 5x1 0,05x1
	[ "$status" -eq 0 ]
	[[ $output == *"12,00"*"missing"* ]]
	[[ $output == *"Entry 2 (R1, Gâteaux)"* ]]
	run quitus check --format json
	[ "$status" -eq 1 ]
	[ "$(jq -c '[.findings[] | select(.code == "C08") |
	    [.severity, .amount_cents]]' <<<"$output")" = \
	    '[["error",-1200]]' ]
}

@test "an empty box is counted too; a second count replaces the first" {
	quitus cash count 20x2
	run quitus cash count --json
	[ "$(jq -c '[.lines, .total_cents, .gap_cents]' <<<"$output")" = \
	    '[[],0,-4505]' ]
	quitus cash count 20x2 5x1 0,05x1
	[ "$(quitus report statement --format json | jq .cash_count.gap_cents)" \
	    = 0 ]
	quitus undo
	[ "$(quitus report statement --format json | jq .cash_count.gap_cents)" \
	    = -4505 ]
}

@test "what is no money is refused" {
	for line in 3x2 20x-1 20 x2 vingtx2 0,03x1; do
		run quitus cash count "$line"
		[ "$status" -eq 2 ]
	done
	run quitus --lang en cash count 3x2
	[[ $output == *"500 200 100 50 20 10 5 2 1 0,50"* ]]
	run quitus cash count --account 512 20x1
	[ "$status" -eq 3 ]
	run quitus cash count --date 01/10/2030 20x1
	[ "$status" -eq 3 ]
	[ "$(quitus report statement --format json | jq .cash_count)" = null ]
}
