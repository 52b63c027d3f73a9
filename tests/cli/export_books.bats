#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The books as other programs read them: E8 in hledger, ledger and beancount
# with the balances of domain.md 8; the FEC line by line; hostile labels.

load helper

setup_file() {
	QUITUS=${QUITUS:-$BATS_TEST_DIRNAME/../../build/quitus} \
	    sh "$BATS_TEST_DIRNAME/../demo/e8.sh" "$BATS_FILE_TMPDIR/e8" \
	    >"$BATS_FILE_TMPDIR/log"
}

setup() {
	start_clean
	cp "$BATS_FILE_TMPDIR/e8/ecole.quitus" .
	export QUITUS_TODAY=2024-09-15 QUITUS_FILE=ecole.quitus
}

# Code and cents, of the accounts that are not at zero.
expected() {
	printf '%s\n' "110 -224787" "512 371382" "530 4505" "6070 129500" \
	    "6168 3875" "6180 346030" "6281 31775" "6500 5360" "6800 38900" \
	    "7070 -185000" "7080 -156040" "7410 -125000" "7562 -180500" \
	    "7700 -60000"
}

# "Actif:512 Banque","3713.82 EUR" to the same.
balances() {
	tr -d '"\r' | sed -nE 's/^ *[^:]*:([0-9]+).*[, ](-?[0-9]+)\.([0-9]{2}) EUR *$/\1 \2\3/p' |
	    sed 's/ 0*\([1-9]\)/ \1/; s/ -0*\([1-9]\)/ -\1/' | sort
}

@test "hledger, ledger and beancount: the balances of E8" {
	quitus export ledger -o e8.journal
	hledger -f e8.journal check
	hledger -f e8.journal balance --flat -N -O csv | balances >h
	expected | sort | diff - h
	ledger -f e8.journal balance --flat --no-total \
	    --format '%(account),%(display_total)\n' |
	    sed 's/Subventions État, /Subventions État /' | balances >l
	expected | sort | diff - l
	quitus export beancount -o e8.beancount
	bean-check e8.beancount
	bean-query -q -f csv e8.beancount \
	    "select account, sum(position) group by account" | balances >b
	expected | sort | diff - b
}

@test "to a pipe, in French, and never over the ledger" {
	quitus exporter ledger | hledger -f- balance 512 -N | grep 3713.82
	run --separate-stderr quitus --lang en export ledger -o ecole.quitus
	[ "$status" -eq 2 ]
	[[ $stderr == *"the ledger itself"* ]]
	quitus verify
}

@test "labels that mean something elsewhere" {
	local label
	quitus init x.quitus --name 'École "du" Port; nord' --number 1 \
	    --department 59 --year 2024 --bank 1000
	export QUITUS_FILE=x.quitus
	for label in '; tout' 'a  b | c' '=1+1' '(D9) {x}' '* vrai' \
	    'dit "oui" \ non' '@@ 12 EUR' '2024-01-01 open' '[x] :y:'; do
		quitus expense 1,50 "$label" -a 6180 --date 2024-09-02 \
		    --party "$label"
	done
	quitus export ledger -o x.journal
	hledger -f x.journal check
	[ "$(hledger -f x.journal balance 6180 -N -O csv | tail -n 1 |
	    cut -d'"' -f4)" = "13.50 EUR" ]
	ledger -f x.journal balance 6180 | grep -F "13.50 EUR"
	quitus export beancount -o x.beancount
	bean-check x.beancount
	quitus validate --until 2024-09-30
	quitus export fec -o fec.txt
	[ "$(awk -F'\t' 'NF != 18' fec.txt | wc -l)" = 0 ]
	[ "$(wc -l <fec.txt)" = 21 ]
}

