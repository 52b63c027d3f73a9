#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What an audit accepts, skips and keeps beside.

load helper
load audit_help

@test "a dossier is taken to the cent, as a zip" {
	coop 0398
	dossier 0398
	store
	import 59-0398-2025.zip
	[ "$status" -eq 0 ]
	[[ $output == *"59-0398-2025.zip: coop 0398, 2025-2026, provisional"* ]]
	[[ $output == *"Accepted: 1. Skipped: 0. Rejected: 0." ]]
	run ask "SELECT compte, ouverture_cents, debit_cents, credit_cents,
	    solde_cents, minimum_cents, jour_minimum FROM v_comptes ORDER BY 1"
	[ "$output" = "110|-102000|0|0|-102000||
512|100000|0|1250|98750|98750|2025-10-05
530|2000|10000|0|12000|2000|2025-09-01
6180|0|1250|0|1250||
7070|0|0|10000|-10000||" ]
	run ask "SELECT ecriture, jour, piece, libelle, moyen, reference, debit,
	    credit, montant_cents, etat FROM v_ecritures WHERE ecriture = 2"
	[ "$output" = "2|2025-10-05|D1|Colle 0398|cheque|0001|6180|512|1250|brouillon" ]
}

@test "a folder of dossiers is searched, in the order of names" {
	mkdir -p in/b
	coop 1
	coop 2
	folder 1 in/b/one
	quitus -f 2.quitus export dossier -o in/a.zip >/dev/null
	echo not for us >in/letter.pdf
	store
	import in
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = "in/a.zip: coop 2, 2025-2026, provisional: the year is still open." ]
	[ "${lines[1]}" = "in/b/one: coop 1, 2025-2026, provisional: the year is still open." ]
	[ "${lines[2]}" = "Accepted: 2. Skipped: 0. Rejected: 0." ]
}

@test "the same content twice is told and skipped, zip or folder" {
	coop 1
	dossier 1
	folder 1 one
	store
	import 59-1-2025.zip
	import one
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = "one: skipped, it was received before as 59-1-2025.zip (coop 1, 2025-2026)." ]
	[ "$(ask "SELECT count(*) FROM dossier")" = 1 ]
	[ "$(ask "SELECT source FROM repetition")" = one ]
}

@test "last year's file again is told to be last year's" {
	coop 1
	dossier 1
	store
	import 59-1-2025.zip
	cp 59-1-2025.zip 59-1-2026.zip
	import 59-1-2026.zip
	[[ $output == *"skipped, it was received before"*"2025-2026)."* ]]
}

