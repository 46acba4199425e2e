"""Lithuanian personal code."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("lt_asmens_kodas", LegalClass.OTHER_GOV_ID, "Lithuanian personal code", identifies=True),
    standard="Law on the Register of Residents, personal code (modulus 11): https://www.registrucentras.lt",
    patterns=("[0-9]{11}",),
    holds=stdnum_holds("lt.asmens"),
    pass_rate=0.002,
    labels=("asmens kodas", "asmens kodo", "asm. kodas", "a.k.", "lithuanian personal code", "asmens kodas nr",),
    examples=(
        Example("Asmens kodas: 51706190758", "51706190758"),
        Example("asm. kodas 51205050465", "51205050465"),
        Example("Lithuanian personal code\n31509179822", "31509179822"),
    ),
    counter_examples=(
        Example("Asmens kodas: 51706190759"),
        Example("Order number 51706190758"),
    ),
    validator="modulus 11, birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
