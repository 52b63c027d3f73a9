#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What stands on the screen, in French and in English, on 80 and 120 columns,
# without colour: the year E8, in the middle of it and at its end.

load helper
load screens

setup_file() {
	QUITUS=${QUITUS:-$BATS_TEST_DIRNAME/../../build/quitus} \
	    sh "$BATS_TEST_DIRNAME/../demo/e8.sh" "$BATS_FILE_TMPDIR/e8" kept \
	    >/dev/null
}

setup() {
	start_clean
	cp "$BATS_FILE_TMPDIR/e8/ecole.quitus" .
	export QUITUS_TODAY=2024-06-25 NO_COLOR=1 QUITUS_PAGER=cat TERM=xterm
}

@test "the dashboard" {
	same_screens dashboard
}

@test "the list" {
	same_screens list list --limit 12
}

@test "an entry" {
	same_screens show show 5
}

@test "the control grid" {
	same_screens check check
}

@test "errors that teach" {
	same_screens error-amount expense 1,234 Goûter -a 6180
	same_screens error-cash expense 150 Timbres -a 6500 --from cash \
	    --date 12/03
	same_screens error-command expnse 12 Timbres
}

@test "the help" {
	same_screens help help
	same_screens help-expense help expense
}

@test "where there is no ledger" {
	rm ecole.quitus
	same_screens no-ledger list
}
