"""Strings out of bytes that no reader understands: better than silence, never "read"."""

import re
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.model.evidence import Evidence, How, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

_ASCII = re.compile(rb"[\t\x20-\x7e]{6,}")
_WIDE = re.compile(rb"(?:[\t\x20-\x7e]\x00){6,}")
_BLOCK = 4 << 20
_CHARS_MAX = 32 << 20


def extract(given: Input) -> Iterator[Evidence]:
    """Runs of six and more ASCII characters, also as UTF-16; up to 32 Mi characters."""
    chars = 0
    full = False
    with given.payload.open() as stream:
        before = b""
        while (block := stream.read(_BLOCK)) and not full:
            data = before + block
            text = carve(data)
            if text:
                chars += len(text)
                yield Text(text, How.CARVED)
            # A run across the border is found whole in the next block; parts of it may come twice.
            tail = re.search(rb"[\t\x20-\x7e\x00]{1,512}\Z", data)
            before = tail[0] if tail else b""
            full = chars >= _CHARS_MAX
    if given.payload.size_bytes:
        kind = "no type recognised" if given.media_type == "application/octet-stream" else "format named, not read"
        cut = f", up to {chars}" if full else ""
        detail = f"{kind}; readable strings only{cut}"
        yield Problem(ProblemCode.UNSUPPORTED, "extract", detail, Effect.PARTIAL if chars else Effect.SKIPPED)


def carve(data: bytes) -> str:
    """The runs, one a line, in the file's order."""
    runs = [(m.start(), m[0].decode("ascii")) for m in _ASCII.finditer(data)]
    runs += [(m.start(), m[0].decode("utf-16-le")) for m in _WIDE.finditer(data)]
    return "\n".join(run for _, run in sorted(runs))


EXTRACTOR = Extractor(
    id="carved",
    title="Strings out of anything else",
    media_types=("application/octet-stream", "*/*"),
    extract=extract,
    priority=-100,
    reads="runs of six and more ASCII or UTF-16 characters, marked as carved; the item stays partial",
    not_read="everything else in the file",
)
