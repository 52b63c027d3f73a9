#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# E8's year with the bank's own file, in the form of each bank: imported and
# matched, it ends with a gap of 0,00 and the coach's cheque as the only thing
# that the bank has not seen.

load helper
load banks

setup_file() {
	QUITUS=${QUITUS:-$BATS_TEST_DIRNAME/../../build/quitus} \
	    sh "$BATS_TEST_DIRNAME/../demo/e8.sh" "$BATS_FILE_TMPDIR/e8" \
	    kept >"$BATS_FILE_TMPDIR/log"
}

setup() {
	start_clean
	cp "$BATS_FILE_TMPDIR"/e8/ecole.quitus .
	export QUITUS_TODAY=2024-09-02 QUITUS_FILE=ecole.quitus
}

teardown() {
	verify_ledgers
}

# reconciles BANK [OPTION...]: a file that tells no balance is given one.
reconciles() {
	local bank=$1
	shift
	"render_$bank" >statement
	quitus bank import statement "$@" --json >import.json
	[ "$(jq -c '[.[] | .account, .added, .known]' import.json)" = \
	    '["512",21,0]' ] || return 1
	# The same file again adds nothing.
	quitus bank import statement "$@" --json >import.json
	[ "$(jq -c '[.[] | .added, .known]' import.json)" = '[0,21]' ] ||
	    return 1
	quitus bank match
	[ "$(quitus bank list --unmatched --format json | jq length)" = 0 ] ||
	    return 1
	quitus bank balance 31/08/2024 4128,82
	[ "$(quitus bank status --date 31/08/2024 --json | jq -c '.[0] |
	    [.statement_cents, .book_cents, .gap_cents,
	    (.outstanding | map([.reference, .amount_cents]))]')" = \
	    '[412882,371382,0,[["1234567",-41500]]]' ] || return 1
	[ "$(quitus bank list --format json | jq -c 'map(.amount_cents)')" = \
	    "$(lines | cut -d'|' -f2 | jq -cs .)" ] || return 1
}

@test "the lines are those of the year: 2 184,37 leads to 4 128,82" {
	[ "$(lines | awk -F'|' '{ s += $2 } END { print 218437 + s }')" = 412882 ]
}

@test "La Banque Postale" {
	reconciles postale
}

@test "La Banque Postale, UTF-8 with a BOM" {
	reconciles postale_bom
}

@test "La Banque Postale, with francs" {
	reconciles postale_francs
}

@test "Crédit Mutuel" {
	reconciles mutuel
}

@test "Crédit Mutuel, debits without their sign" {
	reconciles mutuel_positive
}

@test "CIC" {
	reconciles cic
}

@test "Crédit Agricole" {
	reconciles agricole
}

@test "Crédit Agricole, newer" {
	reconciles agricole_new
}

@test "Caisse d'Épargne, Banque Populaire" {
	reconciles epargne
}

@test "Caisse d'Épargne, Banque Populaire, before 2022" {
	reconciles epargne_old
}

@test "Société Générale" {
	reconciles generale
}

@test "BNP Paribas" {
	reconciles bnp
}

@test "BNP Paribas, with a header" {
	reconciles bnp_header
}

@test "BoursoBank" {
	reconciles bourso
}

@test "OFX 1" {
	reconciles ofx1
}

@test "OFX 2" {
	reconciles ofx2
}

@test "CAMT.053" {
	reconciles camt
}

@test "QIF" {
	reconciles qif
}

@test "a bank that quitus does not know" {
	reconciles map --map "date=1,label=2,amount=3" --save-profile Chez
	quitus bank import statement --bank chez --json
	quitus bank import statement --profile Chez --json |
	    jq -e '.[0].added == 0'
}
