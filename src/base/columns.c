/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/columns.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"

#define COLUMN_MAX 1000

char *
columns_plain(const char *text)
{
	char *folded = utf8_fold(text), *from, *to;

	for (from = to = folded; *from != '\0'; from++)
		if (isalnum((unsigned char)*from))
			*to++ = *from;
	*to = '\0';
	return folded;
}

int
columns_find(const struct csv_row *row, const char *plain)
{
	char  *own;
	size_t i;
	bool   same = false;

	for (i = 0; i < row->n && !same; i++) {
		own = columns_plain(row->cells[i].text);
		same = strcmp(own, plain) == 0;
		free(own);
	}
	return same ? (int)i - 1 : -1;
}

void
columns_clear(struct column_place *places, size_t nroles)
{
	size_t i;

	for (i = 0; i < nroles; i++)
		places[i] = (struct column_place){ .index = -1 };
}

void
columns_fini(struct column_place *places, size_t nroles)
{
	size_t i;

	for (i = 0; i < nroles; i++)
		free(places[i].name);
	columns_clear(places, nroles);
}

static int
role_of(const char *part, size_t len, const struct column_word *words)
{
	char *typed = xstrndup(part, len), *plain = columns_plain(typed);

	while (words->name != NULL && strcmp(words->name, plain) != 0)
		words++;
	free(typed);
	free(plain);
	return words->name != NULL ? words->role : -1;
}

static bool
take_part(const char *part, const struct column_word *words,
    struct column_place *places)
{
	const char *equal = strchr(part, '=');
	char	   *end;
	long	    n;
	int	    role;

	if (equal == NULL || equal[1] == '\0' ||
	    !utf8_valid(part, strlen(part)))
		return false;
	role = role_of(part, (size_t)(equal - part), words);
	if (role == -1)
		return false;
	n = strtol(equal + 1, &end, 10);
	if (*end == '\0') {
		places[role].index = (int)n - 1;
		return n >= 1 && n <= COLUMN_MAX;
	}
	free(places[role].name);
	places[role].name = columns_plain(equal + 1);
	return true;
}

char *
columns_map(const char *spec, const struct column_word *words,
    struct column_place *places)
{
	char *copy = xstrdup(spec), *part, *rest = NULL, *wrong = NULL;

	for (part = strtok_r(copy, ",;", &rest); part != NULL && wrong == NULL;
	     part = strtok_r(NULL, ",;", &rest)) {
		part += strspn(part, " ");
		if (!take_part(part, words, places))
			wrong = xstrdup(part);
	}
	free(copy);
	return wrong;
}

bool
columns_named(const struct column_place *places, size_t nroles)
{
	size_t i;

	for (i = 0; i < nroles; i++)
		if (places[i].name != NULL)
			return true;
	return false;
}

bool
columns_match(
    struct column_place *places, size_t nroles, const struct csv_row *row)
{
	size_t i;
	int    index;

	for (i = 0; i < nroles; i++) {
		if (places[i].name == NULL)
			continue;
		index = columns_find(row, places[i].name);
		if (index == -1)
			return false;
		places[i].index = index;
	}
	return true;
}
