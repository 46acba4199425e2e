"""Dominican identity and electoral card number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("do_cedula", LegalClass.OTHER_GOV_ID, "Dominican identity and electoral card number", identifies=True),
    standard="Junta Central Electoral, cédula (Luhn): https://jce.gob.do",
    patterns=("[0-9]{3}-[0-9]{7}-[0-9]", "[0-9]{11}", "[0-9]{3} [0-9]{7} [0-9]"),
    holds=stdnum_holds("do.cedula"),
    pass_rate=0.1,
    alone={0: 4.2},
    labels=(
        "cédula", "cédula de identidad", "cédula de identidad y electoral", "cédula no", "cédula dominicana",
        "no. de cédula", "dominican id",
    ),
    examples=(
        Example("Cédula: 034-6205298-0", "03462052980"),
        Example("cédula de identidad y electoral No. 103-3764734-0", "10337647340"),
        Example("Cédula\n06456341244", "06456341244"),
    ),
    counter_examples=(
        Example("Cédula: 034-6205298-1"),
        Example("Order number 034-6205298-0"),
    ),
    validator="Luhn",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
