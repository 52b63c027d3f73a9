#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The warnings of mandoc on these pages, but for those that want the first
# section of a translated page (man/LANGUAGE/) to be called NAME.

found=$(mandoc -Tlint -Wwarning "$@" | grep -v \
    -e 'man/[a-z]*/.*first section is not "NAME"' \
    -e 'man/[a-z]*/.*description line outside NAME section')
[ -z "$found" ] || {
	printf '%s\n' "$found"
	exit 1
}
