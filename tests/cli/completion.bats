#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What a shell proposes while a line of quitus is typed: by the answers of the
# program, then in bash, zsh and fish themselves.

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2025-10-10
	quitus init coop.quitus --name École --number 1 --department 59 \
	    --year 2025 --bank 1000 --cash 50
	quitus class add CM1
	quitus class add "Petite section"
	quitus class add CE2
	quitus class close CE2
	quitus project add "Classe de mer"
	quitus expense 12 Timbres -a 6500 --date 01/10
	quitus income 30 Gâteaux -a 7080 --date 02/10
	PATH=$(dirname "$QUITUS"):$PATH
}

# The answers to a line, parted by |.
answers() {
	"$QUITUS" --lang "${LANGUE:-en}" completion words -- "$@" |
	    cut -f 1 | paste -s -d '|'
}

@test "commands, in the language in force, else in the other" {
	[ "$(answers expe)" = expense ]
	[ "$(LANGUE=fr answers dép)" = depense ]
	[ "$(LANGUE=fr answers EXPE)" = expense ]
	[ "$(answers bank b)" = "book|balance" ]
	[ "$(LANGUE=fr answers banque po)" = pointer ]
	[ "$(answers no-such-thing)" = "" ]
	[ "$(answers no-such-thing x)" = "" ]
	[[ "|$(answers "")|" == *"|init|"*"|expense|"*"|completion|"* ]]
	[ "$(answers help vers)" = version ]
}

@test "options, their values, and what stands before =" {
	[ "$(answers expense 12 x --acc)" = --account ]
	[ "$(LANGUE=fr answers depense 12 x --comp)" = --compte ]
	[ "$(answers list --acc)" = --account ]
	[ "$(answers version --acc)" = "" ]
	[ "$(answers expense --account 650)" = 6500 ]
	[ "$(answers expense -a 650)" = 6500 ]
	[ "$(answers expense --account=650)" = --account=6500 ]
	[ "$(answers expense --account = 650)" = 6500 ]
	[ "$(answers expense --split 650)" = 6500= ]
	[ "$(answers expense --method c)" = "cheque|card|cash" ]
	[ "$(LANGUE=fr answers depense --moyen e)" = espèces ]
	[ "$(answers expense --attach "")" = :file ]
	[ "$(answers expense -- --acc)" = "" ]
	[ "$(answers list --format p)" = pdf ]
}

@test "an expense is proposed accounts of class 6, income of class 7" {
	[[ "$(answers expense -a "")" == 6* ]]
	[[ "|$(answers expense -a "")" != *"|7"* ]]
	[[ "$(answers income -a "")" == 7* ]]
	[[ "|$(answers list -a 5)|" == *"|512|"* ]]
}

@test "classes, projects and entries of the ledger, those in use" {
	[ "$(answers expense --class "")" = "CM1|Petite section" ]
	[ "$(answers class show pet)" = "Petite section" ]
	[ "$(answers expense --project cl)" = "Classe de mer" ]
	[ "$(answers report class c)" = CM1 ]
	[ "$(LANGUE=fr answers etat projet "")" = "Classe de mer" ]
	[ "$(answers show "")" = "1|2|3" ]
	quitus void 2 --reason "pour rien"
	[ "$(answers void "")" = "1|3" ]
	[ "$(answers list --year "")" = 2025 ]
}

@test "parties, labels, subsidies, decisions, goods: what the books have of each" {
	quitus expense 25 Colle -a 6180 --date 03/10 --party Librairie
	quitus subsidy grant 300 --funder Commune --kind commune \
	    --purpose Cirque --date 03/10
	quitus council add 04/10 "Acheter un ballon"
	quitus inventory add Ballon --value 20 --date 05/10
	quitus validate --until 03/10
	quitus void 4 --reason "pour voir"
	[ "$(answers expense 12 x --party "")" = Librairie ]
	[ "$(answers expense 12 "")" = "Colle|Gâteaux|Timbres" ]
	[ "$(answers income 12 x --subsidy "")" = 1 ]
	[ "$(answers subsidy show "")" = 1 ]
	[ "$(answers report subsidy "")" = 1 ]
	[ "$(answers expense 12 x --decision "")" = 1 ]
	[ "$(answers council show "")" = 1 ]
	[ "$(answers inventory remove "")" = 1 ]
	quitus inventory remove 1 --reason "crevé"
	[ "$(answers inventory remove "")" = "" ]
	[ "$(answers inventory add x --entry "")" = "1|2|3|4|5" ]
}

