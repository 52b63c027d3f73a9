/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "format/table.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "chunks.h"

#define LOOK 1024 /* bytes in which another kind of file shows itself */

/* What people give in place of a CSV, by its first bytes. */
static const struct other {
	const char *bytes;
	size_t	    len;
	const char *what;
} others[] = { { "PK\x03\x04", 4, N_("a spreadsheet's own file, or a zip") },
	{ "\xd0\xcf\x11\xe0", 4, N_("a file of an old spreadsheet") },
	{ "SQLite format 3", 15, N_("a database") },
	{ "%PDF", 4, N_("a PDF document") },
	{ "\x1f\x8b", 2, N_("a compressed file") },
	{ "\x89PNG", 4, N_("a picture") },
	{ "\xff\xd8\xff", 3, N_("a picture") } };

/* ---- What kind of file it is ---- */

static int
refuse_kind(const struct chunks *c, const char *what)
{
	err_set(c->err, ERR_FILE, _("“%s” is %s, not a table in CSV."),
	    file_name(c->path), what);
	return err_hint(c->err,
	    _("Open it in your spreadsheet, save the sheet as CSV, then import "
	      "that file."));
}

static bool
is_page(const char *bytes, size_t len)
{
	char *head = xstrndup(bytes, len < LOOK ? len : LOOK);
	bool  page = strcasestr(head, "<!doctype html") != NULL ||
	    strcasestr(head, "<html") != NULL;

	free(head);
	return page;
}

static int
check_kind(const struct chunks *c)
{
	size_t i;

	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (c->len >= others[i].len &&
		    memcmp(c->data, others[i].bytes, others[i].len) == 0)
			return refuse_kind(c, _(others[i].what));
	if (is_page(c->data, c->len))
		return refuse_kind(c, _("a web page"));
	return 0;
}

/* ---- Rows ---- */

struct feeding {
	struct csv	*csv;
	struct csv_fault fault;
	int		 fd;
	table_watch_fn	*watch; /* NULL: nobody does */
	void		*watcher;
};

static int
feed(const char *s, size_t len, void *arg)
{
	struct feeding *f = arg;

	if (f->watch != NULL)
		f->watch((size_t)lseek(f->fd, 0, SEEK_CUR), f->watcher);
	return csv_feed(f->csv, s, len, &f->fault);
}

static int
read_rows(struct chunks *c, struct feeding *f, struct csv_problems *problems)
{
	int rc, end;

	f->fd = c->fd;
	rc = chunks_each(c, feed, f);
	end = csv_close(f->csv, &f->fault);
	if (f->fault.what != NULL) {
		csv_problem(problems, f->fault.line, f->fault.column, "%s",
		    f->fault.what);
		return 0;
	}
	return rc != 0 ? rc : end;
}

int
table_each(const char *path, csv_row_fn *fn, void *arg,
    struct csv_problems *problems, struct err *err)
{
	return table_each_watched(path, fn, arg, NULL, NULL, problems, err);
}

int
table_each_watched(const char *path, csv_row_fn *fn, void *arg,
    table_watch_fn *watch, void *watcher, struct csv_problems *problems,
    struct err *err)
{
	struct feeding f = { .watch = watch, .watcher = watcher };
	struct chunks  c;
	int	       rc = chunks_begin(&c, path, err);

	c.hint = _("In the spreadsheet, save the sheet as CSV, then import "
		   "that file.");
	if (rc == 0)
		rc = check_kind(&c);
	if (rc == 0) {
		f.csv = csv_open(0, fn, arg);
		rc = read_rows(&c, &f, problems);
	}
	chunks_end(&c);
	return rc;
}

bool
table_is_spreadsheet(const char *path)
{
	/* What the first file of such a zip is called, after its header. */
	static const char *const names[] = { "[Content_Types].xml", "mimetype",
		"_rels/", "xl/", "docProps/" };
	enum { NAME_AT = 30 };
	char	head[NAME_AT + 24] = "";
	int	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool	is = false;
	size_t	i;
	ssize_t n;

	if (fd == -1)
		return false;
	n = read(fd, head, sizeof(head) - 1);
	close(fd);
	if (n <= NAME_AT || memcmp(head, "PK\x03\x04", 4) != 0)
		return false;
	for (i = 0; i < sizeof(names) / sizeof(names[0]) && !is; i++)
		is = strncmp(head + NAME_AT, names[i], strlen(names[i])) == 0;
	return is;
}

int
table_size(const char *path, size_t *bytes, struct err *err)
{
	struct stat st;

	if (stat(path, &st) == -1)
		return file_fail_read(path, errno, err);
	*bytes = (size_t)st.st_size;
	return 0;
}
