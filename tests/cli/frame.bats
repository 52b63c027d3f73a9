#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What is common to all commands: names, options, languages, the ledger that
# is meant, trial runs, what is printed and where.

# Messages have the quotes of print; bats sets stderr_lines; helper.bash reads
# QUITUS_BROKEN.
# shellcheck disable=SC1111,SC2154,SC2034

load helper
export QUITUS

en() {
	quitus --lang en "$@"
}

# Make a ledger of that name.
ledger() {
	quitus init "$1" --name "École Jean-Jaurès" --number 1398 \
	    --department 59 --year 2025 --bank 2184,37 --cash 63,50
}

# Run at a terminal of 80 columns and so many lines.
terminal() {
	local lines=$1
	shift
	TERM=xterm script -qec "stty cols 80 rows $lines; $*" /dev/null
}

@test "version" {
	run --separate-stderr quitus version
	[ "$status" -eq 0 ]
	[ "$output" = "quitus $(cat "$QUITUS_ROOT/VERSION")" ]
	[ -z "$stderr" ]
	run quitus --version
	[ "$output" = "quitus $(cat "$QUITUS_ROOT/VERSION")" ]
	run quitus version --json
	[ "$output" = "{\"version\": \"$(cat "$QUITUS_ROOT/VERSION")\"}" ]
}

@test "version does not care what is in the folder" {
	touch a.quitus b.quitus
	QUITUS_BROKEN=1
	QUITUS_TODAY=nonsense QUITUS_FILE=/nowhere run quitus version
	[ "$status" -eq 0 ]
}

@test "help lists every command, without a command a shorter one" {
	run en help
	[ "$status" -eq 0 ]
	[[ "$output" == *"To begin:"*"quitus init "* ]]
	[[ "$output" == *"  expense "*"record money that went out"* ]]
	[[ "$output" == *"  advance give "* ]]
	help=$output
	run en
	[ "$status" -eq 0 ]
	[[ "$output" == *"To begin:"* ]]
	[[ "$output" == *"expense, income, transfer"* ]]
	[[ "$output" == *"quitus help"* ]]
	[ "${#output}" -lt "${#help}" ]
	run en --help
	[ "$status" -eq 0 ]
	[ "$output" = "$help" ]
}

@test "help of a command is the same in every way to ask for it" {
	run en help expense
	[ "$status" -eq 0 ]
	[[ "${lines[0]}" == "quitus expense AMOUNT LABEL"* ]]
	[[ "$output" == *"quitus depense"* || "$output" == *"quitus dépense"* ]]
	[[ "$output" == *"-n, --dry-run"* ]]
	[[ "$output" == *"-a, --account CODE"* ]]
	[[ "$output" == *"-f, --file FILE"* ]]
	page=$output
	for way in "expense --help" "expense -h" "-h expense" \
	    "expense 12 --help --bogus" "dépense --help" "help depense" \
	    "expense --aide"; do
		# shellcheck disable=SC2086 # words of a command line
		run en $way
		[ "$status" -eq 0 ]
		[ "$output" = "$page" ]
	done
}

@test "help of a noun lists its commands" {
	run en help advance
	[ "$status" -eq 0 ]
	[[ "$output" == *"advance give"*"advance list"* ]]
	[[ "$output" != *"expense"* ]]
	run en help advance give
	[[ "${lines[0]}" == "quitus advance give CLASS AMOUNT"* ]]
	run en help nothing
	[ "$status" -eq 2 ]
	# Asked for with an option too, and where the noun has one command only.
	run en help bank
	page=$output
	for way in "bank --help" "-h banque" "bank --json --aide"; do
		# shellcheck disable=SC2086 # words of a command line
		run en $way
		[ "$status" -eq 0 ]
		[ "$output" = "$page" ]
	done
	for way in "help cash" "cash --help" "help caisse"; do
		# shellcheck disable=SC2086 # words of a command line
		run en $way
		[ "$status" -eq 0 ]
		[[ "${lines[0]}" == "quitus cash count "* ]]
	done
	run en bank nothing --help
	[ "$status" -eq 2 ]
}

