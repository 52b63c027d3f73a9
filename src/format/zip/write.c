/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>

#include "base/i18n.h"
#include "format/archive.h"

/*
 * Written by hand and not packed: neither the zlib nor the libzip of a machine
 * changes a byte, and no clock or time zone comes near.
 */

#define MADE_BY	   0x031e     /* Unix, 3.0: the attributes are a mode */
#define VERSION	   10	      /* needed to read: stored files */
#define UTF8_NAME  0x0800     /* flag */
#define PLAIN_FILE 0100644u   /* mode */
#define MOST_FILES 65534      /* more need a zip of 64 bits */
#define MOST_BYTES 0xfffffff0 /* the same */

int quitus_zip_write(
    const struct archive *, struct date, struct buf *, struct err *);

static void
add16(struct buf *out, unsigned v)
{
	buf_addc(out, (char)(v & 0xff));
	buf_addc(out, (char)(v >> 8 & 0xff));
}

static void
add32(struct buf *out, uint32_t v)
{
	add16(out, v & 0xffff);
	add16(out, v >> 16);
}

/* A day as DOS wrote it, from 1980 to 2107. */
static unsigned
dos_day(struct date date)
{
	int year, month, day;

	date_split(date, &year, &month, &day);
	if (year < 1980)
		return 1 << 5 | 1;
	if (year > 2107)
		return 127u << 9 | 12 << 5 | 31;
	return (unsigned)(year - 1980) << 9 | (unsigned)month << 5 |
	    (unsigned)day;
}

static bool
is_ascii(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s > 0x7f)
			return false;
	return true;
}

static uint32_t
checksum(const struct buf *b)
{
	return (uint32_t)crc32_z(0, (const Bytef *)buf_str(b), b->len);
}

/* What a file's two records have in common. */
static void
add_facts(struct buf *out, const struct archive_file *f, unsigned day)
{
	add16(out, VERSION);
	add16(out, is_ascii(f->name) ? 0 : UTF8_NAME);
	add16(out, 0); /* stored */
	add16(out, 0); /* midnight */
	add16(out, day);
	add32(out, checksum(&f->bytes));
	add32(out, (uint32_t)f->bytes.len);
	add32(out, (uint32_t)f->bytes.len);
	add16(out, (unsigned)strlen(f->name));
	add16(out, 0); /* no extra field */
}

static void
add_file(struct buf *out, const struct archive_file *f, unsigned day)
{
	buf_add(out, "PK\3\4", 4);
	add_facts(out, f, day);
	buf_adds(out, f->name);
	buf_add(out, buf_str(&f->bytes), f->bytes.len);
}

static void
add_record(struct buf *out, const struct archive_file *f, unsigned day,
    uint32_t offset)
{
	buf_add(out, "PK\1\2", 4);
	add16(out, MADE_BY);
	add_facts(out, f, day);
	add16(out, 0); /* no comment */
	add16(out, 0); /* first volume */
	add16(out, 0); /* nothing known of what is in it */
	add32(out, PLAIN_FILE << 16);
	add32(out, offset);
	buf_adds(out, f->name);
}

static void
add_end(struct buf *out, size_t files, size_t begin, size_t size)
{
	buf_add(out, "PK\5\6", 4);
	add16(out, 0);
	add16(out, 0);
	add16(out, (unsigned)files);
	add16(out, (unsigned)files);
	add32(out, (uint32_t)size);
	add32(out, (uint32_t)begin);
	add16(out, 0);
}

static bool
fits(const struct archive *a)
{
	uint64_t total = 0;
	size_t	 i, len;

	for (i = 0; i < a->n; i++) {
		len = strlen(a->files[i].name);
		if (len > 65535)
			return false;
		total += a->files[i].bytes.len + 2 * len + 128;
	}
	return a->n <= MOST_FILES && total <= MOST_BYTES;
}

int
quitus_zip_write(
    const struct archive *a, struct date date, struct buf *out, struct err *err)
{
	unsigned   day = dos_day(date);
	struct buf records = { .data = NULL };
	size_t	   before = out->len, begin, i;

	if (!fits(a)) {
		err_set(err, ERR_FILE,
		    _("this is too large for a zip, which holds 4 GB."));
		return err_hint(err, _("Write it into a folder."));
	}
	for (i = 0; i < a->n; i++) {
		add_record(
		    &records, &a->files[i], day, (uint32_t)(out->len - before));
		add_file(out, &a->files[i], day);
	}
	begin = out->len - before;
	buf_add(out, buf_str(&records), records.len);
	add_end(out, a->n, begin, records.len);
	buf_fini(&records);
	return 0;
}
