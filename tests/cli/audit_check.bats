#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The anomalies of domain.md 6.3, one by one: silent on the year of E8, told
# once something is wrong with it; and the aggregated accounts.

load helper

setup_file() {
	QUITUS=${QUITUS:-$BATS_TEST_DIRNAME/../../build/quitus}
	cd "$BATS_FILE_TMPDIR" || return 1
	export QUITUS QUITUS_TODAY=2024-09-20
	sh "$BATS_TEST_DIRNAME/../demo/e8.sh" e8 >log
	"$QUITUS" -f e8/ecole.quitus discharge --year 2023 --date 18/09/2024 \
	    --place Fromelles --verifier "Jeanne Petit:parent" \
	    --verifier "Luc Roy:teacher"
	"$QUITUS" -f e8/ecole.quitus export dossier --year 2023 -o 1398.zip
	printf 'numero;ecole;commune\n1398;École Jean-Jaurès;Fromelles\n' >coops
	"$QUITUS" audit init clean.quitus-audit --department 59 --registry coops
	"$QUITUS" -f clean.quitus-audit audit import 1398.zip
}

setup() {
	start_clean
	cp "$BATS_FILE_TMPDIR/clean.quitus-audit" .
	export QUITUS_TODAY=2024-09-20
}

# The findings as "CODE severity cents", after this SQL.
findings() {
	cp clean.quitus-audit x.quitus-audit
	sqlite3 x.quitus-audit "PRAGMA foreign_keys = ON; $1"
	run quitus -f x.quitus-audit audit check --year 2023 --format json
	echo "$output" >json
	jq -r '.findings[] | "\(.code) \(.severity) \(.amount_cents)"' json
}

# tells SQL LINE...: these findings and no others.
tells() {
	local sql=$1
	shift
	diff <([ $# -eq 0 ] || printf '%s\n' "$@") <(findings "$sql")
}

# The entries of what was just found, in one array.
entries() {
	jq -c '[.findings[].entries[]]' json
}

# A posting of its own entry: NUMBER DEBIT CREDIT CENTS [DAY [PARTY]].
posted() {
	echo "INSERT INTO posting (dossier, rank, entry, day, label, party,
	    debit, credit, cents, state) SELECT id, 900 + $1, $1,
	    '${5:-2024-03-25}', 'Essai $1', '${6:-Tiers $1}', '$2', '$3', $4,
	    'final' FROM dossier;"
}

UPDATE_512="UPDATE account_total SET"
LAST_YEAR="INSERT INTO dossier (id, coop, year, version, current, state, kind,
    received, source, content, entries, sealed)
    SELECT 99, coop, 2022, 1, 1, 'closed', 'dossier', received, 'x',
    printf('%064d', 1), 3, 3 FROM dossier"

@test "E8 is clean, and says so" {
	[ -z "$(findings '')" ]
	run quitus -f clean.quitus-audit --lang en audit check --year 2023
	[ "$status" -eq 0 ]
	[[ $output == *"errors 0, warnings 0"* ]]
}

@test "A01 to A03: what is missing, what does not add up" {
	tells "INSERT INTO coop (number) VALUES ('1400')" "A01 error 0"
	tells "UPDATE dossier SET state = 'open'" "A01 warning 0"
	tells "$UPDATE_512 debit = debit + 9 WHERE account = '6180'" \
	    "A02 error 9"
	findings "$(posted 90 6180 467 9)
	    UPDATE account_total SET debit = debit + 9 WHERE account = '6180'"
	[ "$(entries)" = '[90]' ]
	# 2 247,78 in place of 2 247,87.
	tells "$LAST_YEAR; INSERT INTO account_total (dossier, account, label,
	    opening, debit, credit) VALUES (99, '512', 'Banque', 218428, 0, 0),
	    (99, '530', 'Caisse', 6350, 0, 0)" "A03 error 9"
	[ "$(entries)" = '[1]' ]
}

