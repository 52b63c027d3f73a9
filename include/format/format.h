/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_FORMAT_H
#define QUITUS_FORMAT_FORMAT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/spool.h"
#include "report/report.h"

enum format {
	FORMAT_TEXT,
	FORMAT_CSV,
	FORMAT_JSON,
	FORMAT_MD,
	FORMAT_HTML,
	FORMAT_PDF,
	FORMAT_XLSX
};

struct format_options {
	int	    width;   /* columns of the terminal, for text */
	bool	    color;   /* text only */
	bool	    bom;     /* CSV for Excel, in a file */
	struct date date;    /* creation date inside a PDF, so that
					 * the same report gives the same bytes */
	const char *modules; /* folder of quitus-pdf.so; NULL: where
					 * it was installed */

	/* Takes the beginning of a long text (text, CSV, JSON, Markdown, HTML),
	 * which out then lacks; NULL: out has all. */
	struct spool *spool;
};

/* The format of that name ("pdf"), or -1 with ERR_USAGE naming all of them. */
int format_find(const char *name, enum format *, struct err *);

/* The format that a file's name ends with, or -1 with ERR_USAGE. */
int format_of_file(const char *path, enum format *, struct err *);

/* Whether the bytes may be shown on a terminal. */
bool format_is_text(enum format);

/*
 * Append the report in that format. PDF holds the rows of all tables, the
 * others ask for them one by one. Fails with ERR_FILE when the rows of a long
 * table cannot be read again (report_check), and when a module for the format
 * is not installed, naming what to install.
 */
int format_render(enum format, struct report *, const struct format_options *,
    struct buf *, struct err *);

/* One file a format, behind the same verb (called by format_render only). */
int format_text(const struct report *, const struct format_options *,
    struct buf *, struct err *);
int format_csv(const struct report *, const struct format_options *,
    struct buf *, struct err *);
int format_json(const struct report *, const struct format_options *,
    struct buf *, struct err *);
int format_md(const struct report *, const struct format_options *,
    struct buf *, struct err *);
int format_html(const struct report *, const struct format_options *,
    struct buf *, struct err *);

#endif
