"""Telephone numbers of many countries, and the numbers that only look like one."""

import pytest

from pii_scan.detect.contact import phone, phone_labelled
from pii_scan.detect.detector import Context
from pii_scan.detect.engine import DetectEngine
from pii_scan.model.evidence import How, Text
from pii_scan.model.match import Band, Match

ENGINE = DetectEngine([phone.DETECTOR, phone_labelled.DETECTOR])


def scan(text: str, how: How = How.NATIVE) -> list[Match]:
    return ENGINE.scan(Text(text, how=how), Context())


def high(text: str, how: How = How.NATIVE) -> list[str]:
    return [m.normal.reveal() for m in scan(text, how) if m.band is Band.HIGH]


@pytest.mark.parametrize("text", [
    "614 - 555 - 0143", "(614)555-0143", "1 (614) 555-0143", "+1.614.555.0143", "PH 614/555-0143", "(614) 555 0143",
    "Phone 614-555-0143 x22", "Home: 614.555.0143", "tel +1-614-555-0143", "614–555–0143", "mobile: 614 555 0143",
    "Phone (home): 6145550143", "Teléfono: (614) 555-0143", "fax# 1-614-555-0143",
])  # fmt: skip
def test_american_writing(text: str) -> None:
    assert high(text) == ["+16145550143"]


@pytest.mark.parametrize(("text", "normal"), [
    ("Mobile: 07700 900123", "+447700900123"), ("Tel: 020 7946 0018", "+442079460018"),
    ("tel. 01 42 68 53 00", "+33142685300"), ("Téléphone: 0612345678", "+33612345678"),
    ("Telefon 0171 1234567", "+491711234567"), ("Telefon: 030/123456", "+4930123456"),
    ("Tel (02) 9374 4000", "+61293744000"), ("mobile 0412 345 678, Sydney NSW 2000", "+61412345678"),
    ("Celular: (11) 91234-5678", "+5511912345678"), ("Telefone: 21 3123-4567", "+552131234567"),
    ("Tel: 91 123 45 67, Madrid", "+34911234567"), ("Móvil: 612 34 56 78", "+34612345678"),
    ("Teléfono: 81 1234 5678", "+528112345678"), ("Telefoonnummer: 06-12345678", "+31612345678"),
    ("India, mobile 98765 43210", "+919876543210"), ("Tel: 03-1234-5678 Tokyo", "+81312345678"),
    ("phone: 0044 20 7946 0018", "+442079460018"), ("call 011 52 55 1234 5678", "+525512345678"),
    ("+44 (0)20 7946 0018", "+442079460018"), ("+33 6 12 34 56 78", "+33612345678"), ("+49 30 123456", "+4930123456"),
    ("+49 (0) 171 1234567", "+491711234567"), ("Cellulare: 347 123 4567, Roma", "+393471234567"),
])  # fmt: skip
def test_other_countries(text: str, normal: str) -> None:
    assert high(text) == [normal]


@pytest.mark.parametrize("text", [
    "Phone bill 12/05/2024, contact 10.20.30.40", "call logs from 2019-2024 kept", "1-800-FLOWERS", "Tel: 111-1111",
    "from 10.2.3.4 to 10.20.30.40:8080", "Contact: 1714950123", "contact 12345678 units", "06 12 34 56 78",
    "020 7946 0018", "2024-05-12 10:11:12", "phone 555-0143", "text 1234567", "Phone model 12345678", "v+1.2.3",
    "+1 2 3 4", "a+12 34", "9-digit 123 456 7890",
])  # fmt: skip
def test_look_alikes_are_not_sure(text: str) -> None:
    assert high(text) == []


def test_a_local_number_is_possible() -> None:
    assert [(m.normal.reveal(), m.band) for m in scan("Phone: 555-0143")] == [("5550143", Band.POSSIBLE)]


def test_a_list_of_numbers_shares_its_label() -> None:
    assert high("Phones: 6145550143, 6145550144; 6145550145") == ["+16145550143", "+16145550144", "+16145550145"]


def test_fax_and_extension_are_told() -> None:
    [fax] = scan("Fax (614) 555-0143 ext. 12")
    assert "fax" in fax.reasons
    assert fax.attributes["extension"] == "12"


def test_misread_digits_count_where_a_camera_read_them() -> None:
    assert high("Phone: (6l4) 555-O143", How.OCR) == ["+16145550143"]
    assert high("Phone: (6l4) 555-O143") == []
