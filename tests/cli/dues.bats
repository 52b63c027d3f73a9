#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Members, what the departmental association asks for, and what families give.

# Messages have the quotes of print; bats sets stderr.
# shellcheck disable=SC1111,SC2154

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2025-10-10 QUITUS_FILE=coop.quitus
	quitus init coop.quitus --name "École du Port" --number 12 \
	    --department 59 --year 2025 --bank 1000 --cash 50 >/dev/null
	quitus class add CP
	quitus class add CM2
}

en() {
	quitus --lang en "$@"
}

# What must be refused: status, then words of the message, then the command;
# and nothing is written.
refused() {
	local status_wanted=$1 words=$2
	shift 2
	cksum coop.quitus >before
	run --separate-stderr quitus --lang en "$@"
	[ "$status" -eq "$status_wanted" ]
	[[ $stderr == *"$words"* ]] || {
		echo "$stderr"
		return 1
	}
	cksum coop.quitus | cmp before
}

# 148 pupils and 7 adults at 2,05 and 0,25: 317,75 + 38,75 = 356,50.
e8() {
	quitus dues headcount CP --pupils 100 --adults 4
	quitus dues headcount CM2 --pupils 48 --adults 3
	quitus dues tariff --pupil 2,05 --adult 2,05 --insurance 0,25
} >/dev/null

due() {
	quitus dues due --json | jq -c "$1"
}

