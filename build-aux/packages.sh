#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# packages.sh STAGE: see that what the stage needs is on this machine (the
# list is build-aux/packages). Where apt-get is, install what is missing;
# elsewhere, name it and fail.
set -eu

stage=$1
list=$(dirname "$0")/packages

has() {
	case $1 in
	cmd:*)	command -v "${1#cmd:}" >/dev/null 2>&1 ;;
	pc:*)	pkg-config --exists "${1#pc:}" 2>/dev/null ;;
	h:*)	echo "#include <${1#h:}>" |
		    "${CC:-cc}" -E -x c - >/dev/null 2>&1 ;;
	font:*)	fc-list 2>/dev/null | grep -q "${1#font:}" ;;
	esac
}

# One dpkg-query for all of them: this runs at every fresh build.
missing_here() {
	packages=$(awk -v s="$stage" '$1 == s { print $2 }' "$list")
	# shellcheck disable=SC2086 # one word a package
	dpkg-query -W -f '${Package} ${db:Status-Status}\n' $packages \
	    2>/dev/null | awk -v all="$packages" '
		$2 == "installed" { have[$1] = 1 }
		END {
			n = split(all, p)
			for (i = 1; i <= n; i++)
				if (!(p[i] in have))
					printf " %s", p[i]
		}'
}

missing_elsewhere() {
	grep "^${stage}[[:blank:]]" "$list" | while read -r _ package probe; do
		has "$probe" || printf ' %s' "$package"
	done
}

if ! command -v apt-get >/dev/null 2>&1; then
	missing=$(missing_elsewhere)
	[ -z "$missing" ] && exit 0
	echo "quitus: please install what these Debian packages hold, under" \
	    "the names of your system, then run make again:$missing" >&2
	exit 1
fi

missing=$(missing_here)
[ -z "$missing" ] && exit 0

install="apt-get install -y --no-install-recommends$missing"
as_root=
if [ "$(id -u)" -ne 0 ]; then
	if ! command -v sudo >/dev/null 2>&1; then
		echo "quitus: some packages are missing; as root, type:" >&2
		echo "    apt-get update && $install" >&2
		exit 1
	fi
	as_root=sudo
	[ -t 0 ] || as_root='sudo -n'
fi

# make -j may ask for two stages at once, and apt takes them one by one.
exec 9<"$list"
flock 9

echo "Installing what quitus needs:$missing"
# A list that cannot be refreshed may still know the packages.
$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update </dev/null || :
# shellcheck disable=SC2086 # one word an argument
$as_root env DEBIAN_FRONTEND=noninteractive $install </dev/null || {
	echo "quitus: the packages could not be installed; as root, type:" >&2
	echo "    apt-get update && $install" >&2
	exit 1
}
