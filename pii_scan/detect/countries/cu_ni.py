"""Cuban identity number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("cu_ni", LegalClass.OTHER_GOV_ID, "Cuban identity number", identifies=True),
    standard="Carné de identidad, birth date, century, serial",
    patterns=("[0-9]{11}",),
    holds=stdnum_holds("cu.ni"),
    pass_rate=0.03,
    check="birth_date",
    labels=(
        "carné de identidad", "carnet de identidad", "número de identidad permanente", "ci cubano", "cuban id",
        "no. carné identidad", "carné identidad", "no. de identidad",
    ),
    examples=(
        Example("Carné de identidad: 97102332690", "97102332690"),
        Example("carnet de identidad 83062724704", "83062724704"),
        Example("Cuban ID\n45061947547", "45061947547"),
    ),
    counter_examples=(
        Example("Order number 97102332690"),
        Example("Carné de identidad: 99133112345"),
    ),
    validator="birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
