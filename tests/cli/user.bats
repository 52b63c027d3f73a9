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
