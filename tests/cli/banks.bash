# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# The statement of E8's year as each bank gives it. lines prints it oldest
# first, "DAY|CENTS|LABEL"; render_BANK writes it in the bank's own form, with
# its preamble, encoding and quirks (formats.md 4). Opening 2 184,37, closing
# 4 128,82; the coach's cheque of 415,00 is not on it.

lines() {
	cat <<'END'
2023-09-13|142000|REMISE CHEQUES 31
2023-09-15|40000|VERSEMENT ESPECES GUICHET
2023-10-04|-35650|CHEQUE 1234558
2023-10-23|164000|REMISE CHEQUES 87
2023-11-06|23000|VERSEMENT ESPECES GUICHET
2023-11-16|-129500|CHEQUE 1234559
2023-11-20|-15000|CHEQUE 1234560
2023-11-24|90000|VIR COMMUNE DE FROMELLES
2023-12-12|-48000|CHEQUE 1234561
2023-12-18|22000|VERSEMENT ESPECES GUICHET
2024-01-22|35000|VIR DEPARTEMENT DU NORD
2024-02-09|60000|VIR APE FROMELLES
2024-02-19|-50000|CHEQUE 1234562
2024-03-25|-14280|CHEQUE 1234563
2024-04-02|-360|PRLV FRAIS DE TENUE DE COMPTE
2024-04-02|-38900|CHEQUE 1234564
2024-04-24|74000|REMISE CHEQUES 40
2024-05-27|-161000|CHEQUE 1234565
2024-06-17|-5000|CHEQUE 1234566
2024-06-24|40000|VERSEMENT ESPECES GUICHET
2024-07-01|2135|REMISE CHEQUE 1
END
}

# Functions of awk for all: cents in French, days in French, running balance.
# shellcheck disable=SC2016 # awk's own
forms='
function fr(c, a, s) {
	s = c < 0 ? "-" : ""
	a = c < 0 ? -c : c
	return sprintf("%s%d,%02d", s, int(a / 100), a % 100)
}
function point(c, s) { s = fr(c); sub(/,/, ".", s); return s }
function thousands(c, s) {
	s = fr(c)
	while (match(s, /[0-9][0-9][0-9][0-9][, ]/))
		s = substr(s, 1, RSTART) " " substr(s, RSTART + 1)
	return s
}
function dmy(d) { return substr(d, 9) "/" substr(d, 6, 2) "/" substr(d, 1, 4) }
function dmyy(d) { return substr(d, 9) "/" substr(d, 6, 2) "/" substr(d, 3, 2) }
function ymd(d) { gsub(/-/, "", d); return d }
BEGIN { FS = "|"; balance = 218437 }
{
	day = $1; cents = $2; label = $3; balance += cents
	debit = cents < 0 ? fr(cents) : ""; credit = cents < 0 ? "" : fr(cents)
}
'

each() {
	lines | awk "$forms $1"
}

newest_first() {
	lines | tac | awk "$forms $1"
}

cp1252() {
	iconv -f UTF-8 -t CP1252
}

crlf() {
	sed 's/$/\r/'
}

render_postale() {
	{
		echo 'Numéro Compte   ;1234567A020'
		echo 'Type         ;CCP'
		echo 'Compte tenu en  ;euros'
		echo 'Date            ;31/08/2024'
		echo 'Solde (EUROS)   ;4128,82'
		echo
		echo 'Date;Libellé;Montant(EUROS)'
		newest_first '{ print dmy(day) ";\"" label "\";" fr(cents) }'
	} | crlf | cp1252
}

render_postale_bom() {
	printf '\xef\xbb\xbf'
	render_postale | iconv -f CP1252 -t UTF-8
}

render_postale_francs() {
	{
		echo 'Numéro Compte   ;1234567A020'
		echo 'Type         ;CCP'
		echo 'Compte tenu en  ;euros'
		echo 'Date            ;31/08/2024'
		echo 'Solde (EUROS)   ;4128,82'
		echo 'Solde (FRANCS)  ;27083,28'
		echo
		echo 'Date;Libellé;Montant(EUROS);Montant(FRANCS)'
		newest_first '{ print dmy(day) ";" label ";" fr(cents) ";" \
		    fr(int(cents * 6.55957)) }'
	} | crlf | cp1252
}

