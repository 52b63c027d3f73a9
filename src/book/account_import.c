/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "store/stmt.h"
#include "value/text.h"

#define FILE_MAX (4u << 20) /* bytes of a chart of accounts */

enum field {
	FIELD_CODE,
	FIELD_LABEL,
	FIELD_CONTENT,
	FIELD_ALIAS,
	FIELD_WORDS,
	FIELD_COUNT
};

/* What the columns may be called, folded. */
static const struct {
	enum field  field;
	const char *name;
} names[] = { { FIELD_CODE, "code" }, { FIELD_CODE, "compte" },
	{ FIELD_CODE, "account" }, { FIELD_CODE, "numero" },
	{ FIELD_LABEL, "libelle" }, { FIELD_LABEL, "intitule" },
	{ FIELD_LABEL, "label" }, { FIELD_LABEL, "nom" },
	{ FIELD_CONTENT, "contenu" }, { FIELD_CONTENT, "content" },
	{ FIELD_CONTENT, "description" }, { FIELD_ALIAS, "alias" },
	{ FIELD_ALIAS, "aliases" }, { FIELD_WORDS, "mots" },
	{ FIELD_WORDS, "mots cles" }, { FIELD_WORDS, "mots-cles" },
	{ FIELD_WORDS, "words" }, { FIELD_WORDS, "keywords" } };

/* A spelling that the file gives to an account. */
struct spelling {
	char *alias;
	char  code[CODE_MAX];
	int   line, column;
};

/* A line of the chart, its code found. */
struct line {
	char code[CODE_MAX];
	int  number;
};

struct import {
	struct db	   *db;
	struct csv_problems problems;
	bool		    headed;
	bool		    failed; /* of the ledger, not the file */
	int		    columns[FIELD_COUNT]; /* index, -1: none */
	struct line	   *lines;
	size_t		    n, cap;
	struct spelling	   *spellings; /* written at the end, when
						 * every account is there */
	size_t		    nspellings, spellings_cap;
};

/* ---- Header ---- */

static void
take_title(struct import *im, const struct csv_row *row, size_t i)
{
	char  *folded = utf8_fold(row->cells[i].text);
	int   *column;
	size_t k;

	for (k = 0; k < sizeof(names) / sizeof(*names); k++) {
		if (strcmp(names[k].name, folded) != 0)
			continue;
		column = &im->columns[names[k].field];
		if (*column != -1)
			csv_problem(&im->problems, row->line, (int)i + 1,
			    _("two columns say the same: “%s”."), folded);
		*column = (int)i;
	}
	free(folded);
}

static void
take_header(struct import *im, const struct csv_row *row)
{
	size_t i;

	for (i = 0; i < FIELD_COUNT; i++)
		im->columns[i] = -1;
	for (i = 0; i < row->n; i++)
		take_title(im, row, i);
	if (im->columns[FIELD_CODE] == -1)
		csv_problem(&im->problems, row->line, 0,
		    _("no column is "
		      "called code; the first line names the columns: code, "
		      "libelle, contenu, alias, mots."));
	if (im->columns[FIELD_LABEL] == -1)
		csv_problem(&im->problems, row->line, 0,
		    _("no column is "
		      "called libelle; the first line names the columns: code, "
		      "libelle, contenu, alias, mots."));
	im->headed = true;
}

/* ---- Rows ---- */

static const char *
cell(const struct import *im, const struct csv_row *row, enum field f)
{
	return im->columns[f] == -1 ? "" :
				      csv_text(row, (size_t)im->columns[f]);
}

/* Put the error of one cell among the problems of the file. */
static void
take_error(struct import *im, const struct csv_row *row, enum field f)
{
	struct err *err = db_err(im->db);

	if (err->kind == ERR_FILE || err->kind == ERR_BUG) {
		im->failed = true;
		return;
	}
	csv_problem(
	    &im->problems, row->line, im->columns[f] + 1, "%s", err_what(err));
	err_clear(err);
}

