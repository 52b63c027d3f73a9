/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_FEC_H
#define QUITUS_BOOK_FEC_H

#include "base/buf.h"
#include "store/db.h"

/*
 * The Fichier des écritures comptables of a year (formats.md 3; arrêté of 29
 * July 2013, art. A.47 A-1 LPF): what auditors' software reads. Only validated
 * entries are in it, in the order of their validation; EcritureNum is that
 * rank. A posting gives two lines, what it debits and what it credits.
 *
 * Appends UTF-8 without BOM. A label that begins as a formula does stays as it
 * is: software reads this file, and the law wants the label of the books.
 * ERR_RULE when nothing is validated.
 */
int fec_make(struct db *, int year, struct buf *out);

/* Its first line; a text with what parts cells and lines made blanks. */
void fec_add_header(struct buf *);
void fec_add_text(struct buf *, const char *);

/* What the law asks for beside it: the columns, the encoding ("UTF-8"), the
 * journals, in French. */
int fec_describe(struct db *, int year, const char *encoding, struct buf *out);

/*
 * "123456789FEC20260831_59-1398.txt": the SIREN of the departmental
 * association, which its coops share, the last day, department and number. The
 * caller frees it. It begins with FEC_NO_SIREN when the SIREN was never set.
 */
#define FEC_NO_SIREN "000000000"
char *fec_name(struct db *, int year);

#endif
