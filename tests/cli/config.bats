#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The settings of a ledger, in both languages.

# Messages have the quotes of print; bats sets stderr_lines.
# shellcheck disable=SC1111,SC2154,SC2034

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2025-10-10
	quitus init coop.quitus --name "École du Port" --number 12 \
	    --department 59 --year 2025 --bank 1000 --agent "Alix Martin"
}

en() {
	quitus --lang en "$@"
}

value() {
	quitus config "$1" --json | jq -r .value
}

@test "config lists the settings with their values" {
	[ "$(quitus config --json | jq -r \
	    '.[] | select(.key == "name") | .value')" = "École du Port" ]
	# Those of the coop, and room for one more mandataire.
	[ "$(quitus config --json | jq -r 'map(.key) | join(" ")')" = \
	    "name number department town agent.1 agent.2 siren voucher.series cash.ceiling advance.ceiling verifiers verifiers.parent goods.wear goods.floor goods.covered goods.rate" ]
	en config | grep -q "^agent.1 .*Alix Martin"
	quitus --lang fr config | grep -q "^mandataire.1 .*Alix Martin"
}

@test "one setting: shown, set, forgotten" {
	[ "$(en config town)" = "" ]
	[ "$(en config town Lille)" = "town = Lille" ]
	[ "$(quitus --lang fr config commune)" = Lille ]
	[ "$(quitus config advance.ceiling "1 200,5" --json | jq -c)" = \
	    '{"key":"advance.ceiling","value":"1200,50"}' ]
	quitus config régie.plafond --unset
	[ "$(value advance.ceiling)" = 150,00 ]
	quitus config verificateurs.parent non
	[ "$(value verifiers.parent)" = no ]
	quitus config agent.2 "Camille Petit"
	quitus undo
	[ "$(value agent.2)" = "" ]
	quitus config town Roubaix --dry-run
	[ "$(value town)" = Lille ]
}

@test "what cannot be is refused with what can" {
	run --separate-stderr en config twon Lille
	[ "$status" -eq 2 ]
	[[ $stderr == *"“twon” is not a setting"*"town"* ]]
	run --separate-stderr en config department Nord
	[ "$status" -eq 2 ]
	[[ $stderr == *"01, 59, 2A, 974"* ]]
	run --separate-stderr en config voucher.series both
	[ "$status" -eq 2 ]
	[[ $stderr == *"split"*"single"* ]]
	run --separate-stderr en config cash.ceiling 1,234
	[ "$status" -eq 2 ]
	run --separate-stderr en config name ""
	[ "$status" -eq 2 ]
	run --separate-stderr en config town Lille --unset
	[ "$status" -eq 2 ]
	run --separate-stderr en config --unset
	[ "$status" -eq 2 ]
	[ "$(value town)" = "" ]
}

@test "the series of vouchers is a setting that entries obey" {
	quitus config voucher.series single
	quitus expense 12 "Timbres" -a 6500 --date 01/10
	quitus income 30 "Don" -a 7700 --date 01/10
	[ "$(quitus list --json | jq -r 'map(.voucher) | join(" ")')" = "AN 1 2" ]
}

# begin PROFILE: new books as that association wants them.
begin() {
	rm -f new.quitus
	quitus init new.quitus --name École --number 1 --department 69 \
	    --year 2025 --profile "$1"
}

# asked KEY: the value in the new books.
asked() {
	quitus -f new.quitus config "$1" --json | jq -r .value
}

@test "init --profile: what the association asks, by its name" {
	for name in AD69 69 "ad 69"; do
		begin "$name"
		[ "$(asked verifiers.parent)" = no ]
	done
	begin AD41
	[ "$(asked verifiers.parent)" = yes ]
	run --separate-stderr begin AD59
	[ "$status" -eq 0 ]
	[[ $stderr == *AD59*"quitus config"* ]]
	[ "$(asked verifiers)" = 2 ]
	rm new.quitus
	run quitus --lang en init new.quitus --name École --number 1 \
	    --department 69 --profile Lyon
	[ "$status" -eq 2 ]
	[[ $output == *"AD69"* ]]
	[ ! -e new.quitus ]
}

@test "init --profile: what the association asks, from its file" {
	printf 'Réglage;Valeur\nvérificateurs;3\ncaisse.plafond;200,00\n' >ad.csv
	begin ad.csv
	[ "$(asked verifiers)" = 3 ]
	[ "$(asked cash.ceiling)" = 200,00 ]
	printf 'verifiers;many\nnumber;12\nbogus;1\n' >ad.csv
	rm new.quitus
	run quitus --lang en init new.quitus --name École --number 1 \
	    --department 69 --profile ./ad.csv
	[ "$status" -eq 3 ]
	[[ $output == *"ad.csv:1:2:"*"ad.csv:2:1:"*"ad.csv:3:1:"* ]]
	[ ! -e new.quitus ]
	run begin missing.csv
	[ "$status" -eq 4 ]
}

@test "init --year takes what --year takes everywhere" {
	quitus init new.quitus --name École --number 1 --department 69 \
	    --year 2023-2024
	[ "$(quitus -f new.quitus report balance --year 2023 --json |
	    jq -r .year.start)" = 2023-09-01 ]
	for year in 23 2023-2025 2023x; do
		run quitus init other.quitus --name École --number 1 \
		    --department 69 --year "$year"
		[ "$status" -eq 2 ]
	done
}
