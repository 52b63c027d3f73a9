/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_CHANGE_REPORT_H
#define QUITUS_CLI_CHANGE_REPORT_H

#include <stdint.h>

#include "report/report.h"
#include "store/db.h"

/*
 * What an operation changed, field by field, in the words of cli/change_words;
 * the rows of one table are told by their number when there are many. command
 * is the line that was typed. NULL when the file cannot be read; the caller
 * frees the report.
 */
struct report *
change_report(struct db *, int64_t operation, const char *command);

#endif
