/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bank_draw.h"

#include <stdlib.h>
#include <string.h>

static const char *const words[] = { "VIR", "SEPA", "Mairie", "école", "cinéma",
	"Léa & Tom", "goûter", "n° 12", "CB*1234", "M. L'Abbé", "cœur",
	"« fête »", "10 €", "bus/train", "12 < 13", "pain; lait", "\"brut\"",
	"a > b", "CHEQUE 0001234", "a, b", "01/02", "12,50", "x=\"y\"" };

uint64_t
chance_draw(struct chance *c, uint64_t below)
{
	c->state = c->state * UINT64_C(6364136223846793005) +
	    UINT64_C(1442695040888963407);
	return (c->state >> 33) % below;
}

static char *
draw_label(struct chance *c)
{
	struct buf b = { .data = NULL };
	uint64_t   i, n = 1 + chance_draw(c, 4);

	for (i = 0; i < n; i++)
		buf_addf(&b, "%s%s", i > 0 ? " " : "",
		    words[chance_draw(c, sizeof(words) / sizeof(*words))]);
	return buf_steal(&b);
}

/* Small sums and very large ones; never zero. */
static int64_t
draw_cents(struct chance *c)
{
	static const uint64_t most[] = { 99, 9999, 99999, 999999, 99999999 };
	int64_t cents = (int64_t)chance_draw(c, most[chance_draw(c, 5)]) + 1;

	return chance_draw(c, 2) ? cents : -cents;
}

void
drawn_make(struct chance *c, struct drawn *s)
{
	struct drawn_line *l;
	size_t		   i;
	uint64_t	   step = 1 + chance_draw(c, 6);
	int		   day = 30;

	s->opening = draw_cents(c) * 10;
	s->closing = s->opening;
	s->n = 1 + (size_t)chance_draw(c, DRAWN_MAX);
	for (i = 0; i < s->n; i++) {
		l = &s->lines[i];
		l->day = day;
		l->cents = i == 0 ? -1234567 : draw_cents(c);
		s->closing += l->cents;
		l->balance = s->closing;
		l->label = draw_label(c);
		l->number = (int)chance_draw(c, 1000000) + 1;
		l->cheque = chance_draw(c, 5) == 0;
		day += (int)chance_draw(c, 3) * (int)chance_draw(c, step);
		day = day < DRAWN_DAYS ? day : DRAWN_DAYS - 1;
	}
}

void
drawn_fini(struct drawn *s)
{
	while (s->n > 0)
		free(s->lines[--s->n].label);
}

void
drawn_put_size(struct buf *out, const char *group, char decimal, int64_t cents)
{
	int64_t size = cents < 0 ? -cents : cents, whole = size / 100, unit = 1;

	while (whole / unit >= 1000)
		unit *= 1000;
	buf_addf(out, "%lld", (long long)(whole / unit));
	for (; unit > 1; unit /= 1000)
		buf_addf(out, "%s%03lld", group,
		    (long long)(whole / (unit / 1000) % 1000));
	buf_addf(out, "%c%02d", decimal, (int)(size % 100));
}

void
drawn_put_day(struct buf *out, int day, const char *format)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };
	int		 month;

	for (month = 0; day >= lengths[month]; month++)
		day -= lengths[month];
	for (; *format != '\0'; format++)
		if (*format == 'y' || *format == 's')
			buf_adds(out, *format == 'y' ? "2026" : "26");
		else if (*format == 'm' || *format == 'd')
			buf_addf(
			    out, "%02d", *format == 'm' ? month + 1 : day + 1);
		else
			buf_addc(out, *format);
}

void
drawn_tell(struct buf *out, int day, int64_t cents)
{
	drawn_put_day(out, day, "y-m-d ");
	buf_adds(out, cents < 0 ? "-" : "");
	drawn_put_size(out, "", '.', cents);
}

char *
drawn_without_rows(const char *told)
{
	struct buf b = { .data = NULL };
	size_t	   n, len;

	for (; *told != '\0'; told += n + 1) {
		n = len = strcspn(told, "\n");
		while (*told != '=' && told[len] != '@')
			len--;
		buf_add(&b, told, *told == '=' ? n : len - 1);
		buf_addc(&b, '\n');
	}
	return buf_steal(&b);
}
