/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/budget.h"

#include "base/i18n.h"
#include "book/account.h"
#include "book/year.h"
#include "store/stmt.h"
#include "value/code.h"

static int
check_account(struct db *db, const char *code)
{
	struct account a;
	bool	       active;

	if (code_class(code) != 6 && code_class(code) != 7) {
		err_set(db_err(db), ERR_RULE,
		    _("%s holds money: a budget plans what is spent (6) and "
		      "what is received (7)."),
		    code);
		return err_hint(db_err(db),
		    _("The accounts are listed by: quitus account list"));
	}
	if (account_load(db, code, &a) == -1)
		return -1;
	active = a.active;
	account_fini(&a);
	if (active)
		return 0;
	err_set(db_err(db), ERR_RULE,
	    _("account %s is disabled: nothing can be planned on it."), code);
	return err_hint(db_err(db),
	    _("Choose another one, or enable it again: quitus account enable "
	      "%s"),
	    code);
}

int
budget_set(struct db *db, int year, const char *project, const char *code,
    struct money amount)
{
	struct stmt st;

	if (check_account(db, code) == -1 ||
	    (project == NULL && year_must_be_open(db, year) == -1))
		return -1;
	if (project == NULL) {
		stmt_init(&st, db,
		    "INSERT INTO budget (year, account, cents)"
		    " VALUES (?1, ?2, ?3)"
		    " ON CONFLICT DO UPDATE SET cents = excluded.cents");
		stmt_set_int(&st, 1, year);
	} else {
		stmt_init(&st, db,
		    "INSERT INTO project_budget (project, account, cents)"
		    " VALUES (?1, ?2, ?3)"
		    " ON CONFLICT DO UPDATE SET cents = excluded.cents");
		stmt_set_text(&st, 1, project);
	}
	stmt_set_text(&st, 2, code);
	stmt_set_money(&st, 3, amount);
	return stmt_run(&st);
}

int
budget_unset(struct db *db, int year, const char *project, const char *code)
{
	struct stmt st;

	if (project == NULL && year_must_be_open(db, year) == -1)
		return -1;
	if (project == NULL) {
		stmt_init(&st, db,
		    "DELETE FROM budget WHERE year = ?1 AND account = ?2");
		stmt_set_int(&st, 1, year);
	} else {
		stmt_init(&st, db,
		    "DELETE FROM project_budget"
		    " WHERE project = ?1 AND account = ?2");
		stmt_set_text(&st, 1, project);
	}
	stmt_set_text(&st, 2, code);
	if (stmt_run(&st) == -1)
		return -1;
	if (db_changes(db) > 0)
		return 0;
	err_set(db_err(db), ERR_RULE, _("nothing was planned on %s."), code);
	return err_hint(db_err(db), _("See the budget: quitus budget list"));
}

int
budget_count(struct db *db, const char *project, int64_t *n)
{
	struct stmt st;

	stmt_init(
	    &st, db, "SELECT count(*) FROM project_budget WHERE project = ?1");
	stmt_set_text(&st, 1, project);
	*n = stmt_row(&st) ? stmt_int(&st, 0) : 0;
	return stmt_end(&st);
}

/* ?1 class, ?2 its sign, ?3 year, ?4 project (NULL: the coop). */
#define SELECT_LINES                                                        \
	"WITH plan (code, cents) AS ("                                      \
	" SELECT account, cents FROM budget"                                \
	"  WHERE ?4 IS NULL AND year = ?3"                                  \
	" UNION ALL SELECT account, cents FROM project_budget"              \
	"  WHERE project = ?4),"                                            \
	" moved (account, cents) AS ("                                      \
	" SELECT account, debit - credit FROM total"                        \
	"  WHERE ?4 IS NULL AND year = ?3"                                  \
	" UNION ALL SELECT p.debit, p.cents FROM posting AS p"              \
	"  JOIN entry AS e ON e.id = p.entry"                               \
	"  WHERE p.project = ?4 AND e.state <> 'void' AND e.year <= ?3"     \
	" UNION ALL SELECT p.credit, -p.cents FROM posting AS p"            \
	"  JOIN entry AS e ON e.id = p.entry"                               \
	"  WHERE p.project = ?4 AND e.state <> 'void' AND e.year <= ?3),"   \
	" line (code, planned, actual) AS ("                                \
	" SELECT code, cents, 0 FROM plan"                                  \
	" UNION ALL SELECT CASE WHEN m.account IN (SELECT code FROM plan)"  \
	"  THEN m.account ELSE a.folds_to END, 0, m.cents * ?2"             \
	"  FROM moved AS m JOIN account AS a ON a.code = m.account)"        \
	" SELECT l.code, a.label, sum(l.planned), sum(l.actual)"            \
	" FROM line AS l JOIN account AS a ON a.code = l.code"              \
	" WHERE substr(l.code, 1, 1) = ?1"                                  \
	" GROUP BY l.code HAVING sum(l.planned) <> 0 OR sum(l.actual) <> 0" \
	" ORDER BY l.code"

int
budget_each(struct db *db, int year, const char *project, int account_class,
    budget_fn *fn, void *arg)
{
	struct budget_line line;
	struct stmt	   st;
	int		   rc = 0;

	stmt_init(&st, db, SELECT_LINES);
	stmt_set_text(&st, 1, account_class == 6 ? "6" : "7");
	stmt_set_int(&st, 2, account_class == 6 ? 1 : -1);
	stmt_set_int(&st, 3, year);
	stmt_set_text(&st, 4, project);
	while (rc == 0 && stmt_row(&st)) {
		line.code = stmt_text(&st, 0);
		line.label = stmt_text(&st, 1);
		line.planned = stmt_money(&st, 2);
		line.actual = stmt_money(&st, 3);
		rc = fn(&line, arg);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}
