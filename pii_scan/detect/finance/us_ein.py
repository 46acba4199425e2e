"""US employer identification numbers: usually a business's, so they only corroborate."""

import re
from math import log

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import place_at_label
from pii_scan.detect.label_gap import label_is_taken
from pii_scan.detect.normalise import fold
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_NEVER_USED = frozenset((0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97))
_BUSINESS = re.compile(r"ein\b|employer|payer|federal|patronal|empleador|patrono")
"""In labels that only a business has; a `tax id` is a person's SSN as often."""
_OR_PERSON = re.compile(r"(?:\b(?:ssn|social|itin)\b|seguro)[^0-9]*$")
"""On the label's own line, no number between: the form takes either, so the label says less."""
_AT_BUSINESS_LABEL = 1.5


def _check(candidate: Candidate) -> Verdict | None:
    digits = candidate.text.replace("-", "").replace(" ", "")
    if int(digits[:2]) in _NEVER_USED or label_is_taken(candidate):
        return None
    place = place_at_label(candidate)
    hyphenated = "-" in candidate.text
    if place is None and not hyphenated:
        # Nine bare digits are anything unless they are the label's own value.
        return None
    shape = 1.0 if hyphenated else 0.0
    line = fold(candidate.before[candidate.before.rfind("\n") + 1 :])
    if place is not None and _BUSINESS.search(fold(candidate.label)) and not _OR_PERSON.search(line):
        shape += _AT_BUSINESS_LABEL
    return Verdict(digits, log(1 / 0.83) + shape, ("ein_prefix",), digits in ("123456789", "000000000", "111111111"))


DETECTOR = Detector(
    kind=Kind("us_ein", LegalClass.SUPPORTING, "US employer identification number"),
    standard="IRS, valid EIN prefixes: https://www.irs.gov/businesses/small-businesses-self-employed",
    patterns=("[0-9]{2}-[0-9]{7}", "[0-9]{9}", "[0-9]{2} [0-9]{7}"),
    check=_check,
    labels=(
        "ein",
        "ein no",
        "ein number",
        "ein/tin",
        "fein",
        "fein no",
        "employer identification number",
        "employer identification no",
        "employer id",
        "employer id no",
        "employer ein",
        "employer's ein",
        "employers ein",
        "federal employer id",
        "federal employer identification number",
        "federal identification number",
        "payer's federal identification number",
        "payer's federal identification no",
        "federal tax id",
        "federal id",
        "tax id",
        "tax id no",
        "tax id number",
        "payer's tin",
        "employer's federal id",
        "identificación del empleador",
        "numero de identificacion del empleador",
        "número de identificación patronal",
        "identificación patronal",
        "número patronal",
    ),
    label_required=True,
    label_weight=4.0,
    prior=-3.0,
    headers=(
        r"\bf?ein\b|\bemployer id(?:entification)?\b|\bfederal (?:tax |employer )?id(?:entification)?\b|\bpatronal\b",
        r"\b(?:payer|filer|employer|lender|trustee)(?:'?s| s)? (?:tin|federal)\b",
    ),
    examples=(
        Example("EIN: 31-4782290", "314782290"),
        Example("Employer identification number 84-2210937", "842210937"),
        Example("Federal Tax ID 61-0938274", "610938274"),
        Example("FEIN 452219087", "452219087"),
        Example("FEIN No. 452219087", "452219087"),
        Example("Employer identification no.\n842210937", "842210937"),
        Example("Employer's EIN: 84-2210937", "842210937"),
        Example("EIN/TIN 842210937", "842210937"),
        Example("PAYER'S federal identification number   842210937", "842210937"),
        Example("Federal Employer ID 84 2210937", "842210937"),
        Example("Número de identificación patronal: 84-2210937", "842210937"),
    ),
    counter_examples=(
        Example("EIN: 07-4782290"),
        Example("Part 31-4782290"),
        Example("call 31-4782290"),
        Example("the employer id of item 842210937"),
        Example("Federal Tax ID is on invoice 842210937"),
    ),
    validator="prefixes that the IRS uses, label",
    not_covered="Numbers without label.",
)
