-- The register of deliberations (registre des délibérations): what the conseil
-- de coopérative decided, and the spending that each decision allowed.

CREATE TABLE decision (
  number  INTEGER PRIMARY KEY             -- 1, 2, 3... through the years
          CONSTRAINT "numéro positif" CHECK (number > 0),
  day     TEXT NOT NULL
          CONSTRAINT "jour réel" CHECK (day IS date(day, '+0 days')),
  text    TEXT NOT NULL
          CONSTRAINT "délibération non vide" CHECK (length(trim(text)) > 0),
  project TEXT REFERENCES project (name) ON UPDATE CASCADE,
  present INTEGER                         -- how many were there
          CONSTRAINT "nombre de présents"
          CHECK (present IS NULL OR present BETWEEN 1 AND 9999)
) STRICT;

ALTER TABLE entry ADD COLUMN decision INTEGER REFERENCES decision (number);

CREATE INDEX entry_by_decision ON entry (decision) WHERE decision IS NOT NULL;

-- A register is not rewritten: a decision is changed by a later one.
CREATE TRIGGER decision_update BEFORE UPDATE OF number, day, text, present
ON decision
BEGIN
  SELECT RAISE(ABORT, 'une délibération ne se modifie pas : une autre la remplace');
END;

CREATE TRIGGER decision_replace BEFORE INSERT ON decision
WHEN EXISTS (SELECT 1 FROM decision WHERE number = NEW.number)
BEGIN
  SELECT RAISE(ABORT, 'cette délibération existe déjà');
END;

-- A project that is renamed takes its decisions along: then only one of the
-- two names exists, whether it is done or taken back.
CREATE TRIGGER decision_project_update BEFORE UPDATE OF project ON decision
WHEN OLD.project IS NOT NEW.project
 AND (OLD.project IS NULL OR NEW.project IS NULL
      OR (SELECT count(*) FROM project
          WHERE name IN (OLD.project, NEW.project)) = 2)
BEGIN
  SELECT RAISE(ABORT, 'une délibération ne se modifie pas : une autre la remplace');
END;

CREATE TRIGGER decision_closed_insert BEFORE INSERT ON decision
WHEN (SELECT state FROM year WHERE year = CAST(substr(NEW.day, 1, 4) AS INTEGER)
      - (substr(NEW.day, 6, 2) < '09')) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER decision_closed_delete BEFORE DELETE ON decision
WHEN (SELECT state FROM year WHERE year = CAST(substr(OLD.day, 1, 4) AS INTEGER)
      - (substr(OLD.day, 6, 2) < '09')) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;
