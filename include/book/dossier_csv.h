/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_DOSSIER_CSV_H
#define QUITUS_BOOK_DOSSIER_CSV_H

#include <stddef.h>
#include <stdint.h>

#include "base/csv.h"
#include "book/dossier.h"
#include "value/date.h"
#include "value/money.h"

/*
 * The CSV files of a dossier (formats.md 1), read as strictly as they are
 * written: what a spreadsheet saved again is another file, and its checksum
 * tells so anyway. Nothing is allocated but one row.
 */

/* The columns of each file, in its order: what csv_each gives as cells. */
enum {
	COL_COOP_FORMAT,
	COL_COOP_DEPARTMENT,
	COL_COOP_NUMBER,
	COL_COOP_NAME,
	COL_COOP_TOWN,
	COL_COOP_START,
	COL_COOP_END,
	COL_COOP_STATE,
	COL_COOP_AGENTS,
	COL_COOP_PUPILS,
	COL_COOP_ADULTS,
	COL_COOP_SEAL
};
enum {
	COL_ENTRY_NUMBER,
	COL_ENTRY_DAY,
	COL_ENTRY_VOUCHER,
	COL_ENTRY_LABEL,
	COL_ENTRY_PARTY,
	COL_ENTRY_METHOD,
	COL_ENTRY_REFERENCE,
	COL_ENTRY_DEBIT,
	COL_ENTRY_CREDIT,
	COL_ENTRY_AMOUNT,
	COL_ENTRY_PROJECT,
	COL_ENTRY_CLASS,
	COL_ENTRY_SUBSIDY,
	COL_ENTRY_PROVENANCE,
	COL_ENTRY_STATE,
	COL_ENTRY_REVERSES,
	COL_ENTRY_TICKED,
	COL_ENTRY_SEAL
};
enum {
	COL_ACCOUNT_CODE,
	COL_ACCOUNT_LABEL,
	COL_ACCOUNT_NATURE,
	COL_ACCOUNT_OPENING,
	COL_ACCOUNT_DEBIT,
	COL_ACCOUNT_CREDIT,
	COL_ACCOUNT_BALANCE
};
enum {
	COL_BANK_DAY,
	COL_BANK_BALANCE,
	COL_BANK_NUMBER,
	COL_BANK_ENTRY_DAY,
	COL_BANK_REFERENCE,
	COL_BANK_LABEL,
	COL_BANK_AMOUNT
};
enum { COL_CASH_DAY, COL_CASH_VALUE, COL_CASH_COUNT };
enum {
	COL_GRANT_ID,
	COL_GRANT_FUNDER,
	COL_GRANT_KIND,
	COL_GRANT_PURPOSE,
	COL_GRANT_DAY,
	COL_GRANT_GRANTED,
	COL_GRANT_RECEIVED,
	COL_GRANT_SPENT,
	COL_GRANT_LEFT,
	COL_GRANT_PROOF
};
enum {
	COL_ADVANCE_CLASS,
	COL_ADVANCE_GIVEN,
	COL_ADVANCE_JUSTIFIED,
	COL_ADVANCE_RETURNED,
	COL_ADVANCE_LEFT
};
enum {
	COL_ITEM_ID,
	COL_ITEM_LABEL,
	COL_ITEM_DAY,
	COL_ITEM_VALUE,
	COL_ITEM_ENTRY,
	COL_ITEM_REMOVED,
	COL_ITEM_REASON,
	COL_ITEM_USED
};
enum {
	COL_DUES_CLASS,
	COL_DUES_PUPILS,
	COL_DUES_ADULTS,
	COL_DUES_DUE,
	COL_DUES_PAID
};
enum {
	COL_QUITUS_DAY,
	COL_QUITUS_PLACE,
	COL_QUITUS_VERIFIER,
	COL_QUITUS_QUALITY,
	COL_QUITUS_DECISION,
	COL_QUITUS_REMARK,
	COL_QUITUS_FINGERPRINT
};

#define DOSSIER_COLUMNS 18 /* the most that a file has */

struct dossier_row {
	int	    line;
	const char *cells[DOSSIER_COLUMNS]; /* "": nothing stands there */
	const char *raw;		 /* the row as it stands in the file */
	const char *at[DOSSIER_COLUMNS]; /* where each cell begins in it */
	size_t	    len;		 /* of raw, without its LF */
};

/*
 * Call fn for each good row of one of the files (but SHA256SUMS), which is
 * known by its name; each of its columns has what formats.md says: days,
 * amounts, counts and seals need no further check, texts are UTF-8 without
 * control characters. What is wrong goes to problems, under the file's name.
 * Returns what fn returned that was not 0. A file of another name has a problem.
 */
typedef int dossier_row_fn(const struct dossier_row *, void *arg);
int dossier_csv_each(const struct dossier_file *, dossier_row_fn *, void *arg,
    struct csv_problems *);

/* A cell as what it stands for; an empty one is 0. */
int64_t	     dossier_int(const char *);
struct money dossier_money(const char *);
struct date  dossier_date(const char *);

#endif
