#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The manual says what the program does: each command of the table has its
# place and its options there, and what the examples show works.

load helper

setup_file() {
	export LC_ALL=C.UTF-8
	for page in quitus.1 quitus-audit.1; do
		render $page >>"$BATS_FILE_TMPDIR/en"
		render fr/$page >>"$BATS_FILE_TMPDIR/fr"
	done
}

# A page as text, no line of it cut.
render() {
	mandoc -Tutf8 -O width=500 "$QUITUS_ROOT/man/$1" | sed 's/.\x08//g'
}

source_of() {
	[ "$1" = en ] && echo man/quitus.1 || echo man/fr/quitus.1
}

# The commands in a language, from its help.
commands() {
	quitus --lang "$1" help | awk '
	/^[^ ]/ { title = $0 }
	/^  [^ ]/ && title !~ /:$/ { sub(/^  /, ""); sub(/  .*/, ""); print }'
}

# What stands under the heading of a command.
section() {
	awk -v name="$2" '
	/^ ? ? ?[^ ]/ { on = index($0 ",", "   " name ",") == 1; next }
	on' "$BATS_FILE_TMPDIR/$1"
}

# What stands in a whole section.
chapter() {
	awk -v name="$2" '/^[^ ]/ { on = $0 == name } on' \
	    "$BATS_FILE_TMPDIR/$1"
}

# The help of a command, without its examples.
help_of() {
	local words

	read -ra words <<<"$2"
	quitus --lang "$1" help "${words[@]}" | sed '/^Ex[ae]mples$/q'
}

# "quitus expense AMOUNT LABEL [OPTION]...", on one line.
usage() {
	help_of "$1" "$2" | sed '/^$/q' | tr '\n' ' ' | sed 's/  */ /g; s/ $//'
}

# The lines of a page that are a synopsis.
synopses() {
	sed -n 's/^ \{11\}\(quitus \)/\1/p'
}

# Arguments that the French catalogue does not have yet are compared by their
# shape: the help shows the English ones.
shape() {
	sed -E 's/[[:alpha:]]+/W/g' <<<"$1"
}

# The line of the page is that of the help.
same_synopsis() {
	local page=$2 help=$3 english=$4 name=$5

	[ "$page" = "$help" ] && return
	[ "$1" = fr ] &&
	    [ "${help#"quitus $name"}" = "${english#quitus "$6"}" ] &&
	    [ "$(shape "$page")" = "$(shape "$help")" ]
}

check_synopses() {
	local lang=$1 name english wanted found failed=0

	while IFS='|' read -r name english; do
		wanted=$(usage "$lang" "$name")
		found=$(section "$lang" "$name" | synopses | head -n 1)
		if [ -z "$found" ]; then
			echo "$(source_of "$lang"): the command “$name”" \
			    "is missing; it needs an .Ss in its group, with" \
			    "its synopsis: $wanted"
			failed=1
		elif ! same_synopsis "$lang" "$found" "$wanted" \
		    "$(usage en "$english")" "$name" "$english"; then
			echo "$(source_of "$lang"): the synopsis of" \
			    "“$name” is “$found”; the help says “$wanted”"
			failed=1
		fi
	done < <(paste -d '|' <(commands "$lang") <(commands en))
	return $failed
}

# Each synopsis of the page is of a command.
check_commands() {
	local lang=$1 line name failed=0

	commands "$lang" >names
	while read -r line; do
		while read -r name; do
			[[ "$line " == "quitus $name "* ]] && continue 2
		done <names
		echo "$(source_of "$lang"): there is no such command: $line"
		failed=1
	done < <(synopses <"$BATS_FILE_TMPDIR/$lang")
	return $failed
}

# Each option of the help, in the part of the command or among the common ones.
check_options() {
	local lang=$1 name option common known failed=0

	common=$(chapter "$lang" OPTIONS)
	while read -r name; do
		known=$({ section "$lang" "$name"; echo "$common"; } |
		    grep -oE -- '--[[:alnum:]-]+')
		while read -r option; do
			grep -qxF -e "$option" <<<"$known" && continue
			echo "$(source_of "$lang"): the option $option of" \
			    "“$name” is missing in its .Ss"
			failed=1
		done < <(help_of "$lang" "$name" |
		    sed -nE 's/^  (-.,|   ) (--[[:alnum:]-]+).*/\2/p')
	done < <(commands "$lang")
	return $failed
}

# The lines after "$ " under a heading, with those that continue them, run in
# their order; they are a school year.
run_examples() {
	local lang=$1 line command='' n=0

	export QUITUS_TODAY=2024-09-10
	while read -r line; do
		command+=$line
		[ "${line%\\}" = "$line" ] || {
			command=${command%\\}
			continue
		}
		n=$((n + 1))
		run eval "$command"
		[ "$status" -eq 0 ] || {
			echo "$(source_of "$lang"): $command"
			echo "$output"
			return 1
		}
		command=''
	done < <(chapter "$lang" "$2" | awk '
	/^ *\$ quitus / { sub(/\$ /, ""); on = 1 }
	on { print; on = /\\$/ }' | sed 's/\\$/\\\\/')
	[ "$n" -ge 20 ]
}

@test "the manual has the synopsis of every command" {
	[ "$(commands en | wc -l)" -ge 60 ]
	check_synopses en
}

@test "the French manual has the synopsis of every command" {
	[ "$(commands fr | wc -l)" = "$(commands en | wc -l)" ]
	check_synopses fr
}

@test "the manuals describe no command that is not there" {
	check_commands en
	check_commands fr
}

@test "the manual tells every option" {
	check_options en
}

@test "the French manual tells every option" {
	check_options fr
}

@test "the examples of the manual work" {
	run_examples en EXAMPLES
	[ -s statement.pdf ]
}

@test "the examples of the French manual work" {
	run_examples fr EXEMPLES
	[ -s crf.pdf ]
}

# The example lines of a command's help, each whole.
examples_of() {
	local words

	read -ra words <<<"$2"
	quitus --lang "$1" help "${words[@]}" | sed -n '/^Ex[ae]mples$/,$p' |
	    sed -e :a -e '/\\$/ { N; s/ *\\\n */ /; ta' -e '}' |
	    sed -n 's/^ *\(quitus\( .*\)*\)$/\1/p'
}

# An example is a line that the program understands: where there is no ledger
# it ends with 4, or does what needs none; never with 2.
check_examples() {
	local lang=$1 name line n failed=0

	mkdir nowhere
	cd nowhere || return
	while read -r name; do
		n=0
		while read -r line; do
			n=$((n + 1))
			eval "set -- ${line%%|*}"
			shift
			run "$QUITUS" "$@" </dev/null
			if [ "$status" -ne 0 ] && [ "$status" -ne 4 ]; then
				echo "$line: $status $output"
				failed=1
			fi
			rm -rf -- *
		done < <(examples_of "$lang" "$name")
		if [ "$n" -lt 3 ]; then
			echo "$name has $n examples"
			failed=1
		fi
	done < <(commands "$lang")
	return "$failed"
}

@test "each command's help has three examples, that the program understands" {
	check_examples en
}

@test "and in French" {
	check_examples fr
}
