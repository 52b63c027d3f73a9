/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/command.h"
#include "cli/dashboard.h"
#include "cli/output.h"

/* Whether the terminal says that it shows no more than ASCII. */
static bool
is_plain(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	const char		*value;
	size_t			 i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		value = getenv(names[i]);
		if (value != NULL && value[0] != '\0')
			return strcasestr(value, "utf-8") == NULL &&
			    strcasestr(value, "utf8") == NULL;
	}
	return false;
}

static int
run_dashboard(struct ctx *ctx, const struct args *args)
{
	struct dashboard d;
	struct screen	 screen = output_screen(ctx->io->out);

	size_t width = (size_t)ctx->render.width;
	int    rc;

	(void)args;
	rc = dashboard_load(
	    ctx, width >= 100 ? DASHBOARD_CURVE : DASHBOARD_CURVE / 2, &d);
	if (rc == 0 && ctx->json)
		rc = dashboard_json(&d);
	else if (rc == 0)
		rc = dashboard_text(
		    &d, width, (size_t)screen.height, is_plain());
	dashboard_fini(&d);
	return rc;
}

static const enum opt none[] = { OPT_END };

const struct command cmd_dashboard[] = {
	{ .en = "dashboard",
	    .fr = "tableau",
	    .arguments = "",
	    .help = N_("show where the books stand, and what to do next"),
	    .options = none,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .run = run_dashboard,
	    .examples = N_("quitus dashboard\n"
			   "quitus -f ecole.quitus dashboard\n"
			   "quitus dashboard --json") },
	{ .en = NULL }
};
