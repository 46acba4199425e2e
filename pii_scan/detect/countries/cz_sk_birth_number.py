"""Czech or Slovak birth number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("cz_sk_birth_number", LegalClass.OTHER_GOV_ID, "Czech or Slovak birth number", identifies=True),
    standard="Czech act 133/2000 and Slovak act 301/1995, birth number (divisible by 11)",
    patterns=("[0-9]{6}/[0-9]{4}", "[0-9]{6}/[0-9]{3}", "[0-9]{10}"),
    holds=stdnum_holds("cz.rc"),
    pass_rate=0.008,
    alone={0: 2.6},
    labels=(
        "rodné číslo", "rodne cislo", "rodného čísla", "rč", "r.č.", "rod. číslo", "r. č.", "rod.č.", "birth number",
        "czech birth number",
    ),
    examples=(
        Example("Rodné číslo: 950811/9511", "9508119511"),
        Example("r.č. 800814/9435", "8008149435"),
        Example("Birth number 805211/8778", "8052118778"),
        Example("Rodné číslo\n6662115790", "6662115790"),
    ),
    counter_examples=(
        Example("Rodné číslo: 950811/9512"),
        Example("Order number 950811/9511"),
    ),
    validator="divisible by 11, birth date",
    not_covered="Without a label it is only possible; nine digits (born before 1954) have no check digit.",
)  # fmt: skip
