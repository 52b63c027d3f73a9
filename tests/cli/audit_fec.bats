#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# FECs of any program, as an audit receives them.

load helper
load audit_help

NAME=123456789FEC20260831_59-1.txt

# A line: journal, number, day, account, label, debit, credit.
line() {
	printf '%s\t%s\t%s\t%s\t%s\t%s\t\t\tP%s\t%s\t%s\t%s\t%s\t\t\t%s\t\t\r\n' \
	    "$1" "$1" "$2" "$3" "$4" "Compte $4" "$2" "$3" "$5" "$6" "$7" \
	    20260831
}

# Opening 1000, an expense paid by two accounts, an income on two.
fec() {
	printf 'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\r\n'
	line AN 1 20250901 512 "À nouveau" 1000,00 0,00
	line AN 1 20250901 110 "À nouveau" 0,00 1000,00
	line BQ 2 20251005 6281 Cotisation 317,75 0,00
	line BQ 2 20251005 6168 Assurance 38,75 0,00
	line BQ 2 20251005 512 Chèque 0,00 356,50
	line OD 3 20251105 512 Fête 60,00 0,00
	line OD 3 20251105 530 Fête 40,00 0,00
	line OD 3 20251105 7070 Gâteaux 0,00 100,00
}

totals() {
	ask "SELECT compte, ouverture_cents, debit_cents, credit_cents
	    FROM v_comptes ORDER BY 1"
}

expected="110|-100000|0|0
512|100000|6000|35650
530|0|4000|0
6168|0|3875|0
6281|0|31775|0
7070|0|0|10000"

