/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/json_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "cli/entry_output.h"

#define INDENT "\n  "

void
json_list_add(struct json_list *l, json_t *value)
{
	struct buf *out = &l->ctx->out;
	char	   *text, *line, *end;
	size_t	    start;

	buf_adds(out, l->n++ == 0 ? "[" : ",");
	start = out->len;
	output_json(l->ctx, value);
	text = xstrndup(out->data + start, out->len - start);
	out->len = start;
	for (line = text; (end = strchr(line, '\n')) != NULL; line = end + 1) {
		buf_adds(out, INDENT);
		buf_add(out, line, (size_t)(end - line));
	}
	free(text);
	spool_take(&l->ctx->spool, out);
}

int
json_list_end(struct json_list *l)
{
	buf_adds(&l->ctx->out, l->n == 0 ? "[]\n" : "\n]\n");
	return spool_check(&l->ctx->spool, l->ctx->err);
}
