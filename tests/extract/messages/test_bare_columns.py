"""Message tables without a header, told by their cells; and tables that are none."""

import pytest

from pii_scan.extract.messages.bare_columns import bare_columns

SAID = ["hey did u send the money order?", "yes I did, yesterday", "mom is back in the hospital again"]
WHEN = ["2023-02-11 18:22:07", "2023-02-11 18:25:41", "2023-02-12 08:11:55"]
NAMES = ["Marcus Tate", "Marcus Tate", "Eloy Sandoval"]
OTHERS = ["Keisha Tate", "Keisha Tate", "R. Whitcomb"]
IDS = ["A0093127", "A0093127", "A0101884"]
PHONES = ["6145550182", "6145550182", "(614) 555-0955"]
MORE = ["+15135550147", "+15135550147", "+15135550148"]
ROWS = ["20418827", "20418828", "20418840"]


def named(*columns: list[str | None] | list[str]) -> tuple[str, ...] | None:
    return bare_columns(columns, [f"column {n}" for n in range(1, len(columns) + 1)])


def test_names_with_what_stands_beside_them() -> None:
    found = named(ROWS, NAMES, IDS, OTHERS, PHONES, WHEN, SAID)
    assert found == ("column 1", "from name", "from id", "to name", "to phone", "sent at", "message")


def test_an_identifier_before_its_owner() -> None:
    assert named(IDS, NAMES, WHEN, OTHERS, SAID) == ("from id", "from name", "sent at", "to name", "message")


def test_telephones_alone() -> None:
    assert named(WHEN, PHONES, MORE, SAID) == ("sent at", "from phone", "to phone", "message")


@pytest.mark.parametrize("when", [
    ["02/11/23 6:22 PM", "02/11/23 6:25 PM", "02/12/23 8:11 AM"], ["1676139727", "1676139941", "1676189515"],
    ["Feb 11, 2023 6:22 PM", "Feb 11, 2023 6:25 PM", "Feb 12, 2023 8:11 AM"],
    ["2023-02-11T18:22:07.123Z", "2023-02-11T18:25:41Z", "2023-02-12T08:11:55+01:00"],
])  # fmt: skip
def test_moments_in_many_writings(when: list[str]) -> None:
    assert named(when, NAMES, OTHERS, SAID) == ("sent at", "from name", "to name", "message")


@pytest.mark.parametrize("columns", [
    (NAMES, PHONES, WHEN, SAID),  # one person and what was noted of him
    (NAMES, OTHERS, SAID),  # no moment
    (NAMES, OTHERS, WHEN, ["4512", "99", "7"]),  # no words
    (NAMES, OTHERS, WHEN, ["CREDIT", "DEBIT CARD", "FEE WAIVED"]),  # words of a bank
    (NAMES, OTHERS, NAMES[::-1], WHEN, SAID),  # three names: who writes to whom cannot be told
    (["12 Elm St", "9 Oak Ave", "4 Ash Ln"], ["Dayton", "Tulsa", "Reno"], WHEN, SAID),
    ([None, None, None], NAMES, OTHERS, WHEN),
    (NAMES[:2], OTHERS[:2], WHEN[:2], SAID[:2]),  # too few rows to tell
])  # fmt: skip
def test_other_tables_stay_tables(columns: tuple[list[str], ...]) -> None:
    assert named(*columns) is None
