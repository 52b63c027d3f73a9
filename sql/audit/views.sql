-- Views for "quitus audit query" and for whoever reads the store with the
-- sqlite3 shell. They are what an auditor may rely on: the tables below them
-- may change with a migration, these keep their names and columns. They are
-- remade by each migration.
--
-- Amounts are whole cents (a column whose name ends in _cents), so that sums of
-- them are exact. All but v_dossiers and v_rejets tell the version that counts
-- of each dossier. exercice 2025 is 2025-2026.

DROP VIEW IF EXISTS v_coops;
DROP VIEW IF EXISTS v_dossiers;
DROP VIEW IF EXISTS v_comptes;
DROP VIEW IF EXISTS v_ecritures;
DROP VIEW IF EXISTS v_rapprochements;
DROP VIEW IF EXISTS v_caisses;
DROP VIEW IF EXISTS v_subventions;
DROP VIEW IF EXISTS v_regies;
DROP VIEW IF EXISTS v_inventaires;
DROP VIEW IF EXISTS v_cotisations;
DROP VIEW IF EXISTS v_quitus;
DROP VIEW IF EXISTS v_rejets;
DROP VIEW IF EXISTS v_provenances;

-- The registry, and the coops that sent something without standing in it.
CREATE VIEW v_coops AS
SELECT c.number   AS numero,
       c.name     AS ecole,
       c.town     AS commune,
       c.expected AS attendue          -- 1: stands in the registry
FROM coop AS c;

-- Every version that was accepted.
CREATE VIEW v_dossiers AS
SELECT c.number      AS numero,
       d.year        AS exercice,
       d.version     AS version,
       d.current     AS courante,      -- 1: the version that counts
       CASE d.state WHEN 'open' THEN 'provisoire' WHEN 'closed' THEN 'clos'
                    ELSE 'quitus' END AS etat,
       d.kind        AS nature,        -- dossier, csv, fec
       d.received    AS recu,
       d.source      AS fichier,
       d.fingerprint AS empreinte,
       d.name        AS ecole,
       d.town        AS commune,
       d.agents      AS mandataires,
       d.pupils      AS eleves,
       d.adults      AS adultes,
       d.entries     AS ecritures,     -- void ones left out
       d.sealed      AS scellees,
       d.last_seal   AS sceau,
       d.software    AS logiciel
FROM dossier AS d JOIN coop AS c ON c.id = d.coop;

-- What each account took and gave. solde = ouverture + debit - credit.
CREATE VIEW v_comptes AS
SELECT c.number    AS numero,
       d.year      AS exercice,
       t.account   AS compte,
       t.label     AS libelle,
       t.opening   AS ouverture_cents,
       t.debit     AS debit_cents,
       t.credit    AS credit_cents,
       t.opening + t.debit - t.credit AS solde_cents,
       t.lowest    AS minimum_cents,   -- money accounts: at the end of a day
       t.lowest_day  AS jour_minimum,
       t.highest   AS maximum_cents,
       t.highest_day AS jour_maximum
FROM dossier AS d
JOIN coop AS c ON c.id = d.coop
JOIN account_total AS t ON t.dossier = d.id
WHERE d.current = 1;

-- One row a posting.
CREATE VIEW v_ecritures AS
SELECT c.number    AS numero,
       d.year      AS exercice,
       p.rank      AS ligne,           -- of ecritures.csv, its header not
                                       -- counted
       p.entry     AS ecriture,
       p.day       AS jour,
       p.voucher   AS piece,
       p.label     AS libelle,
       p.party     AS tiers,
       p.method    AS moyen,
       p.reference AS reference,
       p.debit     AS debit,           -- the account that the money goes to
       p.credit    AS credit,          -- the account that it comes from
       p.cents     AS montant_cents,
       p.project   AS projet,
       p.class     AS classe,
       p.subsidy   AS subvention,
       p.provenance AS provenance,
       CASE p.state WHEN 'draft' THEN 'brouillon' WHEN 'final' THEN 'validée'
                    ELSE 'annulée' END AS etat,
       p.reverses  AS annule,
       p.ticked    AS rapproche,
       p.validated AS validee          -- the day, where the file told it
FROM dossier AS d
JOIN coop AS c ON c.id = d.coop
JOIN posting AS p ON p.dossier = d.id
WHERE d.current = 1;

