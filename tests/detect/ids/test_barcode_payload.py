"""What a QR code says is found, and a licence's barcode stays with its own parser."""

from pii_scan.detect.ids.barcode_payload import plain_payload
from pii_scan.engine.node import NodeReader
from pii_scan.model.evidence import How, Text
from pii_scan.model.settings import Settings
from tests.detect.ids.test_aamva import symbol

VCARD = (
    "BEGIN:VCARD\nFN:Martin Testerson\nEMAIL:martin@example.org\nTEL:+1 202 555 0147\nNOTE:SSN 219-09-9998\nEND:VCARD"
)


def test_a_contact_in_a_qr_code_is_found_as_barcode() -> None:
    reader = NodeReader("image/png", Settings(), "0" * 64, b"k" * 32, lambda problem: None)
    reader.text(Text(VCARD, How.BARCODE))
    found = reader.finish().matches
    assert {m.kind for m in found} >= {"email", "phone", "us_ssn", "person_name"}
    assert {m.how for m in found} == {How.BARCODE}


def test_a_licence_keeps_its_parser() -> None:
    text = Text(symbol(), How.BARCODE)
    assert plain_payload(text) is text


def test_other_texts_stay_as_they_are() -> None:
    text = Text("ANSI 636023", How.OCR)
    assert plain_payload(text) is text
