/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "bank_text.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "format/bank_file.h"
#include "ofx.h"
#include "value/text.h"

#define DEPTH_MAX 16

/* The elements that hold others and matter; the values in any other element
 * are taken for its parent's. */
enum group {
	GROUP_NONE,
	GROUP_FILE,
	GROUP_STATEMENT,
	GROUP_ACCOUNT,
	GROUP_LIST,
	GROUP_LINE,
	GROUP_PAYEE,
	GROUP_CURRENCY,
	GROUP_BALANCE,
	GROUP_OTHER /* whose values are not those of its parent */
};

static const struct {
	const char *name;
	enum group  group;
} groups[] = { { "OFX", GROUP_FILE }, { "STMTRS", GROUP_STATEMENT },
	{ "CCSTMTRS", GROUP_STATEMENT }, { "BANKACCTFROM", GROUP_ACCOUNT },
	{ "CCACCTFROM", GROUP_ACCOUNT }, { "BANKTRANLIST", GROUP_LIST },
	{ "STMTTRN", GROUP_LINE }, { "PAYEE", GROUP_PAYEE },
	{ "CURRENCY", GROUP_CURRENCY }, { "LEDGERBAL", GROUP_BALANCE },
	{ "AVAILBAL", GROUP_OTHER }, { "ORIGCURRENCY", GROUP_OTHER },
	{ "BANKACCTTO", GROUP_OTHER }, { "CCACCTTO", GROUP_OTHER },
	{ "BANKTRANLISTP", GROUP_OTHER }, { "STMTTRNP", GROUP_OTHER },
	{ "BAL", GROUP_OTHER }, { "SONRS", GROUP_OTHER } };

/* One that was opened and not closed. */
struct open {
	char	   name[OFX_NAME];
	enum group group;
	int	   line, column;
};

/* The line that is being read. */
struct entry {
	struct date  day;
	struct money amount;
	bool	     told_day, told_amount; /* well or badly */
	bool	     bad;
	struct buf   name, payee, memo, bank_id, cheque;
};

struct reader {
	struct ofx_scanner	o;
	struct csv_problems	problems;
	struct bank_statements *all;
	struct bank_statement  *current; /* NULL: its account is not read */
	struct open		stack[DEPTH_MAX];
	size_t			depth;
	struct entry		entry;
	struct bank_statement_balance balance;
	bool			      balance_told;
	bool			      has_from, has_to;
	struct date		      from, to;
	bool			      seen; /* <OFX> */
};

static enum group
group_of(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(groups) / sizeof(*groups); i++)
		if (strcmp(groups[i].name, name) == 0)
			return groups[i].group;
	return GROUP_NONE;
}

static struct bank_statement *
current(struct reader *r, const char *account)
{
	if (r->current == NULL)
		r->current = bank_statements_add(r->all, account);
	return r->current;
}

/* ---- A line ---- */

static void
reset_entry(struct entry *e)
{
	buf_reset(&e->name);
	buf_reset(&e->payee);
	buf_reset(&e->memo);
	buf_reset(&e->bank_id);
	buf_reset(&e->cheque);
	e->told_day = e->told_amount = e->bad = false;
}

static void
fini_entry(struct entry *e)
{
	buf_fini(&e->name);
	buf_fini(&e->payee);
	buf_fini(&e->memo);
	buf_fini(&e->bank_id);
	buf_fini(&e->cheque);
}

/* Banks that have no number to tell write 0000000. */
static const char *
number_or_none(const struct buf *b)
{
	const char *s = buf_str(b);

	return s[strspn(s, "0 ")] == '\0' ? NULL : s;
}

static void
end_line(struct reader *r, const struct open *from)
{
	struct entry *e = &r->entry;
	struct buf    label = { .data = NULL };

	if (!e->told_day)
		csv_problem(&r->problems, from->line, from->column,
		    _("this line has no day (DTPOSTED)."));
	if (!e->told_amount)
		csv_problem(&r->problems, from->line, from->column,
		    _("this line has no amount (TRNAMT)."));
	if (!e->told_day || !e->told_amount || e->bad || e->amount.cents == 0)
		return;
	bank_label_add(&label, buf_str(e->name.len > 0 ? &e->name : &e->payee));
	bank_label_add(&label, buf_str(&e->memo));
	bank_statement_add(current(r, NULL), e->day, e->amount, buf_str(&label),
	    number_or_none(&e->bank_id), number_or_none(&e->cheque),
	    from->line);
	buf_fini(&label);
}

