"""Federal register numbers beside the prison instead of a label: `Rowan Ellis, 48213-061, FCI Danbury`.

So prisoners' post is addressed. Five digits and the three of the district; the US Marshals use the same number.
"""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Candidate, Context, Detector, Example, Found, Verdict
from pii_scan.detect.ids.inmate_beside_name import INMATE_NUMBER
from pii_scan.model.evidence import Text

_PRISONS = (
    "fci", "usp", "fpc", "fmc", "fdc", "mcc", "mdc", "fcc", "ftc", "federal correctional institution",
    "federal correctional complex", "federal correctional", "federal prison", "federal prison camp",
    "federal medical center", "federal detention center", "united states penitentiary", "u.s. penitentiary",
    "metropolitan correctional center", "metropolitan detention center", "prisión federal",
)  # fmt: skip
_PRISON = re.compile(
    r"\b(?:FCI|USP|FPC|FMC|FDC|MCC|MDC|FCC|FTC)\b|federal (?:correction|prison|medical|detention)|penitentiary|"
    r"metropolitan (?:correction|detention)",
    re.IGNORECASE,
)
_ABOVE = re.compile(r"(?:^|[\s#(:])([0-9]{5}-[0-9]{3})\)?[ \t]*\n[^\n]{0,24}$")
"""The number ends the line over the prison's: an envelope."""
_POST_CODE = re.compile(r",\s*[a-z]{2}\.?\s+$")


def _check(candidate: Candidate) -> Verdict | None:
    digits = candidate.text.replace("-", "")
    if not (candidate.label or candidate.column) or len(set(digits)) == 1 or digits.endswith("000"):
        return None
    if _POST_CODE.search(candidate.before):
        return None
    return Verdict(digits, 2.0, ("register_number_shape",), attributes={"system": "BOP"}, dummy=digits == "12345678")


def _find(text: Text, _context: Context) -> Iterator[Found]:
    """Labels are looked for before a value and behind it, not under it."""
    for prison in _PRISON.finditer(text.text):
        begin = max(0, prison.start() - 60)
        above = _ABOVE.search(text.text[begin : prison.start()])
        if above is not None and not above[1].endswith("000"):
            yield Found(
                kind=INMATE_NUMBER,
                raw=above[1],
                normal=above[1].replace("-", ""),
                confidence=0.85,
                start=begin + above.start(1),
                end=begin + above.end(1),
                reasons=("register_number_shape", "prison_below"),
                dummy=above[1] == "12345-678",
                attributes={"system": "BOP"},
            )


DETECTOR = Detector(
    kind=INMATE_NUMBER,
    standard="Federal Bureau of Prisons, register numbers: https://www.bop.gov/inmateloc/",
    patterns=("[0-9]{5}-[0-9]{3}",),
    check=_check,
    labels=(
        *_PRISONS,
        "bop",
        "bureau of prisons",
        "federal inmate",
        "federal prisoner",
        "us marshal",
        "usms",
        "usm",
        "usm no",
        "reg. no",
        "reg no",
        "register no",
        "register number",
        "register #",
        "reg #",
        "inmate",
        "prisoner",
        "offender",
        "movant",
        "petitioner",
        "pro se",
    ),
    find=_find,
    gate=_PRISONS,
    anti_labels=(
        "part",
        "part no",
        "sku",
        "zip",
        "ndc",
        "order",
        "item",
        "catalog",
        "model",
        "phone",
        "case no",
        "docket",
    ),
    label_required=True,
    prior=-3.0,
    headers=(r"\b(bop|usms?|register|reg)( (no|num|number|id))?$",),
    examples=(
        Example("Rowan Ellis 48213-061, FCI Danbury", "48213061"),
        Example("Rowan Ellis\nReg. No. 48213-061\nUSP Lewisburg", "48213061"),
        Example("Federal inmate Rowan Ellis (48213-061)", "48213061"),
        Example("Federal Medical Center, Rowan Ellis, 48213-061", "48213061"),
        Example("prisión federal: 48213-061", "48213061"),
    ),
    counter_examples=(
        Example("48213-061"),
        Example("NDC 48213-061 tablets"),
        Example("Part no. 48213-061"),
        Example("FCI Danbury, CT 06811-309"),
    ),
    validator="label or a federal prison's name",
    not_covered="Register numbers with neither label nor prison near.",
)
