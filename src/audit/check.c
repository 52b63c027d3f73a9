/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit/check.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "anomalies.h"
#include "audit/chain.h"
#include "audit/setting.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "checking.h"
#include "store/stmt.h"

#define ENTRIES_TOLD 12 /* numbers in a text; JSON has them all */

/* The message with the detail, if any, then the amount in the places of its
 * %s. */
static void
write_message(
    struct buf *out, const char *message, const char *detail, struct money m)
{
	const char *place;
	char	    text[MONEY_TEXT];

	money_text(m, MONEY_EURO, text);
	for (; (place = strstr(message, "%s")) != NULL; message = place + 2) {
		buf_add(out, message, (size_t)(place - message));
		buf_adds(out, detail != NULL ? detail : text);
		detail = NULL;
	}
	buf_adds(out, message);
}

int
checking_tell(struct checking *c, const struct anomaly *a)
{
	if (c->filter->coop != NULL && strcmp(c->filter->coop, a->coop) != 0)
		return 0;
	return c->fn(a, c->arg);
}

static int
bind_settings(struct checking *c, struct stmt *st)
{
	int64_t number;
	int	i, n = stmt_parameters(st) - 1;

	for (i = 0; i < n && i < AUDIT_SETTINGS; i++) {
		if (audit_setting_number(
			c->db, &audit_setting_table[i], &number) == -1)
			return -1;
		stmt_set_int(st, i + 2, number);
	}
	return 0;
}

static int
run_query(struct checking *c, const struct anomaly_query *q)
{
	struct anomaly a = { .code = q->code, .error = q->error };
	struct buf     message = { .data = NULL };
	struct stmt    st;
	int	       rc;

	a.ask = _(q->ask);
	stmt_init(&st, c->db, q->sql);
	stmt_set_int(&st, 1, c->year);
	rc = bind_settings(c, &st);
	while (rc == 0 && stmt_row(&st)) {
		a.coop = stmt_text(&st, 0);
		a.amount = stmt_money(&st, 1);
		a.entries = stmt_is_null(&st, 2) ? "" : stmt_text(&st, 2);
		buf_reset(&message);
		write_message(&message, _(q->message),
		    q->detailed ? stmt_text(&st, 3) : NULL, a.amount);
		a.message = buf_str(&message);
		rc = checking_tell(c, &a);
	}
	buf_fini(&message);
	return stmt_end(&st) == -1 ? -1 : rc;
}

/* A18: names are compared as people read them, which SQL cannot. */
static bool
is_agent(const char *agents, const char *verifier)
{
	char *all = utf8_fold(agents), *one = utf8_fold(verifier);
	char *at = one[0] == '\0' ? NULL : strstr(all, one), *end;
	bool  found = false;

	for (; at != NULL && !found; at = strstr(at + 1, one)) {
		end = at + strlen(one);
		found = (at == all || strchr(" ,", at[-1]) != NULL) &&
		    strchr(",", *end) != NULL;
	}
	free(all);
	free(one);
	return found;
}

static int
check_verifiers(struct checking *c)
{
	struct anomaly a = { .code = 18, .error = true, .entries = "" };
	struct buf     message = { .data = NULL };
	struct stmt    st;
	int	       rc = 0;

	a.ask = _("Ask for another verifier: a mandataire may not give quitus "
		  "to himself.");
	stmt_init(&st, c->db,
	    "SELECT c.number, v.name, d.agents FROM dossier AS d"
	    " JOIN coop AS c ON c.id = d.coop"
	    " JOIN verifier AS v ON v.dossier = d.id"
	    " WHERE d.year = ?1 AND d.current = 1 ORDER BY c.number, v.rank");
	stmt_set_int(&st, 1, c->year);
	while (rc == 0 && stmt_row(&st)) {
		if (!is_agent(stmt_text(&st, 2), stmt_text(&st, 1)))
			continue;
		a.coop = stmt_text(&st, 0);
		buf_reset(&message);
		buf_addf(&message, _("a mandataire is among the verifiers: %s"),
		    stmt_text(&st, 1));
		a.message = buf_str(&message);
		rc = checking_tell(c, &a);
	}
	buf_fini(&message);
	return stmt_end(&st) == -1 ? -1 : rc;
}

