-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whose is D12, found in the index. Of "voucher = x AND length(voucher) =
-- length(x)" SQLite puts x in the place of the column everywhere, and what
-- remains, length(x) = length(x), finds nothing in an index: all entries of
-- the year were read for each one recorded. IS is left as it stands.

DROP TRIGGER entry_replace_voucher;
DROP TRIGGER entry_replace_voucher_update;

CREATE TRIGGER entry_replace_voucher BEFORE INSERT ON entry
WHEN NEW.state <> 'void'
 AND EXISTS (SELECT 1 FROM entry
             WHERE year = NEW.year AND length(voucher) = length(NEW.voucher)
               AND voucher IS NEW.voucher AND voucher IS NOT NULL
               AND state <> 'void')
BEGIN
  SELECT RAISE(ABORT, 'ce numéro de pièce est déjà celui d''une autre écriture de l''exercice');
END;

CREATE TRIGGER entry_replace_voucher_update
BEFORE UPDATE OF voucher, state ON entry
WHEN NEW.state <> 'void'
 AND EXISTS (SELECT 1 FROM entry
             WHERE year = NEW.year AND length(voucher) = length(NEW.voucher)
               AND voucher IS NEW.voucher AND voucher IS NOT NULL
               AND state <> 'void' AND id <> OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'ce numéro de pièce est déjà celui d''une autre écriture de l''exercice');
END;
