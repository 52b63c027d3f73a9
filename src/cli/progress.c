/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/progress.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "cli/output.h"

#define FIRST 1000 /* milliseconds before it begins, */
#define PAUSE 250  /* and between two changes */
#define BAR   30   /* columns, or what is left; */
#define LEAST 10   /* with less there is none */

static int64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void
progress_begin(struct progress *p, const struct ctx *ctx)
{
	const char   *term = getenv("TERM");
	struct screen screen = output_screen(ctx->io->err);

	*p = (struct progress){ .width = screen.width };
	if (!screen.terminal || ctx->json || ctx->format == FORMAT_JSON)
		return;
	p->fp = ctx->io->err;
	p->dumb = term == NULL || term[0] == '\0' || strcmp(term, "dumb") == 0;
	p->began = now();
}

void
progress_name(struct progress *p, const char *what)
{
	p->what = what;
	p->done = p->n = 0;
	p->percent = p->dumb ? 0 : -1;
}

static void
add_bar(struct buf *out, int percent, int width)
{
	int i;

	if (width > BAR)
		width = BAR;
	if (width < LEAST)
		return;
	buf_addc(out, ' ');
	for (i = 0; i < width; i++)
		buf_adds(out, i < percent * width / 100 ? "█" : "░");
}

/* Work that goes on as it did takes as long for the rest. */
static void
add_left(struct buf *out, int64_t spent, size_t done, size_t n)
{
	double minutes;

	if (done == 0)
		return;
	minutes = (double)spent * (double)(n - done) / (double)done / 60000;
	if (minutes >= 1)
		buf_addf(out, _(", about %d min left"), (int)(minutes + 0.5));
}

static void
put_line(struct progress *p, const char *text)
{
	if (p->dumb)
		fprintf(p->fp, "%s\n", text);
	else
		fprintf(p->fp, "\r\033[K%s", text);
	fflush(p->fp);
	p->stands = !p->dumb;
}

static void
put_percent(struct progress *p, int64_t moment)
{
	struct buf line = { .data = NULL }, left = { .data = NULL };
	int	   used;

	buf_addf(&line, _("%s: %d%%"), p->what, p->percent);
	add_left(&left, moment, p->done, p->n);
	used = (int)(utf8_width(buf_str(&line)) + utf8_width(buf_str(&left)));
	if (!p->dumb)
		add_bar(&line, p->percent, p->width - used - 2);
	buf_adds(&line, buf_str(&left));
	put_line(p, buf_str(&line));
	buf_fini(&line);
	buf_fini(&left);
}

/* What is known stays there; a line that cannot be erased is written once. */
static void
show_unknown(struct progress *p)
{
	if (p->stands || (p->dumb && p->told))
		return;
	p->told = true;
	put_line(p, _("Working…"));
}

void
progress_show_at(struct progress *p, int64_t moment, size_t done, size_t n)
{
	int percent, step = p->dumb ? 10 : 1;

	p->done = done < n ? done : n;
	p->n = n;
	if (p->fp == NULL || moment < FIRST || moment < p->shown + PAUSE)
		return;
	if (n == 0) {
		show_unknown(p);
		return;
	}
	percent = (int)((double)p->done * 100 / (double)n);
	percent -= percent % step;
	if (percent == p->percent && (p->stands || p->dumb))
		return;
	p->percent = percent;
	p->shown = moment;
	put_percent(p, moment);
}

void
progress_show(struct progress *p, size_t done, size_t n)
{
	if (p->fp != NULL)
		progress_show_at(p, now() - p->began, done, n);
}

void
progress_go_on(void *arg)
{
	struct progress *p = arg;

	progress_show(p, p->done, p->n);
}

void
progress_clear(struct progress *p)
{
	if (!p->stands)
		return;
	fputs("\r\033[K", p->fp);
	fflush(p->fp);
	p->stands = false;
}
