/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <locale.h>
#include <stdlib.h>
#include <strings.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/xalloc.h"

#ifndef LOCALEDIR
#define LOCALEDIR "/usr/local/share/locale"
#endif

#define DOMAIN	  "quitus"
#define CATALOGUE "/fr/LC_MESSAGES/quitus.mo"

/* Whether a locale's name ("fr_FR.UTF-8", "fr") is of that language. */
static int
speaks(const char *locale, const char *language)
{
	return strncasecmp(locale, language, 2) == 0 &&
	    !isalpha((unsigned char)locale[2]);
}

enum lang
i18n_choose(const char *asked)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	const char		*value = asked;
	size_t			 i;

	for (i = 0; i < 3 && (value == NULL || value[0] == '\0'); i++)
		value = getenv(names[i]);
	if (value != NULL && speaks(value, "en"))
		return LANG_EN;
	return LANG_FR;
}

/* The folder of the catalogues; the caller frees it. */
static char *
find_catalogues(const char *dir)
{
	char *local, *file;
	int   found;

	if (dir == NULL)
		return xstrdup(LOCALEDIR);
	local = xasprintf("%s/po", dir);
	file = xasprintf("%s%s", local, CATALOGUE);
	found = access(file, R_OK) == 0;
	free(file);
	if (found)
		return local;
	free(local);
	return xstrdup(LOCALEDIR);
}

void
i18n_init(enum lang lang, const char *dir)
{
	char *folder = find_catalogues(dir);

	/* gettext knows LANGUAGE only where the locale is not plain C. The
	 * other categories stay C: each would cost a file at every start. */
	setlocale(LC_CTYPE, "C.UTF-8");
	setlocale(LC_MESSAGES, "C.UTF-8");
	bindtextdomain(DOMAIN, folder);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	i18n_speak(lang);
	free(folder);
}

enum lang
i18n_lang(void)
{
	const char *now = getenv("LANGUAGE");

	return now == NULL || speaks(now, "en") ? LANG_EN : LANG_FR;
}

enum lang
i18n_speak(enum lang lang)
{
	enum lang was = i18n_lang();

	setenv("LANGUAGE", lang == LANG_EN ? "en" : "fr", 1);
	/* This also makes gettext forget the messages that it has found. */
	textdomain(DOMAIN);
	return was;
}