@test "language: LC_ALL=C and unknown ones are French, LANGUAGE is not asked" {
	for env in LC_ALL=C LC_ALL=C.UTF-8 LC_ALL=de_DE.UTF-8 LC_ALL= \
	    LC_ALL=fr_FR "LC_ALL= LANG=fr" "LC_ALL=C LANGUAGE=en"; do
		# shellcheck disable=SC2086 # one or two variables
		run env $env "$QUITUS" help help
		[[ "${lines[0]}" == "quitus aide"* ]]
	done
	for env in LC_ALL=en_GB.UTF-8 LC_ALL=en "LC_ALL= LANG=en_US" \
	    "LC_ALL= LC_MESSAGES=en LANG=fr" "LC_ALL=en LANGUAGE=fr"; do
		# shellcheck disable=SC2086 # one or two variables
		run env $env "$QUITUS" help help
		[[ "${lines[0]}" == "quitus help"* ]]
	done
	LC_ALL=en run quitus help help --lang fr
	[[ "${lines[0]}" == "quitus aide"* ]]
	run quitus --langue=en help help
	[[ "${lines[0]}" == "quitus help"* ]]
}

@test "language: French messages are French" {
	run --separate-stderr quitus sauvegarde_inconnue
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"il n’y a pas de commande"* ]]
}

@test "names: French, without accents, by a prefix, mixed" {
	run en help dep
	[[ "${lines[0]}" == "quitus expense "* ]]
	run en help DÉPENSE
	[[ "${lines[0]}" == "quitus expense "* ]]
	run en help exp fec
	[[ "${lines[0]}" == "quitus export fec"* ]]
	run en help exp
	[[ "${lines[0]}" == "quitus expense "* ]]
	for words in "advance give" "regie give" "régie give" "adv gi"; do
		# shellcheck disable=SC2086 # two words
		run en help $words
		[[ "${lines[0]}" == "quitus advance give "* ]]
	done
	# Options may stand between the two words of a name.
	run en advance --json give --help
	[ "$status" -eq 0 ]
	[[ "${lines[0]}" == "quitus advance give "* ]]
}

@test "names: what is unknown is told with what is near" {
	run --separate-stderr en expence 12 x
	[ "$status" -eq 2 ]
	[ -z "$output" ]
	[[ "$stderr" == "quitus: "*"“expence”"* ]]
	[[ "$stderr" == *"expense"* ]]
	run en dépance 12 x
	[[ "$output" == *"dépense"* || "$output" == *"depense"* ]]
	run en tick 12
	[ "$status" -eq 2 ]
	[[ "$output" == *"bank tick"* ]]
	run en advance giv CP 12 --zzz
	[ "$status" -eq 2 ]
	run en advance
	[ "$status" -eq 2 ]
	[[ "$output" == *"advance give"* ]]
	run en advance nothing
	[ "$status" -eq 2 ]
	[[ "$output" == *"advance list"* ]]
}

@test "names: what may be several is told with all of them" {
	run en c
	[ "$status" -eq 2 ]
	[[ "$output" == *"“c”"*"class, "*"cash, "* ]]
}

@test "usage: errors name the command's usage and its help" {
	run --separate-stderr en expense
	[ "$status" -eq 2 ]
	[ "${stderr_lines[0]}" = "quitus: AMOUNT is missing." ]
	[[ "$stderr" == *$'\n        Usage: quitus expense AMOUNT LABEL'* ]]
	[[ "$stderr" == *$'\n        More: quitus help expense'* ]]
	[[ "$stderr" != *"nothing was written"* ]]
	run en expense 12
	[ "${lines[0]}" = "quitus: LABEL is missing." ]
	run en expense 12 Flour and eggs
	[ "$status" -eq 2 ]
	[[ "$output" == *"“and”"*"quotes"* ]]
	run en expense 12 x --bogus
	[ "$status" -eq 2 ]
	[[ "$output" == *"“--bogus”"* ]]
	run en expense 12 x --acount 6180
	[ "$status" -eq 2 ]
	[[ "$output" == *"--account"* ]]
	run en expense 12 x --town Lille
	[ "$status" -eq 2 ]
	run en version --lang de
	[ "$status" -eq 2 ]
	run en version --color sometimes
	[ "$status" -eq 2 ]
}