@test "days, shells, files, documents, settings, and words of what an account is for" {
	[ "$(answers expense --date "")" = "today|yesterday" ]
	[ "$(answers validate --until y)" = yesterday ]
	[ "$(LANGUE=fr answers depense --date h)" = hier ]
	[ "$(answers completion "")" = "bash|zsh|fish" ]
	[ "$(answers backup "")" = :file ]
	[ "$(answers transfer 5 --from c)" = cash ]
	[ "$(answers transfer 5 --to 53)" = 530 ]
	[ "$(answers report cashb)" = cashbook ]
	[ "$(answers config dep)" = department ]
	[ "$(LANGUE=fr answers config dep)" = département ]
	# A shell replaces what is typed: one account alone will do.
	[ "$(answers expense -a piscine)" = 6180 ]
	[ "$(answers expense -a no-such-word)" = "" ]
}

@test "the ledger is that of the line; without one, nothing disturbs" {
	mkdir other
	quitus init other/b.quitus --name B --number 2 --department 59 \
	    --year 2025
	quitus -f other/b.quitus class add GS
	run answers expense --class ""
	[ "$output" = "CM1|Petite section" ]
	[ "$(answers -f other/b.quitus expense --class "")" = GS ]
	rm coop.quitus
	run --separate-stderr answers expense --class ""
	[ "$output$stderr" = "" ]
	echo rubbish >rubbish.quitus
	run --separate-stderr answers show ""
	[ "$output$stderr" = "" ]
	rm rubbish.quitus
}

@test "words that the program proposes are words that it takes" {
	for m in $(answers expense --method "" | tr '|' ' ') \
	    $(LANGUE=fr answers depense --moyen "" | tr '|' ' '); do
		quitus expense 1 x -a 6500 --date 01/10 --method "$m" \
		    --from "$([[ $m == cash || $m == esp* ]] &&
			echo cash || echo bank)" --dry-run
	done
	for p in $(answers income --provenance "" | tr '|' ' ') \
	    $(LANGUE=fr answers recette --provenance "" | tr '|' ' '); do
		quitus income 1 x -a 7700 --date 01/10 --provenance "$p" \
		    --dry-run
	done
	for d in $(answers list --date "" | tr '|' ' '); do
		quitus expense 1 x -a 6500 --date "$d" --dry-run
	done
	for k in $(answers subsidy grant --kind "" | tr '|' ' ') \
	    $(LANGUE=fr answers subvention notifier --genre "" |
		tr '|' ' '); do
		quitus subsidy grant 10 --funder F --purpose P --kind "$k" \
		    --dry-run
	done
}

@test "what is not a shell is refused by name" {
	run --separate-stderr quitus --lang en completion tcsh
	[ "$status" -eq 2 ]
	[[ $stderr == *"tcsh"*"bash, zsh and fish"* ]]
	run quitus completion
	[ "$status" -eq 2 ]
}

@test "bash completes, and quotes what has spaces" {
	compopt() { :; } # works in a completion alone
	eval "$("$QUITUS" completion bash)"
	COMP_WORDS=(quitus expense 12 x --class Pe) COMP_CWORD=5
	_quitus quitus
	[ "${#COMPREPLY[@]}" -eq 1 ]
	[ "${COMPREPLY[0]}" = 'Petite\ section' ]
	COMP_WORDS=(quitus show "") COMP_CWORD=2
	_quitus quitus
	[ "${COMPREPLY[*]}" = "1 2 3" ]
	COMP_WORDS=(quitus -f "") COMP_CWORD=2
	_quitus quitus
	[ "${#COMPREPLY[@]}" -eq 0 ]
}

@test "zsh completes" {
	"$QUITUS" completion zsh >_quitus
	zsh -f -c '
		compdef() { : }
		compadd() { print -r -- "${(j:|:)values}" }
		_files() { print files }
		source ./_quitus
		words=(quitus expense --class Petite\\ s) CURRENT=4
		_quitus
		words=(quitus show "") CURRENT=3
		_quitus
		words=(quitus -f "") CURRENT=3
		_quitus' >answer
	[ "$(paste -s -d ' ' answer)" = "Petite section 1|2|3 files" ]
}

@test "fish completes" {
	"$QUITUS" completion fish >quitus.fish
	[ "$(fish -N -c 'source quitus.fish
	    complete -C "quitus expense --class Pet"' | cut -f 1)" = \
	    "Petite section" ]
	[ "$(fish -N -c 'source quitus.fish
	    complete -C "quitus show "' | cut -f 1 | paste -s -d '|')" = \
	    "1|2|3" ]
}
