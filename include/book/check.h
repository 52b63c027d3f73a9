/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_CHECK_H
#define QUITUS_BOOK_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/db.h"
#include "value/date.h"
#include "value/money.h"

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_QUESTION };

/* A finding of the control grid (domain 3.2); texts in the language in force. */
struct finding {
	int	      code; /* 1 to 25: C01 to C25 */
	enum severity severity;
	char	     *message; /* what does not hold */
	char	     *remedy;  /* what to do */
	int64_t	     *entries; /* numbers in the year */
	size_t	      nentries;
	struct money  amount; /* 0: none */
};

struct check {
	struct finding *findings; /* errors, warnings, questions */
	size_t		nfindings;
	size_t		errors, warnings, questions;
};

void check_fini(struct check *);

/*
 * Run every check whose data exists. Before the end of the year, what is only
 * due at its end (cash count, statement, open advances) is a warning; when
 * closing is true, or from 31 August on by today, it is an error.
 */
int check_year(
    struct db *, int year, struct date today, bool closing, struct check *);

#endif