@test "usage: nothing typed reaches the terminal raw" {
	run en $'\e[31mred'
	[ "$status" -eq 2 ]
	[[ "$output" != *$'\e'* ]]
	run en version $'--\e[31m'
	[ "$status" -eq 2 ]
	[[ "$output" != *$'\e'* ]]
	run en $'\xff\xfe'
	[ "$status" -eq 2 ]
}

@test "output: a full disk, a closed stdout are told, a pipe left early is not" {
	run bash -c '"$QUITUS" --lang en help 2>&1 >/dev/full'
	[ "$status" -eq 4 ]
	[[ "$output" == "quitus: the answer cannot be printed"* ]]
	run bash -c '"$QUITUS" --lang en help 2>&1 >&-'
	[ "$status" -eq 4 ]
	# A reader that leaves early has seen enough.
	mkfifo pipe
	(exec 4<pipe) &
	exec 5>pipe
	wait $!
	run bash -c '"$QUITUS" --lang en help 2>&1 >&5'
	exec 5>&-
	[ "$status" -eq 0 ]
	[ -z "$output" ]
}

@test "output: what is longer than the screen goes through the pager" {
	command -v script >/dev/null || skip "no script(1)"
	export QUITUS_PAGER="sed s/^/paged:/"
	run terminal 10 "$QUITUS" --lang en help
	[ "$status" -eq 0 ]
	[[ "$output" == *"paged:To begin:"* ]]
	run terminal 300 "$QUITUS" --lang en help
	[[ "$output" == *"To begin:"* ]]
	[[ "$output" != *"paged:"* ]]
	run quitus help
	[[ "$output" != *"paged:"* ]]
	export PAGER="sed s/^/other:/"
	run terminal 10 "$QUITUS" --lang en help
	[[ "$output" == *"paged:To begin:"* ]]
	unset QUITUS_PAGER
	run terminal 10 "$QUITUS" --lang en help
	[[ "$output" == *"other:To begin:"* ]]
}

@test "output: a pager that is left early, empty or missing is no error" {
	command -v script >/dev/null || skip "no script(1)"
	QUITUS_PAGER=true run terminal 10 "$QUITUS" help
	[ "$status" -eq 0 ]
	QUITUS_PAGER='' run terminal 10 "$QUITUS" --lang en help
	[ "$status" -eq 0 ]
	[[ "$output" == *"To begin:"* ]]
	QUITUS_PAGER=/nowhere/pager run terminal 10 "$QUITUS" --lang en help
	[ "$status" -eq 0 ]
	[[ "$output" == *"To begin:"* ]]
}

@test "ledger: none in the folder" {
	run --separate-stderr en list
	[ "$status" -eq 4 ]
	[ -z "$output" ]
	[[ "$stderr" == *"quitus -f FILE"* ]]
	[[ "$stderr" == *"quitus init"* ]]
	# A folder of that name and a hidden file are no ledgers.
	mkdir x.quitus
	touch .y.quitus
	run en list
	[ "$status" -eq 4 ]
	[[ "$output" == *"quitus init"* ]]
}

@test "ledger: several in the folder are named" {
	ledger a.quitus
	ledger b.quitus
	run en list
	[ "$status" -eq 4 ]
	[[ "$output" == *"a.quitus, b.quitus"* ]]
	[[ "$output" == *"quitus -f a.quitus"* ]]
	run en -f b.quitus list
	[ "$status" -eq 0 ]
	QUITUS_FILE=a.quitus run en list
	[ "$status" -eq 0 ]
	# -f goes before the environment.
	QUITUS_FILE=missing.quitus run en list -fa.quitus
	[ "$status" -eq 0 ]
	QUITUS_FILE=missing.quitus run en list
	[ "$status" -eq 4 ]
	[[ "$output" == *"missing.quitus"* ]]
}

