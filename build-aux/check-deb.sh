#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-deb.sh PACKAGE.deb FOLDER: install the package into a Debian that has
# nothing else, made in FOLDER by debootstrap; keep a first entry, write a
# statement, read the manual, remove it. As root.
#
# shellcheck disable=SC2016 # what is quoted runs inside
set -eu

package=$1 root=$2
if [ "$(id -u)" -ne 0 ]; then
	echo "check-deb: a chroot wants root; type: sudo make check-deb" >&2
	exit 1
fi

inside() {
	LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"
}

say() {
	printf 'ok  %s\n' "$1"
}

# Made once; the package alone is put in and taken out.
if [ ! -e "$root/made" ]; then
	rm -rf "$root"
	debootstrap --variant=minbase --include=man-db,ca-certificates \
	    bookworm "$root" >/dev/null
	# Without this a minimal system throws manuals away.
	rm -f "$root/etc/dpkg/dpkg.cfg.d/docker" \
	    "$root/etc/dpkg/dpkg.cfg.d/excludes"
	touch "$root/made"
fi
cp "$package" "$root/quitus.deb"
inside dpkg --purge quitus >/dev/null 2>&1 || :
inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends /quitus.deb >/dev/null
say "it installs on a bare Debian"

inside sh -eu -c '
	rm -rf /tmp/coop && mkdir /tmp/coop && cd /tmp/coop
	quitus init ecole.quitus --name "École du Port" --number 12 \
	    --department 59 --year 2025 --bank 100 >/dev/null
	export QUITUS_TODAY=2025-10-10
	quitus expense 12,50 "Timbres" --account 6500 >/dev/null
	quitus verify >/dev/null
	quitus report statement -o crf.pdf
	test "$(head -c 5 crf.pdf)" = "%PDF-"
	quitus export xlsx -o livre.xlsx >/dev/null
	quitus export dossier -o dossier.zip >/dev/null
	printf "%s\n" 2 Colle 3 6180 2 "" "" o n |
	    quitus saisir >/dev/null 2>&1
	quitus list --json | grep -q Colle'
say "it keeps books, writes PDF, XLSX and the dossier"
inside quitus --help | grep -q depense
inside quitus --lang en --help | grep -q expense
say "it speaks French and English"
inside man quitus | grep -q expense
inside env LANGUAGE=fr man -M /usr/share/man/fr quitus | grep -q depense
inside man 5 quitus | grep -q dossier
inside man quitus-audit | grep -q consolidate
say "its manual is there, in both languages"
inside sh -c 'for f in /usr/share/bash-completion/completions/quitus \
    /usr/share/zsh/vendor-completions/_quitus \
    /usr/share/fish/vendor_completions.d/quitus.fish; do
	test -s $f || exit 1; done'
say "shells complete it"

inside apt-get remove -y -qq quitus >/dev/null
if inside sh -c 'find / -xdev -name "*quitus*" -not -path "/proc/*" \
    -not -path "/tmp/*" -not -path /quitus.deb \
    -not -path "/var/*" | grep .'; then
	echo "check-deb: these were left" >&2
	exit 1
fi
test -s "$root/tmp/coop/ecole.quitus"
say "it goes without a trace, and leaves the books"