@test "A04 to A09: cash, bank, cheques, advances" {
	tells "$UPDATE_512 lowest = -5 WHERE account = '530'" "A04 error -5"
	# The day of V2, entry 8.
	[ "$(entries)" = '[8]' ]
	tells "$UPDATE_512 highest = 60000 WHERE account = '530'" \
	    "A05 warning 60000"
	# 448,50 on 12 September, by R2.
	[ "$(entries)" = '[3]' ]
	tells "DELETE FROM cash_count" "A06 error 4505"
	tells "UPDATE cash_count SET count = 1 WHERE value = 2000" \
	    "A06 error -2000"
	tells "DELETE FROM outstanding" "A07 error -41500"
	[ "$(entries)" = '[30]' ]
	tells "DELETE FROM outstanding; DELETE FROM bank_statement" \
	    "A07 error 371382"
	tells "UPDATE outstanding SET day = '2023-08-22'" "A08 warning -41500"
	[ "$(entries)" = '[30]' ]
	tells "UPDATE outstanding SET day = '2023-08-24'"
	tells "$UPDATE_512 debit = debit + 12865 WHERE account LIKE '541%';
	    $UPDATE_512 credit = credit + 12865 WHERE account = '7080'" \
	    "A09 error 12865"
	[ "$(entries)" = '[10,28,29]' ]
}

@test "A10 to A13: results, idle money, nothing moved, dues" {
	# 1 000,00 was spent and came in; this year 1 511,00 are left.
	tells "$LAST_YEAR; INSERT INTO account_total (dossier, account, label,
	    opening, debit, credit) VALUES (99, '512', 'Banque', 224787, 0, 0),
	    (99, '6180', 'Activités', 0, 100000, 0),
	    (99, '7080', 'Activités', 0, 0, 100000)" "A10 warning 151100"
	# 15 000,00 more on both sides: more than twice 5 554,40.
	tells "$UPDATE_512 opening = opening + 1500000 WHERE account = '512';
	    $UPDATE_512 opening = opening - 1500000 WHERE account = '110';
	    UPDATE bank_statement SET cents = cents + 1500000" \
	    "A11 warning 1875887"
	findings "$UPDATE_512 debit = 0, credit = 0" |
	    grep -x "A12 warning 224787"
	tells "UPDATE dues SET paid = paid - 100 WHERE paid IS NOT NULL" \
	    "A13 warning -100"
	[ "$(entries)" = '[5]' ]
	findings "$UPDATE_512 debit = 0 WHERE account = '6281'" |
	    grep -x "A13 warning 0"
}

@test "A13: the books against the dues, the dues against the members" {
	# 1 more pupil at 2,30 is due; 356,50 was paid.
	tells "UPDATE dues SET due = due + 230 WHERE class = 'CM1'" \
	    "A13 warning -230"
	[ "$(entries)" = '[5]' ]
	# The books say 10,00 more than both.
	findings "$UPDATE_512 debit = debit + 1000 WHERE account = '6168'" |
	    grep A13 >found
	diff found - <<<"A13 warning 1000
A13 warning -1000"
	# 26 pupils of CM1 make 149, not the 148 of coop.csv.
	tells "UPDATE dues SET pupils = 26 WHERE class = 'CM1'" "A13 warning 0"
	jq -r '.findings[0].message' json | grep -F '149+7 / 148+7'
	tells "UPDATE dossier SET pupils = NULL"
	tells "DELETE FROM dues"
}

@test "A14 to A17: subsidies, sales, goods, twice the same" {
	tells "UPDATE subsidy SET proof = 0 WHERE received = 35000" \
	    "A14 warning 35000"
	[ "$(entries)" = '[16]' ]
	tells "UPDATE subsidy SET unspent = 1000 WHERE received = 90000" \
	    "A14 warning 1000"
	[ "$(entries)" = '[11]' ]
	tells "DELETE FROM subsidy" "A14 warning 125000"
	[ "$(entries)" = '[11,16]' ]
	findings "DELETE FROM account_total WHERE account = '6070'" |
	    grep -x "A15 warning 185000"
	jq -e '.findings[] | select(.code == "A15") | .entries == [6, 7]' json
	findings "DELETE FROM account_total WHERE account = '7070'" |
	    grep -x "A15 warning 129500"
	jq -e '.findings[] | select(.code == "A15") | .entries == [9]' json
	tells "DELETE FROM item" "A16 warning 38900"
	[ "$(entries)" = '[20]' ]
	tells "$(posted 90 6180 512 14280 2024-03-25 'Librairie du Coin')" \
	    "A17 warning 14280"
	[ "$(entries)" = '[19,90]' ]
	tells "$(posted 90 6180 512 14280 2024-03-26 'Librairie du Coin')"
}

