#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What a bank's file may be and must not be: each is refused with the reason,
# and not a line of it is kept.

load helper
load bad

# A statement of La Banque Postale: 1 000,00 - 12,50 + 100,00.
postale() {
	printf '%s\r\n' "Numéro Compte   ;1234567A020" "Type         ;CCP" \
	    "Compte tenu en  ;euros" "Date            ;09/10/2025" \
	    "Solde (EUROS)   ;1087,50" "" "Date;Libellé;Montant(EUROS)" \
	    "08/10/2025;VIR MAIRIE;100,00" "02/10/2025;ACHAT LIVRES;-12,50"
}

# Of the Société Générale: it tells how many lines there are.
generale() {
	printf '%s\n' \
	    "=\"0000000000001596\";01/10/2025;09/10/2025;2;09/10/2025;1087,50 EUR" \
	    "" \
	    "Date de l'opération;Libellé;Détail de l'écriture;Montant de l'opération;Devise" \
	    "08/10/2025;VIR;VIR MAIRIE;100,00;EUR" \
	    "02/10/2025;ACHAT;ACHAT LIVRES;-12,50;EUR"
}

mutuel() {
	printf '%s\n' "Date;Date de valeur;Débit;Crédit;Libellé;Solde" \
	    "02/10/2025;02/10/2025;-12,50;;ACHAT LIVRES;987,50" \
	    "08/10/2025;08/10/2025;;100,00;VIR MAIRIE;1087,50"
}

# Of Caisse d'Épargne before 2022: the first balance stands below the lines.
epargne() {
	printf '%s\n' "Numéro de compte : 04123;Nom du compte : COOP;" "" \
	    "Solde en fin de période;;;;1087,50" \
	    "Date;Numéro d'opération;Libellé;Débit;Crédit;Détail;" \
	    "08/10/25;2;VIR MAIRIE;;100,00;;" "02/10/25;1;ACHAT;-12,50;;;" \
	    "Solde en début de période;;;;${1:-1000,00}"
}

camt() {
	printf '%s' "<?xml version=\"1.0\"?>$1<Document><BkToCstmrStmt><Stmt>" \
	    "<Ntry><Amt Ccy=\"EUR\">12.50</Amt><CdtDbtInd>DBIT</CdtDbtInd>" \
	    "<Sts>BOOK</Sts><BookgDt><Dt>2025-10-02</Dt></BookgDt>" \
	    "<AddtlNtryInf>${2:-ACHAT}</AddtlNtryInf></Ntry>" \
	    "</Stmt></BkToCstmrStmt></Document>"
}

# How many lines of the bank the ledger has.
lines_kept() {
	quitus bank list --format json | jq length
}

@test "the samples of this file are good" {
	local bank
	for bank in postale generale mutuel epargne camt; do
		"$bank" >statement
		quitus bank import statement --json | jq -e '.[0].added > 0'
		quitus undo
	done
	[ "$(lines_kept)" = 0 ]
}

@test "a bank may be called as its customers call it" {
	local name
	postale >statement
	for name in "La Banque Postale" LBP "poste" "caisse d'epargne" \
	    "Caisse d’Épargne" sg "Société Générale" BNP; do
		quitus bank import statement --bank "$name" --dry-run
	done
	for name in "Banque de Nulle Part" "" "xx"; do
		run quitus bank import statement --bank "$name"
		[ "$status" -eq 2 ]
	done
}

@test "a statement of another account" {
	postale >mine.csv
	quitus bank import mine.csv
	postale | sed 's/1234567A020/9999999Z020/' >other.csv
	refused 3 "1234567A020" -- bank import other.csv
	[ "$(lines_kept)" = 2 ]
}

@test "twice the same: nothing is added, and it is told" {
	postale >statement.csv
	quitus bank import statement.csv
	run --separate-stderr quitus --lang en bank import statement.csv
	[ "$status" -eq 0 ]
	[[ $output == *"already"* ]]
	[ "$(lines_kept)" = 2 ]
	quitus bank import statement.csv --json |
	    jq -e '.[0].added == 0 and .[0].known == 2'
}

