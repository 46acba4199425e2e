"""DoD ID numbers with a label or inside a certificate's name; old service numbers."""

import pytest

from pii_scan.detect.library import shared_engine
from tests.detect.ids.scanning import high, matches


@pytest.mark.parametrize(("text", "number"), [
    ("signed by ELLIS.ROWAN.T.1482077193", "1482077193"), ("CN = MARLOWE.ADA.1377120448, OU = CONTRACTOR", "1377120448"),
    ("subject=/C=US/O=U.S. Government/CN=ELLIS.ROWAN.TAM.JR.1482077193", "1482077193"), ("1482077193@mil", "1482077193"),
    ("EDIPI: 1482077193", "1482077193"), ("DoD ID No./SSN 1482077193", "1482077193"),
    ("military id USA-4820771", "USA4820771"),
])  # fmt: skip
def test_dod_ids(text: str, number: str) -> None:
    assert high(text, "us_dod_id") == [number]


@pytest.mark.parametrize("text", [
    "org.example.module.1482077193", "1482077193@mil.de", "ELLIS.ROWAN.1482077", "DSN phone 1482077193",
    "military spending of 1482077193 dollars", "LOG.A.1482077193.TXT",
])  # fmt: skip
def test_dod_look_alikes(text: str) -> None:
    assert high(text, "us_dod_id") == []


def test_the_number_alone_is_marked() -> None:
    text = "ELLIS.ROWAN.T.1482077193"
    (match,) = [m for m in matches(text) if m.kind == "us_dod_id"]
    assert text[match.spot.start : match.spot.end] == "1482077193"
    assert "us_dod_id" in shared_engine().kinds()


@pytest.mark.parametrize(("text", "number"), [
    ("Pvt. Rowan Ellis, service number 37412077", "37412077"), ("Army serial number: O-1307744", "O1307744"),
    ("discharged; Service No. is 37 412 077", "37412077"), ("RA 12 345 078 (military service number)", "RA12345078"),
])  # fmt: skip
def test_service_numbers(text: str, number: str) -> None:
    assert [m.normal.reveal() for m in matches(text) if m.kind == "us_military_service_number"] == [number]


@pytest.mark.parametrize("text", [
    "Serial No. 37412077", "customer service number 5550143", "service number 8005551 for your printer",
])  # fmt: skip
def test_service_look_alikes(text: str) -> None:
    assert high(text, "us_military_service_number") == []
