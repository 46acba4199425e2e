"""Identity numbers in which a camera saw letters for digits: `NHS No 943 476 59I9`.

Only texts of optical recognition are looked at, only words that are digits but for such letters, and a repair is
kept only where the number's own check then holds.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pii_scan import plugins
from pii_scan.detect.countries.behind_label import Shaped, announced, judge, shapes_of
from pii_scan.detect.countries.nl_bsn import DETECTOR as NL_BSN
from pii_scan.detect.countries.pl_pesel import DETECTOR as PL_PESEL
from pii_scan.detect.countries.uk_nhs import DETECTOR as UK_NHS
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.ids.ocr_digits import to_digits
from pii_scan.detect.kinds_shared import OTHER_GOV_ID
from pii_scan.model.evidence import Text

_MISREAD = re.compile(r"(?<![0-9A-Za-z])(?=[0-9A-Za-z|]*[0-9])(?=[0-9]*[A-Za-z|])[0-9OoQDIliZzSsGB|]+(?![0-9A-Za-z])")
_ONLY_DIGITS = re.compile(r"(?:\[0-9\](?:\{[0-9,]+\})?|[ -]\??|\[[ /.-]+\]\??|\\\.|[:/])+")
_CHECKED = ("check_digit",)


@cache
def _by_label() -> dict[str, tuple[Shaped, ...]]:
    """Label → the detectors of plain digits with a check that it belongs to."""
    owners: dict[str, list[Shaped]] = {}
    for detector in plugins.load("pii_scan.detect.countries", "DETECTOR"):
        if detector.check is not None and all(map(_ONLY_DIGITS.fullmatch, detector.patterns)):
            shaped = (detector, shapes_of(detector))
            for label in filter(str.isascii, detector.labels):
                owners.setdefault(label, []).append(shaped)
    return {label: tuple(found) for label, found in owners.items()}


@cache
def _labels() -> re.Pattern[str]:
    body = "|".join(re.escape(label) for label in sorted(_by_label(), key=lambda x: (-len(x), x)))
    return re.compile(rf"(?<![a-z0-9])(?:{body})(?![a-z0-9])")


def _find(text: Text, context: Context) -> Iterator[Found]:
    whole = text.text
    repaired = _MISREAD.sub(lambda match: to_digits(match[0]), whole)
    if repaired == whole:
        return
    for match in _labels().finditer(whole.lower()) if len(whole.lower()) == len(whole) else ():
        stretch = announced(repaired, match.end())
        if stretch == whole[match.end() : match.end() + len(stretch)]:
            continue
        for detector, shapes in _by_label()[match[0]]:
            found = judge(detector, shapes, match[0], stretch, repaired, match.end(), context)
            if found is None or found.reasons[:1] != _CHECKED or found.start is None:
                continue
            raw = whole[found.start : found.end]
            if raw != found.raw:
                yield replace(found, raw=raw, reasons=("ocr_repaired", *found.reasons))


DETECTOR = Detector(
    kind=OTHER_GOV_ID,
    standard="Confusions of optical recognition; each number by its own country's standard, see its kind",
    find=_find,
    hows=("ocr", "handwriting"),
    other_kinds=(UK_NHS.kind, PL_PESEL.kind, NL_BSN.kind),
    examples=(
        Example("NHS No: 943 476 59I9", "9434765919", how="ocr"),
        Example("PESEL 5O111921817", "50111921817", how="ocr"),
        Example("BSN\n1112Z2333", "111222333", how="ocr"),
    ),
    counter_examples=(
        Example("NHS No: 943 476 59I8", how="ocr"),
        Example("BSN BILL 1112Z2334", how="ocr"),
    ),
    validator="the check digit of the kind that the label names, after the repair",
    not_covered="Numbers without a check digit, and numbers with letters of their own.",
)
