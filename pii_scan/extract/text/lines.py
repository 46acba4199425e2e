"""Lines of a text in any encoding, one at a time."""

import io
from collections.abc import Iterator

from pii_scan.extract.text.decode import choose_encoding
from pii_scan.model.payload import Payload

_LINE_CHARS = 1 << 20


def text_lines(payload: Payload) -> Iterator[str]:
    """Without their ends; one above a million characters comes in several. What cannot be decoded becomes U+FFFD."""
    with payload.open() as raw, io.TextIOWrapper(raw, choose_encoding(payload).name, errors="replace") as stream:
        first = True
        while line := stream.readline(_LINE_CHARS):
            yield (line.removeprefix("\ufeff") if first else line).rstrip("\r\n")
            first = False
