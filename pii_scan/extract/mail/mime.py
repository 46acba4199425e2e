"""The parts of a message (RFC 5322, RFC 2046) as stretches of its bytes.

The standard parser builds every line of every attachment anew as text and recurses with the depth of the parts; this
one looks for boundaries only, in a loop, and copies nothing. Its answers are the standard parser's for what that reads
(a test compares them over real mail).
"""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import policy
from email.message import Message

DEPTH = 64
"""Levels of multiparts that are taken apart; each costs one pass over its bytes."""
HEADER_BYTES = 1 << 20
_HEADER_LINES = re.compile(rb"(?:(?:[!-9;-~\x80-\xff]+[ \t]*:|[ \t]|>?From )[^\n]*(?:\n|\Z))*")
_SPACED_NAME = re.compile(rb"(?m)^([!-9;-~]+)[ \t]+:")
_BLANK = re.compile(rb"[ \t]*\r?\n")


@dataclass(slots=True)
class Part:
    """Bytes `start`–`end` of the message, without the headers above them."""

    headers: Message
    start: int
    end: int
    parts: "list[Part]" = field(default_factory=list)
    around: list[tuple[int, int]] = field(default_factory=list)
    """Stretches before the first and after the last boundary of a multipart."""
    cut_headers: bool = False
    """The header was longer than is read."""
    default: str = "text/plain"

    @property
    def kind(self) -> str:
        """`text/plain`…, lower case."""
        stated = self.headers.get("content-type")
        return self.headers.get_content_type() if stated is not None else self.default


@dataclass(frozen=True, slots=True)
class Parsed:
    """A message's tree."""

    top: Part
    over: bool
    """There were more parts than are told apart; the rest is one text."""
    deep: bool
    """There were more levels; the innermost is one text."""
    cut: bool = False
    """A multipart has no closing boundary, or none at all (RFC 2046, 5.1.1 asks for one)."""


def parse(data: bytes, parts_max: int) -> Parsed:
    """The message as a tree."""
    top = _part(data, 0, len(data), "text/plain")
    todo = [(top, 0)]
    count, over, deep, cut = 0, False, False, False
    while todo:
        part, depth = todo.pop()
        boundary = _boundary(part)
        if boundary is None or depth >= DEPTH:
            deep = deep or boundary is not None
            continue
        inner = "message/rfc822" if part.kind == "multipart/digest" else "text/plain"
        at, closed = None, False
        for begin, end, last in _lines(data, boundary, part.start, part.end):
            if at is None and not part.parts:
                part.around.append((part.start, begin))
            elif at is not None:
                if count >= parts_max:
                    over = True
                    part.parts.append(Part(Message(policy.compat32), at, part.end))
                    break
                part.parts.append(_part(data, at, _before_line(data, at, begin), inner))
                count += 1
            at = None if last else end
            if last:
                closed = True
                part.around.append((end, part.end))
                break
        if at is not None and not closed and not over:
            part.parts.append(_part(data, at, part.end, inner))
            count += 1
        cut = cut or (not closed and not over)
        # A multipart without any of its boundaries is read as one text.
        if part.parts:
            todo += [(child, depth + 1) for child in part.parts]
        else:
            part.around = []
    return Parsed(top, over, deep, cut)


def leaves(top: Part) -> Iterator[Part]:
    """Parts that hold something, in the order of the message."""
    todo = [top]
    while todo:
        part = todo.pop()
        if part.parts:
            todo += reversed(part.parts)
        else:
            yield part


def multiparts(top: Part) -> Iterator[Part]:
    todo = [top]
    while todo:
        part = todo.pop()
        if part.parts:
            yield part
            todo += reversed(part.parts)


def _part(data: bytes, start: int, end: int, default: str) -> Part:
    found = _HEADER_LINES.match(data, start, end)
    stop = found.end() if found is not None else start
    head = data[start : min(stop, start + HEADER_BYTES)]
    # `From  :` is an obsolete form (RFC 5322, 4.5) that the standard parser takes for a body.
    headers = email.message_from_bytes(_SPACED_NAME.sub(rb"\1:", head), policy=policy.compat32)
    left = headers.get_payload()
    if isinstance(left, str) and left:
        # What it takes for a body nevertheless is read as one.
        stop = max(start, stop - len(left.encode("utf-8", "surrogateescape")))
    blank = _BLANK.match(data, stop, end)
    return Part(
        headers,
        blank.end() if blank is not None else stop,
        end,
        cut_headers=stop - start > HEADER_BYTES,
        default=default,
    )


def _boundary(part: Part) -> bytes | None:
    if not part.kind.startswith("multipart/"):
        return None
    try:
        stated = part.headers.get_boundary()
    except (ValueError, IndexError, TypeError, LookupError):
        return None
    if not stated or not stated.strip():
        return None
    return stated.rstrip().encode("utf-8", "surrogateescape")


def _lines(data: bytes, boundary: bytes, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """(begin, end, whether it closes) of each boundary line."""
    mark = b"--" + boundary
    at = data.find(mark, start, end)
    while at >= 0:
        if at == start or data[at - 1] in b"\r\n":
            after = at + len(mark)
            last = data.startswith(b"--", after) and after + 2 <= end
            after += 2 if last else 0
            stop = data.find(b"\n", after, end)
            rest = data[after : stop if stop >= 0 else end]
            if not rest.strip():
                yield at, stop + 1 if stop >= 0 else end, last
        at = data.find(mark, at + len(mark), end)


def _before_line(data: bytes, start: int, end: int) -> int:
    """The line's end before a boundary belongs to the boundary."""
    if end > start and data[end - 1] == 0x0A:
        end -= 1
    if end > start and data[end - 1] == 0x0D:
        end -= 1
    return end
