# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Coops that send their accounts, for the tests of "quitus audit".

setup() {
	start_clean
	export QUITUS_TODAY=2026-10-10
}

# A coop's ledger, NUMBER.quitus, with two entries: bank 1000 - 12,50, cash 20 +
# 100 (account 6180: 12,50; account 7070: 100).
coop() {
	quitus init "$1.quitus" --name "${2:-École $1}" --number "$1" \
	    --department "${3:-59}" --town Lille --year "${4:-2025}" \
	    --bank 1000 --cash 20 --agent "Alix Martin" >/dev/null
	quitus -f "$1.quitus" expense 12,50 "Colle $1" --account 6180 \
	    --from bank --method cheque --cheque 0001 \
	    --date "${4:-2025}-10-05" >/dev/null
	quitus -f "$1.quitus" income 100 "Gâteaux $1" --account 7070 \
	    --to cash --date "${4:-2025}-11-05" >/dev/null
}

# Its dossier, a zip (59-NUMBER-YEAR.zip).
dossier() {
	quitus -f "$1.quitus" export dossier >/dev/null
}

# The same as a folder.
folder() {
	mkdir -p "$2"
	quitus -f "$1.quitus" export dossier -o "$2/" >/dev/null
}

# The checksums of a folder made again, for what a forger would do.
forge_sums() (
	cd "$1" || exit 1
	sha256sum caisse.csv comptes.csv coop.csv cotisations.csv \
	    ecritures.csv inventaire.csv rapprochement.csv regies.csv \
	    subventions.csv >SHA256SUMS
)

# An audit file, with the numbers given as its registry.
store() {
	local number

	if [ $# -eq 0 ]; then
		quitus audit init a.quitus-audit --department 59 >/dev/null
		return
	fi
	echo "numero;ecole;commune" >coops.csv
	for number; do
		echo "$number;École $number;Lille" >>coops.csv
	done
	quitus audit init a.quitus-audit --department 59 \
	    --registry coops.csv >/dev/null
}

ask() {
	sqlite3 a.quitus-audit "$1"
}

# audit import, in English; its answers to output and status.
import() {
	run quitus --lang en audit import "$@"
}
