# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# For the tests of what must be refused: "load helper", then "load bad". Each
# test has a ledger coop.quitus of 2025-2026, 1 000,00 in the bank and 50,00 in
# the cash box, on 10 October 2025.

setup() {
	begin
}

begin() {
	start_clean
	export QUITUS_TODAY=2025-10-10 QUITUS_FILE=coop.quitus
	quitus init coop.quitus --name "École du Port" --number 12 \
	    --department 51 --year 2025 --bank 1000 --cash 50
}

# Every table but the log of operations, row by row, as SQL would write it.
content() {
	sqlite3 coop.quitus "SELECT 'SELECT ''' || name || ''', * FROM ' ||
	    name || ';' FROM sqlite_schema WHERE type = 'table'
	    AND name <> 'operation' AND name NOT LIKE 'sqlite_%'" |
	    sqlite3 -quote coop.quitus | sort
}

# What every message must be: told apart as quitus's own, on standard error,
# in clean UTF-8, with nothing that drives a terminal or hides.
# shellcheck disable=SC2154 # stderr is set by run
well_told() {
	[[ $stderr == "quitus: "* ]] || return 1
	iconv -f UTF-8 -t UTF-8 <<<"$stderr" >read || return 1
	# Not C0 but LF, not DEL, C1, zero width, bidi, invisible tags, BOM.
	! LC_ALL=C grep -qaP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8b\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xf3\xa0|\xef\xbb\xbf' \
	    <<<"$stderr" || return 1
	# What is wrong, then what to do or how to use it; unless REMEDY=none.
	[ "${REMEDY:-}" = none ] ||
	    [ "$(sed 's/ *([^()]*)$//; /^$/d' <<<"$stderr" | wc -l)" -ge 2 ] || {
		echo "no remedy is told"
		return 1
	}
}

# No-break spaces, wide and narrow, as spaces.
plain() {
	sed 's/\xe2\x80\xaf/ /g; s/\xc2\xa0/ /g'
}

# The names of the files here.
present() {
	find . -mindepth 1 -maxdepth 1 | sort
}

# refused STATUS TEXT... -- COMMAND...: it ends so, says so, and not a byte of
# the ledger changes. The messages are English; IN=fr makes them French.
refused() {
	local wanted=$1 texts=()
	shift
	while [ "$1" != -- ]; do
		texts+=("$1")
		shift
	done
	shift
	sha256sum coop.quitus >before
	: >read
	: >files
	present >files
	run --separate-stderr quitus --lang "${IN:-en}" "$@"
	is_refused "$wanted" "${texts[@]}" || {
		printf '%s\n' "status $status: quitus $*" "$output" "$stderr"
		return 1
	}
}

# shellcheck disable=SC2154 # status and output too
is_refused() {
	local wanted=$1 told text
	shift
	[ "$status" -eq "$wanted" ] || return 1
	[ -z "$output" ] || return 1
	well_told || return 1
	told=$(plain <<<"$stderr")
	for text; do
		[[ $told == *"$text"* ]] || {
			echo "not told: $text"
			return 1
		}
	done
	present | cmp files - || return 1
	sha256sum --quiet -c before
}

spend() {
	quitus expense "$1" "Goûter" -a 6180 --date 01/10 "${@:2}"
}
