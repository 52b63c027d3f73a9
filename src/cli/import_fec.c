/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/import_fec.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "book/setting.h"
#include "book/year.h"
#include "format/fec.h"

static int
check_options(struct ctx *ctx, const struct args *args)
{
	static const enum opt useless[] = { OPT_MAP, OPT_PROFILE,
		OPT_SAVE_PROFILE, OPT_GUESS };
	size_t		      i;

	for (i = 0; i < sizeof(useless) / sizeof(useless[0]); i++)
		if (args_has(args, useless[i])) {
			err_set(ctx->err, ERR_USAGE,
			    _("this file is a FEC: it says itself what its "
			      "columns are, and has all its accounts."));
			return err_hint(ctx->err,
			    _("Leave out --map, --profile, --save-profile and "
			      "--guess."));
		}
	return 0;
}

static int
check_year(struct ctx *ctx, const char *path, const struct fec_name *name,
    struct import_options *o)
{
	int  year = date_school_year(name->end);
	char when[DATE_ISO], told[YEAR_TEXT], asked[YEAR_TEXT];

	if (date_compare(name->end, date_year_end(year)) != 0) {
		err_set(ctx->err, ERR_RULE,
		    _("“%s” is, by its name, the FEC of a year that ends on "
		      "%s; that of a coop ends on 31 August."),
		    file_name(path), date_fr(name->end, when));
		return err_hint(ctx->err, _("Is it the right file?"));
	}
	if (o->year != 0 && o->year != year) {
		err_set(ctx->err, ERR_RULE,
		    _("“%s” is, by its name, the FEC of %s, not of %s."),
		    file_name(path), year_text(year, told),
		    year_text(o->year, asked));
		return err_hint(ctx->err, _("Is it the right file?"));
	}
	o->year = year;
	return 0;
}

/* Books that were never told their SIREN take any, and a name without one is
 * taken by any. */
static int
check_siren(
    struct ctx *ctx, const char *path, const struct fec_name *name, int year)
{
	char *siren = setting_get(ctx->db, year, "siren");
	int   rc = siren == NULL ? -1 : 0;

	if (rc == 0 && siren[0] != '\0' && name->siren[0] != '\0' &&
	    strcmp(siren, name->siren) != 0) {
		err_set(ctx->err, ERR_RULE,
		    _("“%s” is the FEC of another association: its SIREN is "
		      "%s, that of these books is %s."),
		    file_name(path), name->siren, siren);
		rc = err_hint(ctx->err, _("Is it the right file?"));
	}
	free(siren);
	return rc;
}

/* A browser may have put something behind the number: "59-1398 (1).txt". */
static bool
is_number(const char *told, const char *number)
{
	size_t len = strlen(number);

	return strncmp(told, number, len) == 0 &&
	    !isalnum((unsigned char)told[len]);
}

static int
check_coop(
    struct ctx *ctx, const char *path, const struct fec_name *name, int year)
{
	char *department = setting_get(ctx->db, year, "department");
	char *number = setting_get(ctx->db, year, "number");
	int   rc = department == NULL || number == NULL ? -1 : 0;

	if (rc == 0 && name->number != NULL &&
	    (strcasecmp(name->department, department) != 0 ||
		!is_number(name->number, number))) {
		err_set(ctx->err, ERR_RULE,
		    _("“%s” is, by its name, the FEC of coop %s-%s; these are "
		      "the books of %s-%s."),
		    file_name(path), name->department, name->number, department,
		    number);
		rc = err_hint(ctx->err, _("Is it the right file?"));
	}
	free(department);
	free(number);
	return rc;
}

int
import_fec_accept(struct ctx *ctx, const struct args *args, const char *path,
    struct import_options *o)
{
	struct fec_name name;
	int		rc = check_options(ctx, args);

	if (rc == 0 && fec_name_split(path, &name)) {
		rc = check_year(ctx, path, &name, o);
		if (rc == 0)
			rc = check_siren(ctx, path, &name, o->year);
		if (rc == 0)
			rc = check_coop(ctx, path, &name, o->year);
		fec_name_fini(&name);
	}
	return rc;
}

struct reading {
	struct import *im;
	bool	       any;
};

static int
take_entry(const struct fec_entry *e, void *arg)
{
	struct reading *r = arg;

	r->any = true;
	return import_fec(e, r->im);
}

int
import_fec_read(struct ctx *ctx, const char *path, int year, struct import *im)
{
	struct csv_problems *problems = import_problems(im);
	struct reading	     r = { .im = im };

	if (fec_each(path, year, take_entry, &r, problems, ctx->err) == -1)
		return -1;
	if (!r.any && problems->n == 0)
		csv_problem(
		    problems, 0, 0, "%s", _("there is no entry in it."));
	return 0;
}
