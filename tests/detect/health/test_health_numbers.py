import pytest

from pii_scan.model.match import Band
from tests.detect.ids.scanning import bands, column_values, high

MRN, RX, MEMBER = "medical_record_number", "prescription_number", "health_insurance_member_id"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("MRN 7714820", "7714820"),
        ("Pt ID: 0048213", "0048213"),
        ("Patient No.: HC-0048213", "HC0048213"),
        ("Chart #: 48213   Patient: Ellis, Rowan", "48213"),
        ("medical_record_number=E1048213", "E1048213"),
        ('{"patientId": "P0048213"}', "P0048213"),
        ("Expediente clínico: 48213-07", "4821307"),
        ("No. de paciente 7714820", "7714820"),
        ("Attending: Dr. Pike\nVisit No. 90048213", "90048213"),
        ("MR# 048-21-37", "0482137"),
    ],
)
def test_record_numbers(text: str, number: str) -> None:
    assert high(text, MRN) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "patient waited 48213 seconds",
        "MRN: N/A, see order 48213",
        "Hospital phone 6145550143",
        "chart no 5 shows 48213 sales",
        "encounter 48213 zombies in level 9",
        "Patient ID: 2024-03-15",
        "FIN 48213 screws",
    ],
)
def test_other_numbers_are_no_records(text: str) -> None:
    assert high(text, MRN) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Member ID: XEP904821377\nPlan: PPO", "XEP904821377"),
        ("BCBS ID XEP904821377", "XEP904821377"),
        ("Kaiser Permanente member number 90482137", "90482137"),
        ("Subscriber: Rowan Ellis  Subscriber ID 904821377 01  RxBIN 610014", "904821377"),
        ("Medical insurance: Cigna, policy number U9048213701", "U9048213701"),
        ("Póliza de salud: 904821377", "904821377"),
        ("Número de póliza 904821377, aseguradora Sanitas", "904821377"),
        ("Humana Member ID: H90482137", "H90482137"),
    ],
)
def test_member_numbers(text: str, number: str) -> None:
    assert high(text, MEMBER) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Costco member number 904821377",
        "Frequent flyer member ID XEP904821377",
        "Homeowners policy number 904821377",
        "Auto insurance policy number 904821377",
        "Group No: 4412 Policy number: 904821377 (auto)",
        "policy number 904821377 of the firewall",
        "members 904821377",
        "Discord member id 904821377000111222",
    ],
)
def test_members_of_other_clubs(text: str) -> None:
    assert high(text, MEMBER) == []


def test_a_bare_member_id_is_possible() -> None:
    assert bands("Member ID 904821377", MEMBER) == [Band.POSSIBLE]


def test_placeholders_are_dummies() -> None:
    assert bands("Aetna Member ID: XYZ123456789", MEMBER) == [Band.DUMMY]
    assert bands("MRN: 12345678", MRN) == [Band.DUMMY]


def test_prescriptions() -> None:
    assert high("CVS Pharmacy  RX#: 1048213  refills 2", RX) == ["1048213"]
    assert high("RX: 20240301", RX) == []
    assert high("rx_packets 4417720 tx_packets 551", RX) == []


def test_columns() -> None:
    numbers = ["0048213", "0048219", "0048344", "0049001"]
    assert column_values("mrn", numbers, MRN) == numbers
    assert column_values("patient_id", numbers, MRN) == numbers
    assert column_values("insurance_member_id", numbers, MEMBER) == numbers
    assert column_values("prescription_number", numbers, RX) == numbers
    codes = ["F32.9", "E11.65", "I10", "J45.909"]
    assert column_values("diagnosis_code", codes, "medical_condition") == [code.lower() for code in codes]
