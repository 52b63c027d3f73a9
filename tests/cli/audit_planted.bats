#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Seven hundred dossiers of three hundred entries, sixty anomalies among them:
# each is found under its own name, and no error is told of a clean coop. The
# dossiers are made by a program that shares nothing with ours but its hash.

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2026-09-20 QUITUS_FILE=a.quitus-audit
	nation=$(dirname "$QUITUS")/tests/bench/make_nation
}

# Coops 10001 to 10060 have the anomalies 1 to 22 in turn, the others none.
planted() {
	local i
	for i in $(seq 60); do
		echo "$((10000 + i)) $(((i - 1) % 22 + 1))"
	done
}

registry() {
	echo "numero;ecole;commune"
	seq 10001 10700 | sed 's/.*/&;École &;Lille/'
}

# The coops with that anomaly planted.
with() {
	planted | awk -v kind="$1" '$2 == kind { print $1 }'
}

# Each anomaly of the list is found under its name; nothing that matches is told
# of a coop beyond the last of the list.
finds_all() {
	local last=$1 matches=$2
	quitus audit check --year 2025 --json >json || [ $? -eq 1 ]
	jq -r '.findings[] | "\(.coop) \(.code) \(.severity)"' json |
	    sort -u >found
	while read -r coop kind; do
		grep -q "^$coop A$(printf %02d "$kind") " found || {
			echo "not found: $coop A$kind"
			return 1
		}
	done
	awk -v last="$last" '$1 > last' found | grep "$matches" >clean || :
	[ ! -s clean ]
}

@test "sixty anomalies among seven hundred coops" {
	local coop
	planted >list
	registry >coops.csv
	"$nation" now 700 2025 300 list
	"$nation" before 60 2024 300
	"$nation" again 60 2025 250
	quitus audit init a.quitus-audit --department 59 --registry coops.csv
	# What a coop held the year before, where it tells something.
	for coop in $(with 3) $(with 10); do
		quitus audit import "before/$coop" >>log
	done
	quitus audit import now >>log
	# Another version, whose seals do not go on from the first one's.
	for coop in $(with 22); do
		quitus audit import "again/$coop" >>log
	done
	# Of the clean ones nothing at all: no anomaly is another's by mistake.
	finds_all 10060 "" <list
	[ "$(quitus audit status --year 2025 --json | jq length)" = 700 ]
	quitus audit consolidate --year 2025 --format json >sums
	# What the program that made them wrote, added up by another one.
	for coop in now/*; do
		[ ! -d "again/${coop#now/}" ] ||
		    ! with 22 | grep -qx "${coop#now/}" ||
		    coop=again/${coop#now/}
		tail -n +2 "$coop/comptes.csv"
	done | awk -F';' '$1 ~ /^[67]/ { gsub(",", "")
	        s[substr($1, 1, 1)] += $7 }
	    END { printf "%d %d\n", s["6"], -s["7"] }' >wanted
	jq -r '"\(.total_expenses_cents) \(.total_income_cents)"' sums |
	    diff wanted -
}

@test "other books: every anomaly again, whatever the seed" {
	local seed
	# 3, 10 and 22 want another year or version.
	planted | head -n 22 | grep -vE ' (3|10|22)$' >list
	for seed in 1 2 3; do
		"$nation" "now$seed" 60 2025 $((40 * seed)) list "$seed"
		registry | head -n 61 >coops.csv
		rm -f a.quitus-audit*
		quitus audit init a.quitus-audit --department 59 \
		    --registry coops.csv
		quitus audit import "now$seed" >log
		finds_all 10022 error <list
	done
	run ! cmp -s now1/10060/ecritures.csv now2/10060/ecritures.csv
}

@test "two years: what was held and sealed is where the next one begins" {
	local last first
	planted | head -n 22 | grep -vE ' (1|22)$' >list
	"$nation" now 60 2025 60 list 7 before
	quitus audit init a.quitus-audit --department 59
	quitus audit import before >log
	quitus --lang en audit import now >log
	run ! grep "do not go on" log
	run ! grep "begin anew" log
	finds_all 10022 error <list
	# By hand: the first seal of the year is made of the last one before.
	last=$(tail -n 1 before/10060/ecritures.csv | cut -d';' -f18)
	first=$(sed -n 2p now/10060/ecritures.csv | cut -d';' -f18)
	[ "$( (echo "$last"; sed -n '2,3p' now/10060/ecritures.csv |
	    awk -F';' -v OFS=';' '{ $15 = ""; $17 = ""; NF = 17; print }') |
	    sha256sum | cut -d' ' -f1)" = "$first" ]
	jq -r '.findings[] | select(.code == "A03") | [.coop, .amount_cents] |
	    @tsv' json | grep -x "10003	900"
	# Other books of the year before, received after.
	"$nation" other 60 2024 80 /dev/null 8
	rm -f a.quitus-audit*
	quitus audit init a.quitus-audit --department 59
	quitus audit import now/10060 other/10060 >log
	quitus audit check --year 2025 --json >json || [ $? -eq 1 ]
	[ "$(jq -r '.findings[] | select(.code == "A22") |
	    [.coop, .severity] | @tsv' json)" = "10060	error" ]
}
