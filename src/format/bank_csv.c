/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bank_csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "bank_text.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "entity.h"
#include "format/bank_file.h"

enum { LINES_LOOKED_AT = 30 };

/* The balance that a line tells of itself, to be followed from line to line. */
struct running {
	struct money balance;
	struct money amount;
	struct date  day;
	int	     line;
};

struct reading {
	struct csv_problems	problems;
	struct bank_statements *all;
	struct bank_map		map;
	bool			mapped;	  /* --map */
	bool			entities; /* were decoded */
	bool			begun;	  /* the header was met */
	struct bank_layout	layout;
	struct bank_facts	facts;
	struct bank_statement  *now;	 /* being filled, or NULL */
	size_t			columns; /* of the header */
	struct running	       *running;
	size_t			nrunning;
	size_t			cap;
};

/* ---- The end of an account ---- */

static void
check_count(struct reading *r, const struct bank_statement *s)
{
	if (r->facts.count < 0 || (size_t)r->facts.count == s->n)
		return;
	csv_problem(&r->problems, r->facts.line, 0,
	    ngettext("%zu line stands in the file, and it says that there are "
		     "%ld: it is not whole.",
		"%zu lines stand in the file, and it says that there are %ld: "
		"it is not whole.",
		s->n),
	    s->n, r->facts.count);
}

static void
check_period(struct reading *r, const struct bank_statement *s)
{
	char   day[DATE_ISO], from[DATE_ISO], to[DATE_ISO];
	size_t i;

	for (i = 0; r->facts.has_period && i < s->n; i++) {
		if (date_compare(s->lines[i].day, r->facts.from) >= 0 &&
		    date_compare(s->lines[i].day, r->facts.to) <= 0)
			continue;
		csv_problem(&r->problems, s->lines[i].row,
		    r->layout.columns[ROLE_DAY] + 1,
		    _("%s is outside the period that the file tells, %s to "
		      "%s."),
		    date_fr(s->lines[i].day, day), date_fr(r->facts.from, from),
		    date_fr(r->facts.to, to));
	}
}

/* The line at i of those that tell a balance, oldest first. */
static const struct running *
by_age(const struct reading *r, bool newest_first, size_t i)
{
	return &r->running[newest_first ? r->nrunning - 1 - i : i];
}

/* How often the balance does not follow from the one before. */
static size_t
count_breaks(const struct reading *r, bool newest_first)
{
	const struct running *a, *b;
	size_t		      i, n = 0;

	for (i = 1; i < r->nrunning; i++) {
		a = by_age(r, newest_first, i - 1);
		b = by_age(r, newest_first, i);
		n += a->balance.cents + b->amount.cents != b->balance.cents;
	}
	return n;
}

/* The days tell; within one day, the balances do. */
static bool
is_newest_first(const struct reading *r)
{
	int order = date_compare(
	    r->running[0].day, r->running[r->nrunning - 1].day);

	if (order != 0)
		return order > 0;
	return count_breaks(r, true) < count_breaks(r, false);
}

/* From one line to the next. */
static void
check_running(struct reading *r, bool newest_first)
{
	const struct running *a, *b;
	char		      was[MONEY_TEXT], is[MONEY_TEXT], by[MONEY_TEXT];
	size_t		      i;

	for (i = 1; i < r->nrunning; i++) {
		a = by_age(r, newest_first, i - 1);
		b = by_age(r, newest_first, i);
		if (a->balance.cents + b->amount.cents == b->balance.cents)
			continue;
		csv_problem(&r->problems, b->line,
		    r->layout.columns[ROLE_BALANCE] + 1,
		    _("the balance goes from %s to %s, which is not the %s of "
		      "this line: a line is missing."),
		    money_text(a->balance, MONEY_EURO, was),
		    money_text(b->balance, MONEY_EURO, is),
		    money_text(b->amount, MONEY_SIGNED, by));
	}
}

static void
turn_round(struct bank_statement *s)
{
	struct bank_statement_line kept;
	size_t			   i;

	for (i = 0; i < s->n / 2; i++) {
		kept = s->lines[i];
		s->lines[i] = s->lines[s->n - 1 - i];
		s->lines[s->n - 1 - i] = kept;
	}
}