@test "headcount: set, replace, part of it, forget, list" {
	run -0 en dues headcount cp --pupils 24 --adults 1
	[ "$output" = "CP: pupils 24, adults 1; the coop has 25 members." ]
	[ "$(quitus cotisation effectif CM2 --élèves 20 --adultes 2 --json |
	    jq -c)" = \
	    '{"year":2025,"class":"CM2","pupils":20,"adults":2,"members":47}' ]
	quitus dues headcount CP --pupils 23
	[ "$(quitus dues headcount --json | jq -c .[])" = \
	    '{"class":"CM2","pupils":20,"adults":2,"members":22}
{"class":"CP","pupils":23,"adults":1,"members":24}' ]
	quitus class add GS
	en dues headcount | grep -q "Not counted yet: GS."
	quitus dues headcount CP --unset
	[ "$(quitus dues headcount --json | jq length)" = 1 ]
}

@test "headcount: what is no count" {
	quitus dues headcount CM2 --pupils 20 --adults 2
	refused 3 'there is no class “CE1”' dues headcount CE1 --pupils 1 \
	    --adults 1
	[[ $stderr == *"quitus class add"* ]]
	refused 3 "somebody in it" dues headcount CP --pupils 0 --adults 0
	[[ $stderr == *"--unset"* ]]
	refused 3 "somebody in it" dues headcount CM2 --pupils 0 --adults 0
	refused 2 "how many pupils" dues headcount CP
	refused 2 "how many pupils" dues headcount CP --pupils 3
	refused 2 "how many pupils" dues headcount CM2
	refused 2 "which class" dues headcount --pupils 3 --adults 1
	for bad in -1 +1 " 1" 1,5 vingt "" 99999999999999999999; do
		refused 2 "is not a number of people" \
		    dues headcount CP --pupils "$bad" --adults 1
	done
	refused 2 "10000" dues headcount CP --pupils 10000 --adults 1
	refused 3 "was not counted" dues headcount CP --unset
	refused 3 "2030" dues headcount CP --pupils 1 --adults 1 --year 2030
}

@test "tariff: entered part by part, shown, zero allowed" {
	refused 3 "tariff of 2025-2026" dues tariff
	quitus dues tariff --pupil 2,05 --insurance 0,25
	[ "$(quitus cotisation tarif --adulte 8 --fixe 18 --json | jq -c)" = \
	    '{"year":2025,"fixed_cents":1800,"pupil_cents":205,"adult_cents":800,"insurance_cents":25,"supplement_cents":0}' ]
	quitus dues tariff --adult 0 --supplement 10
	[ "$(quitus dues tariff --json | jq -c)" = \
	    '{"year":2025,"fixed_cents":1800,"pupil_cents":205,"adult_cents":0,"insurance_cents":25,"supplement_cents":1000}' ]
	run -0 en dues tariff
	[[ $output == "Tariff of 2025-2026: 18,00"*"2,05"*"0,00"*"0,25"*"10,00"* ]]
}

@test "tariff: what is no amount" {
	refused 2 "-1" dues tariff --pupil=-1
	refused 2 "1,234" dues tariff --pupil 1,234
	refused 2 "deux" dues tariff --fixed deux
	refused 2 "too much" dues tariff --adult 1000000
	quitus dues headcount CP --pupils 9999 --adults 0
	quitus dues headcount CM2 --pupils 9999 --adults 0
	refused 3 "more than the books can hold" dues tariff --pupil 999999,99
}

@test "due: line by line, to the cent" {
	refused 3 "tariff of 2025-2026" dues due
	quitus dues tariff --pupil 2,05
	refused 3 "nobody has been counted" dues due
	e8
	[ "$(due '[.pupils, .adults, .members, .membership_cents,
	    .insurance_cents, .due_cents, .paid_cents, .left_cents]')" = \
	    '[148,7,155,31775,3875,35650,0,35650]' ]
	[ "$(due '.lines | map([.line, .count, .rate_cents, .amount_cents])')" \
	    = '[["pupils",148,205,30340],["adults",7,205,1435],["insurance",155,25,3875]]' ]
	en dues due | grep -q "Left to pay *356,50"
	# 18 + 155 x 1,38 = 231,90, and 10 freely given.
	quitus dues tariff --fixed 18 --pupil 1,38 --adult 1,38 --insurance 0 \
	    --supplement 10
	[ "$(due '[.membership_cents, .insurance_cents, .due_cents]')" = \
	    '[24190,0,24190]' ]
	[ "$(due '.lines | map(.line)')" = \
	    '["fixed","pupils","adults","supplement"]' ]
}

@test "pay: one cheque over two accounts" {
	e8
	quitus dues pay --cheque 1234560 --date 28/09
	[ "$(quitus show 2 --json | jq -c '[.date, .kind, .label, .method,
	    .reference, (.postings | map([.debit, .credit, .amount_cents]))]')" \
	    = '["2025-09-28","expense","Cotisation OCCE et assurance — 155 membres","cheque","1234560",[["6281","512",31775],["6168","512",3875]]]' ]
	[ "$(due '[.paid_cents, .left_cents]')" = '[35650,0]' ]
	refused 3 "nothing is left to pay" dues pay
	# Two pupils more: 2 x 2,05 + 2 x 0,25 = 4,60.
	quitus dues headcount CP --pupils 102
	[ "$(quitus cotisation payer 4,60 "Complément" --de caisse --json |
	    jq -c '[.label, .method, (.postings |
	    map([.debit, .credit, .amount_cents]))]')" = \
	    '["Complément","cash",[["6281","530",410],["6168","530",50]]]' ]
}

@test "pay: without insurance, one account; a coop of one" {
	quitus dues tariff --fixed 18
	quitus dues headcount CP --pupils 0 --adults 1
	[ "$(quitus dues pay --json | jq -c '[.label, (.postings |
	    map([.debit, .amount_cents]))]')" = \
	    '["Cotisation OCCE — 1 membre",[["6281",1800]]]' ]
}

