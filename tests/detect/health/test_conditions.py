import pytest

from pii_scan.detect.detector import Context, Detector
from pii_scan.detect.health import condition, condition_form
from pii_scan.detect.health.medical_language import sounds_medical
from pii_scan.detect.health.person_link import Link, link
from pii_scan.detect.library import shared_engine
from pii_scan.model.evidence import Text


def found(detector: Detector, text: str, least: float = 0.7) -> list[str]:
    assert detector.find is not None
    return [f.normal for f in detector.find(Text(text), Context()) if f.confidence >= least]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("my brother is on dialysis now", "dialysis", Link.OWN),
        ("her epilepsy got worse", "epilepsy", Link.OWN),
        ("She told the nurse about the seizures", "seizures", Link.PERSON),
        ("Mr. Ellis came back from chemotherapy", "chemotherapy", Link.PERSON),
        ("Rosa Medina finally started chemotherapy", "chemotherapy", Link.PERSON),
        ("He researches epilepsy", "epilepsy", Link.GENERAL),
        ("If you have epilepsy, ask your doctor", "epilepsy", Link.GENERAL),
        ("A patient may lose his or her sight to diabetes", "diabetes", Link.GENERAL),
        ("Epilepsy is a disease of the brain", "Epilepsy", Link.NONE),
        ("New York Times reports on dialysis", "dialysis", Link.NONE),
    ],
)
def test_who_is_meant(text: str, word: str, expected: Link) -> None:
    at = text.index(word)
    assert link(text, at, at + len(word)) is expected


def test_only_the_own_sentence_counts() -> None:
    text = "He went home. Diabetes is common."
    at = text.index("Diabetes")
    assert link(text, at, at + 8) is Link.NONE
    assert link("he went home\n\x1c\ndiabetes", 15, 23) is Link.NONE


@pytest.mark.parametrize(
    "text",
    [
        "did you get your insulin today babe, i worry",
        "he's bipolar and they took his meds",
        "i got diagnosed with hep c in intake",
        "My mother has breast cancer and the surgery is Monday",
        "su hijo padece de epilepsia",
        "me diagnosticaron con depresión mayor",
        "Le recetaron sertralina",
        "Ms. Pike was hospitalized for pneumonia",
        "The patient is on methadone",
        "grandma had a stroke last night",
        "The inmate tested positive for tuberculosis",
        "I'm pregnant and i have not told him",
        "Estoy embarazada de tres meses",
        "pt c/o chest pain since noon",
        "He is in a substance abuse treatment program",
    ],
)
def test_told_of_a_person(text: str) -> None:
    assert found(condition.DETECTOR, text) != []


@pytest.mark.parametrize(
    "text",
    [
        "Cancer is a leading cause of death worldwide.",
        "Hepatitis C affects 58 million people; treatment with antivirals cures 95 percent.",
        "Ask your doctor if Zoloft is right for you. Tell your doctor if you have epilepsy.",
        "Registered nurse wanted: dialysis experience, insulin administration, wound care.",
        "The clinic offers dialysis, chemotherapy and HIV testing.",
        "His new book on depression is out.",
        "Patients with type 1 diabetes must take insulin.",
        "Her foundation funds leukemia research.",
        "a tropical depression formed and he drove on",
        "The company was depressed by sales and suffered from bad press",
        "Our benefits policy covers insulin and chemotherapy.",
        "The stroke engine has a bore of 80 mm",
        "The engine suffers from knocking",
        "He has a history of violence",
    ],
)
def test_the_thing_in_general_is_not_high(text: str) -> None:
    assert found(condition.DETECTOR, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PATIENT: Ellis, Rowan   DOB: 03/04/1971\nDX: COPD exacerbation", "copd exacerbation"),
        ("Discharge Diagnosis: 1. Acute pancreatitis", "1. acute pancreatitis"),
        ("| Diagnosis | Gestational diabetes |", "gestational diabetes"),
        ("<Diagnosis>Bipolar I disorder</Diagnosis>", "bipolar i disorder"),
        ("Medical conditions: asthma; seizures", "asthma"),
        ("Past Medical History: hypertension, s/p appendectomy", "hypertension, s/p appendectomy"),
        ("Antecedentes: hipertensión arterial", "hipertensión arterial"),
        ("Alergias: penicilina", "penicilina"),
        ("Disability: hearing loss, left ear", "hearing loss, left ear"),
        ("Current medications: sertraline 50mg daily, trazodone", "sertraline 50mg daily, trazodone"),
        ("Cause of death: cardiac arrest", "cardiac arrest"),
        ("**Diagnosis:** Osteoarthritis of the knee", "osteoarthritis of the knee"),
        ("DIAGNOSIS\nSchizoaffective disorder", "schizoaffective disorder"),
        ("Mental health diagnosis: PTSD", "ptsd"),
    ],
)
def test_fields_of_forms(text: str, expected: str) -> None:
    assert expected in found(condition_form.DETECTOR, text)


