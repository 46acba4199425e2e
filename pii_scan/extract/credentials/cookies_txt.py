"""Cookie files in Netscape's layout (`cookies.txt` of curl, wget and browsers' exports; cookie logs of stealers)."""

import re
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.text.decode import choose_encoding, text_evidence
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence

COOKIES = "text/x-netscape-cookies"
_LINE = re.compile(
    r"(?:#HttpOnly_)?[^\s#]\S{0,253}\t(?i:true|false)\t/[^\t]*\t(?i:true|false)\t-?\d{1,20}(?:\.\d+)?\t[^\t\n]*\t?.*"
)
_TITLE = re.compile(r"#\s*(?:Netscape )?HTTP Cookie File", re.IGNORECASE)


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    if text is None or "\t" not in text:
        return None
    lines = [line for line in text.splitlines()[:400] if line.strip()]
    if len(lines) > 1 and not text.endswith("\n"):
        lines.pop()
    found = sum(_LINE.fullmatch(line) is not None for line in lines)
    return COOKIES if found and (_TITLE.match(text.lstrip()) or found >= 0.8 * len(lines)) else None


def extract(given: Input) -> Iterator[Evidence]:
    """The lines as they stand: each says whose session the cookie is."""
    yield from text_evidence(given.payload, choose_encoding(given.payload).name, given.limits.text_chars)


EXTRACTOR = Extractor(
    id="cookies_txt",
    title="Cookie files (Netscape's layout)",
    media_types=(COOKIES,),
    extract=extract,
    probe=probe,
    priority=22,
    library="own",
    reads="all lines as text, in which session cookies are looked for",
    not_read="sessions under names of a site's own are no match",
)
