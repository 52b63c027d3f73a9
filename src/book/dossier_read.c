/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/dossier_read.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "dossier_chain.h"
#include "dossier_totals.h"

#define SUMS   "SHA256SUMS"
#define QUITUS "quitus.csv"

/* What every dossier has, in the order of SHA256SUMS. */
static const char *const names[] = { "caisse.csv", "comptes.csv", "coop.csv",
	"cotisations.csv", "ecritures.csv", "inventaire.csv",
	"rapprochement.csv", "regies.csv", "subventions.csv" };

enum { NNAMES = sizeof(names) / sizeof(names[0]) };

struct reader {
	const struct dossier_file *files;
	size_t			   n;
	struct dossier_facts	  *facts;
	struct csv_problems	  *problems;
	struct chain		   chain;
	struct totals		   totals;
	dossier_row_fn		  *fn;
	void			  *arg;
};

const struct dossier_file *
dossier_find(const struct dossier_file *files, size_t n, const char *name)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(files[i].name, name) == 0)
			return &files[i];
	return NULL;
}

void
dossier_facts_fini(struct dossier_facts *f)
{
	free(f->department);
	free(f->number);
	free(f->name);
	free(f->town);
	free(f->agents);
	buf_fini(&f->first);
	*f = (struct dossier_facts){ .department = NULL };
}

bool
dossier_follows(const struct dossier_facts *f, const char seal[HASH_HEX])
{
	struct buf b = { .data = NULL };
	char	   own[HASH_HEX];

	if (f->sealed == 0)
		return strcmp(f->seal, seal) == 0;
	buf_adds(&b, seal);
	buf_addc(&b, '\n');
	buf_add(&b, buf_str(&f->first), f->first.len);
	hash_hex(b.data, b.len, own);
	buf_fini(&b);
	return strcmp(own, f->first_seal) == 0;
}

/* ---- Which files ---- */

static void
check_names(struct reader *r)
{
	char   shown[UTF8_EXCERPT];
	size_t i, k;

	for (i = 0; i < r->n; i++) {
		for (k = 0; k < NNAMES; k++)
			if (strcmp(r->files[i].name, names[k]) == 0)
				break;
		if (k < NNAMES || strcmp(r->files[i].name, SUMS) == 0 ||
		    strcmp(r->files[i].name, QUITUS) == 0)
			continue;
		r->problems->file = utf8_excerpt(r->files[i].name, shown);
		csv_problem(
		    r->problems, 0, 0, _("no dossier has such a file."));
	}
}

/* Told file by file; what else is wrong with SHA256SUMS as a whole. */
static void
check_sums(struct reader *r)
{
	const struct dossier_file *sums = dossier_find(r->files, r->n, SUMS);
	const struct dossier_file *f;
	struct buf		   all = { .data = NULL };
	size_t			   i, start, before = r->problems->n;
	char			   hex[HASH_HEX];

	for (i = 0; i < NNAMES; i++) {
		f = dossier_find(r->files, r->n, names[i]);
		r->problems->file = names[i];
		if (f == NULL) {
			csv_problem(r->problems, 0, 0,
			    _("this file of the dossier is missing."));
			continue;
		}
		hash_hex(buf_str(&f->bytes), f->bytes.len, hex);
		start = all.len;
		buf_addf(&all, "%s  %s\n", hex, names[i]);
		if (sums != NULL &&
		    strstr(buf_str(&sums->bytes), all.data + start) == NULL)
			csv_problem(r->problems, 0, 0,
			    _("this file is not what the dossier was made of:"
			      " its checksum is another one."));
	}
	r->problems->file = SUMS;
	if (sums == NULL)
		csv_problem(r->problems, 0, 0,
		    _("this file of the dossier is missing."));
	else if (r->problems->n == before &&
	    (sums->bytes.len != all.len ||
		memcmp(buf_str(&sums->bytes), all.data, all.len) != 0))
		csv_problem(r->problems, 0, 0,
		    _("it is not what sha256sum says of the files."));
	if (sums != NULL)
		hash_hex(buf_str(&sums->bytes), sums->bytes.len,
		    r->facts->fingerprint);
	buf_fini(&all);
}

/* ---- The coop ---- */

static void
fault(struct reader *r, const struct dossier_row *row, int column,
    const char *what)
{
	csv_problem(r->problems, row->line, column + 1, "%s", what);
}

static void
check_coop(struct reader *r, const struct dossier_row *row)
{
	struct dossier_facts *f = r->facts;
	const char	     *state = row->cells[COL_COOP_STATE];

	if (strcmp(row->cells[COL_COOP_FORMAT], "quitus-1") != 0)
		fault(r, row, COL_COOP_FORMAT,
		    _("this format is unknown: quitus-1 is read."));
	if (date_compare(f->start, date_year_start(f->year)) != 0)
		fault(r, row, COL_COOP_START,
		    _("a school year begins on 1 September."));
	if (date_compare(f->end, date_year_end(f->year)) != 0)
		fault(r, row, COL_COOP_END,
		    _("a school year ends on the 31 August that follows."));
	if (strcmp(state, "clos") != 0 && strcmp(state, "ouvert") != 0)
		fault(
		    r, row, COL_COOP_STATE, _("a year is “ouvert” or “clos”."));
}

