"""Nigerian national identification number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[:2] != "00"


DETECTOR = national_id(
    Kind("ng_nin", LegalClass.OTHER_GOV_ID, "Nigerian national identification number", "NG_NIN", identifies=True),
    standard="NIMC Act 2007, eleven digits drawn at random: https://nimc.gov.ng",
    patterns=("[0-9]{11}", "[0-9]{4}[ -][0-9]{3}[ -][0-9]{4}"),
    holds=_holds,
    pass_rate=0.9,
    check="shape",
    labels=(
        "nin", "national identification number", "nimc", "nin number", "nin no", "nin slip", "nigerian national id",
    ),
    examples=(
        Example("NIN: 44652124671", "44652124671"),
        Example("National Identification Number (NIN) 65251869929", "65251869929"),
        Example("NIMC NIN\n63530795390", "63530795390"),
    ),
    counter_examples=(
        Example("Order number 44652124671"),
        Example("NIN: 1234567890"),
    ),
    validator="label only",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
