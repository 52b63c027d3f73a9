#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Accounts that are not there, on the wrong side or disabled; splits that do not
# add up; vouchers used twice.

load helper
load bad

@test "account: unknown, the nearest ones are named" {
	# One digit wrong, two exchanged, one too many, one missing.
	refused 3 "“6188”" "6180 (Charges des activités éducatives)" \
	    "account list" -- expense 5 x -a 6188 --date 01/10
	refused 3 "“6810”" "6180" -- expense 5 x -a 6810 --date 01/10
	refused 3 "“6281x”" "6281" -- expense 5 x -a 6281x --date 01/10
	refused 3 "“708x”" "7080" -- income 5 x -a 708x --date 01/10
	refused 3 "“7999”" "7080" -- income 5 x -a 7999 --date 01/10
	# Nothing is near: where all of them are.
	for code in abcd 9999 0 "é" "6180; DROP TABLE entry" "%s"; do
		refused 3 "“$code”" "account list" -- expense 5 x -a "$code" \
		    --date 01/10
	done
	refused 3 "account list" -- expense 5 x -a "" --date 01/10
	refused 3 -- expense 5 x -a $'61\e80' --date 01/10
	refused 3 -- expense 5 x -a $'6180\xff' --date 01/10
	refused 3 "“999”" -- expense 5 x -a 6180 --from 999 --date 01/10
	IN=fr refused 3 "« 6188 »" "6180 (Charges des activités éducatives)" \
	    "quitus compte lister" -- expense 5 x -a 6188 --date 01/10
}

@test "account: unknown wherever one is typed" {
	quitus class add CP
	spend 5
	refused 3 "6188" -- expense 5 x --split 6188=5 --date 01/10
	refused 3 "6188" -- edit 2 --account 6188
	refused 3 "6188" -- advance justify CP 5 x -a 6188
	refused 3 "6188" -- list --account 6188
	refused 3 "6188" -- account show 6188
	refused 3 "6188" -- account disable 6188
	refused 3 "6188" -- transfer 5 --from 6188 --to bank
}

@test "account: no account at all" {
	refused 2 "--account CODE" "account suggest" -- expense 5 "Goûter" \
	    --date 01/10
	refused 2 "--account CODE" -- income 5 "Dons" --date 01/10
	refused 2 "from" "to" -- transfer 5 --from cash
	refused 2 "--split" "--account" -- expense 5 x -a 6180 \
	    --split 6180=5 --date 01/10
}

@test "account: a produit on an expense, a charge on an income" {
	for code in 7080 70800008 7410 7700; do
		refused 3 "${code:0:4}" "income account" "begins with 6" \
		    "quitus income" -- expense 5 x -a "$code" --date 01/10
	done
	for code in 6180 61800008 6281 6800; do
		refused 3 "${code:0:4}" "expense account" "begins with 7" \
		    "quitus expense" -- income 5 x -a "$code" --date 01/10
	done
	refused 3 "7080" "income account" -- expense 10 x --split 6180=5 \
	    --split 7080=5 --date 01/10
	refused 3 "6180" "expense account" -- income 10 x --split 6180=5 \
	    --split 7080=5 --date 01/10
	spend 5
	refused 3 "7080" "income account" -- edit 2 --account 7080
	quitus class add CP
	refused 3 "7080" -- advance justify CP 5 x -a 7080
	IN=fr refused 3 "7080" "compte de recettes" "quitus recette" -- expense 5 x \
	    -a 7080 --date 01/10
	IN=fr refused 3 "6180" "compte de dépenses" "quitus depense" -- income 5 x \
	    -a 6180 --date 01/10
}

@test "account: money, the opening or an advance in place of a charge" {
	for code in 512 514 530 541 110; do
		refused 3 "$code" "begins with 6" "quitus transfer" -- \
		    expense 5 x -a "$code" --date 01/10
		refused 3 "$code" "begins with 7" "quitus transfer" -- \
		    income 5 x -a "$code" --date 01/10
	done
	for code in 6180 7080 110 541; do
		refused 3 "$code" "512" "530" -- transfer 5 --from "$code" \
		    --to bank --date 01/10
		refused 3 "$code" "512" "530" -- transfer 5 --from bank \
		    --to "$code" --date 01/10
	done
	refused 3 "6180" -- expense 5 x -a 6180 --from 6180 --date 01/10
	refused 3 "7080" -- income 5 x -a 7080 --to 7080 --date 01/10
	refused 3 "512" "itself" -- transfer 5 --from bank --to bank
	refused 3 "530" "itself" -- transfer 5 --from cash --to 530
}

@test "account: disabled" {
	spend 5
	quitus account disable 6500
	quitus account disable 7080
	refused 3 "6500" "Autres charges" "disabled" "account enable 6500" -- \
	    expense 5 x -a 6500 --date 01/10
	refused 3 "6500" "disabled" -- expense 9 x --split 6180=4 \
	    --split 6500=5 --date 01/10
	refused 3 "7080" "disabled" -- income 5 x -a 7080 --date 01/10
	refused 3 "6500" "disabled" -- edit 2 --account 6500
	quitus class add CP
	refused 3 "6500" "disabled" -- advance justify CP 5 x -a 6500
	IN=fr refused 3 "6500" "désactivé" "quitus compte reactiver 6500" -- \
	    expense 5 x -a 6500 --date 01/10
	for code in 110 512 530; do
		REMEDY=none refused 3 "$code" "need" -- account disable "$code"
	done
	# What was in it before stays.
	quitus account disable 6180
	[ "$(quitus report statement --format json |
	    jq .total_expenses_cents)" = 500 ]
	refused 3 "6180" "disabled" -- expense 5 x -a 6180 --date 01/10
	quitus account enable 6180
	quitus expense 5 x -a 6180 --date 01/10
}

