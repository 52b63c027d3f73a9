#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# deb.sh STAGE VERSION OUTPUT.deb: make a Debian package of what make install
# put into STAGE with PREFIX=/usr. What it depends on is read from the programs.
set -eu

stage=$1 version=$2 package=$3
architecture=$(dpkg --print-architecture)
doc=$stage/usr/share/doc/quitus
# The same sources make the same package.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date -r CHANGELOG.md +%s)}
export SOURCE_DATE_EPOCH LC_ALL=C.UTF-8

strip --strip-unneeded "$stage/usr/bin/quitus" "$stage"/usr/lib/quitus/*.so
find "$stage/usr/share/man" -name '*.[1-9]' -exec gzip -9nf {} +

# As Debian names them.
mkdir -p "$stage/usr/share/zsh/vendor-completions"
mv "$stage/usr/share/zsh/site-functions/_quitus" \
    "$stage/usr/share/zsh/vendor-completions/_quitus"
rmdir "$stage/usr/share/zsh/site-functions"
rm "$doc/COPYING"
cat >"$doc/copyright" <<END
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: quitus

Files: *
Copyright: 2026 The developers of quitus
License: GPL-3.0-or-later
 On Debian systems the text of the license stands in
 /usr/share/common-licenses/GPL-3.
END
gzip -9nc "$doc/CHANGELOG.md" >"$doc/changelog.gz"
rm "$doc/CHANGELOG.md"
gzip -9nc >"$doc/changelog.Debian.gz" <<END
quitus ($version-1) unstable; urgency=medium

  * Version $version: see changelog.gz.

 -- The developers of quitus <quitus@localhost>  $(date -u -R -d "@$SOURCE_DATE_EPOCH")
END

# dpkg-shlibdeps wants to stand in a source package.
source=$(mktemp -d)
trap 'rm -rf "$source"' EXIT
mkdir "$source/debian"
printf 'Source: quitus\n\nPackage: quitus\nArchitecture: any\n' \
    >"$source/debian/control"
depends=$(cd "$source" && dpkg-shlibdeps -O "$stage/usr/bin/quitus" \
    "$stage"/usr/lib/quitus/*.so 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
[ -n "$depends" ] || {
	echo "deb.sh: dpkg-shlibdeps found no library" >&2
	exit 1
}

mkdir -p "$stage/DEBIAN"
cat >"$stage/DEBIAN/control" <<END
Package: quitus
Version: $version-1
Architecture: $architecture
Maintainer: The developers of quitus <quitus@localhost>
Installed-Size: $(du -sk "$stage/usr" | cut -f 1)
Depends: $depends, fonts-liberation | fonts-dejavu-core
Section: misc
Priority: optional
Description: books of a French school cooperative
 quitus keeps the books of a school cooperative (coopérative scolaire OCCE) in
 one file, writes the annual statement on which parents give the quitus, and
 lets the departmental auditor import, check and add up the dossiers of
 hundreds of coops.
END
(cd "$stage" && find usr -type f -print0 | LC_ALL=C sort -z |
    xargs -0 md5sum >DEBIAN/md5sums)
chmod -R u=rwX,go=rX "$stage"
dpkg-deb --root-owner-group --build "$stage" "$package" >/dev/null
