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
