/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_TESTS_UNIT_ZIP_HELP_H
#define QUITUS_TESTS_UNIT_ZIP_HELP_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* A file of a zip made by hand, with the lies that are wanted. */
struct forged {
	const char *name;
	const char *bytes;
	size_t	    name_len; /* 0: strlen(name) */
	unsigned    flags;    /* 1: encrypted */
	unsigned    method;   /* 0: stored */
	uint32_t    mode;     /* 0100644 a plain file; 0: unknown */
	uint32_t    crc_lie;  /* added to the true one */
	uint32_t    size_lie; /* added to the true unpacked size */
};

/* Appends the zip of n files. */
void zip_forge(const struct forged *, size_t n, struct buf *out);

/* The folder of the modules of this build; static. */
const char *zip_modules(void);

#endif
