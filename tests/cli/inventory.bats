#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The inventory register: what the coop owns, what it is worth.

# Messages have the quotes of print; bats sets stderr.
# shellcheck disable=SC1111,SC2154

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2010-05-10 QUITUS_FILE=coop.quitus
	quitus init coop.quitus --name "École du Port" --number 12 \
	    --department 59 --year 2009 --bank 1000 --cash 50 >/dev/null
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

list() {
	quitus inventory list --json "$@" | jq -c \
	    '[.value_cents, .used_cents, .supplement_cents]'
}

# The goods of E5, in 2010.
e5() {
	quitus inventory add "Tente" --value 1000 --date 12/03/2001
	quitus inventory add "Piano" --value 1000 --date 2005-11-20
	quitus inventaire ajouter "Vélo" --valeur 400 --date 2008-02-01
	quitus inventory add "Lampe" --value 300 --date 30/12/2009
} >/dev/null

@test "used values, to the cent" {
	e5
	[ "$(quitus inventaire lister --json |
	    jq -c '[.items[] | [.id, .value_cents, .used_cents]]')" = \
	    '[[1,100000,20000],[2,100000,50000],[3,40000,32000],[4,30000,27000]]' ]
	[ "$(list)" = '[270000,129000,0]' ]
	en inventory list | grep -q "Total .*2.700,00 *1.290,00"
	en inventory list | grep -q "no supplement"
	# On 31 December 2009 the piano lost a tenth less, the lamp nothing.
	[ "$(list --date 31/12/2009)" = '[270000,146000,0]' ]
	[ "$(list --date 29/12/2009)" = '[240000,116000,0]' ]
}

@test "the supplement, and the settings it is made of" {
	quitus inventory add "Piano à queue" --value 5000 --date 01/02/2010
	[ "$(list)" = '[500000,500000,2064]' ]
	en inventory list | grep -q "supplement: 20,64"
	quitus config goods.covered 4000
	quitus config biens.taux 10
	[ "$(list)" = '[500000,500000,1000]' ]
	quitus config goods.covered --unset
	quitus config goods.rate ""
	[ "$(list)" = '[500000,500000,0]' ]
	refused 2 "percentage" config goods.wear 101
	refused 2 "percentage" config goods.floor -1
	refused 2 "more than the goods" config goods.rate 1000,01
}

@test "from the entry that bought it" {
	quitus expense 389 "Vidéoprojecteur" -a 6800 --date 25/03
	[ "$(quitus inventory add --entry 2 --json | jq -c)" = \
	    '{"id":1,"label":"Vidéoprojecteur","date":"2010-03-25","value_cents":38900,"entry":2,"used_cents":38900,"removed":null,"price_cents":null,"reason":null}' ]
	refused 3 "in the register already" inventory add --entry 2
	quitus undo
	quitus inventory add "Écran" --value 89,50 --entry 2
	refused 3 "299,50" \
	    inventory add "Projecteur" --value 299,51 --entry 2
	run -0 en inventory add "Projecteur" --entry 2
	[[ $output == "Item 2 is in the register: “Projecteur”, 299,50"*"bought on 25/03/2010." ]]
	quitus expense 20 "Papier" -a 6180
	refused 3 "6800" inventory add --entry 3
	refused 3 "no entry 99" inventory add --entry 99
	quitus expense 30 "Erreur" -a 6800
	quitus void 4 --reason "Erreur"
	refused 3 "cancelled" inventory add --entry 4
}

@test "only the goods of an entry that is split" {
	quitus expense 100 "Cirque" --split 6180=60 --split 6800=40
	quitus inventory add --entry 2
	[ "$(list)" = '[4000,4000,0]' ]
}

@test "what cannot be registered" {
	refused 2 "what is to be registered" inventory add
	refused 2 "what did it cost" inventory add "Lampe"
	refused 2 "zero" inventory add "Lampe" --value 0
	refused 2 "" inventory add "Lampe" --value -5
	refused 2 "empty" inventory add "  " --value 5
	refused 2 "" inventory add "Lampe" --value 5 --date 31/02/2010
	refused 2 "--entry takes a number" inventory add --entry zéro
	refused 3 "2010-2011" inventory add "Lampe" --value 5 --date 01/09/2010
	refused 3 "2030" inventory add "Lampe" --value 5 --year 2030
}

@test "remove: it leaves the list, and --all still shows it" {
	e5
	run -0 --separate-stderr en inventory remove 2 --date 01/04 --price 15 \
	    --reason "Vendu à la fête"
	[ "$output" = "Item 2 left the register on 01/04/2010: “Piano” (Vendu à la fête)." ]
	[[ $stderr == *"quitus income 15,00"* ]]
	[ "$(list)" = '[170000,79000,0]' ]
	[ "$(quitus inventory list --all --json |
	    jq -c '.items[1] | [.removed, .reason, .used_cents]')" = \
	    '["2010-04-01","Vendu à la fête",0]' ]
	[ "$(list --date 31/03/2010)" = '[270000,129000,0]' ]
	quitus undo
	[ "$(list)" = '[270000,129000,0]' ]
	[ "$(quitus inventaire retirer 1 --motif "Déchirée" --json |
	    jq -c '[.id, .removed, .price_cents, .reason]')" = \
	    '[1,"2010-05-10",null,"Déchirée"]' ]
}

