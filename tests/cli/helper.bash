# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Begin each file with "load helper". Each test then runs in an empty folder
# of its own, and after it every ledger there must pass "quitus verify". A test
# that damages a ledger says so: QUITUS_BROKEN=1. A file that needs more
# writes its own setup() or teardown() and calls start_clean, verify_ledgers.

bats_require_minimum_version 1.5.0

QUITUS_ROOT=${QUITUS_ROOT:-$(cd "$BATS_TEST_DIRNAME/../.." && pwd)}
QUITUS=${QUITUS:-$QUITUS_ROOT/build/quitus}

quitus() {
	"$QUITUS" "$@"
}

start_clean() {
	mkdir "$BATS_TEST_TMPDIR/folder"
	cd "$BATS_TEST_TMPDIR/folder" || return 1
	unset LANG LANGUAGE LC_MESSAGES NO_COLOR QUITUS_FILE QUITUS_TODAY \
	    QUITUS_LANG QUITUS_BROKEN
	export HOME="$PWD" TZ=UTC LC_ALL=C.UTF-8
}

verify_ledgers() {
	local ledger

	[ -z "${QUITUS_BROKEN:-}" ] || return 0
	cd "$BATS_TEST_TMPDIR/folder" || return 1
	for ledger in *.quitus; do
		[ -f "$ledger" ] || continue
		"$QUITUS" -f "$ledger" verify || return 1
	done
}

# Run in so many KB of memory, the program, its libraries and the stacks of its
# threads within.
within() {
	(
		ulimit -v "$1"
		ulimit -s 1024
		shift
		MALLOC_ARENA_MAX=1 "$QUITUS" --lang en "$@"
	)
}

plain_program() {
	! ldd "$QUITUS" | grep -q -e libasan -e libubsan ||
		skip "a sanitizer needs memory of its own"
}

setup() {
	start_clean
}

teardown() {
	verify_ledgers
}
