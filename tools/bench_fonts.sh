#!/bin/sh
# Fetches the typefaces of the second style of cards (OFL and Apache 2.0, from the npm packages of Fontsource) for
# `make bench`: bench_fonts.sh ENVIRONMENT. Without them the bench draws with the system's faces and says so.
set -eu
folder=${1:-.venv}/bench-fonts
names="roboto roboto-condensed arimo source-sans-3 tinos cousine handlee kalam coming-soon nothing-you-could-do caveat
gloria-hallelujah barlow ibm-plex-sans pt-sans public-sans overpass encode-sans-semi-condensed libre-baskerville
courier-prime patrick-hand indie-flower architects-daughter shadows-into-light reenie-beanie homemade-apple
lato open-sans archivo-narrow roboto-slab b612-mono gochi-hand schoolbell dawning-of-a-new-day"
wanted=""
for name in $names; do wanted="$wanted @fontsource/$name@~5.3.0"; done
mkdir -p "$folder"
cd "$folder"
# shellcheck disable=SC2086 # a list on purpose
npm install --no-audit --no-fund --ignore-scripts --no-save --silent $wanted ||
    echo "Going on without the typefaces of the second style." >&2
