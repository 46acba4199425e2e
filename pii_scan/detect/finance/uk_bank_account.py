"""British bank account numbers: eight digits beside a sort code."""

from pii_scan.detect.detector import Detector, Example
from pii_scan.detect.finance.account_beside_code import account_check
from pii_scan.detect.finance.bank_codes import ACCOUNT_WORDS, UK
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = Detector(
    kind=Kind("uk_bank_account", LegalClass.ACCT_WITHOUT_CODE, "British bank account number"),
    standard="Pay.UK, sort codes and account numbers: https://www.wearepay.uk/what-we-do/payment-systems/sort-codes/",
    patterns=("[0-9]{7,8}", "[0-9]{4}[- ][0-9]{4}", "[0-9]{2}-[0-9]{2}-[0-9]{2}[ /-]{1,3}[0-9]{7,8}"),
    check=account_check(UK, "GB", 7, 8),
    labels=(
        "s/c & a/c",
        "sort code & account",
        "sort code/account",
        "sort code and account",
        "sort code / account no",
        *ACCOUNT_WORDS,
        "sort code",
        "sortcode",
        "s/c",
    ),
    label_required=True,
    labels_are_headers=False,
    label_weight=4.0,
    prior=-3.5,
    headers=(
        r"\b(?:sort ?code|s c)\b.*\b(?:acc(?:oun)?t|acc|a c)\b",
        r"^uk (bank )?acc(oun)?t( (no|num|number))?$",
    ),
    examples=(
        Example("Sort code: 20-45-53 Account: 51234698", "51234698"),
        Example("Account number 51234698\nSort code 204553", "51234698"),
        Example("s/c 20 45 53 a/c 51234698", "51234698"),
        Example("Sort Code / Account: 20-45-53 51234698", "51234698"),
    ),
    counter_examples=(
        Example("Sort code: 20-45-53 phone 51234698"),
        Example("Order 51234698"),
    ),
    validator="label; a sort code near",
    not_covered="Accounts without a sort code near; modulus checks of single banks.",
)
