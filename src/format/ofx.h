/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_OFX_H
#define QUITUS_FORMAT_OFX_H

#include "base/buf.h"

/*
 * The tags of OFX, in its SGML (a value ends where the next tag begins) and in
 * its XML. What banks get wrong is taken as it is meant: a lone & or <, tags
 * in any case, values over lines, CDATA, comments.
 */

#define OFX_NAME 32

enum ofx_kind {
	OFX_OPEN,  /* <NAME>value */
	OFX_CLOSE, /* </NAME> */
	OFX_END,   /* of the text */
	OFX_FAULT  /* cannot go on: see fault */
};

/* Lines and columns count from 1, in characters. */
struct ofx_scanner {
	const char *at; /* NUL-terminated UTF-8 */
	int	    line, column;
	/* The tag that was found. */
	char	    name[OFX_NAME]; /* upper case */
	struct buf  value;	    /* what follows it, blanks taken off */
	int	    tag_line, tag_column;
	int	    value_line, value_column;
	const char *fault; /* translated, constant */
};

/* text is borrowed. All of the struct is set; buf_fini(&value) at the end. */
void ofx_begin(struct ofx_scanner *, const char *text);

/* The next tag; text that follows no opening tag is passed over. */
enum ofx_kind ofx_next(struct ofx_scanner *);

#endif
