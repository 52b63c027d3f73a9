/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/agenda.h"
#include "book/grant.h"
#include "book/recent.h"
#include "book/setting.h"
#include "cli/dashboard.h"
#include "cli/entry_output.h"

#define NAME_WIDTH   11
#define AMOUNT_WIDTH 14
#define BAR_WIDTH    20

/* A screen being written. */
struct page {
	struct dashboard *d;
	struct buf	 *out;
	size_t		  width;
	bool		  plain; /* ASCII alone can be shown */
	size_t		  lines; /* of the list that are left; */
	size_t		  left_out;
};

enum ink { INK_NONE, INK_BOLD, INK_GOOD, INK_BAD };

static void
add_ink(struct page *p, enum ink ink, const char *text)
{
	static const char *const codes[] = { "", "\033[1m", "\033[32m",
		"\033[31m" };

	if (!p->d->ctx->render.color || ink == INK_NONE) {
		buf_adds(p->out, text);
		return;
	}
	buf_addf(p->out, "%s%s\033[0m", codes[ink], text);
}

/* A line that is cut at the edge. */
static void
end_line(struct page *p, const struct buf *line)
{
	size_t fit = utf8_fit(buf_str(line), p->width);

	buf_add(p->out, buf_str(line), fit);
	buf_addc(p->out, '\n');
}

static void
add_heading(struct page *p, const char *text)
{
	buf_addc(p->out, '\n');
	add_ink(p, INK_BOLD, text);
	buf_addc(p->out, '\n');
}

/* ---- Who ---- */

static int
add_title(struct page *p)
{
	struct dashboard *d = p->d;
	struct buf	  line = { .data = NULL }, day = { .data = NULL };
	char		 *name = setting_get(d->ctx->db, d->year.year, "name");
	char		 *town = setting_get(d->ctx->db, d->year.year, "town");
	char  *number = setting_get(d->ctx->db, d->year.year, "number");
	char   text[YEAR_TEXT], today[DATE_ISO];
	size_t width, fit;

	if (name == NULL || town == NULL || number == NULL) {
		free(name);
		free(town);
		free(number);
		return -1;
	}
	utf8_add_safe(&line, name);
	if (town[0] != '\0') {
		buf_adds(&line, ", ");
		utf8_add_safe(&line, town);
	}
	buf_addf(&line, _(" · coop no. %s · %s"), number,
	    year_text(d->year.year, text));
	if (d->year.state == YEAR_CLOSED)
		buf_addf(&line, " · %s", _("closed"));
	buf_adds(&day, date_fr(d->ctx->today, today));
	width = utf8_width(buf_str(&line));
	fit = utf8_fit(buf_str(&line), p->width - day.len - 1);
	if (fit < line.len) {
		line.data[fit] = '\0';
		width = utf8_width(buf_str(&line));
	}
	add_ink(p, INK_BOLD, buf_str(&line));
	buf_pad(p->out, ' ', p->width - width - day.len);
	buf_addf(p->out, "%s\n\n", buf_str(&day));
	buf_fini(&line);
	buf_fini(&day);
	free(name);
	free(town);
	free(number);
	return 0;
}

/* ---- How much ---- */

static void
add_amount(struct page *p, const char *name, struct money m,
    enum money_style style, enum ink ink)
{
	struct buf padded = { .data = NULL };
	char	   text[MONEY_TEXT];

	utf8_add_padded(p->out, name, NAME_WIDTH, false);
	utf8_add_padded(
	    &padded, money_text(m, style, text), AMOUNT_WIDTH, true);
	add_ink(p, ink, buf_str(&padded));
	buf_fini(&padded);
}

/* What was held from September to today, by blocks of eight heights; figures
 * stand beside it, so that nobody needs it. */
static void
add_curve(struct page *p, struct buf *line)
{
	static const char *const heights[] = { "▁", "▂", "▃", "▄", "▅", "▆",
		"▇", "█" };
	const struct dashboard *d = p->d;
	int64_t			low = INT64_MAX, high = INT64_MIN;
	size_t			i;

	for (i = 0; i < d->ncurve; i++) {
		low = d->curve[i].cents < low ? d->curve[i].cents : low;
		high = d->curve[i].cents > high ? d->curve[i].cents : high;
	}
	if (d->ncurve == 0 || low == high || p->plain)
		return;
	buf_adds(line, "   ");
	for (i = 0; i < d->ncurve; i++)
		buf_adds(line,
		    heights[(d->curve[i].cents - low) * 7 / (high - low)]);
}

static void
add_bank(struct page *p)
{
	struct buf line = { .data = NULL };
	char	   day[DATE_ISO];

	add_amount(p, _("Bank"), p->d->figures.bank, MONEY_EURO, INK_NONE);
	if (p->d->statement.days != 0)
		buf_addf(&line, _("   compared up to %s"),
		    date_fr(p->d->statement, day));
	else
		buf_adds(&line, _("   not compared yet"));
	add_curve(p, &line);
	buf_addf(p->out, "%s\n", buf_str(&line));
	buf_fini(&line);
}

