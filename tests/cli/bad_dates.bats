#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Days that do not exist, or that belong to no open year.

load helper
load bad

refused_day() {
	refused 2 "${@:2}" "nothing was written" -- expense 5 "Goûter" \
	    -a 6180 --date "$1"
}

@test "date: a day that its month does not have" {
	refused_day 31/02 "31/02/2026" "28/02/2026"
	refused_day 31/02/2026 "31/02/2026"
	refused_day 2026-02-31 "31/02/2026"
	refused_day 29/02/2026 "29/02/2026" "28/02/2026"
	refused_day 31/11 "31/11/2025" "30/11/2025"
	refused_day 00/10 "00/10/2025" "31/10/2025"
	refused_day 32/10 "32/10/2025" "31/10/2025"
	IN=fr refused 2 "31/02/2026" "28/02/2026" "rien n’a été écrit" -- \
	    expense 5 "Goûter" -a 6180 --date 31/02
}

@test "date: a month that the year does not have" {
	refused_day 2025-13-01 "“2025-13-01”" "no month 13"
	refused_day 01/13/2025 "“01/13/2025”" "no month 13"
	refused_day 2025-00-10 "no month 0"
	refused_day 10/00 "“10/00”"
}

@test "date: what is no date" {
	for day in demain 2025-10 10/2025 20251001 "1er octobre" 01/10/2025x \
	    -1/10 1/2/3/4 99999999999999999999/10 01/10/99999 / 1/ /10 \
	    "01 / 10 / 2025 x" 0x1/10 "1/10;" %s; do
		refused_day "$day" "“$day”"
	done
	refused_day "" "empty" "14/09/2026"
	refused_day $'01/10\xff'
	refused_day $'\e[2J01/10'
	refused_day 01/10/1899 "1900"
	refused_day 01/10/2200 "2199"
}

@test "date: a day outside the year that the ledger holds" {
	for day in 31/08/2025 2025-08-31 01/09/2026 2026-09-01 01/10/2030; do
		refused 3 "2025-2026" "does not have" "nothing was written" -- \
		    expense 5 "Goûter" -a 6180 --date "$day"
	done
	refused 3 "31/08/2025" "2024-2025" -- income 5 "Dons" -a 7700 \
	    --date 31/08/2025
	refused 3 "01/09/2026" "2026-2027" -- transfer 5 --from cash \
	    --to bank --date 01/09/2026
	IN=fr refused 3 "01/09/2026" "2026-2027" "2025-2026" -- \
	    expense 5 "Goûter" -a 6180 --date 01/09/2026
	# The first and the last day are in it.
	quitus expense 5 "Goûter" -a 6180 --date 01/09/2025
	quitus expense 5 "Goûter" -a 6180 --date 31/08/2026
	# A day without a year is the one of the open year.
	quitus expense 5 "Goûter" -a 6180 --date 31/08
	[ "$(quitus list --format json | jq -c 'map(.date) | sort')" = \
	    '["2025-09-01","2025-09-01","2026-08-31","2026-08-31"]' ]
}

@test "date: today outside the year that is open" {
	QUITUS_TODAY=2026-09-01 refused 3 "01/09/2026" -- expense 5 x -a 6180
	QUITUS_TODAY=2025-08-31 refused 3 "31/08/2025" -- expense 5 x -a 6180
	QUITUS_TODAY=2026-02-30 refused 2 QUITUS_TODAY -- expense 5 x -a 6180
	QUITUS_TODAY="" run -0 quitus list
}

@test "date: refused wherever one is typed" {
	quitus class add CP
	spend 5
	for day in 31/02 2025-13-01 demain; do
		refused 2 -- income 5 "Dons" -a 7700 --date "$day"
		refused 2 -- transfer 5 --from cash --to bank --date "$day"
		refused 2 -- advance give CP 5 --date "$day"
		refused 2 -- advance return CP 5 --date "$day"
		refused 2 -- advance justify CP 5 x -a 6180 --date "$day"
		refused 2 -- edit 2 --date "$day"
		refused 2 -- cash count --date "$day" 50x1
		refused 2 -- bank balance "$day" 1000
		refused 2 -- validate --until "$day"
		refused 2 -- list --from "$day"
		refused 2 -- list --to "$day"
		refused 2 -- report journal --from "$day"
	done
	for day in 31/08/2025 01/09/2026; do
		refused 3 -- edit 2 --date "$day"
		refused 3 -- cash count --date "$day" 50x1
		refused 3 -- bank balance "$day" 1000
		refused 3 -- validate --until "$day"
	done
	refused 3 "2019-2020" -- list --year 2019
	refused 2 "20255" -- list --year 20255
}

@test "date: a closed year takes nothing" {
	quitus class add CP
	quitus expense 5 "Goûter" -a 6180 --date 01/10
	quitus bank tick 2
	quitus bank balance 31/08/2026 995
	quitus cash count --date 31/08/2026 50x1
	export QUITUS_TODAY=2026-09-10
	quitus close
	printf facture >facture.pdf
	refused 3 "2025-2026" "closed" "reopen" -- expense 5 x -a 6180 \
	    --date 01/10/2025
	refused 3 "closed" -- income 5 x -a 7700 --date 31/08/2026
	refused 3 "closed" -- transfer 5 --from cash --to bank \
	    --date 01/10/2025
	refused 3 "closed" -- advance give CP 5 --date 01/10/2025
	refused 3 -- edit 2 --amount 6 --year 2025
	refused 3 -- void 2 --reason "Erreur" --year 2025
	refused 3 -- attach 2 facture.pdf --year 2025
	refused 3 -- bank untick 2 --year 2025
	refused 3 -- bank balance 31/08/2026 996
	refused 3 -- cash count --date 31/08/2026 20x2
	refused 3 -- validate --until 01/10/2025
	refused 3 -- config town Dunkerque --year 2025
	refused 3 -- close --year 2025
	IN=fr refused 3 "2025-2026" "clos" "rouvrir" -- expense 5 x -a 6180 \
	    --date 01/10/2025
	# Nor by another program.
	for sql in "INSERT INTO entry (year, number, day, kind, label)
	        VALUES (2025, 3, '2025-10-01', 'expense', 'x')" \
	    "DELETE FROM tick" "DELETE FROM cash_count_line" \
	    "DELETE FROM cash_count" "UPDATE bank_balance SET cents = 1" \
	    "DELETE FROM bank_balance" \
	    "UPDATE setting SET value = 'x' WHERE year = 2025" \
	    "DELETE FROM setting WHERE year = 2025" \
	    "INSERT INTO attachment VALUES (2, 1, 'x', 1, 'x')"; do
		content >before
		run sqlite3 coop.quitus "PRAGMA foreign_keys = ON; $sql"
		[ "$status" -ne 0 ]
		[[ $output == *"clos"* ]]
		content | cmp before -
	done
	# The next year goes on.
	quitus expense 5 "Goûter" -a 6180 --date 10/09
	[ "$(quitus list --format json | jq length)" = 2 ]
}
