"""Licence numbers of physicians, nurses and pharmacists. State boards publish them."""

import re

from pii_scan.detect.detector import Detector, Example
from pii_scan.detect.ids.beside_label import compact, labelled, takes_a_word_in
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_FORM = re.compile(r"[A-Z]{0,4}[0-9]{4,10}[A-Z]?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:[0-9]{4})?")


def _read(text: str) -> str | None:
    number = "" if takes_a_word_in(text) else compact(text)
    return number if _FORM.fullmatch(number) and not _YEAR.fullmatch(number) else None


DETECTOR = Detector(
    kind=Kind("medical_license", LegalClass.SUPPORTING, "Professional licence number of a health worker"),
    standard="No common format; boards: https://www.fsmb.org/contact-a-state-medical-board/",
    patterns=("[A-Za-z]{0,4}[0-9]{4,10}[A-Za-z]?", "[A-Za-z]{1,4}[-. ]{1,2}[0-9]{4,10}", "[0-9]{2,4}[-.][0-9]{4,7}"),
    check=labelled(_read, 1.0, "licence_shape"),
    labels=(
        "medical license", "medical license no", "medical license number", "medical license #", "medical lic",
        "medical lic no", "medical licence no", "medical licence number", "physician license", "physician license no",
        "physician license number", "physician license #", "md license", "md license no", "md license number", "md lic",
        "md lic #", "do license", "do license no", "nursing license", "nursing license no", "nursing license number",
        "nurse license no", "nurse license number", "rn license", "rn license no", "rn license number", "rn lic",
        "rn #", "lpn license", "lpn license no", "np license no", "pharmacist license", "pharmacist license no",
        "pharmacy license no", "dental license", "dental license no", "dental license number", "dentist license no",
        "medical board license", "prescriber license", "prescriber license no", "state medical license",
        "board of medicine license", "licencia médica", "número de licencia médica", "licencia de médico",
        "cédula profesional", "no. de colegiado", "número de colegiado", "licencia de enfermería",
    ),
    label_required=True,
    prior=-3.0,
    headers=(
        r"\b(medical|physician|md|nurs(e|ing)|rn|pharmacist|dental|dentist) lic(en[cs]e)?( ?(no|number|id))?$",
        r"\bprescriber lic(en[cs]e)?( ?(no|number|id))?$|\bcedula profesional\b",
    ),
    examples=(
        Example("Medical License No. A104778", "A104778"),
        Example("RN License Number: RN719440", "RN719440"),
        Example("Physician License #\nMD.0048213", "MD0048213"),
        Example("Cédula profesional: 4817203", "4817203"),
        Example("state medical license 036-104778", "036104778"),
    ),
    counter_examples=(
        Example("Medical License expires 2026"),
        Example("medical licenses renewed by 104778 physicians"),
        Example("Software license A104778"),
        Example("A104778"),
        Example("MD license issued 20190304"),
    ),
    validator="label only",
    not_covered="Numbers under a plain `license no`, which are read as driver's licences or not at all.",
)  # fmt: skip