@test "A17: as people read it, taken back, round" {
	local i more="" cents=(0 10000 20000 30000 40000 60000)
	tells "$(posted 90 6180 512 14280 2024-03-20 ' LIBRAIRIE  du Coïn')" \
	    "A17 warning 14280"
	[ "$(entries)" = '[19,90]' ]
	tells "$(posted 90 6180 512 14280 2024-03-20 'Librairie du Coing')"
	# Entry 91 takes 90 back.
	tells "$(posted 90 6180 512 14280 2024-03-20 'Librairie du Coin')
	    $(posted 91 512 6180 14280)
	    UPDATE posting SET reverses = 90 WHERE entry = 91"
	# Of 12 expenses beside the dues, 4 are round: 480, 500, 1 610, 50.
	# With 4 more as many are round as not, with a fifth most of them.
	for i in 1 2 3 4; do
		more+=$(posted "9$i" 6180 512 "${cents[i]}")
	done
	tells "$more"
	tells "$more $(posted 95 6180 512 "${cents[5]}")" "A17 warning 424000"
	[ "$(entries)" = '[12,18,23,24,91,92,93,94,95]' ]
	run quitus -f x.quitus-audit --lang en audit check --year 2023
	[[ $output == *"entries 12, 18, 23, 24, 91, 92, 93, 94, 95"* ]]
}

@test "A18 to A22: verifiers, loans, accounts, versions" {
	tells "UPDATE verifier SET name = 'ALIX MARTIN' WHERE rank = 2" \
	    "A18 error 0"
	tells "UPDATE verifier SET quality = 'teacher'" "A19 warning 0"
	tells "INSERT INTO account_total (dossier, account, label, opening,
	    debit, credit) SELECT id, '6600', 'Intérêts', 0, 0, 0 FROM dossier"
	findings "$(posted 90 6600 512 501)
	    INSERT INTO account_total (dossier, account, label, opening,
	    debit, credit) SELECT id, '6600', 'Intérêts', 0, 500, 0
	    FROM dossier" | grep -x "A20 error 500"
	jq -e '.findings[] | select(.code == "A20") | .entries == [90] and
	    (.message | contains("6600 Intérêts"))' json
	findings "INSERT INTO account_total (dossier, account, label, opening,
	    debit, credit) SELECT id, '6999', 'Divers', 0, 500, 0
	    FROM dossier" | grep -x "A21 warning 500"
	# A nomenclature of one's own.
	run ! grep A21 <(findings "INSERT INTO chart VALUES ('699', 0);
	    INSERT INTO account_total (dossier, account, label, opening,
	    debit, credit) SELECT id, '6999', 'Divers', 0, 500, 0
	    FROM dossier")
	tells "UPDATE discharge SET fingerprint = printf('%064d', 7)" \
	    "A22 error 0"
	tells "UPDATE dossier SET version = 2" "A22 warning 0"
	findings "$LAST_YEAR; UPDATE dossier SET contradicts = 99
	    WHERE id <> 99" | grep -x "A22 error 0"
	findings "$LAST_YEAR; UPDATE dossier SET after = 99 WHERE id <> 99" |
	    grep -x "A22 error 0"
}

@test "filters, exit status, what is no code" {
	cp clean.quitus-audit x.quitus-audit
	sqlite3 x.quitus-audit "INSERT INTO coop (number) VALUES ('1400');
	    UPDATE subsidy SET proof = 0"
	run quitus -f x.quitus-audit audit check --year 2023
	[ "$status" -eq 1 ]
	run quitus -f x.quitus-audit audit controler --year 2023 --coop 1398 --json
	[ "$status" -eq 0 ]
	[ "$(jq -c '[.errors, .warnings]' <<<"$output")" = '[0,1]' ]
	run quitus -f x.quitus-audit audit check --year 2023 --code a01 --json
	[ "$status" -eq 1 ]
	[ "$(jq -r '.findings[].coop' <<<"$output")" = 1400 ]
	run quitus -f x.quitus-audit audit check --code A23
	[ "$status" -eq 2 ]
}

