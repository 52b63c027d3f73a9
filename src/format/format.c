/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "format/format.h"
#include "format/module.h"
#include "report/tree.h"

#define NAMES "text, csv, json, md, html, pdf, xlsx"
#define ENDS  ".txt, .csv, .json, .md, .html, .pdf, .xlsx"

static const struct known {
	const char *name;
	enum format format;
} names[] = { { "text", FORMAT_TEXT }, { "csv", FORMAT_CSV },
	{ "json", FORMAT_JSON }, { "md", FORMAT_MD }, { "html", FORMAT_HTML },
	{ "pdf", FORMAT_PDF }, { "xlsx", FORMAT_XLSX }, { NULL, FORMAT_TEXT } },
  ends[] = { { "txt", FORMAT_TEXT }, { "text", FORMAT_TEXT },
	  { "csv", FORMAT_CSV }, { "json", FORMAT_JSON }, { "md", FORMAT_MD },
	  { "markdown", FORMAT_MD }, { "html", FORMAT_HTML },
	  { "htm", FORMAT_HTML }, { "pdf", FORMAT_PDF },
	  { "xlsx", FORMAT_XLSX }, { NULL, FORMAT_TEXT } };

static int
find(const struct known *known, const char *name, enum format *out)
{
	for (; known->name != NULL; known++)
		if (strcasecmp(known->name, name) == 0) {
			*out = known->format;
			return 0;
		}
	return -1;
}

int
format_find(const char *name, enum format *out, struct err *err)
{
	char shown[UTF8_EXCERPT];

	if (find(names, name, out) == 0)
		return 0;
	err_set(err, ERR_USAGE, _("there is no format called “%s”."),
	    utf8_excerpt(name, shown));
	return err_hint(err, _("The formats are: %s."), NAMES);
}

int
format_of_file(const char *path, enum format *out, struct err *err)
{
	const char *dot = strrchr(file_name(path), '.');
	char	    shown[UTF8_EXCERPT];

	if (dot != NULL && find(ends, dot + 1, out) == 0)
		return 0;
	err_set(err, ERR_USAGE,
	    _("the name “%s” does not tell which format to write."),
	    utf8_excerpt(path, shown));
	return err_hint(
	    err, _("End it with one of %s, or choose with --format."), ENDS);
}

bool
format_is_text(enum format format)
{
	return format != FORMAT_PDF && format != FORMAT_XLSX;
}

typedef int render_fn(const struct report *, const struct format_options *,
    struct buf *, struct err *);

/* Pango and cairo are loaded only here: other commands start without them. */
static int
render_pdf(const struct report *report, const struct format_options *options,
    struct buf *out, struct err *err)
{
	render_fn *render = (render_fn *)module_find(
	    options->modules, "pdf", "quitus_render_pdf", err);

	if (render != NULL)
		return render(report, options, out, err);
	return err_hint(err,
	    _("Install quitus whole, with the libraries pango and cairo"
	      " (libpangocairo-1.0-0 on Debian); or write the report as HTML"
	      " and print it from a browser."));
}

static int
render_xlsx(const struct report *report, const struct format_options *options,
    struct buf *out, struct err *err)
{
	render_fn *render = (render_fn *)module_find(
	    options->modules, "xlsx", "quitus_render_xlsx", err);

	if (render != NULL)
		return render(report, options, out, err);
	return err_hint(err,
	    _("Install quitus whole, with the library xlsxwriter"
	      " (libxlsxwriter4 on Debian); or write CSV, which a spreadsheet"
	      " opens too."));
}

static int
render(enum format format, struct report *report,
    const struct format_options *options, struct buf *out, struct err *err)
{
	switch (format) {
	case FORMAT_TEXT:
		return format_text(report, options, out, err);
	case FORMAT_CSV:
		return format_csv(report, options, out, err);
	case FORMAT_JSON:
		return format_json(report, options, out, err);
	case FORMAT_MD:
		return format_md(report, options, out, err);
	case FORMAT_HTML:
		return format_html(report, options, out, err);
	case FORMAT_PDF:
		return render_pdf(report, options, out, err);
	case FORMAT_XLSX:
		return render_xlsx(report, options, out, err);
	}
	return -1;
}

int
format_render(enum format format, struct report *report,
    const struct format_options *options, struct buf *out, struct err *err)
{
	int rc = 0;

	/* The pages of a table are laid out with all of it in sight. */
	if (format == FORMAT_PDF)
		rc = report_hold(report);
	if (rc == 0)
		rc = render(format, report, options, out, err);
	return report_check(report, err) == -1 ? -1 : rc;
}
