"""Birth dates whose label is no label as labels are found: glued to the date, misread, or the genealogist's `(b.`."""

import re
from collections.abc import Iterator
from datetime import date

from pii_scan.detect.calendar_dates import MONTHS, age_on, read_date
from pii_scan.detect.detector import Context, Found
from pii_scan.detect.kinds_shared import DATE_OF_BIRTH
from pii_scan.model.evidence import Text

FILLERS = frozenset((date(1900, 1, 1), date(1901, 1, 1), date(1970, 1, 1), date(1111, 11, 11)))
"""What programs and clerks put where no birth date is known."""
_MONTH = "(?i:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
_DAY = (
    rf"\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}} {_MONTH}\.? \d{{4}}"
    rf"|{_MONTH}\.? \d{{1,2}},? \d{{4}}"
)
_GLUED = re.compile(
    r"(?<![A-Za-z0-9])(?i:[34]?[ .]?D[O0][B8]|BIRTH|NACIMIENTO)[:. ]{0,3}(?P<day>\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
    r"(?![A-Za-z0-9])"
)
_FIELD_THREE = re.compile(
    r"(?m)^\W{0,2}3[.,:)]?\s?[A-Za-z0-9]{2,4}\s?[:.]?[ ]{0,2}(?P<day>\d{1,2}[-/]\d{1,2}[-/]\d{4})(?![A-Za-z0-9])"
)
"""Field 3 of the AAMVA card layout is the birth date, whatever the reader made of `DOB`."""
_BORN = re.compile(rf"\(b\. ?(?P<day>{_DAY})(?=[ ),;-])")


def find_marked(text: Text, context: Context) -> Iterator[Found]:
    """`(b. 12 March 1984)` anywhere; `DOB07/04/1988` and `3. pos: 07/04/1988` where a camera read the text."""
    body = text.text
    at = body.find("(b.")
    while at >= 0:
        if match := _BORN.match(body, at):
            yield from _found(match, context)
        at = body.find("(b.", at + 3)
    if context.how in ("ocr", "handwriting"):
        for pattern in (_GLUED, _FIELD_THREE):
            for match in pattern.finditer(body):
                yield from _found(match, context)


def _found(match: re.Match[str], context: Context) -> Iterator[Found]:
    read = read_date(match["day"], context.reference_date)
    if read is None:
        return
    age = age_on(read.day, context.reference_date)
    if not 0 <= age <= 120:
        return
    yield Found(
        DATE_OF_BIRTH,
        match["day"],
        read.day.isoformat(),
        0.95,
        *match.span("day"),
        ("date", "label:dob"),
        dummy=read.day in FILLERS or context.document_type == "specimen",
        attributes={"minor": "yes" if age < 18 else "no"},
    )
