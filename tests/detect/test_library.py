"""`pii_scan.detect` is a package and a function; its hits print no value."""

import importlib

from pii_scan.detect.library import detect
from pii_scan.model.match import Band

TEXT = "Patient SSN: 512-46-8801, mail ruth@example.com"


def test_the_package_can_be_called() -> None:
    package = importlib.import_module("pii_scan.detect")
    assert package(TEXT) == detect(TEXT)
    assert importlib.import_module("pii_scan.detect.engine").DetectEngine is not None


def test_hits_have_places_and_hide_values() -> None:
    hits = {hit.kind: hit for hit in detect(TEXT)}
    ssn = hits["us_ssn"]
    assert TEXT[ssn.start : ssn.end] == ssn.value.reveal() == "512-46-8801"
    assert ssn.normal.reveal() == "512468801"
    assert ssn.band is Band.HIGH
    assert 0.7 <= ssn.confidence <= 1
    assert "label:ssn" in ssn.reasons or "label:patient ssn" in ssn.reasons
    assert "512" not in repr(hits)
    assert "ruth" not in repr(hits)


def test_empty_text() -> None:
    assert detect("") == []
