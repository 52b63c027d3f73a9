#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Workbooks, read back from the XML inside: numbers, days, formulas, texts.

load helper

setup_file() {
	QUITUS=${QUITUS:-$BATS_TEST_DIRNAME/../../build/quitus} \
	    sh "$BATS_TEST_DIRNAME/../demo/e8.sh" "$BATS_FILE_TMPDIR/e8" \
	    >"$BATS_FILE_TMPDIR/log"
}

setup() {
	start_clean
	cp "$BATS_FILE_TMPDIR/e8/ecole.quitus" .
	export QUITUS_TODAY=2024-09-15 QUITUS_FILE=ecole.quitus
}

# sheet FILE N: its cells, one a line.
sheet() {
	unzip -p "$1" "xl/worksheets/sheet$2.xml" | sed 's/<c /\n<c /g'
}

@test "the statement: totals are formulas with their value" {
	quitus report statement --year 2023 -o s.xlsx
	sheet s.xlsx 1 >cells
	grep -E '<f>SUM\([A-Z]+[0-9]+:[A-Z]+[0-9]+\)</f><v>5554.4</v>' cells
	grep -E '<f>SUM\([A-Z]+[0-9]+:[A-Z]+[0-9]+\)</f><v>7065.4</v>' cells
	# 6180: a number, not a text.
	grep -E '<c r="[A-Z]+[0-9]+" s="[0-9]+"><v>3460.3</v></c>' cells
	grep -F "Charges des activités" cells
	unzip -p s.xlsx xl/workbook.xml | grep -F 'name="Compte rendu financier"'
}

@test "a list: days are days, the header stays in sight, same bytes" {
	quitus list --year 2023 -o l.xlsx
	quitus list --year 2023 --format xlsx >m.xlsx
	cmp l.xlsx m.xlsx
	# 1 September 2023 is day 45170 of a spreadsheet.
	sheet l.xlsx 1 | grep -F "<v>45170</v>"
	sheet l.xlsx 1 | grep -F '<pane ySplit='
	unzip -p l.xlsx xl/styles.xml | grep -F 'dd/mm/yyyy'
	unzip -p l.xlsx docProps/core.xml | grep -F 2024-09-15
	unzip -tq l.xlsx
}

@test "a text is never a formula, and always XML" {
	quitus init x.quitus --name 'A & B <c>' --number 1 --department 59 \
	    --year 2024 --bank 100
	export QUITUS_FILE=x.quitus
	quitus expense 1 '=1+1' -a 6180 --date 2024-09-02
	quitus expense 1 '@SUM(A1) ]]> &amp; "x"' -a 6180 --date 2024-09-02
	quitus expense 1 '-2+3' -a 6180 --date 2024-09-02
	quitus list -o x.xlsx
	sheet x.xlsx 1 >strings
	run ! grep -F '<f>1+1' strings
	grep -F '<t>=1+1</t>' strings
	grep -F '<t>-2+3</t>' strings
	grep -F '@SUM(A1) ]]&gt; &amp;amp; "x"' strings
	quitus report statement -o y.xlsx
	unzip -tq y.xlsx
}

@test "every report is a workbook" {
	local name
	for name in statement dossier cashbook journal ledger balance \
	    reconciliation cash subsidies budget advances dues inventory \
	    council activity controls chart "subsidy 1" "project cirque" \
	    "class CP-CE1" "pupils CP-CE1"; do
		# shellcheck disable=SC2086 # a name and its subject
		quitus report $name --year 2023 -o r.xlsx
		unzip -tq r.xlsx
		rm r.xlsx
	done
}

@test "export xlsx: the year on sheets" {
	quitus export xlsx
	[ -s 59-1398-2023.xlsx ]
	unzip -p 59-1398-2023.xlsx xl/workbook.xml |
	    grep -o '<sheet name="[^"]*"' >names
	[ "$(wc -l <names)" -ge 9 ]
	for name in "Compte rendu financier" "Cahier de comptabilité" Journaux \
	    "Grand-livre"; do
		grep -F "\"$name" names
	done
	mkdir out
	quitus exporter xlsx -o out --json |
	    jq -e '.file == "out/59-1398-2023.xlsx" and .year == 2023'
	cmp 59-1398-2023.xlsx out/59-1398-2023.xlsx
	run --separate-stderr quitus --lang en export xlsx -o ecole.quitus
	[ "$status" -eq 2 ]
	TMPDIR=/nowhere run --separate-stderr quitus --lang en export xlsx
	[ "$status" -eq 4 ]
	[[ $stderr == *"/nowhere"* ]]
}
