/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"
#include "format/format.h"
#include "report/tree.h"

/* Written member by member: the order is the report's, memory does not grow. */
struct json {
	struct buf *out;
	size_t	    depth;
	bool	    first; /* no member yet in the innermost object or array */

	struct spool	   *spool;
	const struct table *table; /* whose rows are written */
};

static void
begin(struct json *j, char bracket)
{
	buf_addc(j->out, bracket);
	j->depth++;
	j->first = true;
}

/* A comma when needed, and the line of the next member or element. */
static void
next_line(struct json *j)
{
	buf_adds(j->out, j->first ? "\n" : ",\n");
	buf_pad(j->out, ' ', 2 * j->depth);
	j->first = false;
}

static void
end(struct json *j, char bracket)
{
	j->depth--;
	if (!j->first) {
		buf_addc(j->out, '\n');
		buf_pad(j->out, ' ', 2 * j->depth);
	}
	buf_addc(j->out, bracket);
	j->first = false;
}

static bool
is_plain(const char *s)
{
	for (; *s != '\0'; s++)
		if (*s < ' ' || *s > '~' || *s == '"' || *s == '\\')
			return false;
	return true;
}

/* Bytes of the character at s; 0 when it is malformed. */
static size_t
size_of(const char *s)
{
	unsigned char lead = (unsigned char)*s;
	size_t	      n;

	n = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
	return strnlen(s, n) == n && utf8_valid(s, n) ? n : 0;
}

static void
add_escape(struct buf *out, uint32_t point)
{
	if (point == '\n')
		buf_adds(out, "\\n");
	else if (point == '\t')
		buf_adds(out, "\\t");
	else if (point < 0x10000)
		buf_addf(out, "\\u%04" PRIx32, point);
	else
		buf_addf(out, "\\u%04" PRIx32 "\\u%04" PRIx32,
		    0xd800 + ((point - 0x10000) >> 10),
		    0xdc00 + ((point - 0x10000) & 0x3ff));
}

/*
 * What must not reach a terminal is escaped, so that nothing is lost and JSON
 * may be looked at.
 */
static void
add_character(struct buf *out, const char *s, size_t n)
{
	char	 one[5] = "";
	uint32_t point;

	memcpy(one, s, n);
	if (utf8_find_control(one, &point) != 0) {
		add_escape(out, point);
		return;
	}
	if (*s == '"' || *s == '\\')
		buf_addc(out, '\\');
	buf_add(out, s, n);
}

static void
add_string(struct buf *out, const char *s)
{
	size_t n;

	buf_addc(out, '"');
	if (is_plain(s)) {
		buf_adds(out, s);
		s = "";
	}
	while (*s != '\0') {
		n = size_of(s);
		if (n == 0)
			add_escape(out, 0xfffd);
		else
			add_character(out, s, n);
		s += n == 0 ? 1 : n;
	}
	buf_addc(out, '"');
}

static void
add_key(struct json *j, const char *key)
{
	next_line(j);
	add_string(j->out, key);
	buf_adds(j->out, ": ");
}

static void
add_cell(struct buf *out, const struct cell *cell)
{
	char day[DATE_ISO];

	switch (cell->type) {
	case CELL_EMPTY:
		buf_adds(out, "null");
		break;
	case CELL_TEXT:
		add_string(out, cell->text);
		break;
	case CELL_MONEY:
		buf_addf(out, "%" PRId64, cell->money.cents);
		break;
	case CELL_DATE:
		buf_addf(out, "\"%s\"", date_iso(cell->date, day));
		break;
	case CELL_INT:
		buf_addf(out, "%" PRId64, cell->number);
		break;
	case CELL_BOOL:
		buf_adds(out, cell->number != 0 ? "true" : "false");
		break;
	}
}

static int
add_row(const struct row *row, void *arg)
{
	struct json	       *j = arg;
	const struct table     *t = j->table;
	const struct row_field *f;
	size_t			i;

	if (row->kind != ROW_BODY)
		return 0;
	next_line(j);
	begin(j, '{');
	for (i = 0; i < t->ncolumns; i++)
		if (t->columns[i].key != NULL) {
			add_key(j, t->columns[i].key);
			add_cell(j->out, &row->cells[i]);
		}
	for (f = row->fields; f != NULL; f = f->next) {
		add_key(j, f->key);
		add_cell(j->out, &f->cell);
	}
	end(j, '}');
	spool_take(j->spool, j->out);
	return 0;
}

static void
add_table(struct json *j, const struct table *t)
{
	j->table = t;
	begin(j, '[');
	report_each_row(t, add_row, j);
	end(j, ']');
}

static void
add_texts(struct json *j, const struct item *item)
{
	size_t i;

	begin(j, '[');
	for (i = 0; i < item->ntexts; i++) {
		next_line(j);
		add_string(j->out, item->texts[i]);
	}
	end(j, ']');
}

static void
add_items(struct json *j, const struct item *item)
{
	for (; item != NULL; item = item->next) {
		if (item->type == ITEM_TABLE && item->table.key != NULL) {
			add_key(j, item->table.key);
			add_table(j, &item->table);
		} else if (item->key == NULL) {
			add_items(j, item->child);
		} else {
			add_key(j, item->key);
			switch (item->type) {
			case ITEM_GROUP:
				begin(j, '{');
				add_items(j, item->child);
				end(j, '}');
				break;
			case ITEM_ANNEX:
				begin(j, '{');
				add_items(j, report_items(item->annex));
				end(j, '}');
				break;
			case ITEM_FIELD:
				add_cell(j->out, &item->cell);
				break;
			case ITEM_FIELD_LIST:
				add_texts(j, item);
				break;
			default:
				buf_adds(j->out, "null");
				break;
			}
		}
	}
}

static const struct table *
find_root(const struct item *item)
{
	const struct table *t;

	for (; item != NULL; item = item->next) {
		if (item->type == ITEM_TABLE && item->table.root)
			return &item->table;
		t = find_root(item->child);
		if (t != NULL)
			return t;
	}
	return NULL;
}

int
format_json(const struct report *report, const struct format_options *options,
    struct buf *out, struct err *err)
{
	struct json	   j = { .out = out, .spool = options->spool };
	const struct table none = { .nrows = 0 }, *root;

	(void)err;
	if (report_head(report).root_array) {
		root = find_root(report_items(report));
		add_table(&j, root == NULL ? &none : root);
	} else {
		begin(&j, '{');
		add_items(&j, report_items(report));
		end(&j, '}');
	}
	buf_addc(out, '\n');
	return 0;
}
