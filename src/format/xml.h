/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_XML_H
#define QUITUS_FORMAT_XML_H

#include <stddef.h>

#include "report/arena.h"

/*
 * XML that others made, as a tree. A DOCTYPE is refused as soon as it is seen
 * (no entity can be defined, nothing else is ever opened), and depth, number
 * and length are bounded. Prefixes of namespaces are taken off. UTF-8, UTF-16,
 * ISO-8859-1 and 15, Windows-1252, as the file says.
 */

/* An element, or an attribute as a child whose name begins with @. Text is kept
 * only where no element stands beside it, blanks at its ends taken off. */
struct xml_node {
	const char	*name;
	const char	*text; /* never NULL */
	int		 line, column;
	struct xml_node *parent, *first, *last, *next;
};

struct xml {
	struct arena	 arena;
	struct xml_node *root;
	const char	*fault; /* translated, constant */
	int		 line, column;
};

/* All of the struct is set; -1: see fault. xml_fini whatever it returns. */
int  xml_read(const char *bytes, size_t len, struct xml *);
void xml_fini(struct xml *);

/* The first child of that name; the next of the same name. NULL: none, or a
 * NULL node. */
const struct xml_node *xml_child(const struct xml_node *, const char *name);
const struct xml_node *xml_again(const struct xml_node *);

/* The first that is found going down "Acct/Id/IBAN"; NULL: none. */
const struct xml_node *xml_find(const struct xml_node *, const char *path);

/* Its text; NULL: there is none, or it is empty. */
const char *xml_text(const struct xml_node *, const char *path);

#endif
