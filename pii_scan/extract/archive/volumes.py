"""Later parts of archives that were split (.002, .z01, .r00…): named as incomplete.

A part is read by itself: the others are items of their own, and may be missing. Words that are stored unpacked in it
are found; what is packed is not.
"""

import re
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.text.carved import carve
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence, How, Text
from pii_scan.model.problem import Problem, ProblemCode

_VOLUME = "application/x-archive-volume"
_NAME = re.compile(r"\.(?:\d{3}|[zrs]\d\d)$", re.IGNORECASE)
_BYTES_MAX = 256 << 20


def probe(head: bytes, name: str) -> str | None:
    """Bytes that are no text and have no mark, under the name of a later part."""
    return _VOLUME if _NAME.search(name) and head_text(head) is None else None


def extract(given: Input) -> Iterator[Evidence]:
    """Words that lie open, and the problem that the rest needs the other parts."""
    if words := carve(given.payload.read(_BYTES_MAX)):
        yield Text(words, How.CARVED)
    yield Problem(ProblemCode.TRUNCATED, "extract", "one part of a split archive; readable strings only")


EXTRACTOR = Extractor(
    id="volume",
    title="Part of a split archive",
    media_types=(_VOLUME,),
    extract=extract,
    probe=probe,
    priority=-10,
    library="own",
    reads="words that are stored unpacked",
    not_read="what is packed: parts are not joined; join them first (`cat x.7z.* > x.7z`) and scan the whole",
)
