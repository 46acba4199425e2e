"""Pages, Numbers and Keynote documents: text of their parts, previews and media as items of their own."""

from collections.abc import Iterator
from contextlib import closing

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.office.iwa import UNREAD, Words
from pii_scan.extract.office.package import PART_MAX, Package
from pii_scan.model.evidence import Child, Evidence, How, Text
from pii_scan.model.problem import Problem, ProblemCode

_IWORK = "application/vnd.apple.iwork"
_LOCKED = (".iwpv2", ".iwph")
"""Members that say how a password is checked, and its hint."""


def extract(given: Input) -> Iterator[Evidence]:
    """Words of the parts in the package's order. Documents before 2013 keep theirs in XML, an item of its own."""
    with given.payload.open() as stream, closing(Package(stream, given.limits)) as package:
        names = package.names()
        locked = any(name.endswith(_LOCKED[0]) for name in names)
        words, rest, parts = Words(), [], []
        for name in names:
            if name.endswith(_LOCKED):
                parts.append(name)
                if name.endswith(_LOCKED[1]) and (hint := package.read(name)):
                    words_of_hint = f"password hint: {hint.decode('utf-8', 'replace')}"
                    yield Text(words_of_hint, How.METADATA, layer="properties")
            elif name.lower().endswith(".iwa"):
                parts.append(name)
            else:
                rest.append(name)
        for name in parts:
            yield _part(name, package, words, given, locked=locked)
        yield from words.evidence()
        if locked:
            detail = "iWork document: a password opens it; remove it in Pages, Numbers or Keynote"
            yield Problem(ProblemCode.ENCRYPTED, "extract", detail)
        yield from package.children("iwork", rest)
        yield from package.problems()
        yield from package.outside(given.payload)
    if not any(name.endswith((".apxl", "index.xml")) for name in rest):
        yield Problem(ProblemCode.PARTLY_READ, "extract", UNREAD)


def _part(name: str, package: Package, words: Words, given: Input, *, locked: bool) -> Child:
    """A part's line in the ledger; its words come with those of the document."""
    if locked and not name.endswith(_LOCKED):
        return Child("iwork", name, problem=ProblemCode.ENCRYPTED)
    payload = package.payload(name)
    if payload is None:
        return Child("iwork", name, problem=ProblemCode.UNREADABLE)
    if name.endswith(_LOCKED):
        return Child("iwork", name, payload, payload.size_bytes, told=True)
    before = words.damaged
    if not words.take(name, payload.read(PART_MAX), given.limits.child_bytes):
        words.damaged += 1
    if words.damaged > before:
        return Child("iwork", name, None, payload.size_bytes, ProblemCode.TRUNCATED)
    return Child("iwork", name, payload, payload.size_bytes, told=True)


EXTRACTOR = Extractor(
    id="iwork",
    title="Pages, Numbers, Keynote",
    media_types=(_IWORK,),
    extract=extract,
    extensions=(".pages", ".numbers", ".key"),
    library="own; lxml for documents before 2013",
    reads="each part with a line of its own; text of body, notes, headers, comments and text cells; hints of "
    "passwords; previews (PDF, JPEG), pictures and media as items of their own; documents before 2013 in full",
    not_read="numbers and dates in cells of documents since 2013, beyond what the preview shows; documents behind a "
    "password",
)
