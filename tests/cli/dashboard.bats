#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The dashboard: its figures, what it says is to be done, and when; the first
# run where there is no ledger.

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2026-03-10
}

begin() {
	quitus init coop.quitus --name "École du Port" --number 12 \
	    --department 59 --year 2025 --bank 1000 --cash 50
}

fact() {
	quitus dashboard --json | jq -c "$1"
}

# What is to be done: the kinds, in order.
todo() {
	fact '[.todo[].kind]'
}

@test "figures of an open year" {
	begin
	quitus expense 200 Musée -a 6180 --date 01/10
	quitus income 350 Photos -a 7070 --date 02/10
	quitus income 12 Gâteaux -a 7080 --to cash --date 03/10
	quitus expense 5 Timbres -a 6500 --date 04/10
	quitus void 5 --reason "deux fois"
	# 1000 - 200 + 350; 50 + 12
	[ "$(fact '[.bank_cents, .cash_cents, .total_income_cents,
	    .total_expenses_cents, .result_cents, .drafts]')" = \
	    "[115000,6200,36200,20000,16200,4]" ]
	[ "$(fact '[.entries[].label]')" = \
	    '["Gâteaux","Photos","Musée","À nouveau au 1er septembre 2025"]' ]
}

@test "what is to be done, and by when" {
	begin
	quitus class add CM1
	quitus advance give CM1 100 --date 01/10
	quitus expense 200 Musée -a 6180 --date 01/10
	quitus dues headcount CM1 --pupils 20 --adults 1
	quitus dues tariff --pupil 2 --adult 2 --insurance 0,25
	# 21 x 2,25 = 47,25
	[ "$(fact '[.todo[] | [.kind, .due, .amount_cents, .count, .name]]')" = \
	    '[["advance","2026-08-31",10000,0,"CM1"],["dues",null,4725,0,null],["bank",null,0,0,"512"],["cash",null,0,0,null],["vouchers",null,0,1,null]]' ]
	quitus advance return CM1 100 --date 05/03
	quitus dues pay --date 05/03
	quitus cash count --date 28/02 50x1
	# The bank: 1000 - 100 - 200 + 100 - 47,25
	quitus bank balance 28/02 1000
	echo scan >scan.pdf
	for n in 3 5; do
		quitus attach "$n" scan.pdf
	done
	[ "$(todo)" = '[]' ]
	[ "$(fact '[.bank_statement, .cash_counted]')" = \
	    '["2026-02-28","2026-02-28"]' ]
	# Five weeks after its statement, a bank account is to be compared.
	export QUITUS_TODAY=2026-04-04
	[ "$(todo)" = '[]' ]
	export QUITUS_TODAY=2026-04-05
	[ "$(fact '[.todo[] | [.kind, .since]]')" = \
	    '[["bank","2026-02-28"]]' ]
}

@test "a new year has nothing to do; one that is over is to be closed" {
	export QUITUS_TODAY=2025-09-10
	begin
	[ "$(todo)" = '[]' ]
	run quitus --lang en dashboard
	[[ $output == *"nothing: all is in order"* ]]
	export QUITUS_TODAY=2026-09-01
	[ "$(fact '.todo[0] | [.kind, .year, .due]')" = \
	    '["close",2025,"2026-09-30"]' ]
}

@test "a closed year waits for its quitus" {
	begin
	quitus bank balance 31/08/2026 1000
	quitus cash count --date 31/08/2026 50x1
	export QUITUS_TODAY=2026-09-05
	quitus close
	[ "$(fact '.todo[0] | [.kind, .year, .due]')" = \
	    '["quitus",2025,"2026-09-30"]' ]
	quitus discharge --verifier "Ana:parent" --verifier "Luc:teacher" \
	    --place Lille --date 05/09
	[ "$(fact '[.todo[] | select(.kind == "quitus")]')" = '[]' ]
}

# at_terminal ANSWERS WORD...: quitus at a terminal, what it shows.
at_terminal() {
	local answers=$1
	shift
	printf '%b' "$answers" | LC_ALL=C.UTF-8 TERM=dumb script -qec \
	    "stty -echo cols 80 rows 24; exec '$QUITUS' --lang en $*" /dev/null |
	    tr -d '\r'
}

@test "quitus alone at a terminal is the dashboard, elsewhere the help" {
	begin
	run at_terminal ""
	[[ $output == *"École du Port"*"To do"* ]]
	run quitus --lang en
	[[ $output == *"Usage: quitus"* ]]
}

@test "without a ledger: how to begin, and the questions of init" {
	run quitus --lang en dashboard
	[ "$status" -eq 4 ]
	run at_terminal "\\nÉcole Jean-Jaurès\\nFromelles\\n1398\\n59\\n\\n\\n2184,37\\n63,50\\n\\n\\n"
	[[ $output == *"There is no ledger in this folder"* ]]
	[ -f ecole-jean-jaures.quitus ]
	[ "$(quitus config --json | jq -c 'map(select(.key == "name" or
	    .key == "town" or .key == "number") | .value)')" = \
	    '["École Jean-Jaurès","1398","Fromelles"]' ]
	[ "$(fact '[.year, .bank_cents, .cash_cents]')" = \
	    '[2025,218437,6350]' ]
}

@test "nothing is made that was not accepted" {
	run at_terminal "n\\n"
	[ -z "$(ls)" ]
	run at_terminal "y\\nÉcole\\n\\n1\\n59\\n\\n\\n0\\n0\\n\\nn\\n"
	[ -z "$(ls)" ]
	# A wrong answer is told, and what was answered is proposed again.
	run at_terminal "y\\nÉcole\\n\\n1\\nNord\\n\\n\\n1,234\\n1234\\n0\\n\\ny\\n\\n\\n\\n59\\n\\n\\n\\n\\n\\ny\\n"
	[[ $output == *"01, 59, 2A, 974"* ]]
	[ "$(fact .bank_cents)" = 123400 ]
}

@test "several ledgers: they are named" {
	begin
	cp coop.quitus other.quitus
	run at_terminal ""
	[[ $output == *"coop.quitus, other.quitus"*"-f"* ]]
}
