/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "book/recent.h"
#include "book/setting.h"
#include "cli/entry_output.h"
#include "dashboard_page.h"

#define NAME_WIDTH   11
#define AMOUNT_WIDTH 14
#define ENTRIES_MAX  12

static void
add_heading(struct page *p, const char *text)
{
	buf_addc(p->out, '\n');
	page_add_ink(p, p->out, INK_BOLD, text);
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
	page_add_ink(p, p->out, INK_BOLD, buf_str(&line));
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
	page_add_ink(p, p->out, ink, buf_str(&padded));
	buf_fini(&padded);
}

static void
add_bank(struct page *p)
{
	char day[DATE_ISO];

	add_amount(p, _("Bank"), p->d->figures.bank, MONEY_EURO, INK_NONE);
	if (p->d->statement.days != 0)
		buf_addf(p->out, _("   compared up to %s\n"),
		    date_fr(p->d->statement, day));
	else
		buf_adds(p->out, _("   not compared yet\n"));
}

/* What was held from September on, by eight heights; the figures beside it
 * tell the same. */
static void
add_curve(struct page *p)
{
	static const char *const blocks[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇",
		"█" };
	static const char *const ascii[] = { "_", ".", ":", "-", "=", "+", "*",
		"#" };
	const struct dashboard	*d = p->d;
	int64_t			 span = d->high.cents - d->low.cents;
	char   low[MONEY_TEXT], high[MONEY_TEXT], from[DATE_ISO], to[DATE_ISO];
	size_t i, height;

	if (d->ncurve == 0 || span == 0)
		return;
	utf8_add_padded(p->out, _("Its course"), NAME_WIDTH + 1, false);
	for (i = 0; i < d->ncurve; i++) {
		height = (size_t)((d->curve[i].cents - d->low.cents) * 7 /
		    span);
		buf_adds(p->out, p->plain ? ascii[height] : blocks[height]);
	}
	buf_addf(p->out, _("   %s to %s, %.5s to %.5s\n"),
	    money_text(d->low, MONEY_DOCUMENT, low),
	    money_text(d->high, MONEY_EURO, high), date_fr(d->year.start, from),
	    date_fr(d->curve_end, to));
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
	add_curve(p);
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

struct listed {
	const struct page *page;
	struct part	  *part;
};

/* One account, an ellipsis for others, and the end of the line. */
static void
add_first_account(struct buf *line, const char *accounts)
{
	struct buf first = { .data = NULL };
	size_t	   n = strcspn(accounts, ",");

	buf_add(&first, accounts, n);
	if (accounts[n] != '\0')
		buf_adds(&first, "…");
	page_add_cut(line, buf_str(&first), 9);
	while (line->data[line->len - 1] == ' ')
		line->data[--line->len] = '\0';
	buf_addc(line, '\n');
	buf_fini(&first);
}

static int
add_entry(const struct entry *e, void *arg)
{
	struct listed	  *l = arg;
	const struct page *p = l->page;
	struct buf	   line = { .data = NULL }, accounts = { .data = NULL };
	struct money	   m = entry_signed_amount(e);
	char		   day[DATE_ISO], amount[MONEY_TEXT], number[32];
	size_t		   room;

	entry_add_accounts(&accounts, e);
	snprintf(number, sizeof(number), "n° %lld", (long long)e->number);
	buf_adds(&line, "  ");
	utf8_add_padded(&line, number, 7, false);
	buf_addf(&line, "%.5s  ", date_fr(e->day, day));
	utf8_add_padded(&line, e->voucher != NULL ? e->voucher : "", 6, false);
	room = p->width - utf8_width(buf_str(&line)) - AMOUNT_WIDTH - 11;
	page_add_cut(&line, e->label, room);
	utf8_add_padded(&line,
	    m.cents != 0 ? money_text(m, MONEY_SIGNED, amount) :
			   money_text(entry_amount(e), MONEY_EURO, amount),
	    AMOUNT_WIDTH, true);
	buf_adds(&line, "  ");
	add_first_account(&line, buf_str(&accounts));
	part_add(l->part, &line);
	buf_fini(&accounts);
	return 0;
}

static void
add_entries_heading(struct page *p)
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
}

