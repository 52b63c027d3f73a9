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
	    '[["advance","2026-07-04",10000,0,"CM1"],["dues",null,4725,0,null],["bank",null,0,0,"512"],["cash",null,0,0,null],["vouchers",null,0,1,null]]' ]
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

@test "after school is out, an advance is due before the year ends" {
	begin
	quitus class add CM1
	quitus advance give CM1 100 --date 01/10
	export QUITUS_TODAY=2026-07-04
	[ "$(fact '.todo[] | select(.kind == "advance") | .due')" = \
	    '"2026-07-04"' ]
	export QUITUS_TODAY=2026-07-05
	[ "$(fact '.todo[] | select(.kind == "advance") | .due')" = \
	    '"2026-08-31"' ]
}

@test "drafts are to be validated once the bank confirms them" {
	begin
	quitus expense 200 Musée -a 6180 --date 01/10
	quitus expense 40 Timbres -a 6500 --date 02/03
	drafts='.todo[] | select(.kind == "drafts") | [.count, .since]'
	[ -z "$(fact "$drafts")" ]
	quitus bank balance 28/02 700
	quitus bank tick 2 --date 05/10
	# 1000 - 200 is not what the bank says.
	[ -z "$(fact "$drafts")" ]
	quitus bank balance 28/02 800
	# The opening and the museum; the stamps are later.
	[ "$(fact "$drafts")" = '[2,"2026-02-28"]' ]
	run quitus --lang en dashboard
	[[ $output == *"2 drafts that the bank confirms"*"quitus validate --until 28/02/2026"* ]]
	quitus validate --until 28/02/2026
	[ -z "$(fact "$drafts")" ]
}

@test "a copy is asked for two months after what none holds" {
	backup='.todo[] | select(.kind == "backup") | .since'
	export QUITUS_TODAY=2026-01-09
	begin
	export QUITUS_TODAY=2026-03-10
	[ -z "$(fact "$backup")" ]
	export QUITUS_TODAY=2026-03-11
	[ "$(fact "$backup")" = '"2026-01-09"' ]
	quitus backup
	[ -z "$(fact "$backup")" ]
	export QUITUS_TODAY=2026-03-12
	quitus expense 200 Musée -a 6180 --date 01/10
	export QUITUS_TODAY=2026-05-12
	[ "$(fact "$backup")" = '"2026-03-12"' ]
	# The copy of another ledger is none of this one.
	cp sauvegardes/coop-2026-03-11.quitus sauvegardes/ecole-2026-05-01.quitus
	[ "$(fact "$backup")" = '"2026-03-12"' ]
}

@test "entries that need no voucher are not missing one" {
	begin
	quitus transfer 20 --from cash --to bank --date 01/10
	quitus expense 200 Musée -a 6180 --date 01/10
	quitus validate --until 01/10
	quitus void 3 --reason "deux fois" --date 02/10
	# The museum; neither the transfer nor what cancels the museum.
	[ "$(fact '.todo[] | select(.kind == "vouchers") | .count')" = 1 ]
	[ "$(quitus list --no-voucher-file --json | jq -c 'map(.number)')" = \
	    '[3]' ]
}

@test "budgets beside subsidies" {
	begin
	[ "$(fact .budgets)" = '[]' ]
	quitus project add Cirque
	quitus budget set 6180 300
	quitus budget set --project Cirque 6180 150
	quitus budget set --project Cirque 7080 100
	quitus expense 200 Musée -a 6180 --project Cirque --date 01/10
	# The coop spent 200 of 300, the project 200 of 150.
	[ "$(fact '[.budgets[] | [.project, .planned_cents, .spent_cents]]')" = \
	    '[[null,30000,20000],["Cirque",15000,20000]]' ]
	LC_ALL=C run quitus --lang en dashboard
	# Two thirds of ten, and more than all of it.
	[[ $output == *"Budget of the coop "*"######....  200,00 spent of 300,00"* ]]
	[[ $output == *"Budget of Cirque "*"##########  200,00 spent of 150,00"* ]]
	quitus project close Cirque
	[ "$(fact '[.budgets[].project]')" = '[null]' ]
}

@test "the course of the bank, in blocks and in ASCII" {
	begin
	# 190 days in twenty steps of 9,5: six of them end before 1 November,
	# the 61st day. 1000 is the highest of eight heights, 300 the lowest.
	quitus expense 700 Car -a 6180 --date 01/11
	run quitus --lang en dashboard
	[[ $output == *"██████▁▁▁▁▁▁▁▁▁▁▁▁▁▁   300,00 to 1"?"000,00"*"01/09 to 10/03"* ]]
	LC_ALL=C run quitus --lang en dashboard
	[[ $output == *"######______________   300,00 to 1"?"000,00"* ]]
	[[ $output != *[█▁░]* ]]
}

@test "an old year that was never finished is late" {
	begin
	export QUITUS_TODAY=2027-02-01
	run quitus --lang en dashboard
	[[ $output == *"close and print 2025-2026, late (30/09/2026)"*"quitus close"* ]]
}

@test "a year without an entry says how to begin" {
	begin
	run quitus --lang en dashboard
	[[ $output == *"nothing yet this year: quitus add"* ]]
	quitus expense 7 Colle -a 6180 --date 01/11
	run quitus --lang en dashboard
	[[ $output != *"nothing yet"* ]]
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

@test "a small terminal has one screen, whatever there is to tell" {
	begin
	local n rows
	for n in 1 2 3 4; do
		quitus project add "P$n"
		quitus budget set --project "P$n" 6180 "${n}0"
		quitus class add "CM$n"
		quitus advance give "CM$n" 10 --date "0$n/10"
		quitus expense "$n" "Un libellé qui n’en finit pas, $n, pour une sortie au musée de la mine et du charbon" -a 6180
	done
	export QUITUS_TODAY=2026-10-10
	for rows in 24 30 45; do
		LC_ALL=C.UTF-8 TERM=xterm QUITUS_PAGER=false script -qec \
		    "stty cols 80 rows $rows; exec '$QUITUS' --lang en --color never" \
		    /dev/null </dev/null | tr -d '\r' >shown
		[ "$(wc -l <shown)" -lt "$rows" ]
		[ "$(wc -L <shown)" -le 80 ]
		[[ "$(tail -n 1 shown)" == "Control: "* ]]
	done
	# What does not fit is counted, not dropped.
	LC_ALL=C.UTF-8 TERM=xterm script -qec \
	    "stty cols 80 rows 24; exec '$QUITUS' --lang en --color never" \
	    /dev/null </dev/null >shown
	grep -q '  and [0-9]* more' shown
}
