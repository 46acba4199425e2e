import pytest

from pii_scan.detect.detector import Context, Detector
from pii_scan.detect.health import lab_result, medication
from pii_scan.model.evidence import Text
from tests.detect.ids.scanning import high


def found(detector: Detector, text: str, least: float = 0.7) -> list[str]:
    assert detector.find is not None
    return [f.normal for f in detector.find(Text(text), Context()) if f.confidence >= least]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My son needs his Adderall 20 mg every morning", "adderall 20 mg"),
        ("pt on warfarin 5mg daily", "warfarin 5mg"),
        ("Inmate ID: 48213  Haldol 5 mg q6h prn", "haldol 5 mg"),
        ("she is out of Lexapro", "lexapro"),
        ("mi papá toma 500 mg de metformina", "500 mg de metformina"),
        ("DOB: 03/04/1971\nInsulin glargine 20 units at bedtime", "insulin glargine 20 units"),
    ],
)
def test_medicines_that_somebody_takes(text: str, expected: str) -> None:
    assert expected in found(medication.DETECTOR, text)


@pytest.mark.parametrize(
    "text",
    [
        "Tylenol 500 mg caplets, 24 count, $8.99",
        "Metformin is a first-line medicine for type 2 diabetes.",
        "Mice were given 10 mg/kg fluoxetine daily in the study.",
        "Usual adult dose: sertraline 50 mg once a day",
        "Valium jokes in the comedy",
        "lithium 3.7 V 2000 mAh",
        "Morphine sulfate injection is indicated for pain",
    ],
)
def test_medicines_in_general(text: str) -> None:
    assert found(medication.DETECTOR, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "his HIV test came back positive",
        "Patient: Ellis\nRPR: reactive",
        "i failed my drug test, dirty for meth. my UDS was positive",
        "Name: Dana Pike\nChlamydia: not detected",
        "DOB 03/04/1971  CD4 count: 220 cells",
        "Su prueba de embarazo dio positivo",
        "Inmate: Pike\nBlood type: O+",
    ],
)
def test_results_of_somebody(text: str) -> None:
    assert found(lab_result.DETECTOR, text) != []


@pytest.mark.parametrize(
    "text",
    [
        "HIV: 40 countries report a decline",
        "potassium 20 g, glucose 30 g, patient buyers",
        "The prevalence of chlamydia positive samples was 4 %",
        "COVID test kits: high demand",
        "drug test negative controls in the study",
        "blood pressure cuff, 2 pcs",
    ],
)
def test_results_of_nobody(text: str) -> None:
    assert found(lab_result.DETECTOR, text) == []


@pytest.mark.parametrize(
    "text", ["version B12.4 chronic bug", "M12.5x20 bolt", "Dx: 250.00", "E11.9", "T30.5 disk pain"]
)
def test_no_code_of_a_diagnosis(text: str) -> None:
    assert high(text, "medical_condition") == []


@pytest.mark.parametrize(
    "text", ["ICD-10 code: Z59.0", "Dx Code: F11.20", "DSM-5: F43.10", "diagnóstico (CIE-10): E11.9"]
)
def test_codes_of_diagnoses(text: str) -> None:
    assert len(high(text, "medical_condition")) == 1