/* A22, across two years: seals are hashed again, which SQL cannot. */
static int
tell_link(struct checking *c, const char *coop, enum chain_link link)
{
	struct anomaly a = { .code = 22, .coop = coop, .entries = "" };

	if (link != CHAIN_BROKEN && link != CHAIN_ANEW)
		return 0;
	a.error = link == CHAIN_BROKEN;
	a.message = a.error ?
	    _("its seals do not go on from those of the year before") :
	    _("its seals begin anew, though the year before was sealed");
	a.ask = a.error ?
	    _("One of the two years is not what was kept: ask for both files, "
	      "and for the papers that were signed.") :
	    _("Ask whether the books were begun in a new file, and why.");
	return checking_tell(c, &a);
}

static int
check_chains(struct checking *c)
{
	enum chain_link link;
	struct stmt	st;
	int		rc = 0;

	stmt_init(&st, c->db,
	    "SELECT d.id, c.number FROM dossier AS d"
	    " JOIN coop AS c ON c.id = d.coop"
	    " WHERE d.year = ?1 AND d.current = 1 ORDER BY c.number");
	stmt_set_int(&st, 1, c->year);
	while (rc == 0 && stmt_row(&st)) {
		rc = chain_find_link(c->db, stmt_int(&st, 0), &link);
		if (rc == 0)
			rc = tell_link(c, stmt_text(&st, 1), link);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

/* ---- All of them ---- */

/* One of the questions, or a check that SQL alone cannot make. */
struct step {
	const struct anomaly_query *query;
	int (*check)(struct checking *);
	int code;
};

enum { STEPS = 64 };

static size_t
add_queries(struct step *steps, size_t n, const struct anomaly_query *q)
{
	for (; q->code != 0; q++) {
		assert(n < STEPS);
		steps[n++] = (struct step){ .query = q, .code = q->code };
	}
	return n;
}

static size_t
list_steps(struct step *steps)
{
	size_t n = add_queries(steps, 0, anomaly_money);

	n = add_queries(steps, n, anomaly_purpose);
	assert(n + 2 < STEPS);
	steps[n++] = (struct step){ .check = spending_check, .code = 17 };
	steps[n++] = (struct step){ .check = check_verifiers, .code = 18 };
	n = add_queries(steps, n, anomaly_form);
	assert(n < STEPS);
	steps[n++] = (struct step){ .check = check_chains, .code = 22 };
	return n;
}

int
anomaly_each(struct db *db, int year, const struct anomaly_filter *filter,
    anomaly_fn *fn, void *arg)
{
	struct checking c = { db, year, filter, fn, arg };
	struct step	steps[STEPS];
	size_t		i, n = list_steps(steps);
	int		rc = 0;

	for (i = 0; i < n && rc == 0; i++) {
		if (filter->code != 0 && filter->code != steps[i].code)
			continue;
		rc = steps[i].query != NULL ? run_query(&c, steps[i].query) :
					      steps[i].check(&c);
		if (filter->progress != NULL)
			filter->progress(i + 1, n, filter->watcher);
	}
	return rc;
}

void
anomaly_add_entries(struct buf *out, const struct anomaly *a)
{
	struct buf  numbers = { .data = NULL };
	const char *s = a->entries;
	size_t	    n = 0, length;

	for (; *s != '\0'; s += length + (s[length] == ',')) {
		length = strcspn(s, ",");
		if (n++ >= ENTRIES_TOLD)
			continue;
		buf_adds(&numbers, n > 1 ? ", " : "");
		buf_add(&numbers, s, length);
	}
	if (n > ENTRIES_TOLD)
		buf_adds(&numbers, "…");
	if (n > 0)
		buf_addf(out, ngettext("entry %s", "entries %s", n),
		    buf_str(&numbers));
	buf_fini(&numbers);
}
