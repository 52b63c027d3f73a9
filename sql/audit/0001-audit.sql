-- The store of a departmental auditor: what each coop sent, year after year.
-- Numbered migrations are the whole schema; this one is never edited once
-- released.
--
-- What a coop sent is never changed: a newer version stands beside the older,
-- and one of them is current. Whoever opens the file with another program
-- reads its messages in French.
--
-- Days are TEXT 'YYYY-MM-DD', amounts whole cents. Tables of what stands in a
-- dossier are clustered by dossier, so that one coop is read in one place and
-- no index but their keys grows with the entries.

-- What holds for the whole department: department, siren.
CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The coops of the department.
CREATE TABLE coop (
  id       INTEGER PRIMARY KEY,
  number   TEXT NOT NULL          -- as the department writes it: '0398'
           CONSTRAINT "numéro de coopérative" UNIQUE
           CHECK (length(trim(number)) > 0),
  name     TEXT NOT NULL DEFAULT '',       -- of the school
  town     TEXT NOT NULL DEFAULT '',
  expected INTEGER NOT NULL DEFAULT 1      -- stands in the registry: a
           CONSTRAINT "attendue ou non"    -- dossier is due every year
           CHECK (expected IN (0, 1))
) STRICT;

-- One version of the books of a coop for a year, as it was received.
CREATE TABLE dossier (
  id          INTEGER PRIMARY KEY,
  coop        INTEGER NOT NULL REFERENCES coop (id),
  year        INTEGER NOT NULL             -- 2025 is 2025-2026
              CONSTRAINT "exercice entre 1900 et 2198"
              CHECK (year BETWEEN 1900 AND 2198),
  version     INTEGER NOT NULL             -- 1, 2... in order of reception
              CONSTRAINT "version positive" CHECK (version > 0),
  current     INTEGER NOT NULL             -- the one that counts
              CONSTRAINT "version courante ou non" CHECK (current IN (0, 1)),
  state       TEXT NOT NULL
              CONSTRAINT "état du dossier"
              CHECK (state IN ('open', 'closed', 'discharged')),
  kind        TEXT NOT NULL                -- what was received; csv and fec
              CONSTRAINT "nature du fichier reçu"  -- hold entries only
              CHECK (kind IN ('dossier', 'csv', 'fec')),
  received    TEXT NOT NULL,               -- local time, ISO 8601
  source      TEXT NOT NULL,               -- path of the file
  content     TEXT NOT NULL                -- SHA-256: the same in a zip or a
              CONSTRAINT "contenu déjà reçu" UNIQUE  -- folder
              CONSTRAINT "SHA-256 du contenu" CHECK (length(content) = 64),
  fingerprint TEXT                         -- of a dossier (formats.md 1)
              CONSTRAINT "empreinte de 64 chiffres"
              CHECK (length(fingerprint) = 64),
  name        TEXT NOT NULL DEFAULT '',    -- of the school, as it wrote it
  town        TEXT NOT NULL DEFAULT '',
  agents      TEXT NOT NULL DEFAULT '',    -- mandataires, parted by ', '
  software    TEXT NOT NULL DEFAULT '',
  pupils      INTEGER,
  adults      INTEGER,
  entries     INTEGER NOT NULL             -- that count: void ones left out
              CONSTRAINT "nombre d'écritures" CHECK (entries >= 0),
  sealed      INTEGER NOT NULL             -- validated entries, each with a
              CONSTRAINT "nombre de scellées"  -- seal
              CHECK (sealed >= 0),
  first_seal  TEXT,                        -- of its first validated entry
  last_seal   TEXT,
  first_rows  TEXT,                        -- that first entry as it was sealed:
                                           -- what comes after the seal of the
                                           -- year before
  contradicts INTEGER REFERENCES dossier (id),  -- an earlier version that its
                                           -- chain of seals does not continue
  after       INTEGER REFERENCES dossier (id),  -- the version that had its
                                           -- quitus when this one came
  CONSTRAINT "version unique" UNIQUE (coop, year, version)
) STRICT;

