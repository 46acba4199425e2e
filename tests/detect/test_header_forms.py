"""What a column is called, in whichever writing, is known to the kind it names."""

import pytest

from pii_scan.detect.column_kinds import column_kinds
from pii_scan.detect.header_forms import header_forms
from pii_scan.detect.header_words import header_words
from pii_scan.detect.library import shared_engine


def kinds_of(header: str) -> set[str]:
    engine = shared_engine()
    return {engine.detectors[n].kind.id for n in column_kinds(engine.detectors).named(header_words(header))}


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("PASSPORT#", "passport"),
        ("Passport no. (India)", "passport"),
        ("I.T.I.N.", "us_itin"),
        ("Driver's License", "us_driver_license"),
        ("STUDENT_ID_NUM", "student_id"),
        ("Inmate #", "inmate_number"),
        ("medicareBeneficiaryIdentifier", "us_medicare_mbi"),
        ("National ID no. (Kenya)", "ke_national_id"),
        ("Maltese ID card", "mt_id_card"),
        ("cédula boliviana", "bo_ci"),
        ("BSB / Acct", "au_bank_account"),
    ],
)
def test_a_header_names_its_kind(header: str, kind: str) -> None:
    assert kind in kinds_of(header)


@pytest.mark.parametrize(
    "header", ["#", "No", "Number", "Order no", "House number", "Part #", "Batch No.", "Status", "Type", "Code"]
)
def test_a_header_of_something_else_names_none(header: str) -> None:
    assert kinds_of(header) == set()


def test_the_country_of_a_header_rules_the_others_out() -> None:
    named = kinds_of("Malta ID")
    assert "mt_id_card" in named
    assert not named & {"ke_national_id", "za_id", "pe_dni"}


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("ssn#", "ssn no"),
        ("s s n", "ssn"),
        ("imei num", "imei number"),
        ("passport no india", "passport no"),
        ("student id no", "student id"),
    ],
)
def test_forms(words: str, form: str) -> None:
    assert header_forms(words)[0] == words
    assert form in header_forms(words)


def test_a_country_alone_stays() -> None:
    assert header_forms("india") == ("india",)
    assert header_forms("#") == ("#",)
