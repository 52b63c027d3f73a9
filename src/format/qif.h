/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_QIF_H
#define QUITUS_FORMAT_QIF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/csv.h"

/* QIF taken apart: records of fields, each field a letter and its text. */

enum qif_section {
	QIF_NONE,    /* before the first ! */
	QIF_LINES,   /* !Type:Bank */
	QIF_ACCOUNT, /* !Account */
	QIF_OTHER    /* categories, securities...: to be passed over */
};

struct qif_field {
	int   line;
	char  letter; /* upper case */
	char *text;   /* what follows it */
};

/* The fields up to a ^; none in the one that stands for a header. */
struct qif_record {
	enum qif_section  section;
	int		  line;
	bool		  begins; /* it is the header of lines */
	struct qif_field *fields;
	size_t		  n, cap;
};

/* All-zero is empty. */
struct qif {
	struct qif_record *records;
	size_t		   n, cap;
	bool		   headed; /* there is a header */
};

/* text is NUL-terminated UTF-8. Tells the problems of its form: something
 * before the first header, a record without its ^. */
void qif_read(struct qif *, const char *text, struct csv_problems *);
void qif_fini(struct qif *);

/* The first field of that letter; NULL: none. */
const struct qif_field *qif_find(const struct qif_record *, char letter);

#endif
