"""Every installed detector against its own examples, counter-examples and contract, through the engine."""

import re

import pytest

from pii_scan import plugins
from pii_scan.detect.detector import Context, Detector, Example
from pii_scan.detect.library import shared_engine
from pii_scan.model.evidence import How, Text
from pii_scan.model.match import Band, Match

DETECTORS: tuple[Detector, ...] = plugins.load("pii_scan.detect", "DETECTOR")
EXAMPLES = [(d, e) for d in DETECTORS for e in d.examples]
COUNTER_EXAMPLES = [(d, e) for d in DETECTORS for e in d.counter_examples]


def name(value: object) -> str:
    if isinstance(value, Detector):
        return value.kind.id
    return re.sub(r"[^A-Za-z0-9]+", "_", value.text)[:40] if isinstance(value, Example) else ""


def scan(example: Example) -> list[Match]:
    context = Context(
        document_type=example.document_type, document_confidence=1.0 if example.document_type else 0.0, how=example.how
    )
    return shared_engine().scan(Text(example.text, how=How(example.how)), context)


@pytest.mark.parametrize(("detector", "example"), EXAMPLES, ids=name)
def test_example_is_found_high(detector: Detector, example: Example) -> None:
    kinds = {detector.kind.id, *(kind.id for kind in detector.other_kinds)}
    found = [(m.kind, m.normal.reveal(), m.band) for m in scan(example)]
    assert any(
        kind in kinds and band is Band.HIGH and (not example.normal or normal == example.normal)
        for kind, normal, band in found
    ), found


@pytest.mark.parametrize(("detector", "example"), COUNTER_EXAMPLES, ids=name)
def test_counter_example_is_not_high(detector: Detector, example: Example) -> None:
    wrong = [m for m in scan(example) if m.kind == detector.kind.id and m.band is Band.HIGH]
    assert not [m for m in wrong if not example.normal or m.normal.reveal() == example.normal]


@pytest.mark.parametrize("detector", DETECTORS, ids=name)
def test_contract(detector: Detector) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", detector.kind.id)
    assert detector.standard
    assert detector.validator
    assert detector.not_covered
    for listed in (detector.patterns, detector.labels, detector.anti_labels, detector.headers, detector.hows):
        # ("word") without its comma is a string, and would be read letter by letter.
        assert isinstance(listed, tuple)
    in_texts = bool(detector.patterns) or detector.find is not None
    assert detector.examples or not in_texts
    for pattern in detector.patterns:
        assert pattern.isascii()
        assert "(?=" not in pattern
        assert "(?!" not in pattern
        assert "(?<" not in pattern.replace("(?<!P", "")
    assert (detector.check is not None) or not detector.patterns
    # Compiling is the check: one broken header would stop every table.
    assert detector.header_regex is not None or not detector.headers


def test_kind_ids_mean_one_thing() -> None:
    meaning: dict[str, object] = {}
    for detector in DETECTORS:
        for kind in (detector.kind, *detector.other_kinds):
            assert meaning.setdefault(kind.id, kind) == kind


@pytest.mark.parametrize("detector", DETECTORS, ids=name)
def test_headers_are_not_every_header(detector: Detector) -> None:
    regex = detector.header_regex
    assert regex is None or not any(regex.search(words) for words in ("", "zzz", "qux 7", "order total", "updated at"))