static bool
take_code(struct import *im, const struct csv_row *row, char code[CODE_MAX])
{
	const char *typed = cell(im, row, FIELD_CODE);
	char	    excerpt[UTF8_EXCERPT];
	int	    column = im->columns[FIELD_CODE] + 1;
	size_t	    i;

	if (account_own_code(typed, code) == -1) {
		csv_problem(&im->problems, row->line, column,
		    _("“%s” cannot "
		      "be the code of an account: it begins with three digits, "
		      "the first from 1 to 7."),
		    utf8_excerpt(typed, excerpt));
		return false;
	}
	for (i = 0; i < im->n; i++) {
		if (strcmp(im->lines[i].code, code) != 0)
			continue;
		csv_problem(&im->problems, row->line, column,
		    _("account %s "
		      "stands on line %d already."),
		    code, im->lines[i].number);
		return false;
	}
	im->lines = xgrow(im->lines, im->n, &im->cap, sizeof(*im->lines));
	memcpy(im->lines[im->n].code, code, CODE_MAX);
	im->lines[im->n++].number = row->line;
	return true;
}

static void
add_spelling(struct import *im, const char *alias, const char *code, int line,
    int column)
{
	struct spelling *s;

	if (strcmp(alias, code) == 0)
		return;
	im->spellings = xgrow(im->spellings, im->nspellings, &im->spellings_cap,
	    sizeof(*im->spellings));
	s = &im->spellings[im->nspellings++];
	s->alias = xstrdup(alias);
	memcpy(s->code, code, CODE_MAX);
	s->line = line;
	s->column = column;
}

/* The code as it is printed, and the words of the column alias. */
static void
take_aliases(struct import *im, const struct csv_row *row, const char *code)
{
	const char *p = cell(im, row, FIELD_ALIAS);
	char	    own[CODE_MAX], *word, *folded;
	size_t	    n;

	if (code_normalize(cell(im, row, FIELD_CODE), own) == 0)
		add_spelling(
		    im, own, code, row->line, im->columns[FIELD_CODE] + 1);
	for (p += strspn(p, " ,"); *p != '\0'; p += n + strspn(p + n, " ,")) {
		n = strcspn(p, " ,");
		word = xstrndup(p, n);
		folded = utf8_fold(word);
		add_spelling(im, code_normalize(word, own) == 0 ? own : folded,
		    code, row->line, im->columns[FIELD_ALIAS] + 1);
		free(word);
		free(folded);
	}
}

static int
run_text(struct import *im, const char *sql, const char *code, const char *text)
{
	struct stmt st;

	stmt_init(&st, im->db, sql);
	stmt_set_text(&st, 1, code);
	if (text != NULL)
		stmt_set_text(&st, 2, text);
	return stmt_run(&st);
}

static int
take_words(struct import *im, const struct csv_row *row, const char *code)
{
	const char *p = cell(im, row, FIELD_WORDS);
	char	   *word, *folded;
	size_t	    n;
	int	    rc = 0;

	if (p[strspn(p, " ,")] == '\0')
		return 0;
	rc = run_text(im, "DELETE FROM keyword WHERE account = ?1", code, NULL);
	for (; rc == 0 && *p != '\0'; p += n + (p[n] == ',')) {
		n = strcspn(p, ",");
		word = xstrndup(p, n);
		folded = utf8_fold(word);
		if (folded[0] != '\0')
			rc = run_text(im,
			    "INSERT OR IGNORE INTO keyword"
			    " (account, word) VALUES (?1, ?2)",
			    code, folded);
		free(word);
		free(folded);
	}
	return rc;
}

static int
write_account(
    struct import *im, const char *code, const char *label, const char *content)
{
	char known[CODE_MAX];

	if (!account_lookup(im->db, code, known) || strcmp(known, code) != 0) {
		/* What was another spelling is an account of its own now. */
		if (run_text(im, "DELETE FROM alias WHERE alias = ?1", code,
			NULL) == -1)
			return -1;
		return account_insert(im->db, code, label, content);
	}
	if (run_text(im, "UPDATE account SET label = ?2 WHERE code = ?1", code,
		label) == -1)
		return -1;
	return content[0] == '\0' ?
	    0 :
	    run_text(im, "UPDATE account SET content = ?2 WHERE code = ?1",
		code, content);
}

static void
take_account(struct import *im, const struct csv_row *row, const char *code)
{
	struct err *err = db_err(im->db);
	const char *text = cell(im, row, FIELD_CONTENT);
	char	   *label = NULL, *content = NULL;
	bool	    good = true;

	if (text_take(cell(im, row, FIELD_LABEL), TEXT_LABEL_MAX, _("label"),
		&label, err) == -1) {
		take_error(im, row, FIELD_LABEL);
		good = false;
	}
	if (text[strspn(text, " ")] != '\0' &&
	    text_take(text, ACCOUNT_CONTENT_MAX, _("content"), &content, err) ==
		-1) {
		take_error(im, row, FIELD_CONTENT);
		good = false;
	}
	/* What was refused before is told; what follows is not written. */
	if (good && im->problems.n == 0 &&
	    (write_account(im, code, label, content != NULL ? content : "") ==
		    -1 ||
		take_words(im, row, code) == -1))
		take_error(im, row, FIELD_CODE);
	free(label);
	free(content);
}

