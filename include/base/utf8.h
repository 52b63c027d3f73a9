/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BASE_UTF8_H
#define QUITUS_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* The three spaces of French typography. */
#define UTF8_NBSP  "\xc2\xa0"	  /* U+00A0 */
#define UTF8_NNBSP "\xe2\x80\xaf" /* U+202F, narrow */
#define UTF8_MINUS "\xe2\x88\x92" /* U+2212 */

/* Whether the bytes are well-formed UTF-8 without NUL. */
bool utf8_valid(const char *, size_t);

/* Columns that a valid string takes on a terminal (0 combining, 2 wide). */
size_t utf8_width(const char *);

/* Number of code points of a valid string. */
size_t utf8_length(const char *);

/*
 * Bytes of the longest prefix that fits in the given columns and does not cut
 * a letter from its accents.
 */
size_t utf8_fit(const char *, size_t columns);

/* A valid string composed (NFC); the caller frees it. */
char *utf8_nfc(const char *);

/*
 * The string as search and comparison see it: no case, no accent, ligatures
 * opened (oe, ae), typographic apostrophes, quotes and dashes made plain, runs
 * of spaces of any kind one space, none at the ends. Digits, superscripts and
 * signs stay what they are, a malformed byte becomes U+FFFD. Folding twice
 * changes nothing. The caller frees it.
 */
char *utf8_fold(const char *);

/* Whether a valid string holds a control, a direction override or another
 * character that must not reach a terminal, or one that stands for a letter and
 * shows nothing. Newline and tab count. */
bool utf8_has_control(const char *);

/*
 * The rank (1 for the first character) of the first character that
 * utf8_has_control means, 0 when there is none. *point (may be NULL) gets it.
 */
size_t utf8_find_control(const char *, uint32_t *point);

/*
 * Append text made safe for a terminal: every control character and every
 * malformed byte becomes U+FFFD, so that data can never drive the terminal.
 */
void utf8_add_safe(struct buf *, const char *);

/* The same, but a newline stays: for messages that run over lines. */
void utf8_add_safe_lines(struct buf *, const char *);

/*
 * The beginning of a text for a message: safe for a terminal, cut with an
 * ellipsis after UTF8_EXCERPT_COLUMNS. Takes any bytes. Returns out.
 */
#define UTF8_EXCERPT	     192
#define UTF8_EXCERPT_COLUMNS 40
const char *utf8_excerpt(const char *, char out[UTF8_EXCERPT]);

/*
 * Append text padded with spaces to columns, at its end or, right_align, before
 * it. A wider text is appended whole: cut it with utf8_fit first.
 */
void
utf8_add_padded(struct buf *, const char *, size_t columns, bool right_align);

#endif
