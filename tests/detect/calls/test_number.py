"""Numbers in every writing, against libphonenumber where it can tell."""

import phonenumbers
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat

from pii_scan.detect.calls.number import NATIONAL, e164, number_of, numbers_in
from pii_scan.detect.calls.number_column import numbers_of

_ANY_PACE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""libphonenumber's tables are loaded in the first example, and the machine may be busy."""
_AREA = st.sampled_from([614, 212, 305, 713, 907, 808, 787, 800, 416])
_AMERICAN = st.builds(
    lambda area, exchange, line: f"{area}{exchange}{line:04d}",
    _AREA,
    st.integers(200, 999).filter(lambda x: x % 100 != 11),
    st.integers(0, 9999),
)


@_ANY_PACE
@given(_AMERICAN, st.sampled_from(list(range(8))))
def test_american_writings_agree_with_libphonenumber(digits: str, form: int) -> None:
    parsed = phonenumbers.parse(digits, "US")
    texts = [
        phonenumbers.format_number(parsed, f)
        for f in (
            PhoneNumberFormat.E164,
            PhoneNumberFormat.NATIONAL,
            PhoneNumberFormat.INTERNATIONAL,
            PhoneNumberFormat.RFC3966,
        )
    ]
    texts += [digits, f"1{digits}", f"{digits}.0", f"{texts[1]} ext. 12"]
    assert number_of(texts[form]) == int(phonenumbers.format_number(parsed, PhoneNumberFormat.E164)[1:])


@_ANY_PACE
@given(
    st.sampled_from(["GB", "MX", "DE", "FR", "ES", "BR", "IN", "JP", "CO", "DO"]),
    st.sampled_from([PhoneNumberFormat.E164, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.RFC3966]),
)
def test_international_writings_agree_with_libphonenumber(region: str, form: int) -> None:
    example = phonenumbers.example_number(region)
    plain = int(phonenumbers.format_number(example, PhoneNumberFormat.E164)[1:])
    text = phonenumbers.format_number(example, form)
    assert number_of(text) == plain
    assert number_of(f"00{plain}") == plain
    assert e164(plain) == f"+{plain}"


@_ANY_PACE
@given(st.text(max_size=40))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    number = number_of(text)
    assert number is None or 0 < number < 2 * NATIONAL
    list(numbers_in(text))


@_ANY_PACE
@given(
    st.lists(
        st.one_of(
            st.none(),
            _AMERICAN,
            st.text(max_size=20),
            _AMERICAN.map(lambda d: f"({d[:3]}) {d[3:6]}-{d[6:]}"),
            st.from_regex(r"\A\+?1?[-. ]?\(?\d{3}\)?[-. ]{0,2}\d{3}[-. ]?\d{4}\Z"),
        ),
        max_size=30,
    )
)
def test_a_column_reads_as_its_cells_do(cells: list[str | None]) -> None:
    found = numbers_of(pa.array(cells, pa.string())).tolist()
    assert found == [(number_of(cell) or 0) if cell is not None else 0 for cell in cells]


@_ANY_PACE
@given(_AMERICAN, st.integers(0, 9), st.integers(0, 9))
def test_another_digit_is_another_number(digits: str, at: int, digit: int) -> None:
    other = digits[:at] + str(digit) + digits[at + 1 :]
    assert (number_of(other) == number_of(digits)) == (other == digits)


@pytest.mark.parametrize(
    "text", ["", "555-0143", "324 0143", "911", "4105", "Anonymous", "UNAVAILABLE", "9999999999", "0000000000", "1234567890", "6.14E+09", "43215-1234", "x12", "2015-01-03"]
)  # fmt: skip
def test_no_number(text: str) -> None:
    number = number_of(text)
    assert number is None or number >= NATIONAL


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("sip:+16143240143@10.0.0.1;user=phone", 16143240143),
        ('"JOHN DOE" <6143240143>', 16143240143),
        ("*676143240143", 16143240143),
        ("9-1-614-324-0143", 16143240143),
        ("96143240143", 16143240143),
        ("6.143240143E+09", 16143240143),
        ("614-324-0143 (cell)", 16143240143),
        ("614/324-0143", 16143240143),
        ("１（６１４）３２４－０１４３", 16143240143),
        ("011 44 20 7946 0018", 442079460018),
        ("+44 (0)20 7946 0018", 442079460018),
    ],
)
def test_writings_of_switches_and_spreadsheets(text: str, number: int) -> None:
    assert number_of(text) == number


def test_ninety_one_is_india_or_a_line_out_of_an_exchange() -> None:
    assert number_of("919876543210") == 919876543210
    assert number_of("916143240143", outside=True) == 16143240143


def test_a_line_of_a_directory_gives_all_its_numbers() -> None:
    line = "Hale & Co. Office: (614) 324-0143; Fax 614.324.0144 / cell +1 330 324 0145, Bar 0071234, zip 43215-1234"
    assert list(numbers_in(line)) == [16143240143, 16143240144, 13303240145]
