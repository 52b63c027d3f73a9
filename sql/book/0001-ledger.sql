-- The ledger of one school coop: its years, accounts, entries, and what proves
-- them. Numbered migrations are the whole schema; this one is never edited
-- once released.
--
-- The rules that the program checks, to speak well, are checked here again,
-- for whoever opens the file with another program. Messages of triggers are
-- for that person, in French.
--
-- Days are TEXT 'YYYY-MM-DD'. date(day, '+0 days') differs from day when there
-- is no such day (2025-02-30), which plain date(day) lets in.
-- Amounts are whole cents.

-- A school year: 2025 runs from 2025-09-01 to 2026-08-31.
CREATE TABLE year (
  year        INTEGER PRIMARY KEY
              CONSTRAINT "exercice entre 1900 et 2198"
              CHECK (year BETWEEN 1900 AND 2198),
  state       TEXT NOT NULL DEFAULT 'open'
              CONSTRAINT "exercice ouvert ou clos"
              CHECK (state IN ('open', 'closed')),
  closed_on   TEXT                -- day of the (last) close
              CONSTRAINT "jour de clôture réel"
              CHECK (closed_on IS NULL
                     OR closed_on IS date(closed_on, '+0 days')),
  fingerprint TEXT                -- of the dossier, given by the close
              CONSTRAINT "empreinte de 64 chiffres"
              CHECK (fingerprint IS NULL OR length(fingerprint) = 64),
  sealed      INTEGER NOT NULL DEFAULT 0   -- validated entries: the next rank
              CONSTRAINT "nombre de validées positif" CHECK (sealed >= 0),
  CONSTRAINT "un exercice clos a sa date et son empreinte"
  CHECK ((state = 'closed') = (closed_on IS NOT NULL
                               AND fingerprint IS NOT NULL))
) STRICT;

