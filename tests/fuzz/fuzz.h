/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_TESTS_FUZZ_H
#define QUITUS_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/*
 * Each fuzz_NAME.c gives one reader any bytes. "make fuzz" lets libFuzzer look
 * for those that break it; what it found is kept in corpus/NAME, and "make
 * check" gives all of it to the reader again (replay.c).
 */
int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* The reader is wrong unless this holds. */
void fuzz_expect(int holds);

/* The command line in this process, words end with NULL: its exit status, which
 * is never that of a bug (5). */
int fuzz_run(const char *const *words);

/* The folder of the modules beside the program; the caller frees it. */
char *fuzz_modules(void);

/* A file of this process alone, in memory where there is such a place; the
 * caller frees it. */
char *fuzz_path(const char *end);
void  fuzz_put(const char *path, const void *, size_t);

/* Refused with a reason that can be shown to a person. */
void fuzz_expect_told(const struct err *);

#endif
