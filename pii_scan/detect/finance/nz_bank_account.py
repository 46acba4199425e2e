"""New Zealand bank account numbers: bank, branch, account, suffix, with a check digit by bank."""

from math import log

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_PASS_RATE = 0.0006


def _check(candidate: Candidate) -> Verdict | None:
    digits = "".join(filter(str.isdigit, candidate.text))
    if int(digits[:2]) > 38:
        return None
    from stdnum.nz import bankaccount

    if not bankaccount.is_valid(digits):
        return None
    return Verdict(digits, log(1 / _PASS_RATE), ("bank_code", "check_digit"), qualifier="NZ")


DETECTOR = Detector(
    kind=Kind("nz_bank_account", LegalClass.ACCT_WITHOUT_CODE, "New Zealand bank account number"),
    standard="Payments NZ, bank account number format: https://www.paymentsnz.co.nz/resources/industry-registers/",
    patterns=("[0-9]{2}-[0-9]{4}-[0-9]{7}-[0-9]{2,3}", "[0-9]{2} [0-9]{4} [0-9]{7} [0-9]{2,3}"),
    check=_check,
    labels=("account", "account no", "account number", "bank account", "acct", "a/c", "direct credit"),
    labels_are_headers=False,
    label_weight=3.0,
    prior=-2.5,
    examples=(
        Example("Account: 01-0902-0068389-00", "010902006838900"),
        Example("Bank account number 01 902 0068389 00\n01-0902-0068389-00", "010902006838900"),
    ),
    counter_examples=(Example("Account: 01-0902-0068388-00"), Example("part 99-0902-0068389-00")),
    validator="codes of banks, weighted check digit",
    not_covered="Numbers without separators.",
)
