#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The dossier of E8 (domain.md 8) as it is printed: every figure that parents,
# verifiers and the departmental association look for, read back from the PDF.

load helper

setup_file() {
	QUITUS=${QUITUS:-$BATS_TEST_DIRNAME/../../build/quitus} \
	    sh "$BATS_TEST_DIRNAME/../demo/e8.sh" "$BATS_FILE_TMPDIR/e8" \
	    >"$BATS_FILE_TMPDIR/log"
	cd "$BATS_FILE_TMPDIR" || return 1
	QUITUS_TODAY=2024-09-15 "${QUITUS:-$BATS_TEST_DIRNAME/../../build/quitus}" \
	    -f e8/ecole.quitus report dossier --year 2023 -o dossier.pdf
	QUITUS_TODAY=2024-09-15 "${QUITUS:-$BATS_TEST_DIRNAME/../../build/quitus}" \
	    -f e8/ecole.quitus report statement --year 2023 --format json \
	    >statement.json
	pdftotext -layout dossier.pdf - |
	    sed 's/\xe2\x80\xaf/ /g; s/\xc2\xa0/ /g' >text
}

# In one line of the page that begins so: has TITLE TEXT...
has() {
	local title=$1 text
	shift
	awk -v title="$title" 'BEGIN { RS = "\f" }
	    index(substr($0, 1, 400), title)' "$BATS_FILE_TMPDIR/text" >page
	[ -s page ] || { echo "no page: $title"; return 1; }
	for text; do
		grep -qE "$text" page || { echo "not there: $text"; return 1; }
	done
}

@test "the statement, its balance, its proofs" {
	has "Compte rendu financier" "Total des charges +5 554,40" \
	    "Total des produits +7 065,40" "6180 .*3 460,30" "7070 .*1 850,00" \
	    "6281 .*317,75" "6168 .*38,75" "7562 .*1 805,00" "1 511,00"
	has "Compte rendu financier" "512 +Banque +3 713,82" \
	    "530 +Caisse +45,05" "110 .*2 247,87" "Total +3 758,87" \
	    "4 128,82" "415,00" "1234567"
	has "Compte rendu financier" "2 billets de 20 € +40,00" \
	    "1 billet de 5 € +5,00" "1 pièce de 5 centimes +0,05"
}

@test "the cahier, its sums and the balance after each line" {
	has "Cahier de comptabilité" "V2 +06/11/2023 .*28,50" \
	    "D12 +04/07/2024 .*415,00 .*3 713,82 +45,05"
	# Bank: 6 921,35 in and 5 391,90 out; 2 184,37 + 1 529,45 = 3 713,82.
	has "Cahier de comptabilité" "6 921,35 +5 391,90 +1 415,40 +1 433,85"
}

@test "the grid, the subsidies, the inventory, the dues" {
	has "Grille des vérificateurs" "La caisse est comptée .*Conforme" \
	    "415,00 €, daté du 04/07/2024" \
	    "L.échantillon|pièces de l.échantillon"
	has "Subventions publiques" "Commune .*900,00 +900,00 +900,00 +0,00" \
	    "Département .*350,00 +350,00 +350,00 +0,00" \
	    "Total +1 250,00 +1 250,00 +1 250,00 +0,00"
	has "Registre d" "Vidéoprojecteur +25/03/2024 .*389,00 +389,00"
	has "Cotisations et participations" "Total +148 +7 +155" \
	    "Cotisation \(6281\) +317,75" "Assurance \(6168\) .*38,75" \
	    "356,50"
}

@test "the fingerprint stands on every page" {
	local short pages
	short=$(jq -r .fingerprint "$BATS_FILE_TMPDIR/statement.json" |
	    cut -c1-20 | sed 's/..../& /g; s/ $//')
	pages=$(pdfinfo "$BATS_FILE_TMPDIR/dossier.pdf" |
	    awk '/^Pages/ { print $2 }')
	[ "$pages" -ge 10 ]
	[ "$(grep -c "$short" "$BATS_FILE_TMPDIR/text")" -ge "$pages" ]
	run ! grep -q PROVISOIRE "$BATS_FILE_TMPDIR/text"
}
