#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-layers.sh DIR: do the #include lines below DIR/src and DIR/include
# keep the arrows of HACKING.md? Prints each line that does not, and fails.
set -eu
cd "$1"

# shellcheck disable=SC2046 # no name of a source has a space
awk '
BEGIN {
	sees["base"] = "base"
	sees["value"] = "value base"
	sees["store"] = "store value base"
	sees["report"] = "report value base"
	sees["format"] = "format report value base"
	sees["book"] = "book store value base"
	sees["statement"] = "statement book store report value base"
	sees["audit"] = "audit book format store report value base"
	sees["cli"] = "cli audit statement book format store report value base"
	sees["main.c"] = sees["cli"]
	split("sqlite3.h store pango format/pdf cairo format/pdf" \
	    " zip.h format/zip xlsxwriter format/xlsx" \
	    " readline cli/readline", l)
	for (i = 1; i in l; i += 2)
		home[l[i]] = l[i + 1]
}

function refuse(why) {
	printf "%s:%d: %s\n", FILENAME, FNR, why
	bad = 1
}

# "src/book/entry.c" -> book; the module of a header is its path in include/.
FNR == 1 {
	split(FILENAME, part, "/")
	room = part[2]
	self = FILENAME
	sub(/^(src|include)\//, "", self)
	if (!(room in sees))
		refuse("the folder " room " has no place among the layers")
}

FNR == 1 && FILENAME ~ /^src\/.*\.h$/ {
	private[self] = 1
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
	split($0, quoted, "\"")
	header = quoted[2]
	# A name without a folder is a header beside the source.
	if (split(header, part, "/") > 1 &&
	    index(" " sees[room] " ", " " part[1] " ") == 0)
		refuse(room " may not include \"" header "\"")
	if (part[1] != room)
		foreign[FILENAME ":" FNR] = header
	if (FILENAME ~ /^include\//)
		uses[self] = uses[self] " " header
}

/^[ \t]*#[ \t]*include[ \t]*</ {
	for (library in home)
		if (index($0, "<" library) && index(self, home[library] "/") != 1)
			refuse("only " home[library] " may include <" library)
}

# What is printed goes through struct ctx; running out of memory cannot.
room != "cli" && room != "main.c" && self != "base/xalloc.c" &&
    !/^[ \t]*(\/?\*)/ &&
    /(^|[^_a-z])((v?printf|puts|putchar|perror)[ \t]*\(|stdout|stderr)/ {
	refuse("only cli prints")
}

# Walk from a header; meeting it again on the way is a circle.
function walk(header, trail,    list, n, i) {
	state[header] = "open"
	n = split(uses[header], list, " ")
	for (i = 1; i <= n; i++) {
		if (state[list[i]] == "open") {
			print "headers in a circle:" trail " " header, list[i]
			bad = 1
		} else if (state[list[i]] == "")
			walk(list[i], trail " " header)
	}
	state[header] = "done"
}

END {
	for (place in foreign)
		if (foreign[place] in private) {
			print place ": \"" foreign[place] "\" is private"
			bad = 1
		}
	for (header in uses)
		if (state[header] == "")
			walk(header, "")
	exit bad
}' $(find src include -name '*.[ch]' | sort) /dev/null