render_mutuel() {
	{
		echo 'Date;Date de valeur;Débit;Crédit;Libellé;Solde'
		each '{ print dmy(day) ";" dmy(day) ";" debit ";" credit ";" \
		    label ";" fr(balance) }'
	} | crlf | cp1252
}

render_mutuel_positive() {
	render_mutuel | iconv -f CP1252 -t UTF-8 |
	    awk -F ';' -v OFS=';' 'NR > 1 { sub(/-/, "", $3) } { print }' |
	    cp1252
}

render_cic() {
	{
		echo 'Date;Date de valeur;Montant;Libellé;Solde'
		each '{ print dmy(day) ";" dmy(day) ";" fr(cents) ";" label \
		    ";" fr(balance) }'
	} | crlf | cp1252
}

agricole_head() {
	cat <<'END'
Téléchargement du 02/09/2024;

COOP SCOLAIRE JEAN JAURES

Compte Courant carte n° 12345678901;
Solde au 31/08/2024 4 128,82 €;

Liste des opérations du compte entre le 01/09/2023 et le 31/08/2024;

END
}

render_agricole() {
	{
		agricole_head
		echo 'Date;Libellé;Débit euros;Crédit euros;'
		newest_first '{
			split(label, w, " ")
			printf "%s;\"%s      \n%s  \";%s;%s;\n", dmy(day), \
			    w[1], substr(label, length(w[1]) + 2), \
			    cents < 0 ? thousands(-cents) : "", \
			    cents < 0 ? "" : thousands(cents)
		}'
	} | cp1252
}

render_agricole_new() {
	{
		agricole_head
		echo 'Date;Date valeur;Libellé;Débit euros;Crédit euros;'
		newest_first '{ print dmy(day) ";" dmy(day) ";\"" label "\";" \
		    (cents < 0 ? thousands(-cents) : "") ";" \
		    (cents < 0 ? "" : thousands(cents)) ";" }' |
		    sed 's/\([0-9]\) \([0-9][0-9][0-9],\)/\1\xc2\xa0\2/g'
	} | cp1252
}

render_epargne() {
	{
		echo 'Date de comptabilisation;Libelle simplifie;Libelle operation;Reference;Informations complementaires;Type operation;Categorie;Sous categorie;Debit;Credit;Date operation;Date de valeur;Pointage operation'
		newest_first '{ print dmy(day) ";" label ";" label ";;;;;;" \
		    debit ";" \
		    (cents < 0 ? "" : "+" credit) ";" dmy(day) ";" \
		    dmy(day) ";0" }'
	} | crlf
}

render_epargne_old() {
	{
		echo 'Code de la banque : 13485;;;;;'
		echo 'Numéro de compte : 04123456789;;;;;'
		echo ';;;;;'
		echo 'Solde en fin de période;;;;4128,82'
		echo "Date;Numéro d'opération;Libellé;Débit;Crédit;Détail;"
		newest_first '{ print dmyy(day) ";" NR ";" label ";" \
		    debit ";" credit ";;" }'
	} | crlf | cp1252
}

render_generale() {
	{
		echo '="0000000000001596";01/09/2023;31/08/2024;21;31/08/2024;4128,82 EUR'
		echo
		echo "Date de l'opération;Libellé;Détail de l'écriture;Montant de l'opération;Devise"
		newest_first '{ print dmy(day) ";" substr(label, 1, 12) ";" \
		    label ";" fr(cents) ";EUR" }'
	} | crlf | cp1252
}

render_bnp() {
	{
		echo '"Compte de ch&amp;egrave;ques";"Compte courant";****1234;31/08/2024;;4 128,82'
		newest_first '{ print dmy(day) ";OP;OP;" label ";" \
		    thousands(cents) }'
	} | iconv -f UTF-8 -t ISO-8859-1
}