/* ---- What fits ---- */

enum { ENTRIES, GAUGES, TODO, PARTS };

/* Items of a part in so many lines, and then how many are left out. */
static void
show(struct page *p, const struct part *part, size_t lines, bool tell)
{
	size_t	    i, used = 0, taken, keep = tell && part->lines > lines;
	const char *c;

	for (i = 0; i < part->n; i++) {
		for (taken = 0, c = part->items[i]; *c != '\0'; c++)
			taken += *c == '\n';
		if (used + taken + keep > lines)
			break;
		used += taken;
		buf_adds(p->out, part->items[i]);
	}
	if (tell && i < part->n)
		buf_addf(p->out,
		    ngettext(
			"  and %zu more\n", "  and %zu more\n", part->n - i),
		    part->n - i);
}

/* Some lines to each part, and what is left to those that have more to say, the
 * most urgent first. */
static void
share(const struct part parts[PARTS], size_t room, size_t lines[PARTS])
{
	static const size_t least[PARTS] = { 3, 2, 4 };
	static const int    order[PARTS] = { TODO, GAUGES, ENTRIES };
	size_t		    more;
	int		    i;

	for (i = 0; i < PARTS; i++) {
		lines[i] = parts[i].lines < least[i] ? parts[i].lines :
						       least[i];
		room -= lines[i] < room ? lines[i] : room;
	}
	for (i = 0; i < PARTS; i++) {
		more = parts[order[i]].lines - lines[order[i]];
		more = more < room ? more : room;
		lines[order[i]] += more;
		room -= more;
	}
}

static void
show_parts(struct page *p, const struct part parts[PARTS], size_t height,
    const char *heading)
{
	size_t	    room = 1000, lines[PARTS], used = 0;
	const char *c;

	for (c = buf_str(p->out); *c != '\0'; c++)
		used += *c == '\n';
	/* Headings, the grid, and the prompt that comes after. */
	used += 7 + (parts[GAUGES].n > 0 ? 2u : 0u);
	if (height > 0)
		room = height > used ? height - used : 0;
	share(parts, room, lines);
	add_entries_heading(p);
	show(p, &parts[ENTRIES], lines[ENTRIES], false);
	if (parts[ENTRIES].n <= 1 && p->d->year.state == YEAR_OPEN)
		buf_adds(p->out,
		    _("  nothing yet this year: quitus add asks what "
		      "happened\n"));
	if (parts[GAUGES].n > 0) {
		add_heading(p, heading);
		show(p, &parts[GAUGES], lines[GAUGES], true);
	}
	add_heading(p, _("To do"));
	show(p, &parts[TODO], lines[TODO], true);
	if (parts[TODO].n == 0)
		buf_adds(p->out, _("  nothing: all is in order.\n"));
	if (p->d->year.state == YEAR_OPEN)
		dashboard_grid(p);
}

int
dashboard_text(struct dashboard *d, size_t width, size_t height, bool plain)
{
	struct page p = {
		.d = d, .out = &d->ctx->out, .width = width, .plain = plain
	};
	struct part   parts[PARTS] = { { .n = 0 }, { .n = 0 }, { .n = 0 } };
	struct listed l = { .page = &p, .part = &parts[ENTRIES] };
	const char   *heading;
	int	      i, rc = -1;

	if (add_title(&p) == 0 &&
	    recent_each_entry(d->ctx->db, d->year.year,
		height == 0 ? 8 : ENTRIES_MAX, add_entry, &l) == 0 &&
	    dashboard_gauges(&p, &parts[GAUGES], &heading) == 0 &&
	    dashboard_todo(&p, &parts[TODO]) == 0) {
		add_figures(&p);
		show_parts(&p, parts, height, heading);
		rc = 0;
	}
	for (i = 0; i < PARTS; i++)
		part_fini(&parts[i]);
	return rc;
}
