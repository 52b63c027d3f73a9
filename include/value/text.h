/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_VALUE_TEXT_H
#define QUITUS_VALUE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

#define TEXT_LABEL_MAX 200  /* characters of a label, a party, a reason */
#define TEXT_LONG_MAX  2000 /* characters of a decision of the conseil */
#define TEXT_NAME_MAX  60   /* characters of a class, a project, a town */

/*
 * A text that a user typed, fit to be kept: valid UTF-8, composed (NFC), the
 * spaces at its ends taken off. *out is the caller's to free. Fails with
 * ERR_USAGE, naming what ("label", already translated) it was to be: not
 * UTF-8, empty, longer than max characters, or with control characters (the
 * position of the first is told).
 */
int text_take(
    const char *in, size_t max, const char *what, char **out, struct err *);

/* The same at once for what most texts are, printable ASCII and the letters of
 * western Europe; false, and nothing told, when text_take must look. */
bool text_take_plain(const char *in, size_t max, char **out);

/*
 * A text that another program wrote, made fit to be kept: malformed bytes
 * become U+FFFD, control characters and runs of blanks one space, none at the
 * ends; composed (NFC), cut after max characters. May be empty. The caller
 * frees it.
 */
char *text_tidy(const char *in, size_t max);

/*
 * The lines of a file as UTF-8, whatever a spreadsheet wrote: UTF-8 with or
 * without BOM, UTF-16 with BOM, else Windows-1252. Appends to out.
 */
int text_decode(const char *bytes, size_t len, struct buf *out, struct err *);

/*
 * One cell of the dossier's CSV: quoted only when it holds ; " CR or LF, a
 * leading ' before a cell that begins with = + - @ tab or CR.
 */
void text_add_cell(struct buf *, const char *);

#endif
