#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What comes after the last voucher of a series, whatever was typed before.

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2025-10-10
	quitus init coop.quitus --name École --number 1 --department 59 \
	    --year 2025 --bank 1000
}

# spend [VOUCHER]: the voucher that the entry got.
spend() {
	quitus expense 1 Timbres -a 6500 --date 01/10 --json \
	    ${1:+--voucher "$1"} | jq -r .voucher
}

@test "a series goes on after its highest number, of whatever length" {
	[ "$(spend)" = D1 ]
	[ "$(spend D9)" = D9 ]
	[ "$(spend)" = D10 ]
	[ "$(spend D007)" = D007 ]
	[ "$(spend)" = D11 ]
	[ "$(spend D0150)" = D0150 ]
	[ "$(spend)" = D151 ]
}

@test "what only looks like the series is not of it" {
	spend D4
	spend D9A
	spend D-80
	spend DA70
	spend D9B3
	spend 500
	spend D2024000000000001
	[ "$(spend)" = D5 ]
	quitus config voucher.series single
	[ "$(spend)" = 501 ]
}

@test "the number of a void entry is not given again, but may be typed" {
	spend D1
	spend D2
	quitus void 3 --reason "écrite deux fois"
	[ "$(spend)" = D3 ]
	[ "$(spend D2)" = D2 ]
	run quitus expense 1 Timbres -a 6500 --date 01/10 --voucher D2
	[ "$status" -eq 3 ]
	quitus undo
	[ "$(spend)" = D4 ]
}
