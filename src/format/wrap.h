/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_WRAP_H
#define QUITUS_FORMAT_WRAP_H

#include <stddef.h>

/*
 * Break safe text into lines of at most width columns: at a space, at a
 * newline, or inside a word that is too long. Returns the bytes of the first
 * line, its last spaces left out; *rest is where the next line begins, NULL
 * when there is none.
 */
size_t wrap_line(const char *text, size_t width, const char **rest);

/* Columns of the n bytes at s. */
size_t wrap_width(const char *s, size_t n);

/* The widest line of a text that is not wrapped, and its widest word. */
size_t wrap_widest_line(const char *text);
size_t wrap_widest_word(const char *text);

#endif
