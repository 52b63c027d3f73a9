/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/buf.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/check_grid.h"
#include "store/stmt.h"

/* C16: what was spent on 6800 and the inventory register say the same. */

/* What an entry spent on goods, 0 once it is cancelled (in the same year, or it
 * did buy them), and what the items that name it come to. */
#define GOODS                                                              \
	"coalesce((SELECT sum(p.cents) FROM posting AS p"                  \
	" LEFT JOIN entry AS v ON v.reverses = e.id AND v.state <> 'void'" \
	" WHERE p.entry = e.id AND p.debit >= '680' AND p.debit < '681'"   \
	" AND e.state <> 'void' AND e.reverses IS NULL"                    \
	" AND v.year IS NOT e.year), 0)"
#define NAMED(which)                                   \
	"coalesce((SELECT sum(i.cents) FROM item AS i" \
	" WHERE i.entry = e.id" which "), 0)"
#define EACH_ENTRY(gap)                                             \
	"SELECT number, gap FROM (SELECT e.number, " gap " AS gap " \
	" FROM entry AS e WHERE e.year = ?1) WHERE gap > 0 ORDER BY number"

static int
find_missing(struct check_run *run)
{
	return check_add_found(run, 16, SEVERITY_WARNING,
	    _("what was bought to last (6800) is not, or not all, in the "
	      "inventory register."),
	    _("quitus inventory add --entry NUMBER registers what the entry "
	      "bought. If it does not last, correct the account: quitus edit "
	      "NUMBER --account 6180"),
	    EACH_ENTRY(GOODS " - " NAMED("")));
}

/* What was taken out of the register is no longer claimed to be there. */
static int
find_excess(struct check_run *run)
{
	return check_add_found(run, 16, SEVERITY_WARNING,
	    _("the inventory register holds more than these entries spent on "
	      "goods (6800)."),
	    _("They were cancelled or corrected since. quitus inventory list "
	      "shows what names them; quitus inventory remove NUMBER --reason "
	      "\"...\" takes it out."),
	    EACH_ENTRY(NAMED(" AND i.removed_on IS NULL") " - " GOODS));
}

/* Items of this year's days that no entry bought: given, or not booked? */
static int
ask_origin(struct check_run *run)
{
	struct buf   names = { .data = NULL };
	struct money sum = MONEY(0);
	struct stmt  st;

	stmt_init(&st, run->db,
	    "SELECT id, label, cents FROM item WHERE year = ?1"
	    " AND day BETWEEN ?2 AND ?3 AND entry IS NULL ORDER BY id");
	stmt_set_int(&st, 1, run->year);
	stmt_set_date(&st, 2, run->start);
	stmt_set_date(&st, 3, run->end);
	while (stmt_row(&st)) {
		if (names.len > 0)
			buf_adds(&names, ", ");
		buf_addf(&names, _("“%s” (no. %lld)"), stmt_text(&st, 1),
		    (long long)stmt_int(&st, 0));
		money_add(&sum, stmt_money(&st, 2));
	}
	if (names.len > 0)
		check_add(run, 16, SEVERITY_QUESTION, sum,
		    xasprintf(_("how did these items come into the inventory "
				"register this year without an entry: %s?"),
			buf_str(&names)),
		    xstrdup(_("Given: nothing to do. Bought: undo, then name "
			      "the entry with --entry.")));
	buf_fini(&names);
	return stmt_end(&st);
}

int
check_inventory(struct check_run *run)
{
	if (find_missing(run) == -1 || find_excess(run) == -1)
		return -1;
	return ask_origin(run);
}
