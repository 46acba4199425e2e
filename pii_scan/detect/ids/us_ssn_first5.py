"""Social Security numbers whose last four digits are hidden: `219-51-XXXX`.

Rarer than the other way round, and worse: with the last four, which many firms ask for, the number is whole.
"""

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.ocr_digits import digits_of
from pii_scan.detect.ids.ssn_rules import valid_ssn
from pii_scan.detect.ids.us_ssn import SSN_HEADERS, SSN_LABELS
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _check(candidate: Candidate) -> Verdict | None:
    digits = digits_of(candidate.text)
    if not valid_ssn(digits + "0001") or len(set(candidate.text[-4:])) != 1:
        return None
    return Verdict(digits, 1.5, ("masked_ssn",))


DETECTOR = Detector(
    kind=Kind("us_ssn_first5", LegalClass.SSN_PARTIAL, "First five digits of an SSN"),
    standard="Social Security Administration, numbering since 2011: https://www.ssa.gov/employer/randomization.html",
    patterns=("[0-9]{3}-[0-9]{2}-[Xx*#_]{4}", "[0-9]{3}[ .]?[0-9]{2}[ .]?[Xx*#_]{4}"),
    check=_check,
    labels=SSN_LABELS,
    anti_labels=("account", "acct", "card", "phone", "order", "part", "part no", "sku", "cuenta", "tarjeta"),
    label_required=True,
    prior=-3.0,
    headers=SSN_HEADERS,
    examples=(
        Example("SSN: 219-51-XXXX", "21951"),
        Example("Social Security 219-51-****", "21951"),
        Example("ssn 21951xxxx", "21951"),
        Example("Seguro social: 219 51 XXXX", "21951"),
    ),
    counter_examples=(
        Example("SSN: 900-51-XXXX"),
        Example("Part no. 219-51-XXXX"),
        Example("Phone 219-51-XXXX"),
    ),
    validator="area and group never issued; label",
    not_covered="Such numbers without a label.",
)