render_bnp_header() {
	{
		echo '"Compte de ch&amp;amp;egrave;ques";"Compte courant";****1234;31/08/2024;;4 128,82'
		echo
		echo 'Date operation;Libelle court;Type operation;Libelle operation;Montant operation en euro'
		newest_first '{ print dmy(day) ";" substr(label, 1, 10) \
		    ";OP;" label ";" fr(cents) }'
	} | iconv -f UTF-8 -t ISO-8859-1
}

render_bourso() {
	echo 'dateOp;dateVal;label;category;categoryParent;supplierFound;amount;comment;accountNum;accountLabel;accountbalance'
	newest_first '{ print day ";" day ";\"" label "\";\"Autre\";\"Autre\";" \
	    ";" fr(cents) ";;00012345678;\"Compte\";4128.82" }'
}

ofx_lines() {
	each '{ printf "<STMTTRN><TRNTYPE>%s%s<DTPOSTED>%s%s<TRNAMT>%s%s" \
	    "<FITID>F%d%s<NAME>%s%s</STMTTRN>\n", \
	    cents < 0 ? "DEBIT" : "CREDIT", end("TRNTYPE"), ymd(day), \
	    end("DTPOSTED"), point(cents), end("TRNAMT"), NR, end("FITID"), \
	    label, end("NAME") }
	    function end(tag) { return '"$1"' }'
}

render_ofx1() {
	cat <<'END'
OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20240902<LANGUAGE>FRA</SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>EUR
<BANKACCTFROM><BANKID>13485<BRANCHID>00001<ACCTID>04123456789<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20230901<DTEND>20240831
END
	ofx_lines '""'
	echo '</BANKTRANLIST><LEDGERBAL><BALAMT>4128.82<DTASOF>20240831</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>'
}

render_ofx2() {
	cat <<'END'
<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>
<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1</TRNUID><STMTRS><CURDEF>EUR</CURDEF><BANKACCTFROM><BANKID>13485</BANKID><ACCTID>04123456789</ACCTID><ACCTTYPE>CHECKING</ACCTTYPE></BANKACCTFROM><BANKTRANLIST><DTSTART>20230901</DTSTART><DTEND>20240831</DTEND>
END
	ofx_lines '"</" tag ">"'
	echo '</BANKTRANLIST><LEDGERBAL><BALAMT>4128.82</BALAMT><DTASOF>20240831120000</DTASOF></LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>'
}

camt_balance() {
	printf '<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>%s</Dt></Dt></Bal>\n' "$@"
}

render_camt() {
	cat <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId><CreDtTm>2024-09-02T06:00:00</CreDtTm></GrpHdr>
<Stmt><Id>1</Id><CreDtTm>2024-09-02T06:00:00</CreDtTm><Acct><Id><IBAN>FR7613485000010412345678976</IBAN></Id><Ccy>EUR</Ccy></Acct>
END
	camt_balance OPBD 2184.37 2023-09-01
	camt_balance CLBD 4128.82 2024-08-31
	each '{ s = point(cents); sub(/-/, "", s)
	    printf "<Ntry><Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>%s</CdtDbtInd>" \
	    "<Sts>BOOK</Sts><BookgDt><Dt>%s</Dt></BookgDt><ValDt><Dt>%s</Dt>" \
	    "</ValDt><AcctSvcrRef>R%d</AcctSvcrRef><AddtlNtryInf>%s" \
	    "</AddtlNtryInf></Ntry>\n", s, cents < 0 ? "DBIT" : "CRDT", day, \
	    day, NR, label }'
	echo '</Stmt></BkToCstmrStmt></Document>'
}

render_qif() {
	echo '!Type:Bank'
	each '{ printf "D%s\nT%s\nP%s\n^\n", dmy(day), point(cents), label }'
}

render_map() {
	echo 'sep=;'
	echo 'quand;quoi;combien'
	each '{ print dmy(day) ";" label ";" fr(cents) }'
}
