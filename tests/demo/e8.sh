#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Keeps the books of a whole school year through the command line, as a
# treasurer would, closes it and writes its statement: the year 2023-2024 of a
# school of 148 pupils, whose figures were worked out by hand (result 1 511,00;
# assets 3 758,87).
#
#	QUITUS=build/quitus sh tests/demo/e8.sh FOLDER [kept]
#
# With "kept" it stops on 31 August: everything is recorded, the bank's statement
# has not come yet.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
quitus=$(command -v "${QUITUS:-quitus}")
case $quitus in /*) ;; *) quitus=$PWD/$quitus ;; esac
folder=${1:?usage: e8.sh FOLDER [kept]}
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"

QUITUS_TODAY=2024-09-12 QUITUS_FILE=ecole.quitus LC_ALL=fr_FR.UTF-8
export QUITUS_TODAY QUITUS_FILE LC_ALL
unset LANGUAGE

q() {
	"$quitus" "$@"
}

q creer ecole.quitus --nom 'École Jean-Jaurès' --numero 1398 \
    --departement 59 --commune Fromelles --exercice 2023 \
    --banque 2184,37 --caisse 63,50 --mandataire 'Alix Martin'
# 148 pupils and 7 adults, in six classes.
while read -r class pupils adults; do
	q classe ajouter "$class"
	q cotisation effectif "$class" --eleves "$pupils" --adultes "$adults"
done <<'END'
PS-MS 26 1
GS 24 1
CP-CE1 25 1
CE1-CE2 24 1
CM1 25 1
CM2 24 2
END
q cotisation tarif --eleve 2,05 --adulte 2,05 --assurance 0,25
q projet ajouter Cirque 'Une semaine sous le chapiteau'
q budget prevoir 6180 2200 --projet Cirque
q budget prevoir 7410 1250 --projet Cirque
q budget prevoir 7080 800 --projet Cirque

q recette 1420 'Participations des familles, chèques' --compte 7562 \
    --date 12/09/2023 --provenance familles
q recette 385 'Participations des familles, espèces' --compte 7562 \
    --vers caisse --date 12/09/2023 --provenance familles
q virement 400 --de caisse --vers banque --date 15/09/2023
q cotisation payer --cheque 1234558 --tiers 'OCCE du Nord' --date 28/09/2023
q conseil ajouter 10/10/2023 'Un stage de cirque pour toute l’école, au printemps' \
    --projet Cirque --presents 13
q recette 1640 'Photos de classe, chèques' --compte 7070 \
    --provenance familles --date 20/10/2023
q recette 210 'Photos de classe, espèces' --compte 7070 --vers caisse \
    --provenance familles --date 20/10/2023
q virement 230 --de caisse --vers banque --date 06/11/2023
q depense 1295 'Facture du photographe' --compte 6070 --cheque suivant \
    --tiers 'Studio Lumière' --date 10/11/2023
q regie donner CP-CE1 150 --cheque suivant --date 13/11/2023
# Two subsidies for the circus, their letters kept as proof.
printf 'Délibération du 6 novembre 2023 : 900 euros.\n' >commune.txt
printf 'Notification du 15 janvier 2024 : 350 euros.\n' >departement.txt
q subvention accorder 900 --financeur 'Commune de Fromelles' \
    --nature commune --objet 'Stage de cirque' --projet Cirque \
    --date 06/11/2023 --joindre commune.txt
q subvention accorder 350 --financeur 'Département du Nord' \
    --nature departement --objet 'Stage de cirque' --projet Cirque \
    --date 15/01/2024 --joindre departement.txt
rm commune.txt departement.txt
q subvention recevoir 1 900 'Subvention de la commune' --date 24/11/2023
q depense 480 'Spectacle de Noël' --compte 6180 --cheque suivant \
    --tiers 'Compagnie du Fil' --date 05/12/2023
q recette 312,40 'Marché de Noël, objets des élèves' --compte 7080 \
    --vers caisse --provenance familles --date 15/12/2023
q depense 87,65 'Ingrédients pour les gâteaux' --compte 6180 --de caisse \
    --date 15/12/2023
q virement 220 --de caisse --vers banque --date 18/12/2023
q subvention recevoir 2 350 'Subvention du département' --date 22/01/2024
q recette 600 'Don de l’association des parents' --compte 7700 \
    --provenance association --tiers 'APE Fromelles' --date 09/02/2024
q depense 500 'Stage de cirque, acompte' --compte 6180 --cheque suivant \
    --tiers 'Cirque Éducatif' --projet Cirque --subvention 1 \
    --deliberation 1 --date 12/02/2024
q depense 142,80 'Livres de bibliothèque' --compte 6180 --cheque suivant \
    --tiers 'Librairie du Coin' --date 18/03/2024
q depense 389 'Vidéoprojecteur' --compte 6800 --cheque suivant \
    --tiers 'Élec-Nord' --date 25/03/2024
q inventaire ajouter --ecriture 20
q depense 3,60 'Frais de tenue de compte' --compte 6500 \
    --moyen prelevement --date 02/04/2024
q recette 740 'Cirque, part des familles' --compte 7080 \
    --provenance familles --projet Cirque --date 22/04/2024
q depense 1610 'Stage de cirque, solde' --cheque suivant \
    --ventilation 6180@1=400 --ventilation 6180@2=350 \
    --ventilation 6180=860 \
    --tiers 'Cirque Éducatif' --projet Cirque --deliberation 1 \
    --date 17/05/2024
q depense 50 'Action de solidarité' --compte 6500 --cheque suivant \
    --tiers 'Restos du Cœur' --date 07/06/2024
q recette 508 'Fête de l’école' --compte 7080 --vers caisse \
    --provenance familles --date 21/06/2024
q depense 96,20 'Lots de la fête' --compte 6180 --de caisse \
    --date 21/06/2024
q virement 400 --de caisse --vers banque --date 24/06/2024
q regie rendre CP-CE1 21,35 --date 28/06/2024
q regie justifier CP-CE1 128,65 'Petit matériel de la classe' \
    --compte 6180 --date 28/06/2024
q depense 415 'Autocar, sortie de fin d’année' --compte 6180 \
    --cheque 1234567 --tiers 'Cars du Weppes' --date 04/07/2024

q caisse compter --date 31/08/2024 20x2 5x1 0,05x1
test "${2:-}" != kept || exit 0
# Everything that the bank showed: all its movements but the coach's cheque.
q banque importer "$here/releve.csv"
q banque rapprocher
q banque etat --date 31/08/2024

q controler || test $? -eq 1
q cloturer
q verifier

for format in pdf html txt json; do
	name=statement.$format
	case $format in
	txt) q etat crf --exercice 2023 --format text -o "$name" ;;
	*) q etat crf --exercice 2023 -o "$name" ;;
	esac
done
