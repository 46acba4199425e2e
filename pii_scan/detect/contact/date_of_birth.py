"""Dates of birth: any date layout, told from other dates by its label, column or document."""

import re
from collections.abc import Iterator
from datetime import date

from pii_scan.detect.calendar_dates import MONTHS, ReadDate, age_on, read_date
from pii_scan.detect.contact.birth_columns import TIME, column_odds
from pii_scan.detect.contact.birth_marks import FILLERS, find_marked
from pii_scan.detect.contact.birth_rows import find_in_rows
from pii_scan.detect.contact.birth_words import (
    ANY_WORD,
    STRAIGHT,
    announced,
    announced_behind,
    day_first,
    in_family_list,
)
from pii_scan.detect.detector import Candidate, Context, Detector, Example, Found, Verdict
from pii_scan.detect.ids.ocr_digits import seen_by_camera
from pii_scan.detect.kinds_shared import DATE_OF_BIRTH
from pii_scan.model.evidence import Text

_LABELS = (
    "dob", "d.o.b.", "d.o.b", "d o b", "d0b", "do8", "3 dob", "3. dob", "3.dob", "date of birth", "birth dt",
    "birth date", "birthdate", "birthday", "born", "born on", "birth", "b-day", "bday", "dateofbirth", "d.o.birth",
    "patient dob", "date of birth/fecha de nacimiento", "fecha de nacimiento", "fecha de nac", "fecha de nac.",
    "fecha nacimiento", "fecha nac", "f. nac.", "f. nac", "f.nac.", "f. de nac.", "fec. nac.", "fnac", "nacimiento",
    "nacido", "nacida", "nacido el", "nacida el", "nació el", "nacio el", "nací el", "nací", "nació", "fec nacimiento",
    "d/o/b", "cumpleaños", "date de naissance", "né le", "née le", "né(e) le", "geburtsdatum", "geboren am",
    "geboren", "geb.", "geb. am", "geburtstag", "geboortedatum", "geboren op", "data di nascita", "nato il",
    "nata il", "nato a", "nata a", "data de nascimento", "nascimento", "nascido em", "nascida em", "nascido a",
    "date ofbirth", "dateof birth", "self", "spouse", "wife", "husband", "son", "daughter", "child", "children",
    "dependent", "dependents", "hijo", "hija", "hijos", "esposo", "esposa", "dependientes",
    "data urodzenia", "b.d.", "nasc.", "född", "födelsedatum", "date naissance", "né(e)",
    "fødselsdato", "fødselsdag", "født", "tgl lahir", "tanggal lahir", "lahir", "tarikh lahir", "doğum tarihi",
    "datum narození", "dátum narodenia", "datum rođenja", "datum rojstva", "születési idő", "születési dátum",
    "syntymäaika", "data nașterii", "sünniaeg", "sünnikuupäev", "dzimšanas datums", "dzimšanas dati", "gimimo data",
    "fæðingardagur", "datëlindja", "data naixement",
    "data de naixement", "ngày sinh", "geb.-datum", "geb.datum", "geb.dat", "geb. datum", "f. nacimient0",
    "f. nacimiento",
)  # fmt: skip
_TORN = re.compile(r"(?:^|[^\d/.-])([01])( )$")

ID_DOCUMENTS = (
    "drivers_license_front", "drivers_license_back", "state_id_front", "passport", "permanent_resident_card",
    "inmate_id", "medicare_card",
)  # fmt: skip

_MONTH = (
    "(?i:" + "|".join([*sorted(MONTHS, key=len, reverse=True), "f.vrier", "ao.t", "d.cembre", "m.rz", "mar.o"]) + ")"
)
_NUMERIC, _EIGHT, _SIX = 0, 4, 5


def _verdict(
    read: ReadDate, candidate: Candidate, weight: float, reasons: tuple[str, ...], span: tuple[int, int], *, first: bool
) -> Verdict | None:
    born, today = read.day, candidate.context.reference_date
    if born > today or age_on(born, today) > 120:
        return Verdict(born.isoformat(), weight, reasons, dummy=True) if born in FILLERS else None
    if read.ambiguous:
        reasons = (*reasons, "order:day_first" if first else "order:month_first")
    return Verdict(
        born.isoformat(),
        weight,
        reasons,
        dummy=born in FILLERS or candidate.context.document_type == "specimen",
        attributes={"minor": "yes" if age_on(born, today) < 18 else "no"},
        start=span[0],
        end=span[1],
    )


def _check(candidate: Candidate) -> Verdict | None:
    text, context, start = TIME.sub("", candidate.text), candidate.context, candidate.start
    camera = seen_by_camera(candidate)
    if camera and text[1:2] in ("-", "/") and (torn := _TORN.search(candidate.before)):
        # "1 1/27/1971" in handwriting: the first digit of the month stands apart.
        text, start = torn[1] + text, start - len(torn[1]) - len(torn[2])
        span = (start, candidate.end)
    else:
        span = (start, start + len(text))
    known = candidate.column or announced(candidate) or in_family_list(candidate)
    first = candidate.pattern == _NUMERIC and known and day_first(candidate)
    if candidate.pattern == _SIX:
        # Six digits in one piece only straight behind the label: month, day, year.
        if not candidate.column and not STRAIGHT.search(candidate.before):
            return None
        text = f"{text[:2]}/{text[2:4]}/{text[4:]}"
    read = read_date(text, context.reference_date, day_first=first)
    if read is None:
        return None
    if known:
        weight, reasons = (1.5, ("date",)) if candidate.column else (5.0, ("date", "label:dob"))
        return _verdict(read, candidate, weight, reasons, span, first=first)
    if announced_behind(candidate):
        return _verdict(read, candidate, 4.0, ("date", "label:dob"), span, first=False)
    if _alone_on_card(candidate, read.day, context):
        return _verdict(read, candidate, 1.4, ("date", "oldest_on_id"), span, first=False)
    return None


