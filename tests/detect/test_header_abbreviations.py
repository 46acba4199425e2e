"""Column names as old systems write them."""

import pytest

from pii_scan.detect.header_abbreviations import written_out


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("brthdt", "birth date"),
        ("frst nm", "first name"),
        ("lastnm", "last name"),
        ("phonenbr", "phone number"),
        ("acctno", "acct no"),
        ("bank rtg", "bank routing"),
        ("soc", "social security"),
        ("drvlicno", "driver lic no"),
        ("dateofbirth", "date of birth"),
    ],
)
def test_short_and_glued_headers_are_written_out(short: str, long: str) -> None:
    assert written_out(short) == long


@pytest.mark.parametrize("words", ["rate", "notebook", "ln", "res", "society", "order id", "datum", ""])
def test_other_words_stay(words: str) -> None:
    assert written_out(words) == words
