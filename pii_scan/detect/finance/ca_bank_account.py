"""Canadian bank account numbers: seven to twelve digits beside a transit and an institution number."""

from pii_scan.detect.detector import Detector, Example
from pii_scan.detect.finance.account_beside_code import account_check
from pii_scan.detect.finance.bank_codes import ACCOUNT_WORDS, CANADA
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = Detector(
    kind=Kind("ca_bank_account", LegalClass.ACCT_WITHOUT_CODE, "Canadian bank account number"),
    standard="Payments Canada, Rule F1 and institution numbers: https://www.payments.ca/financial-institution-numbers",
    patterns=("[0-9]{7,12}", "[0-9]{2,5}[- ][0-9]{3,7}(?:[- ][0-9]{1,4})?", "[0-9]{5}-[0-9]{3}-[0-9]{7,12}"),
    check=account_check(CANADA, "CA", 7, 12),
    labels=(
        "transit-institution-account",
        "void cheque",
        "void cheque details",
        "institution-transit-account",
        "transit/institution/account",
        "void check",
        *ACCOUNT_WORDS,
        "institution",
        "institution no",
        "institution number",
        "transit",
        "transit number",
    ),
    label_required=True,
    labels_are_headers=False,
    label_weight=4.0,
    prior=-3.5,
    headers=(r"\b(?:transit|institution)\b.*\bacc(?:oun)?t\b|\bvoid(?:ed)? che(?:que|ck)\b",),
    examples=(
        Example("Transit: 10432 Institution: 003 Account: 1034587", "1034587"),
        Example("Institution number 003\nTransit number 10432\nAccount number 5034587", "5034587"),
        Example("Transit 10432-003 acct 103-458-7", "1034587"),
    ),
    counter_examples=(Example("Transit: 10432 Institution: 003"), Example("public transit 10432 riders 1034587")),
    validator="label; a transit or institution number near",
    not_covered="Accounts without a transit number near.",
)
