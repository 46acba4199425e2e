"""Whole pages as offices print them: which numbers come out, and that the rest stays quiet. All people are invented."""

import pytest

from pii_scan.model.match import Band
from tests.detect.ids.scanning import high, matches

I9 = """Employment Eligibility Verification   USCIS Form I-9   OMB No. 1615-0047  Expires 10/31/2026
U.S. Social Security Number
2 1 9 - 5 1 - 4 9 3 8
3. A lawful permanent resident (Enter USCIS or A-Number.)
USCIS A-Number    OR  Form I-94 Admission Number  OR  Foreign Passport Number and Country of Issuance
A218440917            481203776A1                      G27719402 MEXICO"""
BOOKING = """HAMILTON COUNTY SHERIFF  BOOKING SHEET
Booking #: 24-0048213      Booking Date: 03/15/2024 14:22
Name: ELLIS, ROWAN T       Jacket: 482137
SID: OH00482137            FBI #: 482137AB4
SSN: 219-51-4938           DOB: 03/15/1988
Case No. 24CRB4821         Charges: ORC 2925.11   Bond: $5000"""
PRESCRIPTION = """Dr. Ada Marlowe, MD   NPI 1982597910   DEA BM4829137
Patient: Rowan Ellis  Medicare # 3HT7-KP2-MW41  Medicaid ID 910482137702
Rx# 4821377 Lisinopril 10mg NDC 68180-513-01 Qty 30 Refills 3"""
NOTICE = """U.S. Citizenship and Immigration Services    I-797C, Notice of Action
Receipt Number MSC2190241877   Case Type I485
A Number A077 219 403   Received Date 09/30/2021  Notice Date 10/04/2021"""
DISCHARGE = """CERTIFICATE OF RELEASE OR DISCHARGE FROM ACTIVE DUTY
DoD ID Number 1482077193
Selective Service Number 95-0412077-3"""
CRASH = """Vehicle 1: 2019 HONDA CIVIC, Plate: HKT 4821 OH, VIN 5YJSA1E29HF048213, policy 482137-A
Officer badge no. 4821. Incident no. 2024-004821."""


@pytest.mark.parametrize(("page", "kind", "values"), [
    (I9, "us_ssn", ["219514938"]), (I9, "us_alien_number", ["218440917"]), (I9, "us_i94", ["481203776A1"]),
    (I9, "passport", ["G27719402"]), (BOOKING, "inmate_number", ["240048213", "482137", "OH00482137"]),
    (BOOKING, "fbi_number", ["482137AB4"]), (BOOKING, "us_ssn", ["219514938"]), (PRESCRIPTION, "us_npi", ["1982597910"]),
    (PRESCRIPTION, "us_dea", ["BM4829137"]), (PRESCRIPTION, "us_medicare_mbi", ["3HT7KP2MW41"]),
    (PRESCRIPTION, "us_medicaid_id", ["910482137702"]), (NOTICE, "us_uscis_receipt", ["MSC2190241877"]),
    (NOTICE, "us_alien_number", ["077219403"]), (DISCHARGE, "us_dod_id", ["1482077193"]),
    (DISCHARGE, "us_selective_service_number", ["9504120773"]), (CRASH, "license_plate", ["HKT4821"]),
    (CRASH, "vin", ["5YJSA1E29HF048213"]), (CRASH, "employee_id", ["4821"]),
])  # fmt: skip
def test_found(page: str, kind: str, values: list[str]) -> None:
    assert high(page, kind) == values


@pytest.mark.parametrize("text", [
    "INVOICE NO. 482137  PO # 4821377  SO # 20048213  Doc No: 90048213\nItem 219-51-4938 Qty 4 SKU 48213-061 Lot A482137\n"
    "Serial No. 5YJSA1E28HF048213  Customer ID: C0048213  Ref 31-4782290",
    "2024-03-15T14:22:01Z INFO sid=48213077 uid=1000 employee service started pid=4821 tag=v4821\n"
    "record 219514938 doc_id=9004821377 student-service port 48213 batch LIN2112345 SRC2112345078",
    'STUDENT_ID = 12\nemployee_id: int = 4821\nEMPLOYEE_ID_PATTERN = r"E[0-9]{5}"\nssn_last_four = ssn[-4:]  # 1234\n',
    "manpage uses mdoc(7) macros [#18559]; LP#90379 fixed; tag annotations (PEP 560); SAP IDoc 482137",
    "Student loans rose to 4821 dollars. The plate shows 4821 soldiers. Social media since 2004: last four years of 2019.",
])  # fmt: skip
def test_offices_without_persons_are_quiet(text: str) -> None:
    found = {m.kind for m in matches(text) if m.band is Band.HIGH}
    assert found - {"address", "us_address", "person_name", "phone"} == set()
