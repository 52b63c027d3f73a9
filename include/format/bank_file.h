/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_BANK_FILE_H
#define QUITUS_FORMAT_BANK_FILE_H

#include <stddef.h>

#include "base/err.h"
#include "value/bank_statement.h"

/*
 * The files that banks give: their CSV, OFX 1 and 2, CAMT.053, QIF (formats.md
 * 4). The format, the bank and the encoding are told by the content, never by
 * the file's name.
 */

enum bank_day_order {
	BANK_DAYS_UNKNOWN, /* told by the file; refused when it cannot be */
	BANK_DAY_FIRST,	   /* 03/04 is 3 April */
	BANK_MONTH_FIRST   /* 03/04 is 4 March */
};

struct bank_file_options {
	const char	   *bank; /* its name as bank_file_names says, or NULL:
				   * found by the content */
	const char	   *map;  /* "date=1,label=3,amount=5", or NULL */
	enum bank_day_order days; /* QIF only */
};

/*
 * Read a whole file; name is only for messages. Every problem is told as
 * name:line:column, all of them (ERR_RULE), and nothing is given then: a line
 * cut in the middle, an amount or a day that is none, a quote never closed, a
 * count or a balance that does not hold (what is missing is told), a web page
 * in place of a statement, a DOCTYPE, a format nobody knows (ERR_FILE, with
 * those that are known and how --map works). bank_statements_fini whatever it
 * returns.
 */
int bank_file_read(const char *name, const char *bytes, size_t len,
    const struct bank_file_options *, struct bank_statements *, struct err *);

/* The names of banks that --bank takes, for messages; NULL past the last. */
const char *bank_file_names(size_t i);

/* One file a kind, behind bank_file_read, which looks at the content first.
 * text is UTF-8 and NUL-terminated at len, but for CAMT and OFX, which say
 * their encoding themselves and are given as they are. */
int bank_csv_read(const char *name, const char *text, size_t len,
    const struct bank_file_options *, struct bank_statements *, struct err *);
int bank_ofx_read(const char *name, const char *bytes, size_t len,
    struct bank_statements *, struct err *);
int bank_camt_read(const char *name, const char *bytes, size_t len,
    struct bank_statements *, struct err *);
int bank_qif_read(const char *name, const char *text, size_t len,
    enum bank_day_order, struct bank_statements *, struct err *);

#endif
