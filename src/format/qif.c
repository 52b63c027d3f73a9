/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qif.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"

struct splitter {
	struct qif	    *qif;
	struct csv_problems *problems;
	enum qif_section     section;
	int		     line;
	bool		     open; /* a record is */
};

static struct qif_record *
add_record(struct qif *qif, enum qif_section section, int line, bool begins)
{
	struct qif_record *one;

	qif->records = xgrow(
	    qif->records, qif->n, &qif->cap, sizeof(*qif->records));
	one = &qif->records[qif->n++];
	*one = (struct qif_record){ .section = section, .line = line };
	one->begins = begins;
	return one;
}

static void
add_field(struct qif_record *record, int line, const char *text)
{
	struct qif_field *f;

	record->fields = xgrow(
	    record->fields, record->n, &record->cap, sizeof(*record->fields));
	f = &record->fields[record->n++];
	f->line = line;
	f->letter = (char)toupper((unsigned char)text[0]);
	f->text = xstrdup(text + 1);
}

/* The section that a line with ! opens; false: it is an option, opens none. */
static bool
take_header(const char *text, enum qif_section *section)
{
	static const char *const lines[] = { "type:bank", "type:ccard",
		"type:banque", "type:oth a" };
	char			*folded = utf8_fold(text + 1);
	size_t			 i;
	bool			 option;

	option = strncmp(folded, "option", 6) == 0 ||
	    strncmp(folded, "clear", 5) == 0;
	if (!option)
		*section = strcmp(folded, "account") == 0 ? QIF_ACCOUNT :
							    QIF_OTHER;
	for (i = 0; i < sizeof(lines) / sizeof(*lines); i++)
		if (strcmp(folded, lines[i]) == 0)
			*section = QIF_LINES;
	free(folded);
	return !option;
}

/* Where a line goes that is neither blank nor a header. */
static void
take_text(struct splitter *s, const char *text)
{
	if (s->section == QIF_NONE) {
		if (s->problems->n == 0)
			csv_problem(s->problems, s->line, 1,
			    _("a line stands before the first header, such as "
			      "!Type:Bank."));
		return;
	}
	if (*text == '^') {
		s->open = false;
		return;
	}
	if (!s->open)
		add_record(s->qif, s->section, s->line, false);
	s->open = true;
	add_field(&s->qif->records[s->qif->n - 1], s->line, text);
}

static void
tell_open(struct splitter *s)
{
	if (s->open)
		csv_problem(s->problems, s->qif->records[s->qif->n - 1].line, 1,
		    _("what begins here has no ^ at its end: the file is "
		      "cut."));
}

static void
take_line(struct splitter *s, const char *text)
{
	if (*text != '!') {
		take_text(s, text);
		return;
	}
	tell_open(s);
	s->open = false;
	s->qif->headed = true;
	/* Even where no line follows there is a statement, an empty one. */
	if (take_header(text, &s->section) && s->section == QIF_LINES)
		add_record(s->qif, QIF_LINES, s->line, true);
}

void
qif_read(struct qif *qif, const char *text, struct csv_problems *problems)
{
	struct splitter s = { .qif = qif, .problems = problems, .line = 1 };
	size_t		n, len;
	char	       *one;

	for (; *text != '\0'; s.line++) {
		n = len = strcspn(text, "\r\n");
		while (len > 0 && strchr(" \t", text[len - 1]) != NULL)
			len--;
		one = xstrndup(text, len);
		if (len > 0)
			take_line(&s, one);
		free(one);
		text += n;
		if (text[0] == '\r' && text[1] == '\n')
			text++;
		text += *text != '\0';
	}
	tell_open(&s);
}

const struct qif_field *
qif_find(const struct qif_record *record, char letter)
{
	size_t i;

	for (i = 0; i < record->n; i++)
		if (record->fields[i].letter == letter)
			return &record->fields[i];
	return NULL;
}

void
qif_fini(struct qif *qif)
{
	size_t i, k;

	for (i = 0; i < qif->n; i++) {
		for (k = 0; k < qif->records[i].n; k++)
			free(qif->records[i].fields[k].text);
		free(qif->records[i].fields);
	}
	free(qif->records);
	*qif = (struct qif){ .records = NULL };
}
