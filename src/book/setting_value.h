/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_BOOK_SETTING_VALUE_H
#define QUITUS_SRC_BOOK_SETTING_VALUE_H

#include <stdbool.h>

#include "book/setting.h"

/* Whether a folded word is that name. */
bool setting_word_is(const char *folded, const char *name);

#endif
