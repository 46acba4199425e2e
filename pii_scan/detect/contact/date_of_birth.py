"""Dates of birth: any date layout, told from other dates by its label, column or document."""

import re
from collections.abc import Sequence
from datetime import date

from pii_scan.detect.calendar_dates import MONTHS, ReadDate, age_on, read_date
from pii_scan.detect.detector import Candidate, Context, Detector, Example, Verdict
from pii_scan.detect.ids.ocr_digits import seen_by_camera
from pii_scan.detect.kinds_shared import DATE_OF_BIRTH

_LABELS = (
    "dob", "d.o.b.", "d.o.b", "d o b", "d0b", "do8", "d08", "db", "3 dob", "3. dob", "3.dob", "date of birth",
    "birth date", "birthdate", "birthday", "born", "born on", "birth", "b.", "b-day", "bday", "dateofbirth",
    "patient dob", "date of birth/fecha de nacimiento", "fecha de nacimiento", "fecha de nac", "fecha de nac.",
    "fecha nacimiento", "fecha nac", "f. nac.", "f. nac", "f.nac.", "f. de nac.", "fec. nac.", "fnac", "nacimiento",
    "nacido", "nacida", "nacido el", "nacida el", "nació el", "nacio el", "nací el", "nací", "nació", "fec nacimiento",
    "d/o/b", "cumpleaños", "date de naissance",
)  # fmt: skip
_OF_BIRTH = (
    r"(?:date|fecha|fec|f)[ _.]{0,2}(?:of|de)?[ _]?(?:birth|nac\w*)(?:\s?/\s?(?:date|fecha)[ _](?:of|de)[ _]\w+)?|"
    r"d[. ]?[o0][. ]?[b8]\b|birth(?:[ _]?da(?:te|y))?|\bborn\b|nac(?:\.|im|id|i[oó]|i\b|í|\b)|cumplea|"
    r"naissance|\bb-?day"
)
_OF_OTHERS = (
    r"\bexp\w*|\biss(?:ue[d]?)?\b|\bissued\b|valid|\bdd\b|\bdate\b|\bdated\b|\bas of\b|arrest|booking|"
    r"booked|release|hire|\bsince\b|\bend\b|\bstart|due|posted|admi|vence|emi[st]|expedi|efectiv|effective|\bsent\b|signed|visit|service|"
    r"death|died|\brev\b|revised|until|through|\bcreated|updated|printed|statement|\bfecha\b(?! de nac| nac)"
)
_ANY_WORD = re.compile(rf"(?P<birth>{_OF_BIRTH})|(?P<other>{_OF_OTHERS})", re.IGNORECASE)
_DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[- ]?[A-Za-z]{3,10}[-, ]{0,2}\d{4}|[A-Za-z]{3,10}\.? \d{1,2},? \d{4}"
)
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}.*$")
_GLUED = re.compile(r"[^\d]+")
_BLANK_LINES = re.compile(r"\n\s*\n")
_TORN = re.compile(r"(?:^|[^\d/.-])([01])( )$")
_FIELD_THREE = re.compile(r"(?:^|\n)\W{0,2}3[.,:)]?\s?[a-z0-9]{2,4}\s?[:.]?\s{0,2}$")
"""Field 3 of the AAMVA card layout is the birth date, whatever the reader made of `DOB`."""
_FILLERS = frozenset((date(1900, 1, 1), date(1901, 1, 1), date(1970, 1, 1), date(1111, 11, 11)))

_NOT_BIRTHS = re.compile(
    _OF_OTHERS
    + r"|open|acqui|found|built|publi|incorp|purchas|trade|order|ship|last|deliver|invoice|paid|payment|close",
    re.IGNORECASE,
)
_FEWEST = 8


