-- Subsidies: public money, from its notification to the last cent. What was
-- received and spent is not kept here: it is the postings that name it.

CREATE TABLE subsidy (
  id        INTEGER PRIMARY KEY,
  year      INTEGER NOT NULL              -- in which it was recorded: the
            REFERENCES year (year),       -- dossiers before it do not show it
  funder    TEXT NOT NULL
            CONSTRAINT "financeur non vide" CHECK (length(trim(funder)) > 0),
  kind      TEXT NOT NULL                 -- whose money it is
            CONSTRAINT "nature de subvention"
            CHECK (kind IN ('commune', 'departement', 'region', 'state',
                            'europe', 'occe', 'other')),
  purpose   TEXT NOT NULL                 -- the only thing it may be spent on
            CONSTRAINT "objet non vide" CHECK (length(trim(purpose)) > 0),
  cents     INTEGER NOT NULL              -- granted
            CONSTRAINT "montant accordé entre 0,01 et 9 999 999 999,99"
            CHECK (cents BETWEEN 1 AND 999999999999),
  day       TEXT NOT NULL                 -- of the notification
            CONSTRAINT "jour réel" CHECK (day IS date(day, '+0 days')),
  project   TEXT REFERENCES project (name) ON UPDATE CASCADE,
  reference TEXT,                         -- of the letter
  closed    INTEGER                       -- year in which nothing more was
            REFERENCES year (year),       -- expected of it
  CONSTRAINT "close après son enregistrement"
  CHECK (closed IS NULL OR closed >= year)
) STRICT;

-- The proof: the letter, the extract of a deliberation. The bytes are in
-- content, as those of an entry's vouchers.
CREATE TABLE subsidy_file (
  subsidy INTEGER NOT NULL REFERENCES subsidy (id),
  rank    INTEGER NOT NULL
          CONSTRAINT "rang de fichier positif" CHECK (rank > 0),
  year    INTEGER NOT NULL REFERENCES year (year), -- in which it was kept
  name    TEXT NOT NULL
          CONSTRAINT "nom de fichier" CHECK (length(name) > 0
                                             AND name NOT GLOB '*/*'),
  size    INTEGER NOT NULL
          CONSTRAINT "taille de fichier positive" CHECK (size >= 0),
  sha256  TEXT NOT NULL,                  -- no foreign key: see attachment
  PRIMARY KEY (subsidy, rank)
) STRICT, WITHOUT ROWID;

-- The subsidy that an amount came from, or was spent on; the line of cerfa
-- 15059 that it belongs to, where the account is too wide to tell.
ALTER TABLE posting ADD COLUMN subsidy INTEGER REFERENCES subsidy (id);
ALTER TABLE posting ADD COLUMN cerfa TEXT
  CONSTRAINT "ligne du cerfa" CHECK (cerfa IS NULL OR length(cerfa) > 0);

CREATE INDEX posting_by_subsidy ON posting (subsidy) WHERE subsidy IS NOT NULL;

-- The subsidy is part of the seal; its line is as final.
CREATE TRIGGER posting_final_subsidy BEFORE UPDATE OF subsidy, cerfa ON posting
WHEN (SELECT state FROM entry WHERE id = OLD.entry) <> 'draft'
BEGIN
  SELECT RAISE(ABORT, 'cette écriture est validée ou annulée : sa subvention ne peut plus changer');
END;

-- Received on 741 and its sub-accounts, spent on charges.
CREATE TRIGGER posting_subsidy_side BEFORE INSERT ON posting
WHEN NEW.subsidy IS NOT NULL
 AND NEW.debit NOT GLOB '6*' AND NEW.credit NOT GLOB '6*'
 AND NEW.debit NOT GLOB '741*' AND NEW.credit NOT GLOB '741*'
BEGIN
  SELECT RAISE(ABORT, 'une subvention se reçoit au compte 7410 et se dépense sur un compte de charges (6)');
END;

CREATE TRIGGER posting_subsidy_side_update
BEFORE UPDATE OF debit, credit, subsidy ON posting
WHEN NEW.subsidy IS NOT NULL
 AND NEW.debit NOT GLOB '6*' AND NEW.credit NOT GLOB '6*'
 AND NEW.debit NOT GLOB '741*' AND NEW.credit NOT GLOB '741*'
BEGIN
  SELECT RAISE(ABORT, 'une subvention se reçoit au compte 7410 et se dépense sur un compte de charges (6)');
END;

-- What a closed year's dossier shows stays as it is.
CREATE TRIGGER subsidy_closed_insert BEFORE INSERT ON subsidy
WHEN (SELECT state FROM year WHERE year = NEW.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

-- INSERT OR REPLACE and UPDATE OR REPLACE delete without firing triggers.
CREATE TRIGGER subsidy_replace BEFORE INSERT ON subsidy
WHEN EXISTS (SELECT 1 FROM subsidy WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'cette subvention existe déjà : elle ne peut pas être remplacée');
END;

CREATE TRIGGER subsidy_id_update BEFORE UPDATE OF id ON subsidy
WHEN OLD.id <> NEW.id
BEGIN
  SELECT RAISE(ABORT, 'le numéro d''une subvention ne change jamais');
END;

CREATE TRIGGER subsidy_closed_update
BEFORE UPDATE OF year, funder, kind, purpose, cents, day, project ON subsidy
WHEN (SELECT state FROM year WHERE year = OLD.year) = 'closed'
  OR (SELECT state FROM year WHERE year = NEW.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER subsidy_closed_closing BEFORE UPDATE OF closed ON subsidy
WHEN (SELECT state FROM year WHERE year = OLD.closed) = 'closed'
  OR (SELECT state FROM year WHERE year = NEW.closed) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER subsidy_closed_delete BEFORE DELETE ON subsidy
WHEN (SELECT state FROM year WHERE year = OLD.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER subsidy_file_closed_insert BEFORE INSERT ON subsidy_file
WHEN (SELECT state FROM year WHERE year = NEW.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER subsidy_file_replace BEFORE INSERT ON subsidy_file
WHEN EXISTS (SELECT 1 FROM subsidy_file
             WHERE subsidy = NEW.subsidy AND rank = NEW.rank)
BEGIN
  SELECT RAISE(ABORT, 'une pièce jointe ne se modifie pas');
END;

CREATE TRIGGER subsidy_file_update BEFORE UPDATE ON subsidy_file
BEGIN
  SELECT RAISE(ABORT, 'une pièce jointe ne se modifie pas');
END;

CREATE TRIGGER subsidy_file_closed_delete BEFORE DELETE ON subsidy_file
WHEN (SELECT state FROM year WHERE year = OLD.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER content_delete_subsidy BEFORE DELETE ON content
WHEN EXISTS (SELECT 1 FROM subsidy_file WHERE sha256 = OLD.sha256)
BEGIN
  SELECT RAISE(ABORT, 'une subvention montre encore cette pièce jointe');
END;