@test "pay: another amount is explained, or split by hand" {
	refused 3 "tariff of 2025-2026" dues pay 100
	e8
	refused 3 "6,50 € is missing" dues pay 350
	refused 3 "3,50 € too much" dues pay 360
	refused 3 "0,18 € is missing" dues pay 356,32
	refused 2 "" dues pay cent
	refused 3 "" dues pay --date 01/09/2031
	refused 3 "missing" dues pay 360 --split 6281=300 --split 6168=38,75
	refused 3 "too much" dues pay --split 6281=317,75 --split 6168=38,76
	quitus dues pay 360 --split 6281=321,25 --split 6168=38,75
	[ "$(due .left_cents)" = -350 ]
	en dues due | grep -q "More was paid than was due"
	refused 3 "nothing is left to pay" dues pay
}

@test "pay: what one account took too much is put right first" {
	e8
	quitus dues pay 350 --split 6281=300 --split 6168=50
	refused 3 "6168 already took 11,25" dues pay
	[[ $stderr == *"quitus edit"* ]]
	quitus edit 2 --split 6281=311,25 --split 6168=38,75
	[ "$(quitus dues pay --json | jq -c '.postings |
	    map([.debit, .amount_cents])')" = '[["6281",650]]' ]
}

@test "pay: by a split of one's own, without headcount nor tariff" {
	# E2: 100 = 80 + 20; 80 + 15 is refused.
	refused 3 "5,00 € is missing" dues pay 100 --split 62810008=80 \
	    --split 61681008=15
	quitus dues pay 100 --split 62810008=80 --split 61681008=20
	[ "$(quitus show 2 --json | jq -c '[.label, (.postings |
	    map([.debit, .amount_cents]))]')" = \
	    '["Cotisation OCCE et assurance",[["6281",8000],["6168",2000]]]' ]
}

@test "collect: families of a class, together" {
	[ "$(quitus dues collect cp 212,50 --to cash --contributors 19 --json |
	    jq -c '[.label, .method, .contributors, (.postings | map([.debit,
	    .credit, .amount_cents, .class, .provenance]))]')" = \
	    '["Participation des familles — CP","cash",19,[["530","7562",21250,"CP","families"]]]' ]
	run -0 en dues collect CM2 150 "Enveloppes de septembre" --date 12/09
	[[ $output == *"12/09/2025"*"Enveloppes de septembre"*"150,00"*"512"* ]]
	[ "$(sqlite3 coop.quitus 'SELECT * FROM contribution')" = '2|19' ]
}

@test "collect: what is refused, what is told" {
	refused 3 'there is no class “Zoé”' dues collect Zoé 5
	refused 2 "" dues collect CP 0
	refused 2 "" dues collect CP -5
	refused 2 "--contributors takes a number" \
	    dues collect CP 10 --contributors 0
	refused 2 "--contributors takes a number" \
	    dues collect CP 10 --contributors Zoé
	refused 2 "100000 families" dues collect CP 10 --contributors 100000
	quitus dues headcount CP --pupils 3 --adults 1
	run -0 --separate-stderr en dues collect CP 10 --contributors 4
	[[ $stderr == *"Careful: the families that gave are 4, the pupils of CP are 3."* ]]
	quitus class close CM2
	refused 3 "CM2" dues collect CM2 10
}

@test "dry run writes nothing" {
	e8
	cksum coop.quitus >before
	quitus dues headcount CP --pupils 1 --adults 1 -n
	quitus dues headcount CP --unset -n
	quitus dues tariff --fixed 1 -n
	quitus dues pay -n
	quitus dues collect CP 10 --contributors 2 -n
	cksum coop.quitus | cmp before
}

# Every table but the log of operations, row by row.
content() {
	sqlite3 coop.quitus "SELECT 'SELECT ''' || name || ''', * FROM ' ||
	    name || ' ORDER BY 2, 3;' FROM sqlite_schema WHERE type = 'table'
	    AND name <> 'operation' AND name NOT LIKE 'sqlite_%'
	    ORDER BY name" | sqlite3 coop.quitus
}

# The command changes something, and undo brings it back.
comes_back() {
	content >before
	run -0 quitus "$@"
	content >after
	run ! cmp -s before after
	run -0 quitus undo
	content >again
	cmp before again
}

