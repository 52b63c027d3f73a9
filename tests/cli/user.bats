#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What a tired treasurer stumbles over: words in the wrong order, a way of
# paying that cannot be, an entry that is final, a name without its ending.

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2025-10-10
	quitus init coop.quitus --name École --number 7 --department 51 \
	    --year 2025 --bank 1000 --cash 50
}

# told COMMAND...: all that it says, with plain spaces.
told() {
	quitus "$@" 2>&1 | sed $'s/\u202f/ /g; s/\u00a0/ /g'
}

@test "edit: what is validated is refused as such, whatever is asked of it" {
	quitus expense 100 Adhésion --split 6281=80 --split 6168=20
	quitus validate --until 31/10
	run quitus edit 2 --amount 90
	[ "$status" -eq 3 ]
	[[ $output == *"quitus annuler 2"* ]]
	run quitus edit 2 --to cash
	[ "$status" -eq 3 ]
	run quitus edit 2
	[ "$status" -eq 3 ]
	[[ $output == *"quitus annuler 2"* ]]
}

@test "what the cash box pays is not paid by cheque or card" {
	local way
	for way in "--cheque 12" "--method card" "--method cheque"; do
		# shellcheck disable=SC2086
		run quitus expense 5 Farine -a 6180 --from cash $way
		[ "$status" -eq 2 ]
		[[ $output == *"en espèces"* ]]
	done
	quitus expense 5 Farine -a 6180 --from cash --method cash
	quitus expense 5 Farine -a 6180 --from cash --cheque ""
	# Cheques that were received may lie in the box until they are banked.
	quitus income 5 Photos -a 7070 --to cash --method cheque
	[ "$(quitus list --json | jq length)" = 4 ]
}

@test "the amount before the class: told, rather than a class proposed" {
	quitus class add CP
	for command in "advance give" "dues collect"; do
		# shellcheck disable=SC2086
		run quitus $command 20 CP
		[ "$status" -eq 2 ]
		[[ $output == *"La classe vient d’abord"* ]]
		[[ $output != *"classe ajouter"* ]]
	done
	# A class that is called so is a class.
	quitus class add 20
	quitus advance give 20 30
	[ "$(quitus advance list --json | jq -r '.[0].class')" = 20 ]
}

@test "moments: as people write them, as programs read them" {
	quitus expense 5 Farine -a 6180
	[[ $(told history) == *"10/10/2025 00:00"* ]]
	[[ $(told show 2) == *"10/10/2025 00:00"* ]]
	[[ $(told history) != *"2025-10-10T"* ]]
	quitus history --format csv | grep -q ";2025-10-10T00:00:00;"
	[ "$(quitus history --json | jq -r '.[0].at')" = 2025-10-10T00:00:00 ]
	[ "$(quitus show 2 --json | jq -r '.history[0].at')" = \
	    2025-10-10T00:00:00 ]
}

@test "settings are named in the language in force" {
	run quitus config name ""
	[ "$status" -eq 2 ]
	[[ $output == *"nom"*"vide"* && $output != *"name"* ]]
	run quitus --lang en config nom ""
	[[ $output == *"name"* ]]
	quitus config town Reims
	[[ $(told history 2) == *"commune"*"Reims"* ]]
	[[ $(told --lang en history 2) == *"town"*"Reims"* ]]
}

@test "a ledger that is not called .quitus is told to need -f" {
	run --separate-stderr quitus init ailleurs --name É --number 1 \
	    --department 59
	[ "$status" -eq 0 ]
	# shellcheck disable=SC2154 # set by bats
	[[ $stderr == *"-f ailleurs"* ]]
	run --separate-stderr quitus init la.quitus --name É --number 1 \
	    --department 59
	[ -z "$stderr" ]
}

@test "a class is feminine in French, a project masculine" {
	quitus class add CP
	quitus class add CM1
	quitus class close CM1
	quitus project add Mer
	[[ $(told class list) == *"fermée"*"ouverte"* ]]
	[[ $(told project list) == *"ouvert" ]]
}

@test "the tariff is typed as the contract calls its parts" {
	quitus dues tariff --fixe 18 --par-élève 2,05 --par-adulte 3
	quitus dues tariff --json | jq -e '.pupil_cents == 205 and
	    .adult_cents == 300 and .fixed_cents == 1800'
	quitus dues tariff --par-eleve 2
	[ "$(quitus dues tariff --json | jq .pupil_cents)" = 200 ]
}

