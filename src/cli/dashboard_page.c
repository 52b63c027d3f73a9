/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "dashboard_page.h"

void
part_add(struct part *part, struct buf *text)
{
	const char *p;

	for (p = buf_str(text); *p != '\0'; p++)
		part->lines += *p == '\n';
	part->items = xgrow(
	    part->items, part->n, &part->cap, sizeof(*part->items));
	part->items[part->n++] = buf_steal(text);
}

void
part_fini(struct part *part)
{
	size_t i;

	for (i = 0; i < part->n; i++)
		free(part->items[i]);
	free(part->items);
}

void
page_add_ink(
    const struct page *p, struct buf *out, enum ink ink, const char *text)
{
	static const char *const codes[] = { "", "\033[1m", "\033[32m",
		"\033[31m" };

	if (!p->d->ctx->render.color || ink == INK_NONE) {
		buf_adds(out, text);
		return;
	}
	buf_addf(out, "%s%s\033[0m", codes[ink], text);
}

void
page_add_cut(struct buf *out, const char *text, size_t columns)
{
	struct buf safe = { .data = NULL };

	utf8_add_safe(&safe, text);
	if (utf8_width(buf_str(&safe)) > columns) {
		safe.len = utf8_fit(buf_str(&safe), columns - 1);
		safe.data[safe.len] = '\0';
		buf_adds(&safe, "…");
	}
	utf8_add_padded(out, buf_str(&safe), columns, false);
	buf_fini(&safe);
}

size_t
page_bar_width(const struct page *p)
{
	return p->width >= 100 ? 20 : 10;
}

void
page_add_bar(const struct page *p, struct buf *out, struct money part,
    struct money whole)
{
	int64_t width = (int64_t)page_bar_width(p), full = 0, i;

	if (whole.cents > 0)
		full = part.cents * width / whole.cents;
	for (i = 0; i < width; i++)
		buf_adds(out,
		    i < full ? (p->plain ? "#" : "█") : (p->plain ? "." : "░"));
}
