#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Guided entry at a terminal of 80 columns and 24 lines: the first ten
# operations of the worked year E8, with the mistakes of a beginner.

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2023-11-25 TERM=xterm
	export TMUX_TMPDIR=$PWD
	quitus creer ecole.quitus --nom "École Jean-Jaurès" --numero 1398 \
	    --departement 59 --exercice 2023 --banque 2184,37 --caisse 63,50
	quitus classe ajouter CP-CE1
	quitus projet ajouter Cirque
	quitus subvention accorder 900 --financeur "Commune de Fromelles" \
	    --nature commune --objet "Stage de cirque" --date 06/11/2023
}

teardown() {
	tmux kill-server 2>/dev/null || :
	verify_ledgers
}

begin() {
	tmux -f /dev/null start-server \; set-option -g remain-on-exit on \; \
	    new-session -d -x 80 -y 24 "trap : INT
	    LC_ALL=fr_FR.UTF-8 '$QUITUS' saisir; echo \"(fini : \$?)\""
}

screen() {
	tmux capture-pane -p -J -S - |
	    sed 's/\xc2\xa0/ /g; s/\xe2\x80\xaf/ /g; /^ *$/d'
}

# say QUESTION ANSWER: once the question stands at the end of the screen with
# its prompt, type the answer; go on when the screen has changed.
say() {
	local i lines

	for ((i = 0; i < 500; i++)); do
		screen >seen
		if tail -n 1 seen | grep -q '> *$' &&
		    tail -n 9 seen | grep -qF -- "$1"; then
			lines=$(wc -l <seen)
			tmux send-keys -l -- "$2"
			tmux send-keys Enter
			changed "$lines"
			return
		fi
		read -rt 0.02 <> <(:) || :
	done
	echo "no “$1” on the screen:"
	cat seen
	return 1
}

changed() {
	local i

	for ((i = 0; i < 500; i++)); do
		[ "$(screen | wc -l)" -gt "$1" ] && return
		read -rt 0.02 <> <(:) || :
	done
	echo "nothing was answered:"
	screen
	return 1
}

# until_seen TEXT
until_seen() {
	local i

	for ((i = 0; i < 500; i++)); do
		screen | tail -n 9 | grep -qF -- "$1" && return
		read -rt 0.02 <> <(:) || :
	done
	screen
	return 1
}

