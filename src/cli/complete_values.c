/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "book/axis.h"
#include "book/decision.h"
#include "book/entry.h"
#include "book/grant.h"
#include "book/inventory.h"
#include "book/ledger.h"
#include "book/recent.h"
#include "book/setting.h"
#include "book/year.h"
#include "cli/complete.h"
#include "statement/statement.h"

#define NUMBER_TEXT 24

/* ---- Words that are the same for every ledger ---- */

struct choice {
	enum opt    option; /* that takes it; OPT_COUNT: the name of a shell */
	const char *en;
	const char *fr;
};

static const struct choice choices[] = { { OPT_LANG, "fr", "fr" },
	{ OPT_LANG, "en", "en" }, { OPT_COLOR, "auto", "auto" },
	{ OPT_COLOR, "always", "always" }, { OPT_COLOR, "never", "never" },
	{ OPT_FORMAT, "text", "text" }, { OPT_FORMAT, "csv", "csv" },
	{ OPT_FORMAT, "json", "json" }, { OPT_FORMAT, "md", "md" },
	{ OPT_FORMAT, "html", "html" }, { OPT_FORMAT, "pdf", "pdf" },
	{ OPT_FORMAT, "xlsx", "xlsx" }, { OPT_METHOD, "cheque", "chèque" },
	{ OPT_METHOD, "card", "carte" }, { OPT_METHOD, "transfer", "virement" },
	{ OPT_METHOD, "debit", "prélèvement" },
	{ OPT_METHOD, "cash", "espèces" },
	{ OPT_PROVENANCE, "families", "familles" },
	{ OPT_PROVENANCE, "association", "association" },
	{ OPT_PROVENANCE, "company", "entreprise" },
	{ OPT_PROVENANCE, "commune", "commune" },
	{ OPT_PROVENANCE, "departement", "département" },
	{ OPT_PROVENANCE, "region", "région" },
	{ OPT_PROVENANCE, "state", "état" },
	{ OPT_PROVENANCE, "europe", "europe" },
	{ OPT_PROVENANCE, "occe", "occe" },
	{ OPT_PROVENANCE, "other", "autre" },
	{ OPT_KIND, "commune", "commune" },
	{ OPT_KIND, "departement", "département" },
	{ OPT_KIND, "region", "région" }, { OPT_KIND, "state", "état" },
	{ OPT_KIND, "europe", "europe" }, { OPT_KIND, "occe", "occe" },
	{ OPT_KIND, "other", "autre" }, { OPT_DATE, "today", "aujourd’hui" },
	{ OPT_DATE, "yesterday", "hier" }, { OPT_FROM, "bank", "banque" },
	{ OPT_FROM, "cash", "caisse" }, { OPT_COUNT, "bash", "bash" },
	{ OPT_COUNT, "zsh", "zsh" }, { OPT_COUNT, "fish", "fish" },
	{ OPT_END, NULL, NULL } };

static void
add_choices(struct completion *c, enum opt option)
{
	const struct choice *w;

	for (w = choices; w->en != NULL; w++)
		if (w->option == option)
			complete_add(
			    c, c->lang == LANG_FR ? w->fr : w->en, NULL);
}

/* ---- What the ledger knows ---- */

static int
add_account(const struct account *a, void *arg)
{
	if (a->active)
		complete_add(arg, a->code, a->label);
	return 0;
}

/* Whether a word of the text begins so; both folded. */
static bool
has_word(const char *text, const char *begin)
{
	const char *p;
	size_t	    len = strlen(begin);

	for (p = text; *p != '\0'; p += strcspn(p, " '-(") + 1) {
		if (strncmp(p, begin, len) == 0)
			return true;
		if (p[strcspn(p, " '-(")] == '\0')
			break;
	}
	return false;
}

/* The accounts found by a word of what they are for. */
struct meant {
	struct completion *c;
	struct db	  *db;
	struct buf	   answers;
	size_t		   n;
};

/* A keyword; 1 when it begins as what is typed does, which stops. */
static int
is_meant_word(const char *word, void *arg)
{
	const struct completion *c = arg;
	char			*folded = utf8_fold(word);
	bool			 meant = has_word(folded, c->folded);

	free(folded);
	return meant;
}

static bool
is_meant(const struct meant *m, const struct account *a)
{
	return is_meant_word(a->label, m->c) ||
	    account_each_word(m->db, a->code, is_meant_word, m->c) == 1;
}