@test "sample: the same for the same seed, apart by size, rounded up" {
	local i lot
	for i in $(seq 30); do
		sqlite3 clean.quitus-audit "INSERT INTO coop (id, number)
		    VALUES (100 + $i, 'K$i');
		    INSERT INTO dossier (id, coop, year, version, current,
		    state, kind, received, source, content, entries, sealed)
		    VALUES (100 + $i, 100 + $i, 2023, 1, 1, 'closed', 'dossier',
		    '', '', printf('%064d', $i), $i * 20, 0)"
	done
	# Small: K1 to K4 and 1398; middle: K5 to K14; large: K15 to K30.
	quitus -f clean.quitus-audit audit sample --year 2023 --percent 10 \
	    --seed graine --json >s
	jq -e '.seed == "graine" and .percent == 10' s
	[ "$(jq -c '[.coops[].stratum] | group_by(.) |
	    map([.[0], length])' s)" = \
	    '[["large",2],["middle",1],["small",1]]' ]
	# The lots of the large ones, by another way.
	for i in $(seq 15 30); do
		lot=$(printf 'graine K%d' "$i" | sha256sum | cut -d' ' -f1)
		echo "$lot K$i"
	done | sort | head -n 2 | cut -d' ' -f2 | sort >wanted
	jq -r '.coops[] | select(.stratum == "large") | .coop' s | sort |
	    diff wanted -
	quitus -f clean.quitus-audit audit sample --year 2023 --percent 100 \
	    --json >all
	[ "$(jq '.coops | length' all)" = 31 ]
	jq -e '.seed == "59-2023"' all
	# D9, R3, R1 and D2 are the largest of E8.
	[ "$(jq -c '.coops[] | select(.coop == "1398") | .vouchers[0:4]' \
	    all)" = '["R3","D9","R1","D2"]' ]
	[ "$(jq -c '.coops[] | select(.coop == "1398") | .vouchers |
	    length' all)" = 8 ]
	# Why, in the language in force: 30 entries, counted from 2 to 31.
	for reason in fr:écritures en:entries; do
		quitus -f clean.quitus-audit audit sample --year 2023 \
		    --percent 100 --json --lang "${reason%:*}" |
		    jq -e --arg word "${reason#*:} 30," \
			'[.coops[] | select(.coop == "1398") | .reason |
			startswith($word)] == [true]'
	done
	run quitus -f clean.quitus-audit audit sample --percent 0
	[ "$status" -eq 2 ]
	run quitus -f clean.quitus-audit audit sample --format csv
	[ "$status" -eq 2 ]
	quitus -f clean.quitus-audit audit echantillon --year 2023 --risque
}

@test "report: one file for the commissaire aux comptes" {
	cp clean.quitus-audit x.quitus-audit
	sqlite3 x.quitus-audit "INSERT INTO coop (number) VALUES ('1400');
	    UPDATE subsidy SET proof = 0"
	export QUITUS_FILE=x.quitus-audit
	quitus audit report --year 2023 --format json >r
	jq -e '.completeness | map({(.what): .coops}) | add ==
	    {"expected": 2, "sent": 1, "closed": 1, "discharged": 1,
	    "late": 0}' r
	jq -e '.anomalies == [{"code": "A01", "errors": 1, "warnings": 0,
	    "amount_cents": 0}, {"code": "A14", "errors": 0, "warnings": 1,
	    "amount_cents": 125000}]' r
	jq -e '.consolidated.total_income_cents == 706540' r
	# The error first; each with its entries: public money of R5 and R7.
	jq -e '.findings | map([.coop, .code, .severity, .entries]) ==
	    [["1400", "A01", "error", ""],
	    ["1398", "A14", "warning", "11,16"]]' r
	jq -e '.coops_with_errors == 1' r
	jq -e '.documents | map(select(.coop == "1398")) | .[0] ==
	    {"coop": "1398", "coop_file": true, "entries": true, "bank": true,
	    "cash": true, "inventory": true, "dues": true, "subsidies": true,
	    "advances": true, "discharge": true}' r
	jq -e '.documents | map(select(.coop == "1400")) | .[0] |
	    [.bank, .discharge] == [false, false]' r
	quitus audit rapport --year 2023 -o r.pdf
	pdftotext -layout r.pdf - | sed 's/\xe2\x80\xaf/ /g; s/\xc2\xa0/ /g' >text
	grep -F "7 065,40" text
	grep -F "3 758,87" text
	# E8's result is + 1 511,00; it came ten days before the deadline.
	quitus --lang en audit report --year 2023 | sed 's/█//g' >screen
	grep -E 'surplus above 1 000 € +1$' screen
	grep -E '17/09 to 23/09/2024 +1$' screen
	quitus audit rapport --year 2023 -o r.xlsx
	unzip -tq r.xlsx
	quitus audit rapport --year 2023 -o r.html
	tidy -errors -quiet r.html
}

