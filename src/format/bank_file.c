/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "format/bank_file.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "bank_text.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "value/text.h"

#define LOOK 4096 /* bytes in which a format shows itself */

static const char *const names[] = { "La Banque Postale", "Crédit Mutuel",
	"CIC", "Crédit Agricole", "Caisse d’Épargne", "Banque Populaire",
	"Société Générale", "BNP Paribas", "BoursoBank", "OFX", "CAMT.053",
	"QIF" };

const char *
bank_file_names(size_t i)
{
	return i < sizeof(names) / sizeof(names[0]) ? names[i] : NULL;
}

static bool
holds(const char *bytes, size_t len, const char *word)
{
	size_t i, n = strlen(word);

	if (len > LOOK)
		len = LOOK;
	for (i = 0; i + n <= len; i++)
		if (strncasecmp(bytes + i, word, n) == 0)
			return true;
	return false;
}

/* What those who bank there say. */
static const char *const shorts[] = { "LBP", "Poste", "CCP", "CM", "CA", "CE",
	"Écureuil", "BP", "BPCE", "SG", "SocGen", "BNP", "Boursorama", "CAMT" };

/* Letters and digits only: apostrophes have many forms. The caller frees it. */
static char *
bare(const char *text)
{
	char  *folded = utf8_fold(text);
	size_t i, n = 0;

	for (i = 0; folded[i] != '\0'; i++)
		if (isalnum((unsigned char)folded[i]))
			folded[n++] = folded[i];
	folded[n] = '\0';
	return folded;
}

static bool
is_known(const char *typed)
{
	size_t i, n = sizeof(shorts) / sizeof(shorts[0]);
	char  *word = bare(typed), *own;
	bool   known = false;

	for (i = 0; i < n && !known; i++) {
		own = bare(shorts[i]);
		known = strcmp(own, word) == 0;
		free(own);
	}
	for (i = 0; bank_file_names(i) != NULL && !known; i++) {
		own = bare(bank_file_names(i));
		known = word[0] != '\0' && strstr(own, word) != NULL;
		free(own);
	}
	free(word);
	return known;
}

/* --bank names one of those that are told apart by their content anyway: it
 * must be one of them. */
static int
check_bank(const char *bank, struct err *err)
{
	char shown[UTF8_EXCERPT];

	if (bank == NULL || (utf8_valid(bank, strlen(bank)) && is_known(bank)))
		return 0;
	err_set(err, ERR_USAGE, _("“%s” is no bank that quitus knows."),
	    utf8_excerpt(bank, shown));
	return err_hint(err,
	    _("Leave --bank out: the content tells. For an unknown one, say "
	      "which column is what with --map."));
}

static int
read_text(const char *name, const char *bytes, size_t len,
    const struct bank_file_options *o, struct bank_statements *all,
    struct err *err)
{
	struct buf text = { .data = NULL };
	int	   rc = text_decode(bytes, len, &text, err);

	if (rc == -1)
		err_place(err, name);
	else if (holds(buf_str(&text), text.len, "!Type:") ||
	    holds(buf_str(&text), text.len, "!Account"))
		rc = bank_qif_read(
		    name, buf_str(&text), text.len, o->days, all, err);
	else
		rc = bank_csv_read(name, buf_str(&text), text.len, o, all, err);
	buf_fini(&text);
	return rc;
}

int
bank_file_read(const char *name, const char *bytes, size_t len,
    const struct bank_file_options *o, struct bank_statements *all,
    struct err *err)
{
	if (bank_refuse_page(name, bytes, len, err) == -1 ||
	    check_bank(o->bank, err) == -1)
		return -1;
	if (o->map == NULL &&
	    (holds(bytes, len, "OFXHEADER") || holds(bytes, len, "<OFX>")))
		return bank_ofx_read(name, bytes, len, all, err);
	if (o->map == NULL &&
	    (holds(bytes, len, "camt.05") || holds(bytes, len, "BkToCstmr") ||
		holds(bytes, len, "<?xml")))
		return bank_camt_read(name, bytes, len, all, err);
	return read_text(name, bytes, len, o, all, err);
}
