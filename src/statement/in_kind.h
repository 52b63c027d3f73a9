/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_STATEMENT_IN_KIND_H
#define QUITUS_STATEMENT_IN_KIND_H

#include "report/report.h"

/* What is given without money (accounts 86 and 87 of form cerfa 15059*02), with
 * its totals: the books know nothing of it, so that it is filled in by hand. */
void in_kind_add(struct report *);

#endif
