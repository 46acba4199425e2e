"""Indian permanent account number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    """Fourth letter P: a natural person. Other letters are firms and trusts."""
    return number[3] == "P" and number[5:9] != "0000"


def _of_no_holder(number: str) -> bool:
    """A fourth letter that means nothing is a slip; those of firms and trusts are right and no person's."""
    return number[3] not in "PABCFGHJLTKE"


DETECTOR = national_id(
    Kind("in_pan", LegalClass.TAXPAYER_ID, "Indian permanent account number", "IN_PAN", identifies=True),
    standard="Income Tax Department, PAN: fourth letter tells the holder's sort: https://incometaxindia.gov.in",
    patterns=("[A-Za-z]{5}[0-9]{4}[A-Za-z]",),
    holds=_holds,
    pass_rate=0.06,
    alone={0: 2.3},
    check="holder_is_a_person",
    failing=_of_no_holder,
    labels=("permanent account number", "pan card", "pan number", "pan no", "pan card no", "income tax pan"),
    shy=("pan",),
    examples=(
        Example("PAN: OIMPP4525I", "OIMPP4525I"),
        Example("Permanent Account Number EGPPZ1305K", "EGPPZ1305K"),
        Example("PAN Card\nPDAPY9448K", "PDAPY9448K"),
        Example("pan_no=HRYPU0647P", "HRYPU0647P"),
    ),
    counter_examples=(
        Example("Order number OIMPP4525I"),
        Example("PAN: ABCDE1234F"),
        Example("PAN ABCCE1234F"),
        Example("model ABCPE1234F"),
    ),
    validator="fourth letter P (a person)",
    not_covered="PANs of firms and trusts; without a label it is only possible.",
)  # fmt: skip
