/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "bank_text.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "format/bank_file.h"
#include "xml.h"

/* An entry (Ntry), or one transaction of it (TxDtls). */
struct movement {
	struct date  day;
	struct money amount;
	bool	     reversal;
	int	     line;
};

/* ---- Values ---- */

/* A day, or the day of a moment, at that place of the statement. */
static bool
take_day(struct csv_problems *p, const struct xml_node *node, struct date *day)
{
	char iso[DATE_ISO] = "", excerpt[UTF8_EXCERPT];

	strncpy(iso, node->text, sizeof(iso) - 1);
	if (date_parse_iso(iso, day) == 0 &&
	    (strlen(node->text) == 10 ||
		strchr("TZ+-", node->text[10]) != NULL))
		return true;
	csv_problem(p, node->line, node->column, _("“%s” is not a day."),
	    utf8_excerpt(node->text, excerpt));
	return false;
}

/* <BookgDt><Dt> or <DtTm>; NULL: neither. */
static const struct xml_node *
find_day(const struct xml_node *node, const char *name)
{
	const struct xml_node *outer = xml_child(node, name);
	const struct xml_node *day = xml_child(outer, "Dt");

	return day != NULL ? day : xml_child(outer, "DtTm");
}

static bool
take_amount(
    struct csv_problems *p, const struct xml_node *amount, struct money *out)
{
	return bank_take_currency(
		   p, amount->line, amount->column, xml_text(amount, "@Ccy")) &&
	    bank_take_amount(
		p, amount->line, amount->column, amount->text, '.', out);
}

/* Turn an amount as CdtDbtInd says. */
static bool
take_side(
    struct csv_problems *p, const struct xml_node *node, struct money *amount)
{
	const struct xml_node *side = xml_child(node, "CdtDbtInd");
	char		       excerpt[UTF8_EXCERPT];

	if (side == NULL) {
		csv_problem(p, node->line, node->column,
		    _("nothing tells whether this amount comes in or goes "
		      "out (CdtDbtInd)."));
		return false;
	}
	if (strcmp(side->text, "DBIT") == 0)
		*amount = money_neg(*amount);
	else if (strcmp(side->text, "CRDT") != 0) {
		csv_problem(p, side->line, side->column,
		    _("“%s” is neither CRDT nor DBIT."),
		    utf8_excerpt(side->text, excerpt));
		return false;
	}
	return true;
}

/* Amt with its side. */
static bool
take_money(
    struct csv_problems *p, const struct xml_node *node, struct money *out)
{
	const struct xml_node *amount = xml_child(node, "Amt");

	if (amount == NULL) {
		csv_problem(p, node->line, node->column,
		    _("<%s> has no amount (Amt)."), node->name);
		return false;
	}
	return take_amount(p, amount, out) && take_side(p, node, out);
}

/* ---- Balances ---- */

/* The balance of that kind, of the first day or of the last. */
static const struct xml_node *
take_balance(struct csv_problems *p, const struct xml_node *stmt,
    const char *code, bool last, struct bank_statement_balance *out)
{
	const struct xml_node	     *node, *found = NULL, *day;
	struct bank_statement_balance b = { .known = true };
	const char		     *told;

	for (node = xml_child(stmt, "Bal"); node != NULL;
	     node = xml_again(node)) {
		told = xml_text(node, "Tp/CdOrPrtry/Cd");
		if (told == NULL || strcmp(told, code) != 0)
			continue;
		day = find_day(node, "Dt");
		if (day == NULL)
			csv_problem(p, node->line, node->column,
			    _("this balance has no day (Dt)."));
		else if (take_day(p, day, &b.day) &&
		    take_money(p, node, &b.amount) &&
		    (!out->known ||
			date_compare(b.day, out->day) * (last ? 1 : -1) >=
			    (last ? 0 : 1))) {
			*out = b;
			found = node;
		}
	}
	return found;
}

/* ---- Entries ---- */

/* Who is at the other end. A reversal goes back the way that the money came. */
static const char *
other_party(const struct xml_node *details, const struct movement *m)
{
	static const char *const paths[2][4] = {
		{ "RltdPties/Cdtr/Nm", "RltdPties/Cdtr/Pty/Nm",
		    "RltdPties/UltmtCdtr/Nm", "RltdPties/UltmtCdtr/Pty/Nm" },
		{ "RltdPties/Dbtr/Nm", "RltdPties/Dbtr/Pty/Nm",
		    "RltdPties/UltmtDbtr/Nm", "RltdPties/UltmtDbtr/Pty/Nm" }
	};
	bool	    debtor = (m->amount.cents > 0) != m->reversal;
	const char *name = NULL;
	size_t	    i;

	for (i = 0; i < 4 && name == NULL; i++)
		name = xml_text(details, paths[debtor][i]);
	return name;
}

