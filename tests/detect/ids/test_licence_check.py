"""Numbers in context through the engine: labels, states, look-alikes, and what the numbers encode."""

import pytest

from pii_scan.detect.detector import Context
from pii_scan.detect.ids.jurisdictions import StateHint, state_hint
from pii_scan.detect.library import shared_engine
from pii_scan.model.evidence import Text
from pii_scan.model.match import Band, Match


def licences(text: str) -> list[Match]:
    found = shared_engine().scan(Text(text), Context())
    return [m for m in found if m.kind in ("us_driver_license", "us_state_id")]


@pytest.mark.parametrize(("text", "normal", "qualifier"), [
    ("DL#: F255-921-50-094-0 (FL)", "F255921500940", "US-FL"), ("CA DL D4827193", "D4827193", "US-CA"),
    ("licence no (state): RT482913 (OH)", "RT482913", "US-OH"), ("TXDL 45129637", "45129637", "US-TX"),
    ("OLS: OH OLN: RT482913", "RT482913", "US-OH"), ("DL STATE: CA  DL NUMBER: D4827193", "D4827193", "US-CA"),
    ("F255-921-50-094-0 FL driver license", "F255921500940", "US-FL"),
    ("ID Type: Driver's License\nID Number: D4827193\nState: CA", "D4827193", "US-CA"),
    ("<DriversLicense>D4827193</DriversLicense>", "D4827193", ""), ("MS DL 800-12-3456", "800123456", "US-MS"),
    ("'license_number': 'D4827193', 'dob': '1988-07-04'", "D4827193", ""),
    ("WA DL MOE**AW240MD", "MOE**AW240MD", "US-WA"), ("MO DL 482A719360", "482A719360", "US-MO"),
    ("DRIVER LICENSE NUMBER    STATE    EXPIRATION\nD4827193                 CA       08/31/2029", "D4827193", "US-CA"),
    ("Licencia de conducir núm. 4827193 de Puerto Rico", "4827193", "US-PR"), ("DL: F255-921-50-094-0", "F255921500940", "US-FL"),
    ("Ontario driver's licence Q1234-40708-85704", "Q12344070885704", "CA-ON"), ("ID DL AB482719C", "AB482719C", "US-ID"),
    ("Driver’s Lic. No. D4827193", "D4827193", ""), ("License No: D4827193  Class: C  DOB: 07/04/1988", "D4827193", ""),
])  # fmt: skip
def test_found_high(text: str, normal: str, qualifier: str) -> None:
    best = max(licences(text), key=lambda m: m.confidence)
    assert (best.band, best.normal.reveal(), best.qualifier) == (Band.HIGH, normal, qualifier)


@pytest.mark.parametrize("text", [
    "License plate: RT482913", "Plate # RT482913 OH", "Lic Plate 4827193", "Vehicle license no. RT482913",
    "Driver policy number 48271936", "permit no. 4827193", "RN license number 48271936", "State Bar License No. 4827193",
    "Real Estate License #01234567", "Microsoft Office license key 48271936", "Liquor license no. 48271936",
    "FCC license 4827193", "concealed carry license 4827193", "duplicate A4827193", "public key A4827193",
    "policy A4827193", "driver's license office: (614) 555-0143", "driver's license expires 08/31/2029",
    "driver's license issued 2019-08-31", "Driver license renewal order 48271936", "DL 48271936 bytes",
    "the DL file is 48271936 bytes", "dl 4827193 of 9999999 rows", "Download: dl=1&id=48271936", "dl 48271936",
    "CDL training starts 20260701", "4D CT scan 48271936", "driver version 4827193", "nvidia driver 482719",
    "ID card printer model 48271936", "student ID card 48271936", "employee ID card no. 48271936",
    "the state identification of 48271936 voters", "citation A4827193 issued to driver, license pending",
    "Audit No. 12345678901 driver license", "driver license statute 482.719.36", "<dl>\n<dt id=\"ed448_005fKEY\">",
    "(merge 2a02262078 dl/t5520-cleanup later)", "F255-921-50-094-0", "part B210-4432-1877, Illinois",
])  # fmt: skip
def test_look_alikes_are_not_sure(text: str) -> None:
    assert [m for m in licences(text) if m.band is Band.HIGH] == []


def confidence(text: str) -> float:
    return max(m.confidence for m in licences(text))


def reasons(text: str) -> set[str]:
    return {reason for m in licences(text) for reason in m.reasons}


def test_name_and_birth_date_speak_for_the_number() -> None:
    plain, both = "FL DL F255921500940", "Pat Foxman, DOB 03/14/1950, FL DL F255921500940"
    other = "Pat Quill, DOB 03/15/1950, FL DL F255921500940"
    assert {"soundex_agrees", "birth_date_agrees"} <= reasons(both)
    assert "birth_date_differs" in reasons(other)
    assert confidence(both) > confidence(plain) > confidence(other)


