#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The state of a coop on a day: by hand, on 31 October, 1 000,00 - 45,00 (cheque
# not debited) = 955,00 in the bank and 50,00 - 12,00 = 38,00 in the cash box.

load helper
load bad

setup() {
	begin
	export QUITUS_TODAY=2025-11-30
	quitus class add CP
	quitus expense 45 "Livres" -a 6180 --cheque 100 --date 10/10
	quitus expense 12 "Goûter" -a 6180 --from cash --date 20/10
	quitus expense 5 "Colle" -a 6180 --voucher D5 --date 20/10
	quitus void 4 --reason "Erreur"
	quitus income 20 "Gâteaux" -a 7080 --date 05/11
	quitus advance give CP 30 --date 06/11
}

teardown() {
	verify_ledgers
}

@test "handover: balances, cheques, vouchers on that day" {
	quitus bank balance 31/10 1000
	quitus cash count --date 31/10 20x1 10x1 5x1 2x1 1x1
	quitus handover --date 31/10 --format json >state.json
	jq -e '.date == "2025-10-31" and .total_cents == 99300 and
	    (.assets | map(select(.amount_cents != 0)) | map([.account,
	    .amount_cents])) == [["512", 95500], ["530", 3800]] and
	    .reconciliation.gap_cents == 0 and
	    (.reconciliation.outstanding | map(.amount_cents)) == [-4500] and
	    .vouchers == [{"series": "D1 à D2", "count": 2, "missing": 0,
	    "files": 0}]' state.json
	quitus passation --date 31/10 -o etat.pdf
	pdftotext -layout etat.pdf - | plain >text
	for words in "Au 31 octobre 2025" "955,00" "38,00" "993,00" \
	    "Mandataire qui arrive" "D1 à D2"; do
		grep -F "$words" text
	done
}

@test "handover: today, with what was never counted" {
	quitus handover --format json >state.json
	# 955 + 20 - 30 in the bank, 30 with the class.
	jq -e '.date == "2025-11-30" and .total_cents == 101300 and
	    .reconciliation == null and .cash_count == null and
	    (.vouchers | map(.series)) == ["A1 à A1", "D1 à D2", "R1 à R1"]' \
	    state.json
	quitus --lang en handover | grep "n’a pas encore été comptée"
}

@test "controls: the grid, the boxes, the sample that a seed draws again" {
	quitus report controls --format json >grid.json
	jq -e '.seed == "51-12-2025" and (.controls | map(.number)) ==
	    [1,2,3,5,6,7,8,9,10,11,12,13,14,15,16,18,22,24,25] and
	    (.controls[] | select(.number == 5) | .state) == "ok" and
	    (.controls[] | select(.number == 9) | .state) == "error"' grid.json
	# Two expenses and one receipt are all there are.
	[ "$(jq -c '[.sample[].entry] | sort' grid.json)" = "[2,3,5]" ]
	for i in $(seq 12); do
		quitus expense "$i" "Achat $i" -a 6180 --date 15/11
	done
	quitus report controls --seed 7 --format json >seven
	quitus report controls --seed 7 --format json | cmp - seven
	drawn=$(jq -c '[.sample[] | select(.receipt == false and
	    .largest == false) | .entry]' seven)
	# The three whose SHA-256 of "7:NUMBER" comes first, by another program;
	# 2 (45,00) and 3 and 18 (12,00; the first recorded) are the largest.
	expected=$(for n in $(seq 7 18); do
		printf '%s %s\n' "$(printf '7:%s' "$n" | sha256sum)" "$n"
	done | sort | head -3 | awk '{print $3}' | sort -n | jq -cs .)
	[ "$drawn" = "$expected" ]
	quitus --lang en report controls | grep "Les factures sont au nom"
}

@test "activity: what the ledger knows is filled in" {
	quitus report activity --format json | jq -e '.pupils == 0 and
	    .councils == 0 and .decisions == [] and .projects == [] and
	    .classes == null'
	quitus dues headcount CP --pupils 24 --adults 1
	quitus project add Mer
	quitus expense 10 "Car" -a 6180 --project Mer --date 11/11
	quitus council add 01/10 "Nous irons à la mer" --project Mer
	quitus council add 01/10 "Nous écrirons au maire"
	quitus council add 05/11 "La mer, au printemps"
	quitus report activity --format json | jq -e '.pupils == 24 and
	    .adults == 1 and .councils == 2 and (.decisions | length) == 3 and
	    (.projects | map([.name, .expenses_cents])) == [["Mer", 1000]]'
	quitus etat cra -o cra.pdf
	pdftotext -layout cra.pdf - | plain >text
	grep -F "Nous écrirons au maire" text
	grep -F "Formations souhaitées" text
}