CREATE UNIQUE INDEX "une seule version courante"
ON dossier (coop, year) WHERE current = 1;
CREATE INDEX dossier_by_year ON dossier (year, coop) WHERE current = 1;
CREATE INDEX dossier_by_first_seal ON dossier (first_seal)
WHERE first_seal IS NOT NULL;
-- For the foreign keys: without them, taking a version away reads them all.
CREATE INDEX dossier_by_contradicts ON dossier (contradicts)
WHERE contradicts IS NOT NULL;
CREATE INDEX dossier_by_after ON dossier (after) WHERE after IS NOT NULL;

-- The seals of a version in the order of the chain, 32 bytes each: what tells
-- whether another version continues it.
CREATE TABLE chain (
  dossier INTEGER PRIMARY KEY REFERENCES dossier (id),
  seals   BLOB NOT NULL
          CONSTRAINT "sceaux entiers" CHECK (length(seals) % 32 = 0)
) STRICT;

-- The same content that came once more.
CREATE TABLE repetition (
  dossier  INTEGER NOT NULL REFERENCES dossier (id),
  received TEXT NOT NULL,
  source   TEXT NOT NULL,
  PRIMARY KEY (dossier, received, source)
) STRICT, WITHOUT ROWID;

-- What was refused, with all its problems, one a line: file:line:column: what.
CREATE TABLE rejection (
  id       INTEGER PRIMARY KEY,
  coop     INTEGER REFERENCES coop (id),   -- where it can be told
  year     INTEGER,                        -- the same
  received TEXT NOT NULL,
  source   TEXT NOT NULL,
  problems TEXT NOT NULL
) STRICT;

CREATE INDEX rejection_by_coop ON rejection (coop, year);

-- What each account took and gave, void entries left out: kept so that nothing
-- that adds up the department reads entries again. Debit and credit are the
-- year's movements without the opening; what an account holds at the end is
-- opening + debit - credit. Opening is debit minus credit.
CREATE TABLE account_total (
  dossier     INTEGER NOT NULL REFERENCES dossier (id),
  account     TEXT NOT NULL,
  label       TEXT NOT NULL,
  opening     INTEGER NOT NULL,
  debit       INTEGER NOT NULL
              CONSTRAINT "débit positif" CHECK (debit >= 0),
  credit      INTEGER NOT NULL
              CONSTRAINT "crédit positif" CHECK (credit >= 0),
  lowest      INTEGER,                     -- accounts of class 5: the lowest
  lowest_day  TEXT,                        -- balance at the end of a day, and
                                           -- the first such day
  highest     INTEGER,                     -- the same, the highest
  highest_day TEXT,
  PRIMARY KEY (dossier, account)
) STRICT, WITHOUT ROWID;

-- One row a posting, in the order of the file. Money moves from the credit
-- account to the debit account.
CREATE TABLE posting (
  dossier    INTEGER NOT NULL REFERENCES dossier (id),
  rank       INTEGER NOT NULL,             -- 1, 2...: line rank + 1 of the
                                           -- coop's ecritures.csv
  entry      INTEGER NOT NULL,             -- its number in the year
  day        TEXT NOT NULL,
  voucher    TEXT,
  label      TEXT NOT NULL,
  party      TEXT,
  method     TEXT,                         -- cheque card transfer debit cash
  reference  TEXT,                         -- cheque number and the like
  debit      TEXT NOT NULL,
  credit     TEXT NOT NULL,
  cents      INTEGER NOT NULL
             CONSTRAINT "montant positif" CHECK (cents > 0),
  project    TEXT,
  class      TEXT,
  subsidy    INTEGER,                      -- its id in subsidy
  provenance TEXT,                         -- families association company
                                           -- commune departement region state
                                           -- europe occe other
  state      TEXT NOT NULL
             CONSTRAINT "brouillon, validée ou annulée"
             CHECK (state IN ('draft', 'final', 'void')),
  reverses   INTEGER,                      -- number of the entry it cancels
  ticked     TEXT,                         -- day of the bank's statement
  PRIMARY KEY (dossier, rank)
) STRICT, WITHOUT ROWID;

-- The bank's statement at the end of the year, one a bank account.
CREATE TABLE bank_statement (
  dossier INTEGER NOT NULL REFERENCES dossier (id),
  rank    INTEGER NOT NULL,                -- 1, 2... as in rapprochement.csv
  day     TEXT NOT NULL,
  cents   INTEGER NOT NULL,
  PRIMARY KEY (dossier, rank)
) STRICT, WITHOUT ROWID;

