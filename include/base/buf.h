/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BASE_BUF_H
#define QUITUS_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

/*
 * A growable run of bytes, always followed by a NUL that len does not count.
 * An all-zero struct is an empty buffer. Out of memory ends the program.
 */
struct buf {
	char  *data; /* NULL while nothing was ever added */
	size_t len;
	size_t cap;
};

/* Forget what is in the buffer and free it; it can be used again. */
void buf_fini(struct buf *);

/* Keep the memory, drop the content. */
void buf_reset(struct buf *);

void buf_add(struct buf *, const void *, size_t);
void buf_addc(struct buf *, char);
void buf_adds(struct buf *, const char *);
void
buf_addf(struct buf *, const char *, ...) __attribute__((format(printf, 2, 3)));
void buf_addv(struct buf *, const char *, va_list)
    __attribute__((format(printf, 2, 0)));

/* Append c n times. */
void buf_pad(struct buf *, char c, size_t n);

/* The content as a string, never NULL; valid until the next change. */
const char *buf_str(const struct buf *);

/* The content as a string that the caller frees; the buffer is empty after. */
char *buf_steal(struct buf *);

#endif