@pytest.mark.parametrize(
    "text",
    [
        "dx = width / 2",
        "let dx: number = x1 - x0",
        "Diagnosis: cannot resolve host, see log",
        "Treatment: heat treated steel",
        "Prescription: none",
        "Allergies: NKDA",
        "Diagnosis: see attached",
        "Condition: New with tags",
        "Assessment: the roof needs repair before winter",
        "Impressions: 12,400 clicks",
        "Treatment options: call us today for a free visit",
        "medications: List[str] = []",
        'rx = re.compile("[a-z]+")',
        "Test results: passed",
        "rx: 1.2 GB  tx: 0.3 GB",
        "Gout is a disease of joints. Treatment: rest, ice",
    ],
)
def test_other_trades_fields_are_not_high(text: str) -> None:
    assert found(condition_form.DETECTOR, text) == []


@pytest.mark.parametrize("value", ["bronchitis", "Osteosarcoma", "Lexapro", "apixaban", "M54.5", "neumonía", "T2DM"])
def test_the_language_of_medicine(value: str) -> None:
    assert sounds_medical(value)


@pytest.mark.parametrize("value", ["memory leak", "Tacoma", "academia", "hypothesis", "blue paint", "sympathy"])
def test_the_language_of_others(value: str) -> None:
    assert not sounds_medical(value)


def test_items_under_a_clinical_heading() -> None:
    letter = "DISCHARGE DIAGNOSES:\n1. Type 2 diabetes mellitus\n2. Hepatitis C, untreated\n"
    assert found(condition.DETECTOR, letter) == ["type 2 diabetes mellitus", "hepatitis c, untreated"]
    assert found(condition.DETECTOR, "Topics:\n1. Type 2 diabetes\n2. Hepatitis C\n") == []


@pytest.mark.parametrize("text", ["the Cancer Drugs Fund, he said", "She joined the Tuberculosis Association in 1919"])
def test_names_of_institutions(text: str) -> None:
    assert found(condition.DETECTOR, text) == []


@pytest.mark.parametrize(
    ("text", "condition", "name"),
    [
        ("Dx: HIV+, partner notified. Pt: Goran Petrovic DOB 4/9/1971", "HIV+, partner notified", "Goran Petrovic"),
        ("Diagnosis: Type 2 diabetes. Patient Goran Petrovic was seen.", "Type 2 diabetes", "Goran Petrovic"),
        ("Dx: asthma; seen by Dr. Lund on Monday", "asthma", "Lund"),
        ("Allergies: penicillin. Inmate Jerome Tatum #A448120", "penicillin", "Jerome Tatum"),
    ],
)
def test_what_ails_somebody_does_not_cover_who_it_is(text: str, condition: str, name: str) -> None:
    matches = shared_engine().scan(Text(text), Context())
    assert {(m.kind, m.raw.reveal()) for m in matches} >= {("medical_condition", condition), ("person_name", name)}


def test_history_as_clinics_write_it() -> None:
    assert found(condition.DETECTOR, "Pt has h/o seizures.") == ["h/o seizures"]
    assert found(condition.DETECTOR, "hx of the company") == []
