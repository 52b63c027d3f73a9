#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Dossiers that an audit must not believe: each is rejected whole, with its
# reasons, and stops no other.

load helper
load audit_help

# Coop 1, sealed and closed for the auditor's eyes, as the folder one.
sealed() {
	coop 1
	quitus -f 1.quitus validate --until 2025-11-30
	folder 1 one
}

rejected() {
	local place

	[ "$status" -eq 1 ]
	[ "$(ask "SELECT count(*) FROM dossier")" = 0 ]
	for place; do
		[[ $output == *"$place"* ]] || {
			echo "not told: $place"
			echo "$output"
			return 1
		}
	done
}

@test "a rejected dossier stops no other" {
	sealed
	coop 2
	dossier 2
	echo rubbish >a.zip
	store
	import a.zip one 59-2-2025.zip
	[ "$status" -eq 1 ]
	[[ $output == *"Accepted: 2. Skipped: 0. Rejected: 1." ]]
	[[ $output == *"quitus: a.zip is rejected, for 1 problem:"* ]]
	[ "$(ask "SELECT fichier FROM v_rejets")" = a.zip ]
}

@test "checksums that do not hold" {
	sealed
	sed -i 's/^2025/2025/; $a x' one/caisse.csv
	store
	import one
	rejected "one/caisse.csv: this file is not what the dossier was made of"
}

@test "an entry changed after its seal, its checksums made again" {
	sealed
	sed -i 's/;12,50;/;12,60;/' one/ecritures.csv
	forge_sums one
	store
	import one
	rejected "one/ecritures.csv:4:18: this entry is not what was validated" \
	    "one/comptes.csv:3: account 512 is not the sum of the entries."
}

@test "an entry taken away from the end of the chain" {
	sealed
	sed -i '$d' one/ecritures.csv
	forge_sums one
	store
	import one
	rejected "one/ecritures.csv: its last seal is not that of coop.csv"
}

@test "totals that are not the sum of the entries" {
	sealed
	sed -i 's/;987,50$/;1987,50/' one/comptes.csv
	forge_sums one
	store
	import one
	rejected "one/comptes.csv:3: account 512 is not the sum of the entries."
}

@test "a fingerprint that the quitus was not given on" {
	sealed
	sed -i 's/;ouvert;/;clos;/' one/coop.csv
	forge_sums one
	printf '\xef\xbb\xbfdate;lieu;verificateur;qualite;decision;remarque;empreinte\n2026-09-20;Lille;Samia Haddad;parent;donne;;%064d\n' 7 >one/quitus.csv
	store
	import one
	rejected "one/quitus.csv:2:7: the quitus was given on other accounts"
}

@test "a file too few, a file too many" {
	sealed
	rm one/caisse.csv
	echo x >one/notes.txt
	store
	import one
	rejected "one/caisse.csv: this file of the dossier is missing." \
	    "one/notes.txt: no dossier has such a file."
}

@test "a dossier saved by Excel" {
	sealed
	iconv -f UTF-8 -t CP1252//IGNORE one/ecritures.csv | sed 's/$/\r/' >x
	mv x one/ecritures.csv
	store
	import one
	rejected "one/ecritures.csv: this file is not what the dossier was made of" \
	    "one/ecritures.csv:1: the header is not"
}

@test "a dossier of another department" {
	coop 1 "École 1" 58
	folder 1 one
	store
	import one
	rejected "one: it comes from the department 58; this audit is that of 59."
}

@test "a dossier of no school year" {
	sealed
	sed -i 's/;2025-09-01;/;2025-01-01;/' one/coop.csv
	forge_sums one
	store
	import one
	rejected "one/coop.csv:2:6: a school year begins on 1 September."
}

@test "a coop that the registry does not know, with the most like it" {
	sealed
	store 0001 77
	import one
	rejected "one: coop 1 is not in the registry, which has 0001: a" \
	    "spreadsheet may have taken zeros away"
	[ "$(ask "SELECT count(*) FROM coop")" = 2 ]
}

@test "one coop under two numbers" {
	sealed
	cp -r one two
	sed -i 's/;1;École 1;/;2;École 1;/' two/coop.csv
	forge_sums two
	store
	import one two
	[ "$status" -eq 1 ]
	[[ $output == *"two: its entries are those of coop 1, sent under another number"* ]]
	[ "$(ask "SELECT count(*) FROM dossier")" = 1 ]
}

@test "two coops under one number" {
	coop 1 "École Jean-Jaurès"
	folder 1 one
	rm 1.quitus
	coop 1 "École du Port"
	folder 1 two
	store
	import one two
	[ "$status" -eq 1 ]
	[[ $output == *"this comes from"*"two coops under one number."* ]]
	[ "$(ask "SELECT ecole FROM v_dossiers")" = "École Jean-Jaurès" ]
}

