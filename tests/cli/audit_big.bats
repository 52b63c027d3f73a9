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

@test "the accounts of 10 000 coops are added up in little memory" {
	plain_program
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
	grep -q '^20000  6020  *2.000,00$' all.txt
}

# 100 MB in one line: as long as it is, no more of it is held than a row may be.
@test "a line without end takes no memory" {
	plain_program
	head -c 100000000 /dev/zero | tr '\0' x >59-1-2025.csv
	cp 59-1-2025.csv 123456789FEC20260831_59-2.txt
	mkdir three
	cp 59-1-2025.csv three/ecritures.csv
	store
	run within 60000 audit import 59-1-2025.csv \
	    123456789FEC20260831_59-2.txt three
	[ "$status" -eq 1 ]
	[[ $output == *"59-1-2025.csv: it is larger than the accounts of a coop."* ]]
	[[ $output == *"59-2.txt:1: this line is too long for a FEC."* ]]
	[[ $output == *"three: "*" is refused: it holds more than a dossier can."* ]]
	coop 4
	run within 60000 -f 4.quitus import 59-1-2025.csv
	[ "$status" -eq 3 ]
	[[ $output == *"59-1-2025.csv:1:1: this line is too long to be one of a table."* ]]
	run within 60000 -f 4.quitus import 123456789FEC20260831_59-2.txt
	[ "$status" -ne 0 ]
}

# 200 KB that become 300 MB; what lies about its size is in test_archive.
@test "a zip bomb takes little memory" {
	plain_program
	coop 1
	folder 1 one
	head -c 300000000 /dev/zero >one/ecritures.csv
	(cd one && zip -q ../bomb.zip ./*)
	rm -r one
	store
	run within 60000 audit import bomb.zip
	[ "$status" -eq 1 ]
	[[ $output == *"bomb.zip: "*" is refused: it holds more than a dossier can."* ]]
	run within 60000 -f 1.quitus import bomb.zip
	[ "$status" -eq 4 ]
	[[ $output == *"it holds more than a dossier can."* ]]
}
