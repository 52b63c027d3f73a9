/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_JSON_LIST_H
#define QUITUS_CLI_JSON_LIST_H

#include <jansson.h>
#include <stddef.h>

#include "cli/ctx.h"

/*
 * The answer of a command as a JSON array, however long: what was added is
 * written at once, as output_json would. Begins as { .ctx = ctx }.
 */
struct json_list {
	struct ctx *ctx;
	size_t	    n;
};

/* The value is taken over. */
void json_list_add(struct json_list *, json_t *);

/* -1 with ERR_FILE when so long an answer found no room. */
int json_list_end(struct json_list *);

#endif
