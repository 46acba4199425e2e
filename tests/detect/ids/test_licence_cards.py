"""Numbers on cards as optical recognition returns them."""

import pytest

from pii_scan.detect.detector import Context
from pii_scan.detect.ids.licence_card import find_card_number
from pii_scan.model.evidence import How, Text


def numbers(text: str, document_type: str = "drivers_license_front") -> list[tuple[str, str, str, bool]]:
    context = Context(document_type=document_type, document_confidence=1.0, how="ocr")
    found = list(find_card_number(Text(text, How.OCR), context))
    assert all(text[f.start : f.end] == f.raw for f in found)
    return [(f.kind.id, f.normal, f.qualifier, f.dummy) for f in found]


@pytest.mark.parametrize(("text", "normal", "qualifier"), [
    ("Georgia\nDRIVER LICENSE\nLIC#\n\n578665474\n\nNAME", "578665474", "US-GA"),
    ("STATE OF ILLINOIS\nLICENSE NUMBER BIRTH DATE\n\nL132 -0046- 7838 06-01-1998", "L13200467838", "US-IL"),
    ("Massachusetts\nDRIVER LICENSE\nLIC#\n\n$53618410", "S53618410", "US-MA"),
    ("TEXAS USA\nDRIVER LICENSE\n4d. DL: 68904196 9. Class: C", "68904196", "US-TX"),
    ("NEW YORK STATE\nDRIVER LICENSE\niD 894 171 331 cass D", "894171331", "US-NY"),
    ("WISCONSIN\nDRIVER LICENSE\nID Q707-9645-9787-63 ciass D", "Q7079645978763", "US-WI"),
    ("TENNESSEE USA\nDRIVER LICENSE\n835452037\n10/19/2019", "835452037", "US-TN"),
    ("CALIFORNIA DRIVER LICENSE\nDLD4827193", "D4827193", "US-CA"),
    ("ARIZONA DRIVER LICENSE\n4d DLN 9 CLASS 9a END 12 REST\n\nC99983720 D NONE NONE", "C99983720", "US-AZ"),
    ("FLORIDA\nW531-660-88-420-0\nDOB 11/20/1988", "W531660884200", "US-FL"),
])  # fmt: skip
def test_cards(text: str, normal: str, qualifier: str) -> None:
    assert numbers(text) == [("us_driver_license", normal, qualifier, False)]


def test_an_id_card_is_no_licence() -> None:
    assert numbers("Colorado IDENTIFICATION CARD\nID 82-816-3380\nDD 02/10/2020673007", "state_id_front") == [
        ("us_state_id", "828163380", "US-CO", False)
    ]
    assert numbers("OHIO IDENTIFICATION CARD\nID NO UK771204", "") == [("us_state_id", "UK771204", "US-OH", False)]


def test_a_specimen_is_a_dummy() -> None:
    assert numbers("Any State DRIVER LICENSE\n4d DLN D12345678\nSPECIMEN") == [
        ("us_driver_license", "D12345678", "", True)
    ]


@pytest.mark.parametrize("text", ["DOB 07/04/1988\nEXP 07/04/2030", "DAYTON, OH 45402", "DD 1234567890123", ""])
def test_no_number(text: str) -> None:
    assert numbers(text) == []


def test_each_card_of_a_page_has_its_own_state() -> None:
    page = "ARIZONA DRIVER LICENSE\n4d DLN C99983720\nEXP 01/02/2030\n\nMISSOURI DRIVER LICENSE\nDLN J709235446\n"
    assert numbers(page) == [
        ("us_driver_license", "C99983720", "US-AZ", False),
        ("us_driver_license", "J709235446", "US-MO", False),
    ]


@pytest.mark.parametrize(("text", "normal"), [
    ("IOWA\nDRIVER LICENSE\n4d DLN 482ZW9O50", "482ZW9050"), ("IDAHO\nDRIVER LICENSE\nLIC# ABI2345OC", "AB123450C"),
    ("OHIO DRIVER LICENSE\nID RT4B29I3", "RT482913"), ("TEXAS DRIVER LICENSE\n4d DL 45I29637 9 CLASS C", "45129637"),
    ("NEW HAMPSHIRE DRIVER LICENSE\nID 07SHJ8804I", "07SHJ88041"),
])  # fmt: skip
def test_misread_characters_are_put_right_by_the_states_shape(text: str, normal: str) -> None:
    assert [n for _, n, _, _ in numbers(text)] == [normal]


@pytest.mark.parametrize(("text", "normal"), [
    ("ALASKA USA DRIVER LICENSE\n4827193   9 CLASS C\nLIC# 4827193   9 CLASS C", "4827193"),
    ("ALASKA DRIVER LICENSE\n482719\nADA QUILL\n418 JUNIPER CT\nJUNEAU AK 99801", "482719"),
    ("INDIANA DRIVER LICENSE\nN079716514\nADA QUILL", "N079716514"),
    ("NEW YORK STATE DRIVER LICENSE\n482 771 093\n07/04/1988\nALBANY NY 12207-4401", "482771093"),
])  # fmt: skip
def test_the_next_field_is_no_part_of_the_number(text: str, normal: str) -> None:
    assert [n for _, n, _, _ in numbers(text)] == [normal]


def test_a_birth_date_on_the_card_that_agrees_makes_it_surer() -> None:
    card = "FLORIDA\nDRIVER LICENSE\n4d DLN F255-921-50-094-0\n1 {}\n2 PAT\n3 DOB {}"
    context = Context(document_type="drivers_license_front", document_confidence=1.0, how="ocr")
    agreeing, other = (
        next(iter(find_card_number(Text(card.format(*fields), How.OCR), context)))
        for fields in (("FOXMAN", "03/14/1950"), ("QUILL", "03/15/1951"))
    )
    assert {"soundex_agrees", "birth_date_agrees"} <= set(agreeing.reasons)
    assert "birth_date_differs" in other.reasons
    assert agreeing.confidence > other.confidence
