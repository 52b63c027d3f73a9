#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Amounts that are none, or that could be two.

load helper
load bad

refused_amount() {
	refused 2 "${@:2}" "nothing was written" -- expense "$1" "Goûter" \
	    -a 6180 --date 01/10
}

@test "amount: one separator and three digits could be thousands" {
	# Both readings are told, and how to type each.
	refused_amount 1,234 "“1,234”" "1 234,00" "1,23 €" "Type 1234 or 1,23"
	refused_amount 1.234 "“1.234”" "1 234,00" "1,23 €" "Type 1234 or 1,23"
	refused_amount 12,345 "12 345,00" "12,35" "Type 12345 or 12,35"
	refused_amount 999.999 "999 999,00" "1 000,00"
	IN=fr refused 2 "« 1,234 »" "1 234,00" "1,23" "rien n’a été écrit" -- \
	    expense 1,234 "Goûter" -a 6180 --date 01/10
}

@test "amount: three decimals with one reading only" {
	for amount in 0,123 1234,567 1.234,567 1,2345; do
		refused_amount "$amount" "“$amount”" "decimals"
	done
}

@test "amount: a sign" {
	for amount in -5 +5 5- −5 –5 "−1 234,56"; do
		refused_amount "$amount" "“$amount”" "sign" "without + or -"
	done
	IN=fr refused 2 "« -5 »" "signe" -- expense -5 "Goûter" -a 6180
}

@test "amount: zero or nothing" {
	for amount in 0 0,00 000 "0 €"; do
		refused_amount "$amount" "zero" "such as 12,50"
	done
	for amount in "" " " $'\xc2\xa0' $'\xe2\x80\xaf'; do
		refused_amount "$amount" "empty" "such as 12,50"
	done
}

@test "amount: digits cut or grouped by chance" {
	refused_amount "1 234,5 6" "cents" "“1 234,5 6”" "1234,56"
	for amount in "1 23" "1234 567" "12 34,56" 12,5,5 1.234.56 "1 2345"; do
		refused_amount "$amount" "“$amount”"
	done
	refused_amount ,5 "before" "0,50"
	refused_amount 5, "after"
}

@test "amount: more than a line holds" {
	refused_amount 10000000000 "9 999 999 999,99"
	refused_amount 99999999999 "99999999999" "9 999 999 999,99"
	refused_amount "$(printf '%05000d' 0 | tr 0 9)" "9 999 999 999,99"
	# More than 64 bits hold, not wrapped round to a small one.
	refused_amount 18446744073709551628 "9 999 999 999,99"
}

@test "amount: text, other digits, bytes that are no text" {
	for amount in douze 1e3 0x10 12a "12 %s%n" NaN inf １２ "12 €€" € \
	    "5;DROP TABLE entry"; do
		refused_amount "$amount" "not an amount" "“$amount”"
	done
	refused_amount $'12\xff' "not an amount"
	refused_amount $'12\n' "not an amount"
	refused_amount $'\e[31m12' "not an amount"
}

@test "amount: refused wherever one is typed" {
	quitus class add CP
	spend 5
	for amount in 1,234 -5 0 99999999999 douze; do
		refused 2 -- income "$amount" "Dons" -a 7700
		refused 2 -- transfer "$amount" --from cash --to bank
		refused 2 -- advance give CP "$amount"
		refused 2 -- advance return CP "$amount"
		refused 2 -- advance justify CP "$amount" "Craies" -a 6180
		refused 2 -- edit 2 --amount "$amount"
		refused 2 -- expense 5 x --split "6180=$amount"
	done
	refused 2 "1234 or 1,23" -- bank balance 31/10 1,234
	refused 2 "not an amount" -- bank balance 31/10 douze
	refused 2 "1234 or 1,23" -- edit 1 --bank 1,234
	refused 2 "sign" -- edit 1 --cash -5
	refused 2 "1234 or 1,23" -- config cash.ceiling 1,234
	refused 2 "1234 or 1,23" -- list --min 1,234
	refused 2 "not an amount" -- list --max douze
	refused 2 "1234 or 1,23" -- init autre.quitus --name x --number 1 \
	    --department 59 --year 2025 --bank 1,234
	refused 2 "sign" -- init autre.quitus --name x --number 1 \
	    --department 59 --year 2025 --cash -5
}

@test "amount: notes and coins that do not exist, or not so many" {
	for counted in 3x1 x2 0x5 -20x1 1,234x1; do
		refused 2 "“$counted”" "value" -- cash count --date 01/10 \
		    "$counted"
	done
	for counted in 20x-1 20x 20 20x1x1 20x1,5 20x99999999 \
	    20x99999999999999999999 ""; do
		refused 2 "“$counted”" "20x2" -- cash count --date 01/10 \
		    "$counted"
	done
}

@test "amount: what is meant by every other spelling" {
	while IFS='|' read -r typed wanted; do
		quitus income "$(printf %b "$typed")" "Don" -a 7700 --date 01/10
		[ "$(quitus list --format json |
		    jq '.[-1].postings[0].amount_cents')" = "$wanted" ]
	done <<-'END'
	12|1200
	12,5|1250
	12.50|1250
	1 234,56|123456
	1\u00a0234,56|123456
	1\u202f234,56\u00a0€|123456
	1.234,56|123456
	1,234.56|123456
	1234,56 €|123456
	0,01|1
	012|1200
	1234|123400
	9 999 999 999,99|999999999999
	END
	[ "$(quitus list --format json | jq length)" = 14 ]
}
