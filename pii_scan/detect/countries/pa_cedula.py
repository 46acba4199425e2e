"""Panamanian identity card number."""

import re

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_LAYOUT = re.compile(
    r"(?:(?:[1-9]|1[0-3])(?:AV|PI)?|PE|E|N)-[1-9][0-9]{0,3}-[0-9]{1,6}",
    re.IGNORECASE,
)


def _upper(text: str) -> str:
    """The hyphens part volume from entry, so they belong to the number."""
    return text.upper()


def _holds(number: str) -> bool:
    return _LAYOUT.fullmatch(number) is not None and len(number) >= 7


DETECTOR = national_id(
    Kind("pa_cedula", LegalClass.OTHER_GOV_ID, "Panamanian identity card number", identifies=True),
    standard="Tribunal Electoral, cédula: province or letters, volume, entry: https://www.tribunal-electoral.gob.pa",
    patterns=("[0-9A-Za-z]{1,4}-[0-9]{1,4}-[0-9]{1,6}",),
    holds=_holds,
    pass_rate=0.3,
    compact=_upper,
    check="province",
    labels=(
        "cédula", "cédula de identidad personal", "cédula no", "cip", "cédula panameña", "panamanian id", "c.i.p.",
    ),
    examples=(
        Example("Cédula: 8-731-1422", "8-731-1422"),
        Example("cédula de identidad personal No. PE-8-1342", "PE-8-1342"),
        Example("Cédula\n4-782-1193", "4-782-1193"),
    ),
    counter_examples=(
        Example("Order number 8-731-1422"),
        Example("cédula 8-7-1"),
        Example("cédula 15-123-4567"),
    ),
    validator="province",
    not_covered="It has no check digit.",
)  # fmt: skip
