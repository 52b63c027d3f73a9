#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The script of quitus(5), which is not ours once it is printed: on the dossiers
# of the demonstration year it says what quitus says; on what was tampered with,
# it says what is wrong.

load helper

setup_file() {
	export DEMO=$BATS_FILE_TMPDIR/demo QUITUS_TODAY=2024-09-13
	sh "$QUITUS_ROOT/tests/demo/e8.sh" "$DEMO" >/dev/null
	cd "$DEMO" || return 1
	quitus export dossier -o 2023/
	# The year after, partly validated.
	quitus expense 15 "Ficelle ; « deux \\ bouts »" -a 6180 --date 02/09/2024
	quitus validate --until 05/09/2024
	quitus expense 4 "Colle" -a 6180 --date 10/09/2024
	quitus export dossier --year 2024 -o 2024/
}

# The script as a reader of the manual sees it.
script() {
	mandoc -Tutf8 "$QUITUS_ROOT/man/$1" | sed 's/.\x08//g' |
	    awk '/^ *#!\/bin\/sh$/ { on = 1 } /^ ? ? ? ?[^ ]/ { on = 0 } on'
}

script_of() {
	script "$1" >"$BATS_TEST_TMPDIR/dossier.sh"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/dossier.sh")" -ge 30 ]
}

# The script needs no quitus, and writes nothing.
check() {
	env -i PATH=/usr/bin:/bin sh "$BATS_TEST_TMPDIR/dossier.sh" "$@"
}

last_seal() {
	sqlite3 "$DEMO/ecole.quitus" "SELECT seal FROM entry
	    WHERE year = $1 AND rank IS NOT NULL ORDER BY rank DESC LIMIT 1"
}

# Damaged copies: the sums follow, as those of who means it would.
tampered() {
	cp -r "$DEMO/2023" bad
	sed -i "$1" "bad/$2"
	(cd bad && LC_ALL=C sha256sum -- [a-z]*.csv >SHA256SUMS)
}

@test "it agrees with quitus on every year" {
	script_of quitus.5
	run check "$DEMO/2023"
	[ "$status" -eq 0 ]
	print=$(sqlite3 "$DEMO/ecole.quitus" "SELECT fingerprint FROM year
	    WHERE year = 2023")
	[ "${lines[0]}" = "fingerprint: $print" ]
	[ "${lines[1]}" = "last seal: $(last_seal 2023)" ]
	run check "$DEMO/2024" "$(last_seal 2023)"
	[ "$status" -eq 0 ]
	[ "${lines[1]}" = "last seal: $(last_seal 2024)" ]
	[ "$(last_seal 2024)" != "$(last_seal 2023)" ]
}

@test "the French script agrees too" {
	script_of fr/quitus.5
	run check "$DEMO/2023"
	[ "$status" -eq 0 ]
	[ "${lines[1]}" = "dernier sceau : $(last_seal 2023)" ]
	tampered 's/;480,00;/;840,00;/' ecritures.csv
	run check bad
	[ "$status" -eq 1 ]
	[[ $output == *"faux : le sceau de l’écriture"* ]]
}

@test "it tells a year that does not follow" {
	script_of quitus.5
	run check "$DEMO/2024"
	[ "$status" -eq 1 ]
	[[ $output == *"wrong: the seal of entry 1"* ]]
	run check "$DEMO/2023" "$(last_seal 2023)"
	[ "$status" -eq 1 ]
}

@test "it tells an amount, a label, an account that changed" {
	script_of quitus.5
	for change in 's/;480,00;/;840,00;/' 's/Photos de classe, esp/Photos, esp/' \
	    's/;6070;512;/;6180;512;/'; do
		rm -rf bad
		tampered "$change" ecritures.csv
		run ! cmp -s bad/ecritures.csv "$DEMO/2023/ecritures.csv"
		run check bad
		[ "$status" -eq 1 ]
		[[ $output == *"wrong: the seal of entry"* ]]
	done
}

@test "it tells an entry that was taken out, or put in" {
	script_of quitus.5
	tampered '/Livres de biblio/d' ecritures.csv
	run check bad
	[ "$status" -eq 1 ]
	[[ $output == *"wrong: the seal of entry"* ]]
	# The last one leaves a chain that is too short.
	rm -r bad
	tampered '/Autocar/d' ecritures.csv
	run check bad
	[ "$status" -eq 1 ]
	[[ $output == *"wrong: "* ]]
}

@test "it tells a file that changed, or that is not among the sums" {
	script_of quitus.5
	cp -r "$DEMO/2023" bad
	sed -i 's/900,00/800,00/' bad/subventions.csv
	run check bad
	[ "$status" -eq 1 ]
	[[ $output == *"wrong: a file has changed"* ]]
	cp "$DEMO/2023/subventions.csv" bad/
	sed -i '/subventions/d' bad/SHA256SUMS
	run check bad
	[ "$status" -eq 1 ]
	[[ $output == *"wrong: SHA256SUMS names other files"* ]]
}

@test "what may change after validation is no fault of the chain" {
	script_of quitus.5
	# A tick, taken away.
	tampered 's/;valide;;2024-[0-9-]*;/;valide;;;/' ecritures.csv
	run ! cmp -s bad/ecritures.csv "$DEMO/2023/ecritures.csv"
	run check bad
	[ "$status" -eq 0 ]
	[ "${lines[1]}" = "last seal: $(last_seal 2023)" ]
	# But the fingerprint is another one.
	[ "${lines[0]}" != "fingerprint: $(sqlite3 "$DEMO/ecole.quitus" \
	    "SELECT fingerprint FROM year WHERE year = 2023")" ]
}