-- Who the coop is and how it works, year by year: an old statement must keep
-- the names that it was printed with. Keys are listed in book/setting.c.
CREATE TABLE setting (
  year  INTEGER NOT NULL REFERENCES year (year),
  key   TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (year, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
  code     TEXT PRIMARY KEY
           CONSTRAINT "code de compte"
           CHECK (code GLOB '[1-7][0-9][0-9]*'
                  AND length(CAST(code AS BLOB)) <= 31),
  label    TEXT NOT NULL
           CONSTRAINT "libellé de compte" CHECK (length(trim(label)) > 0),
  content  TEXT NOT NULL DEFAULT '',       -- what goes in it
  folds_to TEXT NOT NULL                   -- its line in the statement
           REFERENCES account (code),
  active   INTEGER NOT NULL DEFAULT 1
           CONSTRAINT "compte actif ou non" CHECK (active IN (0, 1))
) STRICT, WITHOUT ROWID;

-- What an account was called when a year was closed, where it is called
-- otherwise now: what was signed keeps its words. Kept by triggers.
CREATE TABLE old_label (
  year    INTEGER NOT NULL REFERENCES year (year),
  account TEXT NOT NULL REFERENCES account (code),
  label   TEXT NOT NULL,
  PRIMARY KEY (year, account)
) STRICT, WITHOUT ROWID;

-- Other spellings of an account in use somewhere (compared after the
-- normalisation of value/code).
CREATE TABLE alias (
  alias   TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (code),
  source  TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- Words of school life that hint at an account, folded (no case, no accent).
CREATE TABLE keyword (
  account TEXT NOT NULL REFERENCES account (code),
  word    TEXT NOT NULL,
  PRIMARY KEY (account, word)
) STRICT, WITHOUT ROWID;

-- The two analytic axes: the class that spent, the project it was for.
CREATE TABLE class (
  name   TEXT PRIMARY KEY,
  label  TEXT NOT NULL DEFAULT '',
  closed INTEGER NOT NULL DEFAULT 0
         CONSTRAINT "classe ouverte ou close" CHECK (closed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE project (
  name   TEXT PRIMARY KEY,
  label  TEXT NOT NULL DEFAULT '',
  closed INTEGER NOT NULL DEFAULT 0
         CONSTRAINT "projet ouvert ou clos" CHECK (closed IN (0, 1))
) STRICT, WITHOUT ROWID;

-- One event written in the books. Its money is in its postings.
CREATE TABLE entry (
  id        INTEGER PRIMARY KEY,
  year      INTEGER NOT NULL REFERENCES year (year),
  number    INTEGER NOT NULL               -- 1, 2, 3... in order of recording
            CONSTRAINT "numéro positif" CHECK (number > 0),
  day       TEXT NOT NULL                  -- of issue, not of debit
            CONSTRAINT "jour réel" CHECK (day IS date(day, '+0 days')),
  kind      TEXT NOT NULL
            CONSTRAINT "nature d'écriture"
            CHECK (kind IN ('opening', 'expense', 'income', 'transfer',
                            'advance')),
  voucher   TEXT                           -- what is written on the paper
            CONSTRAINT "pièce"
            CHECK (length(CAST(voucher AS BLOB)) BETWEEN 1 AND 31),
  label     TEXT NOT NULL
            CONSTRAINT "libellé non vide" CHECK (length(trim(label)) > 0),
  party     TEXT,                          -- who was paid, who paid
  method    TEXT
            CONSTRAINT "moyen de paiement"
            CHECK (method IN ('cheque', 'card', 'transfer', 'debit', 'cash')),
  reference TEXT,                          -- cheque number and the like
  state     TEXT NOT NULL DEFAULT 'draft'
            CONSTRAINT "brouillon, validée ou annulée"
            CHECK (state IN ('draft', 'final', 'void')),
  reverses  INTEGER REFERENCES entry (id), -- the entry that this one cancels
  reason    TEXT,                          -- why it was voided or reversed
  rank      INTEGER,                       -- of validation in the year, no gap
  seal      TEXT                           -- formats.md 1: chain of SHA-256
            CONSTRAINT "sceau de 64 chiffres" CHECK (length(seal) = 64),
  CONSTRAINT "numéro unique dans l'exercice" UNIQUE (year, number),
  CONSTRAINT "rang unique dans l'exercice" UNIQUE (year, rank),
  CONSTRAINT "jour dans l'exercice"
  CHECK (day BETWEEN printf('%04d-09-01', year)
                 AND printf('%04d-08-31', year + 1)),
  CONSTRAINT "validée si et seulement si scellée"
  CHECK ((state = 'final') = (seal IS NOT NULL)
         AND (seal IS NULL) = (rank IS NULL))
) STRICT;

CREATE UNIQUE INDEX "pièce unique dans l'exercice"
ON entry (year, voucher) WHERE voucher IS NOT NULL AND state <> 'void';
-- D9 comes before D10: a series is its letters, then a number.
CREATE INDEX entry_by_series
ON entry (year, rtrim(voucher, '0123456789'),
          CAST(substr(voucher, length(rtrim(voucher, '0123456789')) + 1)
               AS INTEGER));
CREATE UNIQUE INDEX "une seule annulation par écriture"
ON entry (reverses) WHERE reverses IS NOT NULL AND state <> 'void';
-- For the foreign key: without it, taking an entry away reads them all.
CREATE INDEX entry_by_reverses ON entry (reverses) WHERE reverses IS NOT NULL;
CREATE INDEX entry_by_day ON entry (year, day, number);

-- Money moves from the credit account to the debit account: an entry that
-- does not balance cannot be written down.
CREATE TABLE posting (
  entry      INTEGER NOT NULL REFERENCES entry (id),
  rank       INTEGER NOT NULL              -- 1, 2... within the entry
             CONSTRAINT "rang positif" CHECK (rank > 0),
  debit      TEXT NOT NULL REFERENCES account (code),
  credit     TEXT NOT NULL REFERENCES account (code),
  cents      INTEGER NOT NULL
             CONSTRAINT "montant entre 0,01 et 9 999 999 999,99"
             CHECK (cents BETWEEN 1 AND 999999999999),
  project    TEXT REFERENCES project (name) ON UPDATE CASCADE,
  class      TEXT REFERENCES class (name) ON UPDATE CASCADE,
  provenance TEXT
             CONSTRAINT "provenance"
             CHECK (provenance IN ('families', 'association', 'company',
                    'commune', 'departement', 'region', 'state', 'europe',
                    'occe', 'other')),
  PRIMARY KEY (entry, rank),
  CONSTRAINT "deux comptes différents" CHECK (debit <> credit)
) STRICT, WITHOUT ROWID;

CREATE INDEX posting_by_debit ON posting (debit);
CREATE INDEX posting_by_credit ON posting (credit);

-- What each account took and gave in a year, void entries left out. Kept by
-- the triggers below, recomputed by verify.
CREATE TABLE total (
  year    INTEGER NOT NULL,
  account TEXT NOT NULL,
  debit   INTEGER NOT NULL DEFAULT 0,
  credit  INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (year, account)
) STRICT, WITHOUT ROWID;

-- The same day by day for the accounts of class 5: cash must never be negative
-- at the end of a day.
CREATE TABLE day_total (
  account TEXT NOT NULL,
  year    INTEGER NOT NULL,
  day     TEXT NOT NULL,
  debit   INTEGER NOT NULL DEFAULT 0,
  credit  INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (account, year, day)
) STRICT, WITHOUT ROWID;

-- An entry seen on the bank's statement of that day, for one bank account.
CREATE TABLE tick (
  entry   INTEGER NOT NULL REFERENCES entry (id),
  account TEXT NOT NULL REFERENCES account (code),
  day     TEXT NOT NULL
          CONSTRAINT "jour réel" CHECK (day IS date(day, '+0 days')),
  PRIMARY KEY (entry, account)
) STRICT, WITHOUT ROWID;

-- The balance that the bank prints at the foot of a statement.
CREATE TABLE bank_balance (
  account TEXT NOT NULL REFERENCES account (code),
  day     TEXT NOT NULL
          CONSTRAINT "jour réel" CHECK (day IS date(day, '+0 days')),
  cents   INTEGER NOT NULL,
  PRIMARY KEY (account, day)
) STRICT, WITHOUT ROWID;

-- The content of the cash box, counted.
CREATE TABLE cash_count (
  account TEXT NOT NULL REFERENCES account (code),
  day     TEXT NOT NULL
          CONSTRAINT "jour réel" CHECK (day IS date(day, '+0 days')),
  PRIMARY KEY (account, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE cash_count_line (
  account TEXT NOT NULL,
  day     TEXT NOT NULL,
  value   INTEGER NOT NULL               -- of the note or coin, in cents
          CONSTRAINT "billet ou pièce en euros"
          CHECK (value IN (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000,
                           5000, 10000, 20000, 50000)),
  count   INTEGER NOT NULL
          CONSTRAINT "nombre positif" CHECK (count BETWEEN 1 AND 1000000),
  PRIMARY KEY (account, day, value),
  FOREIGN KEY (account, day) REFERENCES cash_count (account, day)
) STRICT, WITHOUT ROWID;

-- Scanned vouchers: the bytes once, however often they are attached.
CREATE TABLE content (
  sha256 TEXT PRIMARY KEY
         CONSTRAINT "SHA-256 de 64 chiffres" CHECK (length(sha256) = 64),
  bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE attachment (
  entry  INTEGER NOT NULL REFERENCES entry (id),
  rank   INTEGER NOT NULL
         CONSTRAINT "rang de fichier positif" CHECK (rank > 0),
  name   TEXT NOT NULL
         CONSTRAINT "nom de fichier" CHECK (length(name) > 0
                                            AND name NOT GLOB '*/*'),
  size   INTEGER NOT NULL
         CONSTRAINT "taille de fichier positive" CHECK (size >= 0),
  sha256 TEXT NOT NULL,                  -- no foreign key: the bytes are not
                                         -- part of the operations kept below
  PRIMARY KEY (entry, rank)
) STRICT, WITHOUT ROWID;

-- Every command that wrote, in order, with what it changed (a changeset of
-- SQLite's session extension), so that it can be shown and taken back.
CREATE TABLE operation (
  id        INTEGER PRIMARY KEY,
  at        TEXT NOT NULL,               -- local time, ISO 8601
  user      TEXT NOT NULL,
  command   TEXT NOT NULL,               -- as it was typed
  kind      TEXT NOT NULL                -- the command's name
            CONSTRAINT "nature d'opération" CHECK (length(kind) > 0),
  undoes    INTEGER UNIQUE REFERENCES operation (id),
  changeset BLOB NOT NULL
) STRICT;

-- ---- Totals follow the postings -------------------------------------------

CREATE TRIGGER posting_total_insert AFTER INSERT ON posting
WHEN (SELECT state FROM entry WHERE id = NEW.entry) <> 'void'
BEGIN
  INSERT INTO total (year, account, debit)
  SELECT year, NEW.debit, NEW.cents FROM entry WHERE id = NEW.entry
  ON CONFLICT DO UPDATE SET debit = debit + excluded.debit;
  INSERT INTO total (year, account, credit)
  SELECT year, NEW.credit, NEW.cents FROM entry WHERE id = NEW.entry
  ON CONFLICT DO UPDATE SET credit = credit + excluded.credit;
  INSERT INTO day_total (account, year, day, debit)
  SELECT NEW.debit, year, day, NEW.cents FROM entry
  WHERE id = NEW.entry AND NEW.debit GLOB '5*'
  ON CONFLICT DO UPDATE SET debit = debit + excluded.debit;
  INSERT INTO day_total (account, year, day, credit)
  SELECT NEW.credit, year, day, NEW.cents FROM entry
  WHERE id = NEW.entry AND NEW.credit GLOB '5*'
  ON CONFLICT DO UPDATE SET credit = credit + excluded.credit;
END;

CREATE TRIGGER posting_total_delete AFTER DELETE ON posting
WHEN (SELECT state FROM entry WHERE id = OLD.entry) <> 'void'
BEGIN
  UPDATE total SET debit = debit - OLD.cents
  WHERE year = (SELECT year FROM entry WHERE id = OLD.entry)
    AND account = OLD.debit;
  UPDATE total SET credit = credit - OLD.cents
  WHERE year = (SELECT year FROM entry WHERE id = OLD.entry)
    AND account = OLD.credit;
  UPDATE day_total SET debit = debit - OLD.cents
  WHERE (year, day) = (SELECT year, day FROM entry WHERE id = OLD.entry)
    AND account = OLD.debit;
  UPDATE day_total SET credit = credit - OLD.cents
  WHERE (year, day) = (SELECT year, day FROM entry WHERE id = OLD.entry)
    AND account = OLD.credit;
END;

CREATE TRIGGER posting_total_update AFTER UPDATE OF cents, debit, credit
ON posting
WHEN (SELECT state FROM entry WHERE id = NEW.entry) <> 'void'
BEGIN
  UPDATE total SET debit = debit - OLD.cents
  WHERE year = (SELECT year FROM entry WHERE id = OLD.entry)
    AND account = OLD.debit;
  UPDATE total SET credit = credit - OLD.cents
  WHERE year = (SELECT year FROM entry WHERE id = OLD.entry)
    AND account = OLD.credit;
  UPDATE day_total SET debit = debit - OLD.cents
  WHERE (year, day) = (SELECT year, day FROM entry WHERE id = OLD.entry)
    AND account = OLD.debit;
  UPDATE day_total SET credit = credit - OLD.cents
  WHERE (year, day) = (SELECT year, day FROM entry WHERE id = OLD.entry)
    AND account = OLD.credit;
  INSERT INTO total (year, account, debit)
  SELECT year, NEW.debit, NEW.cents FROM entry WHERE id = NEW.entry
  ON CONFLICT DO UPDATE SET debit = debit + excluded.debit;
  INSERT INTO total (year, account, credit)
  SELECT year, NEW.credit, NEW.cents FROM entry WHERE id = NEW.entry
  ON CONFLICT DO UPDATE SET credit = credit + excluded.credit;
  INSERT INTO day_total (account, year, day, debit)
  SELECT NEW.debit, year, day, NEW.cents FROM entry
  WHERE id = NEW.entry AND NEW.debit GLOB '5*'
  ON CONFLICT DO UPDATE SET debit = debit + excluded.debit;
  INSERT INTO day_total (account, year, day, credit)
  SELECT NEW.credit, year, day, NEW.cents FROM entry
  WHERE id = NEW.entry AND NEW.credit GLOB '5*'
  ON CONFLICT DO UPDATE SET credit = credit + excluded.credit;
END;

-- What is put back by an undo comes table by table, postings before entries.
CREATE TRIGGER entry_total_insert AFTER INSERT ON entry
WHEN NEW.state <> 'void'
 AND EXISTS (SELECT 1 FROM posting WHERE entry = NEW.id)
BEGIN
  INSERT INTO total (year, account, debit)
  SELECT NEW.year, debit, sum(cents) FROM posting
  WHERE entry = NEW.id GROUP BY debit
  ON CONFLICT DO UPDATE SET debit = debit + excluded.debit;
  INSERT INTO total (year, account, credit)
  SELECT NEW.year, credit, sum(cents) FROM posting
  WHERE entry = NEW.id GROUP BY credit
  ON CONFLICT DO UPDATE SET credit = credit + excluded.credit;
  INSERT INTO day_total (account, year, day, debit)
  SELECT debit, NEW.year, NEW.day, sum(cents) FROM posting
  WHERE entry = NEW.id AND debit GLOB '5*' GROUP BY debit
  ON CONFLICT DO UPDATE SET debit = debit + excluded.debit;
  INSERT INTO day_total (account, year, day, credit)
  SELECT credit, NEW.year, NEW.day, sum(cents) FROM posting
  WHERE entry = NEW.id AND credit GLOB '5*' GROUP BY credit
  ON CONFLICT DO UPDATE SET credit = credit + excluded.credit;
END;

-- A draft that is voided, or moved to another day, takes its amounts along.
CREATE TRIGGER entry_total_update AFTER UPDATE OF state, day ON entry
WHEN OLD.day <> NEW.day OR (OLD.state = 'void') <> (NEW.state = 'void')
BEGIN
  UPDATE total SET debit = debit - p.cents
  FROM (SELECT debit AS account, sum(cents) AS cents FROM posting
        WHERE entry = OLD.id GROUP BY 1) AS p
  WHERE total.year = OLD.year AND total.account = p.account
    AND OLD.state <> 'void';
  UPDATE total SET credit = credit - p.cents
  FROM (SELECT credit AS account, sum(cents) AS cents FROM posting
        WHERE entry = OLD.id GROUP BY 1) AS p
  WHERE total.year = OLD.year AND total.account = p.account
    AND OLD.state <> 'void';
  UPDATE day_total SET debit = debit - p.cents
  FROM (SELECT debit AS account, sum(cents) AS cents FROM posting
        WHERE entry = OLD.id GROUP BY 1) AS p
  WHERE day_total.year = OLD.year AND day_total.day = OLD.day
    AND day_total.account = p.account AND OLD.state <> 'void';
  UPDATE day_total SET credit = credit - p.cents
  FROM (SELECT credit AS account, sum(cents) AS cents FROM posting
        WHERE entry = OLD.id GROUP BY 1) AS p
  WHERE day_total.year = OLD.year AND day_total.day = OLD.day
    AND day_total.account = p.account AND OLD.state <> 'void';
  INSERT INTO total (year, account, debit)
  SELECT NEW.year, debit, sum(cents) FROM posting
  WHERE entry = NEW.id AND NEW.state <> 'void' GROUP BY debit
  ON CONFLICT DO UPDATE SET debit = debit + excluded.debit;
  INSERT INTO total (year, account, credit)
  SELECT NEW.year, credit, sum(cents) FROM posting
  WHERE entry = NEW.id AND NEW.state <> 'void' GROUP BY credit
  ON CONFLICT DO UPDATE SET credit = credit + excluded.credit;
  INSERT INTO day_total (account, year, day, debit)
  SELECT debit, NEW.year, NEW.day, sum(cents) FROM posting
  WHERE entry = NEW.id AND NEW.state <> 'void' AND debit GLOB '5*'
  GROUP BY debit
  ON CONFLICT DO UPDATE SET debit = debit + excluded.debit;
  INSERT INTO day_total (account, year, day, credit)
  SELECT credit, NEW.year, NEW.day, sum(cents) FROM posting
  WHERE entry = NEW.id AND NEW.state <> 'void' AND credit GLOB '5*'
  GROUP BY credit
  ON CONFLICT DO UPDATE SET credit = credit + excluded.credit;
END;

-- No row remains of what is no longer there: the same books, the same rows.
CREATE TRIGGER total_empty AFTER UPDATE ON total
WHEN NEW.debit = 0 AND NEW.credit = 0
BEGIN
  DELETE FROM total WHERE year = NEW.year AND account = NEW.account;
END;

CREATE TRIGGER day_total_empty AFTER UPDATE ON day_total
WHEN NEW.debit = 0 AND NEW.credit = 0
BEGIN
  DELETE FROM day_total
  WHERE account = NEW.account AND year = NEW.year AND day = NEW.day;
END;

-- ---- What is validated stays as it is --------------------------------------

-- (A voided draft may become a draft again: undo does that.)
CREATE TRIGGER entry_final_update BEFORE UPDATE ON entry
WHEN OLD.state = 'final' OR (OLD.state = 'void' AND NEW.state <> 'draft')
BEGIN
  SELECT RAISE(ABORT, 'cette écriture est validée ou annulée : elle ne peut plus être modifiée ; une écriture validée se corrige par « quitus annuler »');
END;

-- INSERT OR REPLACE deletes the rows in its way, whichever unique key it is
-- that they share, without firing their triggers, and so does UPDATE OR
-- REPLACE: nothing may be written over a year, an entry, a posting, a file or
-- an operation.
CREATE TRIGGER entry_replace BEFORE INSERT ON entry
WHEN EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM entry
             WHERE year = NEW.year AND number = NEW.number)
  OR EXISTS (SELECT 1 FROM entry WHERE year = NEW.year AND rank = NEW.rank)
BEGIN
  SELECT RAISE(ABORT, 'cette écriture existe déjà : elle ne peut pas être remplacée');
END;

CREATE TRIGGER entry_replace_rank BEFORE UPDATE OF rank ON entry
WHEN EXISTS (SELECT 1 FROM entry
             WHERE year = NEW.year AND rank = NEW.rank AND id <> OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'une autre écriture a déjà ce rang : elle ne peut pas être remplacée');
END;

CREATE TRIGGER entry_replace_voucher BEFORE INSERT ON entry
WHEN NEW.state <> 'void'
 AND EXISTS (SELECT 1 FROM entry
             WHERE year = NEW.year AND voucher = NEW.voucher
               AND state <> 'void')
BEGIN
  SELECT RAISE(ABORT, 'ce numéro de pièce est déjà celui d''une autre écriture de l''exercice');
END;

CREATE TRIGGER entry_replace_voucher_update
BEFORE UPDATE OF voucher, state ON entry
WHEN NEW.state <> 'void'
 AND EXISTS (SELECT 1 FROM entry
             WHERE year = NEW.year AND voucher = NEW.voucher
               AND state <> 'void' AND id <> OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'ce numéro de pièce est déjà celui d''une autre écriture de l''exercice');
END;

CREATE TRIGGER entry_replace_reverses BEFORE INSERT ON entry
WHEN NEW.state <> 'void'
 AND EXISTS (SELECT 1 FROM entry
             WHERE reverses = NEW.reverses AND state <> 'void')
BEGIN
  SELECT RAISE(ABORT, 'une autre écriture annule déjà celle-là');
END;

CREATE TRIGGER entry_replace_reverses_update
BEFORE UPDATE OF reverses, state ON entry
WHEN NEW.state <> 'void'
 AND EXISTS (SELECT 1 FROM entry
             WHERE reverses = NEW.reverses AND state <> 'void'
               AND id <> OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'une autre écriture annule déjà celle-là');
END;

CREATE TRIGGER posting_replace BEFORE INSERT ON posting
WHEN EXISTS (SELECT 1 FROM posting WHERE entry = NEW.entry AND rank = NEW.rank)
BEGIN
  SELECT RAISE(ABORT, 'cette ligne de l''écriture existe déjà : elle ne peut pas être remplacée');
END;

CREATE TRIGGER posting_replace_update BEFORE UPDATE OF entry, rank ON posting
WHEN (OLD.entry <> NEW.entry OR OLD.rank <> NEW.rank)
 AND EXISTS (SELECT 1 FROM posting WHERE entry = NEW.entry AND rank = NEW.rank)
BEGIN
  SELECT RAISE(ABORT, 'cette ligne de l''écriture existe déjà : elle ne peut pas être remplacée');
END;

CREATE TRIGGER entry_final_delete BEFORE DELETE ON entry
WHEN OLD.state <> 'draft'
BEGIN
  SELECT RAISE(ABORT, 'cette écriture est validée ou annulée : elle ne peut pas être supprimée ; une écriture validée se corrige par « quitus annuler »');
END;

CREATE TRIGGER posting_final_insert BEFORE INSERT ON posting
WHEN (SELECT state FROM entry WHERE id = NEW.entry) <> 'draft'
BEGIN
  SELECT RAISE(ABORT, 'cette écriture est validée ou annulée : sa ventilation ne peut plus changer');
END;

CREATE TRIGGER posting_final_update BEFORE UPDATE OF entry, rank, debit,
credit, cents, provenance ON posting
WHEN (SELECT state FROM entry WHERE id = OLD.entry) <> 'draft'
  OR (SELECT state FROM entry WHERE id = NEW.entry) <> 'draft'
  OR OLD.entry <> NEW.entry
BEGIN
  SELECT RAISE(ABORT, 'cette écriture est validée ou annulée : sa ventilation ne peut plus changer');
END;

CREATE TRIGGER posting_final_delete BEFORE DELETE ON posting
WHEN (SELECT state FROM entry WHERE id = OLD.entry) <> 'draft'
BEGIN
  SELECT RAISE(ABORT, 'cette écriture est validée ou annulée : sa ventilation ne peut plus changer');
END;

-- A name that a sealed posting carries is part of the seal.
CREATE TRIGGER posting_final_axis BEFORE UPDATE OF project, class ON posting
WHEN (SELECT state FROM entry WHERE id = OLD.entry) <> 'draft'
BEGIN
  SELECT RAISE(ABORT, 'ce nom figure dans une écriture validée : il ne peut plus changer');
END;

-- ---- Nothing is written into a closed year ---------------------------------

CREATE TRIGGER entry_closed_insert BEFORE INSERT ON entry
WHEN (SELECT state FROM year WHERE year = NEW.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER entry_closed_update BEFORE UPDATE ON entry
WHEN (SELECT state FROM year WHERE year = OLD.year) = 'closed'
  OR (SELECT state FROM year WHERE year = NEW.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER entry_year_update BEFORE UPDATE OF id, year, number ON entry
WHEN OLD.id <> NEW.id OR OLD.year <> NEW.year OR OLD.number <> NEW.number
BEGIN
  SELECT RAISE(ABORT, 'le numéro d''une écriture ne change jamais');
END;

-- A closed year has nothing left to validate.
CREATE TRIGGER year_close BEFORE UPDATE OF state ON year
WHEN NEW.state = 'closed'
 AND EXISTS (SELECT 1 FROM entry WHERE year = NEW.year AND state = 'draft')
BEGIN
  SELECT RAISE(ABORT, 'cet exercice a encore des brouillons : il ne peut pas être clos');
END;

CREATE TRIGGER year_replace BEFORE INSERT ON year
WHEN EXISTS (SELECT 1 FROM year WHERE year = NEW.year)
BEGIN
  SELECT RAISE(ABORT, 'cet exercice existe déjà : il ne peut pas être remplacé');
END;

CREATE TRIGGER year_update BEFORE UPDATE OF year ON year
WHEN OLD.year <> NEW.year
BEGIN
  SELECT RAISE(ABORT, 'un exercice ne change jamais d''année');
END;

CREATE TRIGGER year_closed_delete BEFORE DELETE ON year
WHEN OLD.state = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER setting_closed_insert BEFORE INSERT ON setting
WHEN (SELECT state FROM year WHERE year = NEW.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER setting_closed_update BEFORE UPDATE ON setting
WHEN (SELECT state FROM year WHERE year = OLD.year) = 'closed'
  OR (SELECT state FROM year WHERE year = NEW.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER setting_closed_delete BEFORE DELETE ON setting
WHEN (SELECT state FROM year WHERE year = OLD.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

-- The dossier of a closed year and its statement tell the accounts that moved
-- and the lines that they fold to.
CREATE TRIGGER account_label_keep BEFORE UPDATE OF label ON account
WHEN OLD.label <> NEW.label
BEGIN
  INSERT INTO old_label (year, account, label)
  SELECT y.year, OLD.code, OLD.label FROM year AS y
  WHERE y.state = 'closed'
    AND EXISTS (SELECT 1 FROM total AS t JOIN account AS a ON a.code = t.account
                WHERE t.year = y.year AND OLD.code IN (a.code, a.folds_to))
  ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER account_label_back AFTER UPDATE OF label ON account
BEGIN
  DELETE FROM old_label WHERE account = NEW.code AND label = NEW.label;
END;

CREATE TRIGGER account_replace BEFORE INSERT ON account
WHEN EXISTS (SELECT 1 FROM account WHERE code = NEW.code)
BEGIN
  SELECT RAISE(ABORT, 'ce compte existe déjà : il ne peut pas être remplacé');
END;

CREATE TRIGGER account_code_update BEFORE UPDATE OF code ON account
WHEN OLD.code <> NEW.code
BEGIN
  SELECT RAISE(ABORT, 'le code d''un compte ne change jamais');
END;

-- Statement balances, counts and vouchers belong to the year of their day or
-- entry (months 9 to 12 begin it). So do ticks, to that of the statement: a
-- cheque of August that the bank debits in October is ticked when its own year
-- is closed, and that year's reconciliation stays what it was.
CREATE TRIGGER tick_closed_insert BEFORE INSERT ON tick
WHEN (SELECT state FROM year WHERE year = CAST(substr(NEW.day, 1, 4) AS INTEGER)
      - (substr(NEW.day, 6, 2) < '09')) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER tick_replace BEFORE INSERT ON tick
WHEN EXISTS (SELECT 1 FROM tick
             WHERE entry = NEW.entry AND account = NEW.account)
BEGIN
  SELECT RAISE(ABORT, 'cette écriture est déjà pointée');
END;

CREATE TRIGGER tick_closed_update BEFORE UPDATE ON tick
BEGIN
  SELECT RAISE(ABORT, 'un pointage se retire et se refait : « quitus banque dépointer »');
END;

CREATE TRIGGER tick_closed_delete BEFORE DELETE ON tick
WHEN (SELECT state FROM year WHERE year = CAST(substr(OLD.day, 1, 4) AS INTEGER)
      - (substr(OLD.day, 6, 2) < '09')) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER attachment_closed_insert BEFORE INSERT ON attachment
WHEN (SELECT y.state FROM entry AS e JOIN year AS y USING (year)
      WHERE e.id = NEW.entry) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER attachment_update BEFORE UPDATE ON attachment
BEGIN
  SELECT RAISE(ABORT, 'une pièce jointe ne se modifie pas');
END;

CREATE TRIGGER content_update BEFORE UPDATE ON content
BEGIN
  SELECT RAISE(ABORT, 'une pièce jointe ne se modifie pas');
END;

-- The same bytes may come again: the first ones stay.
CREATE TRIGGER content_replace BEFORE INSERT ON content
WHEN EXISTS (SELECT 1 FROM content WHERE sha256 = NEW.sha256)
BEGIN
  SELECT RAISE(IGNORE);
END;

CREATE TRIGGER content_delete BEFORE DELETE ON content
WHEN EXISTS (SELECT 1 FROM attachment WHERE sha256 = OLD.sha256)
BEGIN
  SELECT RAISE(ABORT, 'une écriture montre encore cette pièce jointe');
END;

CREATE TRIGGER attachment_closed_delete BEFORE DELETE ON attachment
WHEN (SELECT y.state FROM entry AS e JOIN year AS y USING (year)
      WHERE e.id = OLD.entry) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER bank_balance_closed_insert BEFORE INSERT ON bank_balance
WHEN (SELECT state FROM year WHERE year = CAST(substr(NEW.day, 1, 4) AS INTEGER)
      - (substr(NEW.day, 6, 2) < '09')) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER bank_balance_closed_update BEFORE UPDATE ON bank_balance
WHEN (SELECT state FROM year WHERE year = CAST(substr(OLD.day, 1, 4) AS INTEGER)
      - (substr(OLD.day, 6, 2) < '09')) = 'closed'
  OR (SELECT state FROM year WHERE year = CAST(substr(NEW.day, 1, 4) AS INTEGER)
      - (substr(NEW.day, 6, 2) < '09')) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER bank_balance_closed_delete BEFORE DELETE ON bank_balance
WHEN (SELECT state FROM year WHERE year = CAST(substr(OLD.day, 1, 4) AS INTEGER)
      - (substr(OLD.day, 6, 2) < '09')) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER cash_count_closed_insert BEFORE INSERT ON cash_count
WHEN (SELECT state FROM year WHERE year = CAST(substr(NEW.day, 1, 4) AS INTEGER)
      - (substr(NEW.day, 6, 2) < '09')) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER cash_count_closed_update BEFORE UPDATE ON cash_count
WHEN (SELECT state FROM year WHERE year = CAST(substr(OLD.day, 1, 4) AS INTEGER)
      - (substr(OLD.day, 6, 2) < '09')) = 'closed'
  OR (SELECT state FROM year WHERE year = CAST(substr(NEW.day, 1, 4) AS INTEGER)
      - (substr(NEW.day, 6, 2) < '09')) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER cash_count_closed_delete BEFORE DELETE ON cash_count
WHEN (SELECT state FROM year WHERE year = CAST(substr(OLD.day, 1, 4) AS INTEGER)
      - (substr(OLD.day, 6, 2) < '09')) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER cash_count_line_closed_insert BEFORE INSERT ON cash_count_line
WHEN (SELECT state FROM year WHERE year = CAST(substr(NEW.day, 1, 4) AS INTEGER)
      - (substr(NEW.day, 6, 2) < '09')) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER cash_count_line_closed_update BEFORE UPDATE ON cash_count_line
WHEN (SELECT state FROM year WHERE year = CAST(substr(OLD.day, 1, 4) AS INTEGER)
      - (substr(OLD.day, 6, 2) < '09')) = 'closed'
  OR (SELECT state FROM year WHERE year = CAST(substr(NEW.day, 1, 4) AS INTEGER)
      - (substr(NEW.day, 6, 2) < '09')) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER cash_count_line_closed_delete BEFORE DELETE ON cash_count_line
WHEN (SELECT state FROM year WHERE year = CAST(substr(OLD.day, 1, 4) AS INTEGER)
      - (substr(OLD.day, 6, 2) < '09')) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

-- ---- Accounts on their right side ------------------------------------------

-- Expenses are debited, income is credited, and the other side is money or the
-- opening; only a reversal goes the other way (domain, I6).
CREATE TRIGGER posting_side BEFORE INSERT ON posting
WHEN (SELECT reverses FROM entry WHERE id = NEW.entry) IS NULL
 AND (NEW.debit GLOB '7*' OR NEW.credit GLOB '6*'
      OR (NEW.debit GLOB '6*' AND NEW.credit NOT GLOB '5*')
      OR (NEW.credit GLOB '7*' AND NEW.debit NOT GLOB '5*'))
BEGIN
  SELECT RAISE(ABORT, 'une charge (6) sort de la banque, de la caisse ou d''une régie ; un produit (7) y entre');
END;

CREATE TRIGGER posting_side_update BEFORE UPDATE OF debit, credit ON posting
WHEN (SELECT reverses FROM entry WHERE id = NEW.entry) IS NULL
 AND (NEW.debit GLOB '7*' OR NEW.credit GLOB '6*'
      OR (NEW.debit GLOB '6*' AND NEW.credit NOT GLOB '5*')
      OR (NEW.credit GLOB '7*' AND NEW.debit NOT GLOB '5*'))
BEGIN
  SELECT RAISE(ABORT, 'une charge (6) sort de la banque, de la caisse ou d''une régie ; un produit (7) y entre');
END;

CREATE TRIGGER posting_disabled BEFORE INSERT ON posting
WHEN EXISTS (SELECT 1 FROM account
             WHERE code IN (NEW.debit, NEW.credit) AND active = 0)
 AND (SELECT reverses FROM entry WHERE id = NEW.entry) IS NULL
BEGIN
  SELECT RAISE(ABORT, 'ce compte est désactivé');
END;

CREATE TRIGGER posting_disabled_update BEFORE UPDATE OF debit, credit ON posting
WHEN (SELECT reverses FROM entry WHERE id = NEW.entry) IS NULL
 AND EXISTS (SELECT 1 FROM account
             WHERE active = 0
               AND ((code = NEW.debit AND NEW.debit <> OLD.debit)
                    OR (code = NEW.credit AND NEW.credit <> OLD.credit)))
BEGIN
  SELECT RAISE(ABORT, 'ce compte est désactivé');
END;

-- ---- Operations are a log ---------------------------------------------------

CREATE TRIGGER operation_update BEFORE UPDATE ON operation
BEGIN
  SELECT RAISE(ABORT, 'l''historique ne se modifie pas');
END;

CREATE TRIGGER operation_replace BEFORE INSERT ON operation
WHEN EXISTS (SELECT 1 FROM operation
             WHERE id = NEW.id OR undoes = NEW.undoes)
BEGIN
  SELECT RAISE(ABORT, 'l''historique ne se modifie pas');
END;

CREATE TRIGGER operation_delete BEFORE DELETE ON operation
BEGIN
  SELECT RAISE(ABORT, 'l''historique ne se supprime pas');
END;
