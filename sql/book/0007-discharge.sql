-- The quitus that the verifiers gave, or refused, on paper: once a closed year
-- has it, that year is never opened again.

CREATE TABLE discharge (
  id          INTEGER PRIMARY KEY,
  year        INTEGER NOT NULL REFERENCES year (year),
  day         TEXT NOT NULL
              CONSTRAINT "jour réel" CHECK (day IS date(day, '+0 days')),
  place       TEXT NOT NULL
              CONSTRAINT "lieu non vide" CHECK (length(trim(place)) > 0),
  given       INTEGER NOT NULL
              CONSTRAINT "donné ou refusé" CHECK (given IN (0, 1)),
  remark      TEXT,
  fingerprint TEXT NOT NULL               -- of the dossier that was signed
              CONSTRAINT "empreinte de 64 chiffres"
              CHECK (length(fingerprint) = 64)
) STRICT;

CREATE UNIQUE INDEX "un seul quitus par exercice"
ON discharge (year) WHERE given = 1;

CREATE TABLE verifier (
  discharge INTEGER NOT NULL REFERENCES discharge (id),
  rank      INTEGER NOT NULL
            CONSTRAINT "rang positif" CHECK (rank > 0),
  name      TEXT NOT NULL
            CONSTRAINT "nom non vide" CHECK (length(trim(name)) > 0),
  quality   TEXT NOT NULL
            CONSTRAINT "qualité du vérificateur"
            CHECK (quality IN ('parent', 'teacher', 'other')),
  PRIMARY KEY (discharge, rank)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER discharge_open BEFORE INSERT ON discharge
WHEN NOT EXISTS (SELECT 1 FROM year
                 WHERE year = NEW.year AND state = 'closed'
                   AND fingerprint = NEW.fingerprint)
BEGIN
  SELECT RAISE(ABORT, 'le quitus se donne sur un exercice clos, avec son empreinte');
END;

CREATE TRIGGER discharge_replace BEFORE INSERT ON discharge
WHEN EXISTS (SELECT 1 FROM discharge WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM discharge WHERE year = NEW.year AND given = 1)
BEGIN
  SELECT RAISE(ABORT, 'le quitus de cet exercice est déjà enregistré');
END;

CREATE TRIGGER discharge_update BEFORE UPDATE ON discharge
BEGIN
  SELECT RAISE(ABORT, 'le quitus ne se modifie pas');
END;

CREATE TRIGGER discharge_delete BEFORE DELETE ON discharge
BEGIN
  SELECT RAISE(ABORT, 'le quitus ne se supprime pas');
END;

CREATE TRIGGER verifier_replace BEFORE INSERT ON verifier
WHEN EXISTS (SELECT 1 FROM verifier
             WHERE discharge = NEW.discharge AND rank = NEW.rank)
BEGIN
  SELECT RAISE(ABORT, 'le quitus ne se modifie pas');
END;

CREATE TRIGGER verifier_update BEFORE UPDATE ON verifier
BEGIN
  SELECT RAISE(ABORT, 'le quitus ne se modifie pas');
END;

CREATE TRIGGER verifier_delete BEFORE DELETE ON verifier
BEGIN
  SELECT RAISE(ABORT, 'le quitus ne se supprime pas');
END;

CREATE TRIGGER year_reopen BEFORE UPDATE OF state, closed_on, fingerprint
ON year
WHEN OLD.state = 'closed'
 AND EXISTS (SELECT 1 FROM discharge WHERE year = OLD.year AND given = 1)
BEGIN
  SELECT RAISE(ABORT, 'le quitus de cet exercice est donné : il ne se rouvre plus');
END;
