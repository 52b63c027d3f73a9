#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What a tired teacher may type or meet, and must be told about: the status, the
# reason, the remedy; and not a byte of the ledger changes.

load helper
load bad

teardown() {
	verify_ledgers
}

# As a user without rights.
nobody() {
	setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
}

@test "a validated entry: not by the program, not by the sqlite3 shell" {
	spend 5
	quitus validate --until 01/10
	refused 3 validated void -- edit 2 --amount 6
	for sql in "UPDATE entry SET label = 'x' WHERE number = 2" \
	    "DELETE FROM entry WHERE number = 2" \
	    "UPDATE posting SET cents = 600 WHERE entry = 2" \
	    "DELETE FROM posting WHERE entry = 2" \
	    "INSERT INTO posting (entry, rank, debit, credit, cents)
	        VALUES (2, 2, '6180', '512', 1)"; do
		run sqlite3 coop.quitus "$sql"
		[ "$status" -ne 0 ]
		[[ $output == *"validée"* ]]
	done
}

@test "closing what is not ready" {
	export QUITUS_TODAY=2026-09-01
	quitus class add CP
	quitus advance give CP 100 --date 01/10
	refused 3 C11 C08 C09 -- close
	quitus advance return CP 100 --date 02/10
	quitus cash count --date 31/08/2026 50x1
	quitus expense 1200 x -a 6180 --date 01/10
	quitus bank balance 31/08/2026 200 --overdrawn
	quitus bank tick 2-4
	refused 3 C07 -- close
	quitus income 500 x -a 7700 --date 01/10
	quitus bank balance 31/08/2026 300
	quitus bank tick 5
	quitus close
}

@test "files that are no ledger, or cannot be used" {
	export QUITUS_FILE=
	run -4 quitus --lang en -f none.quitus list
	[[ $output == *none.quitus* ]]
	mkdir folder.quitus
	run -4 quitus --lang en -f folder.quitus list
	[[ $output == *folder* ]]
	rmdir folder.quitus
	echo bonjour >text
	run -4 quitus -f text list
	: >empty
	run -4 quitus -f empty list
	sqlite3 other "CREATE TABLE t (a)"
	run -4 quitus -f other list
	cp coop.quitus newer
	sqlite3 newer "PRAGMA user_version = 99"
	run -4 quitus --lang en -f newer list
	[[ $output == *newer* ]]
	head -c 6000 coop.quitus >cut
	run -4 quitus -f cut list
	run -4 quitus init coop.quitus --name x --number 1 --department 59
	mkfifo fifo
	run -4 quitus -f fifo list
}

@test "a ledger, or its folder, that may only be read" {
	command -v setpriv >/dev/null || skip "no setpriv(1)"
	content >before
	chmod 755 .
	chmod 644 coop.quitus
	# Open the folders of the tests, but none above them.
	up=$PWD
	while [ "$up" != "${TMPDIR%/*}" ] && [ "$up" != / ]; do
		chmod a+x "$up"
		up=${up%/*}
		[ -n "$up" ] || up=/
		[ "$up" != /tmp ] || break
	done
	nobody test -r "$PWD/coop.quitus" || skip "another user cannot come here"
	run -0 nobody "$QUITUS" list
	run -4 nobody "$QUITUS" --lang en expense 5 x -a 6180 --date 01/10
	[[ $output == *coop.quitus* ]]
	content | cmp before -
}

@test "a ledger that another program holds" {
	mkfifo hold
	sqlite3 coop.quitus <hold >held &
	exec 7>hold
	echo "BEGIN EXCLUSIVE; SELECT 'held';" >&7
	until grep -q held held; do :; done
	run -4 quitus --lang en expense 5 x -a 6180 --date 01/10
	echo "ROLLBACK;" >&7
	exec 7>&-
	wait
	[[ $output == *"another program"* ]]
	spend 5
}

@test "two processes write at once: none loses an entry" {
	for i in 1 2; do
		(for n in 1 2 3 4 5 6 7 8 9 10; do
			spend "$n" >/dev/null || exit 1
		done) &
	done
	wait
	[ "$(quitus list --format json | jq -c \
	    '[length, (map(.number) | unique | length),
	    (map(.voucher) | unique | length)]')" = '[21,21,21]' ]
}
