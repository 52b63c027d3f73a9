/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "book/entry.h"
#include "book/grant.h"
#include "book/suggest.h"
#include "cli/add.h"

#define PROPOSED 3 /* accounts */

/* ---- Which account ---- */

static bool
has_account(const struct adding *a)
{
	return a->what == ADD_IN || a->what == ADD_OUT ||
	    a->what == ADD_JUSTIFIED;
}

static const char *
classes(const struct adding *a)
{
	return a->what == ADD_IN ? "7" : "6";
}

static struct money
amount_left(const struct adding *a)
{
	struct money left = a->amount;
	size_t	     i;

	for (i = 0; i < a->nparts; i++)
		left.cents -= a->parts[i].amount.cents;
	return left;
}

/* The likely accounts of a text, each with its reason; the first one into code,
 * which is "" when none is likely. The usual ones are shown, and not taken by
 * an empty line. */
static void
propose(
    struct adding *a, const char *text, struct buf *out, char code[CODE_MAX])
{
	struct suggestion *list = NULL;
	size_t		   i, n = 0;

	code[0] = '\0';
	if (suggest_accounts(a->ctx->db, text, classes(a), &list, &n) == -1) {
		err_clear(a->ctx->err);
		return;
	}
	for (i = 0; i < n && i < PROPOSED; i++)
		buf_addf(out, "  %s  %s\n        %s\n", list[i].account,
		    list[i].label, list[i].reason);
	if (n > 0 && !list[0].usual)
		code_copy(code, list[0].account);
	suggest_free(list, n);
}

/* What an empty line means: the likeliest account, where nothing is chosen. */
static void
usual_account(struct adding *a, struct buf *proposed, char code[CODE_MAX])
{
	code[0] = '\0';
	if (a->nparts == 0 && a->label != NULL)
		propose(a, a->label, proposed, code);
}

static void
ask_account(struct adding *a, struct buf *q)
{
	struct buf proposed = { .data = NULL };
	char	   code[CODE_MAX], left[MONEY_TEXT];

	if (a->nparts > 0 && amount_left(a).cents > 0) {
		buf_addf(q, _("Which account for the rest, %s?\n"),
		    money_text(amount_left(a), MONEY_EURO, left));
		return;
	}
	buf_adds(q,
	    _("Which account?  (a code or a word; with an amount after it, a "
	      "part)\n"));
	usual_account(a, &proposed, code);
	buf_adds(q, buf_str(&proposed));
	if (code[0] != '\0')
		buf_addf(q, _("  Enter: %s\n"), code);
	buf_fini(&proposed);
}

static void
account_words(struct completion *c, void *arg)
{
	struct adding *a = arg;

	c->classes = classes(a);
	complete_known(c, KNOWN_ACCOUNT);
}

/* "6281 317,75" is a part: the amount is taken off the text. */
static bool
part_amount(char *typed, struct money *amount)
{
	struct err quiet = { .kind = ERR_NONE };
	char	  *blank = strchr(typed, ' ');
	bool	   is = false;

	if (blank == NULL || typed[0] < '0' || typed[0] > '9')
		return false;
	is = money_calc(blank + 1, amount, NULL, &quiet) == 0;
	err_fini(&quiet);
	/* "6281 0008" is one way to write a code. */
	if (is && strspn(blank + 1, "0123456789") == strlen(blank + 1) &&
	    strlen(blank + 1) == 4)
		return false;
	if (is)
		*blank = '\0';
	return is;
}

static enum take
refuse_class(struct adding *a, const char *code)
{
	if (a->what == ADD_IN) {
		err_set(a->ctx->err, ERR_RULE,
		    _("%s is not an account of income."), code);
		err_hint(a->ctx->err,
		    _("Money that came in goes to an account of class 7; for "
		      "what was paid back, type < and choose again."));
	} else {
		err_set(a->ctx->err, ERR_RULE,
		    _("%s is not an account of expenses."), code);
		err_hint(a->ctx->err,
		    _("Money that went out goes to an account of class 6."));
	}
	return TAKE_WRONG;
}

