#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The control grid and the integrity of the file.

# Each test runs in a subshell of its own: its day is meant to stay there.
# shellcheck disable=SC2030,SC2031
load helper

setup() {
	start_clean
	export QUITUS_TODAY=2026-03-10 QUITUS_FILE=coop.quitus
	quitus init coop.quitus --name Test --number 1 --department 59 \
	    --year 2025 --bank 1000 --cash 20
}

# The findings of a severity, as [code, cents] pairs.
found() {
	quitus check --format json | jq -c "[.findings[] |
	    select(.severity == \"$1\") | [.code, .amount_cents]]"
}

@test "in the middle of the year, what its end asks for is a warning" {
	run quitus check
	[ "$status" -eq 0 ]
	[ "$(found error)" = '[]' ]
	[ "$(found warning)" = '[["C08",2000],["C09",100000]]' ]
}

@test "from 31 August on it is an error, and the exit status is 1" {
	export QUITUS_TODAY=2026-08-31
	run quitus check
	[ "$status" -eq 1 ]
	run quitus check --format json
	[ "$(jq -c '[.findings[] | select(.severity == "error") |
	    .code]' <<<"$output")" = '["C08","C09"]' ]
	quitus cash count --date 31/08 20x1
	quitus bank balance 31/08 1000
	run quitus check
	[ "$status" -eq 0 ]
}

@test "the keys of the JSON are those of the contract" {
	run quitus controler --json
	[ "$status" -eq 0 ]
	[ "$(jq -c keys <<<"$output")" = \
	    '["errors","findings","questions","warnings"]' ]
	[ "$(jq -c '.findings[0] | keys' <<<"$output")" = \
	    '["amount_cents","code","entries","message","severity"]' ]
	[ "$(jq '.errors + .warnings + .questions == (.findings | length)' \
	    <<<"$output")" = true ]
	[ "$(jq -c '[.findings[].severity] | unique' <<<"$output")" = \
	    '["question","warning"]' ]
}

@test "the text: counts, entries, what to do; never wider than the screen" {
	quitus income 1000 "Photos" -a 7070 --date 01/10
	run quitus --lang en check
	[[ ${lines[0]} == *"2025-2026"*"0 errors, 3 warnings"* ]]
	[[ $output == *"warning   C12  sales (7070)"* ]]
	[[ $output == *"n° 2"* ]]
	[[ $output == *"quitus cash count --date 31/08"* ]]
	[ "$(awk 'length > 80' <<<"$output")" = "" ]
	[[ $output != *"ERROR"* ]]
}

@test "each error stands out without colour" {
	export QUITUS_TODAY=2026-09-01
	run quitus --lang en check
	[ "$status" -eq 1 ]
	[[ $output == *"ERROR     C08"* ]]
	run quitus --lang en check --format csv
	[ "$status" -eq 2 ]
	run quitus check --year 1999
	[ "$status" -eq 3 ]
}

@test "the sample is drawn again the same, and with sha256sum" {
	for i in 1 2 3 4 5 6 7 8 9; do
		quitus income $i "Recette $i" -a 7080 --date 01/10
	done
	run quitus check --format json
	drawn=$(jq -c '.findings[] | select(.code == "C04") | .entries' \
	    <<<"$output")
	# Entries 9 and 10 are the largest; the lot is among 2 to 8.
	lot=$(for n in 2 3 4 5 6 7 8; do
		echo "$(printf '59-1-2025:%d' $n | sha256sum) $n"
	done | sort | head -n 3 | sed 's/.* //')
	want=$(printf '%s\n' "$lot" 9 10 | sort -n | jq -sc .)
	[ "$drawn" = "$want" ]
}

@test "a label cannot drive the terminal" {
	quitus expense 5 "Cartouche" -a 6180 --date 01/10
	run quitus check
	[[ $output == *cartouche* ]]
	[[ $output != *$'\e'* ]]
}

@test "verify is clean, then names the entry that another program changed" {
	quitus income 5 "Don" -a 7700 --date 01/10
	quitus validate --until 31/12/2025
	run quitus verify
	[ "$status" -eq 0 ]
	run quitus verify --json
	[ "$output" = "[]" ]
	export QUITUS_BROKEN=1
	sqlite3 coop.quitus "DROP TRIGGER entry_final_update;
	    UPDATE entry SET label = 'Autre' WHERE number = 2"
	run quitus --lang en verify
	[ "$status" -eq 1 ]
	[[ $output == *"entry 2 of 2025-2026"* ]]
	run quitus verify --json
	[ "$status" -eq 1 ]
	[ "$(jq '[.[] | select(.entry == 2)] | length > 0' <<<"$output")" = \
	    true ]
}

@test "verify: rules of the file that are no longer ours are told, no fault of quitus" {
	export QUITUS_BROKEN=1
	sqlite3 coop.quitus ".dbconfig defensive off" "PRAGMA writable_schema = ON;
	    UPDATE sqlite_schema SET sql = replace(sql, 'value TEXT', 'valeur TEXT')
	    WHERE name = 'setting'"
	run quitus --lang en verify
	[ "$status" -eq 1 ]
	[[ $output == *setting*"no longer as quitus wrote it"* ]]
	for command in list "report statement" "class add CM2" undo; do
		# shellcheck disable=SC2086 # words of a command
		run quitus --lang en $command
		[ "$status" -eq 4 ]
		[[ $output == *"the rules that quitus keeps in "*coop.quitus* ]]
		[[ $output == *"go on with your last copy"* ]]
	done
}

@test "verify: a table that was replaced by an endless question ends too" {
	export QUITUS_BROKEN=1
	sqlite3 coop.quitus "SELECT 'DROP TRIGGER ' || name || ';' FROM
	    sqlite_schema WHERE type = 'trigger'" >drop
	sqlite3 coop.quitus <<-END
	$(cat drop)
	DROP TABLE day_total;
	CREATE VIEW day_total AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL
	    SELECT i + 1 FROM n) SELECT '530' AS account, 2025 AS year,
	    '2025-10-01' AS day, i AS debit, 0 AS credit FROM n;
	END
	run timeout 20 "$QUITUS" --lang en verify
	[ "$status" -eq 1 ]
	[[ $output == *"“day_total” is no longer as quitus wrote it"* ]]
	run timeout 20 "$QUITUS" --lang en list
	[ "$status" -eq 4 ]
}
