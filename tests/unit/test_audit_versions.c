/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "audit/versions.h"

/* A chain of seals: one letter an entry. */
static void
set_chain(struct buf *seals, const char *letters)
{
	buf_reset(seals);
	for (; *letters != '\0'; letters++)
		buf_pad(seals, *letters, 32);
}

struct one {
	const char	  *known; /* chain of the version that counts */
	enum parcel_kind   known_kind;
	int		   known_state;
	const char	  *came;
	enum parcel_kind   kind;
	int		   state;
	enum keep_relation relation;
};

static void
check(const struct one *c)
{
	struct version v = {
		.id = 1, .kind = c->known_kind, .state = c->known_state
	};
	struct parcel p = { .kind = c->kind };

	set_chain(&v.seals, c->known);
	set_chain(&p.seals, c->came);
	p.facts.closed = c->state > 0;
	p.discharged = c->state == 2;
	if (version_compare(&v, &p) != c->relation)
		fail_msg("%s (%d), then %s (%d)", c->known, c->known_state,
		    c->came, c->state);
	buf_fini(&v.seals);
	buf_fini(&p.seals);
}

static void
test_relations(void **state)
{
	static const struct one all[] = {
		/* Goes on, or says the same of another state. */
		{ "ab", PARCEL_DOSSIER, 0, "abc", PARCEL_DOSSIER, 0,
		    KEEP_CONTINUES },
		{ "ab", PARCEL_DOSSIER, 0, "ab", PARCEL_DOSSIER, 1,
		    KEEP_CONTINUES },
		{ "ab", PARCEL_DOSSIER, 1, "ab", PARCEL_DOSSIER, 2,
		    KEEP_CONTINUES },
		{ "ab", PARCEL_DOSSIER, 2, "abc", PARCEL_DOSSIER, 1,
		    KEEP_CONTINUES },
		{ "", PARCEL_DOSSIER, 0, "a", PARCEL_DOSSIER, 0,
		    KEEP_CONTINUES },
		{ "", PARCEL_DOSSIER, 0, "", PARCEL_DOSSIER, 0,
		    KEEP_CONTINUES },
		/* Late. */
		{ "abc", PARCEL_DOSSIER, 0, "ab", PARCEL_DOSSIER, 0,
		    KEEP_OLDER },
		{ "ab", PARCEL_DOSSIER, 1, "ab", PARCEL_DOSSIER, 0,
		    KEEP_OLDER },
		{ "ab", PARCEL_DOSSIER, 2, "ab", PARCEL_DOSSIER, 1,
		    KEEP_OLDER },
		{ "a", PARCEL_DOSSIER, 0, "", PARCEL_DOSSIER, 0, KEEP_OLDER },
		/* Other entries. */
		{ "ab", PARCEL_DOSSIER, 0, "ac", PARCEL_DOSSIER, 0,
		    KEEP_CONTRADICTS },
		{ "abc", PARCEL_DOSSIER, 1, "xy", PARCEL_DOSSIER, 1,
		    KEEP_CONTRADICTS },
		/* Entries alone beside a dossier. */
		{ "", PARCEL_DOSSIER, 0, "ab", PARCEL_CSV, 0, KEEP_OLDER },
		{ "ab", PARCEL_DOSSIER, 0, "", PARCEL_FEC, 0, KEEP_OLDER },
		{ "ab", PARCEL_CSV, 0, "xy", PARCEL_DOSSIER, 0,
		    KEEP_CONTINUES },
		{ "", PARCEL_FEC, 0, "", PARCEL_FEC, 0, KEEP_CONTINUES },
		{ "ab", PARCEL_CSV, 0, "", PARCEL_FEC, 0, KEEP_CONTINUES },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		check(&all[i]);
}

static void
test_first(void **state)
{
	struct version v = { .id = 0 };
	struct parcel  p = { .kind = PARCEL_DOSSIER };

	(void)state;
	assert_int_equal(version_compare(&v, &p), KEEP_FIRST);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_relations),
		cmocka_unit_test(test_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
