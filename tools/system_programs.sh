#!/bin/sh
# Installs Debian packages where that is allowed, and says so where it is not.
#   system_programs.sh scan               what reading pictures and archives is better with
#   system_programs.sh test               what the tests also drive
#   system_programs.sh packages NAME...   these
set -u

have() { command -v "$1" >/dev/null 2>&1; }

languages() { tesseract --list-langs 2>/dev/null | grep -qx "$1"; }

case ${1:-scan} in
scan)
    wanted="" otherwise=""
    if ! { have tesseract && languages eng && languages spa; }; then
        wanted="tesseract-ocr tesseract-ocr-eng tesseract-ocr-spa"
        otherwise="Going on without tesseract: pictures are read by RapidOCR alone (slower, English best)."
    fi
    if ! ldconfig -p 2>/dev/null | grep -q libarchive.so.13; then
        # Debian 13 and Ubuntu 24.04 call it libarchive13t64, which provides this name.
        wanted="$wanted libarchive13"
        otherwise="$otherwise Going on without libarchive: ISO, CAB, cpio, deb, rpm, xar and LHA stay unread."
    fi
    if [ -z "$wanted" ]; then exit 0; fi
    ;;
test)
    wanted="" otherwise=""
    if ! { have chromium || have chromium-browser || have google-chrome; }; then
        wanted="chromium"
        otherwise="Going on without Chromium: the test that opens the report in a browser is skipped."
    fi
    if ! { have bsdtar && have 7zz && have genisoimage && have gcab && have rpmbuild; }; then
        wanted="$wanted libarchive-tools 7zip genisoimage gcab rpm ncompress"
        otherwise="$otherwise Going on without programs that make archives: tests of their formats are skipped."
    fi
    if ! have mdb-export; then
        wanted="$wanted mdbtools"
        otherwise="$otherwise Going on without mdbtools: the test that compares with it is skipped."
    fi
    if [ -z "$wanted" ]; then exit 0; fi
    ;;
packages)
    shift
    wanted="$*"
    otherwise="Please install: $*"
    ;;
*)
    echo "usage: system_programs.sh scan|test|packages NAME..." >&2
    exit 2
    ;;
esac

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if have sudo && sudo -n true 2>/dev/null; then as_root="sudo -n"; else as_root="no"; fi
fi
if [ "$as_root" = no ] || ! have apt-get; then
    echo "$otherwise" >&2
    exit 0
fi
echo "Installing $wanted" >&2
# shellcheck disable=SC2086 # a list on purpose
if ! { $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $wanted; } >/dev/null 2>&1; then
    echo "$otherwise" >&2
fi
exit 0
