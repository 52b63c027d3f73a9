/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BASE_I18N_H
#define QUITUS_BASE_I18N_H

#include <libintl.h>

/* Messages: English in the source, French in po/fr.po. */
#define _(s)  gettext(s)
#define N_(s) (s)

enum lang { LANG_FR, LANG_EN };

/*
 * The language to speak: asked ("fr", "en", or NULL for none asked), else the
 * environment's LC_ALL, LC_MESSAGES, LANG; French when it is neither.
 */
enum lang i18n_choose(const char *asked);

/*
 * Speak lang from now on. The catalogue is looked for beside the program
 * (dir/po, in a build tree), then where it was installed. The process runs in
 * C.UTF-8, so that no locale need be installed on the machine.
 */
void i18n_init(enum lang, const char *dir);

/* The language that is spoken. */
enum lang i18n_lang(void);

/* Speak another language for a while, after i18n_init; returns the one spoken
 * before. Documents are French whatever the user speaks. */
enum lang i18n_speak(enum lang);

#endif
