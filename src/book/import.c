/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/import.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "import_fec.h"

/* ---- Problems ---- */

void
import_tell(struct import *im, int line, int column, const char *fmt, ...)
{
	struct buf text = { .data = NULL };
	va_list	   ap;

	va_start(ap, fmt);
	buf_addv(&text, fmt, ap);
	va_end(ap);
	csv_problem(&im->problems, line, column, "%s", buf_str(&text));
	buf_fini(&text);
	im->now.bad = true;
}

bool
import_tell_err(struct import *im, int line, int column)
{
	struct err *err = im->err;
	const char *hint;

	if (err->kind == ERR_NONE)
		err = db_err(im->db);
	hint = err_hint_text(err);
	im->now.bad = true;
	if (err->kind == ERR_FILE || err->kind == ERR_BUG) {
		im->failed = true;
		return false;
	}
	if (hint[0] != '\0')
		import_tell(im, line, column, "%s %s", err_what(err), hint);
	else
		import_tell(im, line, column, "%s", err_what(err));
	err_clear(err);
	return false;
}

/* ---- Rows ---- */

/* A map by numbers has no header: its rows begin with the first day. */
static bool
begins_bare(struct import *im, const struct csv_row *row)
{
	struct err  quiet = { .kind = ERR_NONE };
	struct date day;
	bool	    begins;

	if (!im->mapped || columns_named(im->layout.places, IN_COUNT))
		return false;
	begins = date_parse(import_cell(im, row, IN_DATE), &im->options.dates,
		     &day, &quiet) == 0;
	err_fini(&quiet);
	return begins;
}

/* The sums that spreadsheets put under their rows. */
static bool
is_total(const struct import *im, const struct csv_row *row)
{
	const char *text;
	char	   *folded;
	size_t	    i;
	bool	    total = false;

	if (!import_blank(import_cell(im, row, IN_DATE)))
		return false;
	for (i = 0; i < row->n && !total; i++) {
		text = row->cells[i].text;
		if (import_blank(text))
			continue;
		folded = utf8_fold(text);
		total = strncmp(folded, "total", 5) == 0 ||
		    strncmp(folded, "sous-total", 10) == 0;
		free(folded);
		break;
	}
	return total;
}

static void
take_row(struct import *im, const struct csv_row *row)
{
	if (is_total(im, row))
		return;
	switch (im->layout.kind) {
	case IMPORT_LONG:
		import_take_long(im, row);
		break;
	case IMPORT_WIDE:
		import_take_wide(im, row);
		break;
	default:
		import_take_ours(im, row);
		break;
	}
}

int
import_row(const struct csv_row *row, void *arg)
{
	struct import *im = arg;

	if (im->begun)
		take_row(im, row);
	else if (begins_bare(im, row)) {
		im->begun = true;
		take_row(im, row);
	} else if (!im->mapped || columns_named(im->layout.places, IN_COUNT))
		im->begun = import_layout_find(im, row);
	return im->failed || im->problems.n > IMPORT_PROBLEMS;
}

/* ---- The file ---- */

struct csv_problems *
import_problems(struct import *im)
{
	return &im->problems;
}

struct import *
import_begin(
    struct db *db, const char *file, const struct import_options *options)
{
	struct import *im = xcalloc(1, sizeof(*im));

	im->db = db;
	im->err = &im->own_err;
	im->options = *options;
	im->problems.file = file;
	columns_clear(im->layout.places, IN_COUNT);
	if (options->map != NULL && import_layout_map(im, options->map) == -1) {
		import_drop(im);
		return NULL;
	}
	im->writer = import_writer_new(im);
	return im;
}

static const char *
layout_name(const struct import *im)
{
	static const char *const names[] = { [IMPORT_NONE] = "",
		[IMPORT_LONG] = "long",
		[IMPORT_WIDE] = "wide",
		[IMPORT_OURS] = "ours",
		[IMPORT_FEC] = "fec" };

	return im->mapped ? "map" : names[im->layout.kind];
}

static void
tell_no_header(struct import *im)
{
	if (im->mapped)
		csv_problem(&im->problems, 1, 0,
		    _("no row is as --map says: look at the numbers and the "
		      "names of the columns."));
	else
		csv_problem(&im->problems, 1, 0,
		    _("no line names the columns: date, libelle, recette, "
		      "depense, compte... or say which is what: --map "
		      "\"%s\""),
		    import_map_example());
}

static int
finish(struct import *im)
{
	if (!im->begun && im->problems.n == 0)
		tell_no_header(im);
	import_end_entry(im);
	import_fec_end(im);
	if (!im->failed && import_writer_end(im->writer) == -1)
		im->failed = true;
	if (im->failed)
		return -1;
	return csv_problems_end(&im->problems, db_err(im->db));
}

int
import_end(struct import *im, struct import_result *result)
{
	int rc = finish(im);

	im->result.layout = layout_name(im);
	*result = im->result;
	import_drop(im);
	return rc;
}

void
import_drop(struct import *im)
{
	import_writer_free(im->writer);
	import_fec_free(im->fec);
	err_fini(&im->own_err);
	columns_fini(im->layout.places, IN_COUNT);
	memo_fini(&im->memo);
	buf_fini(&im->problems.text);
	buf_fini(&im->day_text);
	buf_fini(&im->group);
	free(im->now.voucher);
	free(im->now.label);
	free(im->now.party);
	free(im->now.reference);
	free(im->now.postings);
	free(im->checked);
	free(im);
}
