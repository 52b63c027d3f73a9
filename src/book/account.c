/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/account.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "store/stmt.h"

#define NEAREST 4 /* accounts named in a hint */

/* What people call the accounts of money. */
static const struct {
	const char *word;
	const char *code;
} words[] = { { "bank", "512" }, { "banque", "512" }, { "cash", "530" },
	{ "caisse", "530" }, { "especes", "530" }, { "ccp", "514" } };

void
account_fini(struct account *a)
{
	free(a->label);
	free(a->content);
	*a = (struct account){ .label = NULL };
}

/* Columns: code, label, content, folds_to, active. */
static void
take_row(struct stmt *st, struct account *a)
{
	code_normalize(stmt_text(st, 0), a->code);
	a->label = stmt_text_dup(st, 1);
	a->content = stmt_text_dup(st, 2);
	code_normalize(stmt_text(st, 3), a->folds_to);
	a->active = stmt_int(st, 4) != 0;
}

int
account_load(struct db *db, const char *code, struct account *a)
{
	struct stmt st;
	bool	    found;

	*a = (struct account){ .label = NULL };
	stmt_init(&st, db,
	    "SELECT code, label, content, folds_to, active"
	    " FROM account WHERE code = ?1");
	stmt_set_text(&st, 1, code);
	found = stmt_row(&st);
	if (found)
		take_row(&st, a);
	if (stmt_end(&st) == -1) {
		account_fini(a);
		return -1;
	}
	if (found)
		return 0;
	err_set(db_err(db), ERR_RULE, _("there is no account %s."), code);
	return err_hint(db_err(db), _("All of them: quitus account list"));
}

