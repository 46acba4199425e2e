"""Texts in which a line of its own stands above each message."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from pii_scan.extract.extractor import Input, NotThisFormat
from pii_scan.extract.messages.gather import Gatherer
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.text.decode import choose_encoding, stretches, undecoded
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Problem, ProblemCode

Head = TypeVar("Head")
LINES_MAX = 20_000
"""Lines of one message; what is longer goes on as a further one."""


def headed_messages(
    given: Input,
    heading: Callable[[str], Head | None],
    message: Callable[[Head | None, list[str], int], Message],
    completed: Callable[[Head, str], Head | None] = lambda _head, _line: None,
) -> Iterator[Evidence]:
    """One conversation; what stands above the first heading belongs to nobody.

    Args:
        heading: what a line says if it is one.
        message: of a heading, the lines below it, and the number of the message.
        completed: the heading with what the line below it says of it, or None where that line is said words.

    Raises:
        NotThisFormat: no line is a heading.
    """
    encoding = choose_encoding(given.payload)
    gatherer = Gatherer()
    now: Head | None = None
    lines: list[str] = []
    row = chars = 0
    for piece in stretches(given.payload, encoding.name, given.limits.text_chars):
        chars = piece.offset + len(piece.text)
        for raw in piece.text.split("\n"):
            line = raw.rstrip("\r")
            found = heading(line)
            if found is not None or len(lines) > LINES_MAX:
                if any(lines):
                    yield from gatherer.add("", message(now, lines, row))
                lines = []
            if found is not None:
                now, row = found, row + 1
            elif now is not None and (whole := completed(now, line)) is not None:
                now = whole
            else:
                lines.append(line)
    if any(lines):
        yield from gatherer.add("", message(now, lines, row))
    if not row:
        raise NotThisFormat
    yield from gatherer.flush()
    if chars >= given.limits.text_chars:
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"text read up to {chars} characters")
    yield from undecoded(encoding)
