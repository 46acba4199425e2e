"""The installed command, run as people run it, and what it leaves behind."""

import csv
import json
import os
import secrets
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

PROGRAM = Path(sys.executable).with_name("pii-scan")
LEAK = ROOT / "sample_data" / "leak"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a command: this checkout's code first, one thread for each OCR."""
    path = os.pathsep.join(part for part in (str(ROOT), os.environ.get("PYTHONPATH", "")) if part)
    found = {**os.environ, "OMP_THREAD_LIMIT": "1", "PYTHONPATH": path} | dict(extra or {})
    for name in [name for name in found if name.startswith(("AZURE_", "AWS_", "PYTEST_"))]:
        del found[name]
    return found


def start(*arguments: str | Path, env: Mapping[str, str] | None = None, **more: Any) -> "subprocess.Popen[bytes]":
    """Starts the command and leaves it running."""
    return subprocess.Popen(
        [str(PROGRAM), *map(str, arguments)],
        env=environment(env),
        stdin=subprocess.DEVNULL,
        stdout=more.pop("stdout", subprocess.PIPE),
        stderr=more.pop("stderr", subprocess.PIPE),
        **more,
    )


def command(*arguments: str | Path, env: Mapping[str, str] | None = None, wait_s: float = 280, **more: Any) -> Ended:
    """Runs the command to its end."""
    process = start(*arguments, env=env, **more)
    try:
        out, err = process.communicate(timeout=wait_s)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    return Ended(process.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"))


def key_file(folder: Path) -> Path:
    """A fresh random key."""
    path = folder / "case.key"
    path.write_text(secrets.token_hex(32), encoding="ascii")
    path.chmod(0o600)
    return path


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV report."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def lines(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSON-lines report."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def revealed(case: Path, key: Path, output: Path) -> Path:
    """All reports with their values in clear."""
    ended = command("export", case, "--output", output, "--reveal", "--key-file", key)
    assert ended.code == 0, ended.err
    return output
