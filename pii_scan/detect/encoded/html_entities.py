"""Character references of HTML and XML: `&eacute;`, `&#64;`, `&#x40;` (HTML Living Standard section 13.5)."""

import re
from functools import lru_cache
from html import unescape

from pii_scan.detect.encoded.escapes import Escapes

_REFERENCE = re.compile(r"&(?:#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});?|[A-Za-z][0-9A-Za-z]{1,30};|nbsp(?![A-Za-z]))")


def escapes(text: str) -> Escapes:
    """Two characters behind one name (rare mathematical signs) are cut to the first."""
    found = Escapes()
    if "&" in text:
        for match in _REFERENCE.finditer(text):
            char = _char(match.group())
            if char:
                found.add(match.start(), match.end(), char)
    return found


@lru_cache(maxsize=4096)
def _char(reference: str) -> str:
    char = unescape(reference)
    if char == reference or len(char) > 2:
        return ""  # `&copyright;` begins with a name, but is none
    return char[0]
