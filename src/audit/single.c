/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "readers.h"

#define SIREN 9 /* digits */

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

/* "123456789FEC20260831_59-1398.txt": SIREN, last day, department, number; the
 * law's own name stops after the day. */
static bool
split_fec(struct parcel *p, const char *path)
{
	char	   *name = xstrdup(file_name(path)), *coop, *number;
	char	    iso[DATE_ISO];
	struct date end = { 0 };
	bool	    dated = false, good = false;

	name[strcspn(name, ".")] = '\0';
	if (strlen(name) >= SIREN + 11 && strspn(name, "0123456789") == SIREN &&
	    strncasecmp(name + SIREN, "FEC", 3) == 0) {
		snprintf(iso, sizeof(iso), "%.4s-%.2s-%.2s", name + SIREN + 3,
		    name + SIREN + 7, name + SIREN + 9);
		dated = date_parse_iso(iso, &end) == 0;
	}
	if (dated) {
		p->siren = xstrndup(name, SIREN);
		p->facts.year = date_school_year(end);
		coop = strchr(name, '_');
		number = coop != NULL ? strchr(coop, '-') : NULL;
		good = number != NULL && number[1] != '\0';
		if (good) {
			p->facts.department = xstrndup(
			    coop + 1, (size_t)(number - coop) - 1);
			p->facts.number = xstrdup(number + 1);
		}
	}
	free(name);
	return good;
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