static int
take_row(const struct csv_row *row, void *arg)
{
	struct import *im = arg;
	char	       code[CODE_MAX];
	size_t	       i;

	if (!im->headed) {
		take_header(im, row);
		return im->problems.n > 0 ? 1 : 0;
	}
	for (i = 0; i < row->n; i++) {
		if (!utf8_has_control(row->cells[i].text))
			continue;
		csv_problem(&im->problems, row->line, (int)i + 1,
		    _("this "
		      "cell holds a line break or another character that cannot "
		      "be kept."));
		return 0;
	}
	if (take_code(im, row, code)) {
		take_aliases(im, row, code);
		take_account(im, row, code);
	}
	return im->failed ? 1 : 0;
}

/* ---- Aliases ---- */

/* An alias that is the code of an account would never be looked at. */
static bool
check_spelling(struct import *im, const struct spelling *s, size_t i)
{
	size_t k;

	for (k = 0; k < im->n; k++) {
		if (strcmp(im->lines[k].code, s->alias) != 0)
			continue;
		csv_problem(&im->problems, s->line, s->column,
		    _("“%s” is the "
		      "account of line %d: it cannot mean %s too."),
		    s->alias, im->lines[k].number, s->code);
		return false;
	}
	for (k = 0; k < i; k++) {
		if (strcmp(im->spellings[k].alias, s->alias) != 0 ||
		    strcmp(im->spellings[k].code, s->code) == 0)
			continue;
		csv_problem(&im->problems, s->line, s->column,
		    _("“%s” already "
		      "means %s, on line %d."),
		    s->alias, im->spellings[k].code, im->spellings[k].line);
		return false;
	}
	return true;
}

static int
write_spelling(struct import *im, const struct spelling *s)
{
	struct stmt st;

	stmt_init(&st, im->db,
	    "INSERT INTO alias (alias, account, source)"
	    " VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE"
	    " SET account = excluded.account, source = excluded.source");
	stmt_set_text(&st, 1, s->alias);
	stmt_set_text(&st, 2, s->code);
	stmt_set_text(&st, 3, file_name(im->problems.file));
	return stmt_run(&st);
}

static int
take_spellings(struct import *im)
{
	size_t i;

	for (i = 0; i < im->nspellings; i++) {
		if (check_spelling(im, &im->spellings[i], i) &&
		    im->problems.n == 0 &&
		    write_spelling(im, &im->spellings[i]) == -1)
			return -1;
	}
	return 0;
}

/* ---- The file ---- */

static int
read_text(struct db *db, const char *path, struct buf *text)
{
	struct buf bytes = { .data = NULL };
	int	   rc;

	rc = file_read(path, FILE_MAX, &bytes, db_err(db));
	if (rc == 0 &&
	    text_decode(buf_str(&bytes), bytes.len, text, db_err(db)) == -1)
		rc = err_place(db_err(db), path);
	buf_fini(&bytes);
	return rc;
}

static int
read_rows(struct import *im, const struct buf *text)
{
	struct csv_fault fault;

	csv_each(buf_str(text), text->len, 0, take_row, im, &fault);
	if (fault.what != NULL)
		csv_problem(
		    &im->problems, fault.line, fault.column, "%s", fault.what);
	if (im->failed || take_spellings(im) == -1)
		return -1;
	if (im->n == 0 && im->problems.n == 0)
		csv_problem(&im->problems, 1, 0,
		    _("no account stands in this "
		      "file."));
	return csv_problems_end(&im->problems, db_err(im->db));
}

int
account_import(struct db *db, const char *path, size_t *n)
{
	struct import im = { .db = db, .problems = { .file = path } };
	struct buf    text = { .data = NULL };
	size_t	      i;
	int	      rc;

	rc = read_text(db, path, &text);
	if (rc == 0)
		rc = read_rows(&im, &text);
	*n = im.n;
	for (i = 0; i < im.nspellings; i++)
		free(im.spellings[i].alias);
	free(im.spellings);
	free(im.lines);
	buf_fini(&im.problems.text);
	buf_fini(&text);
	return rc;
}
