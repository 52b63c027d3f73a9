-- Views for whoever reads the books with the sqlite3 shell: an auditor, a
-- treasurer's successor. The program itself does not read them. They are
-- remade by each migration; a change here comes with a migration of its own.
--
-- Amounts are in euros as text with a point (1234.56), for the eye; every sum
-- is made from the postings, not from the totals that the program keeps, so
-- that the one checks the other. Entries that were voided are left out of the
-- sums.

DROP VIEW IF EXISTS v_ecritures;
DROP VIEW IF EXISTS v_comptes;
DROP VIEW IF EXISTS v_tresorerie;
DROP VIEW IF EXISTS v_pieces_manquantes;

-- One row a posting, in the order of the books.
CREATE VIEW v_ecritures AS
SELECT e.year          AS exercice,    -- its first year: 2025 is 2025-2026
       e.number        AS numero,
       e.day           AS jour,
       e.voucher       AS piece,
       e.label         AS libelle,
       e.party         AS tiers,
       e.method        AS moyen,
       e.reference     AS reference,
       p.rank          AS ligne,
       p.debit         AS debit,       -- the account that the money goes to
       p.credit        AS credit,      -- the account that it comes from
       printf('%d.%02d', p.cents / 100, p.cents % 100) AS montant,
       p.project       AS projet,
       p.class         AS classe,
       p.provenance    AS provenance,
       CASE e.state WHEN 'draft' THEN 'brouillon' WHEN 'final' THEN 'validée'
                    ELSE 'annulée' END AS etat,
       r.number        AS annule,      -- the entry that this one reverses
       e.seal          AS sceau
FROM entry AS e
JOIN posting AS p ON p.entry = e.id
LEFT JOIN entry AS r ON r.id = e.reverses
ORDER BY e.year, e.number, p.rank;

-- What each account took and gave in a year. A balance is debit - credit: what
-- an expense account cost, what a money account holds; negative for income.
CREATE VIEW v_comptes AS
SELECT s.year          AS exercice,
       s.account       AS compte,
       a.label         AS libelle,
       printf('%d.%02d', s.debit / 100, s.debit % 100)   AS debit,
       printf('%d.%02d', s.credit / 100, s.credit % 100) AS credit,
       printf('%s%d.%02d', iif(s.debit < s.credit, '-', ''),
              abs(s.debit - s.credit) / 100,
              abs(s.debit - s.credit) % 100)             AS solde
FROM (SELECT year, account, sum(debit) AS debit, sum(credit) AS credit
      FROM (SELECT e.year, p.debit AS account, p.cents AS debit, 0 AS credit
            FROM entry AS e JOIN posting AS p ON p.entry = e.id
            WHERE e.state <> 'void'
            UNION ALL
            SELECT e.year, p.credit, 0, p.cents
            FROM entry AS e JOIN posting AS p ON p.entry = e.id
            WHERE e.state <> 'void')
      GROUP BY year, account) AS s
JOIN account AS a ON a.code = s.account
ORDER BY s.year, s.account;

-- What each bank account, cash box and advance held at the end of each day on
-- which it moved. Balances begin anew each year, with the opening entry.
CREATE VIEW v_tresorerie AS
SELECT d.year          AS exercice,
       d.account       AS compte,
       d.day           AS jour,
       printf('%s%d.%02d', iif(d.moved < 0, '-', ''), abs(d.moved) / 100,
              abs(d.moved) % 100)                        AS mouvement,
       printf('%s%d.%02d', iif(d.held < 0, '-', ''), abs(d.held) / 100,
              abs(d.held) % 100)                         AS solde
FROM (SELECT year, account, day, sum(cents) AS moved,
             sum(sum(cents)) OVER (PARTITION BY year, account
                                   ORDER BY day) AS held
      FROM (SELECT e.year, e.day, p.debit AS account, p.cents
            FROM entry AS e JOIN posting AS p ON p.entry = e.id
            WHERE e.state <> 'void' AND p.debit GLOB '5*'
            UNION ALL
            SELECT e.year, e.day, p.credit, -p.cents
            FROM entry AS e JOIN posting AS p ON p.entry = e.id
            WHERE e.state <> 'void' AND p.credit GLOB '5*')
      GROUP BY year, account, day) AS d
ORDER BY d.year, d.account, d.day;

-- Entries that no paper proves: without a voucher, or with a voucher of which
-- no scan is kept. Transfers and openings need none.
CREATE VIEW v_pieces_manquantes AS
SELECT e.year          AS exercice,
       e.number        AS numero,
       e.day           AS jour,
       e.voucher       AS piece,
       e.label         AS libelle,
       iif(e.voucher IS NULL, 'sans numéro de pièce', 'sans fichier joint')
                       AS manque
FROM entry AS e
WHERE e.state <> 'void' AND e.kind IN ('expense', 'income')
  AND e.reverses IS NULL
  AND (e.voucher IS NULL
       OR NOT EXISTS (SELECT 1 FROM attachment AS f WHERE f.entry = e.id))
ORDER BY e.year, e.number;