@test "what cannot leave" {
	e5
	quitus inventory remove 1 --reason "Déchirée"
	refused 3 "already left the register on 10/05/2010" \
	    inventory remove 1 --reason "Déchirée"
	refused 3 "was bought on 30/12/2009" \
	    inventory remove 4 --date 29/12/2009 --reason "Cassée"
	refused 3 "no item 9" inventory remove 9 --reason "Cassée"
	refused 2 "why does it leave" inventory remove 2
	refused 2 "empty" inventory remove 2 --reason " "
	refused 2 "zero" inventory remove 2 --reason "Vendu" --price 0
	refused 2 "is not the number of an item" inventory remove piano \
	    --reason "Vendu"
	refused 3 "2010-2011" inventory remove 2 --reason "Vendu" \
	    --date 01/09/2010
}

@test "undo takes each back, dry run keeps nothing" {
	quitus inventory add "Lampe" --value 30
	[ "$(list)" = '[3000,3000,0]' ]
	cksum coop.quitus >before
	quitus inventory add "Tapis" --value 30 -n
	quitus inventory remove 1 --reason "Cassée" -n
	cksum coop.quitus | cmp before
	quitus undo
	[ "$(list)" = '[0,0,0]' ]
	en inventory list | grep -q "The register is empty"
}

@test "report: the register, what left it, who signs" {
	e5
	quitus expense 389 "Vidéoprojecteur" -a 6800 --date 25/03
	quitus inventory add --entry 2
	quitus inventory remove 3 --date 01/04 --price 15 --reason "Vendu"
	# 200 + 500 + 270 + 389 = 1 359, on the last day of the year.
	quitus report inventory --json >r.json
	[ "$(jq -c '[.date, .items_count, .value_cents, .used_cents,
	    .supplement_cents]' r.json)" = \
	    '["2010-08-31",4,268900,135900,0]' ]
	[ "$(jq -c '[.items[] | [.id, .entry]]' r.json)" = \
	    '[[1,null],[2,null],[4,null],[5,2]]' ]
	[ "$(jq -c '.removed[] | [.id, .date, .reason, .price_cents]' \
	    r.json)" = '[3,"2010-04-01","Vendu",1500]' ]
	quitus état inventaire >r.txt
	grep -q "Vidéoprojecteur .*n°.2 .*389,00" r.txt
	grep -q "Vélo .*01/04/2010 .*Vendu" r.txt
	grep -q "^Vérificateur" r.txt
	# On the eve the bicycle is still there.
	[ "$(quitus report inventory --to 31/03 --json | jq -c \
	    '[.items_count, .removed]')" = '[5,[]]' ]
	quitus report statement |
	    grep -q "Registre d’inventaire.: 4 biens, 2.689,00.€ à l’achat"
}

@test "report: an empty register" {
	[ "$(quitus report inventory --json |
	    jq -c '[.items, .removed, .used_cents]')" = '[[],[],0]' ]
	quitus report inventory | grep -q "Aucun bien n’est sorti"
	quitus report statement | grep -q "Registre d’inventaire.: aucun bien"
}

@test "what comes later leaves the closed year as it was signed" {
	e5
	quitus inventory remove 1 --reason "Déchirée"
	export QUITUS_TODAY=2010-09-05
	quitus cash count --date 31/08/2010 20x2 10x1
	quitus bank balance 31/08/2010 1000
	quitus close
	quitus inventory remove 4 --reason "Volée"
	quitus inventory add "Tapis" --value 60 --date 15/06/2010
	quitus config goods.wear 20
	refused 3 "closed" inventory add "Lampe" --value 5 --year 2009 --entry 1
	refused 3 "closed" inventory add "Lampe" --value 5 --year 2009
	[ "$(quitus report inventory --year 2009 --json |
	    jq -c '[.used_cents, [.items[].id], [.removed[].id]]')" = \
	    '[109000,[2,3,4],[1]]' ]
	# From 2005 to 2011, 2008 to 2011, 2010 to 2011, at 20 % a year.
	[ "$(quitus report inventory --json |
	    jq -c '[[.items[] | [.id, .used_cents]], [.removed[].id]]')" = \
	    '[[[2,20000],[3,16000],[5,4800]],[4]]' ]
	# It was signed on the fingerprint of those bytes.
	quitus discharge --year 2009 --verifier "Samia Haddad:parent" \
	    --verifier "Paul Roy:teacher" --place Lille
}
