"""Barcodes: fields by hand from the standard's layout, and the aamva_parser package as an oracle."""

from datetime import date

import aamva_parser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.detector import Context
from pii_scan.detect.ids.aamva import DETECTOR
from pii_scan.detect.ids.aamva_fields import parse_aamva
from pii_scan.detect.ids.jurisdictions import ISSUERS
from pii_scan.model.evidence import How, Text

ELEMENTS = (
    "DAQT482913", "DCSWEXFORD", "DDEN", "DACMARLA", "DDFN", "DADJUNE", "DDGN", "DCAD", "DCBNONE", "DCDNONE", "DBD03152022",
    "DBB07041988", "DBA07042026", "DBC2", "DAU065 in", "DAYBRO", "DAG418 JUNIPER CT", "DAIDAYTON", "DAJOH", "DAK454020000  ",
    "DCF2201938", "DCGUSA",
)  # fmt: skip


def symbol(elements: tuple[str, ...] = ELEMENTS, iin: str = "636023", version: str = "08", kind: str = "DL") -> str:
    jurisdiction = "" if version == "01" else "01"
    body = kind + "\n".join(elements) + "\r"
    return f"@\n\x1e\rANSI {iin}{version}{jurisdiction}01{kind}{31:04d}{len(body):04d}{body}"


@pytest.mark.parametrize("version", ["02", "03", "04", "05", "06", "07", "08", "09", "10"])
def test_same_fields_as_the_oracle(version: str) -> None:
    elements = tuple("DCTMARLA" if e == "DACMARLA" and version in ("02", "03") else e for e in ELEMENTS)
    text = symbol(elements, version=version)
    ours, theirs = parse_aamva(text), aamva_parser.parse(text)
    assert ours is not None
    assert (ours.number, ours.last, ours.first, ours.middle) == (
        theirs.drivers_license_id, theirs.last_name, theirs.first_name, theirs.middle_name,
    )  # fmt: skip
    assert (ours.street, ours.city, ours.state) == (theirs.street_address, theirs.city, theirs.state)
    for mine, other in (
        (ours.dob, theirs.date_of_birth), (ours.expiry, theirs.expiration_date), (ours.issue, theirs.issue_date),
    ):  # fmt: skip
        assert mine is not None
        assert other is not None
        assert mine == other.date()


def test_fields_by_hand() -> None:
    card = parse_aamva(symbol())
    assert card is not None
    assert (card.document, card.version, card.issuer, card.jurisdiction) == ("DL", "08", "636023", "US-OH")
    assert (card.dob, card.expiry, card.issue) == (date(1988, 7, 4), date(2026, 7, 4), date(2022, 3, 15))
    assert (card.postal, card.sex, card.country) == ("45402", "F", "USA")


def test_id_subfile_makes_a_state_id() -> None:
    found = list(DETECTOR.find(Text(symbol(kind="ID"), How.BARCODE), Context()) if DETECTOR.find else ())
    assert found[0].kind.id == "us_state_id"
    assert {f.group for f in found} == {0}


@pytest.mark.parametrize(
    "damage",
    [
        lambda t: t.removeprefix("@\n\x1e\r"),
        lambda t: t.replace("DL0031", "DL9999"),
        lambda t: t.replace("\n", "\r\n"),
        lambda t: t.replace("\n", "\r"),
        lambda t: t.replace("\n", "<LF>").replace("\r", "<CR>").replace("\x1e", "<RS>"),
        lambda t: t.replace("DLDAQ", "DL\nDAQ"),
        lambda t: t.replace("DCSWEXFORD", "DCSWEXFORD   "),
        lambda t: t.replace("ANSI ", "AAMVA"),
        lambda t: t[: t.index("DCF")],
    ],
)
def test_deviations_lose_nothing(damage) -> None:
    card = parse_aamva(damage(symbol()))
    assert card is not None
    assert (card.number, card.full_name, card.dob) == ("T482913", "MARLA JUNE WEXFORD", date(1988, 7, 4))
    assert card.address == "418 JUNIPER CT, DAYTON, OH 45402"


def test_lost_line_breaks() -> None:
    card = parse_aamva(symbol().replace("\n", "").replace("\r", ""))
    assert card is not None
    assert (card.number, card.last, card.dob) == ("T482913", "WEXFORD", date(1988, 7, 4))


def test_version_1_whole_name_and_year_first() -> None:
    text = "@\n\x1e\rANSI 6360100101DL00290150DLDAQW531660884200\nDAAWEXFORD,MARLA,JUNE\nDAG418 JUNIPER CT\nDAIMIAMI\nDAJFL\nDAK33101\nDBB19880704\nDBA20260704\n"
    card = parse_aamva(text)
    assert card is not None
    assert (card.last, card.first, card.middle, card.dob) == ("WEXFORD", "MARLA", "JUNE", date(1988, 7, 4))
    assert card.jurisdiction == "US-FL"


def test_canada_year_first_and_postal_code() -> None:
    swaps = {"DBB07041988": "DBB19880704", "DAJOH": "DAJON", "DAK454020000  ": "DAKK1A0B1", "DCGUSA": "DCGCAN"}
    card = parse_aamva(symbol(tuple(swaps.get(e, e) for e in ELEMENTS), iin="636012"))
    assert card is not None
    assert (card.dob, card.postal, card.jurisdiction) == (date(1988, 7, 4), "K1A 0B1", "CA-ON")


def test_two_given_names_in_one_field() -> None:
    elements = tuple("DCTMARLA,JUNE" if e == "DACMARLA" else e for e in ELEMENTS if e != "DADJUNE")
    card = parse_aamva(symbol(elements, version="03"))
    assert card is not None
    assert (card.first, card.middle) == ("MARLA", "JUNE")


def test_issuers_are_unique_and_cover_the_states() -> None:
    states = [code for code in ISSUERS.values() if code.startswith("US-")]
    assert len(states) == len(set(states)) == 56


@given(st.text(max_size=300))
def test_never_raises(text: str) -> None:
    parse_aamva("ANSI 636023080102DL00310150" + text)
    parse_aamva(text)


@given(
    st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=20), st.dates(date(1900, 1, 1), date(2025, 1, 1)),
    st.sampled_from(["%m%d%Y", "%Y%m%d"]),
)  # fmt: skip
def test_round_trip(last: str, born: date, order: str) -> None:
    elements = tuple(
        {"DCSWEXFORD": f"DCS{last}", "DBB07041988": "DBB" + born.strftime(order)}.get(e, e) for e in ELEMENTS
    )
    card = parse_aamva(symbol(elements))
    assert card is not None
    assert card.dob == born
    assert card.last == last or last in ("NONE", "UNK", "NMN", "NULL", "UNAVL", "UNAVAIL")
