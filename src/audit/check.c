/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit/check.h"

#include <stdlib.h>
#include <string.h>

#include "anomalies.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "store/stmt.h"

struct checking {
	struct db		    *db;
	int			     year;
	const struct anomaly_filter *filter;
	anomaly_fn		    *fn;
	void			    *arg;
};

/* The message with the amount or the detail in the place of its %s. */
static void
write_message(
    struct buf *out, const char *message, const char *detail, struct money m)
{
	const char *place = strstr(message, "%s");
	char	    text[MONEY_TEXT];

	if (place == NULL) {
		buf_adds(out, message);
		return;
	}
	buf_add(out, message, (size_t)(place - message));
	buf_adds(
	    out, detail != NULL ? detail : money_text(m, MONEY_EURO, text));
	buf_adds(out, place + 2);
}

static int
tell(struct checking *c, struct anomaly *a)
{
	if (c->filter->coop != NULL && strcmp(c->filter->coop, a->coop) != 0)
		return 0;
	return c->fn(a, c->arg);
}

static int
run_query(struct checking *c, const struct anomaly_query *q)
{
	struct anomaly a = { .code = q->code, .error = q->error };
	struct buf     message = { .data = NULL };
	struct stmt    st;
	int	       rc = 0;

	a.ask = _(q->ask);
	stmt_init(&st, c->db, q->sql);
	stmt_set_int(&st, 1, c->year);
	while (rc == 0 && stmt_row(&st)) {
		a.coop = stmt_text(&st, 0);
		a.amount = stmt_money(&st, 1);
		a.entries = stmt_is_null(&st, 2) ? "" : stmt_text(&st, 2);
		buf_reset(&message);
		write_message(&message, _(q->message),
		    q->detailed ? stmt_text(&st, 3) : NULL, a.amount);
		a.message = buf_str(&message);
		rc = tell(c, &a);
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
		rc = tell(c, &a);
	}
	buf_fini(&message);
	return stmt_end(&st) == -1 ? -1 : rc;
}

int
anomaly_each(struct db *db, int year, const struct anomaly_filter *filter,
    anomaly_fn *fn, void *arg)
{
	struct checking		    c = { db, year, filter, fn, arg };
	const struct anomaly_query *q;
	bool			    verified = false;
	int			    rc = 0;

	for (q = anomaly_queries; rc == 0; q++) {
		if (!verified && (q->code == 0 || q->code > 18)) {
			verified = true;
			if (filter->code == 0 || filter->code == 18)
				rc = check_verifiers(&c);
		}
		if (q->code == 0 || rc != 0)
			break;
		if (filter->code == 0 || filter->code == q->code)
			rc = run_query(&c, q);
	}
	return rc;
}