@test "split: parts that do not add up, the difference is told" {
	split() {
		refused 3 "$3 is missing" "95,00" "100,00" "add up" \
		    -- "$1" 100 x --split "$2=80" --split "$2=15" --date 01/10
	}
	split expense 6180 "5,00 €"
	split income 7080 "5,00 €"
	refused 3 "105,00" "100,00" "5,00 € too much" -- expense 100 x \
	    --split 6281=80 --split 6168=25 --date 01/10
	refused 3 "0,01 € is missing" -- expense 0,02 x --split 6281=0,01 \
	    --date 01/10
	# E8: 317,75 + 38,57 in place of 38,75.
	refused 3 "356,32" "356,50" "0,18 € is missing" -- expense 356,50 x \
	    --split 6281=317,75 --split 6168=38,57 --date 01/10
	# Parts that are each right and overflow together.
	refused 3 "too much" -- expense 9999999999,99 x \
	    --split 6281=9999999999,99 --split 6168=9999999999,99 --date 01/10
	IN=fr refused 3 "5,00 €" "95,00 €" "100,00 €" -- expense 100 x \
	    --split 6281=80 --split 6168=15 --date 01/10
	spend 100
	refused 3 "5,00" -- edit 2 --split 6281=80 --split 6168=15
}

@test "split: parts that are no parts" {
	for part in 6281 =5 6281:5 = ""; do
		refused 2 "CODE=AMOUNT" -- expense 5 x --split "$part" \
		    --date 01/10
	done
	refused 2 "empty" -- expense 5 x --split 6281= --date 01/10
	refused 2 "sign" -- expense 5 x --split 6281=-5 --split 6180=10 \
	    --date 01/10
	refused 2 "zero" -- expense 5 x --split 6281=0 --split 6180=5 \
	    --date 01/10
}

@test "voucher: used already, by whom and what to do" {
	spend 5
	for voucher in D1 d1 " D1 "; do
		refused 3 "D1" "entry 2" "01/10/2025" "Goûter" "--voucher" \
		    -- expense 6 x -a 6180 --voucher "$voucher" --date 02/10
	done
	refused 3 "D1" "entry 2" -- income 6 x -a 7700 --voucher D1
	quitus income 6 x -a 7700 --date 01/10
	refused 3 "D1" "entry 2" -- edit 3 --voucher D1
	IN=fr refused 3 "D1" "01/10/2025" "Goûter" -- expense 6 x -a 6180 \
	    --voucher D1
	# A voided entry lets its voucher go; it is not given again by itself.
	quitus void 2 --reason "Erreur"
	[ "$(spend 5 --json | jq -r .voucher)" = D2 ]
	quitus expense 6 x -a 6180 --voucher D1 --date 02/10
	# Nor by another program.
	run sqlite3 coop.quitus "UPDATE entry SET voucher = 'D1'
	    WHERE voucher = 'D2'"
	[ "$status" -ne 0 ]
	[[ $output == *"numéro de pièce"* ]]
}

@test "voucher: the series goes on whatever was typed" {
	quitus expense 5 x -a 6180 --voucher FACT-2025-17 --date 01/10
	quitus expense 5 x -a 6180 --voucher D7 --date 01/10
	[ "$(spend 5 --json | jq -r .voucher)" = D8 ]
	# Numbers that 64 bits do not hold.
	for voucher in D9223372036854775807 D18446744073709551615 \
	    D99999999999999999999; do
		quitus expense 5 x -a 6180 --voucher "$voucher" --date 01/10
	done
	[ "$(spend 5 --json | jq -r .voucher)" = D9 ]
	[ "$(spend 5 --json | jq -r .voucher)" = D10 ]
	quitus check >grid
	refused 2 "31" -- expense 5 x -a 6180 --voucher "$(printf '%040d' 1)"
	refused 2 "empty" -- expense 5 x -a 6180 --voucher ""
}

@test "words: means, provenance, class, project, entry that do not exist" {
	spend 5
	refused 2 "“pigeon”" "cheque" "card" -- expense 5 x -a 6180 \
	    --method pigeon
	refused 2 "“mars”" "families" "commune" -- income 5 x -a 7700 \
	    --provenance mars
	refused 3 "“CE9”" "class add" -- expense 5 x -a 6180 --class CE9
	refused 3 "“Lune”" "project add" -- expense 5 x -a 6180 --project Lune
	for command in "edit 99 --amount 5" "void 99 --reason x" "show 99" \
	    "bank tick 99" "bank untick 99" "attach 99 before"; do
		# shellcheck disable=SC2086 # words of a command line
		refused 3 "entry 99" "2025-2026" "quitus list" -- $command
	done
	for number in 0 -1 abc 1,5 ""; do
		refused 2 "quitus list" -- show "$number"
	done
	refused 2 "99999999999999999999" -- show 99999999999999999999
	for limit in 0 -1 abc "" 1x 99999999999999999999; do
		refused 2 "--limit" -- list --limit "$limit"
	done
}
