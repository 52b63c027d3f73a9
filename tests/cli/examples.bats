#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The worked examples of the trade, E1 to E7, to the cent. Figures are those of
# the departmental associations' own pages, worked out by hand.

load helper

ledger() {
	quitus init coop.quitus --name "École du Port" --number 12 \
	    --department 51 --year 2025 "$@"
	export QUITUS_TODAY=2025-10-10 QUITUS_FILE=coop.quitus
}

# The balance of an account, in cents.
balance() {
	quitus report statement --format json |
	    jq ".assets[] | select(.account == \"$1\") | .amount_cents"
}

figure() {
	quitus report statement --format json | jq "$1"
}

@test "E1: cash takings go to the bank and are income once" {
	ledger
	quitus income 91 "Familles" -a 7562 --to cash --date 01/10
	quitus income 200 "Photos" -a 7070 --to cash --date 01/10
	quitus income 208 "Souscription" -a 7080 --to cash --date 01/10
	[ "$(balance 530)" = 49900 ]
	quitus transfer 499 --from cash --to bank --date 02/10
	[ "$(balance 512)" = 49900 ]
	[ -z "$(balance 530)" ] || [ "$(balance 530)" = 0 ]
	[ "$(figure .total_income_cents)" = 49900 ]
	[ "$(figure .total_expenses_cents)" = 0 ]
	[ "$(figure .result_cents)" = 49900 ]
}

@test "E2: one cheque for membership and insurance; 80 + 15 is refused" {
	ledger --bank 500
	run --separate-stderr quitus --lang en expense 100 "Adhésion" \
	    --split 62810008=80 --split 61681008=15 --date 01/10
	[ "$status" -eq 3 ]
	# shellcheck disable=SC2154
	[[ $stderr == *"5,00"*"missing"* ]]
	[ "$(quitus list --format json | jq length)" = 1 ]
	quitus expense 100 "Adhésion" --split 62810008=80 --split 61681008=20 \
	    --date 01/10
	[ "$(quitus list --format json | jq -c '[.[1].postings[] |
	    [.debit, .credit, .amount_cents]]')" = \
	    '[["6281","512",8000],["6168","512",2000]]' ]
	[ "$(balance 512)" = 40000 ]
}

@test "E3: a cheque not debited explains the whole gap" {
	quitus init coop.quitus --name Test --number 1 --department 51 \
	    --year 1999 --bank 5934,85
	export QUITUS_TODAY=2000-09-01 QUITUS_FILE=coop.quitus
	quitus expense 260 "Matériel" -a 6180 --party Millet \
	    --cheque 9670034 --date 2000-07-06
	quitus bank balance 31/08/2000 5934,85
	run quitus report statement --format json
	[ "$(jq -c '.reconciliation | [.statement_cents, .book_cents, .gap_cents,
	    (.outstanding | map([.date, .reference, .amount_cents]))]' \
	    <<<"$output")" = \
	    '[593485,567485,0,[["2000-07-06","9670034",-26000]]]' ]
}

@test "E4: one deposit over two accounts, then cash in the box" {
	quitus init coop.quitus --name Test --number 1 --department 51 \
	    --year 2012
	export QUITUS_TODAY=2012-10-16 QUITUS_FILE=coop.quitus
	quitus income 125 "Remise de chèques" --split 7070=50 \
	    --split 7562=75 --date 16/10/2012
	quitus income 48 "Photos" -a 7070 --to cash --date 16/10/2012
	[ "$(balance 512)" = 12500 ]
	[ "$(balance 530)" = 4800 ]
	[ "$(figure '.income | map([.account, .amount_cents]) | tostring')" = \
	    '"[[\"7070\",9800],[\"7562\",7500]]"' ]
}

@test "E5: durable goods stand in their own account, as bought" {
	# The used value of goods comes with the inventory; what they cost is
	# in the books: 1 000 + 1 000 + 400 + 300 = 2 700.
	ledger --bank 3000
	for amount in 1000 1000 400 300; do
		quitus expense $amount "Matériel" -a 68000008 --date 01/10
	done
	[ "$(figure '.expenses[] | select(.account == "6800") | .amount_cents')" \
	    = 270000 ]
	[ "$(balance 512)" = 30000 ]
}

@test "the photographer is booked in full, never net" {
	# Sales 1 000, school share 30 %, invoice 700: never + 300 alone.
	ledger
	quitus income 1000 "Photos" -a 7070 --date 01/10
	run quitus check --format json
	[[ $(jq -c '.findings | map(.code)' <<<"$output") == *C12* ]]
	quitus expense 700 "Photographe" -a 6070 --date 05/10
	run quitus check --format json
	[[ $(jq -c '.findings | map(.code)' <<<"$output") != *C12* ]]
	[ "$(figure .result_cents)" = 30000 ]
}

@test "E6: a real year's takings and grants, by provenance" {
	local amount label account from sum=0
	ledger --bank 500
	# 62 + 350 + 250 + 200 + 1 320 + 950 + 45 + 46 + 302 = 3 525.
	while read -r amount account label; do
		quitus income "$amount" "$label" -a "$account" --date 08/10 \
		    --provenance families
		sum=$((sum + amount))
	done <<'END'
62 7080 Pizzas
350 7080 Gaufres
250 7080 Eugène Blond
200 7080 Album
1320 7080 Loto
950 7070 Photo de classe
45 7080 Fleurs
46 7080 Programmes
302 7080 Tombola
END
	[ "$sum" -eq 3525 ]
	# 1 500 + 1 500 + 250 + 500 + 500 = 4 250; what associations give is no
	# subsidy.
	while read -r amount account from; do
		quitus income "$amount" "Aide" -a "$account" --date 09/10 \
		    --provenance "$from"
		sum=$((sum + amount))
	done <<'END'
1500 7700 association
1500 7700 association
250 7500 occe
500 7410 departement
500 7410 state
END
	[ "$sum" -eq 7775 ]
	quitus expense 384,20 "Film" -a 6180 --date 10/10
	quitus report statement --format json >e6.json
	[ "$(jq -c '.income | map([.account, .amount_cents])' e6.json)" = \
	    '[["7070",95000],["7080",257500],["7410",100000],["7500",25000],["7700",300000]]' ]
	[ "$(jq '[.total_income_cents, .total_expenses_cents, .result_cents]' \
	    -c e6.json)" = '[777500,38420,739080]' ]
	# Only public money is in the table of subsidies.
	[ "$(jq -c '.subsidies | map([.kind, .received_cents])' e6.json)" = \
	    '[["departement",50000],["state",50000]]' ]
	run quitus subsidy grant 1500 --funder APE --kind association \
	    --purpose Sortie
	[ "$status" -eq 3 ]
}

@test "E7: a plan per pupil, split to the cent" {
	ledger --bank 500
	# 1,60 + 1,60 + 2,00 + 4,50 + 4,00 + 3,30 = 17,00.
	quitus expense 17 "Par élève" --date 10/10 --split 6500=1,60 \
	    --split 6180=1,60 --split 6281=2 --split 6180=4,50 \
	    --split 6180=4 --split 6180=3,30
	run quitus --lang en expense 17 "Par élève" --date 10/10 \
	    --split 6500=1,60 --split 6180=1,60 --split 6281=2 \
	    --split 6180=4,50 --split 6180=4 --split 6180=3,31
	[ "$status" -eq 3 ]
	[[ $output == *"0,01"* ]]
}
