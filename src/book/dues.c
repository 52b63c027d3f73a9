/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/dues.h"

#include <string.h>

#include "base/i18n.h"
#include "book/year.h"
#include "store/stmt.h"

/* ---- How many ---- */

static int
check_count(struct db *db, int64_t n)
{
	if (n >= 0 && n <= DUES_COUNT_MAX)
		return 0;
	err_set(db_err(db), ERR_USAGE, _("a class cannot count %lld people."),
	    (long long)n);
	return err_hint(
	    db_err(db), _("Type a number from 0 to %d."), DUES_COUNT_MAX);
}

int
dues_set_headcount(struct db *db, int year, const struct headcount *h)
{
	struct stmt st;

	if (check_count(db, h->pupils) == -1 ||
	    check_count(db, h->adults) == -1 ||
	    year_must_be_open(db, year) == -1)
		return -1;
	if (h->pupils + h->adults == 0) {
		err_set(db_err(db), ERR_RULE,
		    _("a class has somebody in it: “%s” cannot count 0 pupils "
		      "and 0 adults."),
		    h->class);
		return err_hint(db_err(db),
		    _("To take it out of the count: quitus dues headcount "
		      "\"%s\" --unset"),
		    h->class);
	}
	stmt_init(&st, db,
	    "INSERT INTO headcount (year, class, pupils, adults)"
	    " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (year, class) DO UPDATE"
	    " SET pupils = excluded.pupils, adults = excluded.adults");
	stmt_set_int(&st, 1, year);
	stmt_set_text(&st, 2, h->class);
	stmt_set_int(&st, 3, h->pupils);
	stmt_set_int(&st, 4, h->adults);
	return stmt_run(&st);
}

int
dues_forget_headcount(struct db *db, int year, const char *class)
{
	struct stmt st;
	char	    text[YEAR_TEXT];

	if (year_must_be_open(db, year) == -1)
		return -1;
	stmt_init(
	    &st, db, "DELETE FROM headcount WHERE year = ?1 AND class = ?2");
	stmt_set_int(&st, 1, year);
	stmt_set_text(&st, 2, class);
	if (stmt_run(&st) == -1)
		return -1;
	if (db_changes(db) > 0)
		return 0;
	return err_set(db_err(db), ERR_RULE,
	    _("“%s” was not counted in %s: there is nothing to forget."), class,
	    year_text(year, text));
}

int
dues_find_headcount(struct db *db, int year, const char *class, bool *found,
    struct headcount *h)
{
	struct stmt st;

	*h = (struct headcount){ .class = class };
	stmt_init(&st, db,
	    "SELECT pupils, adults FROM headcount"
	    " WHERE year = ?1 AND class = ?2");
	stmt_set_int(&st, 1, year);
	stmt_set_text(&st, 2, class);
	*found = stmt_row(&st);
	if (*found) {
		h->pupils = stmt_int(&st, 0);
		h->adults = stmt_int(&st, 1);
	}
	return stmt_end(&st);
}

