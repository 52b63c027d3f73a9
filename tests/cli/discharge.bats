#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The quitus: recorded on what was closed and signed, by those who may sign,
# once; afterwards the year stays closed.

load helper
load bad

setup() {
	start_clean
	export QUITUS_TODAY=2026-09-20 QUITUS_FILE=coop.quitus
	quitus init coop.quitus --name "École du Port" --number 12 \
	    --department 51 --year 2025 --bank 1000 --cash 50 \
	    --agent "Nadia Berger" --agent "Jean-Luc Moreau"
	quitus expense 40 "Goûter" -a 6180 --from cash --date 20/10/2025
	quitus bank balance 31/08/2026 1000
	quitus cash count --date 31/08/2026 10x1
}

teardown() {
	verify_ledgers
}

sign() {
	quitus discharge --place Reims --verifier "Samia Haddad:parent" \
	    --verifier "Luc Petit:enseignant" "$@"
}

refuses() {
	local wanted=$1 text=$2
	shift 2
	refused "$wanted" "$text" -- discharge --place Reims "$@"
}

@test "a year that is not closed" {
	refuses 3 "closed" --verifier "Samia Haddad:parent" \
	    --verifier "Luc Petit:teacher"
	refuses 3 "not closed" --year 2025 --verifier "Samia Haddad:parent" \
	    --verifier "Luc Petit:teacher"
}

@test "given: on the fingerprint of the close, and then for good" {
	quitus close
	print=$(sqlite3 coop.quitus "SELECT fingerprint FROM year
	    WHERE year = 2025")
	sign --date 20/09/2026 --json >given.json
	jq -e --arg print "$print" '.year == 2025 and .date == "2026-09-20" and
	    .place == "Reims" and .decision == "given" and .remark == null and
	    .fingerprint == $print and .verifiers == [
	    {"name": "Samia Haddad", "quality": "parent"},
	    {"name": "Luc Petit", "quality": "teacher"}]' given.json
	refused 3 "discharged" -- reopen --reason "Une facture oubliée"
	REMEDY=none refused 3 "quitus" -- undo
	REMEDY=none refuses 3 "recorded already" --verifier "A B:parent" \
	    --verifier "C D:teacher" --year 2025
	run sqlite3 coop.quitus "UPDATE year SET state = 'open',
	    closed_on = NULL, fingerprint = NULL WHERE year = 2025"
	[ "$status" -ne 0 ]
	[[ $output == *"quitus"* ]]
	run sqlite3 coop.quitus "DELETE FROM discharge"
	[ "$status" -ne 0 ]
	quitus report statement --year 2025 | grep "donné le 20/09/2026 à Reims"
	[ "$(quitus check --year 2025 --format json | jq '[.findings[] |
	    select(.code == "C22")] | length')" = 0 ]
	quitus verify
}

@test "after the quitus nobody is sent to reopen the year" {
	quitus close
	refused 3 "quitus reopen" -- expense 1 x -a 6180 --date 20/10/2025
	sign --date 20/09/2026
	run quitus --lang en expense 1 x -a 6180 --date 20/10/2025
	[ "$status" -eq 3 ]
	[[ $output == *"6700 or 7700"* && $output != *reopen* ]]
}

@test "refused: with its reason, and the year may be opened again" {
	quitus close
	refuses 3 "why" --refused --verifier "Samia Haddad:parent" \
	    --verifier "Luc Petit:teacher"
	sign --refused --remark "Il manque la facture D1"
	quitus reopen --reason "La facture est retrouvée"
	quitus close --year 2025
	sign --year 2025
	[ "$(sqlite3 coop.quitus "SELECT group_concat(given) FROM
	    (SELECT given FROM discharge ORDER BY id)")" = "0,1" ]
}

@test "who may verify" {
	quitus close
	refuses 3 "Nadia Berger" --verifier "BERGER Nadia:parent" \
	    --verifier "Luc Petit:teacher"
	refuses 3 "Jean-Luc Moreau" --verifier "Samia Haddad:parent" \
	    --verifier "Moreau Jean Luc:teacher"
	refuses 3 "2 verifiers" --verifier "Samia Haddad:parent"
	refuses 3 "2 verifiers"
	refuses 3 "parent" --verifier "Samia Haddad:teacher" \
	    --verifier "Luc Petit:teacher"
	REMEDY=none refuses 3 "twice" --verifier "Samia Haddad:parent" \
	    --verifier "haddad samia:teacher"
	refuses 2 "who that verifier is" --verifier "Samia Haddad"
	refuses 2 "who that verifier is" --verifier "Samia Haddad:maire"
	refuses 2 "empty" --verifier ":parent" --verifier "Luc Petit:teacher"
	refused 2 "where" -- discharge --verifier "Samia Haddad:parent" \
	    --verifier "Luc Petit:teacher"
}

@test "when" {
	QUITUS_TODAY=2026-09-10 quitus close
	# While the year went on nobody signed; then clocks may differ.
	REMEDY=none refuses 3 "10/09/2026" --date 31/08/2026 \
	    --verifier "Samia Haddad:parent" --verifier "Luc Petit:teacher"
	refuses 3 "still to come" --date 21/09/2026 \
	    --verifier "Samia Haddad:parent" --verifier "Luc Petit:teacher"
	sign --dry-run
	[ "$(sqlite3 coop.quitus "SELECT count(*) FROM discharge")" = 0 ]
	run --separate-stderr quitus --lang en discharge --date 09/09/2026 \
	    --place Reims --verifier "Samia Haddad:parent" \
	    --verifier "Luc Petit:teacher" --dry-run
	[ "$status" -eq 0 ]
	[[ $stderr == *"closed after that day"*"fingerprint"* ]]
	run --separate-stderr sign --date 10/09/2026
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
}

@test "C22: what another program wrote is found" {
	quitus close
	sqlite3 coop.quitus "INSERT INTO discharge (year, day, place, given,
	    fingerprint) SELECT 2025, '2026-09-20', 'Reims', 1, fingerprint
	    FROM year WHERE year = 2025;
	    INSERT INTO verifier VALUES (1, 1, 'Nadia BERGER', 'teacher')"
	run --separate-stderr quitus check --year 2025 --format json
	[ "$status" -eq 1 ]
	[ "$(jq '[.findings[] | select(.code == "C22")] | length' \
	    <<<"$output")" = 3 ]
}
