#!/bin/sh
# Brings Azurite (the emulator of Azure Storage, MIT) into the environment, for the tests that scan a real container:
# azurite.sh VENV. Pinned: later releases pull a telemetry tree three times the size.
set -u
venv=$1
if [ -x "$venv/azurite/node_modules/.bin/azurite-blob" ]; then exit 0; fi
mkdir -p "$venv/azurite"
if ! PATH="$(cd "$venv/bin" && pwd):$PATH" npm install --silent --no-audit --no-fund --no-update-notifier \
    --prefix "$venv/azurite" azurite@3.34.0 >/dev/null 2>&1; then
    echo "Azurite could not be installed: the tests that scan a container are skipped." >&2
fi
exit 0
