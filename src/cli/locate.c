/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "cli/locate.h"

#define NAMED 8 /* files that a message names */

static const char *const extensions[] = {
	[STORE_LEDGER] = ".quitus", [STORE_AUDIT] = ".quitus-audit"
};

struct found {
	char **names;
	size_t n, cap;
};

static int
compare(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

static bool
is_named(enum store store, const char *name)
{
	size_t len = strlen(name), ext = strlen(extensions[store]);

	return len > ext && strcmp(name + len - ext, extensions[store]) == 0;
}

/* A hidden file is not something that the user put there. */
static bool
is_store(enum store store, const char *name)
{
	struct stat st;

	return name[0] != '.' && is_named(store, name) &&
	    stat(name, &st) == 0 && S_ISREG(st.st_mode);
}

static int
search_folder(enum store store, struct found *f, struct err *err)
{
	struct dirent *entry;
	DIR	      *dir;

	dir = opendir(".");
	if (dir == NULL)
		return err_set(err, ERR_FILE,
		    _("the current folder cannot be read: %s."),
		    strerror(errno));
	while ((entry = readdir(dir)) != NULL) {
		if (!is_store(store, entry->d_name))
			continue;
		f->names = xgrow(f->names, f->n, &f->cap, sizeof(*f->names));
		f->names[f->n++] = xstrdup(entry->d_name);
	}
	closedir(dir);
	if (f->n > 1)
		qsort(f->names, f->n, sizeof(*f->names), compare);
	return 0;
}

static void
refuse_several(enum store store, const struct found *f, struct err *err)
{
	struct buf names = { .data = NULL };
	size_t	   i;

	for (i = 0; i < f->n && i < NAMED; i++)
		buf_addf(&names, "%s%s", i > 0 ? ", " : "", f->names[i]);
	if (f->n > NAMED)
		buf_adds(&names, ", ...");
	err_set(err, ERR_FILE,
	    store == STORE_LEDGER ?
		_("there are several ledgers in this folder: %s.") :
		_("there are several audit files in this folder: %s."),
	    buf_str(&names));
	err_hint(err, _("Say which one: quitus -f %s ..."), f->names[0]);
	buf_fini(&names);
}

static void
refuse_none(enum store store, struct err *err)
{
	if (store == STORE_AUDIT) {
		err_set(err, ERR_FILE,
		    _("there is no audit file (*.quitus-audit) in this "
		      "folder."));
		err_hint(err,
		    _("Say where it is: quitus -f FILE ...\n"
		      "Or make one: quitus audit init FILE --department N"));
		return;
	}
	err_set(
	    err, ERR_FILE, _("there is no ledger (*.quitus) in this folder."));
	err_hint(err,
	    _("Say where it is: quitus -f FILE ...\n"
	      "Or make one: quitus init FILE --name \"École ...\" --number N "
	      "--department N"));
}

/* What is asked for, on the line or by the environment. */
static const char *
find_asked(enum store store, const char *asked)
{
	const char *env = getenv("QUITUS_FILE");

	if (asked == NULL && env != NULL && env[0] != '\0' &&
	    (store == STORE_LEDGER || is_named(store, env)))
		return env;
	return asked;
}

static void
free_found(struct found *f)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		free(f->names[i]);
	free(f->names);
}

bool
locate_finds_none(enum store store, const char *asked)
{
	struct err   err = { .kind = ERR_NONE };
	struct found f = { .n = 0 };
	bool	     none;

	none = find_asked(store, asked) == NULL &&
	    search_folder(store, &f, &err) == 0 && f.n == 0;
	free_found(&f);
	err_fini(&err);
	return none;
}

char *
locate_store(enum store store, const char *asked, struct err *err)
{
	struct found f = { .n = 0 };
	char	    *name = NULL;

	asked = find_asked(store, asked);
	if (asked != NULL)
		return xstrdup(asked);
	if (search_folder(store, &f, err) == 0) {
		if (f.n == 0)
			refuse_none(store, err);
		else if (f.n > 1)
			refuse_several(store, &f, err);
		else
			name = xstrdup(f.names[0]);
	}
	free_found(&f);
	return name;
}

char *
locate_program(const char *argv0)
{
	char	    path[4096];
	const char *slash;
	ssize_t	    len;

	len = readlink("/proc/self/exe", path, sizeof(path) - 1);
	if (len > 0) {
		path[len] = '\0';
		argv0 = path;
	}
	slash = argv0 == NULL ? NULL : strrchr(argv0, '/');
	return slash == NULL ? NULL : xstrndup(argv0, (size_t)(slash - argv0));
}
