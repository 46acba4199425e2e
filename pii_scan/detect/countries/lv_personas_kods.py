"""Latvian personal code."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_stdnum = stdnum_holds("lv.pvn")


def _holds(number: str) -> bool:
    """stdnum's module is the VAT number's; it also knows firms, whose numbers begin with 4 to 9."""
    return number[0] in "0123" and _stdnum(number)


DETECTOR = national_id(
    Kind("lv_personas_kods", LegalClass.OTHER_GOV_ID, "Latvian personal code", identifies=True),
    standard="Population Register Law, personal code: https://www.pmlp.gov.lv",
    patterns=("[0-9]{6}-[0-9]{5}", "[0-9]{11}"),
    holds=_holds,
    pass_rate=0.005,
    alone={0: 4.1},
    labels=(
        "personas kods", "personas koda", "pers. kods", "p.k.", "latvian personal code", "latvian personal no",
        "pers.k.",
    ),
    examples=(
        Example("Personas kods: 130293-14816", "13029314816"),
        Example("personas kods 28084212558", "28084212558"),
        Example("Latvian personal code\n170348-12017", "17034812017"),
    ),
    counter_examples=(
        Example("Personas kods: 130293-14817"),
        Example("Order number 130293-14816"),
    ),
    validator="modulus 11, birth date",
    not_covered="Without a label and hyphen.",
)  # fmt: skip
