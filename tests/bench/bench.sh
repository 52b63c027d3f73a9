#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Prints how long commands take beside the sqlite3 shell doing the like, both
# in turn on this machine: medians of RUNS (7) and their ratio. Nothing here
# passes or fails.
#
#	QUITUS=build/quitus MAKE_LEDGER=build/tests/bench/make_ledger \
#	    MAKE_NATION=build/tests/bench/make_nation bench.sh
set -eu

quitus=${QUITUS:?}
make_ledger=${MAKE_LEDGER:?}
make_nation=${MAKE_NATION:?}
runs=${RUNS:-7}
entries=${ENTRIES:-100000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export QUITUS_TODAY=2026-01-15 LC_ALL=C.UTF-8
unset QUITUS_FILE LANGUAGE

# Microseconds that a command takes.
clock() {
	local start=${EPOCHREALTIME/./}
	"$@" >/dev/null
	echo $((${EPOCHREALTIME/./} - start))
}

median() {
	sort -n | sed -n "$(((runs + 1) / 2))p"
}

# beside NAME OURS THEIRS: both are functions.
beside() {
	local i
	"$2" >/dev/null
	"$3" >/dev/null
	: >ours
	: >theirs
	for ((i = 0; i < runs; i++)); do
		clock "$2" >>ours
		clock "$3" >>theirs
	done
	awk -v name="$1" -v ours="$(median <ours)" \
	    -v theirs="$(median <theirs)" 'BEGIN {
		printf "%-44s %9.2f ms %9.2f ms %7.3fx\n", name, ours / 1000,
		    theirs / 1000, ours / theirs }'
}

alone() {
	beside "$1" "$2" true | awk '{ sub(/ +[0-9.]+ ms +[0-9.]+x$/, "")
	    print }'
}

# One command on ledgers of several sizes, side by side: time and memory. The
# size stands where the words have a %.
at_scale() {
	local name=$1 n
	shift
	printf '%-22s' "$name"
	for n in $scales; do
		/usr/bin/time -o cost -f '%e %M' "$quitus" "${@//%/$n}" \
		    >/dev/null 2>&1 || true
		awk 'END { printf " %9.2f s %7d KB", $1, $2 }' cost
	done
	echo
}

peak() {
	printf '%-44s %9d KB\n' "$1" "$(/usr/bin/time -f %M "${@:2}" 2>&1 \
	    >/dev/null | tail -n 1)"
}

"$make_ledger" year.quitus 300
"$make_ledger" spend.quitus 300
"$make_ledger" big.quitus "$entries"

# The same query as list: the entries of a year with their postings.
rows="SELECT e.number, e.day, e.voucher, e.label, p.debit, p.credit, p.cents,
    e.state FROM entry AS e JOIN posting AS p ON p.entry = e.id
    WHERE e.year = 2025 ORDER BY e.day, e.number, p.rank"
sums="SELECT account, sum(d), sum(c) FROM (SELECT debit AS account, cents AS d,
    0 AS c FROM posting UNION ALL SELECT credit, 0, cents FROM posting)
    GROUP BY account"
one="PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;
    CREATE TABLE IF NOT EXISTS bench (a, b, c);
    INSERT INTO bench VALUES (1, 'Goûter', 1250)"

# A cahier of rows, the same for the same number: half income, half expenses,
# in the order of the days.
table() {
	awk -v n="$1" 'BEGIN {
		split("7070 7080 7500 7562", income, " ")
		split("6070 6180 6500 6800", expense, " ")
		print "date;piece;libelle;recette;depense;compte;tresorerie;" \
		    "moyen;reference;tiers;projet;classe;subvention;provenance"
		for (i = 0; i < n; i++) {
			day = int(i * 336 / n)
			month = int(day / 28) + 9
			amount = (i * 7919 % 20000 + 1) / 100
			printf "%d-%02d-%02d;%s%d;Opération n° %d de la classe;",
			    2025 + (month > 12), (month - 1) % 12 + 1,
			    day % 28 + 1, i % 2 ? "D" : "R", int(i / 2) + 1, i
			if (i % 2)
				printf ";%.2f;%s;banque;carte;;;;;;\n", amount,
				    expense[i * 31 % 4 + 1]
			else
				printf "%.2f;;%s;banque;;;;;;;\n", amount,
				    income[i * 31 % 4 + 1]
		}
	}'
}

imports=${IMPORTS:-1000000}
table "$imports" >table.csv
"$quitus" init empty.quitus --name École --number 1 --department 59 \
    --year 2025 --bank 100000 >/dev/null
