"""Danish civil registration number (CPR)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("dk_cpr", LegalClass.OTHER_GOV_ID, "Danish civil registration number (CPR)", identifies=True),
    standard="CPR-kontoret, Personnummeret i CPR; since 2007 without modulus 11: https://cpr.dk",
    patterns=("[0-9]{6}-[0-9]{4}", "[0-9]{6} ?[0-9]{4}"),
    holds=stdnum_holds("dk.cpr"),
    pass_rate=0.04,
    alone={0: 1.6},
    check="birth_date",
    labels=(
        "cpr", "cpr-nummer", "cpr-nr", "cpr nr", "cpr nummer", "cprnr", "cpr number", "cpr no", "personnummer",
        "danish personal number",
    ),
    examples=(
        Example("CPR-nr.: 160395-1600", "1603951600"),
        Example("CPR number 171196-1557", "1711961557"),
        Example("Personnummer\n230242-0700", "2302420700"),
        Example("cpr=2312680612", "2312680612"),
    ),
    counter_examples=(
        Example("Order number 160395-1600"),
        Example("CPR: 321399-1234"),
        Example("tlf 010190-1234"),
    ),
    validator="birth date and century digit",
    not_covered="Its check digit is no longer kept to, so it is not asked for; without a label it is only possible.",
)  # fmt: skip
