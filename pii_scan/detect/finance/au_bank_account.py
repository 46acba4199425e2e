"""Australian bank account numbers: five to ten digits beside a BSB."""

from pii_scan.detect.detector import Detector, Example
from pii_scan.detect.finance.account_beside_code import account_check
from pii_scan.detect.finance.bank_codes import ACCOUNT_WORDS, AUSTRALIA
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = Detector(
    kind=Kind("au_bank_account", LegalClass.ACCT_WITHOUT_CODE, "Australian bank account number"),
    standard="AusPayNet, BSB procedures: https://bsb.auspaynet.com.au/",
    patterns=("[0-9]{5,10}", "[0-9]{2,5}[- ][0-9]{3,5}", "[0-9]{3}-[0-9]{3}[ /-]{1,3}[0-9]{5,10}"),
    check=account_check(AUSTRALIA, "AU", 5, 10),
    labels=(
        "bsb/acct",
        "bsb/account",
        "bsb & account",
        "bsb and account",
        "bsb-account no",
        "bsb-account",
        *ACCOUNT_WORDS,
        "bsb",
        "bsb no",
        "bsb number",
    ),
    label_required=True,
    labels_are_headers=False,
    label_weight=4.0,
    prior=-3.5,
    headers=(r"\bbsb\b.*\b(?:acc(?:oun)?t|acc|a c)\b",),
    examples=(
        Example("BSB: 062-184 Account: 10234587", "10234587"),
        Example("BSB 062184\nAcc No 102345872", "102345872"),
        Example("BSB/Account: 062-184 10234587", "10234587"),
    ),
    counter_examples=(Example("BSB: 062-184"), Example("invoice 10234587")),
    validator="label; a BSB near",
    not_covered="Accounts without a BSB near.",
)
