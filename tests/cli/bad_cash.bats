#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Cash is never below zero at the end of a day, whichever command would make it
# so; the day and the amount are told. By hand, at the end of each day:
#
#	01/09	opening       + 50	50
#	15/10	cake sale     + 30	80
#	20/10	snack         - 40	40
#	25/10	glue          - 35	 5

load helper
load bad

setup() {
	begin
	export QUITUS_TODAY=2025-11-10
	quitus class add CP
	quitus expense 40 "Goûter" -a 6180 --from cash --date 20/10   # 2, D1
	quitus income 30 "Gâteaux" -a 7080 --to cash --date 15/10     # 3, R1
	quitus expense 35 "Colle" -a 6180 --from cash --date 25/10    # 4, D2
}

# below DAY AMOUNT ENTRY -- COMMAND...
below() {
	local told=("530" "$1" "$2 €" "Entry $3" "Pay from the bank")
	shift 4
	refused 3 "${told[@]}" "nothing was written" -- "$@"
}

@test "cash: on the day itself" {
	below 25/10/2025 −0,01 4 -- expense 5,01 x -a 6180 --from cash \
	    --date 25/10
	below 10/11/2025 −0,01 5 -- expense 5,01 x -a 6180 --from cash
	below 01/09/2025 −0,01 5 -- expense 50,01 x -a 6180 --from cash \
	    --date 01/09
	quitus expense 5 x -a 6180 --from cash --date 25/10
}

@test "cash: an entry in the past, felt on a later day" {
	# 50,00 are there on the 10th; the 25th has only 5,00 to spare.
	below 25/10/2025 −0,01 4 -- expense 5,01 x -a 6180 --from cash \
	    --date 10/10
	below 25/10/2025 −5,00 4 -- transfer 10 --from cash --to bank \
	    --date 01/09
	below 25/10/2025 −1,00 4 -- advance give CP 6 --from cash \
	    --date 01/10
	# The first day below zero is told, when there are several.
	below 20/10/2025 −5,00 2 -- expense 45 x -a 6180 --from cash \
	    --date 16/10
	IN=fr refused 3 "530" "25/10/2025" "−0,01 €" "35,00 €" \
	    "rien n’a été écrit" -- expense 5,01 x -a 6180 --from cash \
	    --date 10/10
	quitus expense 5 x -a 6180 --from cash --date 10/10
}

@test "cash: money that comes in the same day counts, of the next day not" {
	quitus income 10 "Dons" -a 7700 --to cash --date 26/10
	below 25/10/2025 −1,00 4 -- expense 6 x -a 6180 --from cash \
	    --date 25/10
	quitus income 10 "Dons" -a 7700 --to cash --date 25/10
	quitus expense 15 x -a 6180 --from cash --date 25/10
}

@test "cash: edit" {
	below 25/10/2025 −0,01 4 -- edit 3 --amount 24,99
	below 25/10/2025 −0,01 4 -- edit 2 --amount 45,01
	below 25/10/2025 −25,00 4 -- edit 3 --date 26/10
	below 25/10/2025 −25,00 4 -- edit 3 --to bank
	below 25/10/2025 −0,01 4 -- edit 1 --cash 44,99
	# Brought before the sale: 50 - 35, then 45, then 5. Fine.
	quitus edit 4 --date 14/10
	# What is 5,00 better may be 5,00 worse elsewhere.
	quitus edit 2 --from bank
	quitus edit 3 --amount 0,01
	[ "$(quitus report statement --format json | jq -c '[.assets[] |
	    select(.account == "530").amount_cents]')" = '[1501]' ]
}

@test "cash: an expense paid by the bank moved to the cash box" {
	quitus expense 5,01 "Timbres" -a 6500 --date 02/10
	below 25/10/2025 −0,01 4 -- edit 5 --from cash
	quitus edit 5 --amount 5 --from cash
}

@test "cash: void, of a draft and of what is validated" {
	below 25/10/2025 −25,00 4 -- void 3 --reason "Erreur"
	# What is validated is reversed today: 5 - 30.
	quitus validate --until 15/10
	below 10/11/2025 −25,00 5 -- void 3 --reason "Erreur"
	# 40,00 come back: now the sale may go.
	quitus void 2 --reason "Erreur"
	quitus void 3 --reason "Erreur"
	[ "$(quitus report statement --format json | jq -c '[.assets[] |
	    select(.account == "530").amount_cents]')" = '[1500]' ]
}

@test "cash: undo, of what brought in the money that others spent" {
	quitus income 20 "Dons" -a 7700 --to cash --date 24/10
	# Another program writes a draft, by the rules of the tables.
	sqlite3 coop.quitus "
	    INSERT INTO entry (year, number, day, kind, label, voucher)
	    VALUES (2025, 6, '2025-10-26', 'expense', 'Ailleurs', 'D9');
	    INSERT INTO posting (entry, rank, debit, credit, cents)
	    VALUES (last_insert_rowid(), 1, '6180', '530', 2000)"
	below 26/10/2025 −15,00 6 -- undo
	quitus edit 6 --amount 5
	quitus undo
	run -3 quitus undo
	quitus undo || quitus edit 6 --from bank
}

@test "cash: every cash box for itself" {
	quitus account add 5301 "Caisse de l’école maternelle"
	refused 3 "5301" "25/10/2025" "−1,00 €" -- expense 1 x -a 6180 \
	    --from 5301 --date 25/10
	quitus transfer 5 --from cash --to 5301 --date 25/10
	refused 3 "5301" "01/11/2025" "−0,01 €" -- expense 5,01 x -a 6180 \
	    --from 5301 --date 01/11
	quitus expense 5 x -a 6180 --from 5301 --date 01/11
}

@test "cash: a trial run is refused as well" {
	below 25/10/2025 −0,01 4 -- -n expense 5,01 x -a 6180 --from cash \
	    --date 10/10
	below 25/10/2025 −25,00 4 -- void 3 --reason "Erreur" --dry-run
}

@test "cash: below zero by another program, verify and check tell the day" {
	QUITUS_BROKEN=1
	sqlite3 coop.quitus "UPDATE posting SET cents = 2000 WHERE entry = 3"
	run -1 quitus --lang en verify
	[[ $(plain <<<"$output") == *"530"*"−5,00 €"*"25/10/2025"* ]]
	run -1 quitus --lang en check
	[[ $(plain <<<"$output") == *"25/10/2025"* ]]
	[[ $output == *"C07"* || $output == *"C08"* ]]
}

@test "cash: the bank may be below zero, and it is said" {
	run --separate-stderr -0 quitus --lang en expense 1000,01 x -a 6180 \
	    --date 10/10
	[[ $(plain <<<"$output$stderr") == *"below zero"* ]]
	[[ $(plain <<<"$output") == *"−0,01"* ]]
}
