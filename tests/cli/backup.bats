#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Copies of the ledger: made, checked, put back; nothing that was there is lost.

load helper
load bad

entries() {
	quitus -f "${1:-coop.quitus}" list --format json | jq length
}

@test "backup: beside the ledger, numbered, never over another" {
	spend 10
	quitus backup
	quitus backup
	run --separate-stderr quitus --lang en backup
	[ "$(head -n 1 <<<"$output")" = \
	    "Copied and checked: sauvegardes/coop-2025-10-10-3.quitus" ]
	[[ $output == *"2 entries, up to 2025-2026"* ]]
	[ "$(find sauvegardes -type f | wc -l)" = 3 ]
	cmp <(sqlite3 coop.quitus .dump) \
	    <(sqlite3 sauvegardes/coop-2025-10-10-3.quitus .dump)
	quitus -f sauvegardes/coop-2025-10-10.quitus verify
}

@test "backup: where one says, on a stick or under a name" {
	mkdir cle
	quitus backup cle --json | jq -e '.file == "cle/coop-2025-10-10.quitus"
	    and .entries == 1 and .year == 2025'
	quitus sauvegarder copie.quitus
	[ "$(entries copie.quitus)" = 1 ]
	refused 4 "copie.quitus" "already" -- -f coop.quitus backup copie.quitus
	refused 4 "already" -- -f coop.quitus backup coop.quitus
	refused 4 "nowhere" -- -f coop.quitus backup nowhere/x.quitus
}

@test "restore: the copy takes the place, what was there is kept" {
	spend 10
	quitus backup
	spend 20
	spend 30
	sha256sum <coop.quitus >was
	run --separate-stderr quitus --lang en restore \
	    sauvegardes/coop-2025-10-10.quitus
	[ "$status" -eq 0 ]
	[[ $output == "Restored: coop.quitus"*"2 entries"*"avant-restauration"* ]]
	[ "$(entries)" = 2 ]
	[ "$(entries sauvegardes/coop-2025-10-10-avant-restauration.quitus)" = 4 ]
	sha256sum <sauvegardes/coop-2025-10-10-avant-restauration.quitus |
	    cmp - was
	quitus restore sauvegardes/coop-2025-10-10-avant-restauration.quitus
	[ "$(entries)" = 4 ]
	[ -z "$(find . -name '*restore-*')" ]
}

@test "restore: over a ledger that is damaged, or gone" {
	spend 10
	quitus backup
	head -c 5000 coop.quitus >half && mv half coop.quitus
	printf 'a journal of other pages' >coop.quitus-journal
	quitus restore sauvegardes/coop-2025-10-10.quitus
	[ "$(entries)" = 2 ]
	[ ! -e coop.quitus-journal ]
	[ "$(stat -c %s sauvegardes/*-avant-restauration.quitus)" = 5000 ]
	rm coop.quitus
	quitus restore sauvegardes/coop-2025-10-10.quitus --json |
	    jq -e '.file == "coop.quitus" and (has("kept") | not)'
	[ "$(entries)" = 2 ]
	rm -r sauvegardes
}

@test "restore: what is no sound copy is refused, and nothing changes" {
	spend 10
	quitus validate --until 10/10
	quitus backup copie
	cp copie changed
	sqlite3 changed "DROP TRIGGER entry_sealed" 2>/dev/null ||
	    sqlite3 changed "CREATE TABLE intrus (x)"
	echo rubbish >rubbish
	head -c 6000 copie >cut
	refused 4 "rubbish" -- restore rubbish
	refused 4 "cut" -- restore cut
	refused 4 "changed" -- restore changed
	refused 4 "none" -- restore none
	refused 2 "coop.quitus" "the ledger itself" -- restore coop.quitus
	ln -s coop.quitus alias
	refused 2 "the ledger itself" -- restore alias
	refused 2 -- restore
}

@test "restore: dry run writes nothing" {
	quitus backup copie
	spend 10
	sha256sum coop.quitus >was
	quitus restore -n copie
	sha256sum --quiet -c was
	[ ! -e sauvegardes ]
}

@test "restore: not while another program writes" {
	spend 10
	quitus backup copie
	sqlite3 coop.quitus "BEGIN EXCLUSIVE" \
	    ".shell $QUITUS --lang en restore copie 2>told; echo \$? >status"
	[ "$(cat status)" = 4 ]
	grep -F "another program" told
	[ "$(entries)" = 2 ]
	rm -f sauvegardes/*
}

@test "close keeps a copy of what was before, and none when it is refused" {
	export QUITUS_TODAY=2026-09-01
	refused 3 -- close
	quitus cash count --date 31/08/2026 50x1
	quitus bank balance 31/08/2026 1000
	quitus close -n
	[ ! -e sauvegardes ]
	run --separate-stderr quitus --lang en close
	[ "$status" -eq 0 ]
	[[ $stderr == *"sauvegardes/coop-2026-09-01-avant-cloture.quitus"* ]]
	quitus -f sauvegardes/coop-2026-09-01-avant-cloture.quitus \
	    report statement --format json | jq -e '.year.state == "open"'
	quitus restore sauvegardes/coop-2026-09-01-avant-cloture.quitus
	quitus report statement --year 2025 --format json |
	    jq -e '.year.state == "open"'
}
