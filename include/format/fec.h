/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_FEC_H
#define QUITUS_FORMAT_FEC_H

#include <stdbool.h>

#include "base/csv.h"
#include "base/err.h"
#include "value/fec_entry.h"

/*
 * Reading a Fichier des écritures comptables (formats.md 3; arrêté of 29 July
 * 2013, art. A.47 A-1 LPF) of any program and any size: cells parted by tab or
 * |; UTF-8 with or without BOM, UTF-16 with BOM, ISO-8859-15, Windows-1252;
 * lines ended by LF, CRLF, CR, CR CR LF; columns in any order under their names
 * in any case, more of them left alone; Montant and Sens in place of Debit and
 * Credit; an amount below zero stands on the other side.
 *
 * An entry is what has one JournalCode and one EcritureNum, and its lines stand
 * together, as A.47 A-1 wants them in the order of validation: so only one
 * entry is in memory, beside some 24 bytes for each that was read. A number
 * that comes back further down is told.
 */

/*
 * Call fn for each entry whose lines can be read; stop when it returns non-zero
 * and return that. What is wrong is told by line and column (cells from 1), all
 * of it: a column that is missing, no such day, a day out of the year, no
 * amount, both sides at once, no account, an entry that does not balance, one
 * that comes twice, a gap or a disorder in the numbers of a single series, an
 * opening after other entries. An entry with such a line is not given.
 *
 * year: the days lie in it; 0: all in the school year of the first one. -1 with
 * ERR_FILE: the file cannot be read or is not a text.
 */
typedef int fec_entry_fn(const struct fec_entry *, void *arg);
int	    fec_each(const char *path, int year, fec_entry_fn *, void *arg,
	    struct csv_problems *, struct err *);

/* The name that the law gives it, and our own after it:
 * 123456789FEC20260831[_59-1398].txt. */
struct fec_name {
	char	    siren[10];		 /* "": nine zeros, not told */
	struct date end;		 /* of the year */
	char	   *department, *number; /* NULL: not told */
};

/* Whether the file is called so; fec_name_fini whatever is returned. */
bool fec_name_split(const char *path, struct fec_name *);
void fec_name_fini(struct fec_name *);

/* Whether the file is a FEC: by its name, or by the header that it begins
 * with. */
bool fec_is(const char *path);

#endif
