import pytest

from pii_scan.detect.address.states import NAMES, state_code, state_of_zip


@pytest.mark.parametrize(
    ("zip5", "state"),
    [
        ("45402", "OH"),
        ("10001", "NY"),
        ("33101", "FL"),
        ("00901", "PR"),
        ("99501", "AK"),
        ("20500", "DC"),
        ("02108", "MA"),
    ],
)
def test_state_of_a_zip(zip5: str, state: str) -> None:
    assert state_of_zip(zip5) == state


def test_unassigned_prefixes_have_no_state() -> None:
    assert state_of_zip("00000") is None


def test_codes_and_names_are_both_read() -> None:
    assert len(NAMES) == 55
    assert state_code("ohio") == state_code(" OH ") == "OH"
    assert state_code("Ohayo") is None
