#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# A FEC of any program, into a ledger.

load helper

NAME=123456782FEC20260831_59-1398.txt

setup() {
	start_clean
	export QUITUS_TODAY=2026-03-31
	quitus init coop.quitus --name Test --number 1398 --department 59 \
	    --bank 1000 --cash 50 >/dev/null
	quitus config siren 123456782 >/dev/null
}

# A line: journal, number, day, account, label, debit, credit.
line() {
	printf '%s\t%s\t%s\t%s\t%s\t%s\t\t\tP%s\t%s\t%s\t%s\t%s\t\t\t%s\t\t\r\n' \
	    "$1" "$1" "$2" "$3" "$4" "Compte $4" "$2" "$3" "$5" "$6" "$7" \
	    20260831
}

header() {
	printf 'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\r\n'
}

opening() {
	line AN 1 20250901 512 "À nouveau" "${1:-1000,00}" 0,00
	line AN 1 20250901 530 "À nouveau" 50,00 0,00
	line AN 1 20250901 110 "À nouveau" 0,00 1050,00
}

# An expense paid for two accounts, an income on two, a transfer.
year() {
	line BQ 2 20251005 6281-0008 Cotisation 317,75 0,00
	line BQ 2 20251005 6168 Assurance 38,75 0,00
	line BQ 2 20251005 512000 Chèque 0,00 356,50
	line OD 3 20251105 512 Fête 60,00 0,00
	line OD 3 20251105 530 Fête 40,00 0,00
	line OD 3 20251105 7070 Gâteaux 0,00 100,00
	line BQ 4 20251106 512 Dépôt 30,00 0,00
	line BQ 4 20251106 530 Dépôt 0,00 30,00
}

fec() {
	header
	opening
	year
}

entries() {
	quitus list --format json | jq -c '.[1:] | map([.date, .voucher, .label,
	    .kind, (.postings | map([.debit, .credit, .amount_cents]))])'
}

expected='[["2025-10-05","P2","Cotisation","expense",[["6281","512",31775],["6168","512",3875]]],["2025-11-05","P3","Fête","income",[["512","7070",6000],["530","7070",4000]]],["2025-11-06","P4","Dépôt","transfer",[["512","530",3000]]]]'

count() {
	quitus list --format json | jq length
}