/* The first balance, before its line, and the last one. */
static void
take_running(struct reading *r)
{
	const struct running  *first, *last;
	struct bank_statement *s = r->now;
	bool		       newest_first;

	if (r->nrunning == 0)
		return;
	newest_first = is_newest_first(r);
	check_running(r, newest_first);
	first = by_age(r, newest_first, 0);
	last = by_age(r, newest_first, r->nrunning - 1);
	s->opening = (struct bank_statement_balance){ true, first->day,
		MONEY(first->balance.cents - first->amount.cents) };
	s->closing = (struct bank_statement_balance){ true, last->day,
		last->balance };
	/* What the days cannot tell whoever sorts these lines. */
	if (newest_first && date_compare(first->day, last->day) == 0)
		turn_round(s);
}

/* The first day of the lines, or the last. */
static struct date
edge(const struct bank_statement *s, bool last)
{
	struct date day = s->lines[0].day;
	size_t	    i;

	for (i = 1; i < s->n; i++)
		if ((date_compare(s->lines[i].day, day) > 0) == last)
			day = s->lines[i].day;
	return day;
}

/* What stands around the lines, where they tell no balance themselves. */
static void
take_facts(struct reading *r, struct bank_statement *s)
{
	const struct bank_facts *f = &r->facts;

	if (s->closing.known)
		return;
	if (f->closing.known && (s->n > 0 || f->closing.day.days != 0)) {
		s->closing = f->closing;
		if (s->closing.day.days == 0)
			s->closing.day = edge(s, true);
	}
	if (f->opening.known && s->n > 0) {
		s->opening = f->opening;
		s->opening.day = edge(s, false);
		bank_check_balances(&r->problems, f->line, 0, s);
	}
}

static void
end_account(struct reading *r)
{
	struct bank_statement *s = r->now;

	if (s == NULL)
		return;
	if (s->account == NULL && r->facts.account != NULL)
		s->account = xstrdup(r->facts.account);
	s->has_period = r->facts.has_period;
	s->from = r->facts.from;
	s->to = r->facts.to;
	check_count(r, s);
	check_period(r, s);
	take_running(r);
	take_facts(r, s);
	r->now = NULL;
	r->nrunning = 0;
	r->begun = false;
	bank_facts_fini(&r->facts);
}

/* ---- Lines ---- */

static char *
label_of(const struct reading *r, const struct csv_row *row)
{
	static const enum bank_role roles[] = { ROLE_LABEL, ROLE_DETAIL,
		ROLE_DETAIL2 };
	struct buf		    b = { .data = NULL };
	struct buf		    plain = { .data = NULL };
	const char		   *text;
	size_t			    i;

	for (i = 0; i < 3; i++) {
		text = bank_layout_cell(&r->layout, row, roles[i]);
		if (!r->entities) {
			bank_label_add(&b, text);
			continue;
		}
		buf_reset(&plain);
		entity_show(&plain, text);
		bank_label_add(&b, buf_str(&plain));
	}
	buf_fini(&plain);
	return buf_steal(&b);
}

static bool
take_cell(struct reading *r, const struct csv_row *row, enum bank_role role,
    char decimal, struct money *m)
{
	return bank_take_amount(&r->problems, row->line,
	    r->layout.columns[role] + 1,
	    bank_layout_cell(&r->layout, row, role), decimal, m);
}

/* Debit and credit stand apart: one of them, the debit taken off. */
static bool
take_sides(struct reading *r, const struct csv_row *row, struct money *m)
{
	const char  *debit = bank_layout_cell(&r->layout, row, ROLE_DEBIT);
	const char  *credit = bank_layout_cell(&r->layout, row, ROLE_CREDIT);
	struct money in = MONEY(0), out = MONEY(0);

	if (debit[strspn(debit, " ")] != '\0' &&
	    !take_cell(r, row, ROLE_DEBIT, ',', &out))
		return false;
	if (credit[strspn(credit, " ")] != '\0' &&
	    !take_cell(r, row, ROLE_CREDIT, ',', &in))
		return false;
	*m = MONEY(in.cents - money_abs(out).cents);
	if (in.cents != 0 && out.cents != 0) {
		csv_problem(&r->problems, row->line,
		    r->layout.columns[ROLE_CREDIT] + 1,
		    _("this line is a debit and a credit at once."));
		return false;
	}
	return true;
}

static bool
take_amount(struct reading *r, const struct csv_row *row, struct money *m)
{
	bool one = r->layout.columns[ROLE_AMOUNT] != -1, read;
	int  role = one ? ROLE_AMOUNT : ROLE_DEBIT;

	read = one ? take_cell(r, row, ROLE_AMOUNT, ',', m) :
		     take_sides(r, row, m);

	if (read && m->cents == 0)
		csv_problem(&r->problems, row->line,
		    r->layout.columns[role] + 1,
		    _("this line has no amount: the file may be cut."));
	return read && m->cents != 0;
}

