"""US employer identification numbers: usually a business's, so they only corroborate."""

from math import log

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.label_gap import label_is_taken
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_NEVER_USED = frozenset((0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97))


def _check(candidate: Candidate) -> Verdict | None:
    digits = candidate.text.replace("-", "")
    if int(digits[:2]) in _NEVER_USED or label_is_taken(candidate):
        return None
    shape = 1.0 if "-" in candidate.text else 0.0
    return Verdict(digits, log(1 / 0.83) + shape, ("ein_prefix",), digits in ("123456789", "000000000", "111111111"))


DETECTOR = Detector(
    kind=Kind("us_ein", LegalClass.SUPPORTING, "US employer identification number"),
    standard="IRS, valid EIN prefixes: https://www.irs.gov/businesses/small-businesses-self-employed",
    patterns=("[0-9]{2}-[0-9]{7}", "[0-9]{9}"),
    check=_check,
    labels=(
        "ein",
        "fein",
        "employer identification number",
        "employer id",
        "employer id no",
        "federal tax id",
        "federal id",
        "tax id",
        "tax id no",
        "tax id number",
        "payer's tin",
        "employer's federal id",
        "identificación del empleador",
        "numero de identificacion del empleador",
    ),
    label_required=True,
    label_weight=4.0,
    prior=-3.0,
    headers=(r"\bf?ein\b|\bemployer id\b|\bfederal (tax )?id\b",),
    examples=(
        Example("EIN: 31-4782290", "314782290"),
        Example("Employer identification number 84-2210937", "842210937"),
        Example("Federal Tax ID 61-0938274", "610938274"),
        Example("FEIN 452219087", "452219087"),
    ),
    counter_examples=(
        Example("EIN: 07-4782290"),
        Example("Part 31-4782290"),
        Example("call 31-4782290"),
    ),
    not_covered="Numbers without label.",
)