@test "a FEC is taken to the cent" {
	fec >$NAME
	store
	import $NAME
	[ "$status" -eq 0 ]
	[[ $output == *"$NAME: coop 1, 2025-2026"* ]]
	[ "$(totals)" = "$expected" ]
	[ "$(ask "SELECT libelle FROM v_comptes WHERE compte = '512'")" = \
	    "Compte 512" ]
	run ask "SELECT ecriture, piece, debit, credit, montant_cents
	    FROM v_ecritures WHERE ecriture = 2 ORDER BY ligne"
	[ "$output" = "2|P2|6281|512|31775
2|P2|6168|512|3875" ]
	[ "$(ask "SELECT value FROM setting WHERE key = 'siren'")" = 123456789 ]
	import $NAME
	[[ $output == *skipped* ]]
}

@test "every form of FEC that programs write gives the same accounts" {
	local form

	fec >plain
	iconv -t CP1252 plain >cp1252
	iconv -t ISO-8859-15 plain >latin9
	{ printf '\xef\xbb\xbf'; cat plain; } >bom
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
	for form in plain cp1252 latin9 bom bar lf cr crcrlf point upper \
	    trailing wide sided; do
		rm -f a.quitus-audit*
		store
		cp $form $NAME
		import $NAME
		[ "$status" -eq 0 ] || { echo "$form: $output"; return 1; }
		[ "$(totals)" = "$expected" ] || { echo "$form"; totals; return 1; }
		[ "$(ask "SELECT libelle FROM v_ecritures WHERE ligne = 1")" = \
		    "À nouveau" ] || { echo "$form"; return 1; }
	done
}

@test "the FEC of another association" {
	fec >$NAME
	fec | sed 's/Fête/Kermesse/' >987654321FEC20260831_59-2.txt
	store
	import $NAME 987654321FEC20260831_59-2.txt
	[ "$status" -eq 1 ]
	[[ $output == *"it is the FEC of another association: its SIREN is 987654321, that of this audit is 123456789."* ]]
}

@test "a FEC that does not balance, skips numbers, has days that do not exist" {
	{
		fec
		line BQ 5 20260231 6180 Février 1,00 0,00
		line BQ 5 20260228 512 Février 0,00 1,00
		line BQ 6 20270101 6180 Après 1,00 0,00
		line BQ 6 20260301 512 Après 0,00 1,00
		line BQ 7 20260302 6180 Penche 10,00 0,00
		line BQ 7 20260302 512 Penche 0,00 9,00
		line BQ 8 20260302 abc Rien x 0,00
		line BQ 2 20260302 6180 Encore 1,00 0,00
		line BQ 2 20260302 512 Encore 0,00 1,00
		line AN 9 20250901 512 Tard 1,00 0,00
		line AN 9 20250901 110 Tard 0,00 1,00
	} >$NAME
	store
	import $NAME
	[ "$status" -eq 1 ]
	for place in 10:4 12:4 16:5 16:12; do
		[[ $output == *"$NAME:$place: "* ]]
	done
	[[ $output == *"$NAME:14: entry 7 is not balanced: its debits less its credits make 1,00"* ]]
	[[ $output == *"$NAME:17: entry 2 stands on line 4 already: "* ]]
	[[ $output == *"$NAME:19: the opening stands before all other entries."* ]]
	[ "$(ask "SELECT count(*) FROM dossier")" = 0 ]
}

@test "a gap in the numbers of a FEC" {
	fec | sed 's/OD\tOD\t3/OD\tOD\t4/' >$NAME
	store
	import $NAME
	[ "$status" -eq 1 ]
	[[ $output == *"entries are missing between the numbers 2 and 4."* ]]
}

@test "numbers of each journal of its own are no gap" {
	fec | sed 's/BQ\tBQ\t2/BQ\tBQ\t1/; s/OD\tOD\t3/OD\tOD\t1/' >$NAME
	store
	import $NAME
	[ "$status" -eq 0 ]
	[ "$(totals)" = "$expected" ]
}

@test "a FEC under the law's own name wants --coop" {
	fec >123456789FEC20260831.txt
	store
	import 123456789FEC20260831.txt
	[ "$status" -eq 1 ]
	[[ $output == *"give --coop and --year, or call it 123456789FEC20260831_59-1398.txt"* ]]
	import 123456789FEC20260831.txt --coop 1
	[ "$status" -eq 0 ]
	[[ $output == *"coop 1, 2025-2026"* ]]
}

@test "what is no FEC" {
	echo "hello world" >$NAME
	head -c 2000 /dev/urandom >123456789FEC20260831_59-2.txt
	head -c 100000 /dev/zero | tr '\0' x >123456789FEC20260831_59-3.txt
	store
	import $NAME 123456789FEC20260831_59-2.txt 123456789FEC20260831_59-3.txt
	[ "$status" -eq 1 ]
	[[ $output == *"$NAME:1: this is no FEC: no column is called JOURNALCODE."* ]]
	[[ $output == *"59-2.txt is rejected"* ]]
	[[ $output == *"59-3.txt:1: this line is too long for a FEC."* ]]
}

@test "a folder gives its FECs, not their descriptions" {
	mkdir in
	fec >in/$NAME
	echo "columns" >in/123456789FEC20260831_59-1_description.txt
	echo "notes" >in/readme.txt
	store
	import in
	[ "$status" -eq 0 ]
	[[ $output == *"Accepted: 1. Skipped: 0. Rejected: 0." ]]
}

@test "a ledger's FEC and its dossier give the same accounts and postings" {
	local sql="SELECT jour, piece, libelle, debit, credit, montant_cents
	    FROM v_ecritures ORDER BY 1, 2, 4, 5, 6"

	coop 1
	quitus -f 1.quitus config siren 123456782 >/dev/null
	quitus -f 1.quitus expense 356,50 "Cotisation, assurance" \
	    --split 6281=317,75 --split 6168=38,75 --date 2026-01-05 >/dev/null
	quitus -f 1.quitus validate --until 2026-08-31
	folder 1 one
	quitus -f 1.quitus export fec >/dev/null
	store
	import one
	[ "$status" -eq 0 ]
	totals >by_dossier
	ask "$sql" >>by_dossier
	rm a.quitus-audit*
	store
	import ./*FEC*_59-1.txt
	[ "$status" -eq 0 ]
	totals >by_fec
	ask "$sql" >>by_fec
	[ "$(wc -l <by_fec)" -ge 12 ]
	diff by_dossier by_fec
}

# rejects SED TEXT: the FEC changed so is rejected with this reason.
rejects() {
	fec | sed "$1" >$NAME
	store
	import $NAME
	[ "$status" -eq 1 ] || return 1
	[[ $output$stderr == *"$2"* ]] || { echo "not told: $2"; return 1; }
	rm -f ./*.quitus-audit
}

@test "what the official checker lets pass" {
	# An amount beyond all that a coop may have, so that no sum overflows.
	rejects 's/317,75/99999999999,00/' "more than any coop has"
	# 31 February as the day of a voucher, a validation on no day.
	rejects '2s/20250901\t\(À\)/20260231\t\1/' "no such day"
	rejects '2s/20260831/99999999/' "no such day"
	# Entry 3 before entry 2.
	rejects '4,6{H;d};9G' "stands after entry"
	# A number that would be cut, and be another one's.
	rejects "4s/\t2\t/\t$(printf '%040d' 2)\t/" "too long"
}