/* A value of STMTTRN or of what it holds. */
static void
take_of_line(struct reader *r, enum group group, const char *name)
{
	struct entry *e = &r->entry;
	const char   *value = buf_str(&r->o.value);
	struct buf   *text = NULL;

	if (group == GROUP_PAYEE)
		text = strcmp(name, "NAME") == 0 ? &e->payee : NULL;
	else if (strcmp(name, "NAME") == 0)
		text = &e->name;
	else if (strcmp(name, "MEMO") == 0)
		text = &e->memo;
	else if (strcmp(name, "FITID") == 0)
		text = &e->bank_id;
	else if (strcmp(name, "CHECKNUM") == 0)
		text = &e->cheque;
	if (text != NULL) {
		buf_reset(text);
		buf_adds(text, value);
	} else if (strcmp(name, "DTPOSTED") == 0) {
		e->told_day = true;
		if (!bank_take_day(&r->problems, r->o.value_line,
			r->o.value_column, value, &e->day))
			e->bad = true;
	} else if (strcmp(name, "TRNAMT") == 0) {
		e->told_amount = true;
		if (!bank_take_amount(&r->problems, r->o.value_line,
			r->o.value_column, value, 0, &e->amount))
			e->bad = true;
	}
}

/* ---- What stands around the lines ---- */

static void
take_of_balance(struct reader *r, const char *name)
{
	const char *value = buf_str(&r->o.value);

	if (strcmp(name, "BALAMT") == 0)
		r->balance_told = bank_take_amount(&r->problems,
		    r->o.value_line, r->o.value_column, value, 0,
		    &r->balance.amount);
	else if (strcmp(name, "DTASOF") == 0)
		r->balance.known = bank_take_day(&r->problems, r->o.value_line,
		    r->o.value_column, value, &r->balance.day);
}

static void
end_balance(struct reader *r)
{
	if (r->balance.known && r->balance_told)
		current(r, NULL)->closing = r->balance;
	r->balance.known = r->balance_told = false;
}

static void
take_of_list(struct reader *r, const char *name)
{
	const char *value = buf_str(&r->o.value);

	if (strcmp(name, "DTSTART") == 0)
		r->has_from = bank_take_day(&r->problems, r->o.value_line,
		    r->o.value_column, value, &r->from);
	else if (strcmp(name, "DTEND") == 0)
		r->has_to = bank_take_day(&r->problems, r->o.value_line,
		    r->o.value_column, value, &r->to);
}

static void
end_list(struct reader *r)
{
	struct bank_statement *s = current(r, NULL);

	if (r->has_from && r->has_to && date_compare(r->from, r->to) <= 0) {
		s->has_period = true;
		s->from = r->from;
		s->to = r->to;
	}
	r->has_from = r->has_to = false;
}

/* A value, <NAME>value, that stands in this group. */
static void
take_value(struct reader *r, enum group group, const char *name)
{
	const char *value = buf_str(&r->o.value);

	if (group == GROUP_LINE || group == GROUP_PAYEE)
		take_of_line(r, group, name);
	else if (group == GROUP_BALANCE)
		take_of_balance(r, name);
	else if (group == GROUP_LIST)
		take_of_list(r, name);
	else if (group == GROUP_ACCOUNT && strcmp(name, "ACCTID") == 0)
		current(r, value);
	else if ((group == GROUP_STATEMENT && strcmp(name, "CURDEF") == 0) ||
	    (group == GROUP_CURRENCY && strcmp(name, "CURSYM") == 0))
		bank_take_currency(
		    &r->problems, r->o.value_line, r->o.value_column, value);
}

/* ---- Tags ---- */

