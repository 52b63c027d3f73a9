/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit/parcel.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "readers.h"

const char *
parcel_text(const struct parcel *p, uint32_t place)
{
	return place == 0 ? NULL : p->texts.data + place;
}

uint32_t
parcel_add_text(struct parcel *p, const char *text)
{
	uint32_t place;

	if (*text == '\0')
		return 0;
	if (p->texts.len == 0)
		buf_addc(&p->texts, '\0');
	place = (uint32_t)p->texts.len;
	buf_add(&p->texts, text, strlen(text) + 1);
	return place;
}

struct parcel_posting *
parcel_add_posting(struct parcel *p)
{
	p->postings = xgrow(p->postings, p->n, &p->cap, sizeof(*p->postings));
	memset(&p->postings[p->n], 0, sizeof(*p->postings));
	return &p->postings[p->n++];
}

void
parcel_problem(struct parcel *p, const char *fmt, ...)
{
	struct buf text = { .data = NULL };
	va_list	   ap;

	va_start(ap, fmt);
	buf_addv(&text, fmt, ap);
	va_end(ap);
	p->problems.file = p->path;
	csv_problem(&p->problems, 0, 0, "%s", buf_str(&text));
	buf_fini(&text);
}

void
parcel_take_error(struct parcel *p, struct err *err)
{
	if (err->kind == ERR_NONE)
		return;
	if (err_hint_text(err)[0] != '\0')
		parcel_problem(p, "%s %s", err_what(err), err_hint_text(err));
	else
		parcel_problem(p, "%s", err_what(err));
	err_fini(err);
}

static bool
begins_with(const char *path, const char *bytes)
{
	struct stat st;
	char	    head[16] = "";
	size_t	    n = strlen(bytes);
	FILE	   *fp;
	bool	    same;

	/* A pipe would never be opened. */
	if (stat(path, &st) == -1 || !S_ISREG(st.st_mode) ||
	    (fp = fopen(path, "rbe")) == NULL)
		return false;
	same = fread(head, 1, n, fp) == n && memcmp(head, bytes, n) == 0;
	fclose(fp);
	return same;
}

static bool
is_zip(const char *path)
{
	return begins_with(path, "PK\x03\x04");
}

/* The books themselves, sent in place of what is made of them. */
static bool
is_ledger(const char *path)
{
	size_t n = strlen(path), end = strlen(".quitus");

	return n > end && strcmp(path + n - end, ".quitus") == 0 &&
	    begins_with(path, "SQLite format 3");
}

void
parcel_read(struct parcel *p, const char *path, enum parcel_kind kind,
    const struct parcel_hint *hint)
{
	*p = (struct parcel){ .kind = kind, .path = xstrdup(path) };
	p->problems.file = p->path;
	if (kind == PARCEL_UNKNOWN && is_zip(path))
		p->kind = PARCEL_DOSSIER;
	switch (p->kind) {
	case PARCEL_DOSSIER:
		reader_dossier(p, hint);
		break;
	case PARCEL_CSV:
		reader_csv(p, hint);
		break;
	case PARCEL_FEC:
		reader_fec(p, hint);
		break;
	default:
		if (is_ledger(path)) {
			parcel_problem(p,
			    _("this is the ledger of a coop: have its dossier "
			      "made of it, with “quitus export dossier”."));
			break;
		}
		parcel_problem(p,
		    _("this is neither a dossier, nor a CSV of entries, nor a "
		      "FEC."));
	}
	p->problems.file = p->path;
}

void
parcel_empty(struct parcel *p)
{
	dossier_facts_fini(&p->facts);
	free(p->software);
	free(p->siren);
	p->software = p->siren = NULL;
	archive_fini(&p->files);
	free(p->postings);
	p->postings = NULL;
	p->n = p->cap = 0;
	buf_fini(&p->texts);
	buf_fini(&p->seals);
	tally_fini(&p->tally);
}

void
parcel_fini(struct parcel *p)
{
	parcel_empty(p);
	free(p->path);
	buf_fini(&p->problems.text);
	*p = (struct parcel){ .path = NULL };
}
