/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_TESTS_FAKE_H
#define QUITUS_TESTS_FAKE_H

#include "base/buf.h"
#include "format/format.h"
#include "report/report.h"

/* The statement of the worked example E8, written down by hand. */
struct report *fake_statement(void);

/* Texts that try to break out of every format, in every kind of item. */
struct report *fake_hostile(void);

/* One table of n rows: number, day, a label that wraps, two amounts. */
struct report *fake_journal(int n);

/* Render it, which must succeed. */
void fake_render(
    enum format, struct report *, const struct format_options *, struct buf *);

#define FAKE_LONG_WORD                                       \
	"anticonstitutionnellementanticonstitutionnellement" \
	"anticonstitutionnellementanticonstitutionnellement" \
	"anticonstitutionnellementanticonstitutionnellement"

#endif