/* Bourso tells an account on each line: another one begins another list. */
static struct bank_statement *
statement_for(struct reading *r, const struct csv_row *row)
{
	const char *number = bank_layout_cell(&r->layout, row, ROLE_ACCOUNT);
	size_t	    i;

	if (*number == '\0')
		number = NULL;
	for (i = 0; number != NULL && i < r->all->n; i++)
		if (r->all->items[i].account != NULL &&
		    strcmp(r->all->items[i].account, number) == 0)
			return &r->all->items[i];
	if (number == NULL && r->now != NULL)
		return r->now;
	return bank_statements_add(r->all, number);
}

static void
keep_running(struct reading *r, const struct csv_row *row, struct date day,
    struct money amount)
{
	struct money balance;

	if (bank_layout_cell(&r->layout, row, ROLE_BALANCE)[0] == '\0' ||
	    !take_cell(r, row, ROLE_BALANCE, ',', &balance))
		return;
	r->running = xgrow(
	    r->running, r->nrunning, &r->cap, sizeof(*r->running));
	r->running[r->nrunning++] = (struct running){ balance, amount, day,
		row->line };
}

/* The balance of the day of the download: that of the latest line. */
static void
keep_current(struct reading *r, const struct csv_row *row, struct date day)
{
	struct bank_statement *s = r->now;
	struct money	       m;

	if (bank_layout_cell(&r->layout, row, ROLE_CURRENT)[0] == '\0' ||
	    (s->closing.known && date_compare(day, s->closing.day) <= 0) ||
	    !take_cell(r, row, ROLE_CURRENT, '.', &m))
		return;
	s->closing = (struct bank_statement_balance){ true, day, m };
}

static void
take_line(struct reading *r, const struct csv_row *row, struct date day)
{
	struct money amount;
	const char  *cheque = bank_layout_cell(&r->layout, row, ROLE_CHEQUE);
	char	    *label;

	if (!bank_take_currency(&r->problems, row->line,
		r->layout.columns[ROLE_CURRENCY] + 1,
		bank_layout_cell(&r->layout, row, ROLE_CURRENCY)) ||
	    !take_amount(r, row, &amount))
		return;
	r->now = statement_for(r, row);
	label = label_of(r, row);
	bank_statement_add(r->now, day, amount, label, NULL,
	    *cheque != '\0' ? cheque : NULL, row->line);
	free(label);
	keep_running(r, row, day, amount);
	keep_current(r, row, day);
}

/* ---- Rows ---- */

/* The row in which the lines are announced. */
static bool
is_header(struct reading *r, const struct csv_row *row)
{
	struct bank_layout l;

	if (r->mapped && !r->map.named)
		return false;
	if (r->mapped ? !bank_map_header(&r->map, row) :
			!bank_layout_find(row, &l))
		return false;
	/* The facts of the account that begins stand before its header. */
	r->layout = r->mapped ? r->map.layout : l;
	r->columns = row->n;
	r->begun = true;
	r->now = NULL;
	return true;
}

/* Lines may begin without a header: those of --map by numbers, of BNP. */
static bool
begins_bare(struct reading *r, const struct csv_row *row)
{
	struct bank_layout l = r->mapped ? r->map.layout : bank_layout_bnp();
	struct date	   day;

	if (!(r->mapped && !r->map.named) && !(r->facts.bnp && row->n == 5))
		return false;
	if (!bank_csv_day(bank_layout_cell(&l, row, ROLE_DAY), &day))
		return false;
	r->layout = l;
	r->columns = 0;
	r->begun = true;
	return true;
}

static bool
is_empty(const struct csv_row *row)
{
	size_t i;

	for (i = 0; i < row->n; i++)
		if (row->cells[i].text[strspn(row->cells[i].text, " ")] != '\0')
			return false;
	return true;
}

/* Between two accounts of one file there are sentences again. */
static bool
ends_account(const struct csv_row *row)
{
	size_t i;

	for (i = 1; i < row->n; i++)
		if (row->cells[i].text[0] != '\0')
			return false;
	return true;
}

static void
take_body(struct reading *r, const struct csv_row *row)
{
	const char *text = bank_layout_cell(&r->layout, row, ROLE_DAY);
	char	    shown[UTF8_EXCERPT];
	struct date day;

	if (bank_csv_day(text, &day)) {
		take_line(r, row, day);
		return;
	}
	if (!r->mapped && ends_account(row) &&
	    text[strspn(text, "0123456789/.- ")] != '\0') {
		end_account(r);
		bank_facts_take(&r->facts, row);
		return;
	}
	if (!r->mapped && bank_facts_is_foot(row)) {
		bank_facts_take(&r->facts, row);
		return;
	}
	csv_problem(&r->problems, row->line, r->layout.columns[ROLE_DAY] + 1,
	    _("“%s” is not a day."), utf8_excerpt(text, shown));
}

