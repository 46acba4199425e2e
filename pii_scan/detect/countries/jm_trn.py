"""Jamaican taxpayer registration number (TRN)."""

import re

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_JAMAICA = re.compile(r"jamaica|taxpayer registration")


def _holds(number: str) -> bool:
    return number[0] == "1"


DETECTOR = national_id(
    Kind("jm_trn", LegalClass.TAXPAYER_ID, "Jamaican taxpayer registration number (TRN)", identifies=True),
    standard="Tax Administration Jamaica, TRN of nine digits: https://www.jamaicatax.gov.jm",
    patterns=("[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}",),
    holds=_holds,
    pass_rate=0.9,
    near=_JAMAICA,
    check="shape",
    labels=(
        "trn no", "trn number", "taxpayer registration number", "jamaican trn", "trn #", "tax registration number",
        "tax registration no", "tax reg no", "taxpayer registration no",
    ),
    shy=("trn",),
    examples=(
        Example("Jamaican TRN: 120-071-576", "120071576"),
        Example("Taxpayer Registration Number 197-636-030", "197636030"),
        Example("Kingston, Jamaica\nTRN 199-978-296", "199978296"),
    ),
    counter_examples=(
        Example("Order number 120-071-576"),
        Example("TRN: 182-456-781"),
    ),
    validator="first digit 1 (a person)",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
