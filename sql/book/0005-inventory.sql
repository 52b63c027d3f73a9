-- The inventory register: what the coop bought to last, or was given.

CREATE TABLE item (
  id           INTEGER PRIMARY KEY,
  year         INTEGER NOT NULL           -- in which it was registered
               REFERENCES year (year),
  label        TEXT NOT NULL
               CONSTRAINT "bien non vide" CHECK (length(trim(label)) > 0),
  day          TEXT NOT NULL              -- bought, maybe long before
               CONSTRAINT "jour réel" CHECK (day IS date(day, '+0 days')),
  cents        INTEGER NOT NULL           -- what it cost
               CONSTRAINT "valeur entre 0,01 et 9 999 999 999,99"
               CHECK (cents BETWEEN 1 AND 999999999999),
  entry        INTEGER REFERENCES entry (id), -- that bought it
  removed_on   TEXT                       -- given away, sold, broken, stolen
               CONSTRAINT "jour de sortie réel"
               CHECK (removed_on IS NULL
                      OR removed_on IS date(removed_on, '+0 days')),
  removed_year INTEGER REFERENCES year (year), -- in which that was registered
  price        INTEGER                    -- what it was sold for
               CONSTRAINT "prix de sortie"
               CHECK (price IS NULL OR price BETWEEN 1 AND 999999999999),
  reason       TEXT,
  CONSTRAINT "une sortie a son jour, son exercice et son motif"
  CHECK ((removed_on IS NULL) = (removed_year IS NULL)
         AND (removed_on IS NULL) = (reason IS NULL)
         AND (removed_on IS NOT NULL OR price IS NULL)),
  CONSTRAINT "sortie après l'entrée"
  CHECK (removed_on IS NULL OR (removed_on >= day AND removed_year >= year))
) STRICT;

CREATE INDEX item_by_entry ON item (entry) WHERE entry IS NOT NULL;

CREATE TRIGGER item_closed_insert BEFORE INSERT ON item
WHEN (SELECT state FROM year WHERE year = NEW.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

-- INSERT OR REPLACE and UPDATE OR REPLACE delete without firing triggers.
CREATE TRIGGER item_replace BEFORE INSERT ON item
WHEN EXISTS (SELECT 1 FROM item WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'ce bien existe déjà : il ne peut pas être remplacé');
END;

CREATE TRIGGER item_id_update BEFORE UPDATE OF id ON item
WHEN OLD.id <> NEW.id
BEGIN
  SELECT RAISE(ABORT, 'le numéro d''un bien ne change jamais');
END;

CREATE TRIGGER item_closed_update BEFORE UPDATE OF year, label, day, cents,
entry ON item
WHEN (SELECT state FROM year WHERE year = OLD.year) = 'closed'
  OR (SELECT state FROM year WHERE year = NEW.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER item_removed_update BEFORE UPDATE OF removed_on, removed_year,
price, reason ON item
WHEN (SELECT state FROM year WHERE year = OLD.removed_year) = 'closed'
  OR (SELECT state FROM year WHERE year = NEW.removed_year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER item_closed_delete BEFORE DELETE ON item
WHEN (SELECT state FROM year WHERE year = OLD.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;