@test "a school that is written a little otherwise is the same" {
	coop 1 "École élémentaire JEAN JAURES"
	folder 1 one
	printf 'numero;ecole\n1;Jean-Jaurès\n' >coops.csv
	quitus audit init a.quitus-audit --department 59 \
	    --registry coops.csv >/dev/null
	import one
	[ "$status" -eq 0 ]
}

@test "a newer version after the quitus is kept, and marked" {
	sealed
	cp -r one two
	sed -i 's/;ouvert;/;clos;/' one/coop.csv
	forge_sums one
	printf '\xef\xbb\xbfdate;lieu;verificateur;qualite;decision;remarque;empreinte\n2026-09-20;Lille;Samia Haddad;parent;donne;;%s\n' \
	    "$(sha256sum one/SHA256SUMS | cut -c 1-64)" >one/quitus.csv
	quitus -f 1.quitus expense 5 Colle --account 6180 --from bank \
	    --date 2025-12-05 >/dev/null
	quitus -f 1.quitus validate --until 2025-12-31
	folder 1 two
	store
	import one
	[ "$status" -eq 0 ]
	[[ $output == *"one: coop 1, 2025-2026, closed, with its quitus."* ]]
	[ "$(ask "SELECT verificateur, qualite, decision FROM v_quitus")" = \
	    "Samia Haddad|parent|donné" ]
	import two
	[ "$status" -eq 0 ]
	[[ $output == *"The one before had its quitus, which was not given on these accounts."* ]]
	[ "$(ask "SELECT after FROM dossier WHERE current = 1")" = 1 ]
}

@test "more than any coop has is refused, not added up" {
	sealed
	sed -i '$a 2026-08-31;500,00;99999999999' one/caisse.csv
	sed -i '$a 2026-08-31;;5;;;x;-5,00' one/rapprochement.csv
	forge_sums one
	store
	import one
	rejected "one/caisse.csv:2:3: no coop has so much." \
	    "one/rapprochement.csv:2: an item that the bank did not see"
}

@test "zips that are none, or more than one" {
	sealed
	(cd one && zip -q ../good.zip ./*)
	head -c 900 good.zip >short.zip
	(cd one && zip -q -P secret ../secret.zip ./*)
	mkdir up && cp one/* up/ && ln -s /etc/passwd up/link
	(cd up && zip -q -y ../link.zip ./*)
	head -c 70000000 /dev/zero >one/ecritures.csv
	(cd one && zip -q ../bomb.zip ./*)
	# The same length, so that the zip stays whole.
	mkdir -p aa/etc && echo x >aa/coop.csv && echo x >aa/etc/coop.csv
	zip -q up.zip aa/coop.csv && sed -i 's,aa/coop,../coop,g' up.zip
	zip -q root.zip aa/etc/coop.csv &&
	    sed -i 's,aa/etc/,/aa/etc,g' root.zip
	store
	import short.zip secret.zip link.zip bomb.zip up.zip root.zip
	rejected "short.zip is rejected" "secret.zip is rejected" \
	    "link.zip is rejected" "bomb.zip is rejected" \
	    "up.zip is rejected" "root.zip is rejected" \
	    "Accepted: 0. Skipped: 0. Rejected: 6."
	[ ! -e ../coop.csv ]
	import good.zip
	[ "$status" -eq 0 ]
}

@test "a day that does not exist, its checksums made again" {
	coop 1
	folder 1 one
	sed -i 's/;2025-10-05;/;2026-02-31;/' one/ecritures.csv
	forge_sums one
	store
	import one
	rejected "one/ecritures.csv:4:2: "
}

@test "a folder with links leads nowhere else" {
	sealed
	cp -r one two
	mv two/ecritures.csv elsewhere.csv
	ln -s ../elsewhere.csv two/ecritures.csv
	mkdir -p in/deep
	ln -s .. in/deep/round
	ln -s ../one in/linked
	ln -s /etc in/etc
	store
	import two
	rejected "two: " " in it is a link or a device"
	# What is not named is not followed; what is named is.
	import in
	[ "$status" -eq 4 ]
	[[ $output == *"there is no dossier, CSV or FEC in"* ]]
	import in/linked
	[ "$status" -eq 0 ]
}

@test "control characters never reach the terminal" {
	sealed
	printf '\xef\xbb\xbfdate;valeur;nombre\n\x1b[31mred;1;1\n' >one/caisse.csv
	store
	import one
	rejected "one/caisse.csv:2: this row is not UTF-8 text without control"
	[[ $output != *$'\x1b'* ]]
	cp -r one $'bad\x1b[31m'
	import $'bad\x1b[31m'
	[[ $output != *$'\x1b'* ]]
}
