"""KeePass's exports in XML: version 2 (`KeePassFile`) and version 1 (`pwlist`); https://keepass.info/help/base/importexport.html"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pii_scan.extract.credentials.entry import Entry, EntryRows
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.office.xml_events import PartBrokenError, events
from pii_scan.extract.text.decode import choose_encoding, text_evidence
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    from lxml.etree import _Element

KEEPASS_XML = "application/x-keepass-export+xml"
_ROOT = re.compile(
    r"(?:<\?xml[^>]*>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^>\[]*>\s*)*<(?:KeePassFile|pwlist)[\s>]", re.DOTALL
)
_ENTRIES = ("Entry", "pwentry")
_OLD = {"title": "title", "username": "username", "url": "url", "password": "password"}
_SEEDS = frozenset({"otp", "totp seed", "timeotp-secret-base32", "timeotp-secret"})
_MACHINE = re.compile(r"True|False|null|-?\d+|#[0-9A-Fa-f]{6}|\d{4}-\d\d-\d\dT[\d:]+Z?|[A-Za-z0-9+/]{8,}={1,2}")
"""Switches, counts, colours, times and identifiers, in the forms of versions 3.1 and 4 of the format."""
_TITLES = ("group", "uuid", "image")
"""Of version 1: folders and numbers."""
_PICTURES = ("Data", "KeystrokeSequence", "Generator")


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    return KEEPASS_XML if text is not None and _ROOT.match(text.lstrip("\ufeff \r\n\t")) else None


def extract(given: Input) -> Iterator[Evidence]:
    """A row for each entry and each earlier version of one; what is no entry as text."""
    walk = _Walk()
    broken = False
    try:
        for start, tag, node in events(given.payload):
            yield from walk.step(start, tag, node)
    except PartBrokenError:
        broken = True
    yield from walk.rows.rest()
    if walk.words:
        yield Text("\n".join(walk.words), layer="properties")
    if broken:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "XML not well-formed; also read as text", Effect.NOTE)
        yield from text_evidence(given.payload, choose_encoding(given.payload).name, given.limits.text_chars)


class _Walk:
    """Where in the tree the reading is; elements are let go as they end."""

    def __init__(self) -> None:
        self.rows = EntryRows()
        self.words: list[str] = []
        self._open: list[Entry] = []
        """An entry's `History` holds entries."""
        self._key = self._value = ""

    def step(self, start: bool, tag: str, node: "_Element") -> Iterator[Evidence]:
        if start:
            if tag in _ENTRIES:
                self._open.append(Entry())
            elif tag in ("String", "Binary"):
                self._key = self._value = ""
            return
        said = (node.text or "").strip("\r\n")
        if tag in _ENTRIES and self._open:
            yield from self.rows.add(self._open.pop())
        elif not self._open:
            if said.strip() and tag not in _PICTURES and not _MACHINE.fullmatch(said.strip()):
                self.words.append(said.strip())
        elif tag == "Key":
            self._key = said
        elif tag == "Value":
            self._value = said
        elif tag == "String":
            self._string(self._open[-1])
        elif tag.lower() in _OLD:
            self._open[-1].add(_OLD[tag.lower()], said)
        elif tag == "Binary":
            self._open[-1].note(self._key)
        elif tag not in _PICTURES and tag.lower() not in _TITLES and not _MACHINE.fullmatch(said.strip()):
            self._open[-1].note(said)

    def _string(self, entry: Entry) -> None:
        if self._key == "Notes":
            entry.note(self._value)
        elif self._key.lower() in _SEEDS:
            entry.add("otp", self._value)
        else:
            entry.put(self._key or "field", self._value)


EXTRACTOR = Extractor(
    id="keepass_xml",
    title="KeePass exports (XML)",
    media_types=(KEEPASS_XML,),
    extract=extract,
    probe=probe,
    priority=31,
    library="lxml",
    reads="each entry and each earlier version of one as a record: title, site, login, password, seeds of one-time "
    "codes, custom fields, notes; names of groups as text",
    not_read="attachments inside of the file",
)
