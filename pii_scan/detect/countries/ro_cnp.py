"""Romanian personal numeric code (CNP)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("ro_cnp", LegalClass.OTHER_GOV_ID, "Romanian personal numeric code (CNP)", identifies=True),
    standard="OUG 97/2005, cod numeric personal (modulus 11): https://depabd.mai.gov.ro",
    patterns=("[0-9]{13}",),
    holds=stdnum_holds("ro.cnp"),
    pass_rate=0.002,
    labels=(
        "cnp", "cod numeric personal", "codul numeric personal", "c.n.p.", "romanian personal code", "cod numeric",
    ),
    examples=(
        Example("CNP: 1840116404795", "1840116404795"),
        Example("Cod numeric personal 1870412445168", "1870412445168"),
        Example("având CNP 2800706039822", "2800706039822"),
        Example("CNP\n2670627143078", "2670627143078"),
    ),
    counter_examples=(
        Example("CNP: 1840116404796"),
        Example("Order number 1840116404795"),
    ),
    validator="modulus 11, birth date, county",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
