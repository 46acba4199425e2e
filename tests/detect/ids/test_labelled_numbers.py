"""Numbers that only their label makes one, in the layouts of forms, letters, exports and code.

The labels are written here anew, as forms print them; the values are invented.
"""

import pytest

from tests.detect.ids.scanning import column_values, high

LAYOUTS = (
    "{label}: {value}", "{label} {value}", "{label} - {value}", "{label}\n{value}", '"{label}": "{value}"',
    "{label}={value}", "{label}\t{value}", "{label}: #{value}", "{label} is {value}.", "| {label} | {value} |",
    "{label} ........ {value}", "Name: Rowan Ellis   {label}: {value}   DOB: 03/15/1988",
    "Name            {label}\nRowan Ellis     {value}", "{label}:\n\n{value}\n", "* {label} ({value})",
    "Dear Ms. Ellis,\nthe {label} is: {value}",
)  # fmt: skip
KINDS = {
    "us_ptin": ("P01748293", ("PTIN", "Preparer's PTIN", "Preparer Tax Identification Number")),
    "us_irs_ip_pin": ("482913", ("IP PIN", "Identity Protection PIN", "PIN de protección de identidad")),
    "us_atin": ("912934471", ("ATIN", "Adoption Taxpayer Identification Number")),
    "us_alien_number": ("218440917", ("Alien Number", "Alien Registration Number", "USCIS#", "Número de extranjero")),
    "us_i94": ("481203776A1", ("I-94 Number", "Form I-94 Admission Number", "I-94 #", "Número I-94")),
    "us_sevis_id": ("N0031748290", ("SEVIS ID", "SEVIS Number", "SEVIS ID No.", "Número de SEVIS")),
    "us_naturalization_certificate": (
        "38412077", ("Naturalization Certificate Number", "Certificate of Citizenship No.", "Número de naturalización"),
    ),
    "visa_number": ("K4812037", ("Visa Number", "Visa Foil Number", "Número de visa")),
    "us_uscis_receipt": ("EAC2112345078", ("Receipt Number", "USCIS Receipt #", "Número de recibo")),
    "us_known_traveler_number": ("984120377", ("Known Traveler Number", "KTN", "Global Entry", "PASSID")),
    "us_redress_number": ("2104478", ("Redress Number", "Redress Control Number", "Redress No.")),
    "us_selective_service_number": ("9504120773", ("Selective Service Number", "Selective Service No.")),
    "us_dod_id": ("1482077193", ("DoD ID Number", "EDIPI", "DOD ID", "Military ID Number", "DODID")),
    "us_military_service_number": ("37412077", ("Military Service Number", "Army Serial Number")),
    "us_va_file_number": ("C27412077", ("VA File Number", "VA Claim Number", "C-File No.")),
    "us_medicaid_id": ("48120377615", ("Medicaid ID", "Medicaid Number", "Medicaid ID #", "Número de Medicaid")),
    "medical_license": ("A104778", ("Medical License Number", "Medical License No.", "Licencia médica")),
    "us_npi": ("1982597910", ("NPI", "NPI Number", "Rendering Provider NPI", "National Provider Identifier")),
    "us_dea": ("BE4829137", ("DEA Number", "DEA #", "DEA Registration Number", "Número de DEA")),
    "us_medicare_mbi": ("3HT7KP2MW41", ("Medicare Number", "MBI", "Medicare ID", "Número de Medicare")),
    "us_medicare_hicn": ("219514938A", ("HICN", "Medicare Claim Number", "HIC Number")),
    "fbi_number": ("482137AB4", ("FBI Number", "FBI No.", "UCN", "Número del FBI")),
    "tribal_enrollment_number": ("C0048213", ("Tribal Enrollment Number", "CDIB No.", "Tribal ID", "Identificación tribal")),
    "vital_record_number": ("10685048213", ("Birth Certificate Number", "Marriage Certificate No.", "Acta de nacimiento")),
    "student_id": ("S00482137", ("Student ID", "Student Number", "CWID", "Número de estudiante")),
    "employee_id": ("E048213", ("Employee ID", "Employee No.", "Emp ID", "Personnel Number", "Número de empleado")),
    "inmate_number": ("A482137", ("Inmate Number", "Booking No.", "Offender ID", "Número de recluso")),
}  # fmt: skip
CASES = [(kind, label, value) for kind, (value, labels) in KINDS.items() for label in labels]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("kind", "label", "value"), CASES)
def test_layouts(kind: str, label: str, value: str, layout: str) -> None:
    assert high(layout.format(label=label, value=value), kind) == [value]


