/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "format/cell.h"
#include "format/format.h"
#include "format/picture.h"
#include "report/arena.h"
#include "sheet.h"

/*
 * A report as an Excel workbook: one sheet, one more for each annex. Numbers
 * are numbers, days are days, totals are formulas; a text is never a formula,
 * whatever it begins with.
 */

int quitus_render_xlsx(const struct report *, const struct format_options *,
    struct buf *, struct err *);

#define NAME_MAX_CHARS 31

struct book {
	lxw_workbook *wb;
	struct styles styles;
	size_t	      sheets;
};

/* ---- Styles ---- */

static lxw_format *
new_format(lxw_workbook *wb, bool bold, const char *number)
{
	lxw_format *f = workbook_add_format(wb);

	if (bold)
		format_set_bold(f);
	if (number != NULL)
		format_set_num_format(f, number);
	return f;
}

static void
make_styles(lxw_workbook *wb, struct styles *f)
{
	f->title = new_format(wb, true, NULL);
	format_set_font_size(f->title, 16);
	f->heading = new_format(wb, true, NULL);
	format_set_font_size(f->heading, 12);
	f->note = new_format(wb, false, NULL);
	format_set_font_color(f->note, LXW_COLOR_GRAY);
	f->header = new_format(wb, true, NULL);
	format_set_bottom(f->header, LXW_BORDER_THIN);
	f->header_right = new_format(wb, true, NULL);
	format_set_bottom(f->header_right, LXW_BORDER_THIN);
	format_set_align(f->header_right, LXW_ALIGN_RIGHT);
	f->text = new_format(wb, false, NULL);
	format_set_align(f->text, LXW_ALIGN_VERTICAL_TOP);
	f->money = new_format(wb, false, "#,##0.00");
	f->date = new_format(wb, false, "dd/mm/yyyy");
	format_set_align(f->date, LXW_ALIGN_LEFT);
	f->integer = new_format(wb, false, "0");
	f->total = new_format(wb, true, NULL);
	f->total_money = new_format(wb, true, "#,##0.00");
	format_set_top(f->total_money, LXW_BORDER_THIN);
}

/* ---- Items ---- */

static void add_items(struct sheet *, const struct item *);

static void
add_line(struct sheet *s, const char *text, lxw_format *f)
{
	if (!format_has(text))
		return;
	/* Long sentences run over the cells at their right. */
	buf_reset(&s->text);
	utf8_add_safe(&s->text, text);
	worksheet_write_string(s->ws, s->row, 0, buf_str(&s->text), f);
	s->row++;
}

static void
add_amount(struct sheet *s, const char *label, struct money amount)
{
	struct cell cell = cell_money(amount);

	sheet_text(s, 0, label, s->styles->text);
	sheet_cell(s, 1, &cell, false);
	s->row++;
}

static void
add_bar(struct sheet *s, const struct bar *bar)
{
	struct cell count = cell_int(bar->amount.cents);

	if (!bar->counted) {
		add_amount(s, bar->label, bar->amount);
		return;
	}
	sheet_text(s, 0, bar->label, s->styles->text);
	sheet_cell(s, 1, &count, false);
	s->row++;
}

static void
add_figures(struct sheet *s, const struct item *item)
{
	size_t i;

	for (i = 0; i < item->nfigures; i++)
		add_amount(s, item->figures[i].label, item->figures[i].amount);
	for (i = 0; i < item->nbars; i++)
		add_bar(s, &item->bars[i]);
	for (i = 0; i < item->ngauges; i++) {
		struct cell total = cell_money(item->gauges[i].total);

		sheet_cell(s, 2, &total, false);
		add_amount(s, item->gauges[i].label, item->gauges[i].used);
	}
	s->row++;
}

static void
add_spans(struct sheet *s, const struct item *item)
{
	struct buf b = { .data = NULL };
	size_t	   i;

	for (i = 0; i < item->nspans; i++)
		switch (item->spans[i].type) {
		case SPAN_TEXT:
			buf_adds(&b, item->spans[i].text);
			break;
		case SPAN_BLANK:
			buf_adds(&b, " ………… ");
			break;
		case SPAN_BOX:
			buf_adds(&b, item->spans[i].number ? "☑" : "☐");
			break;
		}
	add_line(s, buf_str(&b), s->styles->text);
	buf_fini(&b);
}

static void
add_curve(struct sheet *s, const struct item *item)
{
	struct arena arena = { 0 };
	struct table t;

	picture_table(&t, item, &arena);
	sheet_table(s, &t);
	arena_fini(&arena);
}

static void
add_signatures(struct sheet *s, const struct item *item)
{
	size_t i;

	for (i = 0; i < item->nsignatures; i++)
		sheet_text(s, (lxw_col_t)(i * 2), item->signatures[i].who,
		    s->styles->heading);
	s->row++;
	for (i = 0; i < item->nsignatures; i++)
		sheet_text(s, (lxw_col_t)(i * 2), item->signatures[i].what,
		    s->styles->note);
	s->row += 4;
}

static void
add_result(struct sheet *s, const struct item *item)
{
	s->row++;
	sheet_text(s, 0, item->text, s->styles->heading);
	s->row++;
	sheet_text(s, 0, item->text2, s->styles->heading);
	s->row += 2;
}