@test "FEC: eighteen columns, balanced, in the order of validation" {
	quitus config siren "123 456 782"
	quitus export fec --json | jq -e '.year == 2023 and
	    .file == "123456782FEC20240831_59-1398.txt"'
	cd "$PWD" && file=123456782FEC20240831_59-1398.txt
	[ -s 123456782FEC20240831_59-1398_description.txt ]
	[ "$(head -c 3 "$file" | od -An -tx1 | tr -d ' ')" = 4a6f75 ]
	[ "$(grep -c $'\r$' "$file")" = "$(wc -l <"$file")" ]
	[ "$(head -n 1 "$file" | tr -d '\r' | tr '\t' ,)" = "JournalCode,JournalLib,EcritureNum,EcritureDate,CompteNum,CompteLib,CompAuxNum,CompAuxLib,PieceRef,PieceDate,EcritureLib,Debit,Credit,EcritureLet,DateLet,ValidDate,Montantdevise,Idevise" ]
	tr -d '\r' <"$file" | awk -F'\t' '
	    NF != 18 { bad = 1 }
	    NR == 1 { next }
	    $1 == "" || $2 == "" || $3 == "" || $5 == "" || $6 == "" ||
	    $9 == "" || $11 == "" { bad = 1 }
	    $4 !~ /^20(23|24)[0-9][0-9][0-9][0-9]$/ || $10 != $4 { bad = 1 }
	    $16 != "20240912" { bad = 1 }
	    $12 !~ /^[0-9]+,[0-9][0-9]$/ || $13 !~ /^[0-9]+,[0-9][0-9]$/ { bad = 1 }
	    ($12 == "0,00") == ($13 == "0,00") { bad = 1 }
	    { sub(",", "", $12); sub(",", "", $13)
	      d[$3] += $12; c[$3] += $13; last = $3
	      if ($3 < before) bad = 1
	      before = $3; seen[$3] = 1
	      t[substr($5, 1, 4)] += $12 - $13 }
	    END { for (i = 1; i <= last; i++) if (!seen[i] || d[i] != c[i]) bad = 1
	      if (last != 30) bad = 1
	      if (t["6180"] != 346030 || t["7410"] != -125000 ||
	          t["512"] != 371382 || t["530"] != 4505) bad = 1
	      exit bad }'
	# The journals: the opening first, transfers in the bank's, A3 elsewhere.
	[ "$(tr -d '\r' <"$file" | sed -n 2p | cut -f1)" = AN ]
	[ "$(grep -P '\tV1\t' "$file" | cut -f1 | sort -u)" = BQ ]
	[ "$(grep -P '\tR2\t' "$file" | cut -f1 | sort -u)" = CA ]
	[ "$(grep -P '\tA3\t' "$file" | cut -f1 | sort -u)" = OD ]
}

@test "FEC: its name, its encoding, what cannot be" {
	# Without the SIREN zeros stand in its place, which is told.
	run --separate-stderr quitus --lang en export fec
	[ "$status" -eq 0 ]
	[[ $stderr == *"SIREN"*"quitus config siren"* ]]
	[ -s 000000000FEC20240831_59-1398.txt ]
	[ -s 000000000FEC20240831_59-1398_description.txt ]
	run quitus config siren 123456789
	[ "$status" -eq 2 ]
	mkdir out
	quitus export fec -o out.txt --encoding iso8859-15
	iconv -f ISO-8859-15 -t UTF-8 out.txt >utf8
	grep -F "À nouveau" utf8
	grep -F "Régie d'avance" utf8
	[ -s out_description.txt ]
	grep -aF "ISO-8859-15" out_description.txt
	quitus config siren 123456782
	quitus export fec -o out
	[ -s out/123456782FEC20240831_59-1398.txt ]
	cmp out/123456782FEC20240831_59-1398.txt \
	    000000000FEC20240831_59-1398.txt
	run --separate-stderr quitus --lang en export fec --encoding utf-16
	[ "$status" -eq 2 ]
	quitus init new.quitus --name X --number 1 --department 59 --year 2024
	run --separate-stderr quitus -f new.quitus --lang en export fec -o x.txt
	[ "$status" -eq 3 ]
	[[ $stderr == *"nothing is validated"* ]]
	[ ! -e x.txt ]
}

@test "CSV: the rows of the dossier, whole or a period" {
	quitus export dossier -o d/
	quitus export csv -o all.csv
	cmp all.csv d/ecritures.csv
	quitus export csv --from 2024-06-21 --to 2024-06-24 |
	    cut -d';' -f3 >pieces
	printf 'piece\nR10\nD11\nV4\n' | diff - pieces
	quitus export csv --json -o x.csv | jq -e '.file == "x.csv"'
}
