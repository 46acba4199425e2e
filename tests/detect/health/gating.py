"""A gate must not change what a detector finds."""

from dataclasses import replace

from pii_scan.detect.detector import Context, Detector
from pii_scan.detect.engine import DetectEngine
from pii_scan.model.evidence import Text

Hit = tuple[int, int, str, float]

FILLER = "the north yard closes at nine and trucks leave from gate two\n"
SENTENCES = (
    "she was diagnosed with asthma in March", "my insulin ran out", "mi hermana tiene diabetes", "Dx: F32.1 depression",
    "Patient: Rowan Ellis DOB 01/02/1980", "Allergies: penicillin\nMeds: lisinopril 10 mg daily", "he had a stroke",
    "Diabetes is a disease", "HIV test: positive", "RPR reactive, patient treated", "his urine drug screen was positive",
    "rs429358 19 45411941 CT\nrs7412 19 45412079 CC\nrs4680 22 19951271 AG", "she is BRCA1 positive", "vWA 16,18 FGA 21,24 TH01 6,9.3",
    "I filed a PREA report", "raped me", "end it all", "i want to die", "my 9-year-old daughter", "her 12 years old son",
    "no quiero seguir viviendo", "mi hijo de 8 años", "Suicide prevention week", "policy on sexual abuse", "my third grader",
    "a minor child, juvenile record", "self-harm", "SELF_HARM by him", "zero tolerance", "se ahorcó mi primo",
    "attorney-client privileged", "Attorneys & clients", "don’t record this legal call", "Dana Hale, Esq.", "your case",
    "d@halelaw.com", "Office of the Public Defender", "intended recipient", "comunicación privilegiada", "mi abogado",
    "face_encoding: [0.12, -0.3, 0.5, 0.11, 0.2]", "takes Zoloft 50 mg", "Metformina 850 mg cada 8 horas", "\x1c", "\n\n", ". ",
    "I take", "The patient", "people", "training", "research on", "Rx# 4417720", "42 CFR Part 2", "she is pregnant", "viral load 40",
    "DISCHARGE DIAGNOSES:\n1. Type 2 diabetes\n2. hepatitis C", "MEDICATIONS\n- Lasix 40 mg", "grabbed his genitals", "age of victim: 15",
    "Diagnosis\nacute bronchitis", "| Diagnosis | gout |", "on methadone", "allergic to latex", "sexually assaulted him",
)  # fmt: skip


def gated(detector: Detector, text: str) -> list[Hit]:
    return _hits(_engine(detector, True), text)


def ungated(detector: Detector, text: str) -> list[Hit]:
    return _hits(_engine(detector, False), text)


_made: dict[tuple[int, bool], DetectEngine] = {}


def _engine(detector: Detector, gate: bool) -> DetectEngine:
    key = (id(detector), gate)
    if key not in _made:
        bare = replace(detector, patterns=(), labels=(), anti_labels=(), gate=detector.gate if gate else ())
        _made[key] = DetectEngine([bare])
    return _made[key]


def _hits(engine: DetectEngine, text: str) -> list[Hit]:
    found = engine.hits(Text(text), Context())
    return sorted((hit.start, hit.end, hit.normal, hit.confidence) for hit in found)