static void
add_details(
    struct buf *label, const struct xml_node *details, const struct movement *m)
{
	const struct xml_node *node = xml_find(details, "RmtInf/Ustrd");

	bank_label_add(label, other_party(details, m));
	if (node == NULL)
		bank_label_add(
		    label, xml_text(details, "RmtInf/Strd/CdtrRefInf/Ref"));
	for (; node != NULL; node = xml_again(node))
		bank_label_add(label, node->text);
	bank_label_add(label, xml_text(details, "AddtlTxInf"));
}

/* The entry as one line; details: of its only transaction, or NULL. */
static void
add_whole(struct bank_statement *s, const struct xml_node *entry,
    const struct xml_node *details, const struct movement *m)
{
	struct buf  label = { .data = NULL };
	const char *id = xml_text(entry, "AcctSvcrRef");

	if (id == NULL)
		id = xml_text(details, "Refs/AcctSvcrRef");
	if (details != NULL)
		add_details(&label, details, m);
	bank_label_add(&label, xml_text(entry, "AddtlNtryInf"));
	bank_statement_add(s, m->day, m->amount, buf_str(&label), id,
	    xml_text(details, "Refs/ChqNb"), m->line);
	buf_fini(&label);
}

/* One transaction of a batch, the nth. Its reference is its own where the bank
 * gives one. */
static void
add_part(struct bank_statement *s, const struct xml_node *entry,
    const struct xml_node *details, const struct movement *m, size_t nth)
{
	struct buf  label = { .data = NULL }, id = { .data = NULL };
	const char *whole = xml_text(entry, "AcctSvcrRef");
	const char *own = xml_text(details, "Refs/AcctSvcrRef");

	add_details(&label, details, m);
	if (label.len == 0)
		bank_label_add(&label, xml_text(entry, "AddtlNtryInf"));
	if (own != NULL && (whole == NULL || strcmp(own, whole) != 0))
		buf_adds(&id, own);
	else if (whole != NULL)
		buf_addf(&id, "%s-%zu", whole, nth);
	bank_statement_add(s, m->day, m->amount, buf_str(&label), buf_str(&id),
	    xml_text(details, "Refs/ChqNb"), m->line);
	buf_fini(&label);
	buf_fini(&id);
}

/* The next transaction of an entry, over all its NtryDtls. */
static const struct xml_node *
next_details(const struct xml_node *entry, const struct xml_node *at)
{
	const struct xml_node *group, *found = NULL;

	if (at != NULL && xml_again(at) != NULL)
		return xml_again(at);
	group = at == NULL ? xml_child(entry, "NtryDtls") :
			     xml_again(at->parent);
	for (; group != NULL && found == NULL; group = xml_again(group))
		found = xml_child(group, "TxDtls");
	return found;
}

/* What a transaction says of itself, all or nothing: what is doubtful here is
 * no problem, for the entry stands as a whole. */
static bool
read_details(const struct xml_node *details, const struct movement *entry,
    struct movement *out)
{
	const struct xml_node *amount = xml_child(details, "Amt");
	struct csv_problems    unheard = { .file = "" };
	bool		       ok;

	*out = *entry;
	out->line = details->line;
	if (amount == NULL)
		amount = xml_find(details, "AmtDtls/TxAmt/Amt");
	ok = amount != NULL && take_amount(&unheard, amount, &out->amount);
	if (ok && xml_child(details, "CdtDbtInd") != NULL)
		ok = take_side(&unheard, details, &out->amount);
	else if (ok && entry->amount.cents < 0)
		out->amount = money_neg(out->amount);
	buf_fini(&unheard.text);
	return ok;
}

/* How many transactions an entry is of, when their amounts make its own. */
static size_t
count_parts(const struct xml_node *entry, const struct movement *m)
{
	const struct xml_node *details = NULL;
	struct movement	       part;
	struct money	       sum = MONEY(0);
	size_t		       n = 0;

	while ((details = next_details(entry, details)) != NULL) {
		if (!read_details(details, m, &part) ||
		    money_add(&sum, part.amount) == -1)
			return 0;
		n++;
	}
	return sum.cents == m->amount.cents ? n : 0;
}

static void
add_entry(struct bank_statement *s, const struct xml_node *entry,
    const struct movement *m)
{
	const struct xml_node *details = next_details(entry, NULL);
	struct movement	       part;
	size_t		       n = 0;

	if (m->amount.cents == 0)
		return;
	if (details == NULL || next_details(entry, details) == NULL) {
		add_whole(s, entry, details, m);
		return;
	}
	if (count_parts(entry, m) == 0) {
		add_whole(s, entry, NULL, m);
		return;
	}
	for (; details != NULL; details = next_details(entry, details)) {
		read_details(details, m, &part);
		n++;
		if (part.amount.cents != 0)
			add_part(s, entry, details, &part, n);
	}
}

