/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report.h"

struct cell
cell_empty(void)
{
	return (struct cell){ .type = CELL_EMPTY };
}

struct cell
cell_text(const char *text)
{
	if (text == NULL)
		return cell_empty();
	return (struct cell){ .type = CELL_TEXT, .text = text };
}

struct cell
cell_money(struct money money)
{
	return (struct cell){ .type = CELL_MONEY, .money = money };
}

struct cell
cell_date(struct date date)
{
	return (struct cell){ .type = CELL_DATE, .date = date };
}

struct cell
cell_int(int64_t number)
{
	return (struct cell){ .type = CELL_INT, .number = number };
}

struct cell
cell_bool(bool yes)
{
	return (struct cell){ .type = CELL_BOOL, .number = yes };
}
