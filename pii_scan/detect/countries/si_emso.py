"""Slovenian personal number (EMŠO)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("si_emso", LegalClass.OTHER_GOV_ID, "Slovenian personal number (EMŠO)", identifies=True),
    standard="Law of 1976 on the unique master citizen number, modulus 11; still in force in the successor states",
    patterns=("[0-9]{13}",),
    holds=stdnum_holds("si.emso"),
    pass_rate=0.003,
    labels=("emšo", "emso", "enotna matična številka občana", "slovenian personal number"),
    examples=(
        Example("EMŠO: 1911955503755", "1911955503755"),
        Example("EMSO 2607988507724", "2607988507724"),
        Example("EMŠO\n0711964500847", "0711964500847"),
    ),
    counter_examples=(
        Example("EMŠO: 1911955503756"),
        Example("Order number 1911955503755"),
    ),
    validator="modulus 11, birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
