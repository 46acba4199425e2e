"""Indian bank account numbers: nine to eighteen digits beside an IFSC."""

from pii_scan.detect.detector import Detector, Example
from pii_scan.detect.finance.account_beside_code import account_check
from pii_scan.detect.finance.bank_codes import ACCOUNT_WORDS, INDIA
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = Detector(
    kind=Kind("in_bank_account", LegalClass.ACCT_WITHOUT_CODE, "Indian bank account number"),
    standard="Reserve Bank of India, IFSC of NEFT and RTGS: https://www.rbi.org.in/",
    patterns=("[0-9]{9,18}", "[A-Za-z]{4}0[A-Za-z0-9]{6}[ /-]{1,3}[0-9]{9,18}"),
    check=account_check(INDIA, "IN", 9, 18),
    labels=(
        "bank a/c no",
        "bank a/c",
        "savings a/c number",
        "savings a/c",
        "savings a/c no",
        "a/c no (india)",
        *ACCOUNT_WORDS,
        "ifsc",
        "ifsc code",
        "beneficiary account",
    ),
    label_required=True,
    labels_are_headers=False,
    label_weight=4.0,
    prior=-3.5,
    headers=(
        r"\b(?:bank|savings?|current|india) a c\b|\ba c (?:no|number)? ?india$|\bifsc\b.*\ba(?:cc(?:oun)?t| c)\b",
    ),
    examples=(
        Example("IFSC: HDFC0003417 A/C No: 50100123456987", "50100123456987"),
        Example("Account number: 50100123456987\nIFSC code: HDFC0003417", "50100123456987"),
    ),
    counter_examples=(Example("IFSC: HDFC0003417 mobile 9812345670"), Example("UTR 50100123456987")),
    validator="label; an IFSC near",
    not_covered="Accounts without an IFSC near.",
)