int
account_each(struct db *db, const char *classes, account_fn *fn, void *arg)
{
	struct stmt    st;
	struct account a;
	int	       rc = 0;

	stmt_init(&st, db,
	    "SELECT code, label, content, folds_to, active"
	    " FROM account WHERE ?1 IS NULL OR ?1 = ''"
	    " OR instr(?1, substr(code, 1, 1)) > 0 ORDER BY code");
	stmt_set_text(&st, 1, classes);
	while (rc == 0 && stmt_row(&st)) {
		take_row(&st, &a);
		rc = fn(&a, arg);
		account_fini(&a);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

static int
each_text(struct db *db, const char *sql, const char *code, account_text_fn *fn,
    void *arg)
{
	struct stmt st;
	int	    rc = 0;

	stmt_init(&st, db, sql);
	stmt_set_text(&st, 1, code);
	while (rc == 0 && stmt_row(&st))
		rc = fn(stmt_text(&st, 0), arg);
	return stmt_end(&st) == -1 ? -1 : rc;
}

int
account_each_alias(
    struct db *db, const char *code, account_text_fn *fn, void *arg)
{
	return each_text(db,
	    "SELECT alias FROM alias WHERE account = ?1"
	    " ORDER BY alias",
	    code, fn, arg);
}

int
account_each_word(
    struct db *db, const char *code, account_text_fn *fn, void *arg)
{
	return each_text(db,
	    "SELECT word FROM keyword WHERE account = ?1"
	    " ORDER BY word",
	    code, fn, arg);
}

/* Run a query of one column that gives a code for a key. */
static bool
find(struct db *db, const char *sql, const char *key, char code[CODE_MAX])
{
	struct stmt st;
	bool	    found;

	stmt_init(&st, db, sql);
	stmt_set_text(&st, 1, key);
	found = stmt_row(&st);
	if (found)
		code_normalize(stmt_text(&st, 0), code);
	return stmt_end(&st) == 0 && found;
}

static bool
find_code(struct db *db, const char *key, char code[CODE_MAX])
{
	return find(db, "SELECT code FROM account WHERE code = ?1", key, code);
}

static bool
find_alias(struct db *db, const char *key, char code[CODE_MAX])
{
	return find(
	    db, "SELECT account FROM alias WHERE alias = ?1", key, code);
}

static bool
lookup_word(struct db *db, const char *word, char code[CODE_MAX])
{
	char  *folded = utf8_fold(word);
	size_t i;
	bool   found = false;

	for (i = 0; !found && i < sizeof(words) / sizeof(*words); i++) {
		if (strcmp(words[i].word, folded) == 0)
			found = find_code(db, words[i].code, code);
	}
	if (!found)
		found = find_alias(db, folded, code);
	free(folded);
	return found;
}

bool
account_lookup(struct db *db, const char *word, char code[CODE_MAX])
{
	char   own[CODE_MAX], shorter[3][CODE_MAX];
	size_t i, n;

	if (!utf8_valid(word, strlen(word)))
		return false;
	if (code_normalize(word, own) == -1)
		return lookup_word(db, word, code);
	if (find_code(db, own, code) || find_alias(db, own, code))
		return true;
	n = code_candidates(own, shorter);
	for (i = 0; i < n; i++) {
		if (find_code(db, shorter[i], code))
			return true;
	}
	return false;
}

/* What may be meant by a word that names no account. */
struct guess {
	const char  *folded;
	struct buf   hint; /* "6180 (Charges ...), 6168 (...)" */
	size_t	     n;
	const char **codes; /* all of them, to be ranked */
	size_t	     ncodes;
	size_t	     cap;
};

static int
collect_code(const struct account *a, void *arg)
{
	struct guess *g = arg;

	g->codes = xgrow(g->codes, g->ncodes, &g->cap, sizeof(*g->codes));
	g->codes[g->ncodes++] = xstrdup(a->code);
	return 0;
}

static int
add_guess(struct db *db, struct guess *g, const char *code)
{
	struct account a;

	if (account_load(db, code, &a) == -1)
		return -1;
	buf_addf(
	    &g->hint, "%s%s (%s)", g->n++ > 0 ? ", " : "", a.code, a.label);
	account_fini(&a);
	return 0;
}

static int
guess_by_code(struct db *db, struct guess *g)
{
	size_t i, near;
	int    rc;

	rc = account_each(db, "", collect_code, g);
	if (g->codes == NULL)
		return rc;
	near = nearest_rank(g->folded, g->codes, g->ncodes, NEAREST);
	for (i = 0; rc == 0 && i < near; i++)
		rc = add_guess(db, g, g->codes[i]);
	/* Nothing is near: at least those of the class that was meant. */
	for (i = 0; rc == 0 && near == 0 && i < g->ncodes; i++)
		if (g->n < NEAREST && g->codes[i][0] == g->folded[0])
			rc = add_guess(db, g, g->codes[i]);
	for (i = 0; i < g->ncodes; i++)
		free((char *)(uintptr_t)g->codes[i]);
	free(g->codes);
	return rc;
}

static int
guess_by_label(const struct account *a, void *arg)
{
	struct guess *g = arg;
	char	     *label = utf8_fold(a->label);

	if (g->n < NEAREST && strstr(label, g->folded) != NULL)
		buf_addf(&g->hint, "%s%s (%s)", g->n++ > 0 ? ", " : "", a->code,
		    a->label);
	free(label);
	return 0;
}

static int
guess_by_word(struct db *db, struct guess *g)
{
	struct stmt st;
	int	    rc = 0;

	if (strlen(g->folded) < 3)
		return 0;
	stmt_init(&st, db,
	    "SELECT account FROM keyword WHERE word = ?1"
	    " ORDER BY account");
	stmt_set_text(&st, 1, g->folded);
	while (rc == 0 && g->n < NEAREST && stmt_row(&st))
		rc = add_guess(db, g, stmt_text(&st, 0));
	if (stmt_end(&st) == -1 || rc == -1)
		return -1;
	return g->n > 0 ? 0 : account_each(db, "", guess_by_label, g);
}

static int
refuse_unknown(struct db *db, const char *word)
{
	struct guess g = { .folded = NULL };
	char	    *folded, excerpt[UTF8_EXCERPT];
	int	     rc;

	folded = utf8_valid(word, strlen(word)) ? utf8_fold(word) : xstrdup("");
	g.folded = folded;
	rc = folded[0] >= '0' && folded[0] <= '9' ? guess_by_code(db, &g) :
						    guess_by_word(db, &g);
	if (rc == 0) {
		err_set(db_err(db), ERR_RULE,
		    _("“%s” is not an account of this ledger."),
		    utf8_excerpt(word, excerpt));
		if (g.n > 0)
			err_hint(db_err(db),
			    _("Did you mean %s? All of them: "
			      "quitus account list"),
			    buf_str(&g.hint));
		else
			err_hint(db_err(db),
			    _("All of them: quitus account "
			      "list. To find one by what it is for: quitus "
			      "account suggest \"museum tickets\""));
	}
	buf_fini(&g.hint);
	free(folded);
	return -1;
}

int
account_resolve(struct db *db, const char *word, char code[CODE_MAX])
{
	if (account_lookup(db, word, code))
		return 0;
	if (err_what(db_err(db))[0] != '\0')
		return -1;
	return refuse_unknown(db, word);
}