/* The accounts that a word may mean: by what was written before and by the
 * chart, else by how their words begin. */
static bool
find_meant(struct adding *a, const char *typed, struct buf *told)
{
	struct completion c = { .out = told,
		.lang = a->ctx->lang,
		.db = a->ctx->db,
		.lead = "  ",
		.loose = true };
	char		  code[CODE_MAX];

	propose(a, typed, told, code);
	if (code[0] != '\0')
		return true;
	buf_reset(told);
	complete_begin(&c, typed);
	account_words(&c, a);
	complete_end(&c);
	return c.found > 0;
}

/* A word that is no account may tell what it is about. */
static enum take
refuse_word(struct adding *a, const char *typed)
{
	struct buf told = { .data = NULL };
	bool	   meant;

	if (typed[0] >= '0' && typed[0] <= '9')
		return TAKE_WRONG;
	meant = find_meant(a, typed, &told);
	if (meant) {
		err_clear(a->ctx->err);
		buf_adds(&told, _("Type the code of the one that fits.\n"));
		prompt_tell(a->prompt, buf_str(&told));
	}
	buf_fini(&told);
	return meant ? TAKE_AGAIN : TAKE_WRONG;
}

static enum take
add_part(struct adding *a, const char *code, struct money amount)
{
	struct add_part *p;
	char		 left[MONEY_TEXT];

	if (amount.cents > amount_left(a).cents) {
		err_set(a->ctx->err, ERR_RULE,
		    _("this part is more than what is left, %s."),
		    money_text(amount_left(a), MONEY_EURO, left));
		return TAKE_WRONG;
	}
	a->parts = xgrow(a->parts, a->nparts, &a->cap, sizeof(*a->parts));
	p = &a->parts[a->nparts++];
	code_copy(p->code, code);
	p->amount = amount;
	return amount_left(a).cents == 0 ? TAKE_DONE : TAKE_AGAIN;
}

static enum take
take_account(struct adding *a, char *typed)
{
	struct buf   unused = { .data = NULL };
	struct money amount;
	char	     code[CODE_MAX];
	bool	     part;

	if (*typed == '\0' && a->nparts > 0 && amount_left(a).cents == 0)
		return TAKE_DONE;
	if (a->nparts > 0 && amount_left(a).cents == 0)
		a->nparts = 0;
	part = part_amount(typed, &amount);
	if (*typed == '\0')
		usual_account(a, &unused, code);
	buf_fini(&unused);
	if (*typed == '\0' && code[0] == '\0') {
		err_set(a->ctx->err, ERR_USAGE, _("which account is it for?"));
		err_hint(a->ctx->err,
		    _("Type a code, or a word of what it is: musée."));
		return TAKE_WRONG;
	}
	if (*typed != '\0' && account_resolve(a->ctx->db, typed, code) == -1)
		return refuse_word(a, typed);
	if (code_class(code) != (a->what == ADD_IN ? 7 : 6))
		return refuse_class(a, code);
	return add_part(a, code, part ? amount : amount_left(a));
}

static void
tell_account(const struct adding *a, struct buf *out)
{
	char   text[MONEY_TEXT];
	size_t i;

	if (amount_left(a).cents != 0)
		return;
	for (i = 0; i < a->nparts; i++) {
		buf_addf(out, "%s%s", i > 0 ? ", " : "", a->parts[i].code);
		if (a->nparts > 1)
			buf_addf(out, " %s",
			    money_text(a->parts[i].amount, MONEY_EURO, text));
	}
}

const struct add_step add_step_account = { N_("Account"), has_account,
	ask_account, account_words, take_account, tell_account, false };

/* ---- Whose money it was ---- */

/* Gifts and subsidies: the statement tells who gave. */
static bool
has_provenance(const struct adding *a)
{
	return a->what == ADD_IN && a->nparts > 0 && a->subsidy == 0 &&
	    (strncmp(a->parts[0].code, "741", 3) == 0 ||
		strncmp(a->parts[0].code, "77", 2) == 0);
}

