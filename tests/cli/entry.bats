#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What recording and correcting an entry says and does, option by option.

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2026-03-31
	quitus init coop.quitus --name École --number 1 --department 59 \
	    --year 2025 --bank 1000 --cash 500
	printf scan >scan.pdf
}

# sides COMMAND...: the accounts of what it records, "debit credit".
sides() {
	quitus "$@" --json |
	    jq -r '.postings[] | .debit + " " + .credit'
}

# told COMMAND...: its line, with plain spaces.
told() {
	quitus "$@" | sed $'s/\u202f/ /g; s/\u00a0/ /g'
}

@test "paid in cash: the cash box, unless another account is named" {
	[ "$(sides expense 5 Farine -a 6180 --method cash)" = "6180 530" ]
	[ "$(sides income 5 Dons -a 7700 --moyen espèces)" = "530 7700" ]
	[ "$(sides income 5 Dons -a 7700 -m cash --to bank)" = "512 7700" ]
	[ "$(sides expense 5 Farine -a 6180 --method card)" = "6180 512" ]
	run quitus expense 5 Farine -a 6180 --method shells
	[ "$status" -eq 2 ]
}

@test "the balance of each account moved, though one figure holds the other" {
	run told transfer 12 --from cash --to bank
	[[ "$output" == *"530 488,00 €, 512 1 012,00 €" ]]
	# 24 € more in the box: 512,00 €, and the bank is told all the same.
	quitus income 24 Dons -a 7700 --to cash
	run told transfer 1 --from bank --to cash
	[[ "$output" == *"512 1 011,00 €, 530 513,00 €" ]]
	run told transfer 1 --from cash --to bank
	[[ "$output" == *"530 512,00 €, 512 1 012,00 €" ]]
}

@test "edit takes a voucher's scan, as recording does" {
	quitus expense 12 Farine -a 6180
	run quitus edit 2 --attach scan.pdf --amount 13
	[ "$status" -eq 0 ]
	quitus show 2 --json >entry.json
	[ "$(jq -r '.attachments[].name' entry.json)" = scan.pdf ]
	[ "$(jq .postings[0].amount_cents entry.json)" = 1300 ]
	run quitus edit 2 --attach missing.pdf --amount 14
	[ "$status" -eq 4 ]
	[ "$(quitus show 2 --json | jq .postings[0].amount_cents)" = 1300 ]
	quitus undo
	[ "$(quitus show 2 --json | jq '.attachments | length')" = 0 ]
	quitus validate --until 31/08
	run quitus edit 2 --attach scan.pdf
	[ "$status" -eq 3 ]
}

@test "edit without a change to make is a question, not an answer" {
	quitus expense 12 Farine -a 6180
	run quitus --lang en edit 2
	[ "$status" -eq 2 ]
	[[ "$output" == *"what is to be changed?"*"quitus edit 2 --amount"* ]]
	run quitus edit 2 --year 2025
	[ "$status" -eq 2 ]
	quitus validate --until 31/08
	run quitus --lang en edit 2
	[ "$status" -eq 3 ]
	[[ "$output" == *"quitus void 2"* ]]
}

@test "attach shows the entry with its files in JSON" {
	quitus expense 12 Farine -a 6180
	quitus attach 2 scan.pdf --json >entry.json
	[ "$(jq -r '.attachments[].sha256' entry.json)" = \
	    "$(sha256sum scan.pdf | cut -d' ' -f1)" ]
	[ "$(jq .number entry.json)" = 2 ]
}

@test "options answer to the words that come to mind" {
	quitus depense 12 Farine -a 6180 --mode carte
	[ "$(quitus show 2 --json | jq -r .method)" = card ]
	quitus annuler 2 --raison "Écrite deux fois"
	quitus cotisation tarif --per-pupil 2,05 --per-adult 8
	quitus subvention accorder 900 --financeur Mairie --type commune \
	    --objet "Cirque"
	[ "$(quitus subsidy show 1 --json | jq -r .kind)" = commune ]
}
