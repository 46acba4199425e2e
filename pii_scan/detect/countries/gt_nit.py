"""Guatemalan tax number (NIT)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("gt_nit", LegalClass.TAXPAYER_ID, "Guatemalan tax number (NIT)", identifies=True),
    standard="SAT, NIT (modulus 11): https://portal.sat.gob.gt",
    patterns=("[0-9]{5,11}-[0-9A-Za-z]", "[0-9]{5,11}[0-9A-Za-z]"),
    holds=stdnum_holds("gt.nit"),
    pass_rate=0.09,
    labels=("número de identificación tributaria", "nit guatemala", "n.i.t.", "nit sat", "número de nit",),
    shy=("nit",),
    examples=(
        Example("NIT: 8433024-4", "84330244"),
        Example("Número de Identificación Tributaria 8927209-9", "89272099"),
        Example("NIT Guatemala\n4195546-3", "41955463"),
    ),
    counter_examples=(
        Example("NIT: 8433024-5"),
        Example("Order number 8433024-4"),
    ),
    validator="modulus 11",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
