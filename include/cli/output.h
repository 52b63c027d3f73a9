/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_OUTPUT_H
#define QUITUS_CLI_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/spool.h"

#define OUTPUT_WIDTH 80 /* columns of what is no terminal */

/* Where an answer is shown. */
struct screen {
	bool terminal;
	int  width;  /* columns */
	int  height; /* lines; 0 when it is no terminal */
};

struct screen output_screen(FILE *);

/*
 * Whether to use colour: always, never, or auto (NULL), which is on a terminal
 * that has colours unless NO_COLOR is set.
 */
bool output_color(const char *when, const struct screen *);

/*
 * Write the text, first of it what was spooled: through a pager
 * ($QUITUS_PAGER, $PAGER, less) when it is longer than the screen. ERR_FILE
 * when it could not be written (full disk, closed output); a pager or a pipe
 * that is left early is no error.
 */
int output_print(FILE *, const struct screen *, struct spool *,
    const struct buf *, struct err *);

#endif
