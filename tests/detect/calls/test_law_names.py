"""Names of law offices, and names that only sound like one."""

import pytest

from pii_scan.detect.calls.law_names import LawName, law_name


@pytest.mark.parametrize("name", [
    "Kessler & Boyd, Attys at Law", "OFC OF PUBLIC DEF - LIMA", "J. Ramos ESQ", "Hale & Co Solicitors", "D. Fox, Barrister",
    "Innocence Clinic, Univ. School of Law", "Brandt Criminal Defense Lawyers", "capital defender unit", "Pine Inn Law Firm",
])  # fmt: skip
def test_offices(name: str) -> None:
    assert law_name(name) is LawName.OFFICE


@pytest.mark.parametrize("name", [
    "Solicitor Lake Lodge", "Barrister Bagels", "Legal Tender Pawn", "Lawless Towing", "Bar None Saloon", "Jude Lawrence",
    "Counsel Bluffs Motel", "Esquire Tailors", "Defender Pest Control", "In Law's BBQ", "Sue Lawson", "Clerk of Courts",
])  # fmt: skip
def test_names_that_only_sound_like_one(name: str) -> None:
    assert law_name(name) in (LawName.NONE, LawName.WEAK)
    assert law_name(name) is not LawName.OFFICE
