"""The table of formats: complete, sourced, and in agreement with what two public lists say."""

import re

import pytest

from pii_scan.detect.ids import licence_table
from pii_scan.detect.ids.jurisdictions import PROVINCES, STATE_NAMES
from pii_scan.detect.ids.licence_formats import fits, known_states, licence_formats, printed_by, signature
from pii_scan.detect.ids.licence_reading import compact_number, is_placeholder, read_number, shape_odds

UNLISTED = {"PR", "GU", "VI", "AS", "MP", "CA-NT", "CA-NU", "CA-YT"}


def test_every_state_and_province_has_a_row() -> None:
    assert known_states() == {*STATE_NAMES, *(f"CA-{province}" for province in PROVINCES)} - UNLISTED


@pytest.mark.parametrize("issuer", sorted(UNLISTED))
def test_an_issuer_without_a_row_may_number_as_anybody_does(issuer: str) -> None:
    assert fits("4827193", issuer)
    assert fits("D4827193", issuer)
    assert not fits("BCDEFGHJKLMN", issuer)


def test_every_row_has_a_known_publisher() -> None:
    publishers = set(re.findall(r"^    ([A-Z])  ", licence_table.__doc__ or "", re.MULTILINE))
    assert publishers == set("NSBDTMHCK")
    for row in licence_formats():
        assert row.sources, row
        assert set(row.sources) <= publishers, row
    assert len(licence_formats()) == len(licence_table.TABLE.strip().splitlines())


def test_every_printed_form_has_the_shape_of_its_row() -> None:
    for row in licence_formats():
        for form in row.printed:
            sample = form.replace("A", "B").replace("9", "1")
            assert fits(compact_number(sample), row.state), row
            assert row.state in printed_by(sample), row


@pytest.mark.parametrize(("state", "number"), [
    # One of each row of the National Traffic Safety Institute's list, and of Star Point's where it says more.
    ("AL", "12345678"), ("AZ", "B12345678"), ("AR", "912345678"), ("CO", "BC12345"), ("HI", "H12345678"),
    ("IL", "B123456789012"), ("IN", "1234567890"), ("IA", "123BC4567"), ("KS", "K1B2C"), ("KS", "B1C2D"),
    ("LA", "001234567"), ("ME", "1234567X"), ("MA", "SA1234567"), ("MO", "123B456789"), ("MO", "12345678BC"),
    ("MO", "B123456R"), ("MT", "0312319904107"), ("NE", "B123456"), ("NV", "X12345678"), ("NH", "NHN12345678"),
    ("NY", "B123456789012345678"), ("NC", "123456789012"), ("ND", "BCD123456"), ("OR", "B1234567"), ("RI", "V123456"),
    ("SC", "12345678901"), ("SD", "123456789012"), ("VT", "1234567A"), ("VA", "B12345678"), ("WA", "BCDEF*G123HJ"),
    ("WV", "B12345"), ("WY", "1234567890"),
    ("CA-ON", "B12345678901234"), ("CA-MB", "BCDEFGH123JK"),
])  # fmt: skip
def test_published_shapes_fit(state: str, number: str) -> None:
    assert fits(number, state)


@pytest.mark.parametrize(("state", "number"), [
    ("CA", "BC123456"), ("TX", "123456789"), ("FL", "B123456789"), ("NJ", "123456789"), ("WI", "B12345678901"),
    ("MS", "12345678"), ("PA", "B1234567"), ("OH", "1234567"), ("NH", "NHX12345678"), ("KY", "12345678"),
])  # fmt: skip
def test_other_shapes_do_not(state: str, number: str) -> None:
    assert not fits(number, state)


@pytest.mark.parametrize("text", ["INTRODUCTORY", "INTERVENTION", "H1", "D3", "B43", "7900HT", "ABC1234", "7ABC123"])
def test_words_and_plates_fit_no_state(text: str) -> None:
    # From reports of what other programs take for licences.
    assert read_number(text, "", False) is None


@pytest.mark.parametrize(("text", "state", "compact", "printed"), [
    ("F255-921-50-094-0", "", "F255921500940", {"FL"}), ("S1234 40770 57882", "", "S12344077057882", {"NJ"}),
    ("S1234-40770-85704", "", "S12344077085704", {"CA-ON"}), ("S 530 429 085 151", "", "S530429085151", {"MI"}),
    ("482 771 093 12", "", "482771093", {"NY"}), ("482771093 12", "", "482771093", set()),
    ("899754 9 CLASS", "AK", "899754", set()),
    ("L132 -0046- 7838", "IL", "L13200467838", {"IL"}), ("QUI-88-1234", "ND", "QUI881234", {"ND"}),
    ("d4827193", "CA", "D4827193", set()), ("048-271-93", "TX", "04827193", set()),
])  # fmt: skip
def test_groups(text: str, state: str, compact: str, printed: set[str]) -> None:
    reading = read_number(text, state, False)
    assert reading is not None
    assert (reading.compact, set(reading.printed_by)) == (compact, printed)


def test_form_is_worth_more_the_rarer_it_is() -> None:
    def odds(text: str, state: str = "") -> float:
        reading = read_number(text, state, False)
        assert reading is not None
        return shape_odds(reading, state)

    assert odds("48271") < odds("48271936") < odds("D4827193") < odds("S530441822127") < odds("S530-441-82-212-7")
    assert odds("48271936", "TX") > odds("48271936")


@pytest.mark.parametrize(("compact", "dummy"), [
    ("A1234567", True), ("12345678", True), ("000000000", True), ("X99999999", True), ("D4827193", False),
    ("123AB4567", False), ("12345", False),
])  # fmt: skip
def test_placeholders(compact: str, dummy: bool) -> None:
    assert is_placeholder(compact) is dummy


def test_signature() -> None:
    assert signature("F255-921-50-094-0") == "A999-999-99-999-9"
