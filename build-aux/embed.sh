#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# embed.sh DIR NAME...: write on standard output a C source that holds the
# files DIR/NAME as bytes, and the table sql_texts of store/sql.h. Bytes, for
# a C string literal over 4095 characters is not portable.
set -eu

dir=$1
shift

printf '/* Made by build-aux/embed.sh. */\n#include "store/sql.h"\n'
n=0
for name; do
	printf '\nstatic const unsigned char text%d[] = {\n' "$n"
	od -An -v -tx1 "$dir/$name" | sed 's/ *\([0-9a-f][0-9a-f]\)/0x\1,/g'
	printf '0x00\n};\n'
	n=$((n + 1))
done

printf '\nconst struct sql_text sql_texts[] = {\n'
n=0
for name; do
	printf '\t{ "%s", text%d, sizeof(text%d) - 1 },\n' "$name" "$n" "$n"
	n=$((n + 1))
done
printf '\t{ 0, 0, 0 }\n};\n'
