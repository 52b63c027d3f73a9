/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "chunks.h"
#include "format/fec.h"

enum { SIREN = 9, DAY_AT = SIREN + 3, DAY = 8 };

static bool
split(char *name, struct fec_name *f)
{
	char  iso[DATE_ISO], *rest, *coop, *number;
	char *day = name + DAY_AT;

	name[strcspn(name, ".")] = '\0';
	if (strlen(name) < DAY_AT + DAY ||
	    strspn(name, "0123456789") != SIREN ||
	    strncasecmp(name + SIREN, "FEC", 3) != 0)
		return false;
	snprintf(iso, sizeof(iso), "%.4s-%.2s-%.2s", day, day + 4, day + 6);
	rest = day + DAY;
	if ((*rest != '\0' && *rest != '_') ||
	    date_parse_iso(iso, &f->end) == -1)
		return false;
	if (strspn(name, "0") < SIREN)
		memcpy(f->siren, name, SIREN);
	f->siren[SIREN] = '\0';
	coop = rest + (*rest == '_');
	number = strchr(coop, '-');
	if (number != NULL && number > coop && number[1] != '\0') {
		f->department = xstrndup(coop, (size_t)(number - coop));
		f->number = xstrdup(number + 1);
	}
	return true;
}

bool
fec_name_split(const char *path, struct fec_name *f)
{
	char *name = xstrdup(file_name(path));
	bool  good;

	*f = (struct fec_name){ .siren = "" };
	good = split(name, f);
	free(name);
	return good;
}

void
fec_name_fini(struct fec_name *f)
{
	free(f->department);
	free(f->number);
	*f = (struct fec_name){ .siren = "" };
}

/* The first cell of the header, whatever blank lines stand before it. */
static bool
is_header(const char *s, size_t len)
{
	static const char first[] = "JournalCode";
	size_t		  n = sizeof(first) - 1;

	if (len > 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0) {
		s += 3;
		len -= 3;
	}
	for (; len > 0 && (*s == '\r' || *s == '\n'); len--)
		s++;
	return len > n && strncasecmp(s, first, n) == 0 &&
	    (s[n] == '\t' || s[n] == '|');
}

bool
fec_is(const char *path)
{
	struct fec_name name;
	struct chunks	c;
	struct err	err = { .kind = ERR_NONE };
	bool		is = fec_name_split(path, &name);

	fec_name_fini(&name);
	if (is)
		return true;
	is = chunks_begin(&c, path, &err) == 0 && is_header(c.data, c.len);
	chunks_end(&c);
	err_fini(&err);
	return is;
}
