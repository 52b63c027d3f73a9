-- Membership and insurance: how many are in each class, what the departmental
-- association asks for. Nobody is named: a class has a count.

CREATE TABLE headcount (
  year   INTEGER NOT NULL REFERENCES year (year),
  class  TEXT NOT NULL REFERENCES class (name) ON UPDATE CASCADE,
  pupils INTEGER NOT NULL
         CONSTRAINT "nombre d'élèves" CHECK (pupils BETWEEN 0 AND 9999),
  adults INTEGER NOT NULL
         CONSTRAINT "nombre d'adultes" CHECK (adults BETWEEN 0 AND 9999),
  PRIMARY KEY (year, class),
  CONSTRAINT "au moins une personne" CHECK (pupils + adults > 0)
) STRICT, WITHOUT ROWID;

-- Due = fixed + pupil x pupils + adult x adults + insurance x members
-- + supplement; all in cents.
CREATE TABLE tariff (
  year       INTEGER PRIMARY KEY REFERENCES year (year),
  fixed      INTEGER NOT NULL DEFAULT 0
             CONSTRAINT "part fixe" CHECK (fixed BETWEEN 0 AND 999999999999),
  pupil      INTEGER NOT NULL DEFAULT 0
             CONSTRAINT "part par élève" CHECK (pupil BETWEEN 0 AND 99999999),
  adult      INTEGER NOT NULL DEFAULT 0
             CONSTRAINT "part par adulte" CHECK (adult BETWEEN 0 AND 99999999),
  insurance  INTEGER NOT NULL DEFAULT 0
             CONSTRAINT "assurance par membre"
             CHECK (insurance BETWEEN 0 AND 99999999),
  supplement INTEGER NOT NULL DEFAULT 0    -- freely given
             CONSTRAINT "supplément libre"
             CHECK (supplement BETWEEN 0 AND 999999999999)
) STRICT;

-- The families' voluntary contribution: how many gave, for the entry of a
-- class; never who.
CREATE TABLE contribution (
  entry        INTEGER PRIMARY KEY REFERENCES entry (id),
  contributors INTEGER NOT NULL
               CONSTRAINT "nombre de familles"
               CHECK (contributors BETWEEN 1 AND 99999)
) STRICT;

CREATE TRIGGER headcount_closed_insert BEFORE INSERT ON headcount
WHEN (SELECT state FROM year WHERE year = NEW.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER headcount_closed_update BEFORE UPDATE ON headcount
WHEN (SELECT state FROM year WHERE year = OLD.year) = 'closed'
  OR (SELECT state FROM year WHERE year = NEW.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER headcount_closed_delete BEFORE DELETE ON headcount
WHEN (SELECT state FROM year WHERE year = OLD.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER tariff_closed_insert BEFORE INSERT ON tariff
WHEN (SELECT state FROM year WHERE year = NEW.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER tariff_closed_update BEFORE UPDATE ON tariff
WHEN (SELECT state FROM year WHERE year = OLD.year) = 'closed'
  OR (SELECT state FROM year WHERE year = NEW.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER tariff_closed_delete BEFORE DELETE ON tariff
WHEN (SELECT state FROM year WHERE year = OLD.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER contribution_closed_insert BEFORE INSERT ON contribution
WHEN (SELECT y.state FROM entry AS e JOIN year AS y USING (year)
      WHERE e.id = NEW.entry) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER contribution_closed_update BEFORE UPDATE ON contribution
WHEN (SELECT y.state FROM entry AS e JOIN year AS y USING (year)
      WHERE e.id = OLD.entry) = 'closed'
  OR (SELECT y.state FROM entry AS e JOIN year AS y USING (year)
      WHERE e.id = NEW.entry) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER contribution_closed_delete BEFORE DELETE ON contribution
WHEN (SELECT y.state FROM entry AS e JOIN year AS y USING (year)
      WHERE e.id = OLD.entry) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;
