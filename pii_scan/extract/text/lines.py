"""Lines of a text in any encoding, one at a time."""

import io
from collections.abc import Iterator

from pii_scan.extract.text.decode import choose_encoding, undecoded
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem

_LINE_CHARS = 1 << 20


class TextLines:
    """Without their ends; one above a million characters comes in several. What cannot be decoded becomes U+FFFD.

    A file is read once, from its beginning; whoever stops asking leaves the rest unread.
    """

    def __init__(self, payload: Payload) -> None:
        self._encoding = choose_encoding(payload)
        self._lost = self._encoding.bad
        self._lines = self._read(payload)

    def __iter__(self) -> Iterator[str]:
        return self._lines

    def __next__(self) -> str:
        return next(self._lines)

    def _read(self, payload: Payload) -> Iterator[str]:
        counted = self._encoding.bad > 0
        with payload.open() as raw, io.TextIOWrapper(raw, self._encoding.name, errors="replace") as stream:
            first = True
            while line := stream.readline(_LINE_CHARS):
                if not counted:
                    self._lost += line.count("\ufffd")
                yield (line.removeprefix("\ufeff") if first else line).rstrip("\r\n")
                first = False

    def problems(self) -> Iterator[Problem]:
        """Once they are read: notes of what was not decoded."""
        yield from undecoded(self._encoding, self._lost)
