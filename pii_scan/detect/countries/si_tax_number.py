"""Slovenian tax number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("si_tax_number", LegalClass.TAXPAYER_ID, "Slovenian tax number", identifies=True),
    standard="Zakon o davčnem postopku, davčna številka (modulus 11): https://www.fu.gov.si",
    patterns=("[0-9]{8}",),
    holds=stdnum_holds("si.ddv"),
    pass_rate=0.09,
    labels=(
        "davčna številka", "davcna stevilka", "davčna št", "davčna št.", "slovenian tax number", "davčna",
        "id za ddv", "tax number (si)",
    ),
    shy=("dš",),
    examples=(
        Example("Davčna številka: 15884449", "15884449"),
        Example("davčna št. 74218573", "74218573"),
        Example("Slovenian tax number\n50587129", "50587129"),
    ),
    counter_examples=(
        Example("Davčna številka: 15884440"),
        Example("Order number 15884449"),
    ),
    validator="modulus 11",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
