"""Number rules against python-stdnum and against ranges worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.us import itin, ssn

from pii_scan.detect.ids.jurisdictions import STATE_NAMES, issuing_state, issuing_state_near
from pii_scan.detect.ids.licence_card import read_number
from pii_scan.detect.ids.licence_formats import fits, known_states
from pii_scan.detect.ids.ssn_rules import placeholder_ssn, valid_itin, valid_ssn
from pii_scan.detect.ids.us_medicare_mbi import valid_mbi

NINE = st.text("0123456789", min_size=9, max_size=9)


@given(NINE)
def test_ssn_like_stdnum(digits: str) -> None:
    assert (valid_ssn(digits) and digits not in ("078051120", "457555462", "219099999")) == ssn.is_valid(digits)


@given(NINE.map(lambda d: "9" + d[1:]))
def test_itin_only_where_stdnum_agrees(digits: str) -> None:
    # stdnum keeps the ranges of before 2015 (70–88, 90–92, 94–99); the IRS added 50–65 since.
    group = int(digits[3:5])
    assert valid_itin(digits) == (itin.is_valid(digits) or 50 <= group <= 65)


@pytest.mark.parametrize("digits", ["123456789", "078051120", "219099999", "987654321", "987654320", "111111111"])
def test_placeholders(digits: str) -> None:
    assert placeholder_ssn(digits)


@pytest.mark.parametrize(("compact", "holds"), [
    ("1EG4TE5MK73", True), ("1SG4TE5MK73", False), ("0EG4TE5MK73", False), ("1EG4TE5MK7", False), ("1E44T55MK73", True),
    ("1EG4TE5MKA3", False), ("AEG4TE5MK73", False),
])  # fmt: skip
def test_mbi_positions(compact: str, holds: bool) -> None:
    assert valid_mbi(compact) is holds


def test_every_state_has_a_format() -> None:
    assert known_states() >= {code for code in STATE_NAMES if code not in ("AS", "GU", "MP", "PR", "VI")}


@pytest.mark.parametrize(("state", "compact"), [
    ("OH", "RT482913"), ("CA", "D4827193"), ("FL", "W531660884200"), ("IL", "S53044188127"), ("WA", "WDLABCD456DG"),
    ("NH", "01ABC12345"), ("NJ", "A12345678901234"), ("WI", "J1234567890123"), ("TX", "45129637"), ("ID", "AB123456C"),
    ("IA", "123AB4567"), ("NV", "X12345678"), ("KS", "K00123456"),
])  # fmt: skip
def test_formats(state: str, compact: str) -> None:
    assert fits(compact, state)
    assert fits(compact)


@pytest.mark.parametrize(
    ("state", "compact"), [("CA", "48271930"), ("FL", "W53166088420"), ("PA", "1234567"), ("MI", "123456789")]
)
def test_formats_refuse(state: str, compact: str) -> None:
    assert not fits(compact, state)


@pytest.mark.parametrize(("printed", "state", "compact", "repaired"), [
    ("S530-4418-8127", "IL", "S53044188127", False), ("123 456 789 CLASS", "NY", "123456789", False),
    ("D4B27193", "CA", "D4827193", True), ("W 531 660 884 200", "MI", "W531660884200", False),
])  # fmt: skip
def test_numbers_as_printed(printed: str, state: str, compact: str, repaired: bool) -> None:
    reading = read_number(printed, state, repair=True)
    assert reading is not None
    assert (reading.compact, reading.repaired) == (compact, repaired)


@pytest.mark.parametrize(("text", "state"), [
    ("OHIO DRIVER LICENSE\n12 ELM ST, RICHMOND, VA 23220", "OH"), ("Commonwealth of Virginia\nRoad to West Virginia", "VA"),
    ("WEST VIRGINIA DRIVER'S LICENSE", "WV"), ("ARKANSAS", "AR"), ("USA TX\nDRIVER LICENSE", "TX"), ("no state here", ""),
    ("Ohio and Texas", ""), ("418 Juniper Ct, Dayton, OH 45402", "OH"), ("STATE OF WASHINGTON", "WA"),
])  # fmt: skip
def test_issuing_state(text: str, state: str) -> None:
    assert issuing_state(text) == state


@pytest.mark.parametrize(("before", "after", "state"), [
    ("oh dl no. ", "", "OH"), ("dl (tx) ", "", "TX"), ("license number: ", " (pa)", "PA"), ("dl: ", " in the car", ""),
])  # fmt: skip
def test_state_near_a_number(before: str, after: str, state: str) -> None:
    assert issuing_state_near(before, after) == state
