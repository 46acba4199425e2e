"""Strings out of bytes that no reader understands: better than silence, never "read"."""

import re
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.model.evidence import Evidence, How, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

_RUN = re.compile(rb"(?:[\t\x20-\x7e]|[\xc3-\xdf][\x80-\xbf]){6,}")
_WIDE = re.compile(rb"(?:[\t\x20-\x7e\xa1-\xff]\x00){6,}")
_BLOCK = 4 << 20
_CHARS_MAX = 32 << 20


def extract(given: Input) -> Iterator[Evidence]:
    """Runs of six and more characters, and the problem that this is all."""
    chars = 0
    for text in carved(given):
        chars += len(text.text)
        yield text
    if given.payload.size_bytes:
        kind = "no type recognised" if given.media_type == "application/octet-stream" else "format named, not read"
        cut = f", up to {chars}" if chars >= _CHARS_MAX else ""
        detail = f"{kind}; readable strings only{cut}"
        yield Problem(ProblemCode.UNSUPPORTED, "extract", detail, Effect.PARTIAL if chars else Effect.SKIPPED)


def carved(given: Input) -> Iterator[Text]:
    """Runs of six and more characters, ASCII or Latin, Greek and Cyrillic in UTF-8, also Latin in UTF-16; up to 32 Mi
    characters."""
    chars = 0
    with given.payload.open() as stream:
        before = b""
        while (block := stream.read(_BLOCK)) and chars < _CHARS_MAX:
            data = before + block
            text = carve(data)
            if text:
                chars += len(text)
                yield Text(text, How.CARVED)
            # A run across the border is found whole in the next block; parts of it may come twice.
            tail = re.search(rb"[\t\x20-\x7e\x80-\xff\x00]{1,512}\Z", data[-512:])
            before = tail[0] if tail else b""


def carve(data: bytes) -> str:
    """The runs, one a line, in the file's order."""
    runs = [(m.start(), m[0].decode("utf-8", "replace")) for m in _RUN.finditer(data)]
    runs += [(m.start(), m[0].decode("utf-16-le")) for m in _WIDE.finditer(data)]
    return "\n".join(run for _, run in sorted(runs))


EXTRACTOR = Extractor(
    id="carved",
    title="Strings out of anything else",
    media_types=("application/octet-stream", "*/*"),
    extract=extract,
    priority=-100,
    library="own",
    reads="runs of six and more characters in ASCII, UTF-8 or UTF-16, marked as carved; the item stays partial",
    not_read="everything else in the file",
)
