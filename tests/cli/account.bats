#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The chart of accounts as a treasurer sees it: list, show, suggest, add,
# disable, import.

# Messages have the quotes of print; bats sets stderr_lines.
# shellcheck disable=SC1111,SC2154,SC2034

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2025-10-10
	quitus init coop.quitus --name "École du Port" --number 12 \
	    --department 59 --year 2025 --bank 1000 --cash 50
}

en() {
	quitus --lang en "$@"
}

# The codes of a JSON array of accounts, in order.
codes() {
	jq -r 'map(.account) | join(" ")'
}

@test "list shows the whole chart, with what goes in each account" {
	[ "$(quitus account list --format json | codes)" = "110 120 129 512 514 530 541 6070 6168 6180 6281 6500 6700 6800 7070 7080 7410 7500 7562 7600 7700" ]
	[ "$(quitus compte lister 67 --json | jq length)" = 14 ]
	[ "$(quitus account list --json | jq -r \
	    '.[] | select(.account == "7410") | .label')" = \
	    "Subventions (État, collectivités)" ]
	quitus account list | grep -q "6180 .*Charges des activités éducatives"
	quitus account list --format csv | grep -q "^6281;Cotisations versées à l’OCCE;"
	run --separate-stderr en account list 68
	[ "$status" -eq 2 ]
	[[ $stderr == *"“68” is not a class of accounts"* ]]
}

@test "show: one account in any spelling" {
	quitus expense 317,75 "Cotisation" --account 62810008 --date 01/10
	[ "$(quitus account show "6281 0008" --json | jq -c \
	    '[.account, .balance_cents, .active]')" = '["6281",31775,true]' ]
	[ "$(quitus account show 6281 --json | jq -r '.aliases[]')" = 62810008 ]
	[ "$(quitus account show bank --json | jq .balance_cents)" = 68225 ]
	quitus account show 6168 | grep -q "mae-maif"
	[ "$(quitus account show 110 --json | jq .balance_cents)" = 105000 ]
}

@test "an unknown account is refused, and the nearest are named" {
	run --separate-stderr en account show 6190
	[ "$status" -eq 3 ]
	[[ $stderr == *"“6190” is not an account"* ]]
	[[ $stderr == *"6180 (Charges des activités éducatives)"* ]]
	run --separate-stderr en expense 12 "Entrées" --account musée
	[ "$status" -eq 3 ]
	[[ $stderr == *"Did you mean 6180"* ]]
}

@test "suggest: the keys that programs read, best first, with reasons" {
	[ "$(en account suggest "Entrées au musée" --format json | jq -c \
	    '.[0] | [keys_unsorted, .account, .label, .reason]')" = \
	    '[["account","label","reason","score"],"6180","Charges des activités éducatives","“musée” is a word of this account"]' ]
	[ "$(en account suggest photos de classe --json | codes)" = "6070 7070" ]
	quitus expense 12 "Entrées au musée" -a 6500 --date 02/10
	[ "$(en account suggest "entrées musée" --json | jq -r '.[0].account')" = 6500 ]
	en account suggest "entrées musée" | grep -q "D1"
	[ "$(quitus compte proposer zzz --json)" = "[]" ]
	en account suggest zzz | grep -q "No account is known for these words"
}

@test "add: a sub-account is told within its account" {
	run en account add 7411 "Subventions de l'État" --content "Rectorat, PAC"
	[ "$status" -eq 0 ]
	[ "$output" = "Account 7411 is added: Subventions de l'État." ]
	quitus income 900 "PAC" -a 7411 --date 02/10
	[ "$(quitus report statement --format json | jq -c \
	    '.income | map([.account, .amount_cents])')" = '[["7410",90000]]' ]
	[ "$(quitus account add 7412 Région --json | jq -c \
	    '[.account, .label, .line, .active]')" = '["7412","Région","7410",true]' ]
	run --separate-stderr en account add 7411 Encore
	[ "$status" -eq 3 ]
	[[ $stderr == *"7411 exists already"* ]]
	run --separate-stderr en account add musée Encore
	[ "$status" -eq 2 ]
	quitus undo
	run quitus account show 7412
	[ "$status" -eq 3 ]
}