@test "a newer version replaces the older one, which is kept" {
	coop 1
	quitus -f 1.quitus validate --until 2025-10-31
	folder 1 old
	quitus -f 1.quitus validate --until 2025-11-30
	folder 1 new
	store
	import old new
	[ "$status" -eq 0 ]
	[[ $output == *"new: coop 1,"*"It is version 2, and replaces the one before."* ]]
	run ask "SELECT version, courante, scellees FROM v_dossiers ORDER BY 1"
	[ "$output" = "1|0|2
2|1|3" ]
}

@test "an older version that comes late does not count" {
	coop 1
	quitus -f 1.quitus validate --until 2025-10-31
	folder 1 old
	quitus -f 1.quitus validate --until 2025-11-30
	folder 1 new
	store
	import new old
	[[ $output == *"old: coop 1,"*"older than the one that counts"* ]]
	run ask "SELECT version, courante, scellees FROM v_dossiers ORDER BY 1"
	[ "$output" = "1|1|3
2|0|2" ]
}

@test "a version with other sealed entries counts, and is marked" {
	coop 1
	quitus -f 1.quitus validate --until 2025-10-31
	folder 1 old
	rm 1.quitus
	coop 1
	quitus -f 1.quitus edit 2 --amount 13 >/dev/null
	quitus -f 1.quitus validate --until 2025-11-30
	folder 1 new
	store
	import old new
	[ "$status" -eq 0 ]
	[[ $output == *"its sealed entries are not those of the one before"* ]]
	run ask "SELECT version, current, contradicts FROM dossier ORDER BY 1"
	[ "$output" = "1|0|
2|1|1" ]
}

@test "a year that does not go on from the one before is told" {
	coop 1 "École 1" 59 2024
	quitus -f 1.quitus validate --until 2024-11-30
	folder 1 last
	rm 1.quitus
	coop 1
	quitus -f 1.quitus validate --until 2025-11-30
	folder 1 this
	store
	import last this
	[ "$status" -eq 0 ]
	[[ "${lines[0]}" == "last: coop 1, 2024-2025"* ]]
	[[ "${lines[1]}" == "this: coop 1, 2025-2026"* ]]
	[[ "${lines[2]}" == *"do not go on from those of the year before"* ]]
}

@test "audit import --dry-run tells all and keeps nothing" {
	coop 1
	dossier 1
	store
	import 59-1-2025.zip --dry-run
	[ "$status" -eq 0 ]
	[[ $output == *"Accepted: 1."*"Trial run: nothing was written."* ]]
	[ "$(ask "SELECT count(*) FROM dossier")" = 0 ]
	[ "$(ask "SELECT count(*) FROM coop")" = 0 ]
}

@test "audit import --json" {
	coop 1
	dossier 1
	store
	quitus audit import 59-1-2025.zip --json >answer
	run jq -c '.accepted[0] | [.file, .coop, .year, .state, .version]' answer
	[ "$output" = '["59-1-2025.zip","1",2025,"open",1]' ]
	echo x >bad.zip
	run -1 quitus audit import bad.zip 59-1-2025.zip --json
	[ "$(jq -r '.rejected[0].file' <<<"$output")" = bad.zip ]
	[ "$(jq -r '.skipped[0].same_as' <<<"$output")" = 59-1-2025.zip ]
}

@test "nothing to import is said" {
	store
	mkdir empty
	import empty
	[ "$status" -eq 4 ]
	[[ $output == *"there is no dossier, CSV or FEC in "*empty* ]]
}

# 260 coops in the folder in: more than one transaction holds.
many() {
	local i

	coop 1
	mkdir in
	folder 1 model
	for i in $(seq 1001 1260); do
		cp -r model "in/$i"
		sed -i "s/;1;École 1;/;$i;École $i;/" "in/$i/coop.csv"
		forge_sums "in/$i"
	done
	store
}

# What was told is there, and what was not can be run again.
holds_after() {
	local told kept

	told=$(grep -c "coop 1" told)
	kept=$(ask "SELECT count(*) FROM dossier")
	[ "$told" -ge 1 ]
	[ "$kept" -ge "$told" ]
	[ "$(ask "PRAGMA integrity_check")" = ok ]
	import in
	[ "$status" -eq 0 ]
	[[ $output == *"Accepted: $((260 - kept)). Skipped: $kept. Rejected: 0." ]]
	[ "$(ask "SELECT count(*) FROM dossier WHERE current = 1")" = 260 ]
}

@test "what was told accepted is there after a Ctrl-C, and the rest can be run again" {
	local i

	many
	# A shell without job control lets its jobs ignore it.
	env --default-signal=INT "$QUITUS" --lang en audit import in >told &
	i=$!
	while [ ! -s told ] && kill -0 $i 2>/dev/null; do :; done
	kill -INT $i 2>/dev/null || true
	wait $i || true
	holds_after
}

@test "what was told accepted is there after a kill -9, and the rest can be run again" {
	local i

	many
	"$QUITUS" --lang en audit import in >told &
	i=$!
	while [ ! -s told ] && kill -0 $i 2>/dev/null; do :; done
	kill -9 $i 2>/dev/null || true
	wait $i || true
	holds_after
}
