#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Entries from spreadsheets: layouts, what must not pass, what was there before.

load helper

HEAD='date;piece;libelle;recette;depense;compte;tresorerie'

setup() {
	start_clean
	export QUITUS_TODAY=2026-03-31 QUITUS_FILE=coop.quitus
	data=$QUITUS_ROOT/tests/data/import
	quitus init coop.quitus --name École --number 1398 --department 59 \
	    --year 2025 --bank 1000 --cash 50 >/dev/null
}

# A table of these rows under HEAD.
table() {
	printf '%s\n' "$HEAD" "$@" >list.csv
}

# Day, voucher, label, postings of each entry but the opening.
entries() {
	quitus list --format json | jq -c '.[1:] | map([.date, .voucher,
	    .label, (.postings | map([.debit, .credit, .amount_cents]))])'
}

count() {
	quitus list --format json | jq length
}

# refused PATTERN...: the import of list.csv is refused, each pattern is told,
# nothing is written.
refused() {
	local pattern

	run quitus --lang en import list.csv
	[ "$status" -eq 3 ] || {
		echo "status $status: $output"
		return 1
	}
	for pattern in "$@"; do
		[[ $output == *"$pattern"* ]] || {
			echo "not told: $pattern"
			echo "$output"
			return 1
		}
	done
	[ "$(count)" = 1 ]
}

year_of_e8() {
	rm -f coop.quitus
	export QUITUS_TODAY=2024-09-12
	quitus init coop.quitus --name "École Jean-Jaurès" --number 1398 \
	    --department 59 --year 2023 --bank 2184,37 --cash 63,50
	quitus project add Cirque
	quitus account add 541-CP-CE1 "Régie CP-CE1"
}

# The figures of E8, worked out by hand in the domain's example.
is_e8() {
	quitus report statement --year 2023 --format json >statement.json
	jq -e '(.expenses | map([.account, .amount_cents])) ==
	    [["6070",129500],["6168",3875],["6180",346030],["6281",31775],
	     ["6500",5360],["6800",38900]]' statement.json
	jq -e '(.income | map([.account, .amount_cents])) ==
	    [["7070",185000],["7080",156040],["7410",125000],["7562",180500],
	     ["7700",60000]]' statement.json
	jq -e '[.result_cents, .opening_cents, .total_assets_cents] ==
	    [151100, 224787, 375887]' statement.json
	jq -e '(.assets | map([.account, .amount_cents])) ==
	    [["512",371382],["530",4505]]' statement.json
	quitus project show Cirque --year 2023 | sed 's/\xe2\x80\xaf/ /g' |
	    grep -F "2 110,00"
}

