"""A birth date in a row of dates below the row of their labels, as on Ontario's licence."""

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


def find_in_rows(text: Text, context: Context) -> Iterator[Found]:
    """`ISS  EXP  DOB` over `2022/11/09  2032/11/09  1981/01/26`: as many dates, in the same order."""
    if text.how not in (How.OCR, How.HANDWRITING):
        return
    for match in _below_labels(text.text):
        read = read_date(match.group(), context.reference_date)
        if read is None or not 0 <= (age := age_on(read.day, context.reference_date)) <= 120:
            continue
        yield Found(
            DATE_OF_BIRTH, match.group(), read.day.isoformat(), 0.95, *match.span(), ("date", "label:dob"),
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
