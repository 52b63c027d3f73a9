#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What a command costs does not grow with the entries of the year: counted in
# steps of the database, which no machine makes faster or slower.

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
