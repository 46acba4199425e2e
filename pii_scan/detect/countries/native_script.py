"""Identity numbers beside labels in Chinese, Cyrillic, Greek, Hebrew, Arabic and other scripts.

The engine's labels are ASCII with accents off. Here the labels that have no such form are searched in texts that
hold more than ASCII, and the number right behind or below one is put to its own country's check.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

from pii_scan.detect.backend import resolve
from pii_scan.detect.countries.behind_label import LONGEST, REACH, Shaped, announced, judge, shapes_of
from pii_scan.detect.countries.native_labels import NATIVE_LABELS
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.kinds_shared import OTHER_GOV_ID, PASSPORT
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind

_DIGIT = re.compile(r"\d")
_SPACED = re.compile(r"[A-Za-z\u00c0-\u06ff\u1e00-\u1fff]")
"""Scripts that part words by spaces, so that a label may be the tail or head of a longer word."""


@cache
def _by_label() -> dict[str, tuple[Shaped, ...]]:
    """Label in lower case → the detectors it belongs to, with their shapes."""
    owners: dict[str, list[Shaped]] = {}
    for name, labels in NATIVE_LABELS.items():
        detector: Detector = import_module(f"pii_scan.detect.countries.{name}").DETECTOR
        shapes = shapes_of(detector)
        for label in labels:
            owners.setdefault(label.lower(), []).append((detector, shapes))
    return {label: tuple(found) for label, found in owners.items()}


@cache
def _search() -> Any:
    """All labels, longest first, over UTF-8."""
    words = sorted({label for labels in NATIVE_LABELS.values() for label in labels}, key=lambda w: (-len(w), w))
    body = "|".join(re.escape(word).replace(r"\ ", " ") for word in words)
    if resolve("auto") != "re2":
        return re.compile(body, re.IGNORECASE)
    import re2

    options = re2.Options()
    options.case_sensitive = False
    options.longest_match = True
    options.never_capture = True
    options.log_errors = False
    return re2.compile(body.encode(), options=options)


def _labels(text: str) -> Iterator[tuple[int, int]]:
    search = _search()
    if isinstance(search, re.Pattern):
        yield from (match.span() for match in search.finditer(text))
        return
    data = text.encode("utf-8", "replace")
    chars = seen = 0
    for match in search.finditer(data):
        start, end = match.span()
        # RE2 counts bytes; only the stretch since the last label is decoded.
        first = chars + len(data[seen:start].decode("utf-8", "replace"))
        chars, seen = first + len(data[start:end].decode("utf-8", "replace")), end
        yield first, chars


def _whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (
        (before.isalnum() and _SPACED.match(text[start]) and _SPACED.match(before))
        or (after.isalpha() and _SPACED.match(text[end - 1]) and _SPACED.match(after))
    )


def _find(text: Text, context: Context) -> Iterator[Found]:
    whole = text.text
    if whole.isascii():
        return
    for start, end in _labels(whole):
        label = whole[start:end].lower()
        if not _DIGIT.search(whole, end, end + REACH + LONGEST) or not _whole(whole, start, end):
            continue
        stretch = announced(whole, end)
        for detector, shapes in _by_label().get(label, ()):
            found = judge(detector, shapes, label, stretch, whole, end, context)
            if found is not None:
                yield found


def _kinds() -> tuple[Kind, ...]:
    kinds = {name: import_module(f"pii_scan.detect.countries.{name}").DETECTOR.kind for name in NATIVE_LABELS}
    return (PASSPORT, *(kind for kind in kinds.values() if kind != PASSPORT))


DETECTOR = Detector(
    kind=OTHER_GOV_ID,
    standard="Labels in other scripts; each number by its own country's standard, see its kind",
    find=_find,
    other_kinds=_kinds(),
    examples=(
        Example("身份证号：510107196606176383", "510107196606176383"),
        Example("주민등록번호: 971127-1019312", "9711271019312"),
        Example("СНИЛС 382-648-530 12", "38264853012"),
        Example("ΑΜΚΑ: 22126825375", "22126825375"),
        Example("ת.ז. 030420905", "030420905"),
        Example("身分證字號\nV194874360", "V194874360"),
        Example("TC Kimlik Numarası: 43590390878", "43590390878"),
        Example("Căn cước công dân số 079315593776", "079315593776"),
        Example("паспорт серия 4021 750832", "4021750832"),
    ),
    counter_examples=(
        Example("订单号：1101011944041684"),
        Example("ИНН организации указан на странице 123456789012"),
        Example("паспорт действителен до 2031"),
    ),
    validator="the check of the kind that the label names",
    not_covered="Labels of languages that are not listed; of the listed ones, the usual words only.",
)
