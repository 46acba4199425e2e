"""Medicare numbers: those of today as scans spoil them, and the claim numbers of before 2020."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.ids.us_medicare_mbi_misread import repaired_mbi
from tests.detect.ids.scanning import bands, high

ALPHA, DIGIT = "ACDEFGHJKMNPQRTUVWXY", "0123456789"
MBI = st.tuples(
    *(st.sampled_from({"C": DIGIT[1:], "A": ALPHA, "N": DIGIT, "X": ALPHA + DIGIT}[place]) for place in "CAXNAXNAANN")
).map("".join)
LOOKS_LIKE = {"0": "O", "1": "I", "2": "Z", "5": "S", "8": "B"}


@given(MBI, st.integers(0, 10))
def test_a_digit_read_as_a_letter_is_put_back(number: str, place: int) -> None:
    letter = LOOKS_LIKE.get(number[place])
    if letter is not None:
        assert repaired_mbi(number[:place] + letter + number[place + 1 :]) == number


@given(MBI)
def test_a_good_number_needs_no_repair(number: str) -> None:
    assert repaired_mbi(number) is None


@pytest.mark.parametrize("word", ["BENEFICIARY", "INFORMATION", "OSSILOBZISO", "SSSSSSSSSSS", "3HT7KP2MW4"])
def test_words_are_not_repaired(word: str) -> None:
    assert repaired_mbi(word) is None


def test_only_scans_are_repaired() -> None:
    assert high("Medicare Number: 3HT7-KP2-MW4I", "us_medicare_mbi", how="ocr") == ["3HT7KP2MW41"]
    assert high("Medicare Number: 3HT7-KP2-MW4I", "us_medicare_mbi") == []


@pytest.mark.parametrize(("text", "normal"), [
    ("Medicare Claim Number 219-51-4938-A", "219514938A"), ("HICN 219514938B6", "219514938B6"),
    ("HIC# 219-51-4938 C1", "219514938C1"), ("Medicare No: 219-51-4938D", "219514938D"),
    ("Railroad Medicare WCA 219-51-4938", "WCA219514938"), ("RRB claim number MA 204471", "MA204471"),
    ("Health Insurance Claim No.\n219-51-4938-HA", None), ("HICN: 219-51-4938-C", None), ("HICN: 900-51-4938-A", None),
])  # fmt: skip
def test_claim_numbers(text: str, normal: str | None) -> None:
    assert high(text, "us_medicare_hicn") == ([normal] if normal else [])


def test_without_a_label_possible_at_best() -> None:
    assert {band.value for band in bands("seen 219-51-4938A there", "us_medicare_hicn")} == {"possible"}
    assert bands("seen 219514938A there", "us_medicare_hicn") == []
