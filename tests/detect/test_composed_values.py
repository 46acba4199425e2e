"""Parts of an address in columns give what the whole address gives."""

import random

import pytest

from pii_scan.detect.address.parse import parse_address, parse_parts
from pii_scan.detect.compose import AddressColumns
from pii_scan.detect.composed_values import address_value

STREETS = (
    "12 Elm St",
    "1200 N Quillfeather Avenue",
    "7 Marrowstone Ln.",
    "45-12 Lantern Blvd",
    "O12 Copper Rd",
    "Elm Street",
    "88 Old Mill Road West",
)
UNITS = ("", "Apt 4B", "#12", "Suite 300", "Unit 7")
PLACES = (("Dayton", "OH", "45402"), ("St. Paul", "MN", "55101"), ("San José", "CA", "95112"), ("Fresno", "CA", ""))  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_parts_equal_the_whole(seed: int) -> None:
    rng = random.Random(seed)
    street, unit, (city, state, code) = rng.choice(STREETS), rng.choice(UNITS), rng.choice(PLACES)
    whole = f"{street} {unit}".strip() + f", {city}, {state} {code}".rstrip()
    assert parse_parts(street, unit, city, state, code) == parse_address(whole), whole


def test_a_row() -> None:
    columns = AddressColumns(0, None, 1, 2, 3)
    value = address_value(columns, ["12 Elm St", "Dayton", "ohio", "4540"])
    assert value is not None
    assert value[1] == "12 ELM ST, DAYTON, OH 04540"
    assert address_value(columns, [None, "Dayton", "OH", "45402"]) is None
    assert address_value(columns, ["somewhere", "Dayton", "OH", "45402"]) is None


def test_what_is_no_plain_city_is_left_to_the_parser() -> None:
    assert parse_parts("12 Elm St", "", "Dayton, OH 45402", "", "") == parse_address("12 Elm St, Dayton, OH 45402")
    assert parse_parts("PO Box 12", "", "Dayton", "OH", "45402") == parse_address("PO Box 12, Dayton, OH 45402")
