/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "format/archive.h"
#include "zip_help.h"

static void
run(const char *command)
{
	assert_int_equal(system(command), 0);
}

static void
check_file(const struct archive *a, const char *name, const char *bytes)
{
	const struct archive_file *f = archive_find(a, name);

	assert_non_null(f);
	assert_int_equal(f->bytes.len, strlen(bytes));
	assert_memory_equal(buf_str(&f->bytes), bytes, strlen(bytes));
}

/* What these bytes, read as a zip, are refused for; NULL: it was read. */
static char *
refusal_of_bytes(const struct buf *zip, const struct archive_limits *limits)
{
	struct archive a;
	struct err     err = { .kind = ERR_NONE };
	char	      *what = NULL;
	int	       rc;

	rc = archive_read_bytes(
	    "a.zip", zip->data, zip->len, limits, zip_modules(), &a, &err);
	if (rc == -1) {
		assert_int_equal(err.kind, ERR_FILE);
		assert_string_not_equal(err_hint_text(&err), "");
		assert_int_equal(a.n, 0);
		what = xstrdup(err_what(&err));
	}
	archive_fini(&a);
	err_fini(&err);
	return what;
}

static void
assert_refused(const struct buf *zip, const char *reason)
{
	char *what = refusal_of_bytes(zip, NULL);

	if (what == NULL)
		fail_msg("read, in place of “%s”", reason);
	if (strstr(what, reason) == NULL)
		fail_msg("“%s” does not tell “%s”", what, reason);
	free(what);
}

static void
refuse_forged(const struct forged *files, size_t n, const char *reason)
{
	struct buf zip = { .data = NULL };

	zip_forge(files, n, &zip);
	assert_refused(&zip, reason);
	buf_fini(&zip);
}

static void
refuse_name(const char *name, size_t len)
{
	struct forged f = { .name = name, .name_len = len, .bytes = "x" };

	refuse_forged(&f, 1, "no name that a file of a dossier can have");
}

/* ---- Reading ---- */

static void
read_at_top(void **state)
{
	static const struct forged files[] = { { .name = "b.csv",
						   .bytes = "two" },
		{ .name = "a.csv", .bytes = "one", .mode = 0100644 } };
	struct buf		   zip = { .data = NULL };
	struct archive		   a;
	struct err		   err = { .kind = ERR_NONE };

	(void)state;
	zip_forge(files, 2, &zip);
	assert_int_equal(archive_read_bytes("a.zip", zip.data, zip.len, NULL,
			     zip_modules(), &a, &err),
	    0);
	assert_int_equal(a.n, 2);
	assert_string_equal(a.files[0].name, "a.csv");
	check_file(&a, "a.csv", "one");
	check_file(&a, "b.csv", "two");
	assert_null(archive_find(&a, "c.csv"));
	archive_fini(&a);
	buf_fini(&zip);
}

static void
read_in_one_folder(void **state)
{
	static const struct forged files[] = {
		{ .name = "59-1398-2025/", .bytes = "", .mode = 0040755 },
		{ .name = "59-1398-2025/a.csv", .bytes = "one" },
		{ .name = "__MACOSX/59-1398-2025/._a.csv", .bytes = "mac" },
		{ .name = "59-1398-2025/.DS_Store", .bytes = "mac" }
	};
	struct buf     zip = { .data = NULL };
	struct archive a;
	struct err     err = { .kind = ERR_NONE };

	(void)state;
	zip_forge(files, 4, &zip);
	assert_int_equal(archive_read_bytes("a.zip", zip.data, zip.len, NULL,
			     zip_modules(), &a, &err),
	    0);
	assert_int_equal(a.n, 1);
	check_file(&a, "a.csv", "one");
	archive_fini(&a);
	buf_fini(&zip);
}

static void
read_what_zip_packed(void **state)
{
	struct archive a;
	struct err     err = { .kind = ERR_NONE };

	(void)state;
	run("mkdir p && cd p && yes ligne | head -n 9 >a.csv &&"
	    " printf deux >b.csv && zip -q -9 ../packed.zip a.csv b.csv");
	assert_int_equal(
	    archive_read("packed.zip", NULL, zip_modules(), &a, &err), 0);
	check_file(&a, "a.csv",
	    "ligne\nligne\nligne\nligne\nligne\nligne\nligne\nligne\nligne\n");
	check_file(&a, "b.csv", "deux");
	archive_fini(&a);
	/* The folder it was made from holds the same. */
	assert_int_equal(archive_read("p", NULL, NULL, &a, &err), 0);
	assert_int_equal(a.n, 2);
	check_file(&a, "b.csv", "deux");
	archive_fini(&a);
}

