"""Colombian tax number (NIT)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("co_nit", LegalClass.TAXPAYER_ID, "Colombian tax number (NIT)"),
    standard="DIAN, NIT (modulus 11 with primes): https://www.dian.gov.co",
    patterns=(
        r"[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]",
        "[0-9]{9}-[0-9]",
        "[0-9]{10}",
        r"[0-9]{1,2}\.[0-9]{3}\.[0-9]{3}-[0-9]",
    ),
    holds=stdnum_holds("co.nit"),
    pass_rate=0.09,
    labels=("nit no", "nit colombia", "número de identificación tributaria", "n.i.t.", "colombian nit", "nit. no"),
    shy=("nit",),
    examples=(
        Example("NIT: 980.953.043-1", "9809530431"),
        Example("N.I.T. 909.836.683-6", "9098366836"),
        Example("Número de Identificación Tributaria\n827.740.740-7", "8277407407"),
    ),
    counter_examples=(
        Example("NIT: 980.953.043-2"),
        Example("Order number 980.953.043-1"),
    ),
    validator="modulus 11",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
