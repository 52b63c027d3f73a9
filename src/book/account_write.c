/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "store/sql.h"
#include "store/stmt.h"
#include "value/text.h"

/* The label of a class's régie holds its name, by which it is found again. */
#define ADVANCE_LABEL "Régie d’avance, classe "
#define ADVANCE_CODE  "541-"

int
account_load_standard(struct db *db)
{
	const struct sql_text *chart = sql_find("chart/occe.sql");

	if (chart == NULL)
		return err_set(db_err(db), ERR_BUG,
		    _("the standard chart of accounts is missing."));
	return db_exec(db, (const char *)chart->bytes);
}

/* ---- Adding ---- */

int
account_own_code(const char *typed, char code[CODE_MAX])
{
	char   shorter[3][CODE_MAX];
	size_t digits, n;

	if (code_normalize(typed, code) == -1)
		return -1;
	digits = strspn(code, "0123456789");
	if (digits < 3 || code_class(code) == 0)
		return -1;
	if (digits < 7 || code[digits] != '\0' ||
	    strcmp(code + digits - 3, "008") != 0)
		return 0;
	n = code_candidates(code, shorter);
	if (n > 0)
		memcpy(code, shorter[n - 1], CODE_MAX);
	return 0;
}

static bool
exists(struct db *db, const char *code)
{
	struct stmt st;
	bool	    found;

	stmt_init(&st, db, "SELECT 1 FROM account WHERE code = ?1");
	stmt_set_text(&st, 1, code);
	found = stmt_row(&st);
	return stmt_end(&st) == 0 && found;
}

/* formats.md 6.7: 7411 is told within 7410, 541-CP within 541. */
static void
find_line(struct db *db, const char *code, char line[CODE_MAX])
{
	char four[CODE_MAX];

	memcpy(line, code, CODE_MAX);
	if (code_is_advance(code)) {
		memcpy(four, "541", sizeof("541"));
	} else if ((code_class(code) == 6 || code_class(code) == 7) &&
	    strlen(code) >= 4) {
		memcpy(four, code, 3);
		memcpy(four + 3, "0", 2);
		if (!exists(db, four)) {
			memcpy(four, code, 4);
			four[4] = '\0';
		}
	} else
		return;
	if (exists(db, four))
		memcpy(line, four, strlen(four) + 1);
}

int
account_insert(
    struct db *db, const char *code, const char *label, const char *content)
{
	struct stmt st;
	char	    line[CODE_MAX];

	find_line(db, code, line);
	stmt_init(&st, db,
	    "INSERT INTO account (code, label, content,"
	    " folds_to) VALUES (?1, ?2, ?3, ?4)");
	stmt_set_text(&st, 1, code);
	stmt_set_text(&st, 2, label);
	stmt_set_text(&st, 3, content);
	stmt_set_text(&st, 4, line);
	return stmt_run(&st);
}

static int
refuse_code(struct db *db, const char *typed)
{
	char excerpt[UTF8_EXCERPT];

	err_set(db_err(db), ERR_USAGE,
	    _("“%s” cannot be the code of an "
	      "account: it begins with three digits, the first from 1 to 7."),
	    utf8_excerpt(typed, excerpt));
	return err_hint(db_err(db),
	    _("An expense account begins with 6, an "
	      "income account with 7, a bank account with 51, a cash box with "
	      "53. Example: quitus account add 7411 \"Subventions de "
	      "l’État\""));
}

static int
refuse_known(
    struct db *db, const char *typed, const char *code, const char *known)
{
	struct account a;

	if (account_load(db, known, &a) == -1)
		return -1;
	if (strcmp(code, known) == 0)
		err_set(db_err(db), ERR_RULE,
		    _("account %s exists already: %s."), code, a.label);
	else
		err_set(db_err(db), ERR_RULE,
		    _("%s is another spelling of account %s (%s)."), typed,
		    known, a.label);
	if (a.active)
		err_hint(db_err(db),
		    _("Choose another code. To see what there "
		      "is: quitus account list"));
	else
		err_hint(db_err(db),
		    _("It is disabled. To use it again: "
		      "quitus account enable %s"),
		    a.code);
	account_fini(&a);
	return -1;
}

/* A longer code is a sub-account of its own, unless it is an alias. */
static bool
is_taken(struct db *db, const char *code, char known[CODE_MAX])
{
	if (!account_lookup(db, code, known))
		return false;
	return strncmp(code, known, strlen(known)) != 0 || strlen(code) <= 4 ||
	    strcmp(code, known) == 0;
}

int
account_add(
    struct db *db, const char *typed, const char *label, const char *content)
{
	char  code[CODE_MAX], known[CODE_MAX];
	char *name = NULL, *goes = NULL;
	int   rc = -1;

	if (!utf8_valid(typed, strlen(typed)) ||
	    account_own_code(typed, code) == -1)
		return refuse_code(db, typed);
	if (is_taken(db, code, known))
		return refuse_known(db, typed, code, known);
	if (text_take(label, TEXT_LABEL_MAX, _("label"), &name, db_err(db)) ==
		0 &&
	    (content == NULL || content[0] == '\0' ||
		text_take(content, ACCOUNT_CONTENT_MAX, _("content"), &goes,
		    db_err(db)) == 0))
		rc = account_insert(db, code, name, goes != NULL ? goes : "");
	free(name);
	free(goes);
	return rc;
}

