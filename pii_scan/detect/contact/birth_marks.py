"""Birth dates whose label is no label as labels are found: glued to the date, misread, the genealogist's `(b.`, the
police report's `(W/M, 02/28/1989)`."""

import re
from collections.abc import Iterator
from datetime import date

from pii_scan.detect.calendar_dates import MONTHS, age_on, read_date
from pii_scan.detect.detector import Context, Found
from pii_scan.detect.ids.ocr_digits import to_digits
from pii_scan.detect.kinds_shared import DATE_OF_BIRTH
from pii_scan.detect.sieve import Sieve
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
_LIKE = "[0-9OolISBZ]"
_MISREAD = re.compile(
    r"(?<![A-Za-z0-9])"
    rf"(?i:d[ .]{{0,2}}[o0][ .]{{0,2}}[b8]|(?:date[ ]?[o0]f[ ]?)?b[il1]rth(?:[ ]?d(?:ate|ay))?|nacimiento)"
    rf"[^A-Za-z0-9\n]{{0,6}}"
    rf"(?:\n[ \t]*)?(?P<day>{_LIKE}{{1,2}} ?[-/] ?{_LIKE}{{1,2}} ?[-/] ?{_LIKE}{{4}})(?![A-Za-z0-9])"
)
"""Letters that a camera saw in place of digits, behind a label of birth."""
_REAL_DIGITS = 4
_FIELD_THREE = re.compile(
    r"(?m)^\W{0,2}3[.,:)]?\s?[A-Za-z0-9]{2,4}\s?[:.]?[ ]{0,2}(?P<day>\d{1,2}[-/]\d{1,2}[-/]\d{4})(?![A-Za-z0-9])"
)
"""Field 3 of the AAMVA card layout is the birth date, whatever the reader made of `DOB`."""
_BORN = re.compile(rf"b\. ?(?P<day>{_DAY})(?=[ ),;.-]|$|\n)")
_BORN_AFTER = ("(b.", "; b.", ", b.", "- b.")
"""What stands before the genealogist's and the clerk's `b.`; a lone `b.` counts the points of a list."""

_POLICE = re.compile(
    rf"(?<![A-Za-z0-9/])(?:[WBH]|Wh|Bl|Hi|(?<=[(])[AIUON])/[MFmf][ ]?(?:[,;/]|[ ]-|[ ])[ ]?"
    rf"(?P<day>{_DAY}|\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2}})(?![\w/-])"
)
"""Race and sex as police reports write them, and a date straight behind: `(W/M, 02/28/1989)`."""
_BESIDE_SSN = re.compile(rf"(?<![\w-])\d{{3}}-\d{{2}}-\d{{4}}[\"']?[|;,\t][ \"']{{0,2}}(?P<day>{_DAY})(?![\w/-])")
_SSN_AT = Sieve(r"[0-9]{3}-[0-9]{2}-[0-9]{4}[\"']?[|;,\t][ \"']{0,2}[0-9A-Z]", panel="digits")
"""A row without a header: the date behind a Social Security number is a birth when it is long ago."""
_YOUNGEST = 14


def find_marked(text: Text, context: Context) -> Iterator[Found]:
    """`(b. 12 March 1984)` anywhere; `DOB07/04/1988` and `3. pos: 07/04/1988` where a camera read the text."""
    body = text.text
    for mark in _BORN_AFTER:
        at = body.find(mark)
        while at >= 0:
            if match := _BORN.match(body, at + len(mark) - 2):
                yield from _found(match, context)
            at = body.find(mark, at + len(mark))
    for mark in ("/M", "/F", "/m", "/f"):
        at = body.find(mark)
        while at >= 0:
            if match := _POLICE.match(body, at - 1) or _POLICE.match(body, max(0, at - 2)):
                yield from _found(match, context, reason="race_and_sex_before")
            at = body.find(mark, at + 2)
    for match in _SSN_AT.tries(body, _BESIDE_SSN):
        read = read_date(match["day"], context.reference_date)
        if read is not None and age_on(read.day, context.reference_date) >= _YOUNGEST:
            yield from _found(match, context, reason="ssn_before")
    if context.how in ("ocr", "handwriting"):
        for match in _MISREAD.finditer(body):
            if sum(map(str.isdigit, match["day"])) >= _REAL_DIGITS and not match["day"].replace("/", "-").isdigit():
                yield from _found(match, context, to_digits(match["day"]))
        for pattern in (_GLUED, _FIELD_THREE):
            for match in pattern.finditer(body):
                yield from _found(match, context)


def _found(match: re.Match[str], context: Context, written: str = "", reason: str = "label:dob") -> Iterator[Found]:
    read = read_date(written or match["day"], context.reference_date)
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
        ("date", reason),
        dummy=read.day in FILLERS or context.document_type == "specimen",
        attributes={"minor": "yes" if age < 18 else "no"},
    )
