"""Names under a label in which OCR took a letter for a digit: `SM1TH`, `CASTELLAN0`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from pii_scan.detect.person.gazetteer import is_first, is_surname
from pii_scan.detect.person.labels import labelled_names
from pii_scan.detect.person.parts import part_names
from pii_scan.detect.person.span import NameSpan

_MIXED = re.compile(r"(?<![\w])(?=[^\W\d_]*[01568])(?=[0-9]?[^\W\d_])[^\W_]{3,20}(?![\w])")
_READ_AS = {"0": "o", "1": "il", "5": "s", "6": "g", "8": "b"}
_MOST = 2
"""Digits in one word; more are a number."""


def ocr_names(text: str) -> Iterator[NameSpan]:
    """Only where the repaired word is on the lists, and only under a label."""
    fixed = _MIXED.sub(_repaired, text)
    if fixed == text:
        return
    for span in (*labelled_names(fixed), *part_names(fixed)):
        if fixed[span.start : span.end] != text[span.start : span.end]:
            yield replace(span, value=span.value or fixed[span.start : span.end])


def _repaired(match: re.Match[str]) -> str:
    """The same length, so that places stay."""
    word = match.group()
    digits = [at for at, sign in enumerate(word) if sign in _READ_AS]
    if not 1 <= len(digits) <= _MOST or sum(sign.isdigit() for sign in word) > len(digits):
        return word
    upper = not any(sign.islower() for sign in word)
    for letters in product(*(_READ_AS[word[at]] for at in digits)):
        signs = list(word)
        for at, letter in zip(digits, letters, strict=True):
            signs[at] = letter.upper() if upper or at == 0 else letter
        made = "".join(signs)
        if is_first(made) or is_surname(made):
            return made
    return word