@test "export: one FEC of the department, and each coop by account" {
	export QUITUS_FILE=clean.quitus-audit
	quitus audit export fec --year 2023 -o all.txt
	[ "$(head -c 11 all.txt)" = JournalCode ]
	tr -d '\r' <all.txt | awk -F'\t' 'NF != 18 { exit 1 }
	    NR > 1 { sub(",", "", $12); sub(",", "", $13)
	        if ($7 != "1398" || $3 !~ /^1398-[0-9]+$/) exit 1
	        d += $12; c += $13; t[$5] += $12 - $13 }
	    END { exit !(d == c && t["6180"] == 346030 && t["512"] == 371382) }'
	run ! grep -F "Alix" all.txt
	run ! grep -F "Librairie du Coin" all.txt
	quitus audit exporter fec --year 2023 --avec-tiers -o named.txt
	grep -F "Livres de bibliothèque - Librairie du Coin" named.txt
	# The quitus of 18 September was given on these accounts; a FEC tells
	# the day itself.
	[ "$(tr -d '\r' <all.txt | cut -f16 | sort -u | paste -s)" = \
	    "20240918	ValidDate" ]
	sqlite3 clean.quitus-audit "UPDATE posting SET validated = '2024-01-31'
	    WHERE entry = 5; UPDATE discharge
	    SET fingerprint = printf('%064d', 7)"
	quitus audit export fec --year 2023 -o all.txt
	[ "$(tr -d '\r' <all.txt | cut -f16 | sort | uniq -c |
	    awk '{ print $1, $2 }' | paste -s -d,)" = \
	    "4 20240131,$(($(wc -l <all.txt) - 5)) 20240920,1 ValidDate" ]
	quitus audit export fec --year 2023 --json | jq -e '.year == 2023 and
	    .file == "000000000FEC20240831_59.txt" and .bytes > 5000'
	quitus audit exporter csv --year 2023
	grep -F "1398;École Jean-Jaurès;6180;Charges des activités éducatives;0,00;3460,30;0,00;3460,30" 59-2023.csv
	run --separate-stderr quitus audit export fec --year 2019
	[ "$status" -eq 3 ]
	run --separate-stderr quitus audit export odt --year 2023
	[ "$status" -eq 2 ]
	run --separate-stderr quitus audit export fec -o x.xlsx
	[ "$status" -eq 2 ]
	run --separate-stderr quitus audit export csv --with-parties
	[ "$status" -eq 2 ]
	[ ! -e x.xlsx ]
	quitus audit export csv --year 2023 -o x.xlsx
	quitus audit export xlsx --year 2023
	cmp x.xlsx 59-2023.xlsx
	unzip -p x.xlsx xl/worksheets/sheet1.xml | grep -F "<v>3460.3</v>"
	run --separate-stderr quitus audit export csv --year 2023 \
	    -o clean.quitus-audit
	[ "$status" -eq 2 ]
	quitus audit status --year 2023
}

