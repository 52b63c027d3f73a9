#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What README.md shows is what happens: the commands of each section are run in
# a folder of its own, and what stands below one is what it prints.

load helper

# The commands of a section, each followed by what stands below it.
section() {
	awk -v name="$1" '/^## / { on = $0 == "## " name } on' \
	    "$QUITUS_ROOT/README.md" | sed -n 's/^    //p'
}

# The spaces of French typography are plain in a README, and its blank lines
# part what a command prints from nothing.
plain() {
	sed 's/\xc2\xa0/ /g; s/\xe2\x80\xaf/ /g; /^$/d'
}

# compare COMMAND EXPECTED
compare() {
	local line=${1//\/media\/cle/$PWD\/cle}

	run bash -c "quitus() { '$QUITUS' \"\$@\"; }; $line" </dev/null
	# A check that found something has done its work.
	if [ "$status" -gt 1 ] && [[ $2 != quitus:* ]]; then
		echo "$1: $output"
		return 1
	fi
	[ -z "$2" ] || diff -u <(echo "$2") <(plain <<<"$output")
}

run_section() {
	local line command='' expected=''

	while IFS= read -r line; do
		if [[ $command == *\\ ]]; then
			command=${command%\\}$line
		elif [[ $line == '$ '* ]]; then
			[ -z "$command" ] || compare "$command" "$expected" ||
				return 1
			command=${line#'$ '} expected=''
		elif [ -n "$command" ] && [[ $line != '> '* ]]; then
			expected+=${expected:+$'\n'}$line
		fi
	done < <(section "$1" | awk '
		/^Que s.*est-il/ { talk = 1 }
		/^\$ / { talk = 0 }
		!talk')
	[ -n "$command" ]
	compare "$command" "$expected"
}

setup() {
	start_clean
	mkdir cle
}

@test "five minutes, a year" {
	export QUITUS_TODAY=2024-09-05
	run_section "Cinq minutes, une année"
	[ -s crf.pdf ]
}

@test "the same in English" {
	export QUITUS_TODAY=2026-03-09
	run_section "The same in English"
	[ -s statement.pdf ]
}

@test "the auditor's tour" {
	export QUITUS_TODAY=2026-09-20
	mkdir dossiers
	printf 'numero;ecole;commune\n12;École du Port;Dunkerque\n13;École du Bois;Lille\n' \
	    >coops.csv
	quitus init a.quitus --name "École du Port" --number 12 \
	    --department 59 --year 2025 --bank 100
	quitus -f a.quitus income 10 Don -a 7700 --date 2025-10-01 \
	    --provenance families
	quitus -f a.quitus export dossier -o dossiers/12.zip
	rm a.quitus
	run_section "L’auditeur du département"
	[ -s agregat.xlsx ]
	[ -s rapport.pdf ]
}