@test "cut in the middle" {
	generale | head -n 4 >cut.csv
	refused 3 "cut.csv:1" "1 line stands in the file" "2" -- \
	    bank import cut.csv
	# In the middle of a line.
	generale | head -c -12 >cut.csv
	refused 3 "cut.csv:5" -- bank import cut.csv
	camt >cut.xml
	head -c 200 cut.xml >half.xml
	refused 3 "half.xml" -- bank import half.xml
	mutuel | sed 2d >whole.csv
	mutuel | sed '2,3d' >none.csv
	quitus bank import whole.csv
	[ "$(lines_kept)" = 1 ]
}

@test "a line is missing between two balances" {
	{
		mutuel
		echo "09/10/2025;09/10/2025;-7,00;;ACHAT;1000,50"
	} >hole.csv
	refused 3 "hole.csv:4" "1 087,50" "1 000,50" "a line is missing" -- \
	    bank import hole.csv
}

@test "a web page in place of the file" {
	printf '<!DOCTYPE html>\n<html><body>Votre session a expiré</body></html>\n' \
	    >releve.csv
	refused 4 "releve.csv" "web page" -- bank import releve.csv
	cp releve.csv releve.ofx
	refused 4 "releve.ofx" "web page" -- bank import releve.ofx
	printf '\n  <HTML><title>x</title>' >releve.csv
	refused 4 "web page" -- bank import releve.csv
}

@test "a quotation mark that is never closed" {
	mutuel | sed '2s/ACHAT LIVRES/"ACHAT LIVRES/' >quote.csv
	refused 3 "quote.csv:2:5" "never closed" -- bank import quote.csv
}

@test "a closing balance that the lines do not lead to" {
	{
		echo "!Account"
		echo "NCompte"
		printf '/31/10/2025\n%s1000,00\n^\n!Type:Bank\n' '$'
		printf 'D01/10/2025\nT1000,00\nPOpening Balance\nL[Compte]\n^\n'
		printf 'D02/10/2025\nT-12,50\nPACHAT\n^\n'
	} >wrong.qif
	refused 3 "wrong.qif" "12,50" -- bank import wrong.qif
	epargne 1000,05 >wrong.csv
	refused 3 "wrong.csv:7" "1 087,55" "1 087,50" -- bank import wrong.csv
}

@test "DOCTYPE and bombs of entities in CAMT" {
	camt '<!DOCTYPE Document>' >doctype.xml
	refused 3 "doctype.xml:1" "DOCTYPE" -- bank import doctype.xml
	camt '<!DOCTYPE D [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>' \
	    '&c;' >bomb.xml
	refused 3 "bomb.xml:1" "DOCTYPE" -- bank import bomb.xml
	camt '<!DOCTYPE D [<!ENTITY x SYSTEM "file:///etc/passwd">]>' '&x;' \
	    >leak.xml
	refused 3 "leak.xml:1" "DOCTYPE" -- bank import leak.xml
	run ! grep -q root <<<"$stderr"
}

@test "a match undone: entry and line wait again" {
	quitus expense 12,50 "Livres" -a 6180 --date 01/10
	postale >statement.csv
	quitus bank import statement.csv
	quitus bank match
	[ "$(quitus bank list --format json | jq -c 'map(.state)')" = \
	    '["matched","new"]' ]
	quitus undo
	[ "$(quitus bank list --format json | jq -c 'map(.state)')" = \
	    '["new","new"]' ]
	quitus list --format json | jq -e 'all(.reconciled | not)'
	quitus bank match
	quitus bank untick 2
	[ "$(quitus bank list --format json | jq -c 'map(.state)')" = \
	    '["new","new"]' ]
	[ "$(quitus bank match --json | jq '.matched | length')" = 1 ]
}

@test "a line that does not hold is told with its column" {
	mutuel | sed 's/1087,50/1088,50/' >bank.csv
	run quitus bank import bank.csv
	[ "$status" -eq 3 ]
	[[ $output == *"bank.csv:3:6: "* ]]
	mutuel | sed 's/;-12,50;;/;;;/; s/987,50/1000,00/' >bank.csv
	run quitus bank import bank.csv
	[[ $output == *"bank.csv:2:3: "* ]]
	mutuel | sed 's/;-12,50;;/;-12,50;1,00;/' >bank.csv
	run quitus bank import bank.csv
	[[ $output == *"bank.csv:2:4: "* ]]
	generale | sed 's/^02.10.2025/02\/11\/2025/' >bank.csv
	run quitus bank import bank.csv
	[[ $output == *"bank.csv:5:1: "* ]]
}
