"""Inmate numbers in the writing of their systems; labels that shops and offices use as well."""

import pytest

from pii_scan.detect.ids.custody_systems import system_of
from pii_scan.model.match import Band
from tests.detect.ids.scanning import bands, column_values, high, matches


@pytest.mark.parametrize(("text", "number", "system"), [
    ("CDCR #: AV4821", "AV4821", "CDCR"), ("CDCR No. K-48213", "K48213", "CDCR"), ("TDCJ# 02148213", "02148213", "TDCJ"),
    ("DIN: 19-A-4821", "19A4821", "NY DOCCS"), ("DIN 19A4821", "19A4821", "NY DOCCS"), ("NYSID: 04821377K", "04821377K", "NYSID"),
    ("DC Number: K48213, inmate at Lowell", "K48213", "FDC"), ("ODRC # A482-137", "A482137", "ODRC"),
    ("GDC ID 1000482137", "1000482137", "GDC"), ("OPUS number 0482137", "0482137", "NCDAC"), ("TOMIS ID: 00482137", "00482137", "TDOC"),
    ("BOP Register Number: 48213-061", "48213061", "BOP"), ("Register No. 48213-061", "48213061", "BOP"),
    ("SID: TX04821377", "TX04821377", "SID"), ("IDOC# R48213", "R48213", "IDOC"), ("CII: A04821377", "A04821377", "CII"),
    ("Booking #: 2024-00482137", "202400482137", ""), ("Inmate: Rowan Ellis (#482137)", "482137", ""),
    ("Booking Number\n24-0048213", "240048213", ""), ("Offender No 482137", "482137", ""), ("JID 482137", "482137", ""),
    ("Jacket # 482137 Housing: Pod B", "482137", ""), ("Doc # 482137, sentenced to prison in 2019", "482137", ""),
    ("Número de interno: 482137", "482137", ""), ("SO# 482137 sheriff's jail", "482137", ""),
])  # fmt: skip
def test_found(text: str, number: str, system: str) -> None:
    hits = [m for m in matches(text) if m.kind == "inmate_number" and m.band is Band.HIGH]
    assert [m.normal.reveal() for m in hits] == [number]
    assert hits[0].attributes.get("system", "") == system


@pytest.mark.parametrize("text", [
    "Doc No. 4821377", "Doc ID: 482137-A", "SO # 482137", "SO number 482137 ships Monday", "sid=482137 GET /index.html",
    "Oracle SID 482137", "Reg. No. 482137 trademark", "vehicle register number 4821", "Hotel booking number 48213077",
    "Your flight booking ID 48213077", "DIN 7991 M8x20", "DIN EN ISO 9001", "Booking confirmed for 482137 guests",
    "Resident ID 48213", "jacket size 4821", "teléfono interno 4821", "Case No. 24-CR-004821", "Docket No. 48213-061",
    "CII 482", "the inmate called 6145550143", "booking date 2024-03-15", "inmate count 2019",
])  # fmt: skip
def test_look_alikes_are_not_high(text: str) -> None:
    assert high(text, "inmate_number") == []


@pytest.mark.parametrize("text", [
    "Rowan Ellis #48213-061\nFCI Danbury\n33 1/2 Pembroke Rd", "USP Lewisburg, Reg. No. 48213-061", "USMS No. 48213-061",
    "Federal Correctional Institution\n48213-061", "Rowan Ellis, 48213-061, Petitioner, pro se",
])  # fmt: skip
def test_federal_numbers_beside_the_prison(text: str) -> None:
    assert high(text, "inmate_number") == ["48213061"]


@pytest.mark.parametrize(
    "text", ["48213-061", "NDC 48213-061", "zip 48213-061", "FCI Danbury, CT 06811-309", "item 48213-061"]
)
def test_other_fives_and_threes(text: str) -> None:
    assert high(text, "inmate_number") == []


def test_a_card_without_labels_is_possible_at_best() -> None:
    found = [m.band for m in matches("COUNTY JAIL\nELLIS ROWAN\n482137", document_type="inmate_id")
             if m.kind == "inmate_number"]  # fmt: skip
    assert found == [Band.POSSIBLE]
    assert bands("COUNTY\nELLIS ROWAN\n482137", "inmate_number") == []


@pytest.mark.parametrize("header", ["inmate_id", "BookingNumber", "DIN", "Offender No", "detainee_id", "SID", "bkg_no"])
def test_columns(header: str) -> None:
    cells = ["19A4821", "20B0377", "482137"]
    assert column_values(header, cells, "inmate_number") == cells


def test_a_label_names_no_system_for_another_form() -> None:
    assert system_of("cdcr #", "48213771") == ""
    assert system_of("inmate no", "AV4821") == ""
