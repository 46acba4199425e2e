"""What stood beside the letters of a licence, a passport or an A-number and is none."""

import pytest

from pii_scan.detect.library import detect
from pii_scan.model.match import Band


def _high(text: str, kind: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in detect(text) if hit.kind == kind and hit.band is Band.HIGH]


@pytest.mark.parametrize("text", [
    "Order,Flight,SKU\n4471,DL219,AB-1\n4472,DL848,AB-2\n4473,AA1023,AB-3\n",
    "DL686 | 0195cede-f007 | 800\n6Q484J | DL618 | e4ab5d3c\n",
    "Flight DL1219 to Boston, DL 848 back",
    "korean_drivers_license: 11-22-345678-12",
    "nswDriverLicenceNo: 48271930",
    "UK driving licence: MORGA753116SM9IJ",
    "Name,Medical License No\nAda Quill,ME48271\nRon Abel,ME55172\n",
    "DL No: DL-0420110041900",
])  # fmt: skip
def test_no_licence_of_a_state(text: str) -> None:
    assert not _high(text, "us_driver_license")


@pytest.mark.parametrize(("text", "raw"), [
    ("DL RT482913, DL# RT482914", "RT482914"), ("New Mexico driver's license: 482193771", "482193771"),
    ("Indiana DL No. 4827193771", "4827193771"), ("RT482913 (Ohio driver's license)", "RT482913"),
])  # fmt: skip
def test_licences_all_the_same(text: str, raw: str) -> None:
    assert raw in _high(text, "us_driver_license")


@pytest.mark.parametrize("text", ["British passport holders 1234567", "passport applications: 5482016"])
def test_counted_passports(text: str) -> None:
    assert not _high(text, "passport")


def test_an_account_is_no_a_number() -> None:
    assert not _high("And your A/C no.? 665590839.", "us_alien_number")


@pytest.mark.parametrize(("text", "raw"), [
    ("ITIN: 911-701234", "911-701234"), ("itin 91170-1234", "91170-1234"), ("ITIN: 912-78-3456", "912-78-3456"),
])  # fmt: skip
def test_itins_that_lost_a_dash(text: str, raw: str) -> None:
    assert _high(text, "us_itin") == [raw]


@pytest.mark.parametrize("text", ["91170-1234", "Palmdale CA 91170-1234, ITIN pending", "911-701234"])
def test_zip_codes_are_no_itin(text: str) -> None:
    assert not [hit for hit in detect(text) if hit.kind == "us_itin"]


@pytest.mark.parametrize("text", ["NPI 1982-597-910", "NPI: 1982 597 910"])
def test_grouped_provider_numbers(text: str) -> None:
    assert _high(text, "us_npi")