static bool
is_open(const struct reader *r, enum group group)
{
	size_t i;

	for (i = 0; i < r->depth; i++)
		if (r->stack[i].group == group)
			return true;
	return false;
}

static void
tell_unclosed(struct reader *r, const struct open *from)
{
	csv_problem(&r->problems, from->line, from->column,
	    _("<%s>, which opens here, is never closed: the file is cut."),
	    from->name);
}

static void
open_group(struct reader *r, enum group group)
{
	struct open *o;

	if (is_open(r, group) && group != GROUP_OTHER)
		tell_unclosed(r, &r->stack[r->depth - 1]);
	if (r->depth == DEPTH_MAX) {
		csv_problem(&r->problems, r->o.tag_line, r->o.tag_column,
		    _("<%s> lies too deep in the file."), r->o.name);
		return;
	}
	o = &r->stack[r->depth++];
	memcpy(o->name, r->o.name, sizeof(o->name));
	o->group = group;
	o->line = r->o.tag_line;
	o->column = r->o.tag_column;
	if (group == GROUP_LINE)
		reset_entry(&r->entry);
	if (group == GROUP_STATEMENT)
		r->current = NULL;
	if (group == GROUP_FILE)
		r->seen = true;
}

static void
end_group(struct reader *r, const struct open *from)
{
	if (from->group == GROUP_LINE)
		end_line(r, from);
	else if (from->group == GROUP_LIST)
		end_list(r);
	else if (from->group == GROUP_BALANCE)
		end_balance(r);
	else if (from->group == GROUP_STATEMENT) {
		current(r, NULL);
		r->current = NULL;
	}
}

static void
close_group(struct reader *r)
{
	size_t i = r->depth;

	while (i > 0 && strcmp(r->stack[i - 1].name, r->o.name) != 0)
		i--;
	if (i == 0) {
		csv_problem(&r->problems, r->o.tag_line, r->o.tag_column,
		    _("</%s> closes what was never opened."), r->o.name);
		return;
	}
	while (r->depth > i)
		tell_unclosed(r, &r->stack[--r->depth]);
	r->depth--;
	end_group(r, &r->stack[r->depth]);
}

static void
take_tag(struct reader *r, enum ofx_kind kind)
{
	enum group group = group_of(r->o.name);

	if (kind == OFX_CLOSE) {
		if (group != GROUP_NONE)
			close_group(r);
	} else if (group != GROUP_NONE)
		open_group(r, group);
	else if (r->o.value.len > 0 && r->depth > 0)
		take_value(r, r->stack[r->depth - 1].group, r->o.name);
}

static void
read_tags(struct reader *r)
{
	enum ofx_kind kind;

	while ((kind = ofx_next(&r->o)) != OFX_END && kind != OFX_FAULT)
		take_tag(r, kind);
	if (kind == OFX_FAULT)
		csv_problem(
		    &r->problems, r->o.line, r->o.column, "%s", r->o.fault);
	else
		while (r->depth > 0)
			tell_unclosed(r, &r->stack[--r->depth]);
}

static int
refuse_other(const char *name, struct err *err)
{
	err_set(err, ERR_FILE, _("%s is not an OFX file."), name);
	return err_hint(err,
	    _("On the bank's site, choose OFX (sometimes called Money) or "
	      "CSV, then download it again."));
}

int
bank_ofx_read(const char *name, const char *bytes, size_t len,
    struct bank_statements *all, struct err *err)
{
	struct reader r = { .problems.file = name, .all = all };
	struct buf    text = { .data = NULL };
	struct err    unread = { .kind = ERR_NONE };
	int	      rc;

	if (bank_refuse_page(name, bytes, len, err) == -1)
		return -1;
	rc = text_decode(bytes, len, &text, &unread);
	err_fini(&unread);
	ofx_begin(&r.o, buf_str(&text));
	if (rc == 0)
		read_tags(&r);
	if (!r.seen && r.problems.n == 0)
		rc = refuse_other(name, err);
	else
		rc = bank_read_end(&r.problems, "OFX", all, err);
	buf_fini(&r.o.value);
	fini_entry(&r.entry);
	buf_fini(&text);
	return rc;
}
