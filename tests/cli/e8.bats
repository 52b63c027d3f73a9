#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# E8: a whole school year through the command line, and what must not pass.
# Every figure below was worked out by hand from the table of the year.

load helper

setup_file() {
	QUITUS=${QUITUS:-$BATS_TEST_DIRNAME/../../build/quitus} \
	    sh "$BATS_TEST_DIRNAME/../demo/e8.sh" "$BATS_FILE_TMPDIR/e8" \
	    >"$BATS_FILE_TMPDIR/log"
}

setup() {
	start_clean
	cp -r "$BATS_FILE_TMPDIR"/e8/* .
	export QUITUS_TODAY=2024-09-12 QUITUS_FILE=ecole.quitus
}

json() {
	jq -c "$1" statement.json
}

# Open the closed year again, with its next year still empty.
reopen() {
	quitus reopen --reason "Un essai"
}

# The year as it was before it was closed and before its entry n was voided.
without() {
	reopen
	quitus void "$1" --reason "Oubliée" --year 2023
}

@test "E8: charges and produits, account by account" {
	[ "$(json '.expenses | map([.account, .amount_cents])')" = \
	    '[["6070",129500],["6168",3875],["6180",346030],["6281",31775],["6500",5360],["6800",38900]]' ]
	[ "$(json '.income | map([.account, .amount_cents])')" = \
	    '[["7070",185000],["7080",156040],["7410",125000],["7562",180500],["7700",60000]]' ]
	[ "$(json .total_expenses_cents)" = 555440 ]
	[ "$(json .total_income_cents)" = 706540 ]
	[ "$(json .result_cents)" = 151100 ]
}

@test "E8: bilan, reconciliation, cash count" {
	[ "$(json .opening_cents)" = 224787 ]
	[ "$(json '.assets | map([.account, .amount_cents])')" = \
	    '[["512",371382],["530",4505]]' ]
	[ "$(json .total_assets_cents)" = 375887 ]
	[ "$(json '.reconciliation | [.statement_date, .statement_cents,
	    .book_cents, .gap_cents]')" = '["2024-08-31",412882,371382,0]' ]
	[ "$(json '.reconciliation.outstanding | map([.date, .reference,
	    .amount_cents])')" = '[["2024-07-04","1234567",-41500]]' ]
	[ "$(json '.cash_count | [.date, .total_cents, .book_cents, .gap_cents]')" \
	    = '["2024-08-31",4505,4505,0]' ]
	[ "$(json '.cash_count.lines | map([.value_cents, .count])')" = \
	    '[[2000,2],[500,1],[5,1]]' ]
}

@test "E8: subsidies, identity, state, fingerprint" {
	[ "$(json '.subsidies | map([.kind, .received_cents])')" = \
	    '[["commune",90000],["departement",35000]]' ]
	[ "$(json '[.coop.name, .coop.number, .coop.department, .coop.agents]')" \
	    = '["École Jean-Jaurès","1398","59",["Alix Martin"]]' ]
	[ "$(json '[.year.start, .year.end, .year.state]')" = \
	    '["2023-09-01","2024-08-31","closed"]' ]
	[[ $(json .fingerprint) =~ ^\"[0-9a-f]{64}\"$ ]]
}

@test "E8: the keys of the JSON are those of the contract" {
	[ "$(json keys)" = '["assets","cash_count","coop","expenses","fingerprint","income","opening_cents","reconciliation","result_cents","subsidies","total_assets_cents","total_expenses_cents","total_income_cents","year"]' ]
	[ "$(json '.coop | keys')" = \
	    '["agents","department","name","number","town"]' ]
	[ "$(json '.expenses[0] | keys')" = \
	    '["account","amount_cents","label","previous_cents"]' ]
	[ "$(json '.reconciliation | keys')" = \
	    '["book_cents","gap_cents","outstanding","statement_cents","statement_date"]' ]
	[ "$(json '.reconciliation.outstanding[0] | keys')" = \
	    '["amount_cents","date","entry","label","reference"]' ]
	[ "$(json '.cash_count | keys')" = \
	    '["book_cents","date","gap_cents","lines","total_cents"]' ]
	[ "$(json '.subsidies[0] | keys')" = \
	    '["funder","granted_cents","id","kind","left_cents","proof","purpose","received_cents","spent_cents"]' ]
}

# Every figure of the year, as the paper shows it.
figures() {
	cat <<'END'
1 295,00
38,75
3 460,30
317,75
53,60
389,00
5 554,40
1 850,00
1 560,40
1 250,00
1 805,00
600,00
7 065,40
1 511,00
2 247,87
3 713,82
45,05
3 758,87
4 128,82
415,00
900,00
350,00
END
}

# Narrow and wide no-break spaces as spaces.
plain() {
	sed 's/\xe2\x80\xaf/ /g; s/\xc2\xa0/ /g' "$1"
}

@test "E8: every figure is on the paper, in the text and in the HTML" {
	pdftotext -layout statement.pdf paper.txt
	for file in paper.txt statement.txt statement.html; do
		plain "$file" >read
		while read -r figure; do
			grep -qF -- "$figure" read || {
				echo "$figure is not in $file"
				return 1
			}
		done < <(figures)
	done
	pdffonts statement.pdf | awk 'NR > 2 && $(NF - 4) != "yes" { exit 1 }'
	tidy -errors -quiet statement.html
	run ! grep -q PROVISOIRE paper.txt
}

@test "E8: the lowest cash of the year is 28,50 and transfers are no income" {
	# 1 250,00 moved between the cash box and the bank.
	[ "$(quitus list --year 2023 --format json | jq '[.[] |
	    select(.kind == "transfer") | .postings[].amount_cents] | add')" \
	    = 125000 ]
	reopen
	# Taking 28,51 on 6 November is one cent too much.
	run quitus expense 28,51 "Goûter" -a 6180 --from cash \
	    --date 06/11/2023
	[ "$status" -eq 3 ]
	run quitus expense 28,50 "Goûter" -a 6180 --from cash \
	    --date 06/11/2023 --dry-run
	[ "$status" -eq 0 ]
}

@test "E8: the next year opens with what was there" {
	[ "$(quitus list --year 2024 --format json | jq -c '[.[0].kind,
	    .[0].date, (.[0].postings | map([.debit, .credit,
	    .amount_cents]))]')" = \
	    '["opening","2024-09-01",[["512","110",371382],["530","110",4505]]]' ]
	[ "$(quitus report statement --year 2024 --format json |
	    jq -c '[.opening_cents, .result_cents, .fingerprint,
	    (.income[] | select(.account == "7070") | .previous_cents)]')" = \
	    '[375887,0,null,185000]' ]
}

@test "E8 negative: 38,57 in place of 38,75 is refused, gap 0,18" {
	reopen
	run --separate-stderr quitus expense 356,50 "Cotisation" \
	    --split 6281=317,75 --split 6168=38,57 --date 28/09/2023
	[ "$status" -eq 3 ]
	# shellcheck disable=SC2154
	[[ $stderr == *"0,18"* ]]
}

@test "E8 negative: photos booked net are suspicious" {
	reopen
	# 1 640 + 210 - 1 295 = 555 of photos, and no invoice at all.
	quitus void 6 --reason "Net" --year 2023
	quitus void 9 --reason "Net" --year 2023
	quitus income 345 "Photos, bénéfice" -a 7070 --date 20/10/2023
	[ "$(quitus report statement --year 2023 --format json | jq -c \
	    '[.income[] | select(.account == "7070") | .amount_cents]')" = \
	    '[55500]' ]
	run quitus check --year 2023 --format json
	[[ $(jq -c '.findings | map(.code)' <<<"$output") == *C12* ]]
}

@test "E8 negative: an advance not justified stops the close" {
	without 29
	run quitus check --year 2023 --format json
	[ "$status" -eq 1 ]
	[ "$(jq -c '.findings | map(select(.code == "C11" and
	    .severity == "error") | .amount_cents)' <<<"$output")" = \
	    '[12865]' ]
	run quitus close
	[ "$status" -eq 3 ]
	[[ $output == *C11* ]]
	# Until then it is an asset: 128,65 more result, and 128,65 at 541.
	run quitus report statement --year 2023 --format json
	[ "$(jq -c '[.result_cents, .total_assets_cents,
	    (.assets | map(.amount_cents))]' <<<"$output")" = \
	    '[163965,388752,[371382,4505,12865]]' ]
}

@test "E8 negative: a cash box short of 5 cents stops the close" {
	reopen
	quitus cash count --date 31/08/2024 20x2 5x1
	run quitus check --year 2023 --format json
	[ "$status" -eq 1 ]
	[ "$(jq -c '.findings | map(select(.code == "C08") | .severity)' \
	    <<<"$output")" = '["error"]' ]
	run quitus close
	[ "$status" -eq 3 ]
	[[ $output == *"0,05"* ]]
}

@test "E8 negative: an opening of 2 247,78 contradicts last year's closing" {
	# The digits of 3 713,82 and 3 713,91 in the next year: 0,09 apart.
	quitus edit 1 --bank 3713,91 --year 2024
	run quitus check --year 2024 --format json
	[ "$status" -eq 1 ]
	[ "$(jq -c '[.findings[] | select(.code == "C01")][0] |
	    [.severity, (.amount_cents | fabs)]' <<<"$output")" = \
	    '["error",9]' ]
}

@test "E8: the seal can be checked with sha256sum alone" {
	# The first entry of the ledger, the opening, written by hand.
	row='1;2023-09-01;AN;À nouveau au 1er septembre 2023;;;'
	seal=$(printf '%064d\n%s;512;110;2184,37;;;;;;;\n%s;530;110;63,50;;;;;;;\n' \
	    0 "$row" "$row" | sha256sum | cut -d' ' -f1)
	[ "$(quitus show 1 --year 2023 --format json | jq -r .seal)" = "$seal" ]
}