static void
add_cash(struct page *p)
{
	char day[DATE_ISO];

	add_amount(p, _("Cash box"), p->d->figures.cash, MONEY_EURO, INK_NONE);
	if (p->d->counted.days != 0)
		buf_addf(p->out, _("   counted on %s\n"),
		    date_fr(p->d->counted, day));
	else
		buf_adds(p->out,
		    p->d->figures.cash.cents == 0 ? _("   empty\n") :
						    _("   never counted\n"));
}

static void
add_figures(struct page *p)
{
	const struct year_figures *f = &p->d->figures;
	char			   in[MONEY_TEXT], out[MONEY_TEXT];

	add_bank(p);
	add_cash(p);
	if (f->advances.cents != 0) {
		add_amount(p, _("Advances"), f->advances, MONEY_EURO, INK_NONE);
		buf_addc(p->out, '\n');
	}
	add_amount(p, _("Result"), f->result, MONEY_SIGNED,
	    f->result.cents < 0	    ? INK_BAD :
		f->result.cents > 0 ? INK_GOOD :
				      INK_NONE);
	buf_addf(p->out, _("   income %s · expenses %s\n"),
	    money_text(f->income, MONEY_EURO, in),
	    money_text(f->expenses, MONEY_EURO, out));
}

/* ---- The last entries ---- */

static void
add_entry_line(struct page *p, const struct entry *e)
{
	struct buf   line = { .data = NULL }, accounts = { .data = NULL };
	struct money m = entry_signed_amount(e);
	size_t	     room, fit;
	char	     day[DATE_ISO], amount[MONEY_TEXT], *label, number[32];

	entry_add_accounts(&accounts, e);
	snprintf(number, sizeof(number), "n° %lld", (long long)e->number);
	buf_adds(&line, "  ");
	utf8_add_padded(&line, number, 7, false);
	buf_addf(&line, "%.5s  ", date_fr(e->day, day));
	utf8_add_padded(&line, e->voucher != NULL ? e->voucher : "", 6, false);
	room = p->width - utf8_width(buf_str(&line)) - AMOUNT_WIDTH - 8;
	fit = utf8_fit(e->label, room);
	label = xstrndup(e->label, fit);
	utf8_add_padded(&line, label, room, false);
	utf8_add_padded(&line,
	    m.cents != 0 ? money_text(m, MONEY_SIGNED, amount) :
			   money_text(entry_amount(e), MONEY_EURO, amount),
	    AMOUNT_WIDTH, true);
	buf_addf(&line, "  %.*s", (int)strcspn(buf_str(&accounts), ", "),
	    buf_str(&accounts));
	end_line(p, &line);
	free(label);
	buf_fini(&line);
	buf_fini(&accounts);
}

static int
add_entry(const struct entry *e, void *arg)
{
	add_entry_line(arg, e);
	return 0;
}

static int
add_entries(struct page *p, int n)
{
	struct buf heading = { .data = NULL };

	buf_adds(&heading, _("Last entries"));
	if (p->d->drafts > 0)
		buf_addf(&heading,
		    ngettext(" (%lld draft)", " (%lld drafts)",
			(unsigned long)p->d->drafts),
		    (long long)p->d->drafts);
	add_heading(p, buf_str(&heading));
	buf_fini(&heading);
	return recent_each_entry(
	    p->d->ctx->db, p->d->year.year, n, add_entry, p);
}

/* ---- Subsidies ---- */

static void
add_bar(struct page *p, struct buf *line, struct money part, struct money whole)
{
	int64_t full = whole.cents > 0 ? part.cents * BAR_WIDTH / whole.cents :
					 0;
	int64_t i;

	for (i = 0; i < BAR_WIDTH; i++)
		buf_adds(line,
		    i < full ? (p->plain ? "#" : "█") : (p->plain ? "." : "░"));
}

/* A subsidy is spent little by little: of what was granted, so much. */
static int
add_grant(const struct grant *g, void *arg)
{
	struct page *p = arg;
	struct buf   line = { .data = NULL }, name = { .data = NULL };
	char	     spent[MONEY_TEXT], granted[MONEY_TEXT], *cut;
	size_t	     room = p->width > 70 ? p->width - 50 : 20, fit;

	if (g->closed != 0 || p->lines == 0)
		return 0;
	p->lines--;
	buf_addf(&name, "%s, %s", g->funder, g->purpose);
	fit = utf8_fit(buf_str(&name), room - 1);
	cut = xstrndup(buf_str(&name), fit);
	buf_adds(&line, "  ");
	utf8_add_padded(&line, cut, room, false);
	add_bar(p, &line, g->spent, g->granted);
	buf_addf(&line, _("  %s of %s spent"),
	    money_text(g->spent, MONEY_DOCUMENT, spent),
	    money_text(g->granted, MONEY_EURO, granted));
	end_line(p, &line);
	free(cut);
	buf_fini(&line);
	buf_fini(&name);
	return 0;
}