/* ---- Disabling ---- */

/* The open year that an account of money still has something in; 0: none. */
static int
find_balance(struct db *db, const char *code, int *year, struct money *left)
{
	struct stmt st;

	*year = 0;
	stmt_init(&st, db,
	    "SELECT year, debit - credit FROM total"
	    " JOIN year USING (year) WHERE account = ?1"
	    " AND state = 'open' AND debit <> credit ORDER BY year");
	stmt_set_text(&st, 1, code);
	if (stmt_row(&st)) {
		*year = (int)stmt_int(&st, 0);
		*left = stmt_money(&st, 1);
	}
	return stmt_end(&st);
}

static int
check_disable(struct db *db, const char *code)
{
	struct money left;
	int	     year;
	char	     amount[MONEY_TEXT];

	if (strcmp(code, "110") == 0 || strcmp(code, "512") == 0 ||
	    strcmp(code, "530") == 0) {
		err_set(db_err(db), ERR_RULE,
		    _("account %s cannot be "
		      "disabled: the books need it."),
		    code);
		return -1;
	}
	if (code_class(code) != 5)
		return 0;
	if (find_balance(db, code, &year, &left) == -1)
		return -1;
	if (year == 0)
		return 0;
	err_set(db_err(db), ERR_RULE,
	    _("account %s cannot be disabled: it "
	      "still holds %s."),
	    code, money_text(left, MONEY_EURO, amount));
	return err_hint(db_err(db),
	    _("Bring it to zero first: quitus "
	      "transfer, or for an advance, quitus advance return."));
}

int
account_set_active(struct db *db, const char *code, bool active)
{
	struct stmt st;

	if (!active && check_disable(db, code) == -1)
		return -1;
	stmt_init(&st, db,
	    "UPDATE account SET active = ?2 WHERE code = ?1"
	    " AND active <> ?2");
	stmt_set_text(&st, 1, code);
	stmt_set_int(&st, 2, active);
	return stmt_run(&st);
}

/* ---- The régies of the classes ---- */

/* "CP-CE1" of "cp / cé1": capitals and digits, dashes between. */
static void
add_class_code(struct buf *out, const char *name)
{
	char	  *folded = utf8_fold(name), *p;
	struct buf code = { .data = NULL };

	for (p = folded; *p != '\0'; p++) {
		if (isalnum((unsigned char)*p))
			buf_addc(&code, (char)toupper((unsigned char)*p));
		else if (code.len > 0 && code.data[code.len - 1] != '-')
			buf_addc(&code, '-');
	}
	while (code.len > 0 && code.data[code.len - 1] == '-')
		code.data[--code.len] = '\0';
	free(folded);
	buf_adds(out, ADVANCE_CODE);
	/* Digits alone would read as more digits of the code. */
	if (strpbrk(buf_str(&code), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == NULL)
		buf_addc(out, 'C');
	buf_adds(out, buf_str(&code));
	buf_fini(&code);
}

/* The first code of the class's name that no other class has. */
static void
choose_code(struct db *db, const char *name, char code[CODE_MAX])
{
	struct buf base = { .data = NULL }, full = { .data = NULL };
	char	   tail[16] = "";
	size_t	   keep;
	int	   i = 1;

	add_class_code(&base, name);
	do {
		keep = CODE_MAX - 1 - strlen(tail);
		buf_reset(&full);
		buf_add(&full, base.data, base.len < keep ? base.len : keep);
		while (full.data[full.len - 1] == '-')
			full.data[--full.len] = '\0';
		buf_adds(&full, tail);
		memcpy(code, full.data, full.len + 1);
		snprintf(tail, sizeof(tail), "-%d", ++i);
	} while (exists(db, code));
	buf_fini(&base);
	buf_fini(&full);
}

int
account_for_class(struct db *db, const char *name, char code[CODE_MAX])
{
	struct stmt st;
	char	   *label = xasprintf("%s%s", ADVANCE_LABEL, name);
	bool	    found;
	int	    rc;

	stmt_init(&st, db,
	    "SELECT code FROM account WHERE code GLOB '541-*'"
	    " AND label = ?1");
	stmt_set_text(&st, 1, label);
	found = stmt_row(&st);
	if (found)
		code_normalize(stmt_text(&st, 0), code);
	rc = stmt_end(&st);
	if (rc == 0 && !found) {
		choose_code(db, name, code);
		rc = account_insert(db, code, label,
		    "L’argent confié à la classe, jusqu’à ce qu’il soit "
		    "justifié ou rendu.");
	}
	free(label);
	return rc;
}

int
account_rename_class(struct db *db, const char *from, const char *to)
{
	struct stmt st;
	char	   *before = xasprintf("%s%s", ADVANCE_LABEL, from);
	char	   *after = xasprintf("%s%s", ADVANCE_LABEL, to);

	stmt_init(&st, db,
	    "UPDATE account SET label = ?2"
	    " WHERE code GLOB '541-*' AND label = ?1");
	stmt_set_text(&st, 1, before);
	stmt_set_text(&st, 2, after);
	free(before);
	free(after);
	return stmt_run(&st);
}
