/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FAULT_MEMORY_H
#define QUITUS_FAULT_MEMORY_H

#include <stdbool.h>

/* Memory that runs out: the allocations of the program, of SQLite and of
 * jansson are counted together. */
struct memory {
	long at;     /* the allocation that fails; 1 is the first */
	bool always; /* and all that follow */
	long seen;
	bool hit;
};

/* From now on in this process, for good. No database may be open. */
void memory_install(struct memory *);

#endif