@test "E8 in long layout gives its statement to the cent" {
	year_of_e8
	run quitus --lang en import "$data/e8-long.csv"
	[ "$status" -eq 0 ]
	# 7 065,40 came in and 5 554,40 went out, but 128,65 of it through the
	# advance.
	[[ $output == *"29 entries"*"065,40"*"425,75"* ]]
	is_e8
	[ "$(quitus list --year 2023 --format json | jq -c '.[] |
	    select(.voucher == "D1") | .postings |
	    map([.debit, .credit, .amount_cents])')" = \
	    '[["6281","512",31775],["6168","512",3875]]' ]
	[ "$(quitus list --year 2023 --format json | jq -c '.[] |
	    select(.voucher == "D12") | [.method, .reference]')" = \
	    '["cheque","1234567"]' ]
	[ "$(quitus list --year 2023 --format json | jq -r '.[] |
	    select(.voucher == "D4") | .method')" = cash ]
}

@test "E8 in wide layout: preamble, cp1252, totals, codes in every spelling" {
	year_of_e8
	quitus import "$data/e8-wide.csv"
	is_e8
	[ "$(quitus list --year 2023 --format json | jq -c '[.[] |
	    select(.kind == "transfer") | .postings[].amount_cents] | add')" \
	    = 125000 ]
}

@test "both layouts of one year are the same books" {
	year_of_e8
	quitus import "$data/e8-long.csv"
	quitus export dossier -o long/
	year_of_e8
	quitus import "$data/e8-wide.csv"
	quitus export dossier -o wide/
	# Means and references stand in the long one only; a split may be in
	# another order.
	cut -d';' -f2-4,8- long/ecritures.csv | sort >a
	cut -d';' -f2-4,8- wide/ecritures.csv | sort >b
	cut -d';' -f1-7 a | sort >a1
	cut -d';' -f1-7 b | sort >b1
	diff a1 b1
	diff long/comptes.csv wide/comptes.csv
}

@test "rows with the same voucher, day and label are one entry" {
	table '12/09/2025;D1;Cotisation;;80;6281;' \
	    '12/09/2025;D1;Cotisation;;20;6168;' '13/09/2025;;Sans;;1;6180;' \
	    '13/09/2025;;Sans;;1;6180;'
	quitus import list.csv
	[ "$(entries)" = '[["2025-09-12","D1","Cotisation",[["6281","512",8000],["6168","512",2000]]],["2025-09-13","D2","Sans",[["6180","512",100]]],["2025-09-13","D3","Sans",[["6180","512",100]]]]' ]
}

@test "vouchers that nobody gave come after those that were" {
	table '12/09/2025;;A;;1;6180;' '13/09/2025;D1;B;;1;6180;' \
	    '14/09/2025;D7;C;;1;6180;' '15/09/2025;;D;2;;7080;caisse' \
	    '16/09/2025;;E;;5;banque;caisse'
	quitus import list.csv
	[ "$(quitus list --format json | jq -c '.[1:] | map(.voucher)')" = \
	    '["D8","D1","D7","R1","V1"]' ]
}

@test "every encoding, separator and header" {
	HEAD='Date,N° pièce,Libellé,Dépense,Compte'
	table '2025-09-12,D1,Goûter,"1,50",6180'
	quitus import list.csv
	printf '\xef\xbb\xbfsep=;\r\nDATE ;Label;Expense;Account\r\n12/09/2025;Goûter 2;1.50;6180\r\n' >bom.csv
	quitus import bom.csv
	printf 'date\tlibelle\tmontant\tsens\tcompte\r12/09/2025\tCafé 3\t1,50\tD\t6180\r' |
	    iconv -t utf-16 >tab.csv
	quitus import tab.csv
	printf 'Date;Libell\xe9;D\xe9pense;Compte\n12/09/2025;Go\xfbter 4;1,50 \x80;6180\n' >old.csv
	quitus import old.csv
	[ "$(entries | jq -c 'map(.[2:])')" = '[["Goûter",[["6180","512",150]]],["Goûter 2",[["6180","512",150]]],["Café 3",[["6180","512",150]]],["Goûter 4",[["6180","512",150]]]]' ]
}

@test "the same rows are taken once, equal rows of one file all" {
	table '12/09/2025;;Goûter;;2,50;6180;' '12/09/2025;;Goûter;;2,50;6180;'
	quitus import list.csv
	[ "$(count)" = 3 ]
	run quitus --lang en import list.csv
	[ "$status" -eq 0 ]
	[[ $output == *"0 entries taken"* ]]
	[[ $output == *"2 entries were imported before"*"line 2"* ]]
	# One more of them, and a file that overlaps: only the surplus.
	table '12/09/2025;;Goûter;;2,50;6180;' '12/09/2025;;Goûter;;2,50;6180;' \
	    '12/09/2025;;Goûter;;2,50;6180;' '13/09/2025;;Autre;;1;6180;'
	quitus import list.csv --json | jq -e '.entries == 2 and .known == 2'
	# The same meaning in other words is the same row.
	HEAD='Date;Libellé;Montant;Sens;Compte'
	table '2025-09-13;Autre;1,00;D;6180-0008'
	quitus import list.csv --json | jq -e '.entries == 0 and .known == 1'
	quitus import list.csv --again --json | jq -e '.entries == 1'
	quitus import list.csv --json | jq -e '.known == 1'
	[ "$(count)" = 6 ]
}

@test "--again takes rows whose vouchers are those of the first time" {
	table '12/09/2025;R1;Photos;10;;7070;' '12/09/2025;D1;Goûter;;2,50;6180;' \
	    '13/09/2025;V1;Versement;;3;512;caisse'
	quitus import list.csv
	run quitus --lang en import list.csv --again
	[ "$status" -eq 0 ]
	[[ $output == *"3 entries taken"* ]]
	[[ $output == *"3 entries got the next voucher numbers"* ]]
	[ "$(quitus list --json | jq -c 'map(.voucher)')" = \
	    '["AN","R1","D1","R2","D2","V1","V2"]' ]
	quitus undo
	[ "$(count)" = 4 ]
	# Another entry under that number is a mistake all the same.
	table '12/09/2025;R1;Gâteaux;10;;7080;'
	run quitus --lang en import list.csv --again
	[ "$status" -eq 3 ]
	[[ $output == *"list.csv:2:2: voucher R1 is already that of entry 2"* ]]
}

@test "a dry run shows what a transfer moves" {
	table '13/09/2025;V1;Versement;;3;512;caisse'
	quitus import list.csv --dry-run | grep "V1.*530 → 512 *3,00"
	quitus import list.csv --dry-run --json | jq -e '.entries == 1 and
	    (.created | map([.voucher, .postings[0].amount_cents])) ==
	    [["V1", 300]]'
	[ "$(count)" = 1 ]
}

@test "undo takes the whole import back, and it can be made again" {
	quitus expense 3 Avant -a 6180 --date 10/09/2025
	quitus report balance >before
	table '12/09/2025;;Goûter;;2,50;6180;' '12/09/2025;D9;Cotisation;;8;6281;' \
	    '12/09/2025;D9;Cotisation;;2;6168;' '14/09/2025;;Photos;10;;7070;caisse'
	quitus import list.csv
	[ "$(count)" = 5 ]
	run quitus --lang en history 3
	[[ $output == *"4 rows"*"added"*"3 rows"*"added"* ]]
	[[ $(quitus --lang en show 4 2>&1) == *"import"* ]]
	quitus undo
	quitus report balance | diff before -
	[ "$(count)" = 2 ]
	quitus verify
	[ "$(quitus history --format json | jq -c 'map([.undoes, .undone_by])')" \
	    = '[[3,null],[null,4],[null,null],[null,null]]' ]
	run quitus --lang en history 4
	[[ $output == *"removed"* ]]
	quitus import list.csv --json | jq -e '.entries == 3 and .known == 0'
	# What changed an entry since is taken back first.
	quitus edit 3 --amount 2,60
	quitus undo
	quitus undo
	quitus report balance | diff before -
}

@test "a voided entry stays known; a sealed one is not undone" {
	table '12/09/2025;;Goûter;;2,50;6180;' '13/09/2025;;Lots;;1;6180;'
	quitus import list.csv
	quitus void 2 --reason "Pas à nous"
	quitus import list.csv --json | jq -e '.entries == 0 and .known == 2'
	quitus undo
	quitus validate --until 12/09/2025
	run quitus undo
	[ "$status" -eq 3 ]
	[ "$(count)" = 3 ]
}

@test "dry run shows the entries and keeps nothing" {
	table '12/09/2025;D1;Cotisation;;80;6281;' \
	    '12/09/2025;D1;Cotisation;;20;6168;' '13/09/2025;;Photos;10;;7070;'
	run quitus --lang en import list.csv --dry-run
	[ "$status" -eq 0 ]
	[[ $output == *"Cotisation"*"6281, 6168"*"−100,00"*"Photos"*"10,00"* ]]
	[[ $output == *"2 entries"*"nothing was written"* ]]
	[ "$(count)" = 1 ]
	[ "$(quitus history --format json | jq length)" = 1 ]
}

@test "a map, and the profile that keeps it" {
	printf 'Association;;\nreleve;;\n12/09/2025;Goûter;-2,50;6180\n13/09/2025;Don;10;7700\n' >list.csv
	run quitus import list.csv
	[ "$status" -eq 3 ]
	[[ $output == *list.csv:1:* ]]
	quitus import list.csv --map "date=1,libelle=2,montant=3,compte=4" \
	    --save-profile Cahier
	[ "$(entries | jq -c 'map(.[3])')" = '[[["6180","512",250]],[["512","7700",1000]]]' ]
	quitus undo
	[ "$(count)" = 1 ]
	# The profile went with the import.
	run quitus --lang en import list.csv --profile cahier
	[ "$status" -eq 2 ]
	[[ $output == *"no profile"* ]]
	quitus import list.csv --map "date=1,label=2,amount=3,account=4" \
	    --save-profile Cahier --again
	printf 'Quand;Quoi;Combien;Où\n14/09/2025;Lots;-1,00;6180\n' >more.csv
	quitus import more.csv --profile CAHIER
	quitus import more.csv \
	    --map "date=Quand,libelle=quoi,depense=Combien,compte=Ou" && false
	sed -i s/-1,00/2,00/ more.csv
	quitus import more.csv \
	    --map "date=Quand,libelle=quoi,depense=Combien,compte=Ou"
	[ "$(count)" = 5 ]
	run quitus --lang en import list.csv --map "date=1,prix=2"
	[ "$status" -eq 2 ]
	[[ $output == *"prix=2"* ]]
	run quitus import list.csv --map date=1,libelle=2,montant=3 --profile x
	[ "$status" -eq 2 ]
	run quitus import list.csv --save-profile x
	[ "$status" -eq 2 ]
}

@test "an account is guessed only when it is asked for" {
	table '12/09/2025;;Photos de classe;10;;;' \
	    '13/09/2025;;Cotisation OCCE;;8;;' '14/09/2025;;Zzyzx;;8;;'
	refused "list.csv:2:6: which account? Perhaps 7070" \
	    "list.csv:3:6: which account? Perhaps 6281" "list.csv:4:6:"
	run quitus --lang en import list.csv --guess
	[ "$status" -eq 3 ]
	[[ $output != *list.csv:2* && $output == *list.csv:4:6* ]]
	sed -i '$d' list.csv
	run quitus --lang en import list.csv --guess
	[ "$status" -eq 0 ]
	[[ $output == *"2 accounts were guessed"* ]]
	[ "$(entries | jq -c 'map(.[3][0][0:2])')" = \
	    '[["512","7070"],["6281","512"]]' ]
}

@test "every problem is told at its place, and nothing is written" {
	HEAD="$HEAD;moyen;projet;classe;subvention;provenance"
	quitus project add Cirque
	table '31/02/2026;;Jour;;1;6180;' '12/09/2024;;Avant;;1;6180;' \
	    'demain;;Quand;;1;6180;' '12/09/2025;;;;1;6180;' \
	    '12/09/2025;;Flou;;1,234;6180;' '12/09/2025;;Signe;;-1;6180;' \
	    '12/09/2025;;Deux;1;1;6180;' '12/09/2025;;Rien;;;6180;' \
	    '12/09/2025;;Compte;;1;6108;' '12/09/2025;;Envers;1;;6180;' \
	    '12/09/2025;;Boîte;;1;6180;6070' '12/09/2025;;Soi;;1;512;512' \
	    '12/09/2025;;Moyen;;1;6180;;troc' '12/09/2025;;Projet;;1;6180;;;Cirqe' \
	    '12/09/2025;;Classe;;1;6180;;;;CP' '12/09/2025;;Sub;;1;6180;;;;;7' \
	    '12/09/2025;;D’où;1;;7700;;;;;;lune' \
	    '12/09/2025;;Ouverture;;1;110;' '12/09/2025;;Bonne;;1;6180;'
	refused "for 18 problems" "list.csv:2:1: there is no day 31/02/2026" \
	    "list.csv:3:1: " "list.csv:4:1: " "list.csv:5:3: label" \
	    "list.csv:6:5: " "could mean" "list.csv:7:5: " "has a sign" \
	    "list.csv:8:4: " "at once" "list.csv:9:4: this row has no amount" \
	    "list.csv:10:6: “6108” is not an account" "Did you mean" \
	    "list.csv:11:6: 6180 is an expense account" "list.csv:12:7: 6070" \
	    "list.csv:13:6: money cannot move" "list.csv:14:8: “troc”" \
	    "list.csv:15:9: " "Cirque" "list.csv:16:10: " \
	    "list.csv:17:6: there is no subsidy 7" "list.csv:18:12: “lune”" \
	    "list.csv:19:6: the opening is not imported"
	[[ $output != *list.csv:20* ]]
}

@test "vouchers: one paper, one entry" {
	quitus expense 3 Avant -a 6180 --voucher X1 --date 10/09/2025
	table '12/09/2025;x1;Autre;;1;6180;' '12/09/2025;X2;Un;;1;6180;' \
	    '13/09/2025;X2;Deux;;1;6180;'
	run quitus --lang en import list.csv
	[ "$status" -eq 3 ]
	[[ $output == *"list.csv:2:2: voucher X1 is already that of entry 2"* ]]
	[[ $output == *"list.csv:4:2: voucher X2 is already that of line 3"* ]]
	[ "$(count)" = 2 ]
	# Good rows before and after them change nothing.
	table '12/09/2025;X3;Bon;;1;6180;' '12/09/2025;X2;Un;;1;6180;' \
	    '13/09/2025;X2;Deux;;1;6180;' '13/09/2025;X4;Bon;;1;6180;'
	run quitus --lang en import list.csv
	[ "$status" -eq 3 ]
	[[ $output == *"list.csv:4:2: voucher X2 is already that of line 3"* ]]
	[[ $output == *"for 1 problem"* ]]
	[ "$(count)" = 2 ]
}

@test "cash below zero is told with the row that causes it" {
	table '12/09/2025;;Un;;30;6180;caisse' '14/09/2025;;Deux;5;;7080;caisse' \
	    '13/09/2025;;Trop;;20,01;6180;caisse' '13/09/2025;;Peu;;1;6180;'
	refused "list.csv:4:5: with this row, which takes" "20,01" "−0,01" \
	    "13/09/2025"
	sed -i s/20,01/20/ list.csv
	quitus import list.csv
}

@test "wide rows: one way, and the accounts make the sum" {
	HEAD='Date;Libellé;512 entrée;512 sortie;Caisse entrée;Caisse sortie;6281;6168;7070'
	table '12/09/2025;Manque;;100;;;80;15;' \
	    '12/09/2025;Deux sens;100;50;;;;;50' \
	    '12/09/2025;Boiteux;100;;;90;;;' '12/09/2025;Seul;100;;;;;;' \
	    '12/09/2025;Vide;;;;;;;' '12/09/2025;Envers;;20;;;;;20'
	refused "list.csv:2:7: " "−" "5,00" "list.csv:3:3: money comes in and" \
	    "list.csv:4:3: " "a transfer moves the same" "list.csv:5:3: " \
	    "list.csv:6: this row has no amount" "list.csv:7:9: 7070 is an"
	# Bank and cash at once, paired from the left.
	table '12/09/2025;Photos;100;;20,50;;;;120,50' \
	    '13/09/2025;Cotisation;;60;;40;70;30;'
	quitus import list.csv
	[ "$(entries | jq -c 'map(.[3])')" = '[[["512","7070",10000],["530","7070",2050]],[["6281","512",6000],["6281","530",1000],["6168","530",3000]]]' ]
	HEAD='Date;Libellé;512 entrée;512 sortie;6281;6999 Divers'
	table '14/09/2025;X;;1;1;'
	run quitus --lang en import list.csv
	[ "$status" -eq 3 ]
	[[ $output == *"list.csv:1:6: “6999” is not an account"* ]]
}

@test "the year that is asked for, and closed ones" {
	table '14/09;;Court;;1;6180;'
	quitus import list.csv
	[ "$(entries | jq -r '.[0][0]')" = 2025-09-14 ]
	quitus undo
	table '14/09/2024;;Avant;;1;6180;'
	run quitus --lang en import list.csv --year 2025
	[ "$status" -eq 3 ]
	[[ $output == *"list.csv:2:1: 14/09/2024 is not in the year 2025-2026"* ]]
	# No year of that day is open.
	table '14/09/2027;;Après;;1;6180;'
	refused "list.csv:2:1: "
}

@test "what is no table is told by what it is" {
	local file

	printf 'a' >a.txt
	zip -q book.xlsx a.txt
	printf 'PK\003\004\024\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\023\000\000\000[Content_Types].xml' >sheet.xlsx
	: >empty.csv
	head -c 3000 /dev/zero >zero.csv
	printf '<!DOCTYPE html><html>' >page.csv
	mkdir folder.csv
	for file in sheet.xlsx coop.quitus empty.csv zero.csv page.csv none.csv; do
		run quitus --lang en import "$file"
		[ "$status" -eq 4 ] || { echo "$file: $status $output"; return 1; }
	done
	run quitus --lang en import sheet.xlsx
	[[ $output == *"save the sheet as CSV"* ]]
	run quitus --lang en import coop.quitus
	[[ $output == *"a database"* ]]
	[ "$(count)" = 1 ]
}

@test "a quote that is never closed, a line without end" {
	table '12/09/2025;;Bon;;1;6180;' '12/09/2025;;"Ouvert;;1;6180;' \
	    '13/09/2025;;Suite;;1;6180;'
	refused "list.csv:3:3: the quotation mark that opens here"
	{
		echo "$HEAD"
		head -c 3000000 /dev/zero | tr '\0' x
	} >list.csv
	refused "list.csv:2:1: this line is too long"
	printf 'nom;age\nAli;8\n' >list.csv
	refused "list.csv:1: no line names the columns"
}

@test "formulas and line breaks in cells" {
	table "12/09/2025;;'=A1+1;;1;6180;" '13/09/2025;;"Deux
lignes";;1;6180;'
	quitus import list.csv
	[ "$(entries | jq -c 'map(.[2])')" = '["=A1+1","Deux lignes"]' ]
}

@test "the ecritures.csv of a dossier" {
	table '12/09/2025;D1;Cotisation;;80;6281;' \
	    '12/09/2025;D1;Cotisation;;20;6168;' '13/09/2025;R1;Photos;10;;7070;' \
	    '14/09/2025;D2;Lots;;5;6180;' '15/09/2025;D3;Rien;;5;6180;'
	quitus import list.csv
	quitus void 5 --reason "Erreur"
	quitus validate --until 30/09/2025
	quitus void 4 --reason "Rendu" --date 20/09/2025
	quitus export dossier -o sent/
	mv coop.quitus first.quitus
	quitus init coop.quitus --name École --number 1398 --department 59 \
	    --year 2025 --bank 1000 --cash 50
	run quitus --lang en import sent/ecritures.csv
	[ "$status" -eq 0 ]
	# The opening and the void entry stay aside.
	[[ $output == *"4 entries taken"* && $output == *"2 opening or void"* ]]
	diff <(quitus -f first.quitus report balance --format json) \
	    <(quitus report balance --format json)
	quitus list --format json | jq -e '[.[].state] | all(. == "draft")'
}

@test "a Ctrl-C leaves nothing" {
	local pid

	{
		echo "$HEAD"
		seq 400000 | awk '{ print "12/09/2025;;Ligne " $1 ";;0,01;6180;" }'
	} >list.csv
	quitus report balance >before
	# Without it a job in the background does not hear of it.
	env --default-signal=INT "$QUITUS" import list.csv &
	pid=$!
	# As soon as it writes.
	until [ -e coop.quitus-journal ] || ! kill -0 "$pid" 2>/dev/null; do
		:
	done
	kill -INT "$pid"
	wait "$pid" && false
	quitus report balance | diff before -
	[ "$(count)" = 1 ]
	quitus verify
}

@test "a large file: indexes, totals and seals are what they were" {
	{
		echo "$HEAD"
		seq 90000 | awk '{ printf "%02d/%02d/2026;P%d;Achat numéro %d;;0,%02d;%d;caisse\n",
		    $1 % 28 + 1, $1 % 8 + 1, $1, $1, $1 % 90 + 1,
		    ($1 % 2) ? 6180 : 6070 }'
	} >list.csv
	quitus income 100000 Don -a 7700 --to cash --date 01/09/2025
	sqlite3 coop.quitus .schema | sort >schema
	quitus report balance >before
	quitus import list.csv --json | jq -e '.entries == 90000'
	sqlite3 coop.quitus .schema | sort | diff schema -
	quitus verify
	# The mean of 1 to 90 cents is 45,5: 90 000 of them are 40 950,00.
	quitus report statement --format json |
	    jq -e '.total_expenses_cents == 4095000'
	quitus import list.csv --json | jq -e '.entries == 0 and .known == 90000'
	quitus undo
	quitus report balance | diff before -
	quitus verify
}
