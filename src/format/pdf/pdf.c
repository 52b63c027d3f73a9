/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "chrome.h"
#include "format/cell.h"
#include "format/format.h"
#include "paint.h"

/* The one entry of the module; format_render finds it by name. */
int quitus_render_pdf(const struct report *, const struct format_options *,
    struct buf *, struct err *);

static cairo_status_t
append(void *out, const unsigned char *bytes, unsigned int n)
{
	buf_add(out, bytes, n);
	return CAIRO_STATUS_SUCCESS;
}

/* The date is the report's, so that its bytes never depend on the clock. */
static void
set_metadata(cairo_surface_t *s, struct flow *f, const struct report_head *head,
    struct date date)
{
	char	   day[DATE_ISO];
	struct buf made = { .data = NULL };

	buf_addf(&made, "%sT00:00:00Z", date_iso(date, day));
	cairo_pdf_surface_set_metadata(
	    s, CAIRO_PDF_METADATA_CREATE_DATE, buf_str(&made));
	buf_fini(&made);
	if (format_has(head->title))
		cairo_pdf_surface_set_metadata(
		    s, CAIRO_PDF_METADATA_TITLE, flow_keep(f, head->title));
	if (head->nidentity > 0)
		cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_AUTHOR,
		    flow_keep(f, head->identity[0]));
	if (format_has(head->subtitle))
		cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_SUBJECT,
		    flow_keep(f, head->subtitle));
	cairo_pdf_surface_set_metadata(
	    s, CAIRO_PDF_METADATA_CREATOR, "quitus " QUITUS_VERSION);
}

/* The head's texts as the other ones: safe to be shown. */
static void
keep_head(struct flow *f, struct report_head *head)
{
	char **identity;
	size_t i;

	identity = arena_alloc(&f->arena, head->nidentity * sizeof(*identity));
	for (i = 0; i < head->nidentity; i++)
		identity[i] = arena_strdup(
		    &f->arena, flow_keep_line(f, head->identity[i]));
	head->identity = identity;
	head->title = flow_keep_line(f, head->title);
	head->subtitle = flow_keep_line(f, head->subtitle);
	head->foot_left = flow_keep_line(f, head->foot_left);
	head->foot_middle = flow_keep_line(f, head->foot_middle);
	head->mark = flow_keep_line(f, head->mark);
}

/* A report on its pages: the whole, or one of its annexes. */
struct part {
	struct report_head head;
	struct flow	   flow;
	struct chrome	   chrome;
};

static void
fill_part(struct part *p, const struct report *report)
{
	*p = (struct part){ .head = report_head(report) };
	flow_init(&p->flow);
	keep_head(&p->flow, &p->head);
	chrome_init(&p->chrome, &p->head, &p->flow.ink);
	chrome_bound(&p->chrome, &p->flow);
	flow_items(&p->flow, report_items(report), NULL);
}

/* The report, then its annexes in their order. */
static struct part *
fill_parts(const struct report *report, size_t *n)
{
	const struct item *item;
	struct part	  *parts;

	*n = 1;
	for (item = report_items(report); item != NULL; item = item->next)
		*n += item->type == ITEM_ANNEX;
	parts = xcalloc(*n, sizeof(*parts));
	fill_part(&parts[0], report);
	*n = 1;
	for (item = report_items(report); item != NULL; item = item->next)
		if (item->type == ITEM_ANNEX)
			fill_part(&parts[(*n)++], item->annex);
	return parts;
}

static size_t
count_pages(const struct part *parts, size_t n)
{
	size_t i, pages = 0;

	for (i = 0; i < n; i++)
		pages += parts[i].flow.npages;
	return pages;
}

static void
paint_part(struct part *p, cairo_surface_t *s, cairo_t *cr, struct folio *folio)
{
	size_t i;

	/* Not once something stands on the page, be it a tag. */
	if (folio->page > 0)
		cairo_pdf_surface_set_size(
		    s, p->chrome.paper_width, p->chrome.paper_height);
	for (i = 0; i < p->flow.npages; i++) {
		folio->page++;
		folio->first = i == 0;
		chrome_paint(&p->chrome, &p->flow, cr, folio);
		paint_page(
		    &p->flow.ink, cr, s, &p->flow.pages[i], (int)folio->page);
		if (folio->page == folio->pages)
			cairo_tag_end(cr, "Document");
		cairo_show_page(cr);
	}
}

static cairo_status_t
paint(struct part *parts, size_t n, struct date date, struct buf *out)
{
	struct folio	 folio = { .pages = count_pages(parts, n) };
	cairo_surface_t *s = cairo_pdf_surface_create_for_stream(append, out,
	    parts[0].chrome.paper_width, parts[0].chrome.paper_height);
	cairo_t		*cr = cairo_create(s);
	cairo_status_t	 status;
	size_t		 i;

	set_metadata(s, &parts[0].flow, &parts[0].head, date);
	cairo_tag_begin(cr, "Document", NULL);
	for (i = 0; i < n; i++)
		paint_part(&parts[i], s, cr, &folio);
	status = cairo_status(cr);
	cairo_destroy(cr);
	cairo_surface_finish(s);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(s);
	cairo_surface_destroy(s);
	return status;
}

int
quitus_render_pdf(const struct report *report,
    const struct format_options *options, struct buf *out, struct err *err)
{
	struct part   *parts;
	cairo_status_t status;
	size_t	       i, n;

	parts = fill_parts(report, &n);
	status = paint(parts, n, options->date, out);
	for (i = 0; i < n; i++)
		flow_fini(&parts[i].flow);
	free(parts);
	if (status == CAIRO_STATUS_SUCCESS)
		return 0;
	return err_set(err, ERR_BUG, _("the PDF could not be made: %s."),
	    cairo_status_to_string(status));
}
