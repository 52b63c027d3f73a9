/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_MODULE_H
#define QUITUS_FORMAT_MODULE_H

#include "base/err.h"

/*
 * The parts of the program that need a heavy library (pango, libzip...) are
 * files of their own, quitus-NAME.so, loaded when a command needs them: the
 * others start without them.
 */

typedef void module_fn(void);

/*
 * The function of that name in the module, looked for in folder, or where it
 * was installed when folder is NULL. The module stays loaded. NULL with
 * ERR_FILE and the reason of the system when it cannot be; the caller adds the
 * hint that says what to install.
 */
module_fn *module_find(
    const char *folder, const char *module, const char *symbol, struct err *);

#endif
