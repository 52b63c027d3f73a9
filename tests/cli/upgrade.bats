#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# A ledger made when the schema had its first migration only. It is built here
# with the sqlite3 shell, and sealed with sha256sum, as formats.md tells.

# shellcheck disable=SC1111,SC2154

load helper

# The seal of an entry, from the seal before it and its row of the dossier.
seal() {
	printf '%s\n%s\n' "$1" "$2" | sha256sum | cut -d ' ' -f 1
}

make_old() {
	local none first second scan

	none=$(printf '%064d' 0)
	first=$(seal "$none" \
	    '1;2025-09-01;AN;À nouveau;;;;512;110;1000,00;;;;;;;')
	second=$(seal "$first" \
	    '2;2025-09-12;D1;Timbres;La Poste;cheque;0042;6180;512;15,50;;CM1;;;;;')
	scan=$(printf 'a scan' | sha256sum | cut -d ' ' -f 1)
	{
		echo 'BEGIN;'
		cat "$QUITUS_ROOT/sql/book/0001-ledger.sql" \
		    "$QUITUS_ROOT/sql/book/views.sql" \
		    "$QUITUS_ROOT/sql/chart/occe.sql"
		cat <<-END
		PRAGMA application_id = 0x51756974;
		PRAGMA user_version = 1;
		INSERT INTO year (year, sealed) VALUES (2025, 2);
		INSERT INTO setting VALUES (2025, 'name', 'École du Port'),
		 (2025, 'department', '2A'), (2025, 'number', '12');
		INSERT INTO class (name) VALUES ('CE1'), ('CM1');
		INSERT INTO entry (id, year, number, day, kind, voucher, label,
		 party, method, reference, reason) VALUES
		 (1, 2025, 1, '2025-09-01', 'opening', 'AN', 'À nouveau', NULL,
		  NULL, NULL, NULL),
		 (2, 2025, 2, '2025-09-12', 'expense', 'D1', 'Timbres',
		  'La Poste', 'cheque', '0042', NULL),
		 (3, 2025, 3, '2025-10-01', 'income', 'R1', 'Dons', 'Familles',
		  'cash', NULL, NULL),
		 (4, 2025, 4, '2025-10-02', 'expense', 'D2', 'Doublon', NULL,
		  'card', NULL, 'saisie deux fois');
		INSERT INTO posting (entry, rank, debit, credit, cents, class,
		 provenance) VALUES
		 (1, 1, '512', '110', 100000, NULL, NULL),
		 (2, 1, '6180', '512', 1550, 'CM1', NULL),
		 (3, 1, '530', '7700', 4000, NULL, 'families'),
		 (3, 2, '530', '7562', 2050, NULL, 'families'),
		 (4, 1, '6180', '512', 1550, 'CM1', NULL);
		INSERT INTO tick VALUES (2, '512', '2025-09-30');
		INSERT INTO bank_balance VALUES ('512', '2025-09-30', 98450);
		INSERT INTO content VALUES ('$scan', CAST('a scan' AS BLOB));
		INSERT INTO attachment VALUES (2, 1, 'timbres.pdf', 6, '$scan');
		UPDATE entry SET state = 'final', rank = 1, seal = '$first'
		 WHERE id = 1;
		UPDATE entry SET state = 'final', rank = 2, seal = '$second'
		 WHERE id = 2;
		UPDATE entry SET state = 'void' WHERE id = 4;
		-- The changeset of: INSERT INTO class VALUES ('CE1', '', 0).
		INSERT INTO operation VALUES (1, '2025-09-02T10:00:00', 'alix',
		 'quitus classe ajouter CE1', 'class add', NULL,
		 x'5403010000636c61737300120003034345310300010000000000000000');
		COMMIT;
		END
	} | sqlite3 -bail old.quitus
	export QUITUS_FILE=old.quitus QUITUS_TODAY=2025-10-03
}

# What a file of version 1 holds, in whichever version $1 is.
content() {
	local table columns

	sqlite3 new-1 <"$QUITUS_ROOT/sql/book/0001-ledger.sql"
	for table in $(sqlite3 new-1 "SELECT name FROM sqlite_schema
	    WHERE type = 'table' ORDER BY name"); do
		columns=$(sqlite3 new-1 "SELECT group_concat(name)
		    FROM pragma_table_info('$table')")
		echo "$table"
		sqlite3 -readonly "$1" ".mode quote" "SELECT $columns FROM $table"
	done
	rm new-1
}

version() {
	sqlite3 -readonly "$1" "PRAGMA user_version"
}

@test "an old ledger is brought up to date, with all that it holds" {
	make_old
	content old.quitus >before
	grep -q "'Timbres','La Poste','cheque','0042','final'" before
	latest=$(find "$QUITUS_ROOT/sql/book" -name '0*.sql' | wc -l)
	# To read is not to change.
	run quitus --lang en list
	[ "$status" -eq 4 ]
	[[ $output == *"older quitus"* ]]
	[ "$(version old.quitus)" = 1 ]
	[ ! -e old.quitus.before-1 ]

	quitus class add CM2
	[ "$(version old.quitus)" = "$latest" ]
	[ "$(version old.quitus.before-1)" = 1 ]
	content old.quitus.before-1 | cmp before
	quitus undo
	# But for the operations, which are two more now.
	content old.quitus >after
	diff before after >difference || true
	[ "$(grep -c '^<' difference)" = 0 ]
	[ "$(grep -c '^>' difference)" = 2 ]
	[ "$(grep -c "^> .*quitus class add CM2\|^> .*quitus undo" \
	    difference)" = 2 ]
	quitus verify
	[ "$(quitus list --format json | jq -c 'sort_by(.number) |
	    map([.number, .state, ([.postings[].amount_cents] | add)])')" = \
	    '[[1,"final",100000],[2,"final",1550],[3,"draft",6050],[4,"void",1550]]' ]
	[ "$(find . -name 'old.quitus*' | wc -l)" = 2 ]
}

@test "what an older quitus did is still taken back" {
	make_old
	quitus class add CM2
	quitus undo
	quitus undo
	[ "$(sqlite3 old.quitus "SELECT group_concat(name) FROM class")" = CM1 ]
	quitus history | grep -q "quitus classe ajouter CE1"
}

@test "and it goes on: what came since is written and sealed" {
	make_old
	quitus council add 01/10/2025 "Un goûter"
	quitus expense 5 "Goûter" -a 6180 --date 02/10/2025 --decision 1
	quitus validate --until 02/10/2025
	quitus verify
	[ "$(sqlite3 old.quitus "SELECT rank, decision FROM entry
	    WHERE label = 'Goûter'")" = "4|1" ]
}

@test "an old ledger that was changed behind its back is still told" {
	make_old
	sqlite3 old.quitus "DROP TRIGGER posting_final_update;
	    UPDATE posting SET cents = 1551 WHERE entry = 2"
	QUITUS_BROKEN=1
	run quitus --lang en class add CM2
	[ "$status" -eq 4 ]
	[[ $output == *"quitus verify tells"* ]]
	run quitus --lang en verify
	[ "$status" -eq 1 ]
	[[ $output == *"entry 2"* ]]
}
