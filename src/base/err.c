/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <stdarg.h>

#include "base/err.h"
#include "base/utf8.h"

/* Data of the user stands in messages: it must not drive her terminal. */
static void __attribute__((format(printf, 2, 0)))
add_message(struct buf *out, const char *fmt, va_list ap)
{
	struct buf raw = { .data = NULL };

	buf_addv(&raw, fmt, ap);
	utf8_add_safe_lines(out, buf_str(&raw));
	buf_fini(&raw);
}

void
err_fini(struct err *err)
{
	if (err == NULL)
		return;
	buf_fini(&err->what);
	buf_fini(&err->hint);
	err->kind = ERR_NONE;
	err->late = false;
}

void
err_clear(struct err *err)
{
	buf_reset(&err->what);
	buf_reset(&err->hint);
	err->kind = ERR_NONE;
	err->late = false;
}

int
err_set(struct err *err, enum err_kind kind, const char *fmt, ...)
{
	va_list ap;

	assert(kind != ERR_NONE);
	err->late = err->kind != ERR_NONE;
	if (err->late)
		return -1;
	err->kind = kind;
	va_start(ap, fmt);
	add_message(&err->what, fmt, ap);
	va_end(ap);
	return -1;
}

int
err_hint(struct err *err, const char *fmt, ...)
{
	va_list ap;

	if (err->kind == ERR_NONE || err->late)
		return -1;
	if (err->hint.len > 0)
		buf_addc(&err->hint, ' ');
	va_start(ap, fmt);
	add_message(&err->hint, fmt, ap);
	va_end(ap);
	return -1;
}

int
err_place(struct err *err, const char *place)
{
	struct buf what = { .data = NULL };

	if (err->kind == ERR_NONE)
		return -1;
	utf8_add_safe(&what, place);
	buf_adds(&what, ": ");
	buf_add(&what, buf_str(&err->what), err->what.len);
	buf_fini(&err->what);
	err->what = what;
	return -1;
}

const char *
err_what(const struct err *err)
{
	return buf_str(&err->what);
}

const char *
err_hint_text(const struct err *err)
{
	return buf_str(&err->hint);
}
