"""Whether a column may hold keys, by the look of its cells: names, dates, money and free text do not."""

import re
from collections.abc import Sequence

from pii_scan.detect.keys.normal import LONGEST

_LEAST = 10
"""Cells below which nothing can be said."""
_SPACED_WORDS = re.compile(r"[^\W\d_]\s+[^\W\d_]|[^\W\d_]{2,}\s+\d|\d\s+[^\W\d_]{3,}")
"""`John Smith`, `Suite 5`, `12 Main`."""
_FRACTION = re.compile(r"[-+]?[$€£]?\s*\d{1,3}(?:[., ]?\d{3})*[.,]\d*[1-9]\d*\s*[$€£%]?|[-+]?\d*[.,](?:\d\d|[1-9])")
_NEGATIVE = re.compile(r"[-−(]\s*[$€£]?\d[\d.,]*\)?")
_MOMENT = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ].*)?|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d)(?:[T ,].*)?"
    r"|\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?:\s*[AaPp]\.?[Mm]\.?)?|\d{1,2}[- ][A-Za-z]{3,9}\.?[- ]\d{2,4}(?:\s.*)?"
    r"|[A-Za-z]{3,9}\.? \d{1,2},? \d{4}(?:\s.*)?"
)
_COMPACT_DATE = re.compile(r"(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{6})?")
_ADDRESS_OF_NET = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?|https?://.*|/.*")
_LETTER_KEYS = re.compile(r"\b(?:user ?name|login|handle|screen ?name|nick ?name|slug)\b", re.IGNORECASE)


def may_be_key(header: str, cells: Sequence[str | None]) -> bool:
    """Judged on a few hundred cells.

    Args:
        header: says only whether words without a digit may be keys (`username`).
    """
    texts = [text for cell in cells if cell is not None and (text := cell.strip())]
    if len(texts) < _LEAST or len(set(texts)) < _LEAST:
        return False
    lettered = _LETTER_KEYS.search(header.replace("_", " ")) is not None

    def share(of: re.Pattern[str]) -> float:
        return sum(of.fullmatch(text) is not None for text in texts) / len(texts)

    if sum(len(text) > LONGEST for text in texts) > 0.05 * len(texts):
        return False
    if sum(_SPACED_WORDS.search(text) is not None for text in texts) > 0.2 * len(texts):
        return False
    if not lettered and sum(any(ch.isdigit() or ch == "@" for ch in text) for text in texts) < 0.7 * len(texts):
        return False
    if share(_FRACTION) > 0.2 or share(_NEGATIVE) > 0.05 or share(_MOMENT) > 0.3 or share(_ADDRESS_OF_NET) > 0.3:
        return False
    return share(_COMPACT_DATE) < 0.9