static void
add_item(struct sheet *s, const struct item *item)
{
	switch (item->type) {
	case ITEM_HEADING:
		s->row++;
		add_line(s, item->text, s->styles->heading);
		break;
	case ITEM_PARA:
		add_line(s, item->text, s->styles->text);
		break;
	case ITEM_NOTE:
		add_line(s, item->text, s->styles->note);
		break;
	case ITEM_GROUP:
	case ITEM_COLUMNS:
		add_items(s, item->child);
		break;
	case ITEM_FIGURES:
	case ITEM_BARS:
	case ITEM_GAUGES:
		add_figures(s, item);
		break;
	case ITEM_RESULT:
		add_result(s, item);
		break;
	case ITEM_TABLE:
		sheet_table(s, &item->table);
		break;
	case ITEM_CURVE:
		add_curve(s, item);
		break;
	case ITEM_LINE:
		add_spans(s, item);
		break;
	case ITEM_SIGNATURES:
		add_signatures(s, item);
		break;
	case ITEM_PAGE_BREAK: /* sheets are scrolled, */
	case ITEM_NULL:	      /* and these are for machines */
	case ITEM_FIELD:
	case ITEM_FIELD_LIST:
	case ITEM_ANNEX: /* a sheet of its own */
		break;
	}
}

static void
add_items(struct sheet *s, const struct item *item)
{
	for (; item != NULL; item = item->next)
		add_item(s, item);
}

/* ---- Sheets ---- */

/* What Excel allows: no []:*?/\, at most 31 characters, none twice. */
static char *
sheet_name(struct book *b, const char *title)
{
	struct buf  name = { .data = NULL };
	const char *p;
	char	   *safe;
	size_t	    limit = NAME_MAX_CHARS - 3;

	for (p = title == NULL ? "" : title; *p != '\0'; p++)
		buf_addc(&name, strchr("[]:*?/\\'", *p) != NULL ? ' ' : *p);
	safe = buf_steal(&name);
	utf8_add_safe(&name, safe);
	free(safe);
	safe = buf_steal(&name);
	safe[utf8_fit(safe, limit)] = '\0';
	if (safe[strspn(safe, " ")] == '\0' ||
	    workbook_get_worksheet_by_name(b->wb, safe) != NULL) {
		char *other = xasprintf("%s %zu", safe, b->sheets + 1);

		free(safe);
		safe = other;
	}
	return safe;
}

static void
set_paper(struct sheet *s, const struct report_head *head)
{
	char  *foot;
	size_t i;

	worksheet_set_paper(s->ws, 9); /* A4 */
	if (head->landscape)
		worksheet_set_landscape(s->ws);
	worksheet_fit_to_pages(s->ws, 1, 0);
	if (format_has(head->foot_left) &&
	    strchr(head->foot_left, '&') == NULL &&
	    strlen(head->foot_left) < 200) {
		foot = xasprintf("&L%s&R&P / &N", head->foot_left);
		worksheet_set_footer(s->ws, foot);
		free(foot);
	}
	for (i = 0; i < SHEET_COLUMNS; i++)
		if (s->widths[i] > 0)
			worksheet_set_column(s->ws, (lxw_col_t)i, (lxw_col_t)i,
			    (double)s->widths[i] + 1, NULL);
	/* The header stays in sight where there is one to follow. */
	if (s->tables == 1)
		worksheet_freeze_panes(s->ws, s->header + 1, 0);
}

static void
add_sheet(struct book *b, const struct report *r)
{
	struct report_head head = report_head(r);
	const struct item *item;
	struct sheet	   s = { .styles = &b->styles };
	char		  *name = sheet_name(b, head.title);
	size_t		   i;

	s.ws = workbook_add_worksheet(b->wb, name);
	b->sheets++;
	add_line(&s, head.title, b->styles.title);
	add_line(&s, head.subtitle, b->styles.note);
	add_line(&s, head.mark, b->styles.heading);
	for (i = 0; i < head.nidentity; i++)
		add_line(&s, head.identity[i], b->styles.text);
	s.row++;
	add_items(&s, report_items(r));
	set_paper(&s, &head);
	buf_fini(&s.text);
	free(name);
	for (item = report_items(r); item != NULL; item = item->next)
		if (item->type == ITEM_ANNEX)
			add_sheet(b, item->annex);
}

/* ---- The file ---- */

/* The day of the report, so that its bytes never depend on the clock. */
static void
set_made(lxw_workbook *wb, const struct report *r, struct date date)
{
	struct report_head head = report_head(r);
	lxw_doc_properties made = { .created = (time_t)date.days * 86400 };
	char		  *title = xstrdup(head.title);

	made.title = title;
	workbook_set_properties(wb, &made);
	free(title);
}

static int
write_book(
    const char *path, const struct report *r, struct date date, struct err *err)
{
	lxw_workbook_options options = { .constant_memory = LXW_TRUE };
	struct book	     b = { .wb = workbook_new_opt(path, &options) };
	lxw_error	     code;

	make_styles(b.wb, &b.styles);
	set_made(b.wb, r, date);
	add_sheet(&b, r);
	code = workbook_close(b.wb);
	if (code == LXW_NO_ERROR)
		return 0;
	err_set(err, ERR_FILE, _("the workbook cannot be made: %s."),
	    lxw_strerror(code));
	return err_hint(err, _("Is there room left in %s?"), path);
}

/* The library writes files only: a private one, read back and taken away. */
int
quitus_render_xlsx(const struct report *r, const struct format_options *options,
    struct buf *out, struct err *err)
{
	const char *folder = getenv("TMPDIR");
	char	   *path = xasprintf("%s/quitus-XXXXXX",
		  folder == NULL || folder[0] == '\0' ? "/tmp" : folder);
	int	    fd = mkstemp(path), rc;

	if (fd == -1) {
		err_set(err, ERR_FILE, _("no file can be made in %s: %s."),
		    path, strerror(errno));
		free(path);
		return -1;
	}
	close(fd);
	rc = write_book(path, r, options->date, err);
	if (rc == 0)
		rc = file_read(path, 0, out, err);
	unlink(path);
	free(path);
	return rc;
}
