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
from pii_scan.detect.countries.native_labels import NATIVE_LABELS
from pii_scan.detect.detector import Candidate, Context, Detector, Example, Found
from pii_scan.detect.kinds_shared import OTHER_GOV_ID, PASSPORT
from pii_scan.detect.normalise import plain
from pii_scan.detect.score import logistic
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind

_REACH = 64
"""Characters behind a label in which its number may begin or, on the next line, stand."""
_LONGEST = 40
_OTHER_VALUE = re.compile(r"[0-9]{4}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2}")
_DIGIT = re.compile(r"\d")
_SPACED = re.compile(r"[A-Za-z\u00c0-\u06ff\u1e00-\u1fff]")
"""Scripts that part words by spaces, so that a label may be the tail or head of a longer word."""
_Shaped = tuple[Detector, tuple[re.Pattern[str], ...]]


@cache
def _by_label() -> dict[str, tuple[_Shaped, ...]]:
    """Label in lower case → the detectors it belongs to, with their shapes."""
    owners: dict[str, list[_Shaped]] = {}
    for name, labels in NATIVE_LABELS.items():
        detector: Detector = import_module(f"pii_scan.detect.countries.{name}").DETECTOR
        shapes = tuple(re.compile(rf"(?<![0-9A-Za-z])(?:{p})(?![0-9A-Za-z])", re.ASCII) for p in detector.patterns)
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


def _announced(text: str, end: int) -> str:
    """What a label at `end` may announce: the rest of its line and the next one that is not blank."""
    stretch = plain(text[end : end + _REACH + _LONGEST])
    first, _, rest = stretch.partition("\n")
    below = len(rest) - len(rest.lstrip("\n\r\t "))
    cut = rest.find("\n", below)
    return stretch if cut < 0 else stretch[: len(first) + 1 + cut]


def _find(text: Text, context: Context) -> Iterator[Found]:
    whole = text.text
    if whole.isascii():
        return
    for start, end in _labels(whole):
        label = whole[start:end].lower()
        if not _DIGIT.search(whole, end, end + _REACH + _LONGEST) or not _whole(whole, start, end):
            continue
        stretch = _announced(whole, end)
        for detector, shapes in _by_label().get(label, ()):
            found = _judge(detector, shapes, label, stretch, whole, end, context)
            if found is not None:
                yield found


def _judge(
    detector: Detector,
    shapes: tuple[re.Pattern[str], ...],
    label: str,
    stretch: str,
    whole: str,
    offset: int,
    context: Context,
) -> Found | None:
    for number, shape in enumerate(shapes):
        match = shape.search(stretch)
        if match is None or match.start() > _REACH or _OTHER_VALUE.search(stretch, 0, match.start()):
            continue
        start, end = offset + match.start(), offset + match.end()
        assert detector.check is not None
        verdict = detector.check(Candidate(match[0], start, end, number, "", "", context, label=label, column=True))
        if verdict is not None:
            return Found(
                kind=detector.kind,
                raw=whole[start:end],
                normal=verdict.normal,
                confidence=logistic(detector.prior + detector.label_weight + verdict.log_odds),
                start=start,
                end=end,
                reasons=(*verdict.reasons, f"label:{label}"),
                dummy=verdict.dummy,
                qualifier=verdict.qualifier,
            )
    return None


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
