/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "play.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "cli/ctx.h"

enum { WORDS = 32, HANG = 60 };

void
play_init(struct play *p)
{
	const char *tmp = getenv("TMPDIR");

	memset(p, 0, sizeof(*p));
	if (access("/dev/shm", W_OK) == 0)
		tmp = "/dev/shm";
	snprintf(p->folder, sizeof(p->folder), "%s/faults-XXXXXX",
	    tmp != NULL ? tmp : "/tmp");
	assert_non_null(mkdtemp(p->folder));
	snprintf(p->work, sizeof(p->work), "%s/work", p->folder);
	snprintf(p->ledger, sizeof(p->ledger), "%s/coop.quitus", p->work);
	assert_int_equal(mkdir(p->work, 0700), 0);
	p->fault = mmap(NULL, sizeof(*p->fault), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	assert_ptr_not_equal(p->fault, MAP_FAILED);
	setenv("QUITUS_TODAY", "2024-09-12", 1);
}

static void
empty(const char *folder)
{
	DIR	      *d = opendir(folder);
	struct dirent *e;
	char	       path[512];

	assert_non_null(d);
	while ((e = readdir(d)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, e->d_name);
		if (unlink(path) == -1 && errno == EISDIR) {
			empty(path);
			rmdir(path);
		}
	}
	closedir(d);
}

void
play_fini(struct play *p)
{
	empty(p->work);
	rmdir(p->work);
	empty(p->folder);
	rmdir(p->folder);
	munmap(p->fault, sizeof(*p->fault));
	free(p->out);
	free(p->err);
}

static void
put(const char *path, const void *bytes, size_t len)
{
	FILE *fp = fopen(path, "w");

	assert_non_null(fp);
	assert_int_equal(fwrite(bytes, 1, len, fp), len);
	assert_int_equal(fclose(fp), 0);
}

void
play_put(const struct play *p, const char *name, const void *bytes, size_t len)
{
	char path[512];

	snprintf(path, sizeof(path), "%s/%s", p->folder, name);
	put(path, bytes, len);
}

char *
play_get(const char *path, size_t *len)
{
	FILE  *fp = fopen(path, "r");
	char  *bytes;
	size_t n;

	assert_non_null(fp);
	fseek(fp, 0, SEEK_END);
	n = (size_t)ftell(fp);
	rewind(fp);
	bytes = xmalloc(n + 1);
	assert_int_equal(fread(bytes, 1, n, fp), n);
	bytes[n] = '\0';
	fclose(fp);
	if (len != NULL)
		*len = n;
	return bytes;
}

void
play_lay(const struct play *p, const void *bytes, size_t len)
{
	empty(p->work);
	if (bytes != NULL)
		put(p->ledger, bytes, len);
}

bool
play_tidy(const struct play *p)
{
	DIR	      *d = opendir(p->work);
	struct dirent *e;
	bool	       tidy = true;

	assert_non_null(d);
	while ((e = readdir(d)) != NULL)
		tidy = tidy &&
		    (strcmp(e->d_name, ".") == 0 ||
			strcmp(e->d_name, "..") == 0 ||
			strcmp(e->d_name, "coop.quitus") == 0 ||
			strcmp(e->d_name, "sauvegardes") == 0);
	closedir(d);
	return tidy;
}

/* Words of the line, in text; returns how many. */
static int
split(const struct play *p, const char *line, struct buf *text, char **words)
{
	char *word, *rest;
	int   n = 0;

	for (; *line != '\0'; line++) {
		if (*line == '@')
			buf_adds(text, p->folder);
		else
			buf_addc(text, *line);
	}
	for (rest = text->data; (word = strsep(&rest, "|")) != NULL;) {
		assert_true(n < WORDS);
		words[n++] = word;
	}
	return n;
}

/* The streams are not buffered: what was printed before a kill is there. */
static FILE *
stream(const struct play *p, const char *name)
{
	char  path[512];
	FILE *fp;

	snprintf(path, sizeof(path), "%s/%s", p->folder, name);
	fp = fopen(path, "w");
	if (fp == NULL)
		abort();
	setvbuf(fp, NULL, _IONBF, 0);
	return fp;
}

static _Noreturn void
child(struct play *p, int argc, char **argv)
{
	struct streams io = {
		.in = stdin, .out = stream(p, "out"), .err = stream(p, "err")
	};
	int status;

	/* Running out of memory is told to the real one. */
	if (dup2(fileno(io.err), STDERR_FILENO) == -1)
		abort();
	alarm(HANG);
	if (p->fault->memory.at > 0)
		memory_install(&p->fault->memory);
	if (p->fault->shim.fault != FAULT_NONE)
		shim_install(&p->fault->shim);
	status = cli_main(argc, argv, &io);
	if (p->fault->shim.fault == FAULT_POWER ||
	    p->fault->shim.fault == FAULT_TORN)
		shim_lose(&p->fault->shim);
	_exit(status);
}

void
play_run(struct play *p, const char *line)
{
	static const char *const names[] = { "out", "err" };
	char			*argv[WORDS + 8], path[512];
	struct buf		 text = { .data = NULL };
	int			 argc = 0, status, i;
	pid_t			 pid;

	argv[argc++] = (char *)(uintptr_t) "quitus";
	argv[argc++] = (char *)(uintptr_t) "--lang=en";
	if (strncmp(line, "init", 4) != 0) {
		argv[argc++] = (char *)(uintptr_t) "-f";
		argv[argc++] = p->ledger;
	}
	argc += split(p, line, &text, argv + argc);
	argv[argc] = NULL;
	fflush(NULL);
	pid = fork();
	assert_int_not_equal(pid, -1);
	if (pid == 0)
		child(p, argc, argv);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	buf_fini(&text);
	p->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	p->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	free(p->out);
	free(p->err);
	for (i = 0; i < 2; i++) {
		snprintf(path, sizeof(path), "%s/%s", p->folder, names[i]);
		*(i == 0 ? &p->out : &p->err) = play_get(path, NULL);
	}
}

void
play_plain(struct play *p, const char *line)
{
	memset(p->fault, 0, sizeof(*p->fault));
	play_run(p, line);
}

static void
dump_table(sqlite3 *db, const char *table, struct buf *out)
{
	char	     *sql = sqlite3_mprintf("SELECT * FROM \"%w\"", table);
	sqlite3_stmt *st;
	const char   *text;
	int	      i;

	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK);
	buf_addf(out, "== %s\n", table);
	while (sqlite3_step(st) == SQLITE_ROW) {
		for (i = 0; i < sqlite3_column_count(st); i++) {
			text = sqlite3_column_blob(st, i);
			buf_addf(out, "|%d:", sqlite3_column_type(st, i));
			if (text != NULL)
				buf_add(out, text,
				    (size_t)sqlite3_column_bytes(st, i));
		}
		buf_addc(out, '\n');
	}
	assert_int_equal(sqlite3_finalize(st), SQLITE_OK);
	sqlite3_free(sql);
}

char *
play_dump(const char *ledger)
{
	struct buf    out = { .data = NULL };
	sqlite3	     *db;
	sqlite3_stmt *st;
	size_t	      i;

	assert_int_equal(
	    sqlite3_open_v2(ledger, &db, SQLITE_OPEN_READWRITE, NULL),
	    SQLITE_OK);
	assert_int_equal(
	    sqlite3_prepare_v2(db,
		"SELECT name FROM sqlite_schema WHERE type = 'table'"
		" ORDER BY name",
		-1, &st, NULL),
	    SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW)
		dump_table(db, (const char *)sqlite3_column_text(st, 0), &out);
	assert_int_equal(sqlite3_finalize(st), SQLITE_OK);
	sqlite3_close(db);
	/* As text: a row never needs its zero bytes to differ here. */
	for (i = 0; i < out.len; i++)
		if (out.data[i] == '\0')
			out.data[i] = '0';
	return buf_steal(&out);
}
