"""Passports that name their country, and identity numbers of nobody's format."""

import pytest

from pii_scan.detect.detector import Context
from pii_scan.detect.library import shared_engine
from pii_scan.model.evidence import Text
from pii_scan.model.match import Band, Match


def found(text: str) -> list[Match]:
    return shared_engine().scan(Text(text), Context())


@pytest.mark.parametrize(("text", "number", "country"), [
    ("British passport no. 533381726", "533381726", "GBR"), ("Indian Passport: K4827193", "K4827193", "IND"),
    ("Reisepassnummer C4VR7H2K9", "C4VR7H2K9", "DEU"), ("N° de passeport : 14AV48271", "14AV48271", "FRA"),
    ("Numer paszportu: EH4827193", "EH4827193", "POL"), ("Polish passport EH4827193", "EH4827193", "POL"),
    ("Korean passport number M48271935", "M48271935", "KOR"), ("Australian passport\nPA4827193", "PA4827193", "AUS"),
    ("Philippine passport P4827193A", "P4827193A", "PHL"), ("Nigerian passport: A04827193", "A04827193", "NGA"),
    ("South African passport no A04827193", "A04827193", "ZAF"), ("Chinese passport E48271935", "E48271935", "CHN"),
    ("Dutch passport NX4L82P31", "NX4L82P31", "NLD"), ("Japanese passport TK4827193", "TK4827193", "JPN"),
    ("护照号码：E48271935", "E48271935", ""), ("여권번호 M48271935", "M48271935", "KOR"),
])  # fmt: skip
def test_passports(text: str, number: str, country: str) -> None:
    hits = [m for m in found(text) if m.kind == "passport" and m.band is Band.HIGH]
    assert [m.normal.reveal() for m in hits] == [number], found(text)
    assert hits[0].qualifier == country or not country


@pytest.mark.parametrize("text", [
    "Reisepass gültig bis 31032031", "passeport, tél 0148271933", "Passaporto scadenza 20310327", "paszport nr",
    "the Indian passport office, PIN 110001",
])  # fmt: skip
def test_no_passports(text: str) -> None:
    assert not [m for m in found(text) if m.kind == "passport" and m.band is Band.HIGH]


@pytest.mark.parametrize(("text", "number"), [
    ("National ID: 48271930551", "48271930551"), ("Identity card number AX4827193", "AX4827193"),
    ("Documento de identidad N° 48271930", "48271930"), ("Government ID no.\n4827-1930-551", "48271930551"),
    ("Číslo OP: 204827193", "204827193"), ("Osobna iskaznica 204827193", "204827193"),
])  # fmt: skip
def test_identity_numbers_of_no_known_country(text: str, number: str) -> None:
    hits = [(m.normal.reveal(), m.band) for m in found(text)]
    assert (number, Band.HIGH) in hits, hits


@pytest.mark.parametrize("text", [
    "National ID issued 12/03/2019", "national id programme reached 1200000 people", "National ID: see page 12345",
    "Identity card expires 20310327 in Lima", "Cédula vence 2031-03-27",
])  # fmt: skip
def test_not_identity_numbers(text: str) -> None:
    assert not [m for m in found(text) if m.kind == "other_gov_id" and m.band is Band.HIGH], found(text)