@pytest.mark.parametrize(("kind", "label", "value"), CASES)
@pytest.mark.parametrize("text", [
    "{value}", "Order number {value}", "{label} office, ask for Ms. Ellis, room {value}",
    "See the {label} rules of 1996, page 12. Ticket {value} was closed", "build {value} of libfoo",
])  # fmt: skip
def test_without_its_place_it_is_nothing(kind: str, label: str, value: str, text: str) -> None:
    if kind == "us_uscis_receipt":
        pytest.skip("its centre and date speak for themselves")
    if kind in ("us_npi", "us_dea", "us_medicare_mbi") and "{label}" in text:
        pytest.skip("its check is strong enough for a looser place")
    assert high(text.format(label=label, value=value), kind) == []


@pytest.mark.parametrize(("kind", "header", "cells"), [
    ("us_ptin", "preparer_ptin", ["P01748293", "P02284471", "P00917342"]),
    ("us_irs_ip_pin", "ip_pin", ["482913", "771204", "390217"]),
    ("us_alien_number", "AlienNumber", ["A218440917", "077219403", "A-207-719-403"]),
    ("us_i94", "I94Number", ["481203776A1", "84120377615", "771203448B2"]),
    ("us_sevis_id", "SEVIS_ID", ["N0031748290", "N0012204471", "N0009173428"]),
    ("us_known_traveler_number", "KTN", ["984120377", "TT11BQ4X7", "150441207"]),
    ("us_redress_number", "redress_no", ["2104478", "3391207", "1820447"]),
    ("us_dod_id", "EDIPI", ["1482077193", "1377120448", "1039021766"]),
    ("us_va_file_number", "VA File Number", ["C27412077", "28204471", "C3120447"]),
    ("us_medicaid_id", "medicaid_id", ["48120377615", "AB48120C", "100481203776"]),
    ("us_npi", "npi", ["1982597910", "1748337882", "2623286012"]),
    ("us_dea", "DEA_Number", ["BE4829137", "FM7712044", "AK1204471"]),
    ("us_medicare_hicn", "HICN", ["219514938A", "407-33-9127-B6", "WA304559218"]),
    ("us_selective_service_number", "selective_service_no", ["95-0412077-3", "8804471203"]),
    ("us_naturalization_certificate", "naturalization_number", ["38412077", "27731904"]),
    ("visa_number", "visa_no", ["K4812037", "71203448"]),
    ("medical_license", "Medical License No", ["A104778", "MD0048213"]),
    ("fbi_number", "FBI_No", ["482137AB4", "721443H6", "4821377"]),
    ("tribal_enrollment_number", "tribal_id", ["C0048213", "482137"]),
    ("vital_record_number", "birth_certificate_no", ["106-85-048213", "1985048213"]),
    ("student_id", "StudentID", ["904821377", "S0482137", "801-20-4821"]),
    ("employee_id", "emp_id", ["E-04821", "48213", "00482137"]),
])  # fmt: skip
def test_columns(kind: str, header: str, cells: list[str]) -> None:
    expected = ["".join(filter(str.isalnum, cell)) for cell in cells]
    if kind == "us_alien_number":
        expected = [cell.lstrip("A") for cell in expected]
    assert column_values(header, cells, kind) == expected
