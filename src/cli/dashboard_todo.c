/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/i18n.h"
#include "base/utf8.h"
#include "dashboard_page.h"

struct todo {
	const struct page *page;
	struct part	  *part;
};

/* ---- In words ---- */

static void
say_count(const struct agenda_item *i, struct buf *out)
{
	unsigned long n = (unsigned long)i->count;
	long long     count = (long long)i->count;

	if (i->kind == AGENDA_ERRORS)
		buf_addf(out,
		    ngettext("%lld error in the control grid",
			"%lld errors in the control grid", n),
		    count);
	else if (i->kind == AGENDA_LINES)
		buf_addf(out,
		    ngettext("%lld line of the bank without an entry",
			"%lld lines of the bank without an entry", n),
		    count);
	else if (i->kind == AGENDA_DRAFTS)
		buf_addf(out,
		    ngettext("%lld draft that the bank confirms",
			"%lld drafts that the bank confirms", n),
		    count);
	else
		buf_addf(out,
		    ngettext("%lld entry without a scanned voucher",
			"%lld entries without a scanned voucher", n),
		    count);
}

static void
say_since(const struct agenda_item *i, struct buf *out)
{
	char day[DATE_ISO];
	bool never = i->since.days == 0;

	date_fr(i->since, day);
	if (i->kind == AGENDA_BACKUP)
		buf_addf(out, _("nothing copied since %s"), day);
	else if (i->kind == AGENDA_BANK && never)
		buf_addf(out, _("account %s never compared"), i->name);
	else if (i->kind == AGENDA_BANK)
		buf_addf(
		    out, _("account %s not compared since %s"), i->name, day);
	else if (never)
		buf_adds(out, _("cash box not counted this year"));
	else
		buf_addf(out, _("cash box not counted since %s"), day);
}

static void
say_item(const struct agenda_item *i, struct buf *out)
{
	char amount[MONEY_TEXT], text[YEAR_TEXT];

	switch (i->kind) {
	case AGENDA_CLOSE:
		buf_addf(
		    out, _("close and print %s"), year_text(i->year, text));
		break;
	case AGENDA_QUITUS:
		buf_addf(out, _("record the quitus of %s"),
		    year_text(i->year, text));
		break;
	case AGENDA_ADVANCE:
		buf_addf(out, _("advance of %s: %s to be justified"), i->name,
		    money_text(i->amount, MONEY_EURO, amount));
		break;
	case AGENDA_DUES:
		buf_addf(out, _("dues: %s left to pay"),
		    money_text(i->amount, MONEY_EURO, amount));
		break;
	case AGENDA_BANK:
	case AGENDA_CASH:
	case AGENDA_BACKUP:
		say_since(i, out);
		break;
	case AGENDA_ERRORS:
	case AGENDA_LINES:
	case AGENDA_DRAFTS:
	case AGENDA_VOUCHERS:
		say_count(i, out);
		break;
	}
}

/* By when; a day that is past is told as such. */
static void
say_due(const struct page *p, const struct agenda_item *i, struct buf *out)
{
	char day[DATE_ISO];

	if (i->due.days == 0)
		return;
	date_fr(i->due, day);
	if (date_compare(i->due, p->d->ctx->today) < 0)
		buf_addf(out, _(", late (%s)"), day);
	else
		buf_addf(out, _(" by %s"), day);
}

static void
add_remedy(const struct agenda_item *i, struct buf *out)
{
	static const char *const commands[] = { [AGENDA_ERRORS] = N_(
						    "quitus check"),
		[AGENDA_CLOSE] = N_("quitus close"),
		[AGENDA_QUITUS] = N_("quitus discharge"),
		[AGENDA_ADVANCE] = N_("quitus advance list"),
		[AGENDA_DUES] = N_("quitus dues pay"),
		[AGENDA_LINES] = N_("quitus bank review"),
		[AGENDA_BANK] = N_("quitus bank import FILE"),
		[AGENDA_CASH] = N_("quitus cash count"),
		[AGENDA_DRAFTS] = N_("quitus validate --until"),
		[AGENDA_BACKUP] = N_("quitus backup"),
		[AGENDA_VOUCHERS] = N_("quitus list --no-voucher-file") };
	char			 day[DATE_ISO];

	buf_adds(out, _(commands[i->kind]));
	if (i->kind == AGENDA_DRAFTS)
		buf_addf(out, " %s", date_fr(i->since, day));
}

/* ---- On the screen ---- */

/* At the right of what is to be done, or under it where there is no room. */
static void
add_right(const struct page *p, struct buf *line, size_t used, const char *text)
{
	size_t width = utf8_width(text);

	if (used + 2 + width > p->width) {
		buf_adds(line, "\n");
		used = 0;
	}
	buf_pad(
	    line, ' ', p->width > used + width ? p->width - used - width : 2);
	buf_addf(line, "%s\n", text);
}

static int
add_item(const struct agenda_item *item, void *arg)
{
	struct todo	  *t = arg;
	const struct page *p = t->page;
	struct buf	   line = { .data = NULL }, what = { .data = NULL };
	struct buf	   remedy = { .data = NULL }, cut = { .data = NULL };
	bool		   late = item->due.days != 0 &&
	    date_compare(item->due, p->d->ctx->today) < 0;

	say_item(item, &what);
	say_due(p, item, &what);
	add_remedy(item, &remedy);
	if (utf8_width(buf_str(&what)) + 4 > p->width)
		page_add_cut(&cut, buf_str(&what), p->width - 4);
	else
		utf8_add_safe(&cut, buf_str(&what));
	buf_addf(&line, "  %s ", p->plain ? "-" : "·");
	page_add_ink(p, &line, late ? INK_BAD : INK_NONE, buf_str(&cut));
	add_right(p, &line, 4 + utf8_width(buf_str(&cut)), buf_str(&remedy));
	part_add(t->part, &line);
	buf_fini(&what);
	buf_fini(&remedy);
	buf_fini(&cut);
	return 0;
}

int
dashboard_todo(const struct page *p, struct part *part)
{
	struct todo	  t = { .page = p, .part = part };
	struct dashboard *d = p->d;

	return agenda_each(
	    d->ctx->db, d->year.year, d->ctx->today, &d->check, add_item, &t);
}

void
dashboard_grid(const struct page *p)
{
	const struct check *c = &p->d->check;
	struct buf	    line = { .data = NULL };

	buf_adds(&line, _("Control: "));
	buf_addf(&line, ngettext("%zu error, ", "%zu errors, ", c->errors),
	    c->errors);
	buf_addf(&line,
	    ngettext("%zu warning, ", "%zu warnings, ", c->warnings),
	    c->warnings);
	buf_addf(&line, ngettext("%zu question", "%zu questions", c->questions),
	    c->questions);
	add_right(p, &line, utf8_width(buf_str(&line)), _("quitus check"));
	buf_adds(p->out, buf_str(&line));
	buf_fini(&line);
}
