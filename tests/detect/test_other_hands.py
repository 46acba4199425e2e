"""What data of other hands showed: columns, rows and lines in which one thing was taken for another.

Values are invented; the card number is one that processors publish.
"""

import pytest

import pii_scan
from tests.detect.ids.scanning import column


def found(text: str, kind: str) -> list[str]:
    return [text[h.start : h.end] for h in pii_scan.detect(text) if h.kind == kind]


def test_a_surname_below_a_bank_code_is_none() -> None:
    assert found("SWIFT: NWBKGB2L\nORIGINATOR: HAMISH STRACHAN\n", "swift_bic") == ["NWBKGB2L"]


def test_part_numbers_are_no_social_security_numbers() -> None:
    cells = ["100-44-2201", "100-44-2202", "205-61-0007", "311-40-1180"]
    assert [m.kind for m in column("PN", cells, len(cells)) if m.kind == "us_ssn"] == []


def test_row_without_header() -> None:
    text = "Ruth Ellis|524-88-1276|1952-10-06|ruth@post.example\nOtto Mbeki|412-97-7471|1962-11-06|otto@post.example\n"
    assert found(text, "us_ssn") == ["524-88-1276", "412-97-7471"]
    assert found(text, "date_of_birth") == ["1952-10-06", "1962-11-06"]


def test_a_dispatch_beside_such_a_number_is_no_birth() -> None:
    assert found("x|524-88-1276|2025-03-01|ok\n", "date_of_birth") == []


def test_account_in_groups_is_one() -> None:
    assert found("Account Number    0041 7720 8836\n", "us_bank_account") == ["0041 7720 8836"]


@pytest.mark.parametrize("text", ["account 4111 1111 1111 1111 was charged twice", "acct: 4012-8888-8888-1881"])
def test_four_groups_with_check_digit_are_a_card(text: str) -> None:
    assert found(text, "us_bank_account") == []
    assert len(found(text, "credit_card")) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phone: 853-465-8075x9599", "853-465-8075"),
        ("Telefon: +90(234)014-7068x2218", "+90(234)014-7068"),
        ("Telefoon: 07/ 418 04 20", "07/ 418 04 20"),
        ("Phone (CR): 8312 3456", "8312 3456"),
    ],
)
def test_telephones_of_no_plan(text: str, expected: str) -> None:
    assert found(text, "phone") == [expected]


@pytest.mark.parametrize("text", ["Phone model: 8312 3456", "call ratio 8312 3456", "Phone bill 2024 8312"])
def test_numbers_near_such_a_word_are_none(text: str) -> None:
    assert found(text, "phone") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Születési idő: 2000. 01. 28.", "2000. 01. 28"),
        ("Datum rojstva: 22.10.1969", "22.10.1969"),
        ("Sünniaeg: 16.10.2001", "16.10.2001"),
        ("Gimimo data: 1969-10-22", "1969-10-22"),
    ],
)
def test_births_in_further_languages(text: str, expected: str) -> None:
    assert [value.rstrip(".") for value in found(text, "date_of_birth")] == [expected]


def test_query_of_an_address_names_a_person() -> None:
    text = "GET /signup?fname=Laszlo&lname=Kovacs&plan=2 HTTP/1.1"
    assert "".join(found(text, "person_name")).replace("&lname=", "") in ("LaszloKovacs", "KovacsLaszlo")
