"""Addresses that nothing but a form's label shows; expected values written by hand."""

import pytest

import pii_scan


def addresses(text: str) -> list[str]:
    return [text[h.start : h.end] for h in pii_scan.detect(text) if h.kind in ("address", "us_address")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Διεύθυνση: Οίτης 78-17,, 60226 Καλαμάτα\nΤηλέφωνο: 2310 123456", "Οίτης 78-17,, 60226 Καλαμάτα"),
        ("Nome: Ana\nEndereço: Conjunto Camargo, 646\nTelefone: x", "Conjunto Camargo, 646"),
        ('{"streetAddress": "465 معبر الدوار", "city": "عمان"}', "465 معبر الدوار"),
        ('{"streetAddress": "堺市 34-69-50"}', "堺市 34-69-50"),
        (
            "Adresa: Trecho Pinto\nOlho Grande\n79966429 Novaes\nTelefon: 1",
            "Trecho Pinto\nOlho Grande\n79966429 Novaes",
        ),
        ("Address: 02 Walter Lodge Ville    Phone: 01 555", "02 Walter Lodge Ville"),
    ],
)
def test_label_is_enough(text: str, expected: str) -> None:
    assert expected in addresses(text)


@pytest.mark.parametrize(
    "text",
    [
        "IP address: 10.20.30.40",
        "E-mail address: ruth@example.org 12",
        "address = base + 0x1f4",
        "Address: none given 2",
        "Adresse: https://example.org/12",
        "address: string // line 12",
    ],
)
def test_other_addresses_are_none(text: str) -> None:
    assert addresses(text) == []


def test_no_name_is_seen_inside() -> None:
    text = "Imię i nazwisko: Ewa Lis\nAdres: Jan Kowalski 17 lok. 4\n"
    assert [text[h.start : h.end] for h in pii_scan.detect(text) if h.kind == "person_name"] == ["Ewa Lis"]
