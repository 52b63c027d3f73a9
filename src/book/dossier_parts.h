/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_BOOK_DOSSIER_PARTS_H
#define QUITUS_SRC_BOOK_DOSSIER_PARTS_H

#include "base/buf.h"
#include "store/db.h"

/* Parts of the dossier that have a file of their own; called by dossier.c
 * only. Each appends to the bytes. */

/* The cells "eleves;adultes;" of coop.csv, empty when nobody was counted. */
int dossier_add_members(struct db *, int year, struct buf *);

/* cotisations.csv without its BOM; see book/dossier.h. */
int dossier_add_dues(struct db *, int year, struct buf *);

/* inventaire.csv without its BOM; see book/dossier.h. */
int dossier_add_inventory(struct db *, int year, struct buf *);

#endif
