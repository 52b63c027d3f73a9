/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bank_help.h"
#include "base/file.h"
#include "base/xalloc.h"

void
bank_sample(const char *name, struct buf *out)
{
	struct err err = { .kind = ERR_NONE };
	char	  *path = xasprintf(
		 "%s/tests/data/bank/%s", getenv("QUITUS_ROOT"), name);

	if (file_read(path, 0, out, &err) == -1)
		fail_msg("%s", err_what(&err));
	free(path);
}

static void
tell_day(struct buf *out, struct date day, struct money amount)
{
	char iso[DATE_ISO], text[MONEY_TEXT];

	buf_addf(out, "%s %s", date_iso(day, iso),
	    money_text(amount, MONEY_POINT, text));
}

static void
tell_balance(struct buf *out, const char *which,
    const struct bank_statement_balance *balance)
{
	if (!balance->known)
		return;
	buf_addf(out, " %s ", which);
	tell_day(out, balance->day, balance->amount);
}

static void
tell_statement(struct buf *out, const struct bank_statement *s)
{
	char   from[DATE_ISO], to[DATE_ISO];
	size_t i;

	buf_addf(out, "= %s", s->account == NULL ? "?" : s->account);
	if (s->has_period)
		buf_addf(out, " %s..%s", date_iso(s->from, from),
		    date_iso(s->to, to));
	tell_balance(out, "opening", &s->opening);
	tell_balance(out, "closing", &s->closing);
	buf_addc(out, '\n');
	for (i = 0; i < s->n; i++) {
		tell_day(out, s->lines[i].day, s->lines[i].amount);
		buf_addf(out, " %s", s->lines[i].label);
		if (s->lines[i].bank_id != NULL)
			buf_addf(out, " id %s", s->lines[i].bank_id);
		if (s->lines[i].cheque != NULL)
			buf_addf(out, " cheque %s", s->lines[i].cheque);
		buf_addf(out, " @%d\n", s->lines[i].row);
	}
}

void
bank_tell(struct buf *out, const struct bank_statements *all)
{
	size_t i;

	for (i = 0; i < all->n; i++)
		tell_statement(out, &all->items[i]);
}

static void
reads(bank_reader_fn *fn, const char *bytes, size_t len, const char *told)
{
	struct bank_statements all = { .bank = NULL };
	struct err	       err = { .kind = ERR_NONE };
	struct buf	       out = { .data = NULL };

	if (fn("sample", bytes, len, &all, &err) == -1)
		fail_msg(
		    "refused: %s (%s)", err_what(&err), err_hint_text(&err));
	bank_tell(&out, &all);
	assert_string_equal(buf_str(&out), told);
	buf_fini(&out);
	bank_statements_fini(&all);
}

void
bank_reads(bank_reader_fn *fn, const char *bytes, const char *told)
{
	reads(fn, bytes, strlen(bytes), told);
}

void
bank_reads_sample(bank_reader_fn *fn, const char *name, const char *told)
{
	struct buf bytes = { .data = NULL };

	bank_sample(name, &bytes);
	reads(fn, buf_str(&bytes), bytes.len, told);
	buf_fini(&bytes);
}

void
bank_refuses(
    bank_reader_fn *fn, const char *bytes, enum err_kind kind, const char *what)
{
	struct bank_statements all = { .bank = NULL };
	struct err	       err = { .kind = ERR_NONE };
	char		      *texts = xstrdup(what), *rest = texts, *one;

	assert_int_equal(fn("sample", bytes, strlen(bytes), &all, &err), -1);
	assert_int_equal(err.kind, kind);
	assert_int_equal(all.n, 0);
	assert_true(err_hint_text(&err)[0] != '\0');
	while ((one = strsep(&rest, "\n")) != NULL)
		if (strstr(err_what(&err), one) == NULL)
			fail_msg("not told: %s, but: %s", one, err_what(&err));
	free(texts);
	err_fini(&err);
	bank_statements_fini(&all);
}

char *
bank_changed(const char *bytes, const char *from, const char *to)
{
	const char *at = strstr(bytes, from);

	assert_non_null(at);
	return xasprintf(
	    "%.*s%s%s", (int)(at - bytes), bytes, to, at + strlen(from));
}
