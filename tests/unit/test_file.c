/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"

#define NOBODY 65534

/* A folder of its own for each test; its path stands in *state. */
static int
make_folder(void **state)
{
	char template[] = "/tmp/quitus-test-XXXXXX";

	if (mkdtemp(template) == NULL || chmod(template, 0755) == -1)
		return -1;
	*state = strdup(template);
	umask(022);
	return *state == NULL ? -1 : 0;
}

/* The folder's files, unlinked if asked. */
static int
count_files(const char *folder, int unlinked)
{
	DIR	      *dir = opendir(folder);
	struct dirent *e;
	char	       path[512];
	int	       n = 0;

	assert_non_null(dir);
	while ((e = readdir(dir)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		n++;
		snprintf(path, sizeof(path), "%s/%s", folder, e->d_name);
		if (unlinked && unlink(path) == -1)
			rmdir(path);
	}
	closedir(dir);
	return n;
}

static int
remove_folder(void **state)
{
	chmod(*state, 0755);
	count_files(*state, 1);
	rmdir(*state);
	free(*state);
	return 0;
}

static const char *
in(void **state, const char *name, char out[512])
{
	snprintf(out, 512, "%s/%s", (const char *)*state, name);
	return out;
}

/* With the C library, so that nothing tested is trusted. */
static void
put(const char *path, const char *content)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_true(fputs(content, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

static void
holds(const char *path, const char *content)
{
	FILE  *f = fopen(path, "r");
	char   got[256];
	size_t n;

	assert_non_null(f);
	n = fread(got, 1, sizeof(got) - 1, f);
	got[n] = '\0';
	fclose(f);
	assert_string_equal(got, content);
}

static void
said(struct err *err, const char *fmt, const char *path, const char *hint)
{
	char what[1024];

	snprintf(what, sizeof(what), "%.*s%s%s", (int)(strchr(fmt, '@') - fmt),
	    fmt, path, strchr(fmt, '@') + 1);
	assert_int_equal(err->kind, ERR_FILE);
	assert_string_equal(err_what(err), what);
	assert_string_equal(err_hint_text(err), hint);
	err_fini(err);
}

static void
writes_a_new_file(void **state)
{
	struct err  err = { .kind = ERR_NONE };
	struct stat st;
	char	    p[512];

	in(state, "new", p);
	assert_int_equal(file_write(p, "a\0b", 3, &err), 0);
	assert_int_equal(stat(p, &st), 0);
	assert_int_equal(st.st_size, 3);
	assert_int_equal(st.st_mode & 0777, 0644);
	assert_int_equal(count_files(*state, 0), 1);
	assert_int_equal(file_write(in(state, "empty", p), "", 0, &err), 0);
	holds(p, "");
}

static void
replaces_a_file_and_keeps_its_mode(void **state)
{
	struct err  err = { .kind = ERR_NONE };
	struct stat before, after;
	char	    p[512];

	put(in(state, "old", p), "old content, longer");
	assert_int_equal(chmod(p, 0600), 0);
	assert_int_equal(stat(p, &before), 0);
	assert_int_equal(file_write(p, "new", 3, &err), 0);
	holds(p, "new");
	assert_int_equal(stat(p, &after), 0);
	assert_int_equal(after.st_mode & 0777, 0600);
	assert_true(before.st_ino != after.st_ino);
	assert_int_equal(count_files(*state, 0), 1);
}

static void
follows_a_link(void **state)
{
	struct err  err = { .kind = ERR_NONE };
	struct stat st;
	char	    file[512], p[512];

	put(in(state, "file", file), "old");
	assert_int_equal(symlink("file", in(state, "link", p)), 0);
	assert_int_equal(file_write(p, "new", 3, &err), 0);
	holds(file, "new");
	assert_int_equal(lstat(p, &st), 0);
	assert_true(S_ISLNK(st.st_mode));
}

/* The write fails halfway: the old file is whole, nothing is left beside. */
static void
loses_nothing_when_it_fails(void **state)
{
	const struct rlimit small = { .rlim_cur = 4096,
		.rlim_max = RLIM_INFINITY };
	struct rlimit	    before;
	struct err	    err = { .kind = ERR_NONE };
	char		   *big = calloc(1, 100000), p[512];
	int		    rc;

	assert_non_null(big);
	put(in(state, "old", p), "precious");
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	rc = file_write(p, big, 100000, &err);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	signal(SIGXFSZ, SIG_DFL);
	assert_int_equal(rc, -1);
	said(&err, "“@” cannot be written: File too large.", p, "");
	holds(p, "precious");
	assert_int_equal(count_files(*state, 0), 1);
	free(big);
}

static void
tells_why_it_cannot_write(void **state)
{
	struct err err = { .kind = ERR_NONE };
	char	   p[512];

	assert_int_equal(file_write(in(state, "none/x", p), "x", 1, &err), -1);
	said(&err, "“@” cannot be written: its folder does not exist.", p,
	    "Create the folder first, or choose another place.");
	assert_int_equal(file_write(*state, "x", 1, &err), -1);
	said(&err, "“@” is a folder.", *state, "Add a file name to it.");
	assert_int_equal(file_write("/dev/full", "x", 1, &err), -1);
	said(&err, "“@” cannot be written: the disk is full.", "/dev/full",
	    "Make room, or choose another place.");
	assert_int_equal(file_write("", "x", 1, &err), -1);
	assert_int_equal(err.kind, ERR_FILE);
	err_fini(&err);
}

/* The same file stays what it is: a device is not replaced by a file. */
static void
writes_through_a_device(void **state)
{
	struct err  err = { .kind = ERR_NONE };
	struct stat st;

	(void)state;
	assert_int_equal(file_write("/dev/null", "x", 1, &err), 0);
	assert_int_equal(stat("/dev/null", &st), 0);
	assert_true(S_ISCHR(st.st_mode));
}

/* Root may do all, so the calls run as nobody when the tests run as root. */
static void
obeys_permissions(void **state)
{
	int	   root = geteuid() == 0;
	struct err err = { .kind = ERR_NONE };
	struct buf b = { .data = NULL };
	char	   p[512], q[512];

	put(in(state, "secret", p), "x");
	assert_int_equal(chmod(p, 0), 0);
	put(in(state, "fixed", q), "x");
	assert_int_equal(chmod(q, 0444), 0);
	assert_int_equal(chmod(*state, 0555), 0);
	if (root)
		assert_int_equal(seteuid(NOBODY), 0);
	assert_int_equal(file_read(p, 0, &b, &err), -1);
	said(&err, "you are not allowed to read the file “@”.", p, "");
	assert_int_equal(file_write(q, "y", 1, &err), -1);
	said(&err, "you are not allowed to write “@”.", q,
	    "Choose another place.");
	assert_int_equal(file_write(in(state, "new", p), "y", 1, &err), -1);
	said(&err, "you are not allowed to write “@”.", p,
	    "Choose another place.");
	if (root)
		assert_int_equal(seteuid(0), 0);
	holds(q, "x");
	buf_fini(&b);
}

static void
reads_a_file(void **state)
{
	struct err err = { .kind = ERR_NONE };
	struct buf b = { .data = NULL };
	char	  *big = malloc(200001), p[512];

	put(in(state, "f", p), "content");
	buf_adds(&b, "> ");
	assert_int_equal(file_read(p, 0, &b, &err), 0);
	assert_string_equal(buf_str(&b), "> content");
	buf_reset(&b);
	assert_int_equal(file_read(p, 7, &b, &err), 0);
	assert_string_equal(buf_str(&b), "content");
	buf_fini(&b);
	assert_non_null(big);
	memset(big, 'x', 200000);
	big[200000] = '\0';
	put(p, big);
	assert_int_equal(file_read(p, 0, &b, &err), 0);
	assert_string_equal(buf_str(&b), big);
	buf_fini(&b);
	free(big);
}

static void
tells_why_it_cannot_read(void **state)
{
	struct err err = { .kind = ERR_NONE };
	struct buf b = { .data = NULL };
	char	   p[512];

	assert_int_equal(file_read(in(state, "none", p), 0, &b, &err), -1);
	said(
	    &err, "there is no file “@”.", p, "Check its name and its folder.");
	assert_int_equal(file_read(*state, 0, &b, &err), -1);
	said(&err, "“@” is a folder.", *state, "Name a file that is in it.");
	assert_int_equal(file_read("/dev/null", 0, &b, &err), -1);
	said(&err, "“@” is not a regular file.", "/dev/null", "");
	assert_int_equal(mkfifo(in(state, "pipe", p), 0600), 0);
	assert_int_equal(file_read(p, 0, &b, &err), -1);
	said(&err, "“@” is not a regular file.", p, "");
	assert_string_equal(buf_str(&b), "");
	put(in(state, "big", p), "12345678");
	buf_adds(&b, "kept");
	assert_int_equal(file_read(p, 7, &b, &err), -1);
	said(&err, "the file “@” is too large.", p, "");
	assert_string_equal(buf_str(&b), "kept");
	buf_fini(&b);
}

static void
publishes_once(void **state)
{
	struct err err = { .kind = ERR_NONE };
	char	   tmp[512], p[512];

	put(in(state, "tmp", tmp), "first");
	assert_int_equal(file_publish(tmp, in(state, "final", p), &err), 0);
	holds(p, "first");
	assert_int_equal(count_files(*state, 0), 1);
	put(tmp, "second");
	assert_int_equal(file_publish(tmp, p, &err), -1);
	said(&err, "there is already a file “@”.", p,
	    "It is never replaced: choose another name.");
	holds(p, "first");
	holds(tmp, "second");
}

static void
tells_why_it_cannot_publish(void **state)
{
	struct err err = { .kind = ERR_NONE };
	char	   tmp[512], p[512];

	in(state, "tmp", tmp);
	assert_int_equal(file_publish(tmp, in(state, "x", p), &err), -1);
	said(&err, "there is no file “@”.", tmp,
	    "Check its name and its folder.");
	put(tmp, "x");
	assert_int_equal(file_publish(tmp, in(state, "no/x", p), &err), -1);
	said(&err, "“@” cannot be written: its folder does not exist.", p,
	    "Create the folder first, or choose another place.");
	holds(tmp, "x");
}

/* Names without a folder are those of the current one. */
static void
works_in_the_current_folder(void **state)
{
	struct err err = { .kind = ERR_NONE };
	char	   p[512];
	int	   here = open(".", O_RDONLY | O_DIRECTORY);

	assert_true(here >= 0);
	assert_int_equal(chdir(*state), 0);
	assert_int_equal(file_write("plain", "x", 1, &err), 0);
	assert_int_equal(file_publish("plain", "named", &err), 0);
	assert_int_equal(fchdir(here), 0);
	close(here);
	holds(in(state, "named", p), "x");
	assert_int_equal(count_files(*state, 0), 1);
}

static void
names_a_file(void **state)
{
	(void)state;
	assert_string_equal(file_name("/a/b.csv"), "b.csv");
	assert_string_equal(file_name("b.csv"), "b.csv");
	assert_string_equal(file_name("a/"), "");
	assert_string_equal(file_name("/"), "");
	assert_string_equal(file_name(""), "");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, make_folder, remove_folder)

int
main(void)
{
	const struct CMUnitTest tests[] = { TEST(writes_a_new_file),
		TEST(replaces_a_file_and_keeps_its_mode), TEST(follows_a_link),
		TEST(loses_nothing_when_it_fails),
		TEST(tells_why_it_cannot_write), TEST(writes_through_a_device),
		TEST(obeys_permissions), TEST(reads_a_file),
		TEST(tells_why_it_cannot_read), TEST(publishes_once),
		TEST(tells_why_it_cannot_publish),
		TEST(works_in_the_current_folder), TEST(names_a_file) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
