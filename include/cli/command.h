/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_COMMAND_H
#define QUITUS_CLI_COMMAND_H

#include <stdbool.h>

#include "cli/args.h"
#include "cli/ctx.h"
#include "cli/locate.h"

/* How a command uses the file. */
enum file_mode {
	FILE_NONE,
	FILE_READ,  /* in one snapshot */
	FILE_CHECK, /* the same, whatever became of the rules in it */
	FILE_WRITE, /* one transaction, one operation */
	FILE_BATCH, /* run begins and commits by itself, part by part, and tells
		     * what it did as it goes */
	FILE_CREATE, /* the file is the first argument */
	FILE_REPLACE /* run puts another one in its place */
};

typedef int command_fn(struct ctx *, const struct args *);

/*
 * A command, declared once: the parser, the help, the completion and the
 * synopsis of the man page all come from this row. Names may have two words
 * ("advance give"). Texts are msgids.
 */
struct command {
	const char     *en;	   /* "advance give" */
	const char     *fr;	   /* "regie donner" (typed with or
					 * without accents) */
	const char     *arguments; /* N_("CLASS AMOUNT"), "" when none */
	const char     *help;	   /* N_() one line, no final period */
	const enum opt *options;   /* ends with OPT_END */
	int		min, max;  /* arguments; max -1: any number */
	enum file_mode	mode;
	enum store	store; /* the kind of file: a ledger */
	command_fn     *run;
	const char     *examples; /* N_() lines "quitus ...", or NULL */
	const char     *copy;	  /* the file is copied first, under this word
			       * ("avant-cloture"); NULL: it is not */
	bool own_output; /* run writes the files that -o names, of any kind,
			  * and tells what it did */
};

/*
 * The arrays of commands in the order of the help, one a noun, each in its
 * cmd_NOUN.c and ending with en == NULL. A table with a title begins a part of
 * the help, one without belongs to the part before it. Ends with rows == NULL.
 */
struct command_table {
	const char	     *title; /* N_(), or NULL */
	const struct command *rows;
};

extern const struct command_table command_tables[];

extern const struct command cmd_account[];
extern const struct command cmd_add[];
extern const struct command cmd_advance[];
extern const struct command cmd_audit[];       /* audit init */
extern const struct command cmd_audit_check[]; /* check, consolidate */
extern const struct command cmd_audit_config[];
extern const struct command cmd_audit_export[];
extern const struct command cmd_audit_import[];
extern const struct command cmd_audit_look[]; /* status, show, query */
extern const struct command cmd_audit_sample[];
extern const struct command cmd_backup[]; /* backup, restore */
extern const struct command cmd_bank[];
extern const struct command cmd_bank_book[];
extern const struct command cmd_bank_import[];
extern const struct command cmd_bank_lines[]; /* list, match, ignore */
extern const struct command cmd_bank_review[];
extern const struct command cmd_budget[];
extern const struct command cmd_cash[];
extern const struct command cmd_check[]; /* check, verify */
extern const struct command cmd_class[]; /* class, project */
extern const struct command cmd_completion[];
extern const struct command cmd_config[];
extern const struct command cmd_council[];
extern const struct command cmd_dashboard[];
extern const struct command cmd_dues[];	      /* headcount, tariff, due */
extern const struct command cmd_dues_money[]; /* pay, collect */
extern const struct command cmd_discharge[];
extern const struct command cmd_entry[];	/* expense income transfer
						 * edit void validate attach */
extern const struct command cmd_export[];	/* export dossier */
extern const struct command cmd_export_books[]; /* csv fec ledger beancount */
extern const struct command cmd_export_xlsx[];
extern const struct command cmd_help[];	   /* help, version */
extern const struct command cmd_history[]; /* undo, history */
extern const struct command cmd_import[];
extern const struct command cmd_init[];
extern const struct command cmd_inventory[];
extern const struct command cmd_list[];
extern const struct command cmd_report[];
extern const struct command cmd_show[];
extern const struct command cmd_subsidy[];
extern const struct command cmd_year[]; /* close, reopen */

/*
 * Go through all the commands in the order of the help: start with an all-zero
 * struct; NULL after the last. title is set when a part of the help begins
 * with this command, else NULL.
 */
struct command_walk {
	size_t	    table, row;
	const char *title;
};

const struct command *command_next(struct command_walk *);

/*
 * The command that the first two arguments of a line name (second is NULL when
 * there is one only): in either language, with or without accents, or by an
 * unambiguous prefix. *used is how many of them name it. NULL with ERR_USAGE: unknown (the nearest ones are named) or
 * ambiguous (all are named). Names are told in that language where what was
 * typed does not choose one.
 */
const struct command *command_find(
    const char *first, const char *second, enum lang, int *used, struct err *);

/*
 * The first command of the noun that a word means ("advance" for "advance
 * give"), found and refused as command_find does; second as there.
 */
const struct command *
command_noun(const char *word, const char *second, enum lang, struct err *);

/* Whether both begin with the same noun. */
bool command_same_noun(const struct command *, const struct command *);

/* How many commands begin with the noun of this one. */
size_t command_siblings(const struct command *);

/* Whether the command is named by its noun alone. */
bool command_is_alone(const struct command *);

/*
 * All the options of the command into an array of OPT_COUNT, ended by OPT_END:
 * those of its row, --dry-run when it writes, and the common ones.
 */
void command_options(const struct command *, enum opt *);

/* The command's name in the language in force. */
const char *command_name(const struct command *, enum lang);

#endif
