"""Names that a birth date in brackets follows: `Dakota (DOB 2/2/2016)`, as casework and reports name children."""

import re
from collections.abc import Iterator

from pii_scan.detect.person.gazetteer import is_common, is_first, is_surname
from pii_scan.detect.person.span import NameSpan
from pii_scan.detect.person.word_shapes import CAPITALS, WORD
from pii_scan.detect.sieve import Sieve

_AT = Sieve(
    r"[A-Za-z.\xff],? ?\((?i:dob|d\.o\.b|date of birth|born|b\.|f\. ?nac)[^\n]{0,4}[ :][^\n]{0,3}[0-9A-Za-z]",
    panel="places",
)
_NAME = re.compile(rf"(?<![^\W_])(?P<name>{WORD}(?: (?:[{CAPITALS}]\.|{WORD})){{0,3}}),? ?\Z")
_LONGEST = 60
_KNOWN, _ALONE = 0.85, 0.75


def names_before_births(text: str) -> Iterator[NameSpan]:
    """One listed given name is enough there: nothing but a person is born."""
    for low, high in _AT.spans(text):
        bracket = text.find("(", low, high)
        floor = max(0, bracket - _LONGEST, text.rfind("\n", 0, bracket) + 1)
        match = _NAME.search(text[floor:bracket]) if bracket > 0 else None
        if match is None:
            continue
        words = [word for word in match["name"].split(" ") if not word.endswith(".")]
        while words and is_common(words[0]) and not is_first(words[0]):
            words.pop(0)
        if not words or not any(is_first(word) or is_surname(word) for word in words):
            continue
        start = floor + match.start("name") + match["name"].index(words[0])
        yield NameSpan(start, floor + match.end("name"), _KNOWN if len(words) > 1 else _ALONE, "before_birth")