/* ---- Zips that are refused ---- */

static void
refuse_names(void **state)
{
	(void)state;
	refuse_name("/etc/passwd", 0);
	refuse_name("../a.csv", 0);
	refuse_name("x/../../a.csv", 0);
	refuse_name("x/..", 0);
	refuse_name("./a.csv", 0);
	refuse_name("x//a.csv", 0);
	refuse_name("x/y/a.csv", 0);
	refuse_name("..\\a.csv", 0);
	refuse_name("C:a.csv", 0);
	refuse_name("a\033[2J.csv", 0);
	refuse_name("a.csv\0.exe", 10);
	refuse_name("..", 0);
	refuse_name("/", 0);
}

static void
refuse_two_places(void **state)
{
	static const struct forged files[] = { { .name = "a.csv",
						   .bytes = "one" },
		{ .name = "x/b.csv", .bytes = "two" } };

	(void)state;
	refuse_forged(files, 2, "“x/b.csv” is no name");
}

static void
refuse_the_same_twice(void **state)
{
	static const struct forged files[] = { { .name = "a.csv",
						   .bytes = "one" },
		{ .name = "b.csv", .bytes = "two" },
		{ .name = "a.csv", .bytes = "three" } };

	(void)state;
	refuse_forged(files, 3, "“a.csv” stands in it twice");
}

static void
refuse_kinds(void **state)
{
	struct forged link = {
		.name = "a.csv", .bytes = "/etc/passwd", .mode = 0120777
	};
	struct forged device = {
		.name = "a.csv", .bytes = "", .mode = 0020666
	};

	(void)state;
	refuse_forged(&link, 1, "is a link or a device");
	refuse_forged(&device, 1, "is a link or a device");
}

static void
refuse_secrets_and_packings(void **state)
{
	struct forged secret = {
		.name = "a.csv", .bytes = "123456789012345", .flags = 1
	};
	struct forged bzip2 = { .name = "a.csv", .bytes = "x", .method = 12 };

	(void)state;
	refuse_forged(&secret, 1, "a password protects “a.csv”");
	refuse_forged(&bzip2, 1, "“a.csv” in it is packed in a way");
}

static void
refuse_damage(void **state)
{
	struct forged crc = { .name = "a.csv", .bytes = "one", .crc_lie = 1 };
	struct forged size = {
		.name = "a.csv", .bytes = "one", .size_lie = 1000
	};
	struct forged huge = {
		.name = "a.csv", .bytes = "one", .size_lie = 0x7ffffff0
	};

	(void)state;
	refuse_forged(&crc, 1, "is damaged: “a.csv”");
	refuse_forged(&size, 1, "is damaged: “a.csv”");
	/* What it says is believed when it says too much. */
	refuse_forged(&huge, 1, "holds more than a dossier can");
}

/* Cut anywhere, or with a byte changed anywhere in its directory. */
static void
refuse_parts(void **state)
{
	struct forged f = { .name = "a.csv", .bytes = "one" };
	struct buf    zip = { .data = NULL }, part = { .data = NULL };
	size_t	      len;

	(void)state;
	zip_forge(&f, 1, &zip);
	for (len = 0; len < zip.len; len++) {
		buf_reset(&part);
		buf_add(&part, zip.data, len);
		assert_refused(&part, "not the whole of one");
	}
	buf_reset(&part);
	buf_add(&part, zip.data, zip.len);
	buf_adds(&part, "more");
	assert_refused(&part, "not the whole of one");
	buf_reset(&part);
	buf_adds(&part, "SQLite format 3");
	assert_refused(&part, "is not a zip file");
	buf_fini(&part);
	buf_fini(&zip);
}

/* A directory that tells another number of files than it holds. */
static void
refuse_counts(void **state)
{
	struct forged f = { .name = "a.csv", .bytes = "one" };
	struct buf    zip = { .data = NULL };

	(void)state;
	zip_forge(&f, 1, &zip);
	zip.data[zip.len - 22 + 8] = '\xff';
	zip.data[zip.len - 22 + 9] = '\xff';
	zip.data[zip.len - 22 + 10] = '\xff';
	zip.data[zip.len - 22 + 11] = '\xff';
	assert_refused(&zip, "not the whole of one");
	buf_fini(&zip);
}

