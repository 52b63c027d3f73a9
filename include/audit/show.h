/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_AUDIT_SHOW_H
#define QUITUS_AUDIT_SHOW_H

#include "report/report.h"
#include "store/db.h"

/*
 * What one coop sent for a year: the versions, then of the one that counts its
 * accounts, bank, cash, subsidies and quitus; and what was rejected. NULL with
 * ERR_RULE when there is no such coop (the nearest number is told).
 */
struct report *audit_show(struct db *, const char *number, int year);

#endif
