#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# audit status, show and query.

load helper
load audit_help

@test "audit status tells who sent, who is late, who is missing" {
	coop 1
	coop 2
	dossier 1
	folder 2 bad
	sed -i 's/12,50/12,60/' bad/ecritures.csv
	store 1 2 3
	run quitus audit import 59-1-2025.zip bad
	[ "$status" -eq 1 ]
	quitus audit status --json >answer
	run jq -c '.[] | [.coop, .name, .state, .version, .late]' answer
	[ "$output" = '["1","École 1","provisional",1,true]
["2","École 2","rejected",null,true]
["3","École 3","missing",null,true]' ]
	run jq -r '.[0].received, (.[0].fingerprint | length)' answer
	[ "$output" = "2026-10-10T00:00:00
64" ]
	run quitus --lang en audit status
	[[ $output == *"Provisional: 1. Rejected: 1. Missing: 1."* ]]
	[[ $output == *"Due by 30/09/2026; late: 3."* ]]
}

@test "nobody is late before the deadline" {
	store 1
	QUITUS_TODAY=2026-09-30 run quitus audit status --year 2025 --json
	[ "$(jq -c '.[0].late' <<<"$output")" = false ]
	QUITUS_TODAY=2026-10-01 run quitus audit status --year 2025 --json
	[ "$(jq -c '.[0].late' <<<"$output")" = true ]
}

@test "accounts closed in time are not late" {
	coop 1
	quitus -f 1.quitus validate --until 2026-08-31
	folder 1 one
	sed -i 's/;ouvert;/;clos;/' one/coop.csv
	forge_sums one
	store 1
	QUITUS_TODAY=2026-09-29 quitus audit import one >/dev/null
	run quitus audit status --json
	[ "$(jq -c '.[0] | [.state, .late]' <<<"$output")" = '["closed",false]' ]
}

@test "audit show tells what a coop sent" {
	coop 1
	dossier 1
	store 1
	quitus audit import 59-1-2025.zip >/dev/null
	run quitus --lang en audit show 1
	[ "$status" -eq 0 ]
	[[ $output == *"Alix Martin"* ]]
	run quitus audit show 1 --json
	[ "$(jq -c '.accounts[] | select(.account == "512") |
	    [.opening_cents, .credit_cents, .balance_cents]' <<<"$output")" = \
	    "[100000,1250,98750]" ]
	[ "$(jq -c '.versions | length, .[0].source' <<<"$output")" = '1
"59-1-2025.zip"' ]
}

@test "audit show names the nearest coop" {
	store 0398
	run quitus --lang en audit show 398
	[ "$status" -eq 3 ]
	[[ $output == *"there is no coop "*398*"Did you mean: 0398?"* ]]
	# A check of nobody would find nothing wrong.
	run quitus --lang en audit check --coop 398
	[ "$status" -eq 3 ]
	[[ $output == *"there is no coop "*398*"Did you mean: 0398?"* ]]
}

@test "a coop may be named as its files are" {
	store 0398
	quitus audit show 59-0398 | head -n 1 | grep -x 0398
	run --separate-stderr quitus audit check --coop 59-0398 --json
	[ "$status" -eq 1 ]
	jq -e '.findings | map([.coop, .code]) == [["0398", "A01"]]' \
	    <<<"$output"
	run quitus audit show 62-0398
	[ "$status" -eq 3 ]
}

@test "audit query answers as a table, CSV and JSON" {
	coop 1
	dossier 1
	store
	quitus audit import 59-1-2025.zip >/dev/null
	run quitus audit query --format csv \
	    "SELECT compte, solde_cents FROM v_comptes ORDER BY compte"
	[ "$output" = "compte;solde_cents
110;-1020,00
512;987,50
530;120,00
6180;12,50
7070;-100,00" ]
	run quitus audit query --json \
	    "SELECT numero, solde_cents FROM v_comptes WHERE compte = '512'"
	[ "$(jq -c . <<<"$output")" = '[{"numero":"1","solde_cents":98750}]' ]
	run quitus audit query "SELECT numero FROM v_coops WHERE 0"
	[ "$status" -eq 0 ]
	[[ $output == *numero* ]]
}

@test "audit query reads, and does nothing else" {
	local sql

	store 1
	for sql in "DELETE FROM coop" "ATTACH 'x.db' AS x" "PRAGMA user_version" \
	    "WITH c(x) AS (SELECT '9') INSERT INTO coop (number) SELECT x FROM c" \
	    "VACUUM INTO 'copy.db'" "BEGIN" "CREATE TEMP TABLE t (a)"; do
		run quitus --lang en audit query "$sql"
		[ "$status" -eq 2 ]
		[[ $output == *"a question can only read"* ]]
	done
	[ ! -e x.db ] && [ ! -e copy.db ]
	run quitus --lang en audit query "SELECT 1; DELETE FROM coop"
	[ "$status" -eq 2 ]
	[[ $output == *"more than one question"* ]]
	run quitus --lang en audit query "SELECT load_extension('x')"
	[ "$status" -eq 2 ]
	run quitus --lang en audit query "SELEC 1"
	[ "$status" -eq 2 ]
	[[ $output == *"near \"SELEC\""* ]]
	run quitus --lang en audit query ""
	[ "$status" -eq 2 ]
	run quitus --lang en audit query "SELECT :x"
	[ "$status" -eq 2 ]
	[ "$(ask "SELECT count(*) FROM coop")" = 1 ]
}

@test "a store is one file at rest, and is read where nothing can be written" {
	coop 1
	dossier 1
	store 1
	quitus audit import 59-1-2025.zip >/dev/null
	[ "$(echo a.quitus-audit*)" = a.quitus-audit ]
	mkdir shelf
	cp a.quitus-audit shelf/
	chmod 444 shelf/a.quitus-audit
	chmod 555 shelf
	run quitus -f shelf/a.quitus-audit audit status --json
	[ "$status" -eq 0 ]
	[ "$(jq -r '.[0].state' <<<"$output")" = provisional ]
	run ls shelf
	[ "$output" = a.quitus-audit ]
	chmod 755 shelf
}

@test "a dossier that was rejected is not told to be missing" {
	coop 1
	folder 1 bad
	sed -i 's/12,50/12,60/' bad/ecritures.csv
	store 1 2
	run quitus audit import bad
	[ "$status" -eq 1 ]
	run quitus --lang en audit check --json
	[ "$(jq -c '.findings[] | [.coop, .code, .severity, .message]' \
	    <<<"$output")" = '["2","A01","error","no accounts were received"]
["1","A01","error","what was received was rejected"]' ]
}

@test "audit show: days, not moments" {
	coop 1
	folder 1 bad
	store 1
	dossier 1
	quitus audit import 59-1-2025.zip >/dev/null
	sed -i 's/12,50/12,60/' bad/ecritures.csv
	run quitus audit import bad
	run quitus audit show 1
	[[ $output == *"10/10/2026"*"rejeté"*"10/10/2026"* ]]
	[[ $output != *"T00:00"* ]]
}

@test "a ledger that was sent in place of a dossier is told" {
	coop 1
	store
	run quitus --lang en audit import 1.quitus
	[ "$status" -eq 1 ]
	[[ $output == *"quitus export dossier"* ]]
	run quitus --lang en audit import
	[ "$status" -eq 2 ]
	[[ $output == *"PATH is missing."* ]]
}