static int
count_grant(const struct grant *g, void *arg)
{
	if (g->closed == 0)
		++*(size_t *)arg;
	return 0;
}

static int
add_grants(struct page *p)
{
	size_t n = 0;

	if (grant_each(p->d->ctx->db, p->d->year.year, count_grant, &n) == -1)
		return -1;
	if (n == 0)
		return 0;
	add_heading(p, _("Subsidies"));
	return grant_each(p->d->ctx->db, p->d->year.year, add_grant, p);
}

/* ---- What to do ---- */

static void
say_item(const struct agenda_item *i, struct buf *out)
{
	char amount[MONEY_TEXT], day[DATE_ISO], text[YEAR_TEXT];

	switch (i->kind) {
	case AGENDA_ERRORS:
		buf_addf(out,
		    ngettext("%lld error in the control grid",
			"%lld errors in the control grid",
			(unsigned long)i->count),
		    (long long)i->count);
		break;
	case AGENDA_CLOSE:
		buf_addf(out, _("%s is over: to be closed"),
		    year_text(i->year, text));
		break;
	case AGENDA_QUITUS:
		buf_addf(out, _("the quitus of %s is not recorded"),
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
	case AGENDA_LINES:
		buf_addf(out,
		    ngettext("%lld line of the bank without an entry",
			"%lld lines of the bank without an entry",
			(unsigned long)i->count),
		    (long long)i->count);
		break;
	case AGENDA_BANK:
		if (i->since.days == 0)
			buf_addf(out, _("account %s never compared"), i->name);
		else
			buf_addf(out, _("account %s not compared since %s"),
			    i->name, date_fr(i->since, day));
		break;
	case AGENDA_CASH:
		if (i->since.days == 0)
			buf_adds(out, _("cash box not counted this year"));
		else
			buf_addf(out, _("cash box not counted since %s"),
			    date_fr(i->since, day));
		break;
	case AGENDA_VOUCHERS:
		buf_addf(out,
		    ngettext("%lld entry without a scanned voucher",
			"%lld entries without a scanned voucher",
			(unsigned long)i->count),
		    (long long)i->count);
		break;
	}
}

static const char *
remedy(enum agenda_kind kind)
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
		[AGENDA_VOUCHERS] = N_("quitus list --no-voucher-file") };

	return _(commands[kind]);
}

static int
add_item(const struct agenda_item *item, void *arg)
{
	struct page *p = arg;
	struct buf   line = { .data = NULL }, what = { .data = NULL };
	size_t	     room;
	char	     day[DATE_ISO];

	if (p->lines == 0) {
		p->left_out++;
		return 0;
	}
	p->lines--;
	say_item(item, &what);
	if (item->due.days != 0)
		buf_addf(&what, _(" by %s"), date_fr(item->due, day));
	buf_addf(&line, "  %s ", p->plain ? "-" : "·");
	room = p->width - 4 - utf8_width(remedy(item->kind)) - 2;
	utf8_add_padded(&line, buf_str(&what), room, false);
	if (utf8_width(buf_str(&what)) <= room)
		buf_addf(&line, "  %s", remedy(item->kind));
	end_line(p, &line);
	buf_fini(&line);
	buf_fini(&what);
	return 0;
}

static void
add_check(struct page *p)
{
	const struct dashboard *d = p->d;

	if (d->year.state == YEAR_CLOSED)
		return;
	buf_adds(p->out, _("Control: "));
	buf_addf(p->out, ngettext("%zu error, ", "%zu errors, ", d->errors),
	    d->errors);
	buf_addf(p->out,
	    ngettext("%zu warning, ", "%zu warnings, ", d->warnings),
	    d->warnings);
	buf_addf(p->out,
	    ngettext("%zu question\n", "%zu questions\n", d->questions),
	    d->questions);
}

static int
add_agenda(struct page *p)
{
	size_t before;

	add_heading(p, _("To do"));
	before = p->out->len;
	if (agenda_each(p->d->ctx->db, p->d->year.year, p->d->ctx->today,
		add_item, p) == -1)
		return -1;
	if (p->left_out > 0)
		buf_addf(p->out,
		    ngettext(
			"  and %zu more\n", "  and %zu more\n", p->left_out),
		    p->left_out);
	if (p->out->len == before)
		buf_adds(p->out, _("  nothing: all is in order.\n"));
	add_check(p);
	return 0;
}

int
dashboard_text(struct dashboard *d, size_t width, size_t height, bool plain)
{
	struct page p = {
		.d = d, .out = &d->ctx->out, .width = width, .plain = plain
	};
	bool tall = height == 0 || height > 30;

	p.lines = tall ? 10 : 2;
	if (add_title(&p) == -1)
		return -1;
	add_figures(&p);
	if (add_entries(&p, tall ? 8 : 3) == -1 || add_grants(&p) == -1)
		return -1;
	p.lines = tall ? 20 : 5;
	return add_agenda(&p);
}
