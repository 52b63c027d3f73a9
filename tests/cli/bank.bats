#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The bank: ticking, the statement's balance, what explains the gap.

load helper

# Entry 1 opens with 1 000,00; 2 is 200,00 in, 3 a cheque of 50,00, 4 is cash.
setup() {
	start_clean
	export QUITUS_TODAY=2025-11-20 QUITUS_FILE=coop.quitus
	quitus init coop.quitus --name Test --number 1 --department 59 \
	    --year 2025 --bank 1000
	quitus income 200 "Fête" -a 7080 --date 05/10
	quitus expense 50 "Livres" -a 6180 --cheque 0000101 --date 10/10
	quitus income 9 "Gâteaux" -a 7080 --to cash --date 12/10
}

status() {
	quitus bank status --json | jq -c '.[0] | [.statement_cents,
	    .book_cents, .gap_cents, (.outstanding | map(.entry))]'
}

@test "before any statement, the book alone" {
	[ "$(status)" = '[null,115000,null,[]]' ]
	run quitus --lang en bank status
	[ "$status" -eq 0 ]
	[[ $output == *"150,00"* ]]
	[[ $output == *"quitus bank balance"* ]]
}

@test "the statement, then the ticks, explain the gap" {
	run quitus --lang en bank balance 31/10 1200
	[ "$status" -eq 0 ]
	[[ $output == *"200,00"*"not explained"* ]]
	[[ $output == *"Entry 2 (R1, Fête)"* ]]
	run quitus --lang en bank tick 2
	[ "$status" -eq 0 ]
	[[ $output == *"1 entry ticked: n° 2"* ]]
	[[ $output == *"agree to the cent"* ]]
	[ "$(status)" = '[120000,115000,0,[3]]' ]
	run quitus --lang en bank status
	[[ $output == *"n° 3  10/10/2025  0000101  Livres"*"50,00"* ]]
}

@test "ticks before the statement" {
	quitus banque pointer 2
	quitus banque solde 31/10 1200
	[ "$(status)" = '[120000,115000,0,[3]]' ]
	quitus banque depointer 2
	[ "$(status)" = '[120000,115000,-20000,[2,3]]' ]
}

@test "a later tick leaves the earlier statement as it was" {
	quitus bank tick 2
	quitus bank balance 31/10 1200
	# Explained: the cheque was seen on a later one.
	quitus bank tick 3
	[ "$(status)" = '[120000,115000,0,[3]]' ]
	quitus bank balance 15/11 1150
	[ "$(status)" = '[115000,115000,0,[]]' ]
	[ "$(quitus bank status --date 31/10 --json |
	    jq -c '.[0].outstanding | map(.entry)')" = '[3]' ]
}

@test "ranges leave aside what no statement shows; one wrong number stops all" {
	run quitus --lang en bank tick 1-4
	[ "$status" -eq 0 ]
	[[ $output == *"2 entries ticked: n° 2, 3"* ]]
	run quitus --lang en bank tick 1-4
	[ "$status" -eq 0 ]
	[[ $output == *"Nothing"* ]]
	run quitus --json bank untick 2-3
	[ "$(jq -c .unticked <<<"$output")" = '[2,3]' ]
	for wrong in 4 1 99 2-99; do
		run quitus bank tick 2 3 "$wrong"
		[ "$status" -eq 3 ]
	done
	run quitus bank tick 3-2
	[ "$status" -eq 2 ]
	run quitus bank tick deux
	[ "$status" -eq 2 ]
	run quitus bank tick 2 --date 04/10
	[ "$status" -eq 3 ]
	[ "$(quitus list --unreconciled --format json | jq length)" = 2 ]
}

@test "a bank below zero" {
	quitus bank balance 31/10 -- -12,50
	[ "$(status)" = '[-1250,115000,101250,[2,3]]' ]
	quitus bank balance 31/10 12,60 --overdrawn
	[ "$(quitus bank status --json | jq '.[0].statement_cents')" = -1260 ]
	quitus bank balance 31/10 0
	[ "$(quitus bank status --json | jq '.[0].statement_cents')" = 0 ]
	run quitus bank balance 31/10 1,234
	[ "$status" -eq 2 ]
	run quitus bank balance 31/02 1
	[ "$status" -eq 2 ]
	run quitus bank balance 31/10 1 --account 530
	[ "$status" -eq 3 ]
	run quitus bank balance 01/10/2031 1
	[ "$status" -eq 3 ]
}

