"""Numbers as older rules, other punctuation and lost blanks write them; expected values by python-stdnum or by hand."""

import pytest
from stdnum.fi import hetu
from stdnum.kr import rrn

from pii_scan.detect.countries import fi_hetu, kr_frn, kr_rrn, ph_tin
from pii_scan.detect.library import detect
from pii_scan.model.match import Band

_CONTROL = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def _bands(text: str, kind: str) -> list[tuple[str, Band]]:
    return [(text[hit.start : hit.end], hit.band) for hit in detect(text) if hit.kind == kind]


@pytest.mark.parametrize("sign", "+-ABCDEFYXWVU")
def test_finnish_codes_with_every_sign_of_a_century(sign: str) -> None:
    day, serial = "010594", "903"
    number = f"{day}{sign}{serial}{_CONTROL[int(day + serial) % 31]}"
    if sign in "-+":
        assert hetu.is_valid(number, allow_temporary=True)
    assert fi_hetu._holds(number)
    assert not any(fi_hetu._holds(number[:-1] + c) for c in _CONTROL if c != number[-1])
    assert _bands(f"Hetu: {number}", "fi_hetu") == [(number, Band.HIGH)]


@pytest.mark.parametrize("number", ["010594Z9032", "310294Y9032", "010594Y0010", "290200Y9039"])
def test_no_finnish_code(number: str) -> None:
    assert not fi_hetu._holds(number)


@pytest.mark.parametrize("seventh", "12345678")
def test_korean_numbers_are_of_residents_or_of_foreigners(seventh: str) -> None:
    number = f"760413{seventh}212134"
    resident = seventh in "1234"
    assert (kr_rrn._holds(number), kr_frn._holds(number)) == (resident, not resident)
    written = f"760413-{seventh}212134"
    assert _bands(written, "kr_rrn" if resident else "kr_frn")
    assert not _bands(written, "kr_frn" if resident else "kr_rrn")


def test_the_oracle_knows_a_resident() -> None:
    number = rrn.compact("971013-9019902")
    assert not kr_rrn._holds(number)  # the ninth hundred: nobody of them lives


@pytest.mark.parametrize(("text", "kind", "raw"), [
    ("code is199003052397.", "se_personnummer", ""),
    ("Swedish id code is199003052397.", "se_personnummer", "199003052397"),
    ("hetu on010594Y9032", "fi_hetu", "010594Y9032"),
    ("DNI: 1111111-G", "es_dni", "1111111-G"),
    ("NIF 6.317.015-L", "es_dni", "6.317.015-L"),
    ("6317015L", "es_dni", ""),
    ("Aadhaar: 4529:6720:3520", "in_aadhaar", "4529:6720:3520"),
    ("4529:6720:3520", "in_aadhaar", ""),
    ("Postcode: GIR 0AA", "uk_postcode", "GIR 0AA"),
    ("Postcode: GIR 0AB", "uk_postcode", ""),
    ("carta d'identità 1234568AA", "it_identity_card", "1234568AA"),
    ("<tr><th>UMID no.</th><td>0065-5052738-4</td></tr>", "ph_umid", "0065-5052738-4"),
    ("N.H.S. number: 434 065 0021", "uk_nhs", "434 065 0021"),
    ("A.B.N. 65 583 202 493", "au_abn", "65 583 202 493"),
    ("n. patente U1171E039O", "it_driver_license", "U1171E039O"),
    ("BIR TIN: 373008892", "ph_tin", "373008892"),
    ("TIN: 373008892", "ph_tin", ""),
])  # fmt: skip
def test_written_otherwise(text: str, kind: str, raw: str) -> None:
    assert _bands(text, kind) == ([(raw, Band.HIGH)] if raw else [])


@pytest.mark.parametrize(("text", "kind"), [
    ("permanent account number: DJPMS1234Z", "in_pan"),
    ("Führerscheinnummer: BO12345768A", "de_driving_licence"),
    ("DNI: 6317015A", "es_dni"),
])  # fmt: skip
def test_what_fails_its_check_beside_a_label_is_possible(text: str, kind: str) -> None:
    assert [band for _, band in _bands(text, kind)] == [Band.POSSIBLE]


@pytest.mark.parametrize("text", [
    "permanent account number: DJPCS1234Z", "Führerschein: KLASSEBCDEF", "DJPMS1234Z", "model BO12345678A",
])  # fmt: skip
def test_firms_and_words_are_not(text: str) -> None:
    assert not _bands(text, "in_pan")
    assert not _bands(text, "de_driving_licence")


@pytest.mark.parametrize(("number", "holds"), [
    ("000123456000", True),  # 0·9 + 0·8 + 0·7 + 1·6 + 2·5 + 3·4 + 4·3 + 5·2 = 50, and 50 mod 11 = 6
    ("000123457000", False),
    ("600000000", False),
    ("373008892000", True),
])  # fmt: skip
def test_philippine_tin(number: str, holds: bool) -> None:
    assert ph_tin._holds(number) is holds
