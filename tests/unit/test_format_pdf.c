/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libgen.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "fake.h"

/* The module of this build: BUILD/modules, this being BUILD/tests/unit/x. */
static const char *
modules(char out[4096])
{
	char	self[3072];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);

	assert_true(n > 0);
	self[n] = '\0';
	snprintf(out, 4096, "%s/../../modules", dirname(self));
	return out;
}

static void
render(struct report *r, struct buf *out)
{
	char		      path[4096];
	struct format_options o = { .modules = modules(path) };

	assert_true(date_make(2024, 9, 12, &o.date));
	fake_render(FORMAT_PDF, r, &o, out);
}

/* What a command says about the report as a PDF; %s stands for the file. */
static char *
ask(const char *command, struct report *r)
{
	char	   path[] = "/tmp/quitus-pdf-XXXXXX", line[256], part[4096];
	struct buf out = { .data = NULL };
	int	   fd = mkstemp(path);
	FILE	  *pipe;
	size_t	   n;

	assert_int_not_equal(fd, -1);
	render(r, &out);
	assert_int_equal(write(fd, out.data, out.len), out.len);
	close(fd);
	buf_reset(&out);
	assert_non_null(strstr(command, "@"));
	n = strcspn(command, "@");
	snprintf(line, sizeof(line), "%.*s%s%s", (int)n, command, path,
	    command + n + 1);
	pipe = popen(line, "r");
	assert_non_null(pipe);
	while ((n = fread(part, 1, sizeof(part), pipe)) > 0)
		buf_add(&out, part, n);
	assert_int_equal(pclose(pipe), 0);
	unlink(path);
	report_free(r);
	return buf_steal(&out);
}

/* Every space of French typography as a plain one. */
static void
make_plain(char *s)
{
	char *to = s;

	while (*s != '\0')
		if (strncmp(s, UTF8_NNBSP, 3) == 0) {
			*to++ = ' ';
			s += 3;
		} else if (strncmp(s, UTF8_NBSP, 2) == 0) {
			*to++ = ' ';
			s += 2;
		} else {
			*to++ = *s++;
		}
	*to = '\0';
}

static void
drop_spaces(char *s)
{
	char *to = s;

	for (; *s != '\0'; s++)
		if (*s != ' ')
			*to++ = *s;
	*to = '\0';
}

static char *
read_back(struct report *r)
{
	char *text = ask("pdftotext -layout @ -", r);

	make_plain(text);
	return text;
}

static int
count(const char *text, const char *word)
{
	int n = 0;

	for (; (text = strstr(text, word)) != NULL; text++)
		n++;
	return n;
}

static void
reads_back(void **state)
{
	static const char *const expected[] = { "Compte rendu financier",
		"Coopérative scolaire OCCE n° 1398", "Résultat (excédent)",
		"+ 1 511,00 €", "D’où vient l’argent, où il est allé",
		"3 460,30 €", "Total des charges", "5 554,40",
		"Total des produits", "7 065,40",
		"Bilan simplifié au 31 août 2024", "3 713,82", "−415,00",
		"24/11/2023", "Projet Cirque", "notification, R5",
		"empreinte 4f3a 91bc 77d0 12ab 9e41" };
	char			*text = read_back(fake_statement());
	size_t			 i;

	(void)state;
	for (i = 0; i < sizeof(expected) / sizeof(*expected); i++)
		if (strstr(text, expected[i]) == NULL)
			fail_msg(
			    "“%s” is not in the PDF:\n%s", expected[i], text);
	/* The figure at the top, and both totals of the balance. */
	assert_int_equal(count(text, "3 758,87"), 3);
	assert_int_equal(count(text, "empreinte 4f3a"), 2);
	drop_spaces(text);
	assert_int_equal(count(text, "9e411/2"), 1);
	assert_int_equal(count(text, "9e412/2"), 1);
	free(text);
}

static void
embeds_its_fonts(void **state)
{
	char	   *fonts = ask("pdffonts @", fake_statement());
	const char *line = fonts;
	int	    n = 0;

	(void)state;
	/* Two lines of titles, then a font a line: ... emb sub uni object. */
	line = strchr(strchr(line, '\n') + 1, '\n') + 1;
	for (; *line != '\0'; line = strchr(line, '\n') + 1, n++)
		if (strncmp(line + strcspn(line, "+"), "+", 1) != 0 ||
		    strstr(line, " yes yes yes ") == NULL)
			fail_msg("not embedded: %s", line);
	assert_true(n >= 2);
	free(fonts);
}

static void
tells_what_it_is(void **state)
{
	char *info = ask("pdfinfo -isodates @", fake_statement());

	(void)state;
	assert_non_null(strstr(info, "Compte rendu financier\n"));
	assert_non_null(strstr(info, "Coopérative scolaire OCCE"));
	assert_non_null(strstr(info, "2024-09-12T00:00:00Z\n"));
	assert_non_null(strstr(info, "Pages:           2\n"));
	assert_non_null(strstr(info, "Tagged:          yes\n"));
	assert_non_null(strstr(info, "(A4)"));
	free(info);
}

static void
gives_the_same_bytes(void **state)
{
	struct report *r = fake_statement();
	struct buf     a = { .data = NULL }, b = { .data = NULL };

	(void)state;
	render(r, &a);
	render(r, &b);
	assert_int_equal(a.len, b.len);
	assert_memory_equal(a.data, b.data, a.len);
	buf_fini(&a);
	buf_fini(&b);
	report_free(r);
}

