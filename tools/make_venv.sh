#!/bin/sh
# Makes the environment: make_venv.sh PYTHON FOLDER
set -eu
python=$1
folder=$2
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "pii_scan needs Python 3.11 or newer; '$python' is not. Name another: make scan PYTHON=/usr/bin/python3.12" >&2
    exit 1
fi
if "$python" -m venv "$folder" >/dev/null 2>&1; then
    exit 0
fi
# Debian splits venv off.
version=$("$python" -c 'import sys; print(f"{sys.version_info[0]}.{sys.version_info[1]}")')
rm -rf "$folder"
sh "$(dirname "$0")/system_programs.sh" packages "python$version-venv"
exec "$python" -m venv "$folder"
