"""What only a label tells: maiden names, places of birth, signatures, handles, traits, years."""

import pytest

import pii_scan
from pii_scan.detect.contact import (
    demographic_trait,
    electronic_signature,
    mothers_maiden_name,
    place_of_birth,
    social_handle,
    year_of_birth,
)
from pii_scan.detect.detector import Context, Detector
from pii_scan.detect.engine import DetectEngine
from pii_scan.model.evidence import Text
from pii_scan.model.match import Band


def high(detector: Detector, text: str) -> list[str]:
    found = DetectEngine([detector]).scan(Text(text), Context())
    return [m.normal.reveal() for m in found if m.band is Band.HIGH]


@pytest.mark.parametrize(("detector", "text", "normal"), [
    (mothers_maiden_name, '{"mothers_maiden_name": "Okonkwo"}', "OKONKWO"),
    (mothers_maiden_name, "and my moms maiden name is Pruitt", "PRUITT"),
    (mothers_maiden_name, "Mother’s Maiden Name: O'Brien", "O'BRIEN"),
    (mothers_maiden_name, "Name: Rowan\nMother's maiden name\nde la Cruz\nPhone: 1", "DE LA CRUZ"),
    (mothers_maiden_name, "Apellido de soltera de su madre: Quiroga Paz", "QUIROGA PAZ"),
    (place_of_birth, "POB: Dayton, Ohio", "DAYTON, OHIO"),
    (place_of_birth, '"birthPlace": "Lima"', "LIMA"),
    (place_of_birth, "Lieu de naissance : Lyon", "LYON"),
    (electronic_signature, "By: /s/ Ruth Castellano\nTitle: CFO", "RUTH CASTELLANO"),
    (electronic_signature, "Digitally signed by Rowan Ellis on 2024-01-02", "ROWAN ELLIS"),
    (electronic_signature, "Signature: Rowan Q. Ellis    Date: 01/02/2024", "ROWAN Q. ELLIS"),
    (social_handle, "IG/Instagram: @quill.feather", "quill.feather"),
    (social_handle, "reach me, ig @dana.k or call", "dana.k"),
    (social_handle, "wa none, snap: danak_77", "danak_77"),
    (social_handle, "https://instagram.com/quill_feather99/", "quill_feather99"),
    (social_handle, "Discord: rowan#4471", "rowan#4471"),
    (demographic_trait, "Marital Status: Single, never", "single"),
    (demographic_trait, "Estado civil: casada", "casada"),
    (demographic_trait, "Race: White\nSex: M", "white"),
    (demographic_trait, '"ethnicity": "Hispanic"', "hispanic"),
    (year_of_birth, "birth_year=1984", "1984"),
    (year_of_birth, "born in 1984 and raised", "1984"),
])  # fmt: skip
def test_a_value_behind_its_label(detector: object, text: str, normal: str) -> None:
    assert high(detector.DETECTOR, text) == [normal]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("detector", "text"), [
    (mothers_maiden_name, "What is your mother's maiden name?"), (mothers_maiden_name, "Mother's maiden name: ______"),
    (place_of_birth, "Place of birth: N/A"), (place_of_birth, "the birthplace of jazz"),
    (electronic_signature, "Signature: ________"), (electronic_signature, "function signature: def read(path)"),
    (electronic_signature, "PGP SIGNATURE Version"), (electronic_signature, "see /s/ in the path /var/s/ Name"),
    (social_handle, "Follow us on Twitter: link below"), (social_handle, "https://twitter.com/intent/tweet"),
    (social_handle, "IG: Inspector General; sc: South Carolina"), (social_handle, "threads: 16"), (social_handle, "steam is hot"), (demographic_trait, "The race: black horses won"),
    (demographic_trait, "race condition: single thread"), (year_of_birth, "born in 12/03/1984"), (year_of_birth, "YOB 1790"),
])  # fmt: skip
def test_look_alikes(detector: object, text: str) -> None:
    assert high(detector.DETECTOR, text) == []  # type: ignore[attr-defined]


def test_a_signature_leaves_the_name_to_the_names() -> None:
    [hit] = DetectEngine([electronic_signature.DETECTOR]).scan(Text("By: /s/ Ruth Castellano"), Context())
    assert hit.raw.reveal() == "/s/"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("What was the name of your first pet?\tRex", "Rex"),
        ('"q":"In what city did your parents meet?","answer":"Duluth"', "Duluth"),
        ("What street did you grow up on? Answer = Juniper Lane", "Juniper Lane"),
        ("¿Cuál es el nombre de tu primera mascota? Respuesta: Galleta", "Galleta"),
    ],
)
def test_well_known_security_questions_need_no_other_label(text: str, value: str) -> None:
    assert value in [hit.value.reveal() for hit in pii_scan.detect(text) if hit.kind == "security_answer"]


@pytest.mark.parametrize(
    "text",
    [
        "What is your favorite color? Please tell us more.",
        "Where did you meet your spouse? At the county fair in 1988, it was raining and I was late",
        "What was your first job? Employers ask this in interviews all the time",
    ],
)
def test_talk_about_such_a_question_is_no_answer(text: str) -> None:
    assert not [hit for hit in pii_scan.detect(text) if hit.kind == "security_answer" and hit.band.value != "possible"]


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ("Gender: F   Race: B   Height: 5'11\"", "ethnicity"),
        ("Nacionalidad: hondureña", "citizenship"),
        ("IMMIGRATION STATUS: F-1 visa", "citizenship"),
        ("Party registration: REP", "political_party"),
        ("sexual orientation: gay", "sexual_orientation"),
        ("Labor union membership: SEIU Local 721", "union_membership"),
    ],
)
def test_a_form_says_what_somebody_is(text: str, trait: str) -> None:
    assert f"label:{trait}" in [
        reason for hit in pii_scan.detect(text) if hit.kind == "demographic_trait" for reason in hit.reasons
    ]