static void
runs_over_pages(void **state)
{
	char *text = read_back(fake_journal(300)), *p;
	char  row[32];
	int   i, pages = 0;

	(void)state;
	for (p = text; (p = strchr(p, '\f')) != NULL; p++)
		pages++;
	assert_in_range(pages, 5, 9);
	/* The titles stand on each page, and no row is lost or said twice. */
	assert_int_equal(count(text, "Libellé"), pages);
	for (i = 1; i <= 300; i++) {
		snprintf(row, sizeof(row), "Écriture %d%s", i,
		    i % 7 == 0 ? "," : "\n");
		p = strstr(text, row);
		if (i % 7 != 0) {
			snprintf(row, sizeof(row), "Écriture %d ", i);
			p = strstr(text, row);
		}
		if (p == NULL)
			fail_msg("row %d is lost", i);
	}
	assert_int_equal(count(text, "Écriture"), 300);
	assert_non_null(strstr(text, "300,00\n"));
	free(text);
}

static void
says_that_it_is_provisional(void **state)
{
	struct report *r = fake_statement();
	char	      *text;

	(void)state;
	report_mark(r, "PROVISOIRE");
	text = read_back(r);
	/* In the head of both pages, besides the pale word across them. */
	assert_true(count(text, "PROVISOIRE") >= 2);
	free(text);
}

static void
turns_the_paper(void **state)
{
	struct report *r = fake_journal(3);
	char	      *info;

	(void)state;
	report_landscape(r);
	info = ask("pdfinfo @", r);
	assert_non_null(strstr(info, "841.89 x 595.276 pts"));
	free(info);
}

static void
survives_hostile_text(void **state)
{
	char *text = read_back(fake_hostile());

	(void)state;
	assert_non_null(strstr(text, "<script>"));
	assert_non_null(strstr(text, "−123 456,78"));
	assert_non_null(strstr(text, "Non plus"));
	assert_null(strchr(text, '\033'));
	free(text);
}

static void
may_be_empty(void **state)
{
	char *info = ask("pdfinfo @", report_new(NULL));

	(void)state;
	assert_non_null(strstr(info, "Pages:           1\n"));
	free(info);
}

/* A cell and a paragraph that are higher than a page are not cut off. */
static void
breaks_what_is_higher_than_a_page(void **state)
{
	struct report *r = report_new("Conseil");
	struct buf     words = { .data = NULL };
	char	      *text;
	int	       i;

	(void)state;
	for (i = 0; i < 3000; i++)
		buf_addf(&words, "mot%d ", i);
	report_para(r, buf_str(&words));
	report_table_begin(r, NULL, NULL);
	report_column(r, NULL, "Texte", COLUMN_TEXT);
	report_row(r, ROW_BODY);
	report_cell(r, cell_text(buf_str(&words)));
	report_table_end(r);
	text = read_back(r);
	assert_int_equal(count(text, "mot"), 6000);
	assert_int_equal(count(text, "mot2999"), 2);
	free(text);
	buf_fini(&words);
}

/* Where a section does not fit any more, it goes whole to the next page. */
static void
keeps_signatures_with_their_text(void **state)
{
	struct report *r = report_new("Quitus");
	char	      *text, *page;
	int	       i;

	(void)state;
	for (i = 0; i < 38; i++)
		report_para(r, "Une ligne.");
	report_heading(r, "Décharge");
	report_line_begin(r);
	report_line_text(r, "Nous donnons quitus.");
	report_line_end(r);
	report_signature(r, "Mandataire", "Nom et signature");
	text = read_back(r);
	page = strchr(text, '\f');
	assert_non_null(page);
	assert_non_null(strstr(page, "Décharge"));
	assert_non_null(strstr(page, "Nous donnons quitus."));
	assert_non_null(strstr(page, "Nom et signature"));
	*page = '\0';
	assert_null(strstr(text, "Décharge"));
	free(text);
}

/* Forty gauges are longer than a page: they run over to the next one. */
static void
pictures_read_back(void **state)
{
	struct report *r = report_new("Images");
	struct date    from, to;
	char	      *text, label[32];
	int	       i;

	(void)state;
	assert_true(date_make(2025, 9, 1, &from));
	assert_true(date_make(2026, 8, 31, &to));
	report_curve_begin(r, from, to);
	report_curve_line(r, "Banque");
	report_curve_point(r, from, MONEY(123456));
	report_curve_end(r);
	report_gauges_begin(r);
	for (i = 1; i <= 40; i++) {
		snprintf(label, sizeof(label), "Projet n%d", i);
		report_gauge(r, label, MONEY(i * 100), MONEY(2000));
	}
	report_gauges_end(r);
	text = read_back(r);
	assert_non_null(strstr(text, "sept."));
	assert_non_null(strstr(text, "1 500 €"));
	assert_non_null(strstr(text, "1 234,56 €"));
	assert_non_null(strstr(text, "Projet n40"));
	assert_non_null(strstr(text, "40,00 € sur 20,00 € · 200 %"));
	drop_spaces(text);
	assert_int_equal(count(text, "2/2"), 1);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_back),
		cmocka_unit_test(embeds_its_fonts),
		cmocka_unit_test(tells_what_it_is),
		cmocka_unit_test(gives_the_same_bytes),
		cmocka_unit_test(runs_over_pages),
		cmocka_unit_test(says_that_it_is_provisional),
		cmocka_unit_test(turns_the_paper),
		cmocka_unit_test(survives_hostile_text),
		cmocka_unit_test(pictures_read_back),
		cmocka_unit_test(may_be_empty),
		cmocka_unit_test(breaks_what_is_higher_than_a_page),
		cmocka_unit_test(keeps_signatures_with_their_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
