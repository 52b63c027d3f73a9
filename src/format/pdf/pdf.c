/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>

#include "base/i18n.h"
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

static cairo_status_t
paint(struct flow *f, const struct chrome *c, const struct report_head *head,
    struct date date, struct buf *out)
{
	cairo_surface_t *s = cairo_pdf_surface_create_for_stream(
	    append, out, c->paper_width, c->paper_height);
	cairo_t	      *cr = cairo_create(s);
	cairo_status_t status;
	size_t	       i;

	set_metadata(s, f, head, date);
	cairo_tag_begin(cr, "Document", NULL);
	for (i = 0; i < f->npages; i++) {
		chrome_paint(c, f, cr, i + 1);
		paint_page(&f->ink, cr, s, &f->pages[i], (int)i + 1);
		if (i + 1 == f->npages)
			cairo_tag_end(cr, "Document");
		cairo_show_page(cr);
	}
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
	struct report_head head = report_head(report);
	struct flow	   f = { .npages = 0 };
	struct chrome	   c = { .head = &head };
	cairo_status_t	   status;

	flow_init(&f);
	keep_head(&f, &head);
	chrome_init(&c, &head, &f.ink);
	chrome_bound(&c, &f);
	flow_items(&f, report_items(report), NULL);
	status = paint(&f, &c, &head, options->date, out);
	flow_fini(&f);
	if (status == CAIRO_STATUS_SUCCESS)
		return 0;
	return err_set(err, ERR_BUG, _("the PDF could not be made: %s."),
	    cairo_status_to_string(status));
}
