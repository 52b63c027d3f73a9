-- Imports: what was taken from files, so that it is not taken twice, and the
-- operations that are too large to be kept row by row.

-- An entry that came from a file. The key is a hash of its meaning (day,
-- voucher, label, accounts, amounts) with its rank among equal ones of that
-- file. No foreign key: taking an entry back takes these rows by their range.
CREATE TABLE imported (
  key   INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,                -- id of the entry that it became
  line  INTEGER NOT NULL                 -- of the file
        CONSTRAINT "ligne positive" CHECK (line > 0)
) STRICT;

-- Rows that an operation wrote by the thousands, beside its changeset: those
-- of a table whose entry lies between two ids.
CREATE TABLE operation_range (
  operation INTEGER NOT NULL REFERENCES operation (id),
  name      TEXT NOT NULL,               -- of the table
  first     INTEGER NOT NULL,
  last      INTEGER NOT NULL,
  count     INTEGER NOT NULL             -- of the rows; < 0: taken away
            CONSTRAINT "nombre de lignes non nul" CHECK (count <> 0),
  PRIMARY KEY (operation, name),
  CONSTRAINT "premier avant dernier" CHECK (first <= last)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER imported_update BEFORE UPDATE ON imported
BEGIN
  SELECT RAISE(ABORT, 'une ligne importée ne se modifie pas');
END;

CREATE TRIGGER imported_replace BEFORE INSERT ON imported
WHEN EXISTS (SELECT 1 FROM imported WHERE key = NEW.key)
BEGIN
  SELECT RAISE(ABORT, 'cette ligne a déjà été importée');
END;

CREATE TRIGGER operation_range_update BEFORE UPDATE ON operation_range
BEGIN
  SELECT RAISE(ABORT, 'l''historique ne se modifie pas');
END;

CREATE TRIGGER operation_range_replace BEFORE INSERT ON operation_range
WHEN EXISTS (SELECT 1 FROM operation_range
             WHERE operation = NEW.operation AND name = NEW.name)
BEGIN
  SELECT RAISE(ABORT, 'l''historique ne se modifie pas');
END;

CREATE TRIGGER operation_range_delete BEFORE DELETE ON operation_range
BEGIN
  SELECT RAISE(ABORT, 'l''historique ne se supprime pas');
END;