@test "consolidate: E8 and a coop beside it, to the cent" {
	quitus init b.quitus --name B --number 1400 --department 59 \
	    --year 2023 --bank 100 --cash 0,01
	export QUITUS_TODAY=2024-03-01
	quitus -f b.quitus expense 30 "Livres" -a 6180
	quitus -f b.quitus expense 20 "Cotisation OCCE" -a 6281
	quitus -f b.quitus income 70 "Kermesse" -a 7080
	quitus -f b.quitus export dossier --year 2023 -o b.zip
	sqlite3 clean.quitus-audit "INSERT INTO coop (number) VALUES ('1400')"
	quitus -f clean.quitus-audit audit import b.zip
	quitus -f clean.quitus-audit audit agreger --year 2023 --format json >s
	# 5 554,40 + 50,00; 7 065,40 + 70,00; 2 247,87 + 100,01.
	jq -e '.coops == 2 and .total_expenses_cents == 560440 and
	    .total_income_cents == 713540 and .result_cents == 153100 and
	    .opening_cents == 234788 and .total_assets_cents == 387888' s
	jq -e '(.expenses | map(.amount_cents) | add) == 560440 and
	    (.income | map(.amount_cents) | add) == 713540 and
	    (.assets | map(.amount_cents) | add) == 387888' s
	jq -e '.expenses | map(select(.eliminated_cents > 0)) |
	    map([.account, .eliminated_cents]) ==
	    [["6168", 3875], ["6281", 33775]]' s
	jq -e '.subsidies == [{"kind": "commune", "received_cents": 90000,
	    "spent_cents": 90000, "left_cents": 0}, {"kind": "departement",
	    "received_cents": 35000, "spent_cents": 35000,
	    "left_cents": 0}]' s
	jq -e '.matrix | map(select(.coop == "1400")) |
	    map([.account, .amount_cents]) == [["110", 10001], ["512", 12000],
	    ["530", 1], ["6180", 3000], ["6281", 2000], ["7080", 7000]]' s
	jq -e '.anc | map(select(.account == "6180")) | .[0].amount_cents ==
	    349030' s
	quitus -f clean.quitus-audit audit consolidate --year 2023 -o s.pdf
	pdftotext -layout s.pdf - | sed 's/\xe2\x80\xaf/ /g; s/\xc2\xa0/ /g' |
	    grep -F "5 604,40"
	run quitus -f clean.quitus-audit audit consolidate --year 2019
	[ "$status" -eq 3 ]
}

@test "consolidate: what the association gave is internal, gifts by who gave" {
	quitus init b.quitus --name B --number 1400 --department 59 \
	    --year 2023 --bank 100
	export QUITUS_TODAY=2024-03-01
	quitus -f b.quitus income 250 "Aide aux projets" -a 7500 \
	    --provenance occe
	quitus -f b.quitus income 10 "Divers" -a 7500
	quitus -f b.quitus income 40 "Mécène" -a 7700 --provenance entreprise
	quitus -f b.quitus income 7 "Trouvé" -a 7700
	quitus -f b.quitus export dossier --year 2023 -o b.zip
	sqlite3 clean.quitus-audit "INSERT INTO coop (number) VALUES ('1400')"
	quitus -f clean.quitus-audit audit import b.zip
	quitus -f clean.quitus-audit audit consolidate --year 2023 \
	    --format json >s
	jq -e '.eliminated_income_cents == 25000 and
	    .eliminated_cents == 35650 and
	    (.income | map(select(.account == "7500")) |
	    .[0] | [.amount_cents, .eliminated_cents]) == [26000, 25000]' s
	# 600,00 of E8 come from the parents' association.
	jq -e '.anc | map(select(.account == "7700") |
	    [.provenance, .anc, .amount_cents]) ==
	    [["association", "7551", 60000], ["entreprise", "7542", 4000],
	    ["", "754", 700]]' s
	jq -e '.anc | map(select(.account == "7500") |
	    [.provenance, .amount_cents]) == [["occe", 25000], ["", 1000]]' s
	[ "$(quitus -f clean.quitus-audit audit query "SELECT montant_cents
	    FROM v_provenances WHERE numero = '1400' AND provenance = 'occe'" \
	    --json | jq '.[0].montant_cents')" = 25000 ]
	# Totals are read, not entries: they may be gone.
	sqlite3 clean.quitus-audit "DELETE FROM posting"
	quitus -f clean.quitus-audit audit consolidate --year 2023 \
	    --format json | cmp s -
}

@test "report: what is wanting, what a coop has no use for, what came late" {
	cp clean.quitus-audit x.quitus-audit
	sqlite3 x.quitus-audit "DELETE FROM cash_count; DELETE FROM dues;
	    DELETE FROM subsidy; DELETE FROM verifier; DELETE FROM discharge;
	    DELETE FROM account_total WHERE account LIKE '741%';
	    UPDATE dossier SET received = '2024-10-01T08:00:00'"
	quitus -f x.quitus-audit audit report --year 2023 --format json >r
	jq -e '.documents[0] | [.coop_file, .bank, .cash, .dues, .subsidies,
	    .discharge] == [true, true, false, false, null, false]' r
	quitus -f x.quitus-audit --lang en audit report --year 2023 |
	    sed 's/░//g' | grep -E '01/10 to 07/10/2024 +1$'
}