static int
add_meant(const struct account *a, void *arg)
{
	struct meant *m = arg;

	if (a->active && is_meant(m, a)) {
		buf_addf(
		    &m->answers, "%s%s\t%s\n", m->c->lead, a->code, a->label);
		m->n++;
	}
	return 0;
}

/* A shell replaces what is typed by what the answers begin with: there, one
 * alone will do. */
static void
add_accounts(struct completion *c, struct db *db, const char *classes)
{
	struct meant m = { .c = c, .db = db };
	size_t	     before = c->found;

	account_each(db, classes, add_account, c);
	if (c->found > before)
		return;
	account_each(db, classes, add_meant, &m);
	if (m.n == 1 || c->loose) {
		buf_adds(c->out, buf_str(&m.answers));
		c->found += m.n;
	}
	buf_fini(&m.answers);
}

static int
add_part(const struct account *a, void *arg)
{
	char code[CODE_MAX + 1];

	snprintf(code, sizeof(code), "%s=", a->code);
	if (a->active)
		complete_add(arg, code, a->label);
	return 0;
}

static int
add_axis(const struct axis_item *item, void *arg)
{
	if (!item->closed)
		complete_add(arg, item->name, item->label);
	return 0;
}

static int
add_text(const char *text, void *arg)
{
	complete_add(arg, text, NULL);
	return 0;
}

static void
add_number(struct completion *c, int64_t number, const char *help)
{
	char text[NUMBER_TEXT];

	snprintf(text, sizeof(text), "%lld", (long long)number);
	complete_add(c, text, help);
}

static int
add_entry(const struct entry *e, void *arg)
{
	if (e->state != ENTRY_VOID)
		add_number(arg, e->number, e->label);
	return 0;
}

static int
add_grant(const struct grant *g, void *arg)
{
	add_number(arg, g->id, g->purpose);
	return 0;
}

static int
add_decision(const struct decision *d, void *arg)
{
	add_number(arg, d->number, d->text);
	return 0;
}

static int
add_item(const struct item *item, void *arg)
{
	if (!item->removed)
		add_number(arg, item->id, item->label);
	return 0;
}

static int
add_year(const struct year *y, void *arg)
{
	char text[YEAR_TEXT];

	add_number(arg, y->year, year_text(y->year, text));
	return 0;
}

static int
keep_year(const struct year *y, void *arg)
{
	*(struct year *)arg = *y;
	return 0;
}

/* The accounts that the command takes: an expense is of class 6. */
static const char *
account_classes(const struct completion *c)
{
	if (c->classes != NULL)
		return c->classes;
	if (c->command == NULL)
		return "";
	if (strcmp(c->command->en, "expense") == 0 ||
	    strcmp(c->command->en, "advance justify") == 0)
		return "6";
	return strcmp(c->command->en, "income") == 0 ? "7" : "";
}

static void
read_known(struct completion *c, struct db *db, enum known what)
{
	struct year	      y = { .year = 0 };
	struct entry_filter   filter = { .by_number = true };
	struct inventory_view register_now;

	if (year_each(db, keep_year, &y) == -1 || y.year == 0)
		return;
	filter.year = y.year;
	register_now = (struct inventory_view){ .year = y.year, .at = y.end };
	switch (what) {
	case KNOWN_ACCOUNT:
		add_accounts(c, db, account_classes(c));
		break;
	case KNOWN_PART:
		account_each(db, account_classes(c), add_part, c);
		break;
	case KNOWN_MONEY:
		account_each(db, "5", add_account, c);
		break;
	case KNOWN_CLASS:
	case KNOWN_PROJECT:
		axis_each(db, what == KNOWN_CLASS ? AXIS_CLASS : AXIS_PROJECT,
		    add_axis, c);
		break;
	case KNOWN_LABEL:
		recent_each_label(db, add_text, c);
		break;
	case KNOWN_PARTY:
		recent_each_party(db, add_text, c);
		break;
	case KNOWN_ENTRY:
		entry_each(db, &filter, add_entry, c);
		break;
	case KNOWN_SUBSIDY:
		grant_each(db, y.year, add_grant, c);
		break;
	case KNOWN_DECISION:
		decision_each(db, 0, add_decision, c);
		break;
	case KNOWN_ITEM:
		inventory_each(db, &register_now, add_item, c);
		break;
	case KNOWN_YEAR:
		year_each(db, add_year, c);
		break;
	}
}

/* An audit's file knows none of these; a ledger that cannot be opened neither,
 * and says so when the line is run. */