def _alone_on_card(candidate: Candidate, day: date, context: Context) -> bool:
    """On an ID whose labels were lost in reading: a date that no other label claims and that is old enough."""
    if context.document_type not in ID_DOCUMENTS or candidate.pattern == _EIGHT:
        return False
    return not ANY_WORD.search(candidate.before) and age_on(day, context.reference_date) >= 15


def _find(text: Text, context: Context) -> Iterator[Found]:
    yield from find_marked(text, context)
    yield from find_in_rows(text, context)


DETECTOR = Detector(
    kind=DATE_OF_BIRTH,
    standard="ISO 8601-1:2019 for the canonical form: https://www.iso.org/standard/70907.html",
    patterns=(
        "[0-9]{1,2} ?[-/.] ?[0-9]{1,2} ?[-/.] ?(?:[0-9]{4}|[0-9]{2})|[0-9]{2} [0-9]{2} [0-9]{4}",
        "[0-9]{4}[-/.] ?[0-9]{1,2}[-/.] ?[0-9]{1,2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,6})?)?Z?)?",
        f"[0-9]{{1,2}}(?:st|nd|rd|th|er|o|\\.)?(?: day)?[-/. ]{{0,2}}(?:(?:de|of|di) )?{_MONTH}[-/., ]{{0,2}}"
        "(?:(?:de|del|of) )?[0-9]{4}"
        f"|[0-9]{{1,2}}(?:st|nd|rd|th)?[-/. ]{{1,2}}{_MONTH}[-/., ]{{1,2}}'?[0-9]{{2}}"
        f"|[0-9]{{4}}[-/. ]{_MONTH}[-/. ]{{1,2}}[0-9]{{1,2}}",
        f"{_MONTH}[-/. ]{{1,2}}[0-9]{{1,2}}(?:st|nd|rd|th)?[-/., ]{{1,2}}(?:(?:de|del) )?(?:[0-9]{{4}}|'[0-9]{{2}})",
        "[0-9]{8}",
        "[0-9]{6}",
    ),
    check=_check,
    labels=_LABELS,
    label_required=True,
    label_weight=1.0,
    prior=-1.0,
    document_types=ID_DOCUMENTS,
    column_odds=column_odds,
    find=_find,
    headers=(
        r"\bdob\b|\bd o b\b|\bbirth ?(date|day|dt)\b|\bdate of birth\b|\bborn\b|^birth$|\bbdate\b|\bdt of birth\b",
        r"\bfecha (de )?nac|\bf nac\b|^nacimiento$|\bgeburtsdatum\b|\bdate (de )?naissance\b|\bgeboortedatum\b",
        r"\bdata (de|di) nasc|\bf de nac\b",
        r"^nacid[oa]( el| en)?$|^naci[oó]( el)?$|^n[ée]e? le$|^geboren( am)?$|^nat[oa] il$",
        r"\bdata (de|di) nasc|\bgeb(urts)? ?dat|\bf[øo]dsels|\blahir\b|do[gğ]um tarihi",
        r"\bs[üu]nni|\bdzim[sš]anas|\bgimimo|\bdatum rojst|\bnaixement\b",
        r"\bdatum (naro|ro)|sz[üu]let[ée]si|\bsyntym|\bdata na[sș]|\bng[àa]y sinh|\bdata urodz|^nascimento$",
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
        Example("Geburtsdatum: 04.07.1988", "1988-07-04"),
        Example("Birthdate: Mar. 12, '84", "1984-03-12"),
        Example("Rowan Ellis (b. 12 March 1984), painter", "1984-03-12"),
        Example("Household: Rowan Ellis (self, 9/14/71), Ada (daughter, 7/4/03)", "2003-07-04"),
        Example("BIRTHDATE O8-22-197l", "1971-08-22", how="ocr"),
        Example("suspect Rowan Ellis (W/M, 02/28/1989) fled", "1989-02-28"),
        Example("B/F 7-19-91, victim", "1991-07-19"),
        Example("ex-bf Rowan Ellis dob 060588 at door", "1988-06-05"),
    ),
    counter_examples=(
        Example("Invoice date: 03/15/1990"),
        Example("EXP 07/04/1999"),
        Example("The meeting of 03/15/1990 was long"),
        Example("DOB: 03/15/2190"),
        Example("DOB ISS 03/15/2001"),
    ),
    validator="a day of the calendar, not in the future, at most 120 years ago; label, column or ID document",
    not_covered="A date without label outside tables and IDs; six digits in one piece other than straight behind it.",
)