import_csv() {
	cp empty.quitus import.quitus
	rm -rf sauvegardes
	"$quitus" -f import.quitus import table.csv 2>/dev/null
}
import_flat() {
	rm -f flat.db
	sqlite3 flat.db ".mode csv" ".separator ;" ".import table.csv flat"
}

# A department of dossiers, and their entries as one flat file.
coops=${COOPS:-1000}
"$make_nation" nation "$coops" 2025 300
tail -q -n +2 nation/*/ecritures.csv >nation.csv
"$quitus" audit init empty.quitus-audit --department 59 >/dev/null
audit_import() {
	rm -f audit.quitus-audit*
	cp empty.quitus-audit audit.quitus-audit
	"$quitus" -f audit.quitus-audit audit import nation
}
audit_flat() {
	rm -f flat.db
	sqlite3 flat.db "CREATE TABLE flat (a, b, c, d, e, f, g, h, i, j, k, l,
	    m, n, o, p, q, r)" ".mode csv" ".separator ;" \
	    ".import nation.csv flat"
}
audit_import >/dev/null
consolidate() {
	"$quitus" -f audit.quitus-audit audit consolidate --year 2025 \
	    --format json
}
group_all() { sqlite3 audit.quitus-audit "$sums"; }

version() { "$quitus" version; }
constant() { sqlite3 :memory: "SELECT '0.1.0'"; }
list() { "$quitus" -f year.quitus list; }
list_sql() { sqlite3 -column year.quitus "$rows"; }
expense() { "$quitus" -f spend.quitus expense 12,50 Goûter -a 6180; }
insert() { sqlite3 bench.db "$one"; }
statement() { "$quitus" -f big.quitus report statement --format json; }
group_by() { sqlite3 big.quitus "$sums"; }
pdf() { "$quitus" -f year.quitus report statement -o crf.pdf; }
pdf_big() { "$quitus" -f big.quitus report statement -o crf.pdf; }
list_big() { "$quitus" -f big.quitus list --format json; }
verify_big() { "$quitus" -f big.quitus verify; }

printf '%-44s %12s %12s %7s\n' "(medians of $runs)" quitus sqlite3 ratio
beside "start: version / a constant" version constant
beside "list, 300 entries / the same query" list list_sql
beside "expense, durable / one INSERT" expense insert
beside "statement JSON, $entries / GROUP BY" statement group_by
beside "import, $imports entries / .import" import_csv import_flat
beside "audit import, $coops dossiers / .import" audit_import audit_flat
beside "audit consolidate, the same / GROUP BY" consolidate group_all
alone "statement PDF, 300 entries" pdf
alone "statement PDF, $entries entries" pdf_big
alone "list JSON, $entries entries" list_big
alone "verify, $entries entries" verify_big
# Plain-text accounting on the same books, where it is installed.
if command -v hledger >/dev/null; then
	"$quitus" -f big.quitus export ledger -o big.journal >/dev/null
	hledger_is() { hledger -f big.journal incomestatement; }
	beside "statement JSON, $entries / hledger" statement hledger_is
fi
if [ -x /usr/bin/time ]; then
	peak "peak memory: list, 300 entries" "$quitus" -f year.quitus list
	peak "peak memory: statement JSON, $entries" "$quitus" -f big.quitus \
	    report statement --format json
	cp empty.quitus import.quitus
	peak "peak memory: import, $imports entries" "$quitus" \
	    -f import.quitus import table.csv
	rm -f audit.quitus-audit*
	cp empty.quitus-audit audit.quitus-audit
	peak "peak memory: audit import, $coops dossiers" "$quitus" \
	    -f audit.quitus-audit audit import nation
	peak "peak memory: audit consolidate, the same" "$quitus" \
	    -f audit.quitus-audit audit consolidate --year 2025 --format json
	peak "peak memory: statement PDF" "$quitus" -f year.quitus report \
	    statement -o crf.pdf

	scales=${SCALES:-10000 100000 1000000}
	printf '\n%-22s' "entries"
	for n in $scales; do
		"$make_ledger" "$n.quitus" "$n"
		table "$n" >"$n.csv"
		cp empty.quitus "into-$n.quitus"
		printf ' %22d' "$n"
	done
	echo
	at_scale "statement as JSON" -f %.quitus report statement --json
	at_scale "list as CSV" -f %.quitus list --format csv
	at_scale check -f %.quitus check
	at_scale verify -f %.quitus verify
	at_scale "export fec" -f %.quitus export fec -o fec.txt
	at_scale "import" -f into-%.quitus import %.csv
fi
