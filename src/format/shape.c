/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shape.h"

#include <string.h>

#include "base/utf8.h"

struct shape *
shape_add(struct maker *m, enum shape_type type, double x, double y)
{
	struct picture *p = m->p;

	p->shapes = arena_grow(m->arena, p->shapes, p->n, sizeof(*p->shapes));
	p->shapes[p->n] = (struct shape){
		.type = type, .x = x, .y = y, .thick = 0.5, .gray = SHAPE_DARK
	};
	return &p->shapes[p->n++];
}

struct shape *
shape_add_box(struct maker *m, enum shape_type type, double x, double y,
    double w, double h)
{
	struct shape *s = shape_add(m, type, x, y);

	s->w = w;
	s->h = h;
	return s;
}

const char *
shape_keep(struct maker *m, const char *text)
{
	struct buf  safe = { .data = NULL };
	const char *kept;

	utf8_add_safe(&safe, text);
	kept = arena_strdup(m->arena, buf_str(&safe));
	buf_fini(&safe);
	return kept;
}

struct shape *
shape_add_text(struct maker *m, double x, double y, enum anchor anchor,
    const char *text, size_t n)
{
	struct shape *s = shape_add(m, SHAPE_TEXT, x, y);
	struct buf    part = { .data = NULL };

	buf_add(&part, text, n);
	s->text = shape_keep(m, buf_str(&part));
	s->anchor = anchor;
	buf_fini(&part);
	return s;
}

double
shape_width(const char *text)
{
	double em = 0;

	for (; *text != '\0'; text++)
		if (((unsigned char)*text & 0xc0) == 0x80)
			continue;
		else if (strchr(" ,.:;'il", *text) != NULL)
			em += 0.3;
		else if ((*text >= 'A' && *text <= 'Z') ||
		    strchr("mw%@", *text) != NULL)
			em += 0.85;
		else
			em += 0.6;
	return em * PICTURE_TEXT;
}
