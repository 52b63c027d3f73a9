/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "cli/ctx.h"

void
fuzz_expect(int holds)
{
	if (!holds)
		abort();
}

/* A message may run over lines. */
static void
expect_shown(const char *text)
{
	const char *line;

	fuzz_expect(utf8_valid(text, strlen(text)));
	for (line = text; *line != '\0'; line++)
		fuzz_expect((unsigned char)*line >= ' ' || *line == '\n');
}

void
fuzz_expect_told(const struct err *err)
{
	fuzz_expect(err->kind != ERR_NONE && err_what(err)[0] != '\0');
	expect_shown(err_what(err));
	expect_shown(err_hint_text(err));
}

int
fuzz_run(const char *const *words)
{
	char	      *argv[16], *out = NULL, *err = NULL;
	size_t	       nout, nerr;
	struct streams io = { .in = stdin,
		.out = open_memstream(&out, &nout),
		.err = open_memstream(&err, &nerr) };
	int	       argc, status;

	for (argc = 0; words[argc] != NULL; argc++)
		argv[argc] = xstrdup(words[argc]);
	argv[argc] = NULL;
	status = cli_main(argc, argv, &io);
	fclose(io.out);
	fclose(io.err);
	while (argc > 0)
		free(argv[--argc]);
	free(out);
	free(err);
	fuzz_expect(status >= 0 && status <= 4);
	return status;
}

char *
fuzz_modules(void)
{
	const char *program = getenv("QUITUS"), *slash;

	slash = program == NULL ? NULL : strrchr(program, '/');
	return slash == NULL ?
	    xstrdup("modules") :
	    xasprintf("%.*s/modules", (int)(slash - program), program);
}

char *
fuzz_path(const char *end)
{
	return xasprintf("%s/quitus-fuzz-%ld%s",
	    access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp", (long)getpid(),
	    end);
}

void
fuzz_put(const char *path, const void *bytes, size_t len)
{
	FILE *f = fopen(path, "wb");

	fuzz_expect(f != NULL);
	fwrite(bytes, 1, len, f);
	fuzz_expect(fclose(f) == 0);
}