@test "undo brings everything back" {
	comes_back dues headcount CP --pupils 24 --adults 1
	comes_back dues tariff --pupil 2,05
	e8
	comes_back dues headcount CP --pupils 3
	comes_back dues headcount CP --unset
	comes_back dues tariff --fixed 18
	comes_back dues pay
	comes_back dues collect CP 10 --contributors 2
	comes_back class rename CP CP-CE1
	quitus dues collect CP 10 --contributors 2
	comes_back void 2 --reason "Deux fois"
	comes_back edit 2 --amount 12
	quitus history | grep -q "cotisation\|dues"
}

@test "check: C15 tells the gap, and is silent when all is paid" {
	c15() {
		quitus check --format json >c || true
		jq -c '.findings | map(select(.code == "C15") |
		    [.severity, .amount_cents])' c
	}
	[ "$(c15)" = '[["question",0]]' ]
	e8
	[ "$(c15)" = '[["warning",31775],["warning",3875]]' ]
	quitus dues pay 356,32 --split 6281=317,75 --split 6168=38,57
	[ "$(c15)" = '[["warning",18]]' ]
	quitus dues pay
	[ "$(c15)" = '[]' ]
}

@test "report dues: members, sum, families" {
	report() {
		quitus report dues --json | jq -c "$1"
	}
	[ "$(report '[.classes, .lines, .contributions]')" = \
	    '[null,null,null]' ]
	quitus report dues | grep -q "Aucun effectif"
	e8
	quitus dues pay --date 28/09
	quitus dues collect CP 100 --contributors 7 --date 12/09
	quitus dues collect CM2 30 --contributors 20 --to cash --date 12/09
	quitus income 5 "Enveloppe" -a 7562 --date 12/09
	[ "$(report '.classes | map([.class, .pupils, .adults])')" = \
	    '[["CM2",48,3],["CP",100,4]]' ]
	[ "$(report '[.due_cents, .paid_cents, .left_cents]')" = \
	    '[35650,35650,0]' ]
	# 100,00 / 7 = 14,2857...; 30,00 / 20 = 1,50.
	[ "$(report '.contributions | map([.class, .amount_cents,
	    .contributors, .mean_cents, .mean_exact])')" = \
	    '[["CM2",3000,20,150,true],["CP",10000,7,1429,false],[null,500,null,null,null]]' ]
	quitus etat cotisations >text
	grep -q "Les moyennes sont arrondies" text
	grep -q "seules sommes dont le nombre" text
	quitus dues collect CP 40 --contributors 7 --date 13/09
	[ "$(report '.contributions[1] | [.amount_cents, .contributors,
	    .mean_cents, .mean_exact]')" = '[14000,14,1000,true]' ]
	quitus report statement | grep -q "^148 élèves et 7 adultes$"
}

@test "a closed year keeps its members" {
	e8
	quitus dues pay --date 28/09
	quitus bank balance 31/08/2026 643,50
	quitus bank tick 2 --date 31/08/2026
	quitus cash count --date 31/08/2026 50x1
	QUITUS_TODAY=2026-09-05 quitus close
	export QUITUS_TODAY=2026-09-05
	refused 3 "" dues headcount CP --pupils 1 --year 2025
	refused 3 "" dues headcount CP --unset --year 2025
	refused 3 "" dues tariff --fixed 1 --year 2025
	refused 3 "" class rename CP CE1
	refused 3 "2025-2026 was: quitus dues tariff --fixed 0,00 --pupil 2,05" \
	    dues due
	quitus report statement --year 2025 | grep -q "^148 élèves et 7 adultes$"
	run ! grep -q "élèves" <(quitus report statement --year 2026)
	quitus dues headcount CP --pupils 1 --adults 1
	[ "$(quitus dues due --year 2025 --json | jq .left_cents)" = 0 ]
}
