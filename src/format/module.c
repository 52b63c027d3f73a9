/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "format/module.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/utf8.h"

static void
miss_module(const char *path, struct err *err)
{
	const char *reason = dlerror();
	struct buf  safe = { .data = NULL };

	utf8_add_safe(&safe, reason == NULL ? path : reason);
	err_set(err, ERR_FILE,
	    _("a part of quitus that this needs cannot be loaded: %s"),
	    buf_str(&safe));
	buf_fini(&safe);
}

module_fn *
module_find(
    const char *folder, const char *module, const char *symbol, struct err *err)
{
	struct buf path = { .data = NULL };
	void	  *handle, *found = NULL;
	module_fn *fn = NULL;

	buf_addf(&path, "%s/quitus-%s.so", folder == NULL ? MODULEDIR : folder,
	    module);
	/* GLib cannot be unloaded, so what was loaded stays. */
	handle = dlopen(buf_str(&path), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
	if (handle != NULL)
		found = dlsym(handle, symbol);
	if (found == NULL)
		miss_module(buf_str(&path), err);
	else
		memcpy(&fn, &found, sizeof(fn));
	if (handle != NULL)
		dlclose(handle);
	buf_fini(&path);
	return fn;
}
