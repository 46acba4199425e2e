"""Greek tax number (AFM)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("gr_afm", LegalClass.TAXPAYER_ID, "Greek tax number (AFM)", identifies=True),
    standard="Independent Authority for Public Revenue, AFM (modulus 11): https://www.aade.gr",
    patterns=("[0-9]{9}",),
    holds=stdnum_holds("gr.vat"),
    pass_rate=0.1,
    labels=("afm", "a.f.m.", "greek tax number", "greek tin"),
    examples=(
        Example("AFM: 992735917", "992735917"),
        Example("A.F.M. 863038996", "863038996"),
        Example("Greek tax number\n360065767", "360065767"),
    ),
    counter_examples=(
        Example("AFM: 992735918"),
        Example("Order number 992735917"),
    ),
    validator="modulus 11",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
