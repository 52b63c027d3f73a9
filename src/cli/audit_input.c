/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/audit_input.h"

#include <stdlib.h>

#include "audit/store.h"

int
audit_input_year(struct ctx *ctx, const struct args *args, int *year)
{
	const char *text = args_opt(args, OPT_YEAR);
	char	   *end;
	long	    n;

	*year = 0;
	if (text == NULL)
		return 0;
	n = strtol(text, &end, 10);
	if (end != text + 4 || n < 1900 || n > 2198 ||
	    (*end != '\0' && strtol(end + 1, NULL, 10) != n + 1)) {
		err_set(ctx->err, ERR_USAGE, _("“%s” is no year."), text);
		return err_hint(ctx->err,
		    _("Type the year it begins in: 2025 "
		      "is 1 September 2025 to 31 August 2026."));
	}
	*year = (int)n;
	return 0;
}

int
audit_input_current_year(struct ctx *ctx, const struct args *args, int *year)
{
	if (audit_input_year(ctx, args, year) == -1)
		return -1;
	return *year != 0 ? 0 : audit_year(ctx->db, ctx->today, year);
}
