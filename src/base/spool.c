/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

#define MUCH ((size_t)256 * 1024)

static const char *
folder(void)
{
	const char *asked = getenv("TMPDIR");

	return asked != NULL && asked[0] != '\0' ? asked : P_tmpdir;
}

/* Not every file system has files without a name. */
static FILE *
open_file(void)
{
	int   fd = open(folder(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	FILE *file = fd == -1 ? tmpfile() : fdopen(fd, "w+");

	if (file == NULL && fd != -1)
		close(fd);
	return file;
}

void
spool_fini(struct spool *s)
{
	if (s->file != NULL)
		fclose(s->file);
	*s = (struct spool){ .file = NULL };
}

void
spool_take(struct spool *s, struct buf *b)
{
	if (s == NULL || b->len < MUCH || s->none)
		return;
	if (s->file == NULL)
		s->file = open_file();
	if (s->file == NULL) {
		s->none = true;
		return;
	}
	if (s->code == 0 &&
	    (fwrite(b->data, 1, b->len, s->file) != b->len ||
		fflush(s->file) == EOF))
		s->code = errno;
	buf_reset(b);
}

bool
spool_has(const struct spool *s)
{
	return s->file != NULL;
}

int
spool_check(const struct spool *s, struct err *err)
{
	if (s->code == 0)
		return 0;
	err_set(err, ERR_FILE,
	    _("there is no room for so long an answer in the folder of "
	      "temporary files: %s."),
	    strerror(s->code));
	return err_hint(err, _("Make room in %s, or ask for less."), folder());
}

int
spool_each(struct spool *s, spool_fn *fn, void *arg)
{
	char   part[16384];
	size_t n;
	int    rc = 0;

	if (s->file == NULL)
		return 0;
	if (s->code != 0) {
		errno = s->code;
		return -1;
	}
	rewind(s->file);
	while (rc == 0 && (n = fread(part, 1, sizeof(part), s->file)) > 0)
		rc = fn(part, n, arg);
	if (rc != 0 || !ferror(s->file))
		return rc;
	if (s->code == 0)
		s->code = errno;
	return -1;
}
