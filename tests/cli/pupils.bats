#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# One page for the pupils of a class.

# Messages have the quotes of print; bats sets stderr.
# shellcheck disable=SC1111,SC2154

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2025-10-10 QUITUS_FILE=coop.quitus
	quitus init coop.quitus --name "École du Port" --number 12 \
	    --department 59 --year 2025 --bank 1000 --cash 50 \
	    --agent "Alix Martin" >/dev/null
	quitus class add CE2
	quitus class add CM1
}

# 50 + 1000 + 300 + 120 - 80 - 200 - 35 = 1155, of which the class brought 120
# and spent 80 + 35.
fill() {
	quitus income 300 "Photos" -a 7070
	quitus income 120 "Gâteaux de la maman de Zoé" -a 7080 --class CE2 \
	    --to cash --party "Zoé Petit"
	quitus expense 80 "Musée" -a 6180 --class CE2
	quitus expense 200 "Photographe" -a 6070 --class CM1
	quitus expense 35 "Loupes" -a 6800 --class CE2
	quitus expense 9 "Erreur" -a 6180 --class CE2
	quitus void 7 --reason "Erreur"
} >/dev/null

@test "the figures of the school and of the class" {
	fill
	[ "$(quitus report pupils ce2 --json | jq -c)" = \
	    '{"class":"CE2","opening_cents":105000,"income_cents":42000,"expenses_cents":31500,"left_cents":115500,"class_income_cents":12000,"class_expenses_cents":11500,"envelope_cents":null}' ]
	quitus état élèves CE2 >r.txt
	grep -q "^Classe CE2 · année 2025-2026" r.txt
	grep -q "Ce qui reste *1.155,00" r.txt
	grep -q "1.050,00.€ + 420,00.€ − 315,00.€ *= 1.155,00.€" r.txt
	grep -q "985,00.€ à la banque, 170,00.€ dans la caisse" r.txt
	grep -q "Du matériel qui va durer.*35,00" r.txt
	grep -q "Notre classe a apporté 5,00.€ de plus" r.txt
}

@test "in CSV, where there is no table, the figures and the bars" {
	fill
	quitus report pupils CE2 --format csv >r.csv
	grep -x "Ce qui reste;1155,00" r.csv
	grep -x "Entré pour la classe;120,00" r.csv
	grep ";300,00$" r.csv
}

@test "nobody is named, and there is no jargon" {
	fill
	quitus report pupils CE2 >r.txt
	for word in Zoé Petit Martin Photographe PROVISOIRE 7070 6180 \
	    exercice produits charges; do
		run ! grep -q "$word" r.txt
	done
}

@test "a class that spent more than it brought, one that did nothing" {
	fill
	quitus report pupils CM1 |
	    grep -q "La tirelire de l’école a offert 200,00.€ à notre classe"
	quitus class add GS
	quitus report pupils GS |
	    grep -q "rien n’est encore entré ni sorti pour notre classe"
	quitus income 200 "Photos" -a 7070 --class CM1
	quitus report pupils CM1 | grep -q "exactement ce qu’elle a apporté"
	quitus advance give CM1 60
	quitus report pupils CM1 | tr "\n" " " |
	    grep -q "il y a encore 60,00.€"
	[ "$(quitus report pupils CM1 --json | jq .envelope_cents)" = 6000 ]
}

@test "which class" {
	run --separate-stderr quitus --lang en report pupils
	[ "$status" -eq 2 ]
	[[ $stderr == *"which one?"* ]]
	run --separate-stderr quitus --lang en report pupils CE3
	[ "$status" -eq 3 ]
	[[ $stderr == *"there is no class “CE3”"*"CE2"* ]]
}

@test "it stays on one page, with all there can be" {
	fill
	quitus advance give CE2 60
	for account in 7070 7410 7500 7562 7600 7700; do
		quitus income 31 "Entrée" -a $account --class CE2
	done
	for account in 6070 6168 6281 6500 6700; do
		quitus expense 17 "Sortie" -a $account --class CE2
	done
	quitus report pupils CE2 -o page.pdf
	[ "$(pdfinfo page.pdf | sed -n 's/^Pages: *//p')" = 1 ]
	pdftotext -layout page.pdf - | grep -q "Tout le reste"
}
