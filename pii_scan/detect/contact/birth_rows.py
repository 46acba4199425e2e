"""Birth dates of cards by their place: in a row of dates below the row of their labels, as on Ontario's licence; behind
a bare `3`, the element's number; the first of two dates in one line of which the second is the card's end."""

import re
from collections.abc import Iterator

from pii_scan.detect.calendar_dates import MONTHS, age_on, read_date
from pii_scan.detect.contact.birth_marks import FILLERS
from pii_scan.detect.detector import Context, Found
from pii_scan.detect.kinds_shared import DATE_OF_BIRTH
from pii_scan.model.evidence import How, Text

_MONTH = "(?i:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
_LABEL = re.compile(
    r"(?i)(?<![^\W\d_])(?:(?P<birth>D[O0][B8]|DDN|(?:date of )?birth(?:date|day)?|nacimiento)|"
    r"(?P<issue>iss(?:ued?)?|d[eé]l|expedici[oó]n|emisi[oó]n)|(?P<expiry>exp(?:ires|iry|iration|ira)?|venc\w*|vigencia))"
    r"(?![^\W\d_])"
)
_DATE = re.compile(
    rf"\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}|\d{{1,2}}[- ]{_MONTH}[- ]\d{{4}}"
)
_LONGEST = 120
_LICENCES = frozenset({"drivers_license_front", "state_id_front"})
_THREE = re.compile(rf"(?m)^\W{{0,2}}3[.,:)]?[ ]{{1,3}}({_DATE.pattern})(?![\d/-])")
_YOUNGEST = 14


def find_in_rows(text: Text, context: Context) -> Iterator[Found]:
    """`ISS  EXP  DOB` over `2022/11/09  2032/11/09  1981/01/26`: as many dates, in the same order."""
    if text.how not in (How.OCR, How.HANDWRITING):
        return
    matches = [(match, 0.95, "label:dob") for match in _below_labels(text.text)]
    if context.document_type in _LICENCES:
        matches += [(match, 0.9, "card:element_3") for match in _THREE.finditer(text.text)]
        if not matches:
            matches = [(match, 0.8, "card:first_of_two") for match in _before_the_end(text.text, context)]
    for match, confidence, reason in matches:
        group = match.re.groups if match.re is _THREE else 0
        read = read_date(match.group(group), context.reference_date)
        if read is None or not 0 <= (age := age_on(read.day, context.reference_date)) <= 120:
            continue
        yield Found(
            DATE_OF_BIRTH, match.group(group), read.day.isoformat(), confidence, *match.span(group), ("date", reason),
            dummy=read.day in FILLERS or context.document_type == "specimen",
            attributes={"minor": "yes" if age < 18 else "no"},
        )  # fmt: skip


def _below_labels(body: str) -> Iterator[re.Match[str]]:
    above: list[str] = []
    at = 0
    for line in body.split("\n"):
        if line.strip():
            dates = list(_DATE.finditer(body, at, at + len(line)))
            if len(above) > 1 and above.count("birth") == 1 and len(dates) == len(above):
                yield dates[above.index("birth")]
            said = [match.lastgroup or "" for match in _LABEL.finditer(line)] if len(line) < _LONGEST else []
            # `EXP / EXP` is one label in two languages; a row with dates of its own is no row of labels.
            above = [] if dates else [word for n, word in enumerate(said) if not n or said[n - 1] != word]
        at += len(line) + 1


def _before_the_end(body: str, context: Context) -> Iterator[re.Match[str]]:
    """`05/15/1994 05/15/2027` whose labels were not read: years apart, the first long ago, the second not."""
    at = 0
    for line in body.split("\n"):
        dates = list(_DATE.finditer(body, at, at + len(line)))
        at += len(line) + 1
        if len(dates) == 2 and _LABEL.search(line) is None:
            first, second = (read_date(date.group(), context.reference_date) for date in dates)
            if first is None or second is None or second.day.year - first.day.year < _YOUNGEST + 2:
                continue
            if age_on(first.day, context.reference_date) >= _YOUNGEST:
                yield dates[0]
