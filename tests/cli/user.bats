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
