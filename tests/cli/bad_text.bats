#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Texts that are empty, endless, no text at all, or made to harm; and that what
# was typed never drives the terminal.

load helper
load bad

refused_label() {
	refused 2 "label" "${@:2}" "nothing was written" -- expense 5 "$1" \
	    -a 6180 --date 01/10
}

# Bytes that would drive a terminal, hide or turn text.
harmful() {
	printf '%s\n' '\e[31m' '\e]0;titre\a' '\r' '\t' '\a' '\b' '\x7f' '\e' \
	    '\u0085' '\u009b2J' '\u200b' '\u200e' '\u200f' '\u202a' '\u202b' \
	    '\u202d' '\u202e' '\u2066' '\u2067' '\u2068' '\u2069' '\u2028' \
	    '\u2029' '\ufeff' '\ufffe' '\U000e0041' '\u2060' '\u061c' '\n'
}

@test "text: empty, or nothing that is seen" {
	for text in "" " " "    " $'\u00a0' $'\u202f' $'\u00a0 \u202f\u3000'; do
		refused_label "$text" "empty" "Type a few words"
	done
	# Joiners, an accent or a soft hyphen with no letter, blank letters.
	for text in $'\u200d' $'\u200c\u200d' $'\u0301' $'\u2800' $'\u3164' \
	    $'\u115f'; do
		refused_label "$text"
	done
	IN=fr refused 2 "libellé" "vide" "rien n’a été écrit" -- expense 5 "" \
	    -a 6180 --date 01/10
}

@test "text: control characters, directions, invisible ones" {
	while read -r code; do
		text=$(printf '%b' "a${code}b.")
		refused_label "${text%.}" "character 2" "without control"
	done < <(harmful)
	refused_label $'Goûter\e[31m' "character 7" "U+001B"
	refused_label $'a\nb' "U+000A"
	refused_label $'12,00\u202e00,21' "U+202E"
	IN=fr refused 2 "libellé" "U+001B" -- expense 5 $'a\eb' -a 6180
}

@test "text: bytes that are not UTF-8" {
	for text in $'caf\xe9' $'\xff' $'a\xc3' $'\xe2\x82' $'\xc0\xaf' \
	    $'\xed\xa0\x80' $'\xf4\x90\x80\x80' $'\xfe\xff\x00a'; do
		refused_label "$text" "UTF-8"
	done
}

@test "text: too long" {
	refused_label "$(printf '%010000d' 0)" "10000 characters" "200" \
	    "shorter"
	refused_label "$(printf '%0201d' 0)" "201 characters" "200"
	# Characters are counted, not bytes.
	refused_label "$(printf 'é%.0s' {1..201})" "201 characters"
	label=$(printf 'é%.0s' {1..200})
	quitus expense 5 "$label" -a 6180 --date 01/10
	[ "$(quitus list --format json | jq -r '.[1].label')" = "$label" ]
}

@test "text: wherever one is typed" {
	spend 5
	printf facture >facture.pdf
	for text in $'a\e[31mb' $'a\nb' $'caf\xe9' $'a\u202eb'; do
		refused 2 "party" -- expense 5 x -a 6180 --party "$text"
		refused 2 "voucher" -- expense 5 x -a 6180 --voucher "$text"
		refused 2 "cheque" -- expense 5 x -a 6180 --cheque "$text"
		refused 2 "label" -- income 5 "$text" -a 7700
		refused 2 "label" -- transfer 5 "$text" --from cash --to bank
		refused 2 "label" -- edit 2 --label "$text"
		refused 2 "party" -- edit 2 --party "$text"
		refused 2 "reason" -- void 2 --reason "$text"
		refused 2 "class" -- class add "$text"
		refused 2 "project" -- project add "$text"
		refused 2 "label" -- account add 6187 "$text"
		refused 2 "town" -- config town "$text"
		refused 2 "name" -- init x.quitus --name "$text" --number 1 \
		    --department 59
		cp facture.pdf "$text.pdf"
		refused 2 "file name" -- attach 2 "$text.pdf"
		refused 2 "file name" -- expense 5 x -a 6180 \
		    --attach "$text.pdf"
		rm "$text.pdf"
	done
	for text in "" " "; do
		refused 2 "empty" -- void 2 --reason "$text"
		refused 2 "empty" -- class add "$text"
		refused 2 "empty" -- account add 6187 "$text"
		refused 2 "empty" -- edit 2 --label "$text"
		refused 2 "empty" -- config name "$text"
	done
	refused 2 "60" -- class add "$(printf '%061d' 0)"
}

