/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "cli/command.h"
#include "cli/complete.h"

/*
 * Each asks the program for the answers, so that a shell knows as much as the
 * ledger does and nothing is said twice. compgen and its like are not used:
 * names have spaces.
 */
static const char bash_script[] =
    "# quitus: completion for bash. In ~/.bashrc:\n"
    "#	eval \"$(quitus completion bash)\"\n"
    "_quitus() {\n"
    "	local answers i\n"
    "	mapfile -t answers < <(\"$1\" completion words -- \\\n"
    "	    \"${COMP_WORDS[@]:1:COMP_CWORD}\" 2>/dev/null)\n"
    "	COMPREPLY=()\n"
    "	if [[ ${answers[0]-} == :file ]]; then\n"
    "		compopt -o default 2>/dev/null\n"
    "		return 0\n"
    "	fi\n"
    "	for i in \"${answers[@]}\"; do\n"
    "		COMPREPLY+=(\"$(printf %q \"${i%%$'\\t'*}\")\")\n"
    "	done\n"
    "	if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then\n"
    "		compopt -o nospace 2>/dev/null\n"
    "	fi\n"
    "}\n"
    "complete -F _quitus quitus\n";

static const char zsh_script[] =
    "#compdef quitus\n"
    "# quitus: completion for zsh. In ~/.zshrc, after compinit:\n"
    "#	eval \"$(quitus completion zsh)\"\n"
    "_quitus() {\n"
    "	local -a answers values texts\n"
    "	local answer\n"
    "	answers=(\"${(@f)$(\"${words[1]}\" completion words -- \\\n"
    "	    \"${(@Q)words[2,CURRENT]}\" 2>/dev/null)}\")\n"
    "	if [[ ${answers[1]} == :file ]]; then\n"
    "		_files\n"
    "		return\n"
    "	fi\n"
    "	for answer in \"${(@)answers:#}\"; do\n"
    "		values+=(\"${answer%%$'\\t'*}\")\n"
    "		texts+=(\"${answer//$'\\t'/  }\")\n"
    "	done\n"
    "	(( ${#values} )) && compadd -U -l -d texts -a values\n"
    "}\n"
    "if [[ ${funcstack[1]} == _quitus ]]; then\n"
    "	_quitus \"$@\"\n"
    "else\n"
    "	compdef _quitus quitus\n"
    "fi\n";

static const char fish_script[] =
    "# quitus: completion for fish. In ~/.config/fish/config.fish:\n"
    "#	quitus completion fish | source\n"
    "function __quitus_answers\n"
    "	set -l typed (commandline -opc) (commandline -ct)\n"
    "	set -l answers ($typed[1] completion words -- $typed[2..] \\\n"
    "	    2>/dev/null)\n"
    "	if test \"$answers[1]\" = :file\n"
    "		__fish_complete_path (commandline -ct)\n"
    "	else\n"
    "		printf '%s\\n' $answers\n"
    "	end\n"
    "end\n"
    "complete -c quitus -f -a '(__quitus_answers)'\n";

static const struct {
	const char *name;
	const char *script;
} shells[] = { { "bash", bash_script }, { "zsh", zsh_script },
	{ "fish", fish_script } };

/* "completion words -- WORD...": what the scripts ask. */
static int
answer(struct ctx *ctx, const struct args *args)
{
	int    i, n = args_count(args) - 1;
	char **words = xcalloc((size_t)n + 1, sizeof(*words));

	for (i = 0; i < n; i++)
		words[i] = xstrdup(args_get(args, i + 1));
	complete_line(&ctx->out, words, n, ctx->lang);
	for (i = 0; i < n; i++)
		free(words[i]);
	free(words);
	return 0;
}

static int
run_completion(struct ctx *ctx, const struct args *args)
{
	const char *name = args_get(args, 0);
	size_t	    i;

	if (strcmp(name, "words") == 0)
		return answer(ctx, args);
	if (args_count(args) > 1)
		return err_set(ctx->err, ERR_USAGE,
		    _("“%s” is one word too many."), args_get(args, 1));
	for (i = 0; i < sizeof(shells) / sizeof(shells[0]); i++) {
		if (strcmp(name, shells[i].name) != 0)
			continue;
		buf_adds(&ctx->out, shells[i].script);
		return 0;
	}
	err_set(
	    ctx->err, ERR_USAGE, _("“%s” is not a shell known here."), name);
	return err_hint(ctx->err, _("Those known are bash, zsh and fish."));
}

static const enum opt none[] = { OPT_END };

const struct command cmd_completion[] = {
	{ .en = "completion",
	    .fr = "completion",
	    .arguments = N_("SHELL"),
	    .help = N_("print what makes a shell complete the lines of quitus"),
	    .options = none,
	    .min = 1,
	    .max = -1,
	    .mode = FILE_NONE,
	    .run = run_completion,
	    .examples = N_("quitus completion bash\n"
			   "quitus completion zsh\n"
			   "quitus completion fish") },
	{ .en = NULL }
};
