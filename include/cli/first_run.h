/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_FIRST_RUN_H
#define QUITUS_CLI_FIRST_RUN_H

#include "cli/ctx.h"

/*
 * What quitus alone says where there is no ledger: how to begin; and to a
 * person, the questions of init, whose answers make its command line, which
 * then runs. Nothing is made before it is accepted. *touched as session_run.
 */
int first_run(struct ctx *, bool *touched);

#endif
