"""Medicare beneficiary identifiers that optical recognition got wrong.

S, L, O, I, B and Z were left out of these numbers so that such errors can be undone: where one of them is read,
it was a digit.
"""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.ids.beside_label import compact
from pii_scan.detect.ids.ocr_digits import to_digits
from pii_scan.detect.ids.us_medicare_mbi import MBI_SHAPE, US_MEDICARE_MBI, valid_mbi
from pii_scan.detect.normalise import plain
from pii_scan.model.evidence import Text

_TOKEN = re.compile(r"(?<![\w-])[0-9A-Za-z]{4}([- ]?)[0-9A-Za-z]{3}\1[0-9A-Za-z]{4}(?![\w-])")
_NEVER = frozenset("SLOIBZ")
_MOST = 3
"""More misread characters and the guess is no longer worth anything."""


def repaired_mbi(text: str) -> str | None:
    """The number with its misread digits put back; None where none were, or where it is not one even so."""
    if len(text) != len(MBI_SHAPE) or valid_mbi(text):
        return None
    chars = [
        to_digits("l" if char == "L" else char) if char in _NEVER or (want in "CN" and char in "DQG") else char
        for char, want in zip(text, MBI_SHAPE, strict=True)
    ]
    fixed = "".join(chars)
    changed = sum(a != b for a, b in zip(fixed, text, strict=True))
    return fixed if changed <= _MOST and valid_mbi(fixed) else None


def _find(text: Text, _context: Context) -> Iterator[Found]:
    for match in _TOKEN.finditer(plain(text.text)):
        number = repaired_mbi(compact(match[0]))
        if number is not None:
            yield Found(
                kind=US_MEDICARE_MBI,
                raw=text.text[match.start() : match.end()],
                normal=number,
                confidence=0.8,
                start=match.start(),
                end=match.end(),
                reasons=("mbi_positions", "ocr_repair"),
            )


DETECTOR = Detector(
    kind=US_MEDICARE_MBI,
    standard="CMS, Understanding the MBI: https://www.cms.gov/medicare/new-medicare-card",
    find=_find,
    gate=("medicare", "mbi", "beneficiary", "beneficiario"),
    hows=("ocr", "handwriting"),
    examples=(
        Example("Medicare Number 3HT7-KP2-MW4l", "3HT7KP2MW41", how="ocr"),
        Example("MBI\n9AAIQX5YCO8", "9AA1QX5YC08", how="ocr"),
        Example("Número de Medicare GQC9-RV3-DE7O", "6QC9RV3DE70", how="ocr"),
        Example("Medicare Claim No. 3HT7 KPZ MW41", "3HT7KP2MW41", how="ocr"),
    ),
    counter_examples=(
        Example("Medicare Number 3HT7-KP2-MW4l"),
        Example("Medicare beneficiary", how="ocr"),
        Example("Medicare coverages", how="ocr"),
        Example("3HT7-KP2-MW4l", how="ocr"),
    ),
    validator="classes of all 11 positions after repair; label",
    not_covered="Letters misread as digits.",
)