# refused FILE PATTERN...: it is refused, each pattern is told, nothing is
# written.
refused() {
	local pattern file=$1

	shift
	run quitus --lang en import "$file"
	[ "$status" -eq 3 ] || {
		echo "status $status: $output"
		return 1
	}
	output=${output//$'\xc2\xa0'/ }
	output=${output//$'\xe2\x80\xaf'/ }
	for pattern in "$@"; do
		[[ $output == *"$pattern"* ]] || {
			echo "not told: $pattern"
			echo "$output"
			return 1
		}
	done
	[ "$(count)" = 1 ]
	[ "$(quitus history --format json | jq length)" = 2 ]
}

@test "a FEC is taken to the cent, its opening is not booked twice" {
	fec >$NAME
	run quitus --lang en import $NAME
	[ "$status" -eq 0 ]
	[[ $output == *"3 entries taken, 100.00"*"356.50"* ||
	    $output == *"3 entries taken, 100,00"*"356,50"* ]]
	[ "$(entries)" = "$expected" ]
	quitus report balance --format json | jq -e '.accounts |
	    map([.account, .balance_cents]) == [["110",-105000],
	    ["512",73350],["530",6000],["6168",3875],["6281",31775],
	    ["7070",-10000]]'
}

@test "every form of FEC that programs write gives the same entries" {
	local form

	fec >plain
	iconv -t CP1252 plain >cp1252
	iconv -t ISO-8859-15 plain >latin9
	{ printf '\xef\xbb\xbf'; cat plain; } >bom
	iconv -t UTF-16 plain >utf16
	tr '\t' '|' <plain >bar
	tr -d '\r' <plain >lf
	tr -d '\n' <plain >cr
	sed 's/\r/\r\r/' plain >crcrlf
	tr ',' '.' <plain >point
	sed '1s/.*/\U&/' plain >upper
	sed 's/\r$/\t\r/' plain >trailing
	sed 's/\r$/\t20250901\tx\ty\tz\r/' plain >wide
	awk -F'\t' -v OFS='\t' 'NR == 1 { $12 = "Montant"; $13 = "Sens" }
	    NR > 1 { if ($12 == "0,00") { $12 = $13; $13 = "C" }
	    else $13 = "D" } 1' plain >sided
	for form in plain cp1252 latin9 bom utf16 bar lf cr crcrlf point upper \
	    trailing wide sided; do
		cp $form $NAME
		quitus import $NAME --json |
		    jq -e '.layout == "fec" and .entries == 3 and .aside == 1' ||
		    { echo "$form"; return 1; }
		[ "$(entries)" = "$expected" ] || { echo "$form"; entries; return 1; }
		quitus undo
	done
	# By its header alone, whatever it is called.
	mv plain compta.csv
	quitus import compta.csv
	[ "$(entries)" = "$expected" ]
}

@test "undo, dry run, the same file again" {
	fec >$NAME
	quitus report balance >before
	run quitus --lang en import $NAME --dry-run
	[ "$status" -eq 0 ]
	[[ $output == *"Cotisation"*"6281, 6168"*"Fête"*"nothing was written"* ]]
	[ "$(count)" = 1 ]
	quitus import $NAME
	quitus undo
	quitus report balance | diff before -
	[ "$(count)" = 1 ]
	quitus import $NAME
	run quitus --lang en import $NAME
	[ "$status" -eq 0 ]
	[[ $output == *"0 entries taken"* ]]
	[[ $output == *"3 entries were imported before"*"(the first on line 5)"* ]]
	[ "$(count)" = 4 ]
	# The year went on: only what is new.
	line CA 5 20251201 6180 Colle 2,50 0,00 >>$NAME
	line CA 5 20251201 530 Colle 0,00 2,50 >>$NAME
	quitus import $NAME --json | jq -e '.entries == 1 and .known == 3'
	sed 's/\tP\([2345]\)\t/\t\t/' $NAME >again.txt
	quitus import again.txt --again --json | jq -e '.entries == 4'
}

@test "a reversal is one, and goes with what it takes back" {
	{
		fec
		line BQ 5 20251201 512 'Annulation du n° 2 : Cotisation' 356,50 0,00
		line BQ 5 20251201 6281 'Annulation du n° 2 : Cotisation' 0,00 317,75
		line BQ 5 20251201 6168 'Annulation du n° 2 : Cotisation' 0,00 38,75
		# Another program books it with amounts below zero.
		line BQ 6 20251202 7070 Erreur 0,00 -100,00
		line BQ 6 20251202 512 Erreur -60,00 0,00
		line BQ 6 20251202 530 Erreur -40,00 0,00
	} >$NAME
	quitus import $NAME
	[ "$(quitus list --format json | jq -c 'map(.reverses)')" = \
	    '[null,null,null,null,2,3]' ]
	quitus report balance --format json | jq -e '.accounts |
	    map(select(.account[0:1] > "5") | .balance_cents) | add == 0'
}

@test "money that comes back from nothing is refused" {
	{
		fec
		line BQ 5 20251201 512 Retour 5,00 0,00
		line BQ 5 20251201 6180 Retour 0,00 5,00
	} >$NAME
	refused $NAME "$NAME:14:5: 6180 is an expense account"
}

@test "the opening is that of the books" {
	{
		header
		opening 900,00 | sed 's/1050,00/950,00/'
		year
	} >$NAME
	refused $NAME "$NAME:2: the file opens account 512 with 900,00 €, the books with 1 000,00 €" \
	    "quitus edit 1 --bank AMOUNT --cash AMOUNT"
	[[ $output != *"account 530"* ]]
	# A money account that only one of them opens.
	{
		header
		line AN 1 20250901 514 "À nouveau" 1000,00 0,00
		line AN 1 20250901 110 "À nouveau" 0,00 1000,00
		year
	} >$NAME
	refused $NAME "$NAME:2: the file opens account 512 with 0,00 €" \
	    "$NAME:2: the file opens account 530 with 0,00 €" \
	    "$NAME:2: the file opens account 514 with 1 000,00 €, the books with 0,00 €"
	# Some programs write none.
	{
		header
		year
	} >$NAME
	quitus import $NAME --json | jq -e '.entries == 3 and .aside == 0'
}

@test "another association, another coop, another year" {
	fec >987654321FEC20260831_59-1398.txt
	refused 987654321FEC20260831_59-1398.txt "its SIREN is 987654321" \
	    "that of these books is 123456782"
	fec >123456782FEC20260831_59-139.txt
	refused 123456782FEC20260831_59-139.txt "the FEC of coop 59-139;" \
	    "the books of 59-1398"
	fec >123456782FEC20251231.txt
	refused 123456782FEC20251231.txt "a year that ends on 31/12/2025"
	fec >123456782FEC20250831.txt
	refused 123456782FEC20250831.txt \
	    "123456782FEC20250831.txt:2:4: this day is not in the year."
	fec | sed 's/202511/202411/; s/202510/202410/; s/202509/202409/' \
	    >123456782FEC20250831.txt
	refused 123456782FEC20250831.txt "123456782FEC20250831.txt:2:4: " \
	    "2025-2026"
	run quitus --lang en import 123456782FEC20250831.txt --year 2025
	[ "$status" -eq 3 ]
	[[ $output == *"the FEC of 2024-2025, not of 2025-2026"* ]]
	# A browser's copy, and the law's own name, are this coop's.
	fec >"123456782FEC20260831_59-1398 (1).txt"
	quitus import "123456782FEC20260831_59-1398 (1).txt"
	fec >123456782FEC20260831.txt
	quitus import 123456782FEC20260831.txt --json | jq -e '.known == 3'
}

@test "all that is wrong is told at its place, and nothing is written" {
	{
		fec
		line BQ 5 20260231 6180 Février 1,00 0,00
		line BQ 5 20260228 512 Février 0,00 1,00
		line BQ 6 20270101 6180 Après 1,00 0,00
		line BQ 6 20260301 512 Après 0,00 1,00
		line BQ 7 20260302 6180 Penche 10,00 0,00
		line BQ 7 20260302 512 Penche 0,00 9,00
		line BQ 8 20260302 abc Rien x 0,00
		line BQ 8 20260302 512 Rien 0,00 1,00
		line BQ 2 20260302 6180 Encore 1,00 0,00
		line BQ 2 20260302 512 Encore 0,00 1,00
		line BQ 9 20260302 6262 Inconnu 1,00 0,00
		line BQ 9 20260302 512 Inconnu 0,00 1,00
		line BQ 10 20260302 6180 "Deux jours" 1,00 0,00
		line BQ 10 20260303 512 "Deux jours" 0,00 1,00
		line BQ 11 20260304 6180 "Rien du tout" 0,00 0,00
		line BQ 12 20260304 6180 "Des deux côtés" 1,00 1,00
		line AN 13 20250901 512 Tard 1,00 0,00
		line AN 13 20250901 110 Tard 0,00 1,00
	} >$NAME
	refused $NAME "$NAME:13:4: there is no such day" \
	    "$NAME:15:4: this day is not in the year" \
	    "$NAME:17: entry 7 is not balanced: its debits less its credits make 1,00" \
	    "$NAME:19:5: this is no account" "$NAME:19:12: this is no amount" \
	    "$NAME:21: entry 2 stands on line 5 already" \
	    "$NAME:23:5: " "is not an account of this ledger" "Did you mean" \
	    "$NAME:26:4: this line has another date" \
	    "$NAME:27: this entry has no amount" \
	    "$NAME:28:13: a line is a debit or a credit, not both" \
	    "$NAME:29: the opening stands before all other entries"
}

@test "rules of the books: a voucher twice, cash below zero, a gap" {
	{
		fec
		line BQ 5 20251201 6180 Encore 1,00 0,00
		line BQ 5 20251201 512 Encore 0,00 1,00
	} | sed 's/\tP5\t/\tP2\t/' >$NAME
	refused $NAME "$NAME:13:9: voucher P2 is already that of line 5"
	{
		fec
		line CA 5 20251201 6180 Trop 100,00 0,00
		line CA 5 20251201 530 Trop 0,00 100,00
	} >$NAME
	refused $NAME "$NAME:13: with this row" "−40,00"
	fec | sed 's/OD\tOD\t3/OD\tOD\t5/' >$NAME
	refused $NAME "entry 4 stands after entry 5" \
	    "entries are missing between the numbers 2 and 4"
}

@test "what is no FEC, or too much" {
	echo "hello world" >$NAME
	refused $NAME "$NAME:1: this is no FEC: no column is called JOURNALCODE."
	header | cut -f1-11 >$NAME
	refused $NAME "$NAME:1: this is no FEC: no column is called DEBIT."
	header >$NAME
	refused $NAME "$NAME: there is no entry in it."
	{
		fec
		head -c 100000 /dev/zero | tr '\0' x
	} >$NAME
	refused $NAME "$NAME:13: this line is too long for a FEC."
	head -c 5000 /dev/zero | tr '\0' x >$NAME
	refused $NAME "$NAME:1: this line is too long for a FEC."
	fec | sed '5s/Cotisation/Coti\x01sation/' >$NAME
	refused $NAME "$NAME:5: this line holds a control character."
	head -c 3000 /dev/urandom >$NAME
	run quitus --lang en import $NAME
	[ "$status" -ge 3 ]
	: >$NAME
	run quitus --lang en import $NAME
	[ "$status" -eq 4 ]
	[[ $output == *"is empty"* ]]
	fec >$NAME
	run quitus --lang en import $NAME --map date=1,label=2,amount=3
	[ "$status" -eq 2 ]
	[[ $output == *"this file is a FEC"*"Leave out --map"* ]]
	[ "$(count)" = 1 ]
}

@test "a closed year takes no FEC" {
	quitus edit 1 --cash 0
	quitus config agent.1 "Alix Martin"
	quitus income 200 Familles -a 7562 --date 10/10/2025
	quitus bank tick 2 --date 31/10/2025
	quitus bank balance 31/08/2026 1200
	export QUITUS_TODAY=2026-09-10
	quitus close
	fec >$NAME
	run quitus --lang en import $NAME
	[ "$status" -eq 3 ]
	[[ $output == *"$NAME:2:4: "*closed* ]]
}

@test "labels are what the file says: formulas, quotes, blanks" {
	{
		header
		line BQ 1 20251201 6180 "'=1+1; \"x\"  y" 1,00 0,00
		line BQ 1 20251201 512 "'=1+1; \"x\"  y" 0,00 1,00
	} >$NAME
	quitus import $NAME
	[ "$(quitus list --format json | jq -r '.[1].label')" = "'=1+1; \"x\"  y" ]
}
