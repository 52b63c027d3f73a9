/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_REPORT_REPORT_H
#define QUITUS_REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "value/date.h"
#include "value/money.h"

/*
 * A report as data: what a document says, in its order, with no idea of how it
 * will look. format/ renders it as text, CSV, JSON, Markdown, HTML or PDF.
 *
 * A report is a tree of items. Groups nest; everything else is a leaf. What a
 * machine reads is marked by keys: an item with a key becomes a member of the
 * JSON object of the nearest keyed group above it (the root object at the top),
 * whatever unkeyed groups and columns stand between. What has no key is for
 * people only; a field is for machines only.
 *
 * The report owns its strings: every const char * given is copied. Texts are
 * valid UTF-8; renderers escape them for their format.
 */
struct report;

struct report *report_new(const char *title);
void	       report_free(struct report *);

/* ---- Head and foot, the same on every page ---- */

/* Line under the title, e.g. "Exercice du 1er septembre 2023 au ...". */
void report_subtitle(struct report *, const char *);

/* Who: the first line stands out (coop), the others follow. */
void report_identity(struct report *, const char *line);

/* Foot of each page: left (coop, year, state), middle (fingerprint). */
void report_foot(struct report *, const char *left, const char *middle);

/* A word over every page, such as PROVISOIRE; NULL for none. */
void report_mark(struct report *, const char *);

/* Paper on its side, for wide tables (cashbook, journal). */
void report_landscape(struct report *);

/* ---- Cells ---- */

enum cell_type {
	CELL_EMPTY, /* nothing; null in JSON */
	CELL_TEXT,
	CELL_MONEY, /* key should end in _cents */
	CELL_DATE,
	CELL_INT,
	CELL_BOOL
};

struct cell {
	enum cell_type type;
	const char    *text; /* borrowed until the call returns */
	struct money   money;
	struct date    date;
	int64_t	       number; /* CELL_INT, CELL_BOOL */
};

struct cell cell_empty(void);
struct cell cell_text(const char *); /* NULL: empty */
struct cell cell_money(struct money);
struct cell cell_date(struct date);
struct cell cell_int(int64_t);
struct cell cell_bool(bool);

/* ---- Structure ---- */

void report_heading(struct report *, const char *); /* a section begins */
void report_para(struct report *, const char *);
void report_note(struct report *, const char *); /* small print */
void report_page_break(struct report *);

/*
 * A group of items. With a key it is a JSON object; report_null says that a
 * part was never entered: "key": null.
 */
void report_group_begin(struct report *, const char *key);
void report_group_end(struct report *);
void report_null(struct report *, const char *key);

/* A member for machines only, e.g. "result_cents". */
void report_field(struct report *, const char *key, struct cell);

/* A member that is an array of strings (agents), for machines only. */
void report_field_list(
    struct report *, const char *key, const char *const *texts, size_t n);

/*
 * Side by side on paper and in HTML, one under the other in text:
 * columns_begin, items, columns_next, items, columns_end. Two columns.
 */
void report_columns_begin(struct report *);
void report_columns_next(struct report *);
void report_columns_end(struct report *);

/* The figures that matter, in boxes: add 2 to 4 in a row. */
void report_figure(
    struct report *, const char *label, struct money, enum money_style);

/* A framed line that concludes: text at the left, amount at the right. */
void report_result(struct report *, const char *left, const char *right);

/*
 * Another report that follows this one: on pages of its own, with its own
 * title, paper and foot; its members are the object of that key. Between
 * groups only. The report is taken over.
 */
void report_annex(struct report *, const char *key, struct report *annex);

/* ---- Tables ---- */

enum column_kind {
	COLUMN_TEXT,	   /* wraps, takes the room that is left */
	COLUMN_SHORT,	   /* text that is never wrapped (codes, dates) */
	COLUMN_MONEY,	   /* right-aligned, tabular figures */
	COLUMN_MONEY_SOFT, /* the same in a lighter ink: previous year */
	COLUMN_INT
};

enum row_kind {
	ROW_BODY,
	ROW_GROUP,    /* a title inside the table; people only */
	ROW_SUBTOTAL, /* people only */
	ROW_TOTAL     /* people only */
};

/*
 * table_begin, columns, rows (each: row_begin, one cell a column), table_end.
 * With a key, the body rows are a JSON array of objects, a member for each
 * column that has a key. title NULL: the table has no caption of its own.
 * However many rows: those of a long table wait in a file (base/spool).
 */
void report_table_begin(struct report *, const char *key, const char *title);
void report_column(
    struct report *, const char *key, const char *title, enum column_kind);
void report_row(struct report *, enum row_kind);
void report_cell(struct report *, struct cell);
void report_table_end(struct report *);

/*
 * A cell of the current row for machines only: a member beside the columns
 * (e.g. "proof": true), allowed after the row's cells.
 */
void report_row_field(struct report *, const char *key, struct cell);

/* Make the body rows of the next table the JSON root: an array, no object. */
void report_root_array(struct report *);

/* Horizontal bars on one scale, with label and amount; solid or outlined, told
 * apart without colour; of amounts, or of how many. bars_begin, bars, bars_end. */
void report_bars_begin(struct report *);
void report_bar(struct report *, const char *label, struct money, bool solid);
void report_bar_count(struct report *, const char *label, int64_t, bool solid);
void report_bars_end(struct report *);

/*
 * The course of balances through a period, drawn as steps: curve_begin, then
 * for each line its name and its points in the order of the days, each holding
 * from its day on, the last one to the end of the period; curve_end. One to
 * REPORT_LINES lines with short names, told apart without colour. People only, as are
 * gauges; text and Markdown tell the balance of each month's end.
 */
#define REPORT_LINES 3
void report_curve_begin(struct report *, struct date from, struct date to);
void report_curve_line(struct report *, const char *name);
void report_curve_point(struct report *, struct date, struct money);
void report_curve_end(struct report *);

/* How much of what was granted or planned is used, a bar each: what is used is
 * solid, what goes beyond is hatched. gauges_begin, gauges, gauges_end. */
void report_gauges_begin(struct report *);
void report_gauge(
    struct report *, const char *label, struct money used, struct money total);
void report_gauges_end(struct report *);

/* ---- To fill in by hand ---- */

/*
 * A paragraph with places to write: line_begin, then texts, blanks (width in
 * millimetres; on screens a run of dots) and tick boxes, line_end.
 */
void report_line_begin(struct report *);
void report_line_text(struct report *, const char *);
void report_line_blank(struct report *, int millimetres);
void report_line_box(struct report *, bool ticked);
void report_line_end(struct report *);

/* Signature boxes, up to 4 in a row: who signs, and what to write. */
void report_signature(struct report *, const char *who, const char *what);

#endif