@test "ledger: the only one of the folder is found" {
	ledger a.quitus
	run en list --json
	[ "$status" -eq 0 ]
	[[ "$output" == "["* ]]
}

@test "ledger: missing, a folder, another file, no right to read" {
	for command in list "expense 12 Flour -a 6180"; do
		# shellcheck disable=SC2086 # words of a command line
		run en -f missing.quitus $command
		[ "$status" -eq 4 ]
		[[ "$output" == *"missing.quitus"* ]]
		[ ! -e missing.quitus ]
		# shellcheck disable=SC2086
		run en -f . $command
		[ "$status" -eq 4 ]
		echo "This is a letter to the parents of the school." >letter.txt
		# shellcheck disable=SC2086
		run en -f letter.txt $command
		[ "$status" -eq 4 ]
		[[ "$output" == *"letter.txt"* ]]
	done
}

@test "init: never over a file, nor with -f, and nothing is left behind" {
	echo precious >a.quitus
	QUITUS_BROKEN=1
	run en init a.quitus --name Jaures --number 1398 --department 59
	[ "$status" -eq 4 ]
	[ "$(cat a.quitus)" = precious ]
	run en -f b.quitus init c.quitus --name Jaures --number 1 --department 59
	[ "$status" -eq 2 ]
	run en init d.quitus --number 1398 --department nowhere
	[ "$status" -ne 0 ]
	[ "$(ls -A)" = a.quitus ]
}

@test "dry run: shows and keeps nothing" {
	ledger a.quitus
	before=$(sha256sum a.quitus)
	run en -n expense 12 Flour -a 6180 --date 01/10
	[ "$status" -eq 0 ]
	[[ "$output" == *"Flour"* ]]
	[ "${lines[-1]}" = "Trial run: nothing was written." ]
	[ "$(sha256sum a.quitus)" = "$before" ]
	run --separate-stderr en expense 12 Flour -a 6180 --date 01/10 \
	    --essai --json
	[ "$status" -eq 0 ]
	[[ "$output" == "{"*"}" ]]
	[ "$stderr" = "Trial run: nothing was written." ]
	[ "$(sha256sum a.quitus)" = "$before" ]
	[ "$(ls -A)" = a.quitus ]
}

@test "dry run: init makes no file" {
	run en -n init a.quitus --name Jaures --number 1398 --department 59
	[ "$status" -eq 0 ]
	[ "${lines[-1]}" = "Trial run: nothing was written." ]
	[ -z "$(ls -A)" ]
}

@test "a refused write says that nothing was written" {
	ledger a.quitus
	before=$(sha256sum a.quitus)
	run --separate-stderr en expense 1,234 Flour -a 6180 --date 01/10
	[ "$status" -eq 2 ]
	[ -z "$output" ]
	[[ "$stderr" == "quitus: "* ]]
	[[ "$stderr" == *"(nothing was written)" ]]
	[[ "$stderr" != *"Usage:"* ]]
	# Cash below zero is found at the end of the command.
	run --separate-stderr en expense 63,51 Flour -a 6180 --from cash \
	    --date 01/10
	[ "$status" -eq 3 ]
	[ -z "$output" ]
	[[ "$stderr" == *"(nothing was written)" ]]
	[ "$(sha256sum a.quitus)" = "$before" ]
	run --separate-stderr en list --from nonsense
	[ "$status" -eq 2 ]
	[[ "$stderr" != *"nothing was written"* ]]
}

@test "a write whose answer is lost says that it was done" {
	ledger a.quitus
	run bash -c '"$QUITUS" --lang en expense 12 Flour -a 6180 \
	    --date 01/10 2>&1 >/dev/full'
	[ "$status" -eq 4 ]
	[[ "$output" == *"The ledger was changed all the same"* ]]
	[[ "$output" != *"nothing was written"* ]]
	run en list --search Flour
	[[ "$output" == *"Flour"* ]]
}

