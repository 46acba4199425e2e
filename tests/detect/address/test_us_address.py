import time

import pytest

from pii_scan.detect.address.parse import parse_address
from pii_scan.detect.address.us_address import find_addresses
from pii_scan.detect.detector import Context
from pii_scan.model.evidence import How, Text


def addresses(text: str, document_type: str = "", least: float = 0.7) -> list[str]:
    found = find_addresses(Text(text, How.OCR), Context(document_type=document_type))
    return [f.normal for f in found if f.confidence >= least]


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("1234 Elm Street, Dayton, OH 45402", "1234 ELM ST, DAYTON, OH 45402"),
        ("1234 N. Oak Avenue Apt 4B, Miami, Florida 33101-1234", "1234 N OAK AVE APT 4B, MIAMI, FL 33101"),
        ("225 S LINDEN HOLLOW PL #41\nROANOKE, VA 24011", "225 S LINDEN HOLLOW PL #41, ROANOKE, VA 24011"),
        ("5037 S Calloway Bend Ter Apt 8, Flint, MI 48502", "5037 S CALLOWAY BEND TER APT 8, FLINT, MI 48502"),
        ("P.O. Box 551, Tulsa, OK 74101", "PO BOX 551, TULSA, OK 74101"),
        ("900 Broadway, New York, NY 10003", "900 BROADWAY, NEW YORK, NY 10003"),
        ("4410 W CEDAR LN\nBOISE ID 83702", "4410 W CEDAR LN, BOISE, ID 83702"),
        ("Address: 77 Sunset Way", "77 SUNSET WAY"),
    ],
)
def test_an_address_in_the_form_the_post_writes(text: str, normal: str) -> None:
    assert addresses(text) == [normal]


@pytest.mark.parametrize(
    "text",
    [
        "Open 24 Hours a day, 7 Days a week",
        "A 5 Star Way of life",
        "Version 10 Run 4 took 12345 ms",
        "In 1998 Dr Smith moved on.",
        "order 45402 shipped on 12/12/2023",
        "He ran 100 Yards Down the Road",
    ],
)
def test_prose_with_numbers_is_no_address(text: str) -> None:
    assert addresses(text) == []


def test_a_field_number_is_not_part_of_the_house_number() -> None:
    text = "1 AMADOR\n2 DENISE ROSA\n82262 W ASHMERE CT APT 21\nOCALA, FL 34471\n"
    assert addresses(text, "state_id_front") == ["2262 W ASHMERE CT APT 21, OCALA, FL 34471"]
    assert addresses("82262 W ASHMERE CT APT 21\nOCALA, FL 34471\n") == ["82262 W ASHMERE CT APT 21, OCALA, FL 34471"]
    assert addresses("1. TRAN\n8.4046 S OAK BLVD UNIT D\nLUBBOCK, TX 79401", "drivers_license_front") == [
        "4046 S OAK BLVD UNIT D, LUBBOCK, TX 79401"
    ]


def test_the_town_may_stand_some_lines_off_on_a_card() -> None:
    text = "8 225 S LINDEN HOLLOW PL #41\n4d LIC. NO. L41705023\n2PAULA YOLANDA\nROANOKE, VA 24011\n"
    assert addresses(text, "drivers_license_front") == ["225 S LINDEN HOLLOW PL #41, ROANOKE, VA 24011"]


def test_attributes_name_state_and_zip() -> None:
    parsed = parse_address("12 Elm St, 45402")
    assert parsed is not None
    assert parsed.attributes == {"state": "OH", "zip5": "45402"}


@pytest.mark.parametrize("unit", ["12 Elm ", "1 A ", "OH 45402 ", "12 Elm St, ", "123 Main St Dayton OH 45402\n"])
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    def cost(count: int) -> float:
        before = time.process_time()
        list(find_addresses(Text(unit * count), Context()))
        return time.process_time() - before

    cost(100)
    assert cost(4000) < 12 * cost(1000) + 0.2


def test_a_house_number_that_begins_with_eight_is_kept() -> None:
    text = "1 AMADOR\n2 DENISE ROSA\n8276 PINECREST TER\nOCALA, FL 34471\n3 DOB 07/04/1988\n"
    assert addresses(text, "drivers_license_front") == ["8276 PINECREST TER, OCALA, FL 34471"]
    stuck = text.replace("1 AMADOR", "1AMADOR").replace("2 DENISE", "2DENISE").replace("3 DOB", "3DOB")
    assert addresses(stuck, "drivers_license_front") == ["276 PINECREST TER, OCALA, FL 34471"]