def test_a_state_without_such_numbers_speaks_against_it() -> None:
    assert "other_state_format" in reasons("CA DL 48271936")
    assert confidence("CA DL 48271936") < confidence("DL number 48271936") <= confidence("TX DL 48271936")
    assert all(m.qualifier == "" for m in licences("CA DL 48271936"))
    assert confidence("CA DL number 48271936") < 0.7 <= confidence("DL number 48271936")


def test_groups_of_an_ssn_are_a_licence_only_where_a_state_prints_them() -> None:
    assert [m for m in licences("driver's license number 800-12-3456") if m.band is Band.HIGH] == []
    assert [m.normal.reveal() for m in licences("Mississippi driver's license number 800-12-3456")] == ["800123456"]


def test_grouping_alone_is_possible_and_a_birth_date_makes_it_sure() -> None:
    (alone,) = licences("F255-921-50-094-0")
    (dated,) = licences("F255-921-50-094-0  03/14/1950")
    assert (alone.band, dated.band) == (Band.POSSIBLE, Band.HIGH)
    assert (dated.qualifier, "birth_date_agrees" in dated.reasons) == ("US-FL", True)
    assert licences("S-530-429-085-151") == []
    listed = licences("F255-921-50-094-0\nF255-921-50-095-0\nF255-921-50-096-0,F255-921-50-097-0")
    assert [m.normal.reveal()[-4:] for m in listed] == ["0940", "0950", "0960", "0970"]
    assert licences("F255-921-50-094-01") == []
    (maryland,) = licences("Maryland: S-530-429-085-151")
    assert (maryland.band, maryland.qualifier) == (Band.POSSIBLE, "US-MD")


@pytest.mark.parametrize(("before", "after", "code", "sure"), [
    ("washington, d.c. driver license ", "", "DC", False), ("kansas city, mo 64101\ndl: ", "", "MO", False),
    ("12 elm st, richmond, va 23220 dl ", "", "VA", False), ("ontario driver's licence ", "", "CA-ON", True),
    ("ontario, ca 91761 dl ", "", "CA", False), ("12 washington st\ndl ", "", "", False), ("dl ", " in ohio", "OH", False),
    ("new york state driver license id ", "", "NY", True), ("dl no. ", ' state of issue: "wa"', "WA", True),
    ("send me driver license ", "", "", False), ("dl/id oh ", "", "OH", True), ("id dl ", "", "ID", True),
    ("id: dl ", "", "", False), ("dl: ", " in the car", "", False), ("dl ", " 43201", "", False), ("", "", "", False),
])  # fmt: skip
def test_state_hint(before: str, after: str, code: str, sure: bool) -> None:
    hint = state_hint(before, after)
    assert (hint.code, hint.sure) == (code, sure)


def test_qualifiers() -> None:
    assert [StateHint(code).qualifier for code in ("OH", "CA-ON", "")] == ["US-OH", "CA-ON", ""]


@pytest.mark.parametrize("text", [
    "DL:D4827193", "DL#D4827193", "My driver's license number is B482-719-360-151", "OLN/RT482913.OLS/OH", "DL/RT482913",
    "i just moved and need to update my driver's license, it's D4827193", "DRIVER'S LICENSE: STATE CA NO D4827193",
    "Operator's License (State/Number): OH / RT482913", "NAM/QUILL, ADA.DOB/19880704.OLN/RT482913.OLS/OH",
    "| Driver's License | D4827193 |", "<td>DL Number</td><td>D4827193</td>", "**Driver's License:** D4827193",
    '"drivers-license":{"number":"D4827193","state":"CA"}', "DL status valid, DL number RT482913",
    "DL Exp: 08/31/2029 DL No: D4827193", "DL class C, number D4827193", "Lic. de conducir: D4827193",
    "Su licencia de conducir D4827193 vence el 31/08/2029", "N° de licencia de conducir: D4827193", "DL: CA-D4827193",
    "driver's license number is X48271936 from the state of Texas", "Identification: Driver's License No. 474921",
    "ID Card No: D4827193 California DMV", "Non-Driver ID: 482 771 093 NY", "Photo ID: DL D4827193",
])  # fmt: skip
def test_written_by_many_hands(text: str) -> None:
    assert [m.normal.reveal() for m in licences(text) if m.band is Band.HIGH]


@pytest.mark.parametrize("text", [
    "LIC/ABC1234", "LIC/7ABC123.LIS/CA", "Lic: ABC1234 CA", "lic no 8ABC456 blue Ford", "CDL A 2024", "DL2024",
    "driver license law 2019-48271", "drivers license at age 16 in 1948271", "ID card 3 of 48271936", "id card 12345",
    "driver's license. Invoice 48271936", "driver's license\nInvoice 48271936", "Driver's License\n\nOrder D4827193",
    "State Bar license no. 48271936", "Medical license no: A48271", "see dl/t5520-cleanup",
])  # fmt: skip
def test_more_look_alikes(text: str) -> None:
    assert [m for m in licences(text) if m.band is Band.HIGH] == []
