"""A parser that does to its worker what hostile files make real parsers do: `FAULT:<what>` and a line feed."""

import ctypes
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator

from pii_scan.extract.extractor import Extractor, Input, Signature
from pii_scan.model.evidence import Evidence, How, Text

CONFESSION = "SSN 446-22-2943 of Wendell Ostrander"


def _segfault() -> None:
    ctypes.string_at(0)


def _exit() -> None:
    os._exit(0)


def _abort() -> None:
    os.abort()


def _shot() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _sleeps_in_c() -> None:
    libc = ctypes.PyDLL(None)
    while True:
        # PyDLL keeps the interpreter's lock, as a parser in C does.
        libc.usleep(200_000)


def _regex() -> None:
    re.match(r"(a+)+$", "a" * 64 + "b")


def _memory() -> None:
    kept = []
    while True:
        # Address space alone: the machine's own memory is left to others.
        kept.append(bytes(64 << 20))


def _raises() -> None:
    raise ValueError(CONFESSION)


def _recurses() -> None:
    _recurses()


def _prints() -> None:
    print(CONFESSION)
    print(CONFESSION, file=sys.stderr)
    os.write(1, CONFESSION.encode())
    os.write(2, CONFESSION.encode())


def _waits_for_input() -> None:
    sys.stdin.read()
    time.sleep(0)


_FAULTS: dict[str, Callable[[], None]] = {
    "segfault": _segfault, "exit": _exit, "abort": _abort, "shot": _shot, "sleeps_in_c": _sleeps_in_c,
    "regex": _regex, "memory": _memory, "raises": _raises, "recurses": _recurses,
    "prints": _prints, "waits_for_input": _waits_for_input,
}  # fmt: skip


def _extract(given: Input) -> Iterator[Evidence]:
    """`FAULT:segfault` at once, `FAULT:segfault:late` after a first text."""
    words = given.payload.read().decode("ascii").strip().split(":")
    if words[2:] == ["late"]:
        yield Text("E-mail: o.villalobos@example.org", How.NATIVE)
    _FAULTS[words[1]]()
    yield Text("Nothing to see here.", How.NATIVE)


EXTRACTOR = Extractor(
    id="faulty",
    title="A parser that fails",
    media_types=("application/x-fault",),
    extract=_extract,
    signatures=(Signature("application/x-fault", b"FAULT:"),),
)