void
complete_known(struct completion *c, enum known what)
{
	struct err err = { .kind = ERR_NONE };
	struct db *db;
	char	  *path;

	if (c->db != NULL) {
		read_known(c, c->db, what);
		return;
	}
	if (c->store != STORE_LEDGER)
		return;
	path = locate_store(STORE_LEDGER, c->file, &err);
	db = path == NULL ? NULL : db_open(path, DB_READ, &ledger_schema, &err);
	if (db != NULL) {
		read_known(c, db, what);
		db_close(db);
	}
	free(path);
	err_fini(&err);
}

/* ---- Options ---- */

static void
add_file(struct completion *c)
{
	buf_adds(c->out, ":file\n");
}

void
complete_option(struct completion *c, const struct option *o)
{
	switch (o->id) {
	case OPT_FILE:
	case OPT_OUTPUT:
	case OPT_ATTACH:
	case OPT_EXTRACT:
	case OPT_CHART:
	case OPT_REGISTRY:
		add_file(c);
		break;
	case OPT_ACCOUNT:
		complete_known(c, KNOWN_ACCOUNT);
		break;
	case OPT_SPLIT:
		complete_known(c, KNOWN_PART);
		break;
	case OPT_FROM:
	case OPT_TO:
		add_choices(c, OPT_FROM);
		complete_known(c, KNOWN_MONEY);
		break;
	case OPT_CLASS:
		complete_known(c, KNOWN_CLASS);
		break;
	case OPT_PROJECT:
		complete_known(c, KNOWN_PROJECT);
		break;
	case OPT_PARTY:
		complete_known(c, KNOWN_PARTY);
		break;
	case OPT_SUBSIDY:
		complete_known(c, KNOWN_SUBSIDY);
		break;
	case OPT_DECISION:
		complete_known(c, KNOWN_DECISION);
		break;
	case OPT_ENTRY:
		complete_known(c, KNOWN_ENTRY);
		break;
	case OPT_YEAR:
		complete_known(c, KNOWN_YEAR);
		break;
	case OPT_UNTIL:
		add_choices(c, OPT_DATE);
		break;
	default:
		add_choices(c, o->id);
		break;
	}
}

/* ---- Arguments ---- */

static void
add_documents(struct completion *c)
{
	const struct document *d;

	for (d = document_table; d->en != NULL; d++)
		complete_add(c, c->lang == LANG_FR ? d->fr : d->en, _(d->help));
}

static void
add_settings(struct completion *c)
{
	const struct setting *s;

	for (s = setting_table; s->key != NULL; s++)
		complete_add(
		    c, c->lang == LANG_FR ? s->fr : s->key, _(s->help));
}

/* What the document is about that the word before names. */
static void
add_subjects(struct completion *c, const char *name)
{
	struct err	       err = { .kind = ERR_NONE };
	const struct document *d = document_find(name, &err);

	err_fini(&err);
	if (d == NULL || d->subject == NULL)
		return;
	if (strcmp(d->en, "project") == 0)
		complete_known(c, KNOWN_PROJECT);
	else if (strcmp(d->en, "subsidy") == 0)
		complete_known(c, KNOWN_SUBSIDY);
	else
		complete_known(c, KNOWN_CLASS);
}

/* The word of the usage, and what it stands for where that is all there is to
 * know. */
static const struct {
	const char *argument;
	enum known  what;
} known_arguments[] = { { "CODE", KNOWN_ACCOUNT }, { "CLASS", KNOWN_CLASS },
	{ "LABEL", KNOWN_LABEL }, { "PROJECT", KNOWN_PROJECT },
	{ "NUMBER", KNOWN_ENTRY }, { "ID", KNOWN_SUBSIDY },
	{ "DECISION", KNOWN_DECISION }, { "ITEM", KNOWN_ITEM } };

void
complete_argument(
    struct completion *c, const char *argument, const char *before)
{
	size_t i;

	for (i = 0; i < sizeof(known_arguments) / sizeof(known_arguments[0]);
	     i++)
		if (strcmp(argument, known_arguments[i].argument) == 0)
			complete_known(c, known_arguments[i].what);
	if (strncmp(argument, "FILE", 4) == 0 || strcmp(argument, "PATH") == 0)
		add_file(c);
	else if (strcmp(argument, "DATE") == 0)
		add_choices(c, OPT_DATE);
	else if (strcmp(argument, "KEY") == 0)
		add_settings(c);
	else if (strcmp(argument, "SHELL") == 0)
		add_choices(c, OPT_COUNT);
	else if (strcmp(argument, "REPORT") == 0)
		add_documents(c);
	else if (strcmp(argument, "SUBJECT") == 0 && before != NULL)
		add_subjects(c, before);
}