static int
take_row(const struct csv_row *row, void *arg)
{
	struct reading *r = arg;

	if (is_empty(row))
		return 0;
	if (r->begun)
		take_body(r, row);
	else if (!is_header(r, row)) {
		if (begins_bare(r, row))
			take_body(r, row);
		else
			bank_facts_take(&r->facts, row);
	}
	return 0;
}

/* ---- The file ---- */

static int
refuse_unknown(const char *name, struct err *err)
{
	struct buf  banks = { .data = NULL };
	const char *bank;
	size_t	    i;

	for (i = 0; (bank = bank_file_names(i)) != NULL; i++)
		buf_addf(&banks, "%s%s", i > 0 ? ", " : "", bank);
	err_set(err, ERR_FILE,
	    _("%s is no statement of a bank that quitus knows."), name);
	err_hint(err, _("It knows: %s."), buf_str(&banks));
	buf_fini(&banks);
	return err_hint(err,
	    _("For another one, say which column is what: "
	      "--map \"date=1,label=3,amount=5\""));
}

/* The banks that are known part cells with ; and amounts with commas: a
 * semicolon in the first lines is no chance. A line "sep=" is obeyed. */
static char
delimiter(const struct reading *r, const char *text)
{
	size_t lines = 0, i;

	if (r->mapped || strncasecmp(text, "sep=", 4) == 0)
		return 0;
	for (i = 0; text[i] != '\0' && lines < LINES_LOOKED_AT; i++) {
		if (text[i] == ';')
			return ';';
		lines += text[i] == '\n';
	}
	return 0;
}

/* ="0000000000001596" tells a spreadsheet not to count with it; a cell begins
 * with its quote. */
static void
add_bare(struct buf *out, const char *text, size_t len)
{
	size_t i;
	char   before = '\n';

	for (i = 0; i < len; before = text[i++])
		if (text[i] != '=' || i + 1 == len || text[i + 1] != '"' ||
		    strchr("\n;,", before) == NULL)
			buf_addc(out, text[i]);
}

/* BNP Paribas tells an account with most of its number hidden, and writes its
 * texts for a web page: unquoted, the ; of an entity would part the cells. */
static bool
has_entities(const char *text)
{
	size_t line = strcspn(text, "\r\n");
	char  *stars = memmem(text, line, "***", 3);

	return stars != NULL && strchr(text, '&') != NULL;
}

static void
read_rows(struct reading *r, const char *text, size_t len)
{
	struct csv_fault fault = { .what = NULL };
	struct buf	 bare = { .data = NULL }, plain = { .data = NULL };

	r->entities = has_entities(text);
	if (r->entities) {
		entity_decode(&plain, text, "\";\r\n");
		text = buf_str(&plain);
		len = plain.len;
	}
	add_bare(&bare, text, len);
	csv_each(
	    buf_str(&bare), bare.len, delimiter(r, text), take_row, r, &fault);
	if (fault.what != NULL)
		csv_problem(
		    &r->problems, fault.line, fault.column, "%s", fault.what);
	buf_fini(&bare);
	buf_fini(&plain);
}

/* A statement without a line is one too, when its header is there. */
static void
end_file(struct reading *r, bool seen)
{
	if (r->begun && r->now == NULL && !seen)
		r->now = bank_statements_add(r->all, r->facts.account);
	end_account(r);
}

int
bank_csv_read(const char *name, const char *text, size_t len,
    const struct bank_file_options *o, struct bank_statements *all,
    struct err *err)
{
	struct reading r = { .problems = { .file = name }, .all = all };
	bool	       known;
	int	       rc = 0;

	bank_facts_init(&r.facts);
	r.mapped = o->map != NULL;
	if (r.mapped)
		rc = bank_map_parse(o->map, &r.map, err);
	if (rc == 0) {
		read_rows(&r, text, len);
		known = r.begun || all->n > 0 || r.problems.n > 0;
		end_file(&r, all->n > 0);
		rc = known ? bank_read_end(&r.problems,
				 r.layout.bank != NULL ? r.layout.bank : "CSV",
				 all, err) :
			     refuse_unknown(name, err);
	}
	buf_fini(&r.problems.text);
	bank_facts_fini(&r.facts);
	bank_map_fini(&r.map);
	free(r.running);
	return rc;
}
