/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "book/attach.h"
#include "books.h"
#include "store/stmt.h"

/* The SHA-256 of "abc", from FIPS 180-2. */
#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

/* A file of that content in a folder of its own; its path, to be freed. */
static char *
make_file(const char *name, const char *bytes, size_t len)
{
	char	   folder[] = "/tmp/quitus-attach-XXXXXX";
	struct err err = { 0 };
	char	  *path;

	assert_non_null(mkdtemp(folder));
	path = xasprintf("%s/%s", folder, name);
	assert_int_equal(file_write(path, bytes, len, &err), 0);
	err_fini(&err);
	return path;
}

static void
remove_file(char *path)
{
	unlink(path);
	*strrchr(path, '/') = '\0';
	rmdir(path);
	free(path);
}

static int64_t
add_entry(struct books *b)
{
	return books_id(b, 2023,
	    books_add(
		b, ENTRY_INCOME, "2023-10-01", "512", "7080", 100, "Fête"));
}

static int64_t
count_contents(struct books *b)
{
	struct stmt st;
	int64_t	    n;

	stmt_init(&st, b->db, "SELECT count(*) FROM content");
	assert_true(stmt_row(&st));
	n = stmt_int(&st, 0);
	assert_int_equal(stmt_end(&st), 0);
	return n;
}

static int
compare(const struct attachment *a, void *arg)
{
	int64_t *n = arg;

	assert_int_equal(a->rank, ++*n);
	assert_string_equal(a->name, "facture.pdf");
	assert_int_equal(a->size, 3);
	assert_string_equal(a->sha256, ABC);
	return 0;
}

static void
keeps_a_file_and_gives_it_back(void **state)
{
	struct books *b = *state;
	struct buf    bytes = { 0 };
	char	     *path = make_file("facture.pdf", "abc", 3);
	int64_t	      entry = add_entry(b), n = 0;

	assert_int_equal(attach_add(b->db, entry, path), 0);
	assert_int_equal(attach_each(b->db, entry, compare, &n), 0);
	assert_int_equal(n, 1);
	assert_int_equal(attach_read(b->db, entry, 1, &bytes), 0);
	assert_int_equal(bytes.len, 3);
	assert_memory_equal(bytes.data, "abc", 3);
	buf_fini(&bytes);
	remove_file(path);
}

static void
keeps_the_same_bytes_once(void **state)
{
	struct books *b = *state;
	char	     *path = make_file("facture.pdf", "abc", 3);
	int64_t	      one = add_entry(b), two = add_entry(b);

	assert_int_equal(attach_add(b->db, one, path), 0);
	assert_int_equal(attach_add(b->db, two, path), 0);
	assert_int_equal(count_contents(b), 1);
	assert_int_equal(attach_add(b->db, one, path), -1);
	books_told(b, ERR_RULE, "attached to this entry already");
	remove_file(path);
}

static void
sweeps_what_nothing_names(void **state)
{
	struct books *b = *state;
	char	     *path = make_file("facture.pdf", "abc", 3);
	char	     *other = make_file("photo.png", "other", 5);
	int64_t	      entry = add_entry(b);

	assert_int_equal(attach_add(b->db, entry, path), 0);
	assert_int_equal(attach_add(b->db, entry, other), 0);
	assert_int_equal(attach_sweep(b->db), 0);
	assert_int_equal(count_contents(b), 2);
	books_sql(b, "DELETE FROM attachment WHERE rank = 2");
	assert_int_equal(attach_sweep(b->db), 0);
	assert_int_equal(count_contents(b), 1);
	remove_file(path);
	remove_file(other);
}

static void
refuses_what_cannot_be_kept(void **state)
{
	struct books *b = *state;
	char	     *empty = make_file("vide.pdf", "", 0);
	int64_t	      entry = add_entry(b);

	assert_int_equal(attach_add(b->db, entry, "/nowhere/a.pdf"), -1);
	books_told(b, ERR_FILE, "a.pdf");
	assert_int_equal(attach_add(b->db, entry, "/tmp"), -1);
	books_told(b, ERR_FILE, "/tmp");
	assert_int_equal(attach_add(b->db, entry, empty), -1);
	books_told(b, ERR_FILE, "empty");
	books_validate(b, 2023);
	books_close(b, 2023);
	assert_int_equal(attach_add(b->db, entry, empty), -1);
	books_told(b, ERR_RULE, "closed");
	remove_file(empty);
}

static void
tells_bytes_that_changed_or_went(void **state)
{
	struct books *b = *state;
	struct buf    bytes = { 0 };
	char	     *path = make_file("facture.pdf", "abc", 3);
	int64_t	      entry = add_entry(b);

	assert_int_equal(attach_add(b->db, entry, path), 0);
	/* Another program got round what guards the bytes. */
	books_sql(b, "DROP TRIGGER content_update");
	books_sql(b, "DROP TRIGGER content_delete");
	books_sql(b, "UPDATE content SET bytes = x'616264'");
	assert_int_equal(attach_read(b->db, entry, 1, &bytes), -1);
	books_told(b, ERR_FILE, "no longer what was attached");
	books_sql(b, "DELETE FROM content");
	assert_int_equal(attach_read(b->db, entry, 1, &bytes), -1);
	books_told(b, ERR_FILE, "gone");
	buf_fini(&bytes);
	remove_file(path);
}

#define T(f) cmocka_unit_test_setup_teardown(f, books_setup, books_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { T(keeps_a_file_and_gives_it_back),
		T(keeps_the_same_bytes_once), T(sweeps_what_nothing_names),
		T(refuses_what_cannot_be_kept),
		T(tells_bytes_that_changed_or_went) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
