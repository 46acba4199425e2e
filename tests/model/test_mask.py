"""At most a quarter of a value is shown, and nothing of what is short or names somebody."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan.model.legal_class import LegalClass as L
from pii_scan.model.mask import mask, mask_position
from pii_scan.model.sensitive import Sensitive

HIDDEN = (
    L.NAME, L.DOB, L.SSN_PARTIAL, L.ADDRESS, L.CREDENTIALS, L.PRIVATE_KEY, L.IRS_IP_PIN, L.ACCT_WITH_CODE, L.MEDICAL,
    L.MOTHERS_MAIDEN, L.PRIVILEGED, L.MOST_SENSITIVE, L.GEOLOCATION, L.GENETIC, L.BIOMETRIC,
)  # fmt: skip


@pytest.mark.parametrize(
    ("value", "legal_class", "masked"),
    [
        ("219-09-4321", L.SSN, "***-**-**21"),  # 9 digits: 2 of them
        ("4111 1111 1111 1234", L.ACCT_WITHOUT_CODE, "**** **** **** 1234"),
        ("DE89370400440532013000", L.ACCT_WITHOUT_CODE, "******************3000"),  # never more than 4
        ("AB1", L.PASSPORT, "***"),
        ("A1B2", L.DRIVERS_LICENSE, "***2"),
        ("(937) 555-0142", L.PHONE, "(***) ***-**42"),
        ("ana.ruiz@example.org", L.EMAIL, "***.****@*******.***"),
        ("ANA RUIZ", L.NAME, "***"),
        ("1990-02-03", L.DOB, "***"),
        ("4321", L.SSN_PARTIAL, "***"),
        ("", L.SSN, ""),
    ],
)
def test_by_hand(value: str, legal_class: L, masked: str) -> None:
    assert mask(value, legal_class) == masked


@settings(derandomize=True, deadline=None)
@given(value=st.text(), legal_class=st.sampled_from(list(L)))
def test_at_most_a_quarter_and_at_most_four(value: str, legal_class: L) -> None:
    masked = mask(value, legal_class)
    shown = sum(sign.isalnum() for sign in masked)
    assert shown <= min(4, sum(sign.isalnum() for sign in value) // 4)


@pytest.mark.parametrize("legal_class", HIDDEN)
def test_nothing_not_even_the_length(legal_class: L) -> None:
    assert {mask(value, legal_class) for value in ("Bo", "Maximiliane", "1", "0123 4567 8901")} == {"***"}


def test_a_position_is_rounded_to_a_tenth_of_a_degree() -> None:
    assert mask_position(39.758948, -84.191607) == "39.8,-84.2"
    assert mask_position(-12.34, 179.96) == "-12.3,180.0"


def test_a_value_shows_itself_only_when_asked() -> None:
    import pickle

    value = Sensitive("219-09-4321")
    assert "4321" not in f"{value}{value!r}{[value]}{value!s:>20}"
    assert value.reveal() == "219-09-4321" and value == Sensitive("219-09-4321") and value != "219-09-4321"
    assert pickle.loads(pickle.dumps(value)).reveal() == "219-09-4321"
    assert len({value, Sensitive("219-09-4321"), Sensitive("2")}) == 2
