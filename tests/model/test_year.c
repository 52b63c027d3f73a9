/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Plays random school years through the command line and through the model,
 * and compares every entry, every balance and the statement after each
 * command. A failing year prints its seed; MODEL_SEED=n plays that one alone,
 * MODEL_YEARS=n so many.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/ctx.h"
#include "model.h"

enum { YEARS = 200, STEPS = 40, MAX_ARGS = 40 };

static const char *const expenses[] = { "6070", "6168", "6180", "6281", "6500",
	"6700", "6800" };
static const char *const incomes[] = { "7070", "7080", "7410", "7562", "7700" };
static const char *const labels[] = { "Goûter de Noël", "Musée; entrées",
	"=Photos \"2\"", "Œufs & farine" };

struct player {
	uint64_t	   random;
	uint64_t	   seed;
	int		   year;
	char		   folder[64];
	char		   file[96];
	struct model	   model;
	struct model_books next; /* what the command should lead to */
	bool		   dry;	 /* the command is a trial run */
	char		  *out;	 /* what the last command printed */
	char		  *err;
	int		   step;
};

/* splitmix64: small, good, and the same everywhere. */
static uint64_t
draw(struct player *p)
{
	uint64_t z = (p->random += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* A number from 0 to n - 1. */
static int
pick(struct player *p, int n)
{
	return (int)(draw(p) % (uint64_t)n);
}

static bool
leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* The day of a school year as ISO text, by counting months. */
static const char *
day_text(const struct player *p, int day, char out[32])
{
	static const int lengths[] = { 30, 31, 30, 31, 31, 28, 31, 30, 31, 30,
		31, 31 };
	int		 i = 0, length;

	if (day < 0) {
		snprintf(out, 16, "%d-08-31", p->year);
		return out;
	}
	for (;; i++) {
		length = lengths[i] + (i == 5 && leap(p->year + 1));
		if (day < length)
			break;
		day -= length;
	}
	snprintf(out, 32, "%04d-%02d-%02d", p->year + (i > 3), (i + 8) % 12 + 1,
	    day + 1);
	return out;
}

static const char *
amount_text(int64_t cents, char out[32])
{
	snprintf(
	    out, 32, "%lld,%02d", (long long)(cents / 100), (int)(cents % 100));
	return out;
}

/* ---- Running the program ---- */

struct line {
	char words[MAX_ARGS][96];
	int  n;
	bool bare; /* names the ledger itself */
};

static void word(struct line *l, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void
word(struct line *l, const char *format, ...)
{
	va_list ap;

	assert_true(l->n < MAX_ARGS);
	va_start(ap, format);
	vsnprintf(l->words[l->n++], sizeof(l->words[0]), format, ap);
	va_end(ap);
}

static int
run(struct player *p, const struct line *l)
{
	char	      *argv[MAX_ARGS + 6];
	char	       name[] = "quitus", opt[] = "-f", lang[] = "--lang=en";
	struct streams io;
	size_t	       nout, nerr;
	int	       i, argc = 0, status;

	free(p->out);
	free(p->err);
	argv[argc++] = name;
	argv[argc++] = lang;
	if (!l->bare) {
		argv[argc++] = opt;
		argv[argc++] = p->file;
	}
	for (i = 0; i < l->n; i++)
		argv[argc++] = (char *)(uintptr_t)l->words[i];
	argv[argc] = NULL;
	io.in = stdin;
	io.out = open_memstream(&p->out, &nout);
	io.err = open_memstream(&p->err, &nerr);
	status = cli_main(argc, argv, &io);
	fclose(io.out);
	fclose(io.err);
	return status;
}

static void
describe(const struct player *p, const struct line *l, const char *what)
{
	int i;

	print_error("MODEL_SEED=%llu step %d: %s\n quitus",
	    (unsigned long long)p->seed, p->step, what);
	for (i = 0; i < l->n; i++)
		print_error(" %s", l->words[i]);
	print_error("\n%s%s", p->out != NULL ? p->out : "",
	    p->err != NULL ? p->err : "");
}

/* Run a command that the model expects to end so. */
static void
expect(struct player *p, struct line *l, int wanted)
{
	int status;

	if (p->dry)
		word(l, "--dry-run");
	status = run(p, l);
	if (status == wanted)
		return;
	describe(p, l, "unexpected exit status");
	fail_msg("status %d, not %d", status, wanted);
}

static json_t *
ask(struct player *p, const char *const *words)
{
	struct line  l = { .n = 0 };
	json_error_t error;
	json_t	    *answer;

	while (*words != NULL)
		word(&l, "%s", *words++);
	if (run(p, &l) != 0) {
		describe(p, &l, "a question failed");
		fail();
	}
	answer = json_loads(p->out, 0, &error);
	if (answer == NULL) {
		describe(p, &l, error.text);
		fail();
	}
	return answer;
}

/* ---- Comparing ---- */

static void
same(struct player *p, const char *what, int64_t got, int64_t wanted)
{
	if (got == wanted)
		return;
	print_error(
	    "MODEL_SEED=%llu step %d\n", (unsigned long long)p->seed, p->step);
	fail_msg(
	    "%s is %lld, not %lld", what, (long long)got, (long long)wanted);
}

static void
same_text(
    struct player *p, const char *what, const json_t *got, const char *wanted)
{
	const char *text = json_string_value(got);

	if (wanted == NULL ? json_is_null(got) :
			     text != NULL && strcmp(text, wanted) == 0)
		return;
	print_error(
	    "MODEL_SEED=%llu step %d\n", (unsigned long long)p->seed, p->step);
	fail_msg("%s is %s, not %s", what, text != NULL ? text : "null",
	    wanted != NULL ? wanted : "null");
}

static int64_t
number(const json_t *o, const char *key)
{
	const json_t *v = json_object_get(o, key);

	assert_true(json_is_integer(v) || json_is_null(v));
	return json_integer_value(v);
}

static void
voucher_text(const struct model_entry *e, char out[16])
{
	if (e->series == 'O')
		snprintf(out, 16, "AN");
	else if (e->typed)
		snprintf(out, 16, "X%d", e->voucher);
	else
		snprintf(out, 16, "%c%d", e->series, e->voucher);
}

static void
compare_parts(struct player *p, const json_t *got, const struct model_entry *e)
{
	const json_t *row, *list = json_object_get(got, "postings");
	int	      i;

	same(
	    p, "number of postings", (int64_t)json_array_size(list), e->nparts);
	for (i = 0; i < e->nparts; i++) {
		row = json_array_get(list, (size_t)i);
		same_text(p, "debit", json_object_get(row, "debit"),
		    e->parts[i].debit);
		same_text(p, "credit", json_object_get(row, "credit"),
		    e->parts[i].credit);
		same(p, "amount", number(row, "amount_cents"),
		    e->parts[i].cents);
	}
}

static void
compare_entry(struct player *p, const json_t *got, int i)
{
	static const char *const  states[] = { "draft", "final", "void" };
	const struct model_entry *e = &p->model.now->entries[i];
	char			  text[32];

	same(p, "number", number(got, "number"), i + 1);
	same_text(
	    p, "date", json_object_get(got, "date"), day_text(p, e->day, text));
	voucher_text(e, text);
	same_text(p, "voucher", json_object_get(got, "voucher"), text);
	same_text(p, "state", json_object_get(got, "state"), states[e->state]);
	same(p, "reverses", number(got, "reverses"), e->reverses);
	same(p, "reversed_by", number(got, "reversed_by"), e->reversed_by);
	same(p, "reconciled", json_is_true(json_object_get(got, "reconciled")),
	    e->ticked);
	if (e->reverses == 0 && e->series != 'O')
		same_text(
		    p, "label", json_object_get(got, "label"), labels[e->text]);
	compare_parts(p, got, e);
}

static void
compare_entries(struct player *p)
{
	static const char *const words[] = { "list", "--sort", "number",
		"--format", "json", NULL };
	json_t			*list = ask(p, words);
	int			 i;

	same(p, "number of entries", (int64_t)json_array_size(list),
	    p->model.now->n);
	for (i = 0; i < p->model.now->n; i++)
		compare_entry(p, json_array_get(list, (size_t)i), i);
	json_decref(list);
}

/* Each line of one side of the statement, and its total. */
static void
compare_side(struct player *p, const json_t *statement, const char *key,
    const char *total, const char *class, int sign)
{
	const json_t *list = json_object_get(statement, key), *row;
	const char   *code;
	int64_t	      sum = 0, amount;
	size_t	      i;

	json_array_foreach(list, i, row)
	{
		code = json_string_value(json_object_get(row, "account"));
		assert_non_null(code);
		amount = number(row, "amount_cents");
		same(p, code, amount,
		    sign * model_balance(p->model.now, code, p->model.days));
		sum += amount;
	}
	same(p, total, number(statement, total), sum);
	same(p, total, sum,
	    sign * model_balance(p->model.now, class, p->model.days));
}

static void
compare_assets(struct player *p, const json_t *statement)
{
	const json_t *list = json_object_get(statement, "assets"), *row;
	const char   *code;
	int64_t	      sum = 0;
	size_t	      i;

	json_array_foreach(list, i, row)
	{
		code = json_string_value(json_object_get(row, "account"));
		assert_non_null(code);
		same(p, code, number(row, "amount_cents"),
		    model_balance(p->model.now, code, p->model.days));
		sum += number(row, "amount_cents");
	}
	same(p, "assets", sum, model_balance(p->model.now, "5", p->model.days));
	same(
	    p, "total of assets", number(statement, "total_assets_cents"), sum);
}

/* What the bank's balance and the entries not ticked must come to. */
static void
compare_bank(struct player *p, const json_t *statement)
{
	const struct model_books *b = p->model.now;
	const json_t *r = json_object_get(statement, "reconciliation"), *row;
	int64_t	      outstanding = model_outstanding(b), listed = 0, book;
	size_t	      k;

	if (!b->has_statement) {
		assert_true(json_is_null(r));
		return;
	}
	json_array_foreach(json_object_get(r, "outstanding"), k, row)
	    listed += number(row, "amount_cents");
	book = model_balance(b, "512", p->model.days);
	same(p, "outstanding", listed, outstanding);
	same(p, "statement", number(r, "statement_cents"), b->statement);
	same(p, "book", number(r, "book_cents"), book);
	same(p, "gap", number(r, "gap_cents"),
	    book - b->statement - outstanding);
}

static void
compare_cash(struct player *p, const json_t *statement)
{
	const struct model_books *b = p->model.now;
	const json_t		 *c = json_object_get(statement, "cash_count");
	int64_t			  book;

	if (!b->counted) {
		assert_true(json_is_null(c));
		return;
	}
	book = model_balance(b, "530", p->model.days);
	same(p, "count", number(c, "total_cents"), b->count);
	same(p, "gap of the count", number(c, "gap_cents"), b->count - book);
}

static void
compare_statement(struct player *p)
{
	static const char *const  words[] = { "report", "statement", "--format",
		 "json", NULL };
	const struct model_books *b = p->model.now;
	json_t			 *s = ask(p, words);
	int64_t			  opening, result;

	compare_side(p, s, "expenses", "total_expenses_cents", "6", 1);
	compare_side(p, s, "income", "total_income_cents", "7", -1);
	compare_assets(p, s);
	compare_bank(p, s);
	compare_cash(p, s);
	opening = -model_balance(b, "110", p->model.days);
	result = -model_balance(b, "7", p->model.days) -
	    model_balance(b, "6", p->model.days);
	same(p, "opening", number(s, "opening_cents"), opening);
	same(p, "result", number(s, "result_cents"), result);
	same(p, "I2", number(s, "total_assets_cents"), opening + result);
	json_decref(s);
}

/* The command is played: keep what it led to, and compare everything. */
static void
settle(struct player *p, bool accepted, bool sealing)
{
	if (accepted && !p->dry)
		model_commit(&p->model, &p->next, sealing);
	compare_entries(p);
	compare_statement(p);
}

/* ---- Commands ---- */

static const char *
money_account(struct player *p, bool *cash)
{
	*cash = pick(p, 3) == 0;
	return *cash ? "530" : "512";
}

static void
add_date(struct player *p, struct line *l, int day)
{
	char text[32];

	word(l, "--date");
	word(l, "%s", day_text(p, day, text));
}

/* Sometimes a voucher is typed, new or already used. */
static bool
add_voucher(struct player *p, struct line *l, struct model_entry *e)
{
	if (pick(p, 8) != 0)
		return true;
	e->voucher = pick(p, 20) + 1;
	word(l, "--voucher");
	word(l, "x%d", e->voucher);
	if (model_typed_used(p->model.now, e->voucher))
		return false;
	e->typed = true;
	return true;
}

/* Expense or income over one to three accounts. */
static void
play_flow(struct player *p, bool expense)
{
	struct line	    l = { .n = 0 };
	struct model_entry *e;
	const char	   *money, *code;
	int64_t		    cents[MODEL_PARTS], total = 0;
	char		    text[32];
	int		    i, n = pick(p, 3) == 0 ? 2 + pick(p, 2) : 1;
	int		    day = pick(p, p->model.days);
	bool		    cash, ok = true;
	bool		    wrong_sum = n > 1 && pick(p, 6) == 0;
	bool		    wrong_side = pick(p, 12) == 0;
	bool		    outside = pick(p, 12) == 0;

	money = money_account(p, &cash);
	e = model_append(&p->next, expense ? 'D' : 'R', day);
	assert_non_null(e);
	e->text = pick(p, 4);
	for (i = 0; i < n; i++) {
		cents[i] = 1 + pick(p, 30000);
		total += cents[i];
	}
	word(&l, expense ? "expense" : "recette");
	word(&l, "%s", amount_text(total + wrong_sum, text));
	word(&l, "%s", labels[e->text]);
	for (i = 0; i < n; i++) {
		code = expense != wrong_side ? expenses[pick(p, 7)] :
					       incomes[pick(p, 5)];
		if (p->model.now->disabled && strcmp(code, "6500") == 0)
			ok = false;
		if (n == 1) {
			word(&l, "--account");
			word(&l, "%s0008", code);
		} else {
			word(&l, "--split");
			word(&l, "%s=%s", code, amount_text(cents[i], text));
		}
		model_part(e, expense ? code : money, expense ? money : code,
		    cents[i]);
	}
	word(&l, expense ? "--from" : "--vers");
	word(&l, cash ? "caisse" : "bank");
	add_date(p, &l, outside ? -1 : day);
	ok = add_voucher(p, &l, e) && ok && !wrong_sum && !wrong_side &&
	    !outside && model_cash_holds(&p->model, &p->next);
	expect(p, &l, ok ? 0 : 3);
	settle(p, ok, false);
}

static void
play_transfer(struct player *p)
{
	struct line	    l = { .n = 0 };
	struct model_entry *e;
	int		    day = pick(p, p->model.days);
	bool		    out = pick(p, 2) == 0, ok;
	char		    text[32];

	e = model_append(&p->next, 'V', day);
	assert_non_null(e);
	e->text = pick(p, 4);
	model_part(
	    e, out ? "530" : "512", out ? "512" : "530", 1 + pick(p, 20000));
	word(&l, "transfer");
	word(&l, "%s", amount_text(e->parts[0].cents, text));
	word(&l, "%s", labels[e->text]);
	word(&l, "--from");
	word(&l, out ? "bank" : "530");
	word(&l, "--to");
	word(&l, out ? "cash" : "512");
	add_date(p, &l, day);
	ok = model_cash_holds(&p->model, &p->next);
	expect(p, &l, ok ? 0 : 3);
	settle(p, ok, false);
}

/* A régie given, returned in part, or justified in part. */
static void
play_advance(struct player *p)
{
	static const char *const verbs[] = { "give", "return", "justify" };
	struct line		 l = { .n = 0 };
	struct model_entry	*e;
	int			 day = pick(p, p->model.days), verb;
	int64_t			 open, cents = 1 + pick(p, 15000);
	bool			 ok, cm2 = pick(p, 2) == 0;
	const char		*account = cm2 ? "541-CM2" : "541-CP";
	char			 text[32];

	open = model_balance(p->model.now, account, p->model.days);
	verb = open > 0 ? pick(p, 3) : 0;
	if (verb > 0 && cents > open)
		cents = open;
	e = model_append(&p->next, 'A', day);
	assert_non_null(e);
	e->text = pick(p, 4);
	model_part(e,
	    verb == 0	  ? account :
		verb == 1 ? "512" :
			    "6180",
	    verb == 0 ? "512" : account, cents);
	word(&l, "advance");
	word(&l, "%s", verbs[verb]);
	word(&l, cm2 ? "cm2" : "CP");
	word(&l, "%s", amount_text(cents, text));
	word(&l, "%s", labels[e->text]);
	if (verb == 2) {
		word(&l, "--account");
		word(&l, "6180");
	}
	add_date(p, &l, day);
	ok = model_cash_holds(&p->model, &p->next) &&
	    p->next.classes > (cm2 ? 1 : 0);
	expect(p, &l, ok ? 0 : 3);
	settle(p, ok, false);
}

/* A new amount, day or label for any entry but the opening. */
static void
play_edit(struct player *p)
{
	struct line	    l = { .n = 0 };
	struct model_entry *e;
	char		    text[32];
	int		    i, status = 0, what = pick(p, 3);

	if (p->next.n < 2)
		return;
	i = 1 + pick(p, p->next.n - 1);
	e = &p->next.entries[i];
	word(&l, "edit");
	word(&l, "%d", i + 1);
	if (what == 0) {
		word(&l, "--amount");
		e->parts[0].cents = 1 + pick(p, 30000);
		word(&l, "%s", amount_text(e->parts[0].cents, text));
	} else if (what == 1) {
		e->day = pick(p, p->model.days);
		add_date(p, &l, e->day);
	} else {
		e->text = pick(p, 4);
		word(&l, "--label");
		word(&l, "%s", labels[e->text]);
	}
	if (what == 0 && e->reverses != 0)
		status = 3;
	else if (what == 0 && e->nparts > 1)
		status = 2;
	else if (e->state != MODEL_DRAFT ||
	    !model_cash_holds(&p->model, &p->next))
		status = 3;
	/* An account disabled since may not be written again. */
	for (i = 0; i < e->nparts && p->model.now->disabled && e->reverses == 0;
	     i++)
		if (strcmp(e->parts[i].debit, "6500") == 0 && status == 0)
			status = 3;
	expect(p, &l, status);
	settle(p, status == 0, false);
}

static void
mirror(struct model_entry *r, const struct model_entry *e)
{
	int i;

	for (i = 0; i < e->nparts; i++)
		model_part(r, e->parts[i].credit, e->parts[i].debit,
		    e->parts[i].cents);
}

static void
play_void(struct player *p)
{
	struct line	    l = { .n = 0 };
	struct model_entry *e, *r;
	int		    i = pick(p, p->next.n);
	int		    day = pick(p, p->model.days);
	bool		    ok;

	e = &p->next.entries[i];
	word(&l, "void");
	word(&l, "%d", i + 1);
	word(&l, "--reason");
	word(&l, "Erreur de saisie");
	add_date(p, &l, day);
	ok = e->series != 'O' && e->state != MODEL_VOID && e->reversed_by == 0;
	if (ok && e->state == MODEL_DRAFT) {
		e->state = MODEL_VOID;
		/* What it reversed may be reversed again. */
		if (e->reverses != 0)
			p->next.entries[e->reverses - 1].reversed_by = 0;
	} else if (ok) {
		r = model_append(
		    &p->next, e->series, day > e->day ? day : e->day);
		assert_non_null(r);
		r->reverses = i + 1;
		e->reversed_by = p->next.n;
		mirror(r, e);
	}
	ok = ok && model_cash_holds(&p->model, &p->next);
	expect(p, &l, ok ? 0 : 3);
	settle(p, ok, false);
}

static void
play_validate(struct player *p)
{
	struct line l = { .n = 0 };
	char	    text[32];
	int	    i, day = pick(p, p->model.days);

	for (i = 0; i < p->next.n; i++)
		if (p->next.entries[i].day <= day &&
		    p->next.entries[i].state == MODEL_DRAFT)
			p->next.entries[i].state = MODEL_FINAL;
	word(&l, "validate");
	word(&l, "--until");
	word(&l, "%s", day_text(p, day, text));
	expect(p, &l, 0);
	settle(p, true, true);
}

static bool
moves_bank(const struct model_entry *e)
{
	int i;

	for (i = 0; i < e->nparts; i++)
		if (strcmp(e->parts[i].debit, "512") == 0 ||
		    strcmp(e->parts[i].credit, "512") == 0)
			return true;
	return false;
}

/* Always on the last day, so that no statement is earlier than an entry. */
static void
play_tick(struct player *p, bool tick)
{
	struct line	    l = { .n = 0 };
	int		    i = pick(p, p->next.n);
	struct model_entry *e = &p->next.entries[i];
	bool		    ok;

	ok = moves_bank(e) && e->state != MODEL_VOID && e->series != 'O' &&
	    e->ticked != tick;
	word(&l, "bank");
	word(&l, tick ? "tick" : "untick");
	word(&l, "%d", i + 1);
	if (tick)
		add_date(p, &l, p->model.days - 1);
	e->ticked = ok ? tick : e->ticked;
	expect(p, &l, ok ? 0 : 3);
	settle(p, ok, false);
}

static void
play_statement(struct player *p)
{
	struct line l = { .n = 0 };
	char	    text[32], day[32];

	p->next.has_statement = true;
	p->next.statement = 1 + pick(p, 500000);
	word(&l, "bank");
	word(&l, "balance");
	word(&l, "%s", day_text(p, p->model.days - 1, day));
	word(&l, "%s", amount_text(p->next.statement, text));
	expect(p, &l, 0);
	settle(p, true, false);
}

static void
play_count(struct player *p)
{
	struct line l = { .n = 0 };
	int	    notes = 1 + pick(p, 9), coins = 1 + pick(p, 9);

	p->next.counted = true;
	p->next.count = notes * 2000 + coins * 5;
	word(&l, "cash");
	word(&l, "count");
	add_date(p, &l, p->model.days - 1);
	word(&l, "20x%d", notes);
	word(&l, "0,05x%d", coins);
	expect(p, &l, 0);
	settle(p, true, false);
}

static void
play_disable(struct player *p)
{
	struct line l = { .n = 0 };

	if (p->next.disabled)
		return;
	p->next.disabled = true;
	word(&l, "account");
	word(&l, "disable");
	word(&l, "6500");
	expect(p, &l, 0);
	settle(p, true, false);
}

static void
play_undo(struct player *p)
{
	struct line l = { .n = 0 };
	bool	    ok;

	ok = p->model.depth > 0 && !p->model.sealing[p->model.depth - 1];
	word(&l, "undo");
	expect(p, &l, ok ? 0 : 3);
	if (ok && !p->dry)
		model_undo(&p->model);
	settle(p, false, false);
}

static void
play_step(struct player *p)
{
	int what = pick(p, 100);

	p->next = *p->model.now;
	p->dry = pick(p, 10) == 0;
	if (what < 18)
		play_flow(p, true);
	else if (what < 36)
		play_flow(p, false);
	else if (what < 43)
		play_transfer(p);
	else if (what < 50)
		play_advance(p);
	else if (what < 60)
		play_edit(p);
	else if (what < 72)
		play_void(p);
	else if (what < 78)
		play_validate(p);
	else if (what < 85)
		play_undo(p);
	else if (what < 91)
		play_tick(p, true);
	else if (what < 93)
		play_tick(p, false);
	else if (what < 96)
		play_statement(p);
	else if (what < 99)
		play_count(p);
	else
		play_disable(p);
}

/* ---- A year ---- */

static void
begin_year(struct player *p)
{
	struct line	    l = { .bare = true };
	struct model_entry *e;
	char		    text[32];
	const char	   *folder = "/tmp";

	if (access("/dev/shm", W_OK) == 0)
		folder = "/dev/shm";
	snprintf(
	    p->folder, sizeof(p->folder), "%s/quitus-model-XXXXXX", folder);
	assert_non_null(mkdtemp(p->folder));
	snprintf(p->file, sizeof(p->file), "%s/coop.quitus", p->folder);
	p->year = 2018 + pick(p, 10);
	model_init(&p->model, leap(p->year + 1) ? 366 : 365);
	e = model_append(p->model.now, 'O', 0);
	model_part(e, "512", "110", 1 + pick(p, 300000));
	model_part(e, "530", "110", 1 + pick(p, 30000));
	snprintf(text, sizeof(text), "%d-06-15", p->year + 1);
	setenv("QUITUS_TODAY", text, 1);
	word(&l, "init");
	word(&l, "%s", p->file);
	word(&l, "--name=École du Port");
	word(&l, "--number=12");
	word(&l, "--department=2A");
	word(&l, "--year=%d", p->year);
	word(&l, "--bank=%s", amount_text(e->parts[0].cents, text));
	word(&l, "--cash=%s", amount_text(e->parts[1].cents, text));
	expect(p, &l, 0);
}

static void
add_class(struct player *p, const char *name)
{
	struct line l = { .n = 0 };

	p->next = *p->model.now;
	p->next.classes++;
	word(&l, "class");
	word(&l, "add");
	word(&l, "%s", name);
	expect(p, &l, 0);
	settle(p, true, false);
}

/* Give or justify what brings a régie to zero. */
static void
settle_advance(struct player *p, const char *account, const char *class)
{
	int64_t		    open;
	struct line	    l = { .n = 0 };
	struct model_entry *e;
	char		    text[32];

	p->next = *p->model.now;
	open = model_balance(&p->next, account, p->model.days);
	if (open == 0)
		return;
	e = model_append(&p->next, 'A', p->model.days - 1);
	assert_non_null(e);
	model_part(e, open > 0 ? "6180" : account, open > 0 ? account : "512",
	    open > 0 ? open : -open);
	word(&l, "advance");
	word(&l, open > 0 ? "justify" : "give");
	word(&l, "%s", class);
	word(&l, "%s", amount_text(e->parts[0].cents, text));
	word(&l, "%s", labels[0]);
	if (open > 0)
		word(&l, "--account=6180");
	add_date(p, &l, e->day);
	expect(p, &l, 0);
	settle(p, true, false);
}

/* Enough money that the bank, and its statement, end above zero. */
static void
fill_bank(struct player *p)
{
	struct line	    l = { .n = 0 }, tick = { .n = 0 };
	struct model_entry *e;

	p->next = *p->model.now;
	e = model_append(&p->next, 'R', p->model.days - 1);
	assert_non_null(e);
	model_part(e, "512", "7700", 100000000);
	word(&l, "income");
	word(&l, "1 000 000");
	word(&l, "%s", labels[0]);
	word(&l, "-a7700");
	add_date(p, &l, e->day);
	expect(p, &l, 0);
	settle(p, true, false);
	p->next = *p->model.now;
	p->next.entries[p->next.n - 1].ticked = true;
	word(&tick, "bank");
	word(&tick, "tick");
	word(&tick, "%d", p->next.n);
	add_date(p, &tick, p->model.days - 1);
	expect(p, &tick, 0);
	settle(p, true, false);
}

/* The statement that explains the book to the cent. */
static void
settle_bank(struct player *p)
{
	struct line l = { .n = 0 };
	char	    text[32], day[32];

	p->next = *p->model.now;
	p->next.has_statement = true;
	p->next.statement = model_balance(&p->next, "512", p->model.days) -
	    model_outstanding(&p->next);
	word(&l, "bank");
	word(&l, "balance");
	word(&l, "%s", day_text(p, p->model.days - 1, day));
	word(&l, "%s", amount_text(p->next.statement, text));
	expect(p, &l, 0);
	settle(p, true, false);
}

/* The notes and coins of the box, largest first. */
static void
settle_cash(struct player *p)
{
	static const int values[] = { 50000, 20000, 10000, 5000, 2000, 1000,
		500, 200, 100, 50, 20, 10, 5, 2, 1 };
	struct line	 l = { .n = 0 };
	char		 text[32];
	int64_t		 left;
	size_t		 i;

	p->next = *p->model.now;
	left = model_balance(&p->next, "530", p->model.days);
	p->next.counted = true;
	p->next.count = left;
	word(&l, "cash");
	word(&l, "count");
	add_date(p, &l, p->model.days - 1);
	for (i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		if (left / values[i] > 0)
			word(&l, "%sx%lld", amount_text(values[i], text),
			    (long long)(left / values[i]));
		left %= values[i];
	}
	expect(p, &l, 0);
	settle(p, true, false);
}

static void
verify(struct player *p)
{
	struct line l = { .n = 0 };

	word(&l, "verify");
	expect(p, &l, 0);
}

/* The next year opens with what this one ends with. */
static void
compare_opening(struct player *p)
{
	char	    year[16];
	const char *words[] = { "list", "--year", year, "--format", "json",
		NULL };
	json_t	   *list, *posting;
	const char *code;
	int64_t	    sum = 0;
	size_t	    i;

	snprintf(year, sizeof(year), "%d", p->year + 1);
	list = ask(p, words);
	json_array_foreach(
	    json_object_get(json_array_get(list, 0), "postings"), i, posting)
	{
		code = json_string_value(json_object_get(posting, "debit"));
		assert_non_null(code);
		same(p, code, number(posting, "amount_cents"),
		    model_balance(p->model.now, code, p->model.days));
		sum += number(posting, "amount_cents");
	}
	same(p, "opening of the next year", sum,
	    model_balance(p->model.now, "5", p->model.days));
	json_decref(list);
}

static void
close_year(struct player *p)
{
	struct line l = { .n = 0 };
	char	    year[16];
	const char *words[] = { "report", "statement", "--year", year,
		"--format", "json", NULL };
	json_t	   *s;

	word(&l, "close");
	expect(p, &l, 0);
	snprintf(year, sizeof(year), "%d", p->year);
	s = ask(p, words);
	same(p, "length of the fingerprint",
	    (int64_t)json_string_length(json_object_get(s, "fingerprint")), 64);
	same(p, "result", number(s, "result_cents"),
	    -model_balance(p->model.now, "7", p->model.days) -
		model_balance(p->model.now, "6", p->model.days));
	json_decref(s);
	compare_opening(p);
	verify(p);
}

static void
end_year(struct player *p)
{
	struct line l = { .n = 0 };

	p->dry = false;
	verify(p);
	while (p->model.now->classes < 2)
		add_class(p, p->model.now->classes == 0 ? "CP" : "CM2");
	fill_bank(p);
	settle_advance(p, "541-CP", "CP");
	settle_advance(p, "541-CM2", "CM2");
	settle_bank(p);
	settle_cash(p);
	close_year(p);
	word(&l, "reopen");
	word(&l, "--reason=Une facture oubliée");
	expect(p, &l, 0);
	close_year(p);
}

static void
play_year(uint64_t seed)
{
	struct player p = { .random = seed, .seed = seed };

	begin_year(&p);
	add_class(&p, "CP");
	add_class(&p, "CM2");
	for (p.step = 1; p.step <= STEPS; p.step++)
		play_step(&p);
	end_year(&p);
	unlink(p.file);
	rmdir(p.folder);
	model_fini(&p.model);
	free(p.out);
	free(p.err);
}

static uint64_t
environment(const char *name, uint64_t usual)
{
	const char *text = getenv(name);

	return text != NULL ? strtoull(text, NULL, 10) : usual;
}

static void
random_years(void **state)
{
	uint64_t i, n = environment("MODEL_YEARS", YEARS);

	(void)state;
	if (getenv("MODEL_SEED") != NULL) {
		play_year(environment("MODEL_SEED", 1));
		return;
	}
	for (i = 1; i <= n; i++)
		play_year(i);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(random_years) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
