#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The checks of the sources and the runner of the tests can fail.

load helper

# A sample tree: write FILE of standard input below src/ or include/.
sample() {
	mkdir -p "$(dirname "$1")" src include
	cat >"$1"
}

layers() {
	"$QUITUS_ROOT/build-aux/check-layers.sh" .
}

@test "layers: the arrows as drawn are accepted" {
	sample src/cli/cmd.c <<<'#include "statement/statement.h"'
	sample src/statement/statement.c <<<'#include "book/entry.h"'
	sample src/book/entry.c <<<'#include "store/db.h"'
	sample src/store/db.c <<<'#include <sqlite3.h>'
	sample src/format/pdf/pdf.c <<<'#include <pango/pangocairo.h>'
	run layers
	[ "$status" -eq 0 ]
	[ -z "$output" ]
}

@test "layers: book may not include report" {
	sample src/book/entry.c <<<'#include "report/report.h"'
	run layers
	[ "$status" -ne 0 ]
	[ "$output" = 'src/book/entry.c:1: book may not include "report/report.h"' ]
}

@test "layers: format and store do not know each other" {
	sample src/format/csv.c <<<'#include "store/db.h"'
	sample src/store/db.c <<<'#include "format/csv.h"'
	run layers
	[ "$status" -ne 0 ]
	[ "${#lines[@]}" -eq 2 ]
}

@test "layers: sqlite3.h stays in store, cairo in format/pdf" {
	sample src/book/entry.c <<<'#include <sqlite3.h>'
	sample src/format/text.c <<<'#include <cairo/cairo.h>'
	run layers
	[ "$status" -ne 0 ]
	[ "${#lines[@]}" -eq 2 ]
}

@test "layers: headers in a circle are refused" {
	sample include/book/a.h <<<'#include "book/b.h"'
	sample include/book/b.h <<<'#include "book/c.h"'
	sample include/book/c.h <<<'#include "book/a.h"'
	run layers
	[ "$status" -ne 0 ]
	[[ "$output" == "headers in a circle:"* ]]
}

@test "layers: a header of src/ is private to its folder" {
	sample src/store/internal.h <<<'struct db;'
	sample src/store/db.c <<<'#include "store/internal.h"'
	sample src/store/stmt.c <<<'#include "internal.h"'
	run layers
	[ "$status" -eq 0 ]
	sample src/book/entry.c <<<'#include "store/internal.h"'
	run layers
	[ "$status" -ne 0 ]
	[ "$output" = 'src/book/entry.c:1: "store/internal.h" is private' ]
}

@test "layers: printing outside cli is refused" {
	sample src/cli/main.c <<<'	fputs(text, stdout);'
	sample src/book/entry.c <<<'	printf("%d", n);'
	run layers
	[ "$status" -ne 0 ]
	[ "$output" = 'src/book/entry.c:1: only cli prints' ]
}

@test "layers: an unknown folder is refused" {
	sample src/attic/old.c <<<'int x;'
	run layers
	[ "$status" -ne 0 ]
}

@test "headers: one that needs another include is refused" {
	sample include/book/day.h <<<'int day_of(struct date);
size_t day_len(void);'
	run "$QUITUS_ROOT/build-aux/check-headers.sh" include/book/day.h
	[ "$status" -ne 0 ]
}

# A test program of shell that prints TAP.
program() {
	mkdir -p tests
	{ echo '#!/bin/sh'; cat; } >"tests/$1"
	chmod +x "tests/$1"
}

runner() {
	run "$QUITUS_ROOT/tests/run.sh" "$PWD/out" 2 "$@"
}

@test "runner: adds up what passed and what was skipped" {
	program one <<<'echo 1..2; echo "ok 1 - a"; echo "ok 2 - b"'
	program two <<<'echo 1..2; echo "ok 1 - c"; echo "ok 2 # SKIP d"'
	runner tests/one tests/two
	[ "$status" -eq 0 ]
	[ "${lines[-1]}" = "3 passed, 0 failed, 1 skipped" ]
}

@test "runner: a failed test is shown with its reason" {
	program one <<<'echo 1..2; echo "ok 1 - a"; echo "not ok 2 - b"
	    echo "# 3 is not 4"; exit 1'
	runner tests/one
	[ "$status" -ne 0 ]
	[[ "$output" == *"# 3 is not 4"* ]]
	[ "${lines[-1]}" = "1 passed, 1 failed, 0 skipped" ]
}

@test "runner: a program that dies on the way has failed" {
	# shellcheck disable=SC2016 # the program's own variable
	program one <<<'echo 1..3; echo "ok 1 - a"; kill -9 $$'
	runner tests/one
	[ "$status" -ne 0 ]
	[ "${lines[-1]}" = "1 passed, 2 failed, 0 skipped" ]
}

@test "runner: a bad end after good tests has failed" {
	program one <<<'echo 1..1; echo "ok 1 - a"; exit 99'
	runner tests/one
	[ "$status" -ne 0 ]
	[ "${lines[-1]}" = "1 passed, 1 failed, 0 skipped" ]
}

@test "runner: no test at all is a failure" {
	program one <<<'exit 0'
	runner
	[ "$status" -ne 0 ]
	[ "${lines[-1]}" = "0 passed, 0 failed, 0 skipped" ]
	runner tests/one
	[ "$status" -ne 0 ]
}