@test "a cheque waits over the close of its year" {
	quitus bank tick 2
	quitus cash count --date 31/08/2026 5x1 2x2
	quitus bank balance 31/08/2026 1200
	QUITUS_TODAY=2026-09-10 quitus close
	export QUITUS_TODAY=2026-10-05
	quitus verify
	print=$(quitus report statement --year 2025 --format json |
	    jq -r .fingerprint)
	quitus bank balance 30/09/2026 1200
	[ "$(quitus bank status --json | jq -c '.[0] |
	    [.gap_cents, (.outstanding | map([.year, .entry]))]')" = \
	    '[0,[[2025,3]]]' ]
	quitus bank tick 3 --year 2025
	quitus bank balance 05/10/2026 1150
	[ "$(status)" = '[115000,115000,0,[]]' ]
	# What was closed stays closed.
	quitus verify
	[ "$(quitus report statement --year 2025 --format json | jq -c \
	    '[.fingerprint, (.reconciliation.outstanding | map(.entry))]')" = \
	    "[\"$print\",[3]]" ]
	run quitus bank untick 2 --year 2025
	[ "$status" -eq 3 ]
	run quitus bank balance 31/08/2026 1
	[ "$status" -eq 3 ]
}

@test "dry runs and undo" {
	quitus bank tick 2 --dry-run
	quitus bank balance 31/10 1200 --dry-run
	[ "$(status)" = '[null,115000,null,[]]' ]
	quitus bank balance 31/10 1200
	quitus bank tick 2
	quitus undo
	[ "$(status)" = '[120000,115000,-20000,[2,3]]' ]
	quitus undo
	[ "$(status)" = '[null,115000,null,[]]' ]
}

@test "lines that the book lacks are what the gap is made of" {
	# What bank import writes: the same 200,00, and 3,60 of charges.
	sqlite3 coop.quitus "INSERT INTO bank_line (account, day, cents, label,
	    folded, rank) VALUES ('512', '2025-10-06', 20000, 'REMISE',
	    'remise', 1), ('512', '2025-10-20', -360, 'FRAIS', 'frais', 1)"
	quitus bank match
	quitus bank balance 31/10 1196,40
	# The book says 1 150,00: 1 196,40 - 50,00 of the cheque + 3,60.
	[ "$(quitus bank status --json | jq -c '.[0] | [.gap_cents,
	    .absent_lines, .absent_cents]')" = '[360,1,-360]' ]
	run quitus --lang en bank status
	[[ $output == *"1 line of the bank is not in the book"* ]]
	quitus report reconciliation --date 31/10 --format json | jq -e \
	    '.reconciliation | (.absent | map(.amount_cents)) == [-360] and
	    (.ages | map([.entry, .days])) == [[3, 21]]'
	quitus report reconciliation --date 31/10 | grep "absente du cahier"
	quitus bank book 2 --account 6500
	[ "$(quitus bank status --json | jq -c '.[0] | [.gap_cents,
	    .absent_lines]')" = '[0,0]' ]
	quitus bank list --format json | jq -e 'map([.line, .date, .label,
	    .amount_cents, .bank_id, .state, .entries]) == [[1, "2025-10-06",
	    "REMISE", 20000, null, "matched", [2]], [2, "2025-10-20", "FRAIS",
	    -360, null, "matched", [5]]]'
	# Undone one by one: the line waits again, the tick is gone.
	quitus undo
	[ "$(quitus bank list --unmatched --format json | jq length)" = 1 ]
	quitus undo
	quitus undo
	[ "$(quitus bank list --unmatched --format json | jq length)" = 2 ]
	[ "$(quitus list --unreconciled --format json | jq length)" = 2 ]
}

@test "review decides the lines one by one" {
	sqlite3 coop.quitus "INSERT INTO bank_line (account, day, cents, label,
	    folded, rank) VALUES
	    ('512', '2025-10-06', 20000, 'VIR A', 'vir a', 1),
	    ('512', '2025-10-07', 20000, 'VIR B', 'vir b', 1),
	    ('512', '2025-10-20', -360, 'FRAIS BANCAIRES',
	     'frais bancaires', 1),
	    ('512', '2025-10-21', -500, 'VIR INTERNE', 'vir interne', 1)"
	run --separate-stderr quitus --lang en bank match
	[[ $output == *"0 lines"*"1 line is left for you"*"line 1"*"n° 2"* ]]
	# No, then its number after a wrong one; booked; left out; the end.
	printf '%s\n' n 3 2 'c 6500 Frais de tenue' i |
	    quitus --lang en bank review >said 2>asked
	grep "3 lines of the bank are decided" said
	grep "the books say" asked
	quitus bank list --format json | jq -e 'map([.state, .entries]) ==
	    [["new", []], ["matched", [2]], ["matched", [5]], ["ignored", []]]'
	quitus bank match 1 2 && false
	quitus undo
	quitus bank list --format json | jq -e 'all(.state == "new")'
	[ "$(quitus list --format json | jq length)" = 4 ]
	# Nothing is kept of what a trial run decides.
	printf 'i\ni\ni\ni\n' | quitus bank review --dry-run
	quitus bank list --format json | jq -e 'all(.state == "new")'
	quitus bank ignore 4
	run quitus bank match 4 3
	[ "$status" -eq 3 ]
	quitus bank ignore 4 --unset
	run quitus bank match 4
	[ "$status" -eq 2 ]
	run quitus bank book 3
	[ "$status" -eq 2 ]
	[[ $output == *"--account 6500"* ]]
	run quitus bank book 3 --account 7080
	[ "$status" -eq 3 ]
	quitus bank book 4 "Retrait" --account 530
	[ "$(quitus show 5 --format json | jq -r .kind)" = transfer ]
	# What is told is what is kept: ticked, under the label typed.
	quitus bank book 3 --account 6500 --label "Frais de tenue" --json |
	    jq -e '.reconciled and .label == "Frais de tenue"'
	quitus show 6 --json | jq -e .reconciled
}
