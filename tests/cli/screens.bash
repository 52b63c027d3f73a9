# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Screens as a user sees them, kept in tests/data/screens and compared. To keep
# them anew after having looked at each: UPDATE=1 bats tests/cli/screens.bats

SCREENS=$QUITUS_ROOT/tests/data/screens

# on_terminal COLUMNS LANGUAGE WORD...: what quitus shows on such a terminal, but
# the history of an entry, which tells who runs the test.
on_terminal() {
	local columns=$1 lang=$2
	shift 2
	printf '%q ' "$QUITUS" --lang "$lang" "$@" >line
	script -qec "stty cols $columns rows 24; exec $(cat line)" /dev/null \
	    </dev/null 2>&1 | tr -d '\r' | sed '/^Historique$/,$d; /^History$/,$d'
}

# same_screens NAME WORD...: in both languages, on 80 and 120 columns, no line
# wider than the terminal.
same_screens() {
	local name=$1 lang columns kept widest
	shift
	for lang in fr en; do
		for columns in 80 120; do
			kept=$SCREENS/$name.$lang.$columns.txt
			on_terminal "$columns" "$lang" "$@" >shown
			widest=$(wc -L <shown)
			if [ "$widest" -gt "$columns" ]; then
				echo "$name: $widest columns on $columns"
				cat shown
				return 1
			fi
			if [ -n "${UPDATE:-}" ]; then
				mkdir -p "$SCREENS"
				cp shown "$kept"
			fi
			diff -u "$kept" shown || return 1
		done
	done
}
