#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-words.sh POT BUILD LANGUAGE...: each message of POT stands in
# po/LANGUAGE.po, translated and looked at, with the same placeholders; and
# French is set as French is: no straight apostrophe, no common space before
# what is set off, or none at all.
set -eu

pot=$1 build=$2
shift 2
failed=0

# told FILE TEXT: what is in the file is wrong.
told() {
	[ -s "$1" ] || return 0
	cat "$1"
	echo "$2"
	failed=1
}

# Joined strings of each message, on lines "ID<tab>STRING<tab>FLAGS".
joined() {
	msgcat --no-wrap "$1" | awk '
		function end() {
			for (i = 0; i < n; i++)
				if (id != "")
					print id "\t" str[i] "\t" flags
			id = flags = part = ""
			n = 0
		}
		/^$/ { end(); next }
		/^#,/ { flags = $0 }
		/^#/ { next }
		/^msgid / { part = "id" }
		/^msgid_plural / { part = "plural" }
		/^msgstr/ { part = "str"; str[n++] = "" }
		{
			text = $0
			sub(/^[^"]*"/, "", text)
			sub(/"$/, "", text)
			if (part == "id") id = id text
			if (part == "str") str[n - 1] = str[n - 1] text
		}
		END { end() }'
}

for l; do
	po=$build/$l.po
	msgmerge -q --no-fuzzy-matching -o "$po" "po/$l.po" "$pot"
	msgfmt --check -o /dev/null "$po" || failed=1
	msgattrib --untranslated --no-obsolete "$po" >"$build/$l.missing"
	told "$build/$l.missing" "po/$l.po: these messages are not translated"
	msgattrib --only-fuzzy --no-obsolete "$po" >"$build/$l.fuzzy"
	told "$build/$l.fuzzy" "po/$l.po: these translations were not looked at"
	# msgfmt compares the placeholders of what has the flag only.
	joined "$po" >"$build/$l.joined"
	awk -F'\t' '$1 ~ /%[0-9$.*]*[hlz]*[sdiuxc]/ && $3 !~ / c-format/' \
	    "$build/$l.joined" >"$build/$l.unchecked"
	told "$build/$l.unchecked" "these placeholders are not compared"
	[ "$l" = fr ] || continue
	cut -f 2 "$build/$l.joined" | sed "s/aujourd'hui//g" | LC_ALL=C grep \
	    -e "[a-z]'[a-z]" -e "« " -e " »" -e "«[a-z%]" -e "[a-z)]»" \
	    -e "[a-z%)] [:;!?]\( \|$\|\\\\\)" -e "[a-z)][;!?]\( \|$\|\\\\\)" \
	    >"$build/$l.typed" || :
	told "$build/$l.typed" "po/$l.po: these are typed, not set: ’ « » and spaces that do not break"
done
exit "$failed"
