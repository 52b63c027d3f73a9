/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit/sources.h"

#include <errno.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/xalloc.h"

static void
add(struct sources *s, const char *path, enum parcel_kind kind)
{
	s->list = xgrow(s->list, s->n, &s->cap, sizeof(*s->list));
	s->list[s->n++] = (struct source){ xstrdup(path), kind };
}

static bool
is_dossier(const char *folder)
{
	char *path = xasprintf("%s/ecritures.csv", folder);
	bool  there = access(path, F_OK) == 0;

	free(path);
	return there;
}

static bool
ends_with(const char *name, const char *end)
{
	size_t len = strlen(name), n = strlen(end);

	return len > n && strcasecmp(name + len - n, end) == 0;
}

/* By its name; what it really is, its reader finds out. */
static enum parcel_kind
kind_of(const char *name)
{
	if (ends_with(name, ".zip"))
		return PARCEL_DOSSIER;
	if (ends_with(name, ".csv"))
		return PARCEL_CSV;
	if (ends_with(name, ".txt") && strcasestr(name, "fec") != NULL &&
	    !ends_with(name, "_description.txt"))
		return PARCEL_FEC;
	return PARCEL_UNKNOWN;
}

static void
take(struct sources *s, FTS *tree, FTSENT *entry)
{
	bool		 named = entry->fts_level == FTS_ROOTLEVEL;
	enum parcel_kind kind;

	switch (entry->fts_info) {
	case FTS_D:
		if (!named && entry->fts_name[0] == '.') {
			fts_set(tree, entry, FTS_SKIP);
		} else if (is_dossier(entry->fts_accpath)) {
			add(s, entry->fts_path, PARCEL_DOSSIER);
			fts_set(tree, entry, FTS_SKIP);
		}
		break;
	case FTS_DNR:
	case FTS_ERR:
	case FTS_NS:
		add(s, entry->fts_path, PARCEL_DOSSIER);
		break;
	case FTS_F:
		kind = kind_of(entry->fts_name);
		if (named ||
		    (kind != PARCEL_UNKNOWN && entry->fts_name[0] != '.'))
			add(s, entry->fts_path, kind);
		break;
	default:
		/* A pipe or a device that was named is told by its reader. */
		if (named && entry->fts_info == FTS_DEFAULT)
			add(s, entry->fts_path, kind_of(entry->fts_name));
	}
}

static int
compare(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* One at a time, for fts would sort what was named too. */
static int
find(struct sources *s, char *path, struct err *err)
{
	char *const paths[] = { path, NULL };
	FTS	   *tree;
	FTSENT	   *entry;
	int	    code;

	tree = fts_open(
	    paths, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, compare);
	if (tree == NULL)
		return err_set(err, ERR_FILE, _("“%s” cannot be read: %s."),
		    path, strerror(errno));
	while ((entry = fts_read(tree)) != NULL)
		take(s, tree, entry);
	code = errno;
	fts_close(tree);
	if (code != 0)
		return err_set(err, ERR_FILE, _("“%s” cannot be read: %s."),
		    path, strerror(code));
	return 0;
}

int
sources_find(struct sources *s, char *const *paths, struct err *err)
{
	for (; *paths != NULL; paths++)
		if (find(s, *paths, err) == -1)
			return -1;
	return 0;
}

void
sources_fini(struct sources *s)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		free(s->list[i].path);
	free(s->list);
	*s = (struct sources){ .list = NULL };
}