static void
ask_provenance(struct adding *a, struct buf *q)
{
	(void)a;
	buf_adds(q,
	    _("Who gave it?  families, association, company, commune, "
	      "departement, region,\n              state, europe, occe, "
	      "other\n"));
}

static void
provenance_words(struct completion *c, void *arg)
{
	(void)arg;
	complete_option(c, option_find(OPT_PROVENANCE));
}

static enum take
take_provenance(struct adding *a, char *typed)
{
	const char *code;

	if (*typed == '\0' && a->provenance != NULL)
		return TAKE_DONE;
	if (*typed == '\0')
		return add_refuse_choice(a, typed);
	code = entry_provenance(typed, a->ctx->err);
	if (code == NULL)
		return TAKE_WRONG;
	free(a->provenance);
	a->provenance = xstrdup(code);
	return TAKE_DONE;
}

static void
tell_provenance(const struct adding *a, struct buf *out)
{
	if (a->provenance != NULL)
		buf_adds(out,
		    a->ctx->lang == LANG_FR ?
			entry_provenance_fr(a->provenance) :
			a->provenance);
}

const struct add_step add_step_provenance = { N_("Given by"), has_provenance,
	ask_provenance, provenance_words, take_provenance, tell_provenance,
	false };

/* ---- On which subsidy ---- */

/* The subsidies that are open, and the one asked for. */
struct grants {
	struct buf *out;
	int64_t	    id;
	size_t	    n;
	bool	    found;
};

static int
add_grant(const struct grant *g, void *arg)
{
	struct grants *all = arg;
	char	       left[MONEY_TEXT];

	if (g->closed != 0)
		return 0;
	all->n++;
	all->found = all->found || g->id == all->id;
	if (all->out != NULL)
		buf_addf(all->out, _("  [%lld] %s, %s: %s left\n"),
		    (long long)g->id, g->funder, g->purpose,
		    money_text(grant_left(g), MONEY_EURO, left));
	return 0;
}

static bool
has_subsidy(const struct adding *a)
{
	struct grants all = { .id = 0 };

	if (a->what != ADD_OUT &&
	    !(a->what == ADD_IN && a->nparts > 0 &&
		strncmp(a->parts[0].code, "741", 3) == 0))
		return false;
	return grant_each(a->ctx->db, a->year, add_grant, &all) == 0 &&
	    all.n > 0;
}

static void
ask_subsidy(struct adding *a, struct buf *q)
{
	struct grants all = { .out = q };

	buf_adds(q,
	    a->what == ADD_IN ? _("Which subsidy is it?  (Enter: none of "
				  "these)\n") :
				_("Is it paid by a subsidy?  (Enter: no)\n"));
	grant_each(a->ctx->db, a->year, add_grant, &all);
}

static void
subsidy_words(struct completion *c, void *arg)
{
	(void)arg;
	complete_known(c, KNOWN_SUBSIDY);
}

static enum take
take_subsidy(struct adding *a, char *typed)
{
	struct grants all = { .id = strtoll(typed, NULL, 10) };
	char	      shown[UTF8_EXCERPT];

	if (*typed == '\0' || strcmp(typed, "0") == 0 ||
	    strcmp(typed, "-") == 0) {
		a->subsidy = *typed == '\0' ? a->subsidy : 0;
		return TAKE_DONE;
	}
	if (grant_each(a->ctx->db, a->year, add_grant, &all) == -1)
		return TAKE_WRONG;
	if (!all.found) {
		err_set(a->ctx->err, ERR_USAGE,
		    _("“%s” is the number of none of them."),
		    utf8_excerpt(typed, shown));
		return TAKE_WRONG;
	}
	a->subsidy = all.id;
	return TAKE_DONE;
}

static void
tell_subsidy(const struct adding *a, struct buf *out)
{
	if (a->subsidy != 0)
		buf_addf(out, "%lld", (long long)a->subsidy);
}

const struct add_step add_step_subsidy = { N_("Subsidy"), has_subsidy,
	ask_subsidy, subsidy_words, take_subsidy, tell_subsidy, true };
