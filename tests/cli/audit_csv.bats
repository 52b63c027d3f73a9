#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Single CSVs: entries alone, as they are or as a spreadsheet saved them, and
# the registry.

load helper
load audit_help

# The entries of coop 1, sealed, as 59-1-2025.csv.
entries() {
	coop 1
	quitus -f 1.quitus validate --until 2025-11-30
	folder 1 one
	mv one/ecritures.csv 59-1-2025.csv
}

@test "entries alone are taken, and give the same accounts" {
	entries
	store
	import 59-1-2025.csv
	[ "$status" -eq 0 ]
	[[ $output == *"59-1-2025.csv: coop 1, 2025-2026, provisional"* ]]
	run ask "SELECT compte, ouverture_cents, debit_cents, credit_cents,
	    minimum_cents FROM v_comptes ORDER BY 1"
	[ "$output" = "110|-102000|0|0|
512|100000|0|1250|98750
530|2000|10000|0|2000
6180|0|1250|0|
7070|0|0|10000|" ]
	import 59-1-2025.csv
	[[ $output == *"skipped"* ]]
}

@test "entries that Excel saved again are taken when they still say the same" {
	entries
	# cp1252, CRLF, no BOM, the days turned as the French write them.
	sed -E 's/^\xef\xbb\xbf//; s/;(20..)-(..)-(..);/;\3\/\2\/\1;/' \
	    59-1-2025.csv | iconv -f UTF-8 -t CP1252 | sed 's/$/\r/' >x.csv
	mv x.csv 59-1-2025.csv
	store
	import 59-1-2025.csv
	[ "$status" -eq 0 ]
	[ "$(ask "SELECT libelle FROM v_ecritures WHERE ecriture = 3")" = \
	    "Gâteaux 1" ]
	[ "$(ask "SELECT jour FROM v_ecritures WHERE ecriture = 3")" = \
	    2025-11-05 ]
}

@test "zeros that Excel took away are seen by the seal" {
	entries
	sed -i 's/;cheque;0001;/;cheque;1;/' 59-1-2025.csv
	store
	import 59-1-2025.csv
	[ "$status" -eq 1 ]
	[[ $output == *"59-1-2025.csv:4:18: this entry is not what was validated"* ]]
	[[ $output == *"taken zeros away"* ]]
}

@test "a day with its month in the wrong place is seen by the seal" {
	entries
	sed -i 's/;2025-11-05;/;05\/11\/2025;/; s/;2025-10-05;/;10\/05\/2026;/' \
	    59-1-2025.csv
	store
	import 59-1-2025.csv
	[ "$status" -eq 1 ]
	[[ $output == *"59-1-2025.csv:4:18: this entry is not what was validated"* ]]
}

@test "every problem of a file of entries is told by line and column" {
	entries
	sed -i '3s/1000,00/1000.000/; 4s/2025-10-05/2026-02-31/; 5s/7070/abc/' \
	    59-1-2025.csv
	printf '9;2024-01-05;;x;;;;512;512;1,00;;;;;brouillon;;;\n' >>59-1-2025.csv
	printf '9a;2025-09-05;;;;perles;;512;530;0;;;;;parti;;;zz\n' >>59-1-2025.csv
	store
	import 59-1-2025.csv
	[ "$status" -eq 1 ]
	for place in 4:2 5:9 6:2 6:9 7:1 7:4 7:6 7:10 7:15 7:18; do
		[[ $output == *"59-1-2025.csv:$place: "* ]]
	done
	[ "$(ask "SELECT count(*) FROM dossier")" = 0 ]
	# A day that does not exist is told once.
	[ "$(grep -c "59-1-2025.csv:4:2: " <<<"$output")" = 1 ]
	[ "$(ask "SELECT count(*) FROM rejection")" = 1 ]
}

@test "entries that do not say whose they are want --coop and --year" {
	entries
	mv 59-1-2025.csv entries.csv
	store
	import entries.csv
	[ "$status" -eq 1 ]
	[[ $output == *"give --coop and --year, or call it 59-1398-2025.csv"* ]]
	import entries.csv --coop 1 --year 2025
	[ "$status" -eq 0 ]
	[[ $output == *"entries.csv: coop 1, 2025-2026"* ]]
}

@test "entries of another year are refused line by line" {
	entries
	mv 59-1-2025.csv 59-1-2024.csv
	store
	import 59-1-2024.csv
	[ "$status" -eq 1 ]
	[[ $output == *"59-1-2024.csv:4:2: this day is not in the year."* ]]
}

@test "entries alone never take the place of a dossier" {
	entries
	dossier 1
	store
	import 59-1-2025.zip 59-1-2025.csv
	[ "$status" -eq 0 ]
	[[ $output == *"59-1-2025.csv"*"older than the one that counts"* ]]
	[ "$(ask "SELECT kind FROM dossier WHERE current = 1")" = dossier ]
}

@test "a dossier takes the place of entries alone" {
	entries
	dossier 1
	store
	import 59-1-2025.csv 59-1-2025.zip
	[ "$status" -eq 0 ]
	[ "$(ask "SELECT kind FROM dossier WHERE current = 1")" = dossier ]
	[ "$(ask "SELECT count(*) FROM dossier WHERE contradicts IS NOT NULL")" = 0 ]
}

@test "a registry is known by its columns, and replaces the one before" {
	store 1 2
	printf 'Numéro;École\n2;École 2\n3;École 3\n' >registre.csv
	import registre.csv
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = "registre.csv: the registry has 2 coops." ]
	run ask "SELECT numero, attendue FROM v_coops ORDER BY 1"
	[ "$output" = "1|0
2|1
3|1" ]
}

@test "a registry with problems changes nothing" {
	store 1 2
	printf 'Numéro;École\n2;École 2\n2;École 3\n' >registre.csv
	import registre.csv
	[ "$status" -eq 1 ]
	[[ $output == *"registre.csv:3:1: coop 2 stands on line 2 already."* ]]
	[ "$(ask "SELECT count(*) FROM v_coops WHERE attendue")" = 2 ]
}

@test "what is no CSV is refused by its kind" {
	store
	sqlite3 base.csv "CREATE TABLE t (a)"
	head -c 3000 /dev/urandom >noise.csv
	: >empty.csv
	echo "hello" >letter.doc
	truncate -s 2G huge.csv
	import base.csv noise.csv empty.csv letter.doc missing.csv huge.csv
	[ "$status" -eq 1 ]
	[[ $output == *"base.csv: "*"is a database, not a table in CSV."* ]]
	[[ $output == *"noise.csv is rejected"* ]]
	[[ $output == *"empty.csv: "*"is empty."* ]]
	[[ $output == *"letter.doc: this is neither a dossier, nor"* ]]
	[[ $output == *"missing.csv is rejected"* ]]
	[[ $output == *"Accepted: 0. Skipped: 0. Rejected: 6." ]]
	[[ $output == *"huge.csv: it is larger than the accounts of a coop."* ]]
}

@test "a dossier under another name is known by its first bytes, a pipe by what it is" {
	coop 1
	dossier 1
	mv 59-1-2025.zip attachment.dat
	mkfifo pipe.csv pipe
	store
	import attachment.dat pipe.csv pipe
	[ "$status" -eq 1 ]
	[[ $output == *"attachment.dat: coop 1, 2025-2026"* ]]
	[[ $output == *"Accepted: 1. Skipped: 0. Rejected: 2." ]]
}

@test "formulas in labels are kept as text and neutralised when they leave" {
	entries
	sed -i "4s/Colle 1/'=HYPERLINK(1)/" 59-1-2025.csv
	sed -i 's/;[0-9a-f]\{64\}$/;/' 59-1-2025.csv
	store
	import 59-1-2025.csv
	[ "$status" -eq 0 ]
	[ "$(ask "SELECT libelle FROM v_ecritures WHERE ecriture = 2")" = \
	    "=HYPERLINK(1)" ]
	run quitus audit query --format csv \
	    "SELECT libelle FROM v_ecritures WHERE ecriture = 2"
	[ "${lines[1]}" = "'=HYPERLINK(1)" ]
	quitus audit query -o q.xlsx \
	    "SELECT libelle FROM v_ecritures WHERE ecriture = 2"
	unzip -p q.xlsx 'xl/worksheets/*.xml' | grep -F '<t>=HYPERLINK(1)</t>'
	run ! grep -F '<f>' <(unzip -p q.xlsx xl/worksheets/sheet1.xml)
}

@test "formulas in what a coop is called are neutralised in every export" {
	quitus init 1.quitus --name "=1+1" --number 1 --department 59 \
	    --town "@SUM(A1)" --year 2025 --bank 1000 \
	    --agent "Alix Martin" >/dev/null
	dossier 1
	store
	import 59-1-2025.zip
	[ "$status" -eq 0 ]
	quitus audit status --year 2025 --format csv >status.csv
	grep -F "1;'=1+1;'@SUM(A1);" status.csv
	quitus audit export csv --year 2025 -o sums.csv
	grep -F "1;'=1+1;" sums.csv
	quitus audit report --year 2025 --format csv >report.csv
	run ! grep -E '(^|;)[=@+]' status.csv sums.csv report.csv
	quitus audit report --year 2025 -o report.xlsx
	unzip -tq report.xlsx
	run ! grep -F '<f>1+1' <(unzip -p report.xlsx 'xl/worksheets/*.xml')
	quitus audit export xlsx --year 2025 -o sums.xlsx
	unzip -p sums.xlsx 'xl/worksheets/*.xml' | grep -F '<t>=1+1</t>'
	run ! grep -F '<f>1+1' <(unzip -p sums.xlsx 'xl/worksheets/*.xml')
}