@test "the first ten operations of E8, mistakes included" {
	begin
	# R1: the families' cheques.
	say "Que s’est-il passé" 1
	say "D’où vient-il" "Participations des familles, chèques"
	say "Combien" "1,420"
	say "Combien" 1420
	say "Quel compte" 6180
	say "Quel compte" 7562
	say "Reçu comment" 1
	say "Quel jour" 31/09
	say "Quel jour" 12/09
	say "Qui a payé" ""
	say "quel projet" ""
	say "Enregistrer" o
	say "Une autre" ""
	# R2: cash, the same day.
	say "Que s’est-il passé" entr
	say "D’où vient-il" "Participations des familles, espèces"
	say "Combien" "300+85"
	say "Quel compte" ""
	say "Reçu comment" espèces
	say "Quel jour" ""
	say "Qui a payé" ""
	say "quel projet" ""
	say "Enregistrer" ""
	# V1: more than there is, then what there is.
	say "Une autre" o
	say "Que s’est-il passé" 3
	say "Combien" 4000
	say "D’où vers où" 1
	say "Quel jour" 15/09
	say "Que faut-il modifier" 2
	say "Combien" 400
	say "Enregistrer" o
	# D1: one cheque, two accounts.
	say "Une autre" o
	say "Que s’est-il passé" 2
	say "Pour quoi" "Adhésion et assurance OCCE"
	say "Combien" "155*2,05+155*0,25"
	say "Quel compte" "6281 317,75"
	say "pour le reste, 38,75" 6168
	say "Est-ce payé par une subvention" ""
	say "Payé comment" "chèque 1234558"
	say "Quel jour" 28/09
	say "Qui a été payé" "OCCE du Nord"
	say "quel projet" ""
	say "Enregistrer" o
	# R3: photos.
	say "Une autre" o
	say "Que s’est-il passé" 1
	say "D’où vient-il" "Photos de classe, chèques"
	say "Combien" 1640
	say "Quel compte" 7070
	say "Reçu comment" chèque
	say "Quel jour" 20/10
	say "Qui a payé" ""
	say "quel projet" ""
	say "Enregistrer" o
	# R4: the same in cash; back, for the label was wrong.
	say "Une autre" o
	say "Que s’est-il passé" 1
	say "D’où vient-il" "Photos"
	say "Combien" "<"
	say "Entrée : Photos" "Photos de classe, espèces"
	say "Combien" 210
	say "Quel compte" 7070
	say "Reçu comment" 5
	say "Quel jour" ""
	say "Qui a payé" ""
	say "quel projet" ""
	say "Enregistrer" o
	# V2
	say "Une autre" o
	say "Que s’est-il passé" 3
	say "Combien" 230
	say "D’où vers où" 1
	say "Quel jour" 06/11
	say "Enregistrer" o
	# D2: Enter is the next cheque.
	say "Une autre" o
	say "Que s’est-il passé" 2
	say "Pour quoi" "Facture du photographe"
	say "Combien" 1295
	say "Quel compte" 6070
	say "Est-ce payé par une subvention" ""
	say "Entrée : chèque 1234559" ""
	say "Quel jour" 10/11
	say "Qui a été payé" "Studio Lumière"
	say "quel projet" ""
	say "Enregistrer" o
	# A1: TAB ends the name of the class.
	say "Une autre" o
	say "Que s’est-il passé" 4
	say "Pour la classe" 1
	say "Quelle classe" "cp	"
	say "Combien" 150
	say "Entrée : chèque 1234560" ""
	say "Quel jour" 13/11
	say "Enregistrer" o
	# R5: the subsidy of the commune.
	say "Une autre" o
	say "Que s’est-il passé" 1
	say "D’où vient-il" "Subvention de la commune"
	say "Combien" 900
	say "Quel compte" 7410
	say "Quelle subvention" 1
	say "Reçu comment" virement
	say "Quel jour" 24/11
	say "Qui a payé" ""
	say "quel projet" Cirque
	say "Enregistrer" o
	say "Une autre" n
	until_seen "(fini : 0)"

	screen >all
	grep -q "1,420" all
	grep -q "6180 n’est pas un compte de produits" all
	grep -q "31/09" all
	grep -q "jamais en dessous de zéro" all
	[ "$(quitus list --json | jq -r '[.[].voucher] | join(" ")')" = \
	    "AN R1 R2 V1 D1 R3 R4 V2 D2 A1 R5" ]
	# 2184,37 + 1420 + 400 - 356,50 + 1640 + 230 - 1295 - 150 + 900
	[ "$(held 512)" = 497287 ]
	# 63,50 + 385 - 400 + 210 - 230
	[ "$(held 530)" = 2850 ]
	[ "$(held 541-CP-CE1)" = 15000 ]
	[ "$(quitus subsidy list --json | jq '.[0].received_cents')" = 90000 ]
	[ "$(quitus list --json | jq -c '.[] | select(.voucher == "D1") |
	    [.reference, .party, (.postings[] | .debit, .amount_cents)]')" = \
	    '["1234558","OCCE du Nord","6281",31775,"6168",3875]' ]
}

# What an account holds, in cents.
held() {
	sqlite3 ecole.quitus "SELECT sum(debit - credit) FROM total
	    WHERE account = '$1'"
}

@test "what Ctrl-C gives up leaves nothing behind" {
	begin
	say "Que s’est-il passé" 2
	say "Pour quoi" "Goûter"
	say "Combien" 12
	until_seen "Quel compte"
	tmux send-keys C-c
	until_seen "(fini : 130)"
	[ "$(quitus list --json | jq length)" = 1 ]
}

@test "TAB shows accounts by code and by word, and keeps what is typed" {
	begin
	say "Que s’est-il passé" 2
	say "Pour quoi" "Entrées"
	say "Combien" 10
	until_seen "Quel compte"
	tmux send-keys -l "assur"
	tmux send-keys Tab
	until_seen "> 6168"
	tmux send-keys C-u
	tmux send-keys -l 61
	tmux send-keys Tab Tab
	until_seen "6168  Assurances versées"
	until_seen "6180  Charges des activités éducatives"
	until_seen "> 61"
	tmux send-keys C-u
	tmux send-keys C-d
	until_seen "(fini : 0)"
}
