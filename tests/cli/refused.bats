#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What a tired teacher may type or meet, and must be told about: the status, the
# reason, the remedy; and not a byte of the ledger changes.

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2025-10-10 QUITUS_FILE=coop.quitus LC_ALL=C.UTF-8
	quitus init coop.quitus --name "École du Port" --number 12 \
	    --department 51 --year 2025 --bank 1000 --cash 50 >/dev/null
}

teardown() {
	verify_ledgers
}

# The content of the ledger, table by table.
content() {
	sqlite3 coop.quitus .dump
}

# refused STATUS TEXT... -- COMMAND...: it ends so, says so, changes nothing.
refused() {
	local wanted=$1 texts=() text
	shift
	while [ "$1" != -- ]; do
		texts+=("$1")
		shift
	done
	shift
	content >before
	run quitus --lang en "$@"
	echo "$output"
	[ "$status" -eq "$wanted" ] || return 1
	for text in "${texts[@]}"; do
		[[ $output == *"$text"* ]] || return 1
	done
	content | cmp before -
}

# As a user without rights.
nobody() {
	setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
}

spend() {
	quitus expense "$1" "Goûter" -a 6180 --date 01/10 "${@:2}"
}

@test "amounts that are none, or two" {
	for amount in -5 0 12,345 "1 234,5 6" 99999999999 douze "" 0,00 1e3 \
	    0x10 12,5,5 +5; do
		refused 2 "nothing was written" -- expense "$amount" x -a 6180 \
		    --date 01/10
	done
	refused 2 "234,00" "1,23" "1234 or 1,23" -- expense 1,234 x -a 6180
	refused 2 sign -- expense -5 x -a 6180
}

@test "days that do not exist" {
	refused 2 "31/02" -- expense 5 x -a 6180 --date 31/02
	refused 2 "2025-13-01" -- expense 5 x -a 6180 --date 2025-13-01
	refused 2 -- expense 5 x -a 6180 --date demain
	refused 2 -- expense 5 x -a 6180 --date 29/02/2026
}

@test "days outside the year, or in a closed one" {
	refused 3 "01/09/2026" "2025-2026" -- expense 5 x -a 6180 \
	    --date 01/09/2026
	refused 3 "2024-2025" -- expense 5 x -a 6180 --date 31/08/2025
	quitus bank balance 31/08/2026 1000
	quitus cash count --date 31/08/2026 50x1
	QUITUS_TODAY=2026-09-01 quitus close
	refused 3 closed reopen -- expense 5 x -a 6180 --date 01/10/2025
}

@test "accounts unknown, on the wrong side, disabled" {
	refused 3 6999 68 -- expense 5 x -a 6999 --date 01/10
	refused 3 "7080" "income account" -- expense 5 x -a 7080 --date 01/10
	refused 3 "6180" "expense account" -- income 5 x -a 6180 --date 01/10
	refused 3 -- expense 5 x -a 512 --date 01/10
	quitus account disable 6500
	refused 3 6500 disabled enable -- expense 5 x -a 6500 --date 01/10
}

@test "a split that does not add up, a voucher used twice" {
	refused 3 "95,00" "100,00" "5,00" missing -- expense 100 x \
	    --split 6281=80 --split 6168=15 --date 01/10
	refused 3 "too much" -- expense 90 x --split 6281=80 --split 6168=15 \
	    --date 01/10
	spend 5
	refused 3 D1 "entry 2" -- expense 6 x -a 6180 --voucher d1 --date 01/10
	quitus expense 6 x -a 6180 --voucher D7 --date 01/10
	[ "$(spend 7 --json | jq -r .voucher)" = D8 ]
}

@test "cash below zero, on the day or on a later one" {
	quitus expense 40 "Goûter" -a 6180 --from cash --date 20/10
	# 50,00 are there on the 10th, but 40,00 go out on the 20th.
	refused 3 "20/10/2025" "−5,00" "D1" -- expense 15 "Timbres" -a 6500 \
	    --from cash --date 10/10
	quitus expense 10 "Timbres" -a 6500 --from cash --date 10/10
	refused 3 "−0,01" -- edit 3 --amount 10,01
	quitus income 5 "Gâteaux" -a 7080 --to cash --date 12/10
	quitus expense 5 "Colle" -a 6180 --from cash --date 25/10
	refused 3 "25/10/2025" -- void 4 --reason "Erreur"
	refused 3 "25/10/2025" -- edit 4 --date 26/10
	refused 3 "25/10/2025" -- edit 1 --cash 49,99
}

@test "texts that are empty, endless, or made to harm" {
	refused 2 empty -- expense 5 "" -a 6180 --date 01/10
	refused 2 empty -- expense 5 "   " -a 6180 --date 01/10
	refused 2 -- expense 5 $'\xc2\xa0\xe2\x80\xaf' -a 6180 --date 01/10
	refused 2 -- expense 5 $'a\e[31mb' -a 6180 --date 01/10
	refused 2 -- expense 5 $'a\nb' -a 6180 --date 01/10
	refused 2 -- expense 5 $'caf\xe9' -a 6180 --date 01/10
	refused 2 -- expense 5 $'a\u202eb' -a 6180 --date 01/10
	refused 2 200 -- expense 5 "$(printf '%010000d' 0)" -a 6180 \
	    --date 01/10
	# Nor does what was refused drive the terminal.
	[[ $output != *$'\e'* ]]
	run quitus expense 5 $'a\e[31mb' -a 6180 --date 01/10
	[[ $output != *$'\e'* ]]
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
