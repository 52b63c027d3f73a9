#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Where an export goes: -o - is standard output, whatever the export is named
# by itself; a trial run leaves no file behind.

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2025-10-10
	quitus init coop.quitus --name École --number 7 --department 51 \
	    --year 2025 --bank 100
	quitus expense 12,50 Colle -a 6180
	quitus validate --until 31/10
}

# only_ledger: nothing is in the folder but the ledger.
only_ledger() {
	[ "$(ls -A)" = coop.quitus ]
}

@test "-o -: the bytes that the file would have, and no file" {
	local kind
	quitus export dossier -o a.zip
	quitus export dossier -o - >b.zip
	cmp a.zip b.zip
	quitus exporter dossier --sortie - | cmp - a.zip
	quitus export fec -o fec.txt
	quitus export fec -o - 2>/dev/null | cmp - fec.txt
	quitus export xlsx -o a.xlsx
	quitus export xlsx -o - | cmp - a.xlsx
	for kind in ledger beancount; do
		quitus export $kind -o a.$kind
		quitus export $kind -o - | cmp - a.$kind
	done
	rm -f a.* b.zip fec*
	only_ledger
}

@test "-o - and --json are two answers: one is refused" {
	run quitus --lang en export dossier -o - --json
	[ "$status" -eq 2 ]
	[[ $output == *"--json and -o -"* ]]
	only_ledger
}

@test "a trial run tells what would be written, and writes nothing" {
	local before kind
	before=$(sha256sum coop.quitus)
	for kind in dossier fec xlsx ledger beancount csv; do
		run quitus export $kind --dry-run
		[ "$status" -eq 0 ]
		[[ $output == *"rien n’a été écrit"* ]]
		quitus export $kind -n -o there
		only_ledger
	done
	run quitus export dossier -n -o folder/
	[ "$status" -eq 0 ]
	[[ $output == *"folder/"* ]]
	only_ledger
	[ "$(sha256sum coop.quitus)" = "$before" ]
}

@test "a trial run of backup: copied, checked, taken away" {
	mkdir cle
	run quitus backup --dry-run
	[ "$status" -eq 0 ]
	[[ $output == *"sauvegardes/coop-2025-10-10.quitus"*"rien n’a été écrit"* ]]
	quitus backup -n cle
	quitus backup -n copie.quitus
	[ "$(find . -type f)" = ./coop.quitus ]
	[ -d cle ] && [ ! -d sauvegardes ]
}

@test "audit export: the same" {
	local before
	quitus audit init a.quitus-audit --department 51
	quitus export dossier
	quitus audit import 51-7-2025.zip
	rm 51-7-2025.zip
	before=$(ls)
	quitus audit export csv -n
	quitus audit export fec -n
	[ "$(ls)" = "$before" ]
	quitus audit export csv -o - >sums.csv
	quitus audit export csv -o other.csv
	cmp sums.csv other.csv
	quitus audit export fec -o - 2>/dev/null >fec.txt
	quitus audit export fec -o other.txt
	cmp fec.txt other.txt
	grep -q Colle fec.txt
}
