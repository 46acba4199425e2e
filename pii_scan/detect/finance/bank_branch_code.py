"""Codes of banks and branches: British sort codes, Australian BSBs, Canadian transit numbers, Indian IFSCs."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.label_gap import gap_to_label
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_DIRECT = re.compile(
    r"[\s\"'.]{0,3}(?:no|num|number|code|#|is)?(?:[\s:.=#\"'()\[\]{|/>-]|</?[a-z]{1,6}>){0,48}(?:\d{3,5}[\s/-]{1,3})?"
)
_IFSC = re.compile(r"[A-Z]{4}0[A-Z0-9]{6}")
_COUNTRIES = (("sort", "GB"), ("s/c", "GB"), ("bsb", "AU"), ("bank state", "AU"), ("ifs", "IN"))
_LENGTHS = {"GB": (6,), "AU": (6,), "CA": (5, 8)}


def _check(candidate: Candidate) -> Verdict | None:
    text = candidate.text.upper()
    if _IFSC.fullmatch(text):
        return Verdict(text, 4.0, ("ifsc_form",), qualifier="IN")
    digits = "".join(filter(str.isdigit, text))
    if len(digits) != sum(map(str.isalnum, text)) or not (candidate.label or candidate.column):
        return None
    country = next((code for word, code in _COUNTRIES if candidate.label.startswith(word)), "CA")
    if country == "IN" or len(digits) not in _LENGTHS.get(country, ()):
        return None
    gap = gap_to_label(candidate)
    if not candidate.column and (gap is None or not _DIRECT.fullmatch(gap)):
        return None
    return Verdict(digits, 2.5, ("digits",), digits in ("123456", "000000", "112233"), country)


DETECTOR = Detector(
    kind=Kind("bank_branch_code", LegalClass.SUPPORTING, "Code of a bank's branch (sort code, BSB, transit, IFSC)"),
    standard="UK: https://www.wearepay.uk/what-we-do/payment-systems/sort-codes/; AU: https://bsb.auspaynet.com.au/; "
    "CA: https://www.payments.ca/financial-institution-numbers; IN: https://www.rbi.org.in/",
    patterns=(
        "[0-9]{2}[- ][0-9]{2}[- ][0-9]{2}", "[0-9]{6}", "[0-9]{3}[- ][0-9]{3}", "[0-9]{5}[- ][0-9]{3}", "[0-9]{5}",
        "[A-Z]{4}0[0-9A-Z]{6}", "[a-z]{4}0[0-9a-z]{6}",
    ),
    check=_check,
    labels=(
        "sort code", "sortcode", "sort code no", "s/c", "bsb", "bsb no", "bsb number", "bsb code",
        "bank state branch", "ifsc", "ifsc code", "ifs code", "transit", "transit no", "transit number",
        "branch transit", "branch transit number", "institution no", "institution number", "numéro de transit",
        "routing number",
    ),
    label_required=True,
    label_weight=3.5,
    prior=-3.5,
    headers=(r"\bsort ?code\b|\bbsb\b|\bifsc?\b( code)?|\btransit (no|num|number)\b|\bbranch transit\b",),
    examples=(
        Example("Sort code: 20-45-53", "204553"),
        Example("BSB 062-184 Account 10234587", "062184"),
        Example("Branch transit number: 10432", "10432"),
        Example("IFSC: HDFC0003417", "HDFC0003417"),
        Example("s/c 20 45 53 a/c 51234698", "204553"),
    ),
    counter_examples=(
        Example("sort codes by 20-45-53"),
        Example("date 20-04-23"),
        Example("IFSC: HDFC1003417"),
    ),
    validator="length by the country that the label names; the zero of an IFSC",
    not_covered="Whether the branch exists.",
)  # fmt: skip
