/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Random years in the eyes of hledger, ledger and beancount: each account's
 * balance there is the model's. MODEL_SEED and MODEL_YEARS as in test_year.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "plays.h"

enum { YEARS = 50, STEPS = 30, COMMAND = 512 };

/* What each prints: a line an account, "Root:CODE...[,]  AMOUNT EUR". */
static const struct reader {
	const char *name;
	const char *export;
	const char *before, *after; /* the command, around the file */
} readers[] = { { "hledger", "ledger", "hledger -f",
		    "balance --flat --no-total -E 2>&1" },
	{ "ledger", "ledger", "ledger -f",
	    "balance --flat --no-total --empty 2>&1" },
	{ "beancount", "beancount", "bean-query -q -f csv",
	    "'select account, sum(position) group by account' 2>&1" } };

/* The cents of the last amount of a line; it may stand before or after. */
static bool
take_amount(const char *line, int64_t *cents)
{
	const char *euro = strstr(line, " EUR"), *from = euro;
	long long   whole;
	int	    part;

	if (euro == NULL)
		return false;
	while (from > line &&
	    (isdigit((unsigned char)from[-1]) || from[-1] == '.' ||
		from[-1] == '-'))
		from--;
	if (sscanf(from, "%lld.%2d", &whole, &part) != 2)
		return false;
	*cents = llabs(whole) * 100 + part;
	if (*from == '-')
		*cents = -*cents;
	return true;
}

/* The code stands after the root and a colon, and ends before the label. */
static bool
take_code(const char *line, char code[MODEL_CODE])
{
	const char *colon = strchr(line, ':');
	size_t	    n;

	if (colon == NULL)
		return false;
	n = strcspn(colon + 1, " ,\"");
	if (strncmp(colon + 1, "541-", 4) == 0)
		n = strcspn(colon + 5, " -,\"") + 4;
	else
		n = strspn(colon + 1, "0123456789");
	if (n == 0 || n >= MODEL_CODE)
		return false;
	snprintf(code, MODEL_CODE, "%.*s", (int)n, colon + 1);
	return true;
}

static void
compare(struct player *p, const struct reader *r, FILE *f)
{
	char	line[1024], code[MODEL_CODE];
	int64_t cents, sum = 0, spent = 0, n = 0;

	while (fgets(line, sizeof(line), f) != NULL) {
		if (!take_code(line, code) || !take_amount(line, &cents))
			continue;
		same(p, code, cents,
		    model_balance(p->model.now, code, p->model.days));
		sum += cents;
		spent += code[0] == '6' ? cents : 0;
		n++;
	}
	/* No account was passed over. */
	same(p, r->name, n > 0, true);
	same(p, "what all its accounts hold", sum, 0);
	same(p, "what was spent there", spent,
	    model_balance(p->model.now, "6", p->model.days));
}

static void
check_year(struct player *p, void *arg)
{
	const struct reader *r;
	struct line	     l;
	char		     path[128], command[COMMAND];
	FILE		    *f;
	size_t		     i;

	(void)arg;
	p->dry = false;
	for (i = 0; i < sizeof(readers) / sizeof(readers[0]); i++) {
		r = &readers[i];
		l = (struct line){ .n = 0 };
		snprintf(path, sizeof(path), "%s/export", p->folder);
		word(&l, "export");
		word(&l, "%s", r->export);
		word(&l, "-o%s", path);
		expect(p, &l, 0);
		snprintf(command, sizeof(command), "%s %s %s", r->before, path,
		    r->after);
		f = popen(command, "r");
		assert_non_null(f);
		compare(p, r, f);
		same(p, r->name, pclose(f), 0);
		unlink(path);
	}
}

static void
random_years(void **state)
{
	(void)state;
	play_years(YEARS, STEPS, check_year, NULL, false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(random_years) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