static int
take_coop(const struct dossier_row *row, void *arg)
{
	struct reader	     *r = arg;
	struct dossier_facts *f = r->facts;

	if (f->department != NULL) {
		fault(r, row, -1, _("there is one row too many."));
		return 0;
	}
	f->department = xstrdup(row->cells[COL_COOP_DEPARTMENT]);
	f->number = xstrdup(row->cells[COL_COOP_NUMBER]);
	f->name = xstrdup(row->cells[COL_COOP_NAME]);
	f->town = xstrdup(row->cells[COL_COOP_TOWN]);
	f->agents = xstrdup(row->cells[COL_COOP_AGENTS]);
	f->start = dossier_date(row->cells[COL_COOP_START]);
	f->end = dossier_date(row->cells[COL_COOP_END]);
	f->year = date_school_year(f->start);
	f->closed = strcmp(row->cells[COL_COOP_STATE], "clos") == 0;
	f->counted = *row->cells[COL_COOP_PUPILS] != '\0';
	f->pupils = dossier_int(row->cells[COL_COOP_PUPILS]);
	f->adults = dossier_int(row->cells[COL_COOP_ADULTS]);
	memcpy(f->seal, row->cells[COL_COOP_SEAL], HASH_HEX);
	check_coop(r, row);
	return 0;
}

static int
read_coop(struct reader *r)
{
	const struct dossier_file *f = dossier_find(r->files, r->n, "coop.csv");
	size_t			   before = r->problems->n;

	if (f != NULL)
		dossier_csv_each(f, take_coop, r, r->problems);
	if (r->facts->department != NULL)
		return 0;
	/* Whoever reads the facts finds texts. */
	r->facts->department = xstrdup("");
	r->facts->number = xstrdup("");
	r->facts->name = xstrdup("");
	r->facts->town = xstrdup("");
	r->facts->agents = xstrdup("");
	if (f != NULL && r->problems->n == before)
		csv_problem(
		    r->problems, 0, 0, _("it does not say whose it is."));
	return -1;
}

/* ---- The entries ---- */

static int
take_entry(const struct dossier_row *row, void *arg)
{
	struct reader *r = arg;

	chain_take(&r->chain, row);
	totals_take(&r->totals, row);
	return r->fn != NULL ? r->fn(row, r->arg) : 0;
}

static int
read_entries(struct reader *r)
{
	const struct dossier_file *f = dossier_find(
	    r->files, r->n, "ecritures.csv");
	const struct dossier_file *accounts = dossier_find(
	    r->files, r->n, "comptes.csv");
	int rc = 0;

	chain_begin(&r->chain, r->facts, f, r->problems);
	totals_begin(&r->totals, r->facts, accounts, r->problems);
	if (f != NULL)
		rc = dossier_csv_each(f, take_entry, r, r->problems);
	if (rc == 0) {
		chain_end(&r->chain);
		totals_end(&r->totals);
	}
	chain_fini(&r->chain);
	totals_fini(&r->totals);
	return rc;
}

/* ---- The others ---- */

static int
pass(const struct dossier_row *row, void *arg)
{
	(void)row;
	(void)arg;
	return 0;
}

static int
check_quitus(const struct dossier_row *row, void *arg)
{
	struct reader *r = arg;
	const char    *decision = row->cells[COL_QUITUS_DECISION];
	bool	       given = strcmp(decision, "donne") == 0;

	if (!given && strcmp(decision, "refuse") != 0)
		fault(r, row, COL_QUITUS_DECISION,
		    _("a quitus is “donne” or “refuse”."));
	if (given && !r->facts->closed)
		fault(r, row, COL_QUITUS_DECISION,
		    _("no quitus is given on a year that is open."));
	if (given &&
	    strcmp(row->cells[COL_QUITUS_FINGERPRINT], r->facts->fingerprint) !=
		0)
		fault(r, row, COL_QUITUS_FINGERPRINT,
		    _("the quitus was given on other accounts: their"
		      " fingerprint is not this one."));
	return 0;
}

static void
read_others(struct reader *r)
{
	static const char *const   others[] = { "caisse.csv", "cotisations.csv",
		  "inventaire.csv", "rapprochement.csv", "regies.csv",
		  "subventions.csv" };
	const struct dossier_file *f;
	size_t			   i;

	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		f = dossier_find(r->files, r->n, others[i]);
		if (f != NULL)
			dossier_csv_each(f, pass, NULL, r->problems);
	}
	f = dossier_find(r->files, r->n, QUITUS);
	if (f != NULL)
		dossier_csv_each(f, check_quitus, r, r->problems);
}

int
dossier_read(const struct dossier_file *files, size_t n, dossier_row_fn *fn,
    void *arg, struct dossier_facts *facts, struct csv_problems *problems)
{
	struct reader r = {
		.files = files,
		.n = n,
		.facts = facts,
		.problems = problems,
		.fn = fn,
		.arg = arg,
	};
	int rc = 0;

	*facts = (struct dossier_facts){ .department = NULL };
	check_names(&r);
	check_sums(&r);
	if (read_coop(&r) == 0)
		rc = read_entries(&r);
	if (rc == 0)
		read_others(&r);
	return rc;
}
