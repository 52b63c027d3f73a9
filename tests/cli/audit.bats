#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The auditor's file: made with its registry, found where it lies.

load helper

registry() {
	printf 'N° coop;École;Commune\n0398;École du Port;Lille\n' >coops.csv
	printf '1398;Jean-Jaurès;Roubaix\n' >>coops.csv
}

@test "audit init makes a file with the coops of the registry" {
	registry
	run quitus --lang en audit init 59.quitus-audit --department 59 \
	    --registry coops.csv
	[ "$status" -eq 0 ]
	[ "$output" = "59.quitus-audit is ready: 2 coops are to send their accounts." ]
	run sqlite3 59.quitus-audit \
	    "SELECT numero, ecole, commune, attendue FROM v_coops ORDER BY 1"
	[ "$output" = "0398|École du Port|Lille|1
1398|Jean-Jaurès|Roubaix|1" ]
}

@test "audit init in French, with a registry that a French spreadsheet saved" {
	printf 'Commune,Nom,N\xb0 OCCE\r\nLille,"\xc9cole, du Port",0398\r\n' \
	    >coops.csv
	quitus --lang fr audit créer 59.quitus-audit --département 59 \
	    --registre coops.csv
	run sqlite3 59.quitus-audit "SELECT numero, ecole, commune FROM v_coops"
	[ "$output" = "0398|École, du Port|Lille" ]
}

@test "a registry with problems makes no file and tells them all" {
	registry
	printf '0398;Encore;Lille\n;Sans numéro;Lille\n' >>coops.csv
	run quitus --lang en audit init 59.quitus-audit --department 59 \
	    --registry coops.csv
	[ "$status" -eq 3 ]
	[[ $output == *"coops.csv:4:1: coop 0398 stands on line 2 already."* ]]
	[[ $output == *"coops.csv:5:1: "* ]]
	[ ! -e 59.quitus-audit ]
}

@test "a registry without the columns it needs says which" {
	printf 'a;b\n1;2\n' >coops.csv
	run quitus --lang en audit init 59.quitus-audit --department 59 \
	    --registry coops.csv
	[ "$status" -eq 3 ]
	[[ $output == *"coops.csv:1: no column is called numero;"* ]]
	[[ $output == *"coops.csv:1: no column is called ecole;"* ]]
}

@test "audit init wants a department that exists, and never overwrites" {
	run quitus --lang en audit init a.quitus-audit
	[ "$status" -eq 2 ]
	[[ $output == *"say which."* ]]
	run quitus --lang en audit init a.quitus-audit --department 99
	[ "$status" -eq 2 ]
	quitus audit init a.quitus-audit --department 59
	run quitus --lang en audit init a.quitus-audit --department 59
	[ "$status" -eq 4 ]
	[[ $output == *"nothing was touched"* ]]
}

@test "audit init --dry-run makes nothing" {
	quitus audit init a.quitus-audit --department 59 --dry-run
	[ ! -e a.quitus-audit ]
}

@test "a ledger is no audit file, nor the other way round" {
	quitus init coop.quitus --name École --number 1 --department 59
	quitus audit init a.quitus-audit --department 59
	run quitus --lang en -f a.quitus-audit list
	[ "$status" -eq 4 ]
	[[ $output == *"another kind of file of quitus"* ]]
}
