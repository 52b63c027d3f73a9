#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What a command costs does not grow with the entries of the year: counted in
# steps of the database and in memory, which no machine makes more or less.

load helper

setup() {
	start_clean
	make_ledger=$(dirname "$QUITUS")/tests/bench/make_ledger
}

# The steps of one more entry in a ledger of so many.
steps() {
	"$make_ledger" "$1.quitus" "$1"
	sqlite3 "$1.quitus" BEGIN ".stats vmstep" \
	    "INSERT INTO entry (year, number, day, kind, voucher, label)
	     VALUES (2025, 9999, '2025-10-01', 'expense', 'D9999', 'Colle')" \
	    ".stats off" ROLLBACK |
	    awk '/VM-steps/ { print $2 }'
}

@test "to record the two thousandth entry is no more work than the twentieth" {
	local few many
	few=$(steps 20)
	many=$(steps 2000)
	[ "$few" -gt 0 ]
	[ "$many" -lt $((2 * few)) ]
}

# 30 000 entries, and the opening; one of them held would take some 800 bytes.
@test "to list 30 000 entries takes no more memory than to list some" {
	local format
	plain_program
	"$make_ledger" big.quitus 30000
	export QUITUS_TODAY=2026-03-31
	within 16000 list --format json >all.json
	jq -e 'length == 30001 and (map(.number) | unique | length) == 30001' \
	    all.json
	for format in text csv md html; do
		within 16000 list --format "$format" >"all.$format"
		[ "$(grep -c 'Opération n° ' "all.$format")" = 30000 ]
		[ "$(grep -c 'Opération n° 29999 de' "all.$format")" = 1 ]
	done
	within 16000 list --sort number --limit 20 --format csv >few.csv
	[ "$(grep -c 'Opération n° ' few.csv)" = 19 ]
}