/* Whether the bank has booked it: not a pending or future one. */
static bool
is_booked(struct csv_problems *p, const struct xml_node *entry)
{
	const char *status = xml_text(entry, "Sts/Cd");

	if (status == NULL)
		status = xml_text(entry, "Sts");
	if (status == NULL) {
		csv_problem(p, entry->line, entry->column,
		    _("nothing tells whether this entry is booked (Sts)."));
		return false;
	}
	return strcmp(status, "BOOK") == 0;
}

static bool
take_reversal(struct csv_problems *p, const struct xml_node *entry, bool *out)
{
	const struct xml_node *node = xml_child(entry, "RvslInd");
	char		       excerpt[UTF8_EXCERPT];

	*out = node != NULL &&
	    (strcmp(node->text, "true") == 0 || strcmp(node->text, "1") == 0);
	if (node == NULL || *out || strcmp(node->text, "false") == 0 ||
	    strcmp(node->text, "0") == 0)
		return true;
	csv_problem(p, node->line, node->column,
	    _("“%s” is neither true nor false."),
	    utf8_excerpt(node->text, excerpt));
	return false;
}

static void
take_entry(struct csv_problems *p, struct bank_statement *s,
    const struct xml_node *entry)
{
	struct movement	       m = { .line = entry->line };
	const struct xml_node *day = find_day(entry, "BookgDt");
	bool		       ok;

	if (!is_booked(p, entry))
		return;
	ok = take_money(p, entry, &m.amount);
	ok = take_reversal(p, entry, &m.reversal) && ok;
	if (day == NULL)
		csv_problem(p, entry->line, entry->column,
		    _("this entry has no day (BookgDt)."));
	else if (take_day(p, day, &m.day) && ok)
		add_entry(s, entry, &m);
}

/* ---- A statement ---- */

static void
take_period(struct csv_problems *p, const struct xml_node *stmt,
    struct bank_statement *s)
{
	const struct xml_node *from = xml_find(stmt, "FrToDt/FrDtTm");
	const struct xml_node *to = xml_find(stmt, "FrToDt/ToDtTm");

	s->has_period = from != NULL && to != NULL &&
	    take_day(p, from, &s->from) && take_day(p, to, &s->to) &&
	    date_compare(s->from, s->to) <= 0;
}

static void
take_statement(struct csv_problems *p, const struct xml_node *stmt,
    struct bank_statements *all)
{
	const char	      *account = xml_text(stmt, "Acct/Id/IBAN");
	const struct xml_node *node, *closing;
	struct bank_statement *s;

	if (account == NULL)
		account = xml_text(stmt, "Acct/Id/Othr/Id");
	s = bank_statements_add(all, account);
	node = xml_find(stmt, "Acct/Ccy");
	if (node != NULL &&
	    !bank_take_currency(p, node->line, node->column, node->text))
		return;
	take_period(p, stmt, s);
	if (take_balance(p, stmt, "OPBD", false, &s->opening) == NULL)
		take_balance(p, stmt, "PRCD", false, &s->opening);
	closing = take_balance(p, stmt, "CLBD", true, &s->closing);
	for (node = xml_child(stmt, "Ntry"); node != NULL;
	     node = xml_again(node))
		take_entry(p, s, node);
	if (closing != NULL && p->n == 0)
		bank_check_balances(p, closing->line, closing->column, s);
}

static int
refuse_other(const char *name, struct err *err)
{
	err_set(
	    err, ERR_FILE, _("%s is XML, but no CAMT.053 statement."), name);
	return err_hint(err,
	    _("On the bank's site, choose the statement of account as "
	      "CAMT.053, OFX or CSV, then download it again."));
}

int
bank_camt_read(const char *name, const char *bytes, size_t len,
    struct bank_statements *all, struct err *err)
{
	struct csv_problems    problems = { .file = name };
	const struct xml_node *node;
	struct xml	       xml;
	int		       rc;

	if (bank_refuse_page(name, bytes, len, err) == -1)
		return -1;
	if (xml_read(bytes, len, &xml) == -1)
		csv_problem(&problems, xml.line, xml.column, "%s", xml.fault);
	node = xml_child(xml.root, "BkToCstmrStmt");
	if (node == NULL && problems.n == 0)
		rc = refuse_other(name, err);
	else {
		node = problems.n > 0 ? NULL : xml_child(node, "Stmt");
		for (; node != NULL; node = xml_again(node))
			take_statement(&problems, node, all);
		rc = bank_read_end(&problems, "CAMT.053", all, err);
	}
	xml_fini(&xml);
	return rc;
}
