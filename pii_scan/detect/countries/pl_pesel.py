"""Polish PESEL number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("pl_pesel", LegalClass.OTHER_GOV_ID, "Polish PESEL number", "PL_PESEL", identifies=True),
    standard="Ustawa o ewidencji ludności, PESEL (modulus 10): https://www.gov.pl/web/gov/czym-jest-numer-pesel",
    patterns=("[0-9]{11}",),
    holds=stdnum_holds("pl.pesel"),
    pass_rate=0.02,
    labels=("pesel", "nr pesel", "numer pesel", "pesel number"),
    examples=(
        Example("PESEL: 50111921817", "50111921817"),
        Example("nr PESEL 82080491611", "82080491611"),
        Example("PESEL\n80122584022", "80122584022"),
        Example("PESEL number is 88060967514", "88060967514"),
    ),
    counter_examples=(
        Example("PESEL: 50111921818"),
        Example("Order number 50111921817"),
    ),
    validator="modulus 10, birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
