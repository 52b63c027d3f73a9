/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_BANK_LAYOUT_H
#define QUITUS_FORMAT_BANK_LAYOUT_H

#include <stdbool.h>

#include "base/columns.h"
#include "base/csv.h"
#include "base/err.h"

/* What the columns of a bank's CSV are. */

enum bank_role {
	ROLE_DAY,
	ROLE_LABEL,
	ROLE_DETAIL,  /* more of the label */
	ROLE_DETAIL2, /* and more */
	ROLE_AMOUNT,
	ROLE_DEBIT, /* with or without its sign */
	ROLE_CREDIT,
	ROLE_BALANCE, /* after the line */
	ROLE_CURRENT, /* balance of the account today, on each line */
	ROLE_CURRENCY,
	ROLE_ACCOUNT,
	ROLE_CHEQUE,
	ROLE_COUNT
};

struct bank_layout {
	const char *bank;
	int	    columns[ROLE_COUNT]; /* index, -1: none */
};

/*
 * Whether the row is the header of a bank that is known: told by the names of
 * its columns, whatever their order and whatever stands beside them. Sets
 * *layout.
 */
bool bank_layout_find(const struct csv_row *, struct bank_layout *layout);

/* The lines of BNP Paribas that have no header: day, type, type, label,
 * amount. */
struct bank_layout bank_layout_bnp(void);

/*
 * A layout from --map: "date=1,label=3,amount=5", roles in either language
 * (date, label/libelle, detail, amount/montant, debit, credit, cheque,
 * balance/solde), columns by their number from 1 or by their name. Columns
 * named are looked for with bank_map_header. ERR_USAGE tells what is wrong.
 */
struct bank_map {
	struct bank_layout  layout;
	struct column_place places[ROLE_COUNT];
	bool		    named; /* one of them is */
};

int  bank_map_parse(const char *spec, struct bank_map *, struct err *);
void bank_map_fini(struct bank_map *);

/* Whether the row holds all the names of the map; sets its columns. */
bool bank_map_header(struct bank_map *, const struct csv_row *);

/* The cell of a role, "" where there is none. */
const char *bank_layout_cell(
    const struct bank_layout *, const struct csv_row *, enum bank_role);

#endif
