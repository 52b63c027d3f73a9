-- SPDX-License-Identifier: GPL-3.0-or-later
-- One index serves both questions about a voucher: whose is D12, and what
-- comes after the last D? In a series, numbers of as many digits are in the
-- order of their texts: hence the length before the text.

DROP INDEX entry_by_series;
DROP INDEX "pièce unique dans l'exercice";

CREATE UNIQUE INDEX "pièce unique dans l'exercice"
ON entry (year, length(voucher), voucher)
WHERE voucher IS NOT NULL AND state <> 'void';
-- The few whose number is not given again although it is free.
CREATE INDEX entry_by_void ON entry (year, length(voucher), voucher)
WHERE voucher IS NOT NULL AND state = 'void';

DROP TRIGGER entry_replace_voucher;
DROP TRIGGER entry_replace_voucher_update;

CREATE TRIGGER entry_replace_voucher BEFORE INSERT ON entry
WHEN NEW.state <> 'void'
 AND EXISTS (SELECT 1 FROM entry
             WHERE year = NEW.year AND length(voucher) = length(NEW.voucher)
               AND voucher = NEW.voucher AND state <> 'void')
BEGIN
  SELECT RAISE(ABORT, 'ce numéro de pièce est déjà celui d''une autre écriture de l''exercice');
END;

CREATE TRIGGER entry_replace_voucher_update
BEFORE UPDATE OF voucher, state ON entry
WHEN NEW.state <> 'void'
 AND EXISTS (SELECT 1 FROM entry
             WHERE year = NEW.year AND length(voucher) = length(NEW.voucher)
               AND voucher = NEW.voucher AND state <> 'void' AND id <> OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'ce numéro de pièce est déjà celui d''une autre écriture de l''exercice');
END;