@test "text: what is typed wrong is told without driving the terminal" {
	spend 5
	for text in $'x\e[31my' $'x\u202ey' $'x\u009b2Jy' $'x\xffy' $'x\ry'; do
		refused 2 -- "$text"
		refused 2 -- list "--$text"
		REMEDY=none refused 2 "date" -- list --sort "$text"
		refused 2 -- list --limit "$text"
		refused 2 -- list --format "$text"
		refused 2 -- list --year "$text"
		refused 2 -- list --from "$text"
		refused 2 -- list --min "$text"
		refused 2 -- list --method "$text"
		refused 3 -- list --account "$text"
		refused 3 -- list --class "$text"
		refused 2 -- show "$text"
		refused 2 -- report "$text"
		refused 2 -- help "$text"
		refused 4 -- -f "$text" list
		refused 4 -- list -o "$text/x.csv"
		refused 2 -- list -o "$text"
		refused 2 -- config "$text" x
		refused 2 -- expense 5 x -a 6180 --attach "$text"
		refused 4 -- account import "$text"
		QUITUS_TODAY=$text refused 2 -- expense 5 x -a 6180
		QUITUS_FILE=$text refused 4 -- list
		refused 2 -- --lang "$text" list
	done
}

# A ledger that another program filled with what quitus would refuse, and what
# a terminal would obey.
poisoned() {
	spend 5 --party "Moi"
	quitus class add CP
	quitus project add Cirque
	quitus edit 2 --class CP --project Cirque
	printf facture >facture.pdf
	quitus attach 2 facture.pdf
	evil="char(27) || '[31m' || char(7) || char(155) || char(8238) || char(13)
	    || '%n%s' || char(127) || char(10) || '<script>'"
	sqlite3 coop.quitus "SELECT 'DROP TRIGGER ' || name || ';' FROM
	    sqlite_schema WHERE type = 'trigger'" >drop
	# A ledger without its rules would not even be opened.
	sqlite3 coop.quitus "SELECT sql || ';' FROM sqlite_schema
	    WHERE type = 'trigger'" >rules
	sqlite3 coop.quitus <<-END
	$(cat drop)
	UPDATE entry SET label = 'a' || $evil, party = 'b' || $evil,
	    reference = 'c' || $evil, voucher = 'd' || char(27) || '[2J'
	    WHERE number = 2;
	UPDATE attachment SET name = 'e' || char(27) || '[2J';
	UPDATE operation SET command = 'f' || $evil, user = 'g' || $evil;
	UPDATE setting SET value = 'h' || $evil WHERE key = 'name';
	UPDATE account SET label = 'i' || $evil, content = 'j' || $evil
	    WHERE code = '6180';
	PRAGMA foreign_keys = OFF;
	UPDATE class SET name = 'k' || char(27), label = 'l' || char(27);
	UPDATE project SET name = 'm' || char(27);
	UPDATE posting SET class = 'k' || char(27), project = 'm' || char(27)
	    WHERE entry = 2;
	$(cat rules)
	END
	QUITUS_BROKEN=1
}

# Nothing but text and line ends may come out.
harmless() {
	! LC_ALL=C grep -qaP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xff' \
	    "$1" && iconv -f UTF-8 -t UTF-8 "$1" >read
}

@test "text: what another program put in the ledger drives nothing either" {
	poisoned
	for command in list "show 2" "show 1" history "account list" \
	    "account show 6180" "class list" "project list" check verify \
	    config "advance list" "bank status" "report journal" \
	    "report ledger" "report balance" "report cashbook" \
	    "report statement" "report chart" "report advances" \
	    "list --format csv" "list --format json" "list --format md" \
	    "list --format html" "report statement --format csv" \
	    "report statement --format json" "report statement --format md" \
	    "report statement --format html" "report journal --format html" \
	    "history --json" "check --format json"; do
		echo "$command"
		# shellcheck disable=SC2086 # words of a command line
		quitus $command >out 2>err || [ $? -eq 1 ] || [ $? -eq 4 ] || {
			cat err
			return 1
		}
		harmless out
		harmless err
		case $command in
		*json)	jq . out >read ;;
		*html)	run ! grep -q '<script>' out ;;
		esac
	done
}

@test "text: as typed, whatever it looks like to another program" {
	# shellcheck disable=SC2016 # nothing is to expand
	for label in "=SUM(A1)" "+33 6" "@nom" "<b>gras</b>" '"; rm -rf ~; "' \
	    "'; DROP TABLE entry; --" '%s%n%d' '$HOME `id`' "{}[]\\n" \
	    "« Élèves » & œuvres — 12 €" "日本語" "👩‍🏫 sortie" "a;b|c"; do
		quitus expense 5 "$label" -a 6180 --date 01/10 --party "$label"
		[ "$(quitus list --format json | jq -r '.[-1].label')" = \
		    "$label" ]
		[ "$(quitus list --format json | jq -r '.[-1].party')" = \
		    "$label" ]
	done
	# A dash first goes after --, and is no formula in a spreadsheet.
	quitus expense -a 6180 --date 01/10 5 -- "-1+1"
	quitus list --format csv >list.csv
	run ! grep -qE '(^|[;,])"?[=+@-][^0-9,;"]' list.csv
	quitus report journal --format html >journal.html
	run ! grep -q '<b>gras' journal.html
	# Composed and decomposed letters are the same.
	quitus expense 5 $'Gou\u0302ter' -a 6180 --date 01/10
	[ "$(quitus list --search "Goûter" --format json | jq length)" = 1 ]
}
