"""The command line, in this process or as the installed command that people run, and what it leaves behind."""

import csv
import io
import json
import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pii_scan.cli.app import run
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


def program(*arguments: str | Path, env: Mapping[str, str] | None = None, wait_s: float = 280, **more: Any) -> Ended:
    """Runs the installed command to its end, as a process of its own."""
    process = start(*arguments, env=env, **more)
    try:
        out, err = process.communicate(timeout=wait_s)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    return Ended(process.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"))


def command(*arguments: str | Path) -> Ended:
    """Runs a command line to its end inside this process, with workers as processes as ever.

    What a process of its own takes to start (the detection engine is made twice, several seconds of processor time) is
    taken once for all calls. For what belongs to a process (signals, environment, its own output) there is `program`.
    """
    out, err = io.StringIO(), io.StringIO()
    surroundings = patch.dict(os.environ, environment(), clear=True)
    with surroundings, _signals_kept(), redirect_stdout(out), redirect_stderr(err):
        code = run([str(argument) for argument in arguments])
    return Ended(int(code), out.getvalue(), err.getvalue())


@contextmanager
def _signals_kept() -> Iterator[None]:
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)


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
