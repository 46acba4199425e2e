"""Selective Service numbers: two digits of the birth year, seven, and one."""

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import compact, labelled, shaped
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_READ = labelled(shaped(r"[0-9]{10,11}"), 1.5, "digits")
_NO_BIRTH_YEARS = range(9, 40)
"""First digits that the Philippine Social Security System gives, whose `SSS No.` looks alike; nobody who had to
register was born in those years."""


def _check(candidate: Candidate) -> Verdict | None:
    year = int("".join(filter(str.isdigit, candidate.text))[:2])
    if year in _NO_BIRTH_YEARS and compact(candidate.label).startswith("SSS"):
        return None
    return _READ(candidate)


DETECTOR = Detector(
    kind=Kind("us_selective_service_number", LegalClass.OTHER_GOV_ID, "Selective Service number", identifies=True),
    standard="Selective Service System, registration acknowledgment: https://www.sss.gov/verify/",
    patterns=("[0-9]{2}-[0-9]{7}-[0-9]", "[0-9]{10}", "[0-9]{2} [0-9]{7} [0-9]", "[0-9]{2}-[0-9]{8}",
              "[0-9]{2}-[0-9]{2}-[0-9]{2}-[0-9]{4}", "[0-9]{11}"),
    check=_check,
    labels=(
        "sss no", "sss number", "sss #", "sss registration no", "selective service reg. no", "selective service",
        "selective service number", "selective service no", "selective service #",
        "selective service registration", "selective service registration number", "selective service id",
        "sss registration number", "draft number", "draft registration number", "servicio selectivo",
        "número de servicio selectivo", "número del servicio selectivo",
    ),
    anti_labels=("phone", "call", "tel", "fax", "hotline"),
    label_required=True,
    prior=-3.0,
    headers=(r"\bselective serv(ice)?\b|\bsss (no|num|number|id)\b",),
    examples=(
        Example("Selective Service Number: 95-0412077-3", "9504120773"),
        Example("Selective Service No. 8804471203", "8804471203"),
        Example("Número de Servicio Selectivo: 91-2771904-0", "9127719040"),
        Example("selective_service_number=9504120773", "9504120773"),
    ),
    counter_examples=(
        Example("Selective Service phone 8476886888"),
        Example("95-0412077-3"),
        Example("Selective Service call 8476886888"),
        Example("8804471203"),
    ),
    validator="label only",
    not_covered="Numbers without a label; draft cards of before 1980 (four groups).",
)  # fmt: skip