/* Whatever byte is changed: read or refused, with a reason. */
static void
survive_any_byte(void **state)
{
	static const struct forged files[] = { { .name = "a.csv",
						   .bytes = "one" },
		{ .name = "b.csv", .bytes = "two" } };
	struct buf		   zip = { .data = NULL };
	char			   kept, *what;
	size_t			   i, refused = 0;

	(void)state;
	zip_forge(files, 2, &zip);
	for (i = 0; i < zip.len; i++) {
		kept = zip.data[i];
		zip.data[i] = (char)(kept ^ 0x55);
		what = refusal_of_bytes(&zip, NULL);
		refused += what != NULL;
		free(what);
		zip.data[i] = kept;
	}
	/* Each byte of the texts, at least, is under a checksum. */
	assert_true(refused >= 6);
	buf_fini(&zip);
}

static void
refuse_bombs(void **state)
{
	struct archive_limits small = { .bytes = 1 << 20 };
	struct buf	      zip = { .data = NULL };
	struct err	      err = { .kind = ERR_NONE };
	char		     *what;
	size_t		      i;

	(void)state;
	run("head -c 2000000 /dev/zero >zero.csv && zip -q zero.zip zero.csv");
	assert_int_equal(file_read("zero.zip", 10000, &zip, &err), 0);
	what = refusal_of_bytes(&zip, &small);
	assert_non_null(what);
	assert_non_null(strstr(what, "more than a dossier can"));
	free(what);
	/* One that says that it is small: 2000000 is 0x1e8480. */
	for (i = 0; i + 3 < zip.len; i++)
		if (memcmp(zip.data + i, "\x80\x84\x1e\x00", 4) == 0)
			zip.data[i + 2] = 0;
	what = refusal_of_bytes(&zip, &small);
	assert_non_null(what);
	free(what);
	buf_fini(&zip);
}

static void
refuse_many_files(void **state)
{
	static char	      names[65][8];
	struct forged	      files[65] = { { .name = NULL } };
	struct archive_limits two = { .files = 2 };
	struct buf	      zip = { .data = NULL };
	char		     *what;
	size_t		      i;

	(void)state;
	for (i = 0; i < 65; i++) {
		snprintf(names[i], sizeof(names[i]), "%zu", i);
		files[i].name = names[i];
		files[i].bytes = "x";
	}
	refuse_forged(files, 65, "more than a dossier can");
	zip_forge(files, 64, &zip);
	assert_null(refusal_of_bytes(&zip, NULL));
	what = refusal_of_bytes(&zip, &two);
	assert_non_null(what);
	free(what);
	buf_fini(&zip);
}

/* ---- Folders that are refused ---- */

static void
refuse_folder(
    const char *path, const struct archive_limits *limits, const char *reason)
{
	struct archive a;
	struct err     err = { .kind = ERR_NONE };

	assert_int_equal(archive_read(path, limits, NULL, &a, &err), -1);
	assert_int_equal(err.kind, ERR_FILE);
	assert_non_null(strstr(err_what(&err), reason));
	assert_int_equal(a.n, 0);
	err_fini(&err);
}

static void
refuse_folders(void **state)
{
	struct archive_limits one = { .files = 1 }, bytes = { .bytes = 5 };
	struct archive	      a;
	struct err	      err = { .kind = ERR_NONE };

	(void)state;
	run("mkdir -p f/deep && printf one >f/a.csv && printf two >f/b.csv &&"
	    " touch f/.hidden f/deep/c.csv && cp -r f g && cp -r f h &&"
	    " ln -s a.csv g/c.csv && mkfifo h/c.csv");
	assert_int_equal(archive_read("f", NULL, NULL, &a, &err), 0);
	assert_int_equal(a.n, 2);
	check_file(&a, "a.csv", "one");
	archive_fini(&a);
	refuse_folder("g", NULL, "“c.csv” in it is a link or a device");
	refuse_folder("h", NULL, "“c.csv” in it is a link or a device");
	refuse_folder("f", &one, "more than a dossier can");
	refuse_folder("f", &bytes, "more than a dossier can");
	refuse_folder("nowhere", NULL, "there is no file");
	run("touch 'f/a\\b'");
	refuse_folder("f", NULL, "no name that a file of a dossier can have");
}