@test "add --dry-run keeps nothing" {
	quitus account add 7411 État --dry-run
	run quitus account show 7411
	[ "$status" -eq 3 ]
}

@test "disable: nothing new goes in, what is in it stays" {
	quitus expense 389 "Projecteur" -a 6800 --date 01/10
	quitus account disable 6800
	run --separate-stderr en expense 12 "Écran" -a 6800 --date 02/10
	[ "$status" -eq 3 ]
	[[ $stderr == *"6800"*"disabled"*"account enable 6800"* ]]
	[ "$(quitus account list 6 --json | codes)" = \
	    "6070 6168 6180 6281 6500 6700" ]
	[ "$(quitus account list 6 --all --json | jq -c \
	    '.[] | select(.account == "6800") | .active')" = false ]
	[ "$(quitus list --json | jq length)" = 2 ]
	quitus account enable 6800
	quitus expense 12 "Écran" -a 6800 --date 02/10
	run --separate-stderr en account disable bank
	[ "$status" -eq 3 ]
	[[ $stderr == *"the books need it"* ]]
}

@test "disable: the file itself refuses what another program would write" {
	quitus account disable 6800
	run sqlite3 coop.quitus "
	    INSERT INTO entry (year, number, day, kind, label)
	    VALUES (2025, 99, '2025-10-01', 'expense', 'x');
	    INSERT INTO posting (entry, rank, debit, credit, cents)
	    VALUES (last_insert_rowid(), 1, '6800', '512', 100);"
	[ "$status" -ne 0 ]
	[[ $output == *"désactivé"* ]]
	sqlite3 coop.quitus "DELETE FROM entry WHERE number = 99"
}

@test "import: an AD's chart, in the encoding of its spreadsheet" {
	printf 'Code;Libell\xe9;Mots\r\n61801008;Sorties;zorglub\r\n7411 0008;\xc9tat;\r\n' >plan.csv
	run en account import plan.csv
	[ "$status" -eq 0 ]
	[ "$output" = "2 accounts were taken from plan.csv." ]
	[ "$(quitus account show 6180 --json | jq -r .label)" = Sorties ]
	[ "$(quitus account show 74110008 --json | jq -c '[.label, .line]')" = \
	    '["État","7410"]' ]
	[ "$(quitus account suggest zorglub --json | codes)" = 6180 ]
	quitus undo
	[ "$(quitus account show 6180 --json | jq -r .label)" = \
	    "Charges des activités éducatives" ]
}

@test "import: every problem is told with its place, then nothing is written" {
	cat >plan.csv <<-'PLAN'
	code;libelle
	6180;Sorties
	musée;Rien
	6281;
	PLAN
	quitus account list --all --json >before
	run --separate-stderr en account import plan.csv
	[ "$status" -eq 3 ]
	[[ $stderr == *"plan.csv:3:1: “musée” cannot be the code"* ]]
	[[ $stderr == *"plan.csv:4:2: label: this text is empty"* ]]
	[[ $stderr == *"Nothing was written"* ]]
	quitus account list --all --json | cmp - before
	run en account import missing.csv
	[ "$status" -eq 4 ]
	run en account import .
	[ "$status" -eq 4 ]
}

@test "init --chart takes an AD's chart from the first day" {
	printf 'code;libelle\n7411;Rectorat\n' >plan.csv
	quitus init other.quitus --name "École" --number 3 --department 59 \
	    --chart plan.csv
	[ "$(quitus -f other.quitus account show 7411 --json | jq -r .label)" = \
	    Rectorat ]
	[ "$(quitus -f other.quitus account list --json | jq length)" = 22 ]
}
