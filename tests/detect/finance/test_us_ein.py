"""Employers' numbers: bare digits only where they are the label's own value, and never instead of an SSN."""

import pytest

from pii_scan.detect import library
from pii_scan.detect.detector import Context
from pii_scan.model.evidence import Text
from pii_scan.model.match import Band


def high(text: str) -> set[tuple[str, str]]:
    found = library.shared_engine().scan(Text(text), Context())
    return {(m.kind, m.normal.reveal()) for m in found if m.band is Band.HIGH}


@pytest.mark.parametrize("label", [
    "Employer identification no.", "Employer's EIN:", "EMPLOYER'S EIN", "EIN/TIN", "EIN / TIN:", "FEIN No.", "FEIN is",
    "Payer's federal identification number", "PAYER'S TIN", "Federal employer ID:", "Employer identification number (EIN)",
    "Número de identificación patronal:", "NUMERO DE IDENTIFICACION PATRONAL", "Número patronal:",
])  # fmt: skip
@pytest.mark.parametrize("number", ["842210937", "84-2210937"])
def test_right_at_its_label(label: str, number: str) -> None:
    assert high(f"{label} {number}") == {("us_ein", "842210937")}
    assert high(f"{label}\n{number}") == {("us_ein", "842210937")}


@pytest.mark.parametrize("text", [
    "the employer id of item 842210937", "Federal Tax ID is on invoice 842210937", "EIN on file. Call 842210937",
    "FEIN 07-4782290", "Employer identification no. 990001234567", "an EIN has 9 digits, 842210937 widgets",
])  # fmt: skip
def test_other_numbers_near_the_words(text: str) -> None:
    assert not {found for found in high(text) if found[0] == "us_ein"}


@pytest.mark.parametrize("text", ["TIN: 446222943", "RECIPIENT'S TIN 446222943", "EIN 84-2210937 SSN 446222943"])
def test_a_persons_number_stays_a_persons(text: str) -> None:
    assert ("us_ssn", "446222943") in high(text)


def test_a_label_for_either_says_less() -> None:
    def confidence(text: str) -> float:
        found = library.shared_engine().scan(Text(text), Context())
        return max((m.confidence for m in found if m.kind == "us_ein"), default=0.0)

    assert confidence("SSN or EIN: 842210937") < confidence("EIN: 842210937")
    assert confidence("SSN 446222943, EIN: 842210937") == confidence("EIN: 842210937")


def test_payer_and_recipient_beside_each_other() -> None:
    form = "PAYER'S TIN          RECIPIENT'S TIN\n{}            446222943"
    for number in ("842210937", "84-2210937"):
        assert ("us_ein", "842210937") in high(form.format(number))
    stacked = "PAYER'S TIN\n842210937\nRECIPIENT'S TIN\n446222943"
    assert high(stacked) == {("us_ein", "842210937"), ("us_ssn", "446222943")}
