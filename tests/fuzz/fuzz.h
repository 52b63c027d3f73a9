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

/* Refused with a reason that can be shown to a person. */
void fuzz_expect_told(const struct err *);

#endif
