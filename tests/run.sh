#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run.sh BUILD JOBS TEST...: run test programs (cmocka) and *.bats files, JOBS
# at a time, each in a folder of its own. Prints what failed in full and ends
# with one line "N passed, N failed, N skipped". Fails when a test failed or
# none ran. WRAP is put before each test program (valgrind).
set -u

# Count the TAP lines on standard input: passed, failed, skipped. A plan that
# was not kept, a bad exit status and a file without a test are failures.
count() {
	awk -v status="$1" '
		/^1\.\.[0-9]+/ { planned += substr($1, 4) }
		/^(not )?ok .*# [Ss][Kk][Ii][Pp]/ { skipped++; next }
		/^ok / { passed++; next }
		/^not ok / { failed++ }
		END {
			seen = passed + failed + skipped
			if (seen < planned)
				failed += planned - seen
			if (failed == 0 && (status != 0 || seen == 0))
				failed = 1
			print passed + 0, failed + 0, skipped + 0
		}'
}

one() {
	out=$1
	test=$2
	name=$(echo "${test##*/tests/}" | tr '/' '_')
	dir=$(mktemp -d) && cd "$dir" || exit 1
	unset LANG LANGUAGE LC_MESSAGES NO_COLOR QUITUS_FILE QUITUS_TODAY \
	    XDG_CONFIG_HOME
	export HOME="$dir" TMPDIR="$dir" TZ=UTC LC_ALL=C.UTF-8
	# shellcheck disable=SC2086 # WRAP is a command and its options
	case $test in
	*.bats)	timeout "$LIMIT" bats --tap "$test" ;;
	*)	CMOCKA_MESSAGE_OUTPUT=TAP timeout "$LIMIT" $WRAP "$test" ;;
	esac >"$out/$name.tap" 2>&1 </dev/null
	status=$?
	cd / && chmod -R u+rwX "$dir" && rm -rf "$dir"

	counts=$(count "$status" <"$out/$name.tap")
	echo "$counts" >"$out/$name.count"
	# shellcheck disable=SC2086 # three numbers
	set -- $counts
	if [ "$2" -eq 0 ]; then
		printf 'ok   %4d  %s\n' "$1" "${test##*/tests/}"
		return
	fi
	printf 'FAIL %4d  %s (exit %d)\n%s\n' "$2" "${test##*/tests/}" \
	    "$status" "$(grep -v '^ok ' "$out/$name.tap" | sed 's/^/    /')"
}

LIMIT=${LIMIT:-1200}
WRAP=${WRAP:-}
export LIMIT WRAP

if [ "$1" = --one ]; then
	one "$2" "$3"
	exit 0
fi

build=$1
jobs=$2
shift 2
QUITUS=${QUITUS:-$build/quitus}
QUITUS_ROOT=$(cd "$(dirname "$0")/.." && pwd)
export QUITUS QUITUS_ROOT
out=$build/check
rm -rf "$out"
mkdir -p "$out"

for test; do
	case $test in
	/*)	printf '%s\0' "$test" ;;
	*)	printf '%s\0' "$PWD/$test" ;;
	esac
done | xargs -0 -r -n 1 -P "$jobs" "$0" --one "$out"

find "$out" -name '*.count' -exec cat {} + | awk '
	{ passed += $1; failed += $2; skipped += $3 }
	END {
		printf "%d passed, %d failed, %d skipped\n", \
		    passed, failed, skipped
		exit failed > 0 || passed == 0
	}'
