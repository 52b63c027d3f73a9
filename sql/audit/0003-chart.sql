-- SPDX-License-Identifier: GPL-3.0-or-later
-- The nomenclature that the coops' accounts are held against: an account is
-- known by how it begins. A department that uses others adds its own rows.
CREATE TABLE chart (
  prefix    TEXT PRIMARY KEY               -- '6180', '741': all below it too
            CONSTRAINT "début d'un compte"
            CHECK (prefix <> '' AND prefix NOT GLOB '*[^0-9]*'),
  forbidden INTEGER NOT NULL               -- no coop may have it: loans, what
            CONSTRAINT "interdit ou non"   -- they cost, savings
            CHECK (forbidden IN (0, 1))
) STRICT, WITHOUT ROWID;

INSERT INTO chart (prefix, forbidden) VALUES
  ('110', 0), ('119', 0), ('12', 0),
  ('512', 0), ('514', 0), ('53', 0), ('541', 0), ('58', 0),
  ('6070', 0), ('6168', 0), ('6180', 0), ('6281', 0), ('6500', 0),
  ('6700', 0), ('6800', 0),
  ('7070', 0), ('7080', 0), ('741', 0), ('7500', 0), ('7562', 0),
  ('7600', 0), ('7700', 0),
  ('16', 1), ('27', 1), ('50', 1), ('66', 1), ('760', 1);

-- What came in by who gave it, kept with the totals of the accounts for the
-- same reason. Income whose provenance nobody told is not there.
CREATE TABLE income (
  dossier    INTEGER NOT NULL REFERENCES dossier (id),
  account    TEXT NOT NULL,
  provenance TEXT NOT NULL,                -- as in posting
  cents      INTEGER NOT NULL,
  PRIMARY KEY (dossier, account, provenance)
) STRICT, WITHOUT ROWID;

INSERT INTO income (dossier, account, provenance, cents)
SELECT dossier, account, provenance, sum(cents) FROM (
  SELECT dossier, credit AS account, provenance, cents FROM posting
  WHERE credit GLOB '7*' AND provenance IS NOT NULL AND state <> 'void'
  UNION ALL
  SELECT dossier, debit, provenance, -cents FROM posting
  WHERE debit GLOB '7*' AND provenance IS NOT NULL AND state <> 'void')
GROUP BY 1, 2, 3;

-- The day an entry was validated, where the file told it (a FEC does).
ALTER TABLE posting ADD COLUMN validated TEXT;
