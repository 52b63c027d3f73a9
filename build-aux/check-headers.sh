#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-headers.sh HEADER...: does each header compile alone, and twice, under
# gcc and under clang where they are?
set -u

pdf=$(pkg-config --cflags pangocairo cairo)
bad=0
for cc in gcc clang; do
	command -v "$cc" >/dev/null 2>&1 || continue
	for header; do
		case $header in
		*format/pdf/*)	flags=$pdf ;;
		*)		flags= ;;
		esac
		# shellcheck disable=SC2086 # one word a flag
		printf '#include "%s"\n#include "%s"\nextern int nothing;\n' \
		    "$header" "$header" |
		    "$cc" -std=c11 -D_GNU_SOURCE -Wall -Wextra -Wpedantic \
		    -Wshadow -Wconversion -Wstrict-prototypes -Werror \
		    -Iinclude -Isrc -I. $flags -fsyntax-only -x c - || {
			echo "$header: does not compile alone with $cc"
			bad=1
		}
	done
done
exit $bad