def column_odds(cells: Sequence[str], header: str, context: Context) -> float | None:
    """Dates that spread over the ages of living people: decades apart, hardly any of the last years.

    Without a header they are taken for birth dates, under a header that says nothing they are only possible.
    """
    if len(cells) < _FEWEST or _NOT_BIRTHS.search(header):
        return None
    years = []
    for cell in cells:
        text = _TIME.sub("", cell.strip())
        if 6 <= len(text) <= 18 and (read := read_date(text, context.reference_date)) is not None:
            years.append(read.day.year)
    if len(years) < 0.9 * len(cells):
        return None
    years.sort()
    now, count = context.reference_date.year, len(years)
    recent = sum(year > now - 8 for year in years)
    if years[0] < now - 115 or years[-1] > now or recent > 0.15 * count:
        return None
    if years[int(count * 0.9)] - years[int(count * 0.1)] < 18 or not now - 75 <= years[count // 2] <= now - 18:
        return None
    return 0.3 if header else 1.2


ID_DOCUMENTS = (
    "drivers_license_front", "drivers_license_back", "state_id_front", "passport", "permanent_resident_card",
    "inmate_id", "medicare_card",
)  # fmt: skip

_MONTH = "(?i:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"


def announced(candidate: Candidate) -> bool:
    """Whether the words before the date say birth: the last date word on its line, or the one above in its column."""
    line_above, newline, line = _BLANK_LINES.sub("\n", candidate.before.replace("$date", "")).rpartition("\n")
    words = list(_ANY_WORD.finditer(line))
    if words:
        return words[-1]["birth"] is not None and not _DATE.search(line, words[-1].end())
    if not newline:
        return False
    # A row of labels over a row of values: the n-th label belongs to the n-th date.
    above = [bool(match["birth"]) for match in _ANY_WORD.finditer(line_above.rpartition("\n")[2])]
    earlier = len(_DATE.findall(line))
    if not above or _DATE.search(line_above, line_above.rfind("\n") + 1):
        return False
    return above[min(earlier, len(above) - 1)] if len(above) > earlier else False


def _verdict(
    read: ReadDate, candidate: Candidate, weight: float, reasons: tuple[str, ...], span: tuple[int, int]
) -> Verdict | None:
    born, today = read.day, candidate.context.reference_date
    if born > today or age_on(born, today) > 120:
        return Verdict(born.isoformat(), weight, reasons, dummy=True) if born in _FILLERS else None
    minor = "yes" if age_on(born, today) < 18 else "no"
    dummy = born in _FILLERS or candidate.context.document_type == "specimen"
    if read.ambiguous:
        reasons = (*reasons, "order:month_first")
    return Verdict(
        born.isoformat(),
        weight,
        reasons,
        dummy=dummy,
        attributes={"minor": minor},
        start=span[0],
        end=span[1],
    )


def _check(candidate: Candidate) -> Verdict | None:
    text, context = candidate.text, candidate.context
    start = candidate.start
    glued = candidate.pattern == 5
    if glued:
        prefix = _GLUED.match(text)
        cut = prefix.end() if prefix else 0
        text, start = text[cut:], start + cut
    camera = seen_by_camera(candidate)
    if not (candidate.label or candidate.column or glued or camera or context.document_type in ID_DOCUMENTS):
        # Most dates of a log or a table end here: reading the words around each costs 75 µs.
        return None
    text = _TIME.sub("", text)
    if camera and re.match(r"\d[-/]", text) and (torn := _TORN.search(candidate.before)):
        # "1 1/27/1971" in handwriting: the first digit of the month stands apart.
        text, start = torn[1] + text, start - len(torn[1]) - len(torn[2])
        span = (start, candidate.end)
    else:
        span = (start, start + len(text))
    read = read_date(text, context.reference_date)
    if read is None:
        return None
    if candidate.column or glued:
        return _verdict(read, candidate, 4.5 if glued else 1.5, ("date", "label:dob") if glued else ("date",), span)
    if announced(candidate) or (camera and _FIELD_THREE.search(candidate.before)):
        return _verdict(read, candidate, 5.0, ("date", "label:dob"), span)
    if _born_after(candidate):
        return _verdict(read, candidate, 4.0, ("date", "label:dob"), span)
    if _alone_on_card(candidate, read.day, context):
        return _verdict(read, candidate, 1.4, ("date", "oldest_on_id"), span)
    return None


def _born_after(candidate: Candidate) -> bool:
    """`03/15/1990 (DOB)`: the word follows at once and no date word stands before."""
    after = re.match(r"\s{0,2}[(\[-]?\s?(?:dob|d\.o\.b|date of birth|fecha de nac)", candidate.after)
    return after is not None and not _ANY_WORD.search(candidate.before.rpartition("\n")[2])


def _alone_on_card(candidate: Candidate, day: date, context: Context) -> bool:
    """On an ID whose labels were lost in reading: a date that no other label claims and that is old enough."""
    if context.document_type not in ID_DOCUMENTS or candidate.pattern == 4:
        return False
    return not _ANY_WORD.search(candidate.before) and age_on(day, context.reference_date) >= 15


DETECTOR = Detector(
    kind=DATE_OF_BIRTH,
    standard="ISO 8601-1:2019 for the canonical form: https://www.iso.org/standard/70907.html",
    patterns=(
        "[0-9]{1,2} ?[-/.] ?[0-9]{1,2} ?[-/.] ?(?:[0-9]{4}|[0-9]{2})|[0-9]{2} [0-9]{2} [0-9]{4}",
        "[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,6})?)?Z?)?",
        f"[0-9]{{1,2}}(?:st|nd|rd|th)?[-/. ]{{0,2}}(?:de )?{_MONTH}[-/., ]{{0,2}}(?:de |del )?[0-9]{{4}}"
        f"|[0-9]{{1,2}}[-/. ]{_MONTH}[-/. ][0-9]{{2}}",
        f"{_MONTH}[-/. ]{{1,2}}[0-9]{{1,2}}(?:st|nd|rd|th)?[-/, ]{{1,2}}[0-9]{{4}}",
        "[0-9]{8}",
        "(?i:[34]?[ .]?D[O0][B8]|BIRTH|NACIMIENTO)[:. ]{0,3}[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}",
    ),
    check=_check,
    labels=_LABELS,
    label_weight=1.0,
    prior=-1.0,
    document_types=ID_DOCUMENTS,
    column_odds=column_odds,
    headers=(
        r"\bdob\b|\bd o b\b|\bbirth ?(date|day)\b|\bdate of birth\b|\bborn\b|^birth$|\bbdate\b",
        r"\bfecha (de )?nac|\bf nac\b|\bnacimiento\b",
    ),
    examples=(
        Example("DOB: 03/15/1990", "1990-03-15"),
        Example("Date of birth 15 MAR 1990", "1990-03-15"),
        Example("Fecha de nacimiento: 15 de marzo de 1990", "1990-03-15"),
        Example("D.O.B. 25-12-1984", "1984-12-25"),
        Example("nací el 14 de noviembre de 1988", "1988-11-14"),
        Example("4b EXP 07/04/2030 3 DOB 07/04/1988", "1988-07-04"),
        Example("DOB07/04/1988", "1988-07-04", how="ocr"),
        Example("born on March 3, 2012 in Lima", "2012-03-03"),
        Example("Name        DOB         Exp\nM Wexford  07/04/1988  07/04/2030", "1988-07-04"),
    ),
    counter_examples=(
        Example("Invoice date: 03/15/1990"),
        Example("EXP 07/04/1999"),
        Example("The meeting of 03/15/1990 was long"),
        Example("DOB: 03/15/2190"),
        Example("DOB ISS 03/15/2001"),
    ),
    not_covered="A year or an age alone; a date without label outside tables and IDs.",
)
