"""Misread digits on scans, and labels that name no country."""

import pytest

from pii_scan.detect.detector import Context
from pii_scan.detect.library import shared_engine
from pii_scan.model.evidence import How, Text
from pii_scan.model.match import Band


def found(text: str, how: How = How.NATIVE) -> list[tuple[str, str, Band]]:
    hits = shared_engine().scan(Text(text, how=how), Context(how=how.value))
    return [(m.kind, m.normal.reveal(), m.band) for m in hits]


MISREAD = [
    ("NHS No: 943 476 59I9", "uk_nhs", "9434765919"), ("PESEL 5O111921817", "pl_pesel", "50111921817"),
    ("BSN: 1112Z2333", "nl_bsn", "111222333"), ("Aadhaar: 6406 S843 8946", "in_aadhaar", "640658438946"),
    ("OIB 9457740319A", "", ""), ("CPF BILHETE", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "number"), MISREAD)
def test_letters_for_digits_are_repaired_on_scans_only(text: str, kind: str, number: str) -> None:
    assert [hit for hit in found(text, How.OCR) if hit[2] is Band.HIGH] == ([(kind, number, Band.HIGH)] if kind else [])
    assert not [hit for hit in found(text) if hit[2] is Band.HIGH]


@pytest.mark.parametrize(("text", "kind"), [
    ("National ID: 85073003328", "be_rrn"), ("National ID number 1800101221144", "ro_cnp"),
    ("Personal number: 850709-9805", "se_personnummer"), ("Tax ID: 36574261809", "de_tax_id"),
    ("nationalId=85073003328", "be_rrn"), ("TIN: 111.444.777-35", "br_cpf"),
    ("Social Security Number: 756.9217.0769.85", "ch_ahv"),
])  # fmt: skip
def test_a_strong_check_needs_no_word_of_its_country(text: str, kind: str) -> None:
    assert (kind, Band.HIGH) in {(k, band) for k, _, band in found(text)}, found(text)


@pytest.mark.parametrize("text", ["Israeli identity number: 055107825", "Thai National ID 2874140350686"])
def test_but_gives_way_to_another_country_s_word(text: str) -> None:
    kinds = {k for k, _, band in found(text) if band is Band.HIGH}
    assert kinds == {"il_id" if "Israeli" in text else "th_id"}