int
dues_each_headcount(struct db *db, int year, headcount_fn *fn, void *arg)
{
	struct headcount h;
	struct stmt	 st;
	int		 rc = 0;

	stmt_init(&st, db,
	    "SELECT class, pupils, adults FROM headcount"
	    " WHERE year = ?1 ORDER BY class");
	stmt_set_int(&st, 1, year);
	while (rc == 0 && stmt_row(&st)) {
		h.class = stmt_text(&st, 0);
		h.pupils = stmt_int(&st, 1);
		h.adults = stmt_int(&st, 2);
		rc = fn(&h, arg);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

int
dues_each_uncounted(struct db *db, int year, class_fn *fn, void *arg)
{
	struct stmt st;
	int	    rc = 0;

	stmt_init(&st, db,
	    "SELECT name FROM class WHERE closed = 0 AND name NOT IN"
	    " (SELECT class FROM headcount WHERE year = ?1) ORDER BY name");
	stmt_set_int(&st, 1, year);
	while (rc == 0 && stmt_row(&st))
		rc = fn(stmt_text(&st, 0), arg);
	return stmt_end(&st) == -1 ? -1 : rc;
}

int
dues_count(struct db *db, int year, struct members *m)
{
	struct stmt st;

	*m = (struct members){ .classes = 0 };
	stmt_init(&st, db,
	    "SELECT count(*), coalesce(sum(pupils), 0),"
	    " coalesce(sum(adults), 0) FROM headcount WHERE year = ?1");
	stmt_set_int(&st, 1, year);
	if (stmt_row(&st)) {
		m->classes = stmt_int(&st, 0);
		m->pupils = stmt_int(&st, 1);
		m->adults = stmt_int(&st, 2);
		m->all = m->pupils + m->adults;
	}
	return stmt_end(&st);
}

/* ---- What is asked for ---- */

#define SELECT_TARIFF                                                   \
	"SELECT year, fixed, pupil, adult, insurance, supplement FROM " \
	"tariff"

static bool
read_tariff(struct stmt *st, int *year, struct tariff *t)
{
	*t = (struct tariff){ .fixed = MONEY(0) };
	if (!stmt_row(st))
		return false;
	*year = (int)stmt_int(st, 0);
	t->fixed = stmt_money(st, 1);
	t->pupil = stmt_money(st, 2);
	t->adult = stmt_money(st, 3);
	t->insurance = stmt_money(st, 4);
	t->supplement = stmt_money(st, 5);
	return true;
}

int
dues_load_tariff(struct db *db, int year, bool *found, struct tariff *t)
{
	struct stmt st;
	int	    same;

	stmt_init(&st, db, SELECT_TARIFF " WHERE year = ?1");
	stmt_set_int(&st, 1, year);
	*found = read_tariff(&st, &same, t);
	return stmt_end(&st);
}

static int
check_rate(struct db *db, struct money rate)
{
	char a[MONEY_TEXT], b[MONEY_TEXT];

	if (rate.cents >= 0 && rate.cents <= DUES_RATE_MAX)
		return 0;
	err_set(db_err(db), ERR_USAGE, _("%s for one person is too much."),
	    money_text(rate, MONEY_EURO, a));
	return err_hint(db_err(db), _("A rate is at most %s."),
	    money_text(MONEY(DUES_RATE_MAX), MONEY_EURO, b));
}

int
dues_set_tariff(struct db *db, int year, const struct tariff *t)
{
	struct stmt st;

	if (check_rate(db, t->pupil) == -1 || check_rate(db, t->adult) == -1 ||
	    check_rate(db, t->insurance) == -1 ||
	    year_must_be_open(db, year) == -1)
		return -1;
	stmt_init(&st, db,
	    "INSERT INTO tariff (year, fixed, pupil, adult, insurance,"
	    " supplement) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
	    " ON CONFLICT (year) DO UPDATE SET fixed = excluded.fixed,"
	    " pupil = excluded.pupil, adult = excluded.adult,"
	    " insurance = excluded.insurance,"
	    " supplement = excluded.supplement");
	stmt_set_int(&st, 1, year);
	stmt_set_money(&st, 2, t->fixed);
	stmt_set_money(&st, 3, t->pupil);
	stmt_set_money(&st, 4, t->adult);
	stmt_set_money(&st, 5, t->insurance);
	stmt_set_money(&st, 6, t->supplement);
	return stmt_run(&st);
}

/* ---- What it comes to ---- */

static int
times(struct money rate, int64_t n, struct money *out)
{
	return __builtin_mul_overflow(rate.cents, n, &out->cents) ? -1 : 0;
}

int
dues_compute(
    const struct tariff *t, int64_t pupils, int64_t adults, struct dues_sum *s)
{
	*s = (struct dues_sum){ .membership = t->fixed };
	if (times(t->pupil, pupils, &s->pupils) == -1 ||
	    times(t->adult, adults, &s->adults) == -1 ||
	    times(t->insurance, pupils + adults, &s->insurance) == -1 ||
	    money_add(&s->membership, s->pupils) == -1 ||
	    money_add(&s->membership, s->adults) == -1 ||
	    money_add(&s->membership, t->supplement) == -1)
		return -1;
	s->total = s->membership;
	if (money_add(&s->total, s->insurance) == -1)
		return -1;
	return s->total.cents > MONEY_MAX_CENTS ? -1 : 0;
}

int
dues_compute_class(
    const struct tariff *t, const struct headcount *h, struct dues_sum *s)
{
	struct tariff own = *t;

	own.fixed = MONEY(0);
	own.supplement = MONEY(0);
	return dues_compute(&own, h->pupils, h->adults, s);
}

/* What the accounts that begin with a code took in the year. */
static int
load_paid(struct db *db, int year, const char *code, struct money *paid)
{
	struct stmt st;

	stmt_init(&st, db,
	    "SELECT coalesce(sum(debit - credit), 0) FROM total"
	    " WHERE year = ?1 AND substr(account, 1, length(?2)) = ?2");
	stmt_set_int(&st, 1, year);
	stmt_set_text(&st, 2, code);
	*paid = stmt_row(&st) ? stmt_money(&st, 0) : MONEY(0);
	return stmt_end(&st);
}

static int
refuse_total(struct db *db)
{
	err_set(db_err(db), ERR_RULE,
	    _("by this tariff and this headcount, the dues are more than the "
	      "books can hold."));
	return err_hint(db_err(db),
	    _("One of the two is wrong: quitus dues tariff and quitus dues "
	      "headcount show them."));
}

int
dues_load(struct db *db, int year, struct dues *d)
{
	*d = (struct dues){ .year = year };
	if (dues_count(db, year, &d->members) == -1 ||
	    dues_load_tariff(db, year, &d->has_tariff, &d->tariff) == -1 ||
	    load_paid(db, year, DUES_MEMBERSHIP, &d->membership_paid) == -1 ||
	    load_paid(db, year, DUES_INSURANCE, &d->insurance_paid) == -1)
		return -1;
	d->known = d->has_tariff && d->members.classes > 0;
	if (d->known &&
	    dues_compute(&d->tariff, d->members.pupils, d->members.adults,
		&d->due) == -1)
		return refuse_total(db);
	d->paid = d->membership_paid;
	if (money_add(&d->paid, d->insurance_paid) == -1)
		return refuse_total(db);
	return 0;
}

struct money
dues_membership_left(const struct dues *d)
{
	return MONEY(d->due.membership.cents - d->membership_paid.cents);
}

struct money
dues_insurance_left(const struct dues *d)
{
	return MONEY(d->due.insurance.cents - d->insurance_paid.cents);
}

struct money
dues_left(const struct dues *d)
{
	return MONEY(d->due.total.cents - d->paid.cents);
}

/* ---- What must be known ---- */

/* The tariff of the last year that had one, as it would be typed again. */
static int
hint_last_tariff(struct db *db, int year)
{
	struct stmt   st;
	struct tariff t;
	char	      a[5][MONEY_TEXT], text[YEAR_TEXT];
	int	      last;

	stmt_init(&st, db,
	    SELECT_TARIFF " WHERE year < ?1 ORDER BY year DESC LIMIT 1");
	stmt_set_int(&st, 1, year);
	if (read_tariff(&st, &last, &t))
		err_hint(db_err(db),
		    _("That of %s was: quitus dues tariff --fixed %s --pupil "
		      "%s --adult %s --insurance %s --supplement %s"),
		    year_text(last, text),
		    money_text(t.fixed, MONEY_PLAIN, a[0]),
		    money_text(t.pupil, MONEY_PLAIN, a[1]),
		    money_text(t.adult, MONEY_PLAIN, a[2]),
		    money_text(t.insurance, MONEY_PLAIN, a[3]),
		    money_text(t.supplement, MONEY_PLAIN, a[4]));
	else
		err_hint(db_err(db),
		    _("The departmental association tells it. For instance: "
		      "quitus dues tariff --pupil 2,05 --adult 2,05 "
		      "--insurance 0,25"));
	stmt_end(&st);
	return -1;
}

int
dues_require_tariff(struct db *db, const struct dues *d)
{
	char text[YEAR_TEXT];

	if (d->has_tariff)
		return 0;
	err_set(db_err(db), ERR_RULE,
	    _("the tariff of %s has not been entered."),
	    year_text(d->year, text));
	return hint_last_tariff(db, d->year);
}

int
dues_require(struct db *db, const struct dues *d)
{
	char text[YEAR_TEXT];

	if (dues_require_tariff(db, d) == -1)
		return -1;
	if (d->members.classes > 0)
		return 0;
	err_set(db_err(db), ERR_RULE, _("nobody has been counted in %s."),
	    year_text(d->year, text));
	return err_hint(db_err(db),
	    _("Count the pupils and adults of each class: quitus dues "
	      "headcount CLASS --pupils N --adults N"));
}
