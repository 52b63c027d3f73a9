#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What people see of their books: the order of a list, what an operation
# changed, an entry with its scans, the lines of the bank.

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2025-12-10 QUITUS_FILE=coop.quitus
	quitus init coop.quitus --name "École du Port" --number 12 \
	    --department 51 --year 2025 --bank 1000 --cash 50 >/dev/null
	quitus class add CP
	quitus expense 20 "Colle" -a 6180 --date 01/10 --voucher D10
	quitus income 30 "gâteaux" -a 7080 --to cash --date 02/10
	quitus expense 25 "Élastiques" -a 6180 --date 01/11 --voucher D9 \
	    --cheque 12 --party Librairie --class CP
}

# sorted KEY: the numbers of the entries in that order.
sorted() {
	quitus list --sort "$1" --json | jq -c 'map(.number)'
}

@test "list --sort: by day, number, amount, label as it is read, voucher by its number" {
	# AN 1050 on 01/09, D10 -20 on 01/10, R1 +30 on 02/10, D9 -25 on 01/11.
	[ "$(sorted date)" = "[1,2,3,4]" ]
	quitus edit 2 --date 30/11
	[ "$(sorted date)" = "[1,3,4,2]" ]
	[ "$(sorted number)" = "[1,2,3,4]" ]
	# The largest first.
	[ "$(sorted amount)" = "[1,3,4,2]" ]
	[ "$(sorted label)" = "[1,2,4,3]" ]
	[ "$(sorted voucher)" = "[1,4,2,3]" ]
	[ "$(quitus lister --tri piece --json)" = \
	    "$(quitus list --sort voucher --json)" ]
	run -2 quitus --lang en list --sort colour
	[[ $output == *"date, number, amount, label or voucher"* ]]
}

@test "list --limit: so many, and it is told that there are more" {
	run -0 quitus --lang en list --limit 2 --sort number
	[[ $output == *Colle* && $output != *gâteaux* ]]
	[[ $output == *"There are more: raise --limit."* ]]
	run -0 quitus --lang en list --search nothing
	[[ $output == *"No entry is like that."* ]]
}

@test "history: each operation, its command, and what took it back" {
	quitus undo
	run -0 quitus --lang en history
	[[ ${lines[3]} == *"6 "*"quitus undo"*"undoes 5"* ]]
	[[ ${lines[4]} == *"5 "*"quitus expense 25 Élastiques"* ]]
	[[ $output == *"undone by 6"* ]]
	run -0 quitus --lang en history --limit 1
	[[ $output == *"quitus undo"* && $output != *Élastiques* ]]
	run -2 quitus --lang en history --limit none
	[[ $output == *"takes a number of lines"* ]]
	run -2 quitus --lang en history 99
	[[ $output == *"there is no operation 99"* ]]
}

# told N WHAT KEY FIELD BEFORE AFTER: a line of history N.
told() {
	quitus --lang en history "$1" --json |
	    jq -e --arg what "$2" --arg key "$3" --arg field "$4" \
		--arg before "$5" --arg after "$6" 'any(.changes[];
		[.what, .key, .field // "", .before // "", .after // ""] ==
		[$what, $key, $field, $before, $after])'
}

@test "history N: what changed, in the words of the trade" {
	quitus edit 4 --amount 26,50 --date 03/11 --method card
	told 5 entry "n° 4" date "" 01/11/2025
	told 5 amount "n° 4" class "" CP
	told 6 amount "n° 4" amount "25,00 €" "26,50 €"
	told 6 entry "n° 4" date 01/11/2025 03/11/2025
	told 6 entry "n° 4" method cheque card
	# A row that is nothing but its key; nothing of what is empty.
	told 2 class CP "" "" added
	[ "$(quitus history 2 --json | jq '.changes | length')" = 1 ]
	quitus cash count 50x1 --date 31/10
	told 7 "cash count" "530, 31/10/2025" "" "" added
	told 7 "cash count" "530, 31/10/2025, 50,00 €" count "" 1
	quitus undo
	told 8 "cash count" "530, 31/10/2025, 50,00 €" count 1 ""
}

@test "history N: rows that nobody reads one by one are counted" {
	local i words
	words=$(sqlite3 coop.quitus "SELECT count(*) FROM keyword")
	[ "$words" -gt 400 ]
	told 1 keyword "$words rows" "" "" added
	[ "$(quitus history 1 --json | jq '.changes | length')" -lt 150 ]
	for i in $(seq 41); do
		echo "expense $i \"Achat $i\" -a 6180"
	done | while read -r line; do eval "quitus $line"; done >/dev/null
	quitus validate --until 31/12
	told "$(quitus history --json | jq '.[0].operation')" entry \
	    "45 rows" "" "" changed
}

@test "show: the scans of an entry, written back byte by byte" {
	printf 'facture' >facture.pdf
	quitus attach 2 facture.pdf
	run -0 quitus --lang en show 2 --extract out
	[[ $output == *"out/2-1-facture.pdf is written."* ]]
	cmp facture.pdf out/2-1-facture.pdf
	run -0 quitus --lang en show 3 --extract out
	[[ $output == *"No file is attached to this entry."* ]]
	run -4 quitus --lang en show 2 --extract facture.pdf
	[[ $output == *"facture.pdf"* ]]
}

@test "show: what became of an entry" {
	quitus validate --until 02/10
	quitus void 2 --reason "Deux fois"
	quitus void 4 --reason "Essai"
	run -0 quitus --lang en show 2
	[[ $output == *"final: it is sealed"*"Reversed by"*5* ]]
	run -0 quitus --lang en show 5
	[[ $output == *"draft: it can still be changed"* ]]
	[[ $output == *"Reason"*"Deux fois"*"Reverses"*2* ]]
	run -0 quitus --lang en show 4
	[[ $output == *"void: it counts for nothing"* ]]
	[[ $output == *"Party"*Librairie*"Method"*"cheque"*"Reference"*12* ]]
}

@test "bank list: the lines, the entries they are, and what was left out" {
	cat >bank.csv <<-END
	Date;Libellé;Débit;Crédit
	01/10/2025;CB COLLE;20,00;
	05/11/2025;CHEQUE 12;25,00;
	10/11/2025;FRAIS;4,50;
	END
	quitus bank import bank.csv --account 512 \
	    --map "date=1,label=2,debit=3,credit=4"
	quitus bank match --auto || quitus bank match
	quitus bank ignore 3
	run -0 quitus --lang en bank list
	[[ ${lines[3]} == *"01/10/2025"*"CB COLLE"*"20,00"*"n° 2" ]]
	[[ ${lines[4]} == *"CHEQUE 12"*"n° 4" ]]
	[[ ${lines[5]} == *"FRAIS"*"4,50"*"left out" ]]
	run -0 quitus --lang en bank list --from 04/11 --to 09/11
	[[ $output == *"CHEQUE 12"* && $output != *COLLE* && $output != *FRAIS* ]]
	run -0 quitus bank list --account 512 --year 2025 --format csv
	[ "${#lines[@]}" = 4 ]
}