/* Without the module, the hint says what to install. */
static void
refuse_without_module(void **state)
{
	struct archive a;
	struct err     err = { .kind = ERR_NONE };

	(void)state;
	assert_int_equal(
	    archive_read_bytes("a.zip", "x", 1, NULL, ".", &a, &err), -1);
	assert_int_equal(err.kind, ERR_FILE);
	assert_non_null(strstr(err_hint_text(&err), "libzip"));
	err_fini(&err);
}

/* ---- Writing ---- */

static void
write_example(struct buf *out)
{
	struct archive a = { .files = NULL };
	struct err     err = { .kind = ERR_NONE };
	struct date    day;

	assert_true(date_make(2026, 8, 31, &day));
	archive_add(&a, "b.csv", "two", 3);
	archive_add(&a, "a.csv", "", 0);
	archive_add(&a, "\xc3\xa9.csv", "one", 3);
	assert_int_equal(
	    archive_write_zip(&a, day, zip_modules(), out, &err), 0);
	archive_fini(&a);
}

/* By the letter of the format (APPNOTE 4.3): 2026-08-31 is 0x5d1f. */
static void
write_bytes(void **state)
{
	static const char expected[] = "PK\3\4\12\0\0\0\0\0\0\0\x1f\x5d\0\0\0\0"
				       "\3\0\0\0\3\0\0\0\5\0\0\0b.csvtwo";
	struct buf	  out = { .data = NULL };
	size_t		  at = 30 + 5; /* after the empty a.csv */

	(void)state;
	write_example(&out);
	assert_true(out.len > at + sizeof(expected));
	assert_memory_equal(out.data, "PK\3\4", 4);
	/* But the checksum, which unzip -t looks at below. */
	assert_memory_equal(out.data + at, expected, 14);
	assert_memory_equal(
	    out.data + at + 18, expected + 18, sizeof(expected) - 1 - 18);
	buf_fini(&out);
}

static void
write_the_same_everywhere(void **state)
{
	static const char *const zones[] = { "UTC", "Pacific/Kiritimati",
		"America/New_York", "Europe/Paris" };
	struct buf		 first = { .data = NULL }, again = first;
	size_t			 i;

	(void)state;
	write_example(&first);
	for (i = 0; i < sizeof(zones) / sizeof(zones[0]); i++) {
		setenv("TZ", zones[i], 1);
		tzset();
		buf_reset(&again);
		write_example(&again);
		assert_int_equal(first.len, again.len);
		assert_memory_equal(first.data, again.data, first.len);
	}
	setenv("TZ", "UTC", 1);
	tzset();
	buf_fini(&first);
	buf_fini(&again);
}

static void
write_for_others(void **state)
{
	struct archive a;
	struct err     err = { .kind = ERR_NONE };
	struct buf     out = { .data = NULL };

	(void)state;
	write_example(&out);
	assert_int_equal(file_write("w.zip", out.data, out.len, &err), 0);
	run("unzip -tqq w.zip && test \"$(unzip -p w.zip b.csv)\" = two &&"
	    " mkdir w && cd w && unzip -q ../w.zip && test ! -s a.csv &&"
	    " test \"$(cat \xc3\xa9.csv)\" = one &&"
	    " test \"$(stat -c '%a' b.csv)\" = 644 &&"
	    " test \"$(date -r b.csv +%F)\" = 2026-08-31");
	assert_int_equal(
	    archive_read("w.zip", NULL, zip_modules(), &a, &err), 0);
	assert_int_equal(a.n, 3);
	check_file(&a, "\xc3\xa9.csv", "one");
	archive_fini(&a);
	buf_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(read_at_top),
		cmocka_unit_test(read_in_one_folder),
		cmocka_unit_test(read_what_zip_packed),
		cmocka_unit_test(refuse_names),
		cmocka_unit_test(refuse_two_places),
		cmocka_unit_test(refuse_the_same_twice),
		cmocka_unit_test(refuse_kinds),
		cmocka_unit_test(refuse_secrets_and_packings),
		cmocka_unit_test(refuse_damage),
		cmocka_unit_test(refuse_parts),
		cmocka_unit_test(refuse_counts),
		cmocka_unit_test(survive_any_byte),
		cmocka_unit_test(refuse_bombs),
		cmocka_unit_test(refuse_many_files),
		cmocka_unit_test(refuse_folders),
		cmocka_unit_test(refuse_without_module),
		cmocka_unit_test(write_bytes),
		cmocka_unit_test(write_the_same_everywhere),
		cmocka_unit_test(write_for_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
