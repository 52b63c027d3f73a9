#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# A nation of coops: what is told of all of them is written as it is read, in
# little memory, whole in each format.

load helper
load audit_help

# COOPS coops that each sent a year, of 20 accounts, with coop x account cents on
# each account of class 6.
nation() {
	store
	ask "PRAGMA foreign_keys = OFF; BEGIN;
	    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n
		WHERE i < $1)
	    INSERT INTO coop (id, number, name, town)
		SELECT i, 10000 + i, 'École ' || i, 'Lille' FROM n;
	    INSERT INTO dossier (id, coop, year, version, current, state, kind,
		received, source, content, entries, sealed)
		SELECT id, id, 2025, 1, 1, 'closed', 'csv',
		'2026-10-01T10:00:00', number || '.csv', printf('%064x', id), 20, 0
		FROM coop;
	    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n
		WHERE i < 20)
	    INSERT INTO account_total (dossier, account, label, opening, debit,
		credit)
		SELECT coop.id, 6000 + i, 'Compte', 0, coop.id * i, 0
		FROM coop, n;
	    COMMIT"
}

# Run in so many KB of memory, the program and its libraries within.
within() {
	(
		ulimit -v "$1"
		shift
		quitus "$@"
	)
}

@test "the accounts of 10 000 coops are added up in little memory" {
	! ldd "$QUITUS" | grep -q -e libasan -e libubsan ||
		skip "a sanitizer needs memory of its own"
	nation 10000
	within 60000 audit consolidate --year 2025 --json >all.json
	jq -e '(.matrix | length) == 200000 and .coops == 10000' all.json
	# 1 + ... + 10 000 times 1 + ... + 20.
	jq -e '.total_expenses_cents == 50005000 * 210 and
	    ([.matrix[].amount_cents] | add) == 50005000 * 210' all.json

	within 60000 audit consolidate --year 2025 -o all.csv
	[ "$(grep -c '^[0-9]*;60[0-9]*;' all.csv)" = 200000 ]
	grep -qx '20000;6020;2000,00' all.csv

	within 60000 audit consolidate --year 2025 >all.txt
	[ "$(grep -c '^[0-9]\{5\}  60[0-9]\{2\} ' all.txt)" = 200000 ]
	grep -q '^20000  6020    2.000,00$' all.txt
}
