-- What the bank says: the lines of its statements, and the entries that each
-- of them is. To match is to tick (see tick): the reconciliation reads ticks.

CREATE TABLE bank_line (
  id      INTEGER PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (code),
  day     TEXT NOT NULL                   -- booked by the bank
          CONSTRAINT "jour réel" CHECK (day IS date(day, '+0 days')),
  cents   INTEGER NOT NULL                -- < 0: money out
          CONSTRAINT "montant non nul"
          CHECK (cents BETWEEN -999999999999 AND 999999999999 AND cents <> 0),
  label   TEXT NOT NULL
          CONSTRAINT "libellé non vide" CHECK (length(trim(label)) > 0),
  folded  TEXT NOT NULL,                  -- the label without case and accent
  bank_id TEXT NOT NULL DEFAULT '',       -- '' where the bank gives none
  cheque  TEXT,                           -- number, where the bank tells it
  rank    INTEGER NOT NULL                -- among equal lines of that day
          CONSTRAINT "rang positif" CHECK (rank > 0),
  ignored INTEGER NOT NULL DEFAULT 0      -- not for the books
          CONSTRAINT "ligne écartée ou non" CHECK (ignored IN (0, 1))
) STRICT;

-- The same line of an overlapping statement is the same row.
CREATE UNIQUE INDEX "ligne de relevé unique"
ON bank_line (account, day, cents, folded, bank_id, rank);

CREATE TABLE bank_match (
  line  INTEGER NOT NULL REFERENCES bank_line (id),
  entry INTEGER NOT NULL REFERENCES entry (id),
  PRIMARY KEY (line, entry)
) STRICT, WITHOUT ROWID;

CREATE INDEX bank_match_by_entry ON bank_match (entry);

-- The number under which the bank knows an account: a statement of another one
-- is not taken for it.
CREATE TABLE bank_number (
  number  TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (code)
) STRICT, WITHOUT ROWID;

-- How to read the files of a bank that quitus does not know: --map, by name.
CREATE TABLE bank_profile (
  name TEXT PRIMARY KEY
       CONSTRAINT "nom de profil" CHECK (length(trim(name)) > 0),
  map  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER bank_line_update BEFORE UPDATE OF id, account, day, cents, label,
folded, bank_id, cheque, rank ON bank_line
BEGIN
  SELECT RAISE(ABORT, 'une ligne de relevé ne se modifie pas');
END;

CREATE TRIGGER bank_line_replace BEFORE INSERT ON bank_line
WHEN EXISTS (SELECT 1 FROM bank_line
             WHERE id = NEW.id
                OR (account, day, cents, folded, bank_id, rank) =
                   (NEW.account, NEW.day, NEW.cents, NEW.folded, NEW.bank_id,
                    NEW.rank))
BEGIN
  SELECT RAISE(ABORT, 'cette ligne de relevé existe déjà');
END;

CREATE TRIGGER bank_match_insert BEFORE INSERT ON bank_match
WHEN (SELECT ignored FROM bank_line WHERE id = NEW.line) = 1
BEGIN
  SELECT RAISE(ABORT, 'cette ligne de relevé est écartée');
END;

CREATE TRIGGER bank_match_update BEFORE UPDATE ON bank_match
BEGIN
  SELECT RAISE(ABORT, 'un rapprochement se défait et se refait');
END;