-- One row a bank statement (suspens NULL) or an outstanding item.
CREATE VIEW v_rapprochements AS
SELECT c.number AS numero, d.year AS exercice, b.rank AS releve,
       b.day AS date_releve, b.cents AS solde_cents, NULL AS ecriture,
       NULL AS jour, NULL AS reference, NULL AS libelle, NULL AS suspens_cents
FROM dossier AS d JOIN coop AS c ON c.id = d.coop
JOIN bank_statement AS b ON b.dossier = d.id
WHERE d.current = 1
UNION ALL
SELECT c.number, d.year, o.statement, b.day, NULL, o.entry, o.day, o.reference,
       o.label, o.cents
FROM dossier AS d JOIN coop AS c ON c.id = d.coop
JOIN outstanding AS o ON o.dossier = d.id
JOIN bank_statement AS b ON b.dossier = d.id AND b.rank = o.statement
WHERE d.current = 1;

-- What came in by who gave it.
CREATE VIEW v_provenances AS
SELECT c.number AS numero, d.year AS exercice, i.account AS compte,
       i.provenance AS provenance, i.cents AS montant_cents
FROM dossier AS d JOIN coop AS c ON c.id = d.coop
JOIN income AS i ON i.dossier = d.id
WHERE d.current = 1;

-- The cash boxes as they were counted.
CREATE VIEW v_caisses AS
SELECT c.number AS numero, d.year AS exercice, n.day AS jour,
       n.value AS valeur_cents, n.count AS nombre,
       n.value * n.count AS montant_cents
FROM dossier AS d JOIN coop AS c ON c.id = d.coop
JOIN cash_count AS n ON n.dossier = d.id
WHERE d.current = 1;

CREATE VIEW v_subventions AS
SELECT c.number AS numero, d.year AS exercice, s.id AS id,
       s.funder AS financeur, s.kind AS nature, s.purpose AS objet,
       s.day AS jour, s.granted AS accorde_cents, s.received AS recu_cents,
       s.spent AS depense_cents, s.unspent AS reste_cents, s.proof AS preuve
FROM dossier AS d JOIN coop AS c ON c.id = d.coop
JOIN subsidy AS s ON s.dossier = d.id
WHERE d.current = 1;

CREATE VIEW v_regies AS
SELECT c.number AS numero, d.year AS exercice, a.class AS classe,
       a.given AS verse_cents, a.justified AS justifie_cents,
       a.returned AS rendu_cents, a.unsettled AS reste_cents
FROM dossier AS d JOIN coop AS c ON c.id = d.coop
JOIN advance AS a ON a.dossier = d.id
WHERE d.current = 1;

CREATE VIEW v_inventaires AS
SELECT c.number AS numero, d.year AS exercice, i.id AS id, i.label AS libelle,
       i.day AS jour, i.cents AS valeur_cents, i.entry AS ecriture,
       i.removed AS sortie, i.reason AS motif, i.worth AS valeur_usage_cents
FROM dossier AS d JOIN coop AS c ON c.id = d.coop
JOIN item AS i ON i.dossier = d.id
WHERE d.current = 1;

-- classe NULL: what is the whole coop's.
CREATE VIEW v_cotisations AS
SELECT c.number AS numero, d.year AS exercice, u.class AS classe,
       u.pupils AS eleves, u.adults AS adultes, u.due AS du_cents,
       u.paid AS paye_cents
FROM dossier AS d JOIN coop AS c ON c.id = d.coop
JOIN dues AS u ON u.dossier = d.id
WHERE d.current = 1;

-- One row a verifier.
CREATE VIEW v_quitus AS
SELECT c.number AS numero, d.year AS exercice, q.day AS jour, q.place AS lieu,
       iif(q.granted, 'donné', 'refusé') AS decision, q.remark AS remarque,
       q.fingerprint AS empreinte, v.name AS verificateur, v.quality AS qualite
FROM dossier AS d JOIN coop AS c ON c.id = d.coop
JOIN discharge AS q ON q.dossier = d.id
LEFT JOIN verifier AS v ON v.dossier = d.id
WHERE d.current = 1;

-- What was refused, and why.
CREATE VIEW v_rejets AS
SELECT c.number AS numero, r.year AS exercice, r.received AS recu,
       r.source AS fichier, r.problems AS problemes
FROM rejection AS r LEFT JOIN coop AS c ON c.id = r.coop;
