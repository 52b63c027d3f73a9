/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "internal.h"
#include "rows.h"

#define IN_A_ROW 4 /* figures or signatures beside each other */

struct report *
report_new(const char *title)
{
	struct report *r;

	r = xcalloc(1, sizeof(*r));
	r->title = arena_strdup(&r->arena, title);
	r->open[0].first = &r->items;
	return r;
}

static void
free_items(struct item *item)
{
	for (; item != NULL; item = item->next) {
		rows_free(item->table.away);
		report_free(item->annex);
		free_items(item->child);
	}
}

void
report_free(struct report *r)
{
	if (r == NULL)
		return;
	free_items(r->items);
	arena_fini(&r->arena);
	free(r);
}

void
report_subtitle(struct report *r, const char *text)
{
	r->subtitle = arena_strdup(&r->arena, text);
}

void
report_identity(struct report *r, const char *line)
{
	r->identity = arena_grow(
	    &r->arena, r->identity, r->nidentity, sizeof(*r->identity));
	r->identity[r->nidentity++] = arena_strdup(&r->arena, line);
}

void
report_foot(struct report *r, const char *left, const char *middle)
{
	r->foot_left = arena_strdup(&r->arena, left);
	r->foot_middle = arena_strdup(&r->arena, middle);
}

void
report_mark(struct report *r, const char *word)
{
	r->mark = arena_strdup(&r->arena, word);
}

void
report_landscape(struct report *r)
{
	r->landscape = true;
}

struct report_head
report_head(const struct report *r)
{
	return (struct report_head){ .title = r->title,
		.subtitle = r->subtitle,
		.identity = r->identity,
		.nidentity = r->nidentity,
		.foot_left = r->foot_left,
		.foot_middle = r->foot_middle,
		.mark = r->mark,
		.landscape = r->landscape,
		.root_array = r->root_array };
}

const struct item *
report_items(const struct report *r)
{
	return r->items;
}

struct item *
report_add_item(struct report *r, enum item_type type)
{
	struct open_list *list = &r->open[r->depth];
	struct item	 *item;

	assert(r->table == NULL && r->group == NULL);
	item = arena_alloc(&r->arena, sizeof(*item));
	item->type = type;
	if (list->last == NULL)
		*list->first = item;
	else
		list->last->next = item;
	list->last = item;
	return item;
}

struct item *
report_last_item(struct report *r, enum item_type type)
{
	struct item *last = r->open[r->depth].last;

	return last != NULL && last->type == type ? last : NULL;
}

struct cell
report_own_cell(struct report *r, struct cell cell)
{
	cell.text = arena_strdup(&r->arena, cell.text);
	return cell;
}

static void
add_text(struct report *r, enum item_type type, const char *text)
{
	struct item *item = report_add_item(r, type);

	item->text = arena_strdup(&r->arena, text);
}

void
report_heading(struct report *r, const char *text)
{
	add_text(r, ITEM_HEADING, text);
}

void
report_para(struct report *r, const char *text)
{
	add_text(r, ITEM_PARA, text);
}

void
report_note(struct report *r, const char *text)
{
	add_text(r, ITEM_NOTE, text);
}

void
report_page_break(struct report *r)
{
	report_add_item(r, ITEM_PAGE_BREAK);
}

static struct item *
add_key(struct report *r, enum item_type type, const char *key)
{
	struct item *item = report_add_item(r, type);

	item->key = arena_strdup(&r->arena, key);
	return item;
}

static void
begin_list(struct report *r, struct item *owner)
{
	assert(r->depth + 1 < DEPTH);
	r->open[++r->depth] = (struct open_list){ .first = &owner->child };
}

static void
end_list(struct report *r)
{
	assert(r->depth > 0);
	r->depth--;
}

void
report_group_begin(struct report *r, const char *key)
{
	begin_list(r, add_key(r, ITEM_GROUP, key));
}

void
report_group_end(struct report *r)
{
	end_list(r);
}

void
report_null(struct report *r, const char *key)
{
	add_key(r, ITEM_NULL, key);
}

void
report_field(struct report *r, const char *key, struct cell cell)
{
	add_key(r, ITEM_FIELD, key)->cell = report_own_cell(r, cell);
}

void
report_field_list(
    struct report *r, const char *key, const char *const *texts, size_t n)
{
	struct item *item = add_key(r, ITEM_FIELD_LIST, key);
	size_t	     i;

	item->texts = arena_alloc(&r->arena, n * sizeof(*item->texts));
	item->ntexts = n;
	for (i = 0; i < n; i++)
		item->texts[i] = arena_strdup(&r->arena, texts[i]);
}

void
report_annex(struct report *r, const char *key, struct report *annex)
{
	assert(r->depth == 0);
	add_key(r, ITEM_ANNEX, key)->annex = annex;
}

void
report_columns_begin(struct report *r)
{
	begin_list(r, report_add_item(r, ITEM_COLUMNS));
	begin_list(r, report_add_item(r, ITEM_GROUP));
}

void
report_columns_next(struct report *r)
{
	end_list(r);
	begin_list(r, report_add_item(r, ITEM_GROUP));
}

void
report_columns_end(struct report *r)
{
	end_list(r);
	end_list(r);
}

void
report_figure(struct report *r, const char *label, struct money amount,
    enum money_style style)
{
	struct item *item = report_last_item(r, ITEM_FIGURES);

	if (item == NULL || item->nfigures == IN_A_ROW)
		item = report_add_item(r, ITEM_FIGURES);
	item->figures = arena_grow(
	    &r->arena, item->figures, item->nfigures, sizeof(*item->figures));
	item->figures[item->nfigures++] = (struct figure){
		.label = arena_strdup(&r->arena, label),
		.amount = amount,
		.style = style
	};
}

void
report_result(struct report *r, const char *left, const char *right)
{
	struct item *item = report_add_item(r, ITEM_RESULT);

	item->text = arena_strdup(&r->arena, left);
	item->text2 = arena_strdup(&r->arena, right);
}

void
report_signature(struct report *r, const char *who, const char *what)
{
	struct item *item = report_last_item(r, ITEM_SIGNATURES);

	if (item == NULL || item->nsignatures == IN_A_ROW)
		item = report_add_item(r, ITEM_SIGNATURES);
	item->signatures = arena_grow(&r->arena, item->signatures,
	    item->nsignatures, sizeof(*item->signatures));
	item->signatures[item->nsignatures++] = (struct signature){
		.who = arena_strdup(&r->arena, who),
		.what = arena_strdup(&r->arena, what)
	};
}