@test "operations keep the line as it can be typed again, and the moment" {
	ledger a.quitus
	QUITUS_TODAY=2026-03-10 run quitus dépense 12 "Farine et œufs" \
	    -a6180 --date 01/10 --party "L'épicerie \$"
	[ "$status" -eq 0 ]
	run sqlite3 a.quitus "SELECT at, kind, user, command FROM operation
	    ORDER BY id DESC LIMIT 1"
	line='quitus dépense 12 "Farine et œufs" -a6180 --date 01/10'
	line="$line --party 'L'\\''épicerie \$'"
	[ "$output" = "2026-03-10T00:00:00|expense|$(id -un)|$line" ]
	run en history
	[ "$status" -eq 0 ]
	[[ "$output" == *'quitus dépense 12 "Farine'* ]]
}

@test "-o: the extension chooses, the file is whole or not there" {
	ledger a.quitus
	run --separate-stderr en list -o list.csv
	[ "$status" -eq 0 ]
	[ -z "$output" ]
	[ -s list.csv ]
	run en list --format json -o list.dat
	[ "$status" -eq 0 ]
	[ "$(head -c 1 list.dat)" = "[" ]
	run en list -o -
	[ "$status" -eq 0 ]
	[ -n "$output" ]
	run en list -o list.odt
	[ "$status" -eq 2 ]
	run en list --format papyrus
	[ "$status" -eq 2 ]
	run en list --json --format csv
	[ "$status" -eq 2 ]
	run en list -o nowhere/list.csv
	[ "$status" -eq 4 ]
	[ ! -e list.odt ]
}

@test "-o: never over the ledger" {
	ledger a.quitus
	ln -s a.quitus link.csv
	before=$(sha256sum a.quitus)
	for name in a.quitus ./a.quitus link.csv; do
		run en -f a.quitus list --format csv -o "$name"
		[ "$status" -eq 2 ]
		[[ "$output" == *"$name"* ]]
	done
	[ "$(sha256sum a.quitus)" = "$before" ]
	[ -L link.csv ]
}

@test "-o: a PDF is not sent to a terminal" {
	command -v script >/dev/null || skip "no script(1)"
	ledger a.quitus
	run terminal 24 "$QUITUS" --lang en list --format pdf
	[[ "$output" == *"-o FILE"* ]]
	[[ "$output" != *"%PDF"* ]]
}

@test "dates without a year are those of the open year" {
	ledger a.quitus
	run en expense 12 Flour -a 6180 --date 14/09
	[ "$status" -eq 0 ]
	[[ "$output" == *"14/09/2025"* ]]
	QUITUS_TODAY=2026-02-30 run en list
	[ "$status" -eq 2 ]
	[[ "$output" == *"QUITUS_TODAY"* ]]
}

# As after a power cut or Ctrl-C: the copy is taken inside a transaction whose
# first pages are already in the file.
interrupt() {
	sqlite3 a.quitus >sqlite.out <<-'END'
	PRAGMA cache_size=1;
	BEGIN;
	CREATE TABLE junk(x);
	WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n
	    WHERE x < 20000) INSERT INTO junk SELECT x FROM n;
	.shell cp a.quitus b.quitus
	.shell cp a.quitus-journal b.quitus-journal
	ROLLBACK;
	END
	rm sqlite.out
}

@test "an interrupted command is taken back at the next opening" {
	command -v sqlite3 >/dev/null || skip "no sqlite3"
	for next in "list" "expense 12 Flour -a 6180 --date 01/10"; do
		rm -f ./*.quitus*
		ledger a.quitus
		en -f a.quitus list >expected
		interrupt
		[ -s b.quitus-journal ]
		! cmp -s a.quitus b.quitus
		# shellcheck disable=SC2086 # words of a command line
		run en -f b.quitus $next
		[ "$status" -eq 0 ]
		run sqlite3 b.quitus "SELECT count(*) FROM sqlite_schema
		    WHERE name = 'junk'"
		[ "$output" = 0 ]
	done
}