-- What the books hold and the statement of that rank did not see yet: a cheque
-- that was not debited is negative.
CREATE TABLE outstanding (
  dossier   INTEGER NOT NULL REFERENCES dossier (id),
  rank      INTEGER NOT NULL,
  statement INTEGER NOT NULL,              -- rank in bank_statement
  entry     INTEGER NOT NULL,
  day       TEXT NOT NULL,                 -- of issue
  reference TEXT,
  label     TEXT NOT NULL,
  cents     INTEGER NOT NULL,
  PRIMARY KEY (dossier, rank)
) STRICT, WITHOUT ROWID;

-- The cash box as it was counted; an empty box has a row of value 0, count 0.
CREATE TABLE cash_count (
  dossier INTEGER NOT NULL REFERENCES dossier (id),
  value   INTEGER NOT NULL,                -- of the note or coin, in cents
  day     TEXT NOT NULL,
  count   INTEGER NOT NULL
          CONSTRAINT "nombre de pièces" CHECK (count >= 0),
  PRIMARY KEY (dossier, value)
) STRICT, WITHOUT ROWID;

-- Public money. Unknown amounts are NULL.
CREATE TABLE subsidy (
  dossier  INTEGER NOT NULL REFERENCES dossier (id),
  rank     INTEGER NOT NULL,
  id       INTEGER NOT NULL,               -- of the grant; of the entry where
                                           -- there was no notification
  funder   TEXT NOT NULL,
  kind     TEXT,                           -- a provenance, as in posting
  purpose  TEXT NOT NULL,
  day      TEXT,
  granted  INTEGER,
  received INTEGER,
  spent    INTEGER,
  unspent  INTEGER,
  proof    INTEGER NOT NULL
           CONSTRAINT "justificatif ou non" CHECK (proof IN (0, 1)),
  PRIMARY KEY (dossier, rank)
) STRICT, WITHOUT ROWID;

-- Régies d'avance, one a class.
CREATE TABLE advance (
  dossier   INTEGER NOT NULL REFERENCES dossier (id),
  rank      INTEGER NOT NULL,
  class     TEXT NOT NULL,
  given     INTEGER NOT NULL,
  justified INTEGER NOT NULL,
  returned  INTEGER NOT NULL,
  unsettled INTEGER NOT NULL,              -- still open at the end
  PRIMARY KEY (dossier, rank)
) STRICT, WITHOUT ROWID;

-- The register of what the coop owns.
CREATE TABLE item (
  dossier INTEGER NOT NULL REFERENCES dossier (id),
  rank    INTEGER NOT NULL,
  id      INTEGER NOT NULL,
  label   TEXT NOT NULL,
  day     TEXT,                            -- of purchase
  cents   INTEGER,                         -- its price
  entry   INTEGER,                         -- that bought it, this year
  removed TEXT,                            -- day it left the register
  reason  TEXT,
  worth   INTEGER,                         -- used value at the end
  PRIMARY KEY (dossier, rank)
) STRICT, WITHOUT ROWID;

-- Members and dues, one row a class; without class: the whole coop's.
CREATE TABLE dues (
  dossier INTEGER NOT NULL REFERENCES dossier (id),
  rank    INTEGER NOT NULL,
  class   TEXT,
  pupils  INTEGER,
  adults  INTEGER,
  due     INTEGER,
  paid    INTEGER,
  PRIMARY KEY (dossier, rank)
) STRICT, WITHOUT ROWID;

-- The quitus that the verifiers gave or refused.
CREATE TABLE discharge (
  dossier     INTEGER PRIMARY KEY REFERENCES dossier (id),
  day         TEXT NOT NULL,
  place       TEXT NOT NULL,
  granted     INTEGER NOT NULL
              CONSTRAINT "quitus donné ou refusé" CHECK (granted IN (0, 1)),
  remark      TEXT,
  fingerprint TEXT NOT NULL                -- of the books that they saw
) STRICT;

CREATE TABLE verifier (
  dossier INTEGER NOT NULL REFERENCES dossier (id),
  rank    INTEGER NOT NULL,
  name    TEXT NOT NULL,
  quality TEXT NOT NULL
          CONSTRAINT "qualité du vérificateur"
          CHECK (quality IN ('parent', 'teacher', 'other')),
  PRIMARY KEY (dossier, rank)
) STRICT, WITHOUT ROWID;
