"""IBANs after their word, however they are spaced, broken over lines or misread."""

import re
from collections.abc import Iterator
from itertools import islice

from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.finance import iban
from pii_scan.detect.finance.iban_lengths import DOCUMENTATION, LENGTHS
from pii_scan.detect.ids.ocr_digits import to_digits
from pii_scan.model.evidence import Text

_WORD = re.compile(r"\bIBAN\b", re.IGNORECASE)
_START = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ .:-]?[0-9OoIlSBZ][ .-]?[0-9OoIlSBZ]")
_REACH = 120
_MOST_STARTS = 4
_MARKS = " \t\r\n.-_:|\u00a0"
_DIGITS_ONLY = frozenset((
    "AE", "AT", "BA", "BE", "CZ", "DE", "DK", "EE", "ES", "FI", "HR", "HU", "IL", "IS", "KW", "LT", "ME", "NO",
    "PL", "PT", "RS", "SE", "SI", "SK", "TN", "XK",
))  # fmt: skip
"""Countries whose accounts hold no letter, so that a letter is a misread digit."""


def _find(text: Text, context: Context) -> Iterator[Found]:
    body, done = text.text, 0
    for word in _WORD.finditer(body):
        starts = _START.finditer(body, word.end(), min(len(body), word.end() + _REACH))
        for start in islice(starts, _MOST_STARTS):
            length = LENGTHS.get(start[0][:2].upper())
            if length is None or start.start() < done:
                continue
            end, compact = _taken(body, start.start(), length)
            value, repaired = _valid(compact, context)
            if value:
                done = end
                reasons = ("iban_mod97", "iban_length", "label:iban", *(("ocr_repaired",) if repaired else ()))
                dummy = value in DOCUMENTATION
                raw = body[start.start() : end]
                yield Found(iban.DETECTOR.kind, raw, value, 0.96, start.start(), end, reasons, dummy, value[:2])
                break


def _taken(body: str, at: int, length: int) -> tuple[int, str]:
    """Where so many letters and digits end, marks between them passed over."""
    compact = ""
    while at < len(body) and len(compact) < length:
        char = body[at]
        if char.isascii() and char.isalnum():
            compact += char
        elif char not in _MARKS:
            break
        at += 1
    return at, compact


def _valid(compact: str, context: Context) -> tuple[str, bool]:
    if len(compact) < 15:
        return "", False
    country = compact[:2].upper()
    if iban.valid_iban(compact.upper()):
        return compact.upper(), False
    if context.how in ("ocr", "handwriting"):
        rest = to_digits(compact[2:]) if country in _DIGITS_ONLY else to_digits(compact[2:4]) + compact[4:].upper()
        if iban.valid_iban(country + rest):
            return country + rest, True
    return "", False


DETECTOR = Detector(
    kind=iban.DETECTOR.kind,
    standard=iban.DETECTOR.standard,
    find=_find,
    gate=("iban", "iban no", "iban number", "iban code"),
    hows=("native", "ocr", "handwriting", "carved"),
    examples=(
        Example("IBAN DE 44 5001 0517 5407 3249 31", "DE44500105175407324931"),
        Example("IBAN\nES79 2100 0813 61\n0123 4567 89", "ES7921000813610123456789"),
        Example("Iban: de44 5001 0517 5407 3249 31", "DE44500105175407324931"),
        Example("IBAN: GB94.BARC.1020.1530.0934.59", "GB94BARC10201530093459"),
        Example("IBAN: DE44 5OO1 O517 54O7 3249 3l", "DE44500105175407324931", how="ocr"),
    ),
    counter_examples=(
        Example("IBAN DE 45 5001 0517 5407 3249 31"),
        Example("an IBAN of de 22 digits and more of it"),
    ),
    validator="mod 97-10, length by country",
    not_covered="Misread letters of the bank's part.",
)
