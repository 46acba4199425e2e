"""presidio's recognisers and ours over presidio's own cases: who is right, and on what sort of case."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.measure import Figures
from bench.presidio_cases import Case, load

Span = tuple[int, int]


def floor(folder: str) -> Figures:
    """Per entity that both know: cases, and how many either has right.

    Right is: a hit over each place where one must be (half of it or more), and none elsewhere; where nothing must
    be found, no hit. Our placeholders (`dummy`) count as found where a find is wanted and as silence elsewhere.
    `ours_labelled` gives every wanted value our kind's label first, as most forms would.
    """
    cases = load(Path(folder))
    theirs, ours, labels = _presidio(), _ours(), _labels()
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    failed: dict[str, Counter[str]] = defaultdict(Counter)
    not_shared: Counter[str] = Counter()
    for case in cases.read:
        if case.entity not in labels:
            not_shared[case.entity] += 1
            continue
        found = theirs(case)
        # Some rows say only how often, and the sentences with context only that: presidio's own places then hold.
        wanted = tuple(found) if case.spans is None else case.spans
        tally = shared[case.entity]
        tally["cases"] += 1
        tally["theirs"] += _right(wanted, found) and len(found) == case.count
        plain = _right(wanted, ours(case.entity, case.text, bool(wanted)))
        tally["ours"] += plain
        labelled = plain or (bool(wanted) and _labelled(case, wanted, labels[case.entity], ours))
        tally["ours_labelled"] += labelled
        if not plain:
            failed[case.entity][_sort(case, wanted, labelled)] += 1
    return {
        "kinds": {entity: dict(tally) for entity, tally in sorted(shared.items())},
        "failed": {entity: dict(tally) for entity, tally in sorted(failed.items())},
        "not_shared": dict(sorted(not_shared.items())),
        "unread": cases.unread,
    }


def _right(wanted: tuple[Span, ...], found: list[Span]) -> bool:
    met = all(any(_over(place, hit) for hit in found) for place in wanted)
    return met and all(any(_touch(place, hit) for place in wanted) for hit in found)


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _over(place: Span, hit: Span) -> bool:
    return 2 * (min(place[1], hit[1]) - max(place[0], hit[0])) >= place[1] - place[0]


def _labelled(case: Case, wanted: tuple[Span, ...], label: str, ours: Callable[[str, str, bool], list[Span]]) -> bool:
    text, places, end = "", [], 0
    for start, stop in wanted:
        text += f"{case.text[end:start]}{label}: "
        places.append((len(text), len(text) + stop - start))
        text += case.text[start:stop]
        end = stop
    return _right(tuple(places), ours(case.entity, text + case.text[end:], True))


def _sort(case: Case, wanted: tuple[Span, ...], labelled: bool) -> str:
    """What sort of case it is, without its value: letters become A or a, digits 9."""
    if not wanted:
        return f"must stay silent: {_shape(case.text)}"
    start, end = wanted[0]
    where = "bare value" if (start, end) == (0, len(case.text)) else "in text"
    how = "sure" if case.sure else "weak for presidio too"
    rest = "found with a label" if labelled else "missed even with a label"
    return f"{where}, {how}, {rest}: {' | '.join(_shape(case.text[a:b]) for a, b in wanted)}"


def _shape(text: str) -> str:
    shown = re.sub(r"[^\W\d_]", lambda m: "A" if m[0].isupper() else "a", re.sub(r"[0-9]", "9", text))
    return "".join(
        f"{ch}{{{n}}}" if n > 4 else ch * n for ch, n in ((ch, len(list(g))) for ch, g in itertools.groupby(shown))
    )[:60]


def _ours() -> Callable[[str, str, bool], list[Span]]:
    from pii_scan.detect.library import detect, shared_engine
    from pii_scan.model.match import Band

    names: dict[str, set[str]] = defaultdict(set)
    for kind in shared_engine().kinds().values():
        if kind.presidio:
            names[kind.presidio].add(kind.id)

    def read(entity: str, text: str, placeholders: bool) -> list[Span]:
        return [
            (hit.start, hit.end)
            for hit in detect(text)
            if hit.kind in names[entity] and (placeholders or hit.band is not Band.DUMMY)
        ]

    return read


def _labels() -> dict[str, str]:
    """presidio's entity → a label of our first detector of it; empty where it has none."""
    from pii_scan.detect.library import shared_engine

    out: dict[str, str] = {}
    for detector in shared_engine().detectors:
        for kind in (detector.kind, *detector.other_kinds):
            if kind.presidio and not out.get(kind.presidio):
                out[kind.presidio] = detector.labels[0] if detector.labels and kind is detector.kind else ""
    return out


def _presidio() -> Callable[[Case], list[Span]]:
    import logging

    import presidio_analyzer.predefined_recognizers as predefined
    import tldextract.tldextract as suffixes
    from presidio_analyzer.nlp_engine import NlpArtifacts

    # Its e-mail recogniser would fetch the public-suffix list; the one in the package does.
    suffixes.TLD_EXTRACTOR = suffixes.TLDExtract(suffix_list_urls=(), cache_dir=None)
    logging.disable(logging.WARNING)
    built: dict[str, Any] = {}
    nothing = NlpArtifacts([], [], [], [], None, "en")

    def read(case: Case) -> list[Span]:
        key = f"{case.recognizer or case.entity} {case.arguments}"
        if key not in built:
            made = getattr(predefined, case.recognizer or _DEFAULTS.get(case.entity, ""), None)
            built[key] = made(**case.arguments) if made else None
        recognizer = built[key]
        hits = recognizer.analyze(case.text, [case.entity], nothing) if recognizer else []
        return sorted({(hit.start, hit.end) for hit in hits or []})

    return read


_DEFAULTS = {
    "ABA_ROUTING_NUMBER": "AbaRoutingRecognizer", "IP_ADDRESS": "IpRecognizer", "IN_PAN": "InPanRecognizer",
    "IN_PASSPORT": "InPassportRecognizer", "PHONE_NUMBER": "PhoneRecognizer", "PH_TIN": "PhTinRecognizer",
    "US_BANK_NUMBER": "UsBankRecognizer", "US_DRIVER_LICENSE": "UsLicenseRecognizer", "US_ITIN": "UsItinRecognizer",
    "US_PASSPORT": "UsPassportRecognizer", "US_SSN": "UsSsnRecognizer",
}  # fmt: skip
"""Recognisers of the sentences with context, which name only the entity."""
