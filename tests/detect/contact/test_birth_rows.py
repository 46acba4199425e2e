"""A row of labels over a row of dates, as on Ontario's licence."""

import pytest

from pii_scan.detect.contact.date_of_birth import DETECTOR
from pii_scan.detect.detector import Context
from pii_scan.model.evidence import How, Text


def births(text: str) -> list[str]:
    return [found.normal for found in DETECTOR.find(Text(text, How.OCR), Context(how="ocr"))]


@pytest.mark.parametrize(
    ("labels", "dates"),
    [
        ("4a ISS / DÉL 4b EXP/ EXP 3 DOB/ DDN", "2022/11/09 2032/11/09 1981/01/26"),
        ("DOB ISSUED EXPIRES", "01/26/1981 11/09/2022 11/09/2032"),
        ("EXP DOB", "09-NOV-2032 26-JAN-1981"),
    ],
)
def test_the_birth_date_stands_where_its_label_does(labels, dates):
    assert births(f"{labels}\n\n{dates}") == ["1981-01-26"]


@pytest.mark.parametrize(
    "text",
    [
        "ISS EXP DOB\n2022/11/09 2032/11/09",  # one is missing: which?
        "ISS EXP\n2022/11/09 1981/01/26",
        "DOB ISS EXP\nCLASS D\n1981/01/26 2022/11/09 2032/11/09",
        "the explosion was issued to Dobson\n1981/01/26 2022/11/09",
    ],
)
def test_otherwise_nothing_is_said(text):
    assert births(text) == []


FRONT = Context(document_type="drivers_license_front", how="ocr")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("4d T1234567\n3 03/04/1971 4b 03/04/2029", ["1971-03-04"]),
        ("73 474 132 05/15/1994 05/15/2027", ["1994-05-15"]),
        ("02-AUG-1980 02-AUG-2027\nKenji White", ["1980-08-02"]),
        ("05/15/2019 05/15/2027", []),
        ("ISS 05/15/1994 EXP 05/15/2027", []),
    ],
)
def test_on_a_licence_the_place_tells(text, wanted):
    assert [found.normal for found in DETECTOR.find(Text(text, How.OCR), FRONT)] == wanted
    assert births(text) == []
