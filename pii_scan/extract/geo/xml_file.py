"""What the three XML formats of positions have in common: a walk that stays bounded and tells of damage."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pii_scan.extract.extractor import Input
from pii_scan.extract.office.xml_events import PartBrokenError, events
from pii_scan.extract.text.decode import choose_encoding, text_evidence
from pii_scan.extract.text.xml import declares
from pii_scan.model.evidence import Evidence
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEP = 200
_TAIL = 4096
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class XmlWalk:
    """(is start, tag, path of open tags, element). Below 200 levels nothing is handed out."""

    def __init__(self, given: Input) -> None:
        self._given = given
        self.path: list[str] = []
        self.broken = self.deep = False

    def __iter__(self) -> "Iterator[tuple[bool, str, _Element]]":
        depth = 0
        try:
            for begins, tag, node in events(self._given.payload):
                if begins:
                    depth += 1
                    if depth > _DEEP:
                        self.deep = True
                        continue
                    self.path.append(tag)
                    yield True, tag, node
                else:
                    depth -= 1
                    if depth >= _DEEP:
                        continue
                    yield False, tag, node
                    self.path.pop()
        except PartBrokenError:
            self.broken = True

    def inside(self, *tags: str) -> bool:
        return any(tag in self.path for tag in tags)

    def problems(self, root: str) -> Iterator[Evidence]:
        """Afterwards: damage is told, declared entities are read as the text they stand in."""
        payload = self._given.payload
        if self.deep:
            yield Problem(ProblemCode.TOO_DEEP, "extract", f"elements below {_DEEP} levels")
        if self.broken:
            if ends(payload, root):
                yield Problem(ProblemCode.PARTLY_READ, "extract", "XML not well-formed")
            else:
                yield Problem(ProblemCode.TRUNCATED, "extract", f"no end of {root}")
        if declares(payload):
            detail = "declared entities are not expanded; also read as text"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
            yield from text_evidence(payload, choose_encoding(payload).name, self._given.limits.text_chars)


def ends(payload: Payload, root: str) -> bool:
    """Whether the root's end tag stands among the last bytes, in any encoding of text."""
    with payload.open() as stream:
        stream.seek(max(0, payload.size_bytes - _TAIL))
        return f"{root}>".encode() in stream.read(_TAIL).replace(b"\0", b"")


def words_of(tag: str) -> str:
    """`PhoneNumber` → `phone number`."""
    return _HUMPS.sub(" ", tag).replace("_", " ").lower()


def said(node: "_Element") -> str:
    return (node.text or "").strip() if isinstance(node.text, str) else ""
