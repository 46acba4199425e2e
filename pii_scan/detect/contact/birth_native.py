"""Dates of birth in East Asian writing, and behind labels in other scripts."""

import re
from collections.abc import Iterator
from datetime import date

from pii_scan.detect.calendar_dates import age_on
from pii_scan.detect.contact.birth_marks import FILLERS
from pii_scan.detect.detector import Candidate, Context, Detector, Example, Found, Verdict
from pii_scan.detect.kinds_shared import DATE_OF_BIRTH
from pii_scan.detect.normalise import plain
from pii_scan.model.evidence import Text

_LABELS = (
    "生年月日", "出生日期", "出生年月日", "出生年月", "出生", "生日", "誕生日", "생년월일", "생일", "วันเกิด",
    "วันเดือนปีเกิด", "дата рождения", "д.р.", "родился", "родилась", "дата народження", "дата на раждане",
    "датум рођења", "ημερομηνία γέννησης", "ημ. γέννησης", "γεννήθηκε", "תאריך לידה", "ת. לידה",
    "تاريخ الميلاد", "تاريخ الولادة", "जन्म तिथि", "जन्मतिथि", "জন্ম তারিখ",
)  # fmt: skip
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911}
"""The year before the first of each era: Japan's, and that of the Republic of China."""
_DAY = re.compile(
    rf"(?P<era>{'|'.join(_ERAS)})?[ \u3000]?(?P<year>\d{{1,4}}|元)[ \u3000]?[年년][ \u3000]?"
    r"(?P<month>\d{1,2})[ \u3000]?[月월][ \u3000]?(?P<day>\d{1,2})[ \u3000]?[日일]"
    r"|(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"
    r"|(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>\d{4})(?!\d)"
)
_LABEL = "|".join(re.escape(label) for label in sorted(_LABELS, key=len, reverse=True))
_BORN = re.compile(
    rf"(?:{_LABEL})(?:[ \t]?[(（][^()（）\n]{{1,24}}[)）])?[^\w\n]{{0,6}}(?:\r?\n[ \t]*)?(?P<value>{_DAY.pattern})",
    re.IGNORECASE,
)
_THAI_ERA = 543
"""Years that the Buddhist calendar is ahead."""


def _read(match: re.Match[str], today: date) -> date | None:
    year, month, day = (
        match["year"] or match["y"] or match["y2"],
        match["month"] or match["m"] or match["m2"],
        match["day"] or match["d"] or match["d2"],
    )
    number = (1 if year == "元" else int(year)) + _ERAS.get(match["era"] or "", 0)
    if number > today.year + 400:
        number -= _THAI_ERA
    try:
        born = date(number, int(month), int(day))
    except ValueError:
        return None
    return born if 0 <= age_on(born, today) <= 120 else None


def _births(text: Text, context: Context) -> Iterator[Found]:
    body = plain(text.text)
    if body.isascii():
        return
    for match in _BORN.finditer(body):
        born = _read(match, context.reference_date)
        if born is None:
            continue
        start, end = match.span("value")
        yield Found(
            DATE_OF_BIRTH,
            text.text[start:end],
            born.isoformat(),
            0.95,
            start,
            end,
            ("date", "label:dob"),
            dummy=born in FILLERS,
            attributes={"minor": "yes" if age_on(born, context.reference_date) < 18 else "no"},
        )


def _check_cell(candidate: Candidate) -> Verdict | None:
    match = _DAY.fullmatch(plain(candidate.text).strip()) if candidate.column else None
    born = _read(match, candidate.context.reference_date) if match is not None else None
    return None if born is None else Verdict(born.isoformat(), 3.0, ("date",), dummy=born in FILLERS)


DETECTOR = Detector(
    kind=DATE_OF_BIRTH,
    standard="JIS X 0301 for Japan's eras, ISO 8601-1:2019 for the canonical form: https://www.iso.org/standard/70907.html",
    check=_check_cell,
    headers=(rf"^(?:{_LABEL})$",),
    gate=_LABELS,
    find=_births,
    examples=(
        Example("生年月日：1965年5月8日", "1965-05-08"),
        Example("生年月日　昭和60年3月1日", "1985-03-01"),
        Example("出生日期：民國 78 年 5 月 12 日", "1989-05-12"),
        Example("생년월일: 1990년 5월 3일", "1990-05-03"),
        Example("Дата рождения: 12.05.1980", "1980-05-12"),
        Example("תאריך לידה: 03/09/1991", "1991-09-03"),
        Example("วันเกิด 12/05/2530", "1987-05-12"),
    ),
    counter_examples=(
        Example("発行日：1965年5月8日"),
        Example("Дата выдачи: 12.05.1980"),
        Example("生年月日：2190年5月8日"),
    ),
    validator="a day of the calendar, not in the future, at most 120 years ago; label",
    not_covered="Dates in words of these languages (`12 мая 1980`).",
)
