"""Social Security numbers in every writing; the values have areas that were given out and are invented."""

import random

import pytest

from pii_scan.model.match import Band
from tests.detect.ids.scanning import bands, column, column_values, high


@pytest.mark.parametrize("text", [
    "SSN: 219-51-4938", "SSN 219514938", "ssn=219514938", '{"ssn":"219-51-4938"}', "<SSN>219514938</SSN>",
    "Social Security Number: 219-51-4938", "Soc. Sec. No.: 219 51 4938", "SS# 219-51-4938", "S.S. No. 219-51-4938",
    "a  Employee's social security number\n219-51-4938", "socialSecurityNumber: 219514938", "SSAN 219-51-4938",
    "My social is 219-51-4938", "SSN\u00a0219\u201351\u20134938", "SSN: 219.51.4938", "SSN: 219/51/4938",
    "Seguro Social: 219-51-4938", "Número de Seguro Social 219 51 4938", "No. Seguro Social: 219514938",
    "SSN: 2 1 9 5 1 4 9 3 8", "SSN: 2 1 9 - 5 1 - 4 9 3 8", "SSN |2|1|9| |5|1| |4|9|3|8|", "SSN 219 - 51 - 4938",
    "Social Security Number\n2 1 9 5 1 4 9 3 8", "SSN: 219-514938", "ssn,219514938.0", "SSN: 219-51-\n4938",
    "SS Number: 219-51-4938", "Full SSN - 219-51-4938", "ssn_no: 219514938",
])  # fmt: skip
def test_labelled_writings(text: str) -> None:
    assert high(text, "us_ssn") == ["219514938"]


@pytest.mark.parametrize(
    "text", ["SSN: 2l9-5l-4938", "SSN 219 51 4g38", "SSN: 21951493B", "Social Security 2I9.S1.4938"]
)
def test_letters_for_digits_only_on_scans(text: str) -> None:
    expected = [] if "g" in text else ["219514938"]
    if "B" not in text:
        assert high(text, "us_ssn", how="ocr") == expected
    assert high(text, "us_ssn") == []


@pytest.mark.parametrize("text", [
    "Order no. 219-51-4938", "Tracking 219514938", "version 219.51.4938", "the range 1 2 3 4 5 6 7 8 9",
    "ZIP 21951-4938", "tel 219-514-9380", "SSN column has 219514 rows", "SSN: none, ticket 4 of 12",
    "part 219-51-4938-A7 in SSN", "SSN: 900-51-4938", "SSN 000514938", "SSN: 123-45-6789",
    "Social distancing 2195149", "uuid 21951493-8219-5149-3821-951493821951",
])  # fmt: skip
def test_look_alikes_are_not_high(text: str) -> None:
    assert high(text, "us_ssn") == []


def test_nine_bare_digits_are_at_most_possible() -> None:
    assert set(bands("seen 219514938 today", "us_ssn")) <= {Band.POSSIBLE}


def numbers(count: int, area: int = 219) -> list[str]:
    rng = random.Random(7)
    return [f"{area + n % 300:03d}{rng.randint(1, 99):02d}{rng.randint(1, 9999):04d}" for n in range(count)]


@pytest.mark.parametrize("rows", [10_000, 10])
def test_a_column_of_floats(rows: int) -> None:
    cells = [f"{number}.0" for number in numbers(60)]
    result = column("ssn", cells, rows)
    assert {m.kind for m in result} == {"us_ssn"}
    assert sum(m.count for m in result) == 60
    assert result[0].normal.reveal() == cells[0][:9]


def test_a_column_that_lost_its_leading_zeros() -> None:
    full = [*numbers(40, area=10), *numbers(20, area=301)]
    assert column_values("SSN", [str(int(number)) for number in full], "us_ssn") == full


def test_large_table_keeps_the_short_ones() -> None:
    full = [*numbers(30, area=20), *numbers(30, area=401)]
    result = [m for m in column("social_security_number", [str(int(n)) for n in full], 10) if m.kind == "us_ssn"]
    assert sum(m.count for m in result) == 60


def test_doubles_as_java_prints_them() -> None:
    assert column_values("ssn", ["2.19514938E8", "4.0733912E8", "6.31702245E8"], "us_ssn") == [
        "219514938", "407339120", "631702245",
    ]  # fmt: skip


def test_eight_digit_order_numbers_are_no_ssns() -> None:
    assert column_values("order_id", [number[:8] for number in numbers(60)], "us_ssn") == []


def test_short_numbers_in_an_employee_column_are_no_ssns() -> None:
    assert column_values("employee_number", [number[:8] for number in numbers(60)], "us_ssn") == []


@pytest.mark.parametrize("text", [
    "last 4 of social: 4938", "Last four of SSN 4938", "XXX-XX-4938", "***-**-4938", "SSN ending in 4938",
    "SSN ends in 4938", "SSN ends with 4938", "last four digits of my social security number are 4938",
    "SSN (last four digits): 4938", "ssn_last4=4938", "SSN Last 4 - 4938", "Last 4 SSN: 4938", "ssnLast4: 4938",
    "4938 (last 4 of SSN)", "SSN: ***-**-4938", "SSN XXX XX 4938", "social security number ending 4938",
    "Last four digits of the applicant's social security number: 4938", "xxx-xx-4938", "###-##-4938",
    "últimos cuatro dígitos del seguro social: 4938", "seguro social terminado en 4938", "L4 SSN 4938",
    "Last 4 of SS# 4938", "Last Four of Social Security Number\n4938", "last four of her social are 4938",
    "SSN: XXXXX4938", "SSN: \u25cf\u25cf\u25cf-\u25cf\u25cf-4938",
])  # fmt: skip
def test_last_four(text: str) -> None:
    assert high(text, "us_ssn_last4") == ["4938"]
    assert high(text, "us_ssn") == []


@pytest.mark.parametrize("text", [
    "Card ending in 4938", "Visa XXXX-4938", "account XXXXX4938", "Acct ***4938", "phone XXX-XXX-4938",
    "SSN office built in 1998", "last four years to 2019", "last 4 of VIN 4938", "social media since 2004",
    "SSN verified. Card ending in 4938", "SSN 219-51-4938 last updated 2019", "the last four digits of the card: 4938",
    "Last four SSN requests in 2019",
])  # fmt: skip
def test_last_four_look_alikes(text: str) -> None:
    assert high(text, "us_ssn_last4") == []


@pytest.mark.parametrize("header", ["ssn_last4", "Last 4 SSN", "last4_social", "ssn4", "SSN (last four)", "L4SSN"])
def test_last_four_columns(header: str) -> None:
    assert column_values(header, ["4938", "0127", "33", "7732", "8801"], "us_ssn_last4") == [
        "4938", "0127", "0033", "7732", "8801",
    ]  # fmt: skip


def test_masked_column() -> None:
    cells = [f"XXX-XX-{n}" for n in range(4001, 4040)]
    assert column_values("ssn", cells, "us_ssn_last4") == [cell[-4:] for cell in cells]
    assert column_values("id", cells, "us_ssn_last4") == [cell[-4:] for cell in cells]
