"""Programs that make and list archives: written by others, so that ours are not their own judge."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

FILES = {
    "a.txt": b"Name: Ines Mulhall\nSSN: 219-51-4938\n" * 40,
    "\u00fcn\u00ef.txt": b"umlaut " * 200,
    "\u65e5\u672c.txt": b"kanji " * 200,
    "sub/deep/b.bin": bytes(i * i % 251 for i in range(300_000)),
    "sub/empty": b"",
}


def need(*names: str) -> None:
    for name in names:
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed")


def run(*arguments: str | Path, cwd: Path | None = None, given: bytes | None = None) -> bytes:
    done = subprocess.run(
        [str(a) for a in arguments], cwd=cwd, input=given, capture_output=True, check=False, timeout=60,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-500:]
    return done.stdout


def laid(folder: Path, files: dict[str, bytes] = FILES) -> Path:
    """A folder with these files."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def contents(gathered: object) -> dict[str, bytes]:
    """What was read, by name; members without bytes are left out."""
    children = gathered.children  # type: ignore[attr-defined]
    return {key: child.payload.read() for key, child in children.items() if child.payload is not None}