@test "a cash count of a day to come is kept, and told" {
	run --separate-stderr quitus cash count --date 31/08 20x2 10x1
	[ "$status" -eq 0 ]
	[[ $stderr == *"31/08/2026"*"à venir"* ]]
	run --separate-stderr quitus cash count --date 10/10 20x2 10x1
	[ -z "$stderr" ]
}

@test "a bank's days may be written with dashes" {
	printf '"Compte";"Compte";****1234;10/10/2025;;-4,50\n\n%s\n%s\n' \
	    "Date operation;Libelle court;Type operation;Libelle operation;Montant operation en euro" \
	    "02-10-2025;FRAIS;FRAIS;FRAIS BANCAIRES;-4,50" >bnp.csv
	quitus bank import bnp.csv
	[ "$(quitus bank list --json | jq -r '.[0].date')" = 2025-10-02 ]
}

@test "handover in September: the cheques that the last year left behind" {
	export QUITUS_TODAY=2026-09-03
	quitus expense 40 Car -a 6180 --cheque 12 --date 28/08/2026
	quitus cash count --date 31/08/2026 50x1
	quitus bank balance 31/08/2026 1000
	quitus close
	quitus handover --json | jq -e '.reconciliation.statement_cents == 100000
	    and .reconciliation.book_cents == 96000
	    and .reconciliation.gap_cents == 0
	    and (.reconciliation.outstanding | map(.reference) == ["12"])'
	[[ $(told handover) == *"31/08/2026"*"1 000,00"*"Car"*"−40,00"* ]]
}

@test "a day without its year that falls in the next August is told" {
	run --separate-stderr quitus expense 5 Farine -a 6180 --date 30/08
	[ "$status" -eq 0 ]
	[[ $output == *"30/08/2026"* ]]
	[[ $stderr == *"30/08/2026"*"à venir"* ]]
	run --separate-stderr quitus expense 5 Farine -a 6180 --date 30/08/2026
	[ -z "$stderr" ]
	run --separate-stderr quitus expense 5 Farine -a 6180 --date 30/11
	[ -z "$stderr" ]
	run --separate-stderr quitus expense 5 Farine -a 6180 --date 09/10
	[ -z "$stderr" ]
}

@test "a file of the bank with a savings account is not poured into one" {
	printf '%s\n' "Téléchargement du 05/10/2025;" "" \
	    "Compte courant carte n° 11111111111;" \
	    "Solde au 05/10/2025 1 200,00 €;" "" \
	    "Date;Libellé;Débit euros;Crédit euros;" \
	    "03/10/2025;Mairie;;200,00;" "" \
	    "Livret A carte n° 22222222222;" \
	    "Solde au 05/10/2025 50,00 €;" "" \
	    "Date;Libellé;Débit euros;Crédit euros;" \
	    "04/10/2025;Virement;;50,00;" >ca.csv
	run quitus bank import ca.csv
	[ "$status" -eq 3 ]
	[[ $output == *22222222222* ]]
	[ "$(quitus bank list --json)" = "[]" ]
}

@test "an empty file of the bank is told to be empty" {
	: >empty.csv
	run quitus bank import empty.csv
	[ "$status" -eq 4 ]
	[[ $output == *"est vide"* ]]
}

@test "a format that a command has not: what it has instead" {
	run quitus verify --format json
	[ "$status" -eq 2 ]
	[[ $output == *"--json"* ]]
	run quitus check --format pdf
	[ "$status" -eq 2 ]
	[[ $output == *"quitus etat controles -o controles.pdf"* ]]
	quitus etat controles -o controles.pdf
}

@test "a count without notes and coins is an empty box, and told" {
	run --separate-stderr quitus cash count
	[ "$status" -eq 0 ]
	[[ $stderr == *"quitus défaire"* || $stderr == *"quitus defaire"* ]]
	quitus undo
	quitus transfer 50 --from cash --to bank
	run --separate-stderr quitus cash count
	[ -z "$stderr" ]
}

@test "a document typed as a command: its command is told" {
	run quitus crf
	[ "$status" -eq 2 ]
	[[ $output == *"Vouliez-vous dire"*"etat crf"* ]]
	run quitus --lang en statement -o s.pdf
	[ "$status" -eq 2 ]
	[[ $output == *"Did you mean: report statement?"* ]]
}
