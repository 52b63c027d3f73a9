/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "format/fec.h"
#include "readers.h"

/* What single files of entries have in common. */

static bool
is_year(const char *s)
{
	return strlen(s) == 4 && strspn(s, "0123456789") == 4 && *s != '0';
}

/* "59-1398-2025.csv": department, number, first year. */
static bool
split_name(struct parcel *p, const char *path)
{
	char *name = xstrdup(file_name(path)), *number, *year;
	bool  good;

	name[strcspn(name, ".")] = '\0';
	number = strchr(name, '-');
	year = strrchr(name, '-');
	good = number != NULL && year > number + 1 && is_year(year + 1);
	if (good) {
		*number++ = '\0';
		*year++ = '\0';
		p->facts.department = xstrdup(name);
		p->facts.number = xstrdup(number);
		p->facts.year = atoi(year);
	}
	free(name);
	return good;
}

/* "123456789FEC20260831_59-1398.txt"; the law's own name stops after the
 * day. */
static bool
split_fec(struct parcel *p, const char *path)
{
	struct fec_name name;
	bool		told;

	if (fec_name_split(path, &name)) {
		p->siren = xstrdup(name.siren);
		p->facts.year = date_school_year(name.end);
	}
	told = name.number != NULL;
	if (told) {
		p->facts.department = xstrdup(name.department);
		p->facts.number = xstrdup(name.number);
	}
	fec_name_fini(&name);
	return told;
}

bool
reader_identify(struct parcel *p, const struct parcel_hint *hint)
{
	struct dossier_facts *f = &p->facts;
	bool known = p->kind == PARCEL_FEC ? split_fec(p, p->path) :
					     split_name(p, p->path);

	if (hint->coop != NULL) {
		free(f->department);
		free(f->number);
		f->department = xstrdup(hint->department);
		f->number = xstrdup(hint->coop);
	}
	if (hint->year != 0)
		f->year = hint->year;
	if (f->department == NULL)
		f->department = xstrdup("");
	if (f->number == NULL)
		f->number = xstrdup("");
	f->name = xstrdup("");
	f->town = xstrdup("");
	f->agents = xstrdup("");
	if (!known && (hint->coop == NULL || f->year == 0)) {
		if (p->kind == PARCEL_FEC)
			parcel_problem(p,
			    _("it does not say whose entries it holds: give "
			      "--coop and --year, or call it "
			      "123456789FEC20260831_%s-1398.txt."),
			    hint->department);
		else
			parcel_problem(p,
			    _("it does not say whose entries it holds: give "
			      "--coop and --year, or call it "
			      "%s-1398-2025.csv."),
			    hint->department);
		f->year = 0;
		return false;
	}
	f->start = date_year_start(f->year);
	f->end = date_year_end(f->year);
	p->tally.start = f->start;
	return true;
}

/* The same entries of the same coop are the same, whatever the file. */
void
reader_hash_content(struct parcel *p)
{
	struct buf all = { .data = NULL };
	size_t	   i;

	buf_addf(&all, "%s %s %s %d\n", p->kind == PARCEL_FEC ? "fec" : "csv",
	    p->facts.department, p->facts.number, p->facts.year);
	for (i = 0; i < p->n; i++)
		buf_addf(&all, "%lld %lld\n", (long long)p->postings[i].entry,
		    (long long)p->postings[i].cents);
	buf_add(&all, buf_str(&p->texts), p->texts.len);
	hash_hex(buf_str(&all), all.len, p->content);
	buf_fini(&all);
}
