-- What was planned: for the coop by school year, for a project as a whole,
-- however many years it spans. Amounts stand on charges and income only.

CREATE TABLE budget (
  year    INTEGER NOT NULL REFERENCES year (year),
  account TEXT NOT NULL REFERENCES account (code)
          CONSTRAINT "un budget porte sur les charges et les produits"
          CHECK (account GLOB '[67]*'),
  cents   INTEGER NOT NULL
          CONSTRAINT "montant entre 0,01 et 9 999 999 999,99"
          CHECK (cents BETWEEN 1 AND 999999999999),
  PRIMARY KEY (year, account)
) STRICT, WITHOUT ROWID;

CREATE TABLE project_budget (
  project TEXT NOT NULL REFERENCES project (name) ON UPDATE CASCADE,
  account TEXT NOT NULL REFERENCES account (code)
          CONSTRAINT "un budget porte sur les charges et les produits"
          CHECK (account GLOB '[67]*'),
  cents   INTEGER NOT NULL
          CONSTRAINT "montant entre 0,01 et 9 999 999 999,99"
          CHECK (cents BETWEEN 1 AND 999999999999),
  PRIMARY KEY (project, account)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER budget_closed_insert BEFORE INSERT ON budget
WHEN (SELECT state FROM year WHERE year = NEW.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER budget_closed_update BEFORE UPDATE ON budget
WHEN (SELECT state FROM year WHERE year = OLD.year) = 'closed'
  OR (SELECT state FROM year WHERE year = NEW.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;

CREATE TRIGGER budget_closed_delete BEFORE DELETE ON budget
WHEN (SELECT state FROM year WHERE year = OLD.year) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'cet exercice est clos');
END;
