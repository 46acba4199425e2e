"""Inmate, booking and offender numbers."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import takes_a_word_in
from pii_scan.detect.ids.custody_systems import custody_is_spoken_of, system_of
from pii_scan.detect.ids.inmate_beside_name import GATE, INMATE_NUMBER, find_beside_name
from pii_scan.detect.label_gap import gap_to_label, label_is_taken
from pii_scan.detect.normalise import fold

_LABELS = (
    "inmate", "inmate #", "inmate no", "inmate no.", "inmate number", "inmate id", "inmate id #", "inmate id no",
    "inmate number/id", "inmate pin", "inmate account", "booking", "booking #", "booking no", "booking number",
    "booking id", "booking num", "bkg no", "bkg #", "bk #", "bk no", "book no", "book #", "arrest no", "arrest number",
    "arrest id", "jail no", "jail number", "jail #", "sid", "sid #", "sid no", "sid number", "state id #",
    "state identification number", "doc #", "doc no", "doc number", "doc id", "doc#", "dc number", "dc #", "dc no",
    "cdcr #", "cdcr no", "cdcr number", "cdcr", "cdc number", "cdc #", "tdcj #", "tdcj no", "tdcj number", "tdcj",
    "tdcj-id", "idoc #", "idoc no", "idoc number", "mdoc #", "mdoc no", "mdoc number", "gdc id", "gdc #", "gdc no",
    "fdc #", "fdc no", "fdoc", "odrc #", "odrc number", "vadoc #", "vadoc", "wadoc", "scdc #", "scdc id", "opus number",
    "opus no", "opus id", "opus #", "tomis id", "tomis #", "tomis number", "din", "din #", "din no", "nysid",
    "nysid no", "nysid number", "nysid #", "cii", "cii no", "cii number", "cii #", "sbi no", "sbi number", "sbi #",
    "offender", "offender id", "offender #", "offender no", "offender number", "jid", "jail id", "jacket", "jacket #",
    "jacket no", "prisoner no", "prisoner #", "prisoner id", "prisoner number", "prison number", "prison no",
    "register number", "register no", "reg. no.", "reg no", "bop register number", "bop number", "bop no", "bop #",
    "usm number", "usms number", "so #", "so number", "pin/inmate id", "resident id", "detainee id", "detainee no",
    "detainee number", "detainee #", "commitment number", "commitment no", "incarcerated person number",
    "incarcerated individual id", "adult in custody", "person in custody", "parole number", "parole no", "parolee id",
    "parolee number", "probation number", "probationer id", "no. de recluso", "número de recluso", "número de interno",
    "no. de interno", "interno no", "recluso", "interno", "preso no", "número de preso", "my number", "mi número",
    "número de reserva", "número de detenido", "número de arresto", "número de ficha",
)  # fmt: skip
_OWN_WORDS = frozenset(("mynumber", "minumero"))
_OF_OTHERS_TOO = frozenset((
    "doc", "docno", "docnumber", "docid", "so", "sonumber", "sid", "sidno", "sidnumber", "stateid", "regno",
    "registerno", "stateidentificationnumber", "registernumber", "jacket", "jacketno", "residentid", "dc", "dcno",
    "dcnumber", "interno", "internono", "bookno", "book", "bkno", "bk", "numerodereserva", "fdcno", "fdc",
    "numerodeficha", "idocno", "idocnumber", "idoc", "mdocno", "mdocnumber", "mdoc",
))  # fmt: skip
"""Labels of documents, sales orders, sessions, cars and tenants as well. Without the `#`: labels are found without it
where another kind has the bare word."""
_ONLY_IN_FORM = frozenset(("din", "dinno", "cii", "ciino", "ciinumber"))
"""Labels of screws, drugs and companies, unless the number has the system's form."""
_TRAVEL = re.compile(
    r"hotel|flight|airline|airbnb|reserv(?:ation|ed)|check-?in|itinerary|guest|passenger|\btour\b|cruise|restaurant|appointment|"
    r"shipment|freight|container|cargo|vessel|lading|ticket|room rate|booking\.com|expedia|rental"
)
_DATE = re.compile(r"(?:19|20)\d\d-\d\d?-\d\d?|\d{1,2}-\d{1,2}-(?:19|20)?\d\d")
_BETWEEN = re.compile(r"phone|\btel\b|\bdob\b|\bdate\b|ssn|call|acc(?:oun)?t|balance|fecha|zip|age\b|cell\b|unit")
_DIRECT = re.compile(r"[\s#:.()=\"'|/-]*(?:no|number|num|id|numero|is|es|was)?[\s#:.()=\"'|/-]*")
_OWN_MARK = re.compile(r"(?:[#(:]|\bno\.|\bid)\s*$")
_STAFF = re.compile(r"\b(?:officers?|deputy|dep|ofc|sgt|cpl|lt|badge|clerk)\b")
_WORD = re.compile(r"[a-z]{3,}")
_CLOCK = 4
_DOUBTFUL = 3.0
"""Log-odds that a label loses that others use as well."""

_OF_FIRMS = re.compile(r"\b(?:company|firm|business|charity|vehicle|trade|vat|land|patent)\W{1,3}reg")
"""`Company reg. no.`: registers of other things."""


def _check(candidate: Candidate) -> Verdict | None:
    text = candidate.text.upper()
    compact = re.sub(r"[\s-]", "", text)
    digits = sum(map(str.isdigit, compact))
    if not 4 <= len(compact) <= 14 or digits < 3 or _DATE.fullmatch(text) or takes_a_word_in(text):
        return None
    label = fold(candidate.label)
    system = system_of(label, compact)
    attributes = {"system": system} if system else {}
    if candidate.column:
        return Verdict(compact, 1.0, ("digits",), attributes=attributes)
    if not label:
        # A card of this sort shows its number somewhere.
        return Verdict(compact, 0.0, ("digits",)) if digits >= 5 else None
    odds = _odds_of_place(candidate, label, compact)
    if odds is None:
        return None
    key = re.sub(r"[^a-z0-9]", "", label)
    if key.startswith("reg") and _OF_FIRMS.search(candidate.before):
        return None
    if key in _ONLY_IN_FORM and not system:
        return None
    around = (candidate.before + candidate.after).replace(candidate.label, "")
    if system:
        odds += 0.5
    elif key in _OF_OTHERS_TOO and candidate.context.document_type != "inmate_id" and not custody_is_spoken_of(around):
        odds -= _DOUBTFUL
    if key.startswith(("booking", "bkg")) and _TRAVEL.search(around) and not custody_is_spoken_of(around):
        return None
    return Verdict(compact, odds, ("label:inmate",), attributes=attributes)


def _odds_of_place(candidate: Candidate, label: str, compact: str) -> float | None:
    gap = gap_to_label(candidate)
    if gap is None or label_is_taken(candidate) or _BETWEEN.search(gap) or len(gap) > 48:
        return None
    if re.sub(r"[^a-z]", "", label) in _OWN_WORDS and (
        len(compact) > 8 or not custody_is_spoken_of(candidate.before.replace("number", ""))
    ):
        return None
    if _STAFF.search(gap) or ("\n" in gap and compact.isdigit() and len(compact) == _CLOCK and _WORD.search(gap)):
        # `BOOKING OFFICER: DEP. M. ALVARADO #4471`; the hour below a row of headings.
        return None
    direct = _DIRECT.fullmatch(gap) is not None
    if not direct and "\n" not in gap and re.search(r"[a-z]{3,}", gap):
        # A name may stand between ("Inmate: Rowan Ellis #48213"), then the number carries its own mark.
        return 0.5 if _OWN_MARK.search(gap) else None
    return 1.5 if direct else 0.5


DETECTOR = Detector(
    kind=INMATE_NUMBER,
    standard="No common format; systems and their sources in custody_systems.py, federal: https://www.bop.gov/inmateloc/",
    patterns=(
        "[A-Za-z]{0,3}[0-9]{3,12}[A-Za-z]?",
        "[A-Za-z]{0,3}[0-9]{2,8}-[0-9]{2,8}(?:-[0-9]{1,6})?",
        "[0-9]{2}-?[A-Za-z]-?[0-9]{4}",
        "[0-9]{3,6}-[A-Za-z][0-9]{2,6}",
        "[A-Za-z]{1,3}[- ][0-9]{4,8}",
    ),
    check=_check,
    labels=_LABELS,
    anti_labels=("docket", "docket no", "case no", "case number", "case #", "cause no", "court case", "warrant no"),
    label_required=True,
    label_weight=4.0,
    prior=-3.5,
    document_types=("inmate_id",),
    find=find_beside_name,
    gate=GATE,
    headers=(
        r"^(?:bkg|bkng)(?: id)?$|^(?:book|bkg?|bkng) (?:no|num|number|nbr)$",
        r"\b(inmate|offender|prisoner|booking|detainee|resident|recluso|interno) ?(id|no|num|number|pin)?$",
        r"^(sid|jid|doc|din|nysid|cdcr|tdcj|opus|tomis|bop) ?(id|no|num|number)?$|^jacket( no)?$",
        r"^(bkg|jail|arrest|parolee|probationer) ?(id|no|num|number)$",
        r"^(inm|inmt|inmate|offndr|ofndr|offdr|offender|prsnr|detainee) ?(id|no|num|nbr|nmbr|number)$",
    ),
    examples=(
        Example("Inmate #: A482139", "A482139"),
        Example("Booking No. 2024-0077213", "20240077213"),
        Example("Register Number: 48213-061", "48213061"),
        Example("Número de recluso: 7702195", "7702195"),
        Example("Offender ID 00918274", "00918274"),
        Example("CDCR Number: AV4821", "AV4821"),
        Example("DIN 19-A-4821", "19A4821"),
        Example("Rowan Ellis, TDCJ# 02148213", "02148213"),
        Example("C/O Reyes saw inmate Ellis #A482-137 run to the dayroom", "A482137"),
        Example("LEGAL MAIL TO INMATE\nEllis, Rowan     A482-137", "A482137"),
    ),
    counter_examples=(
        Example("Company reg. no. 08812345"),
        Example("Inmate phone 6145550143"),
        Example("The inmate was booked on 03-15-2024"),
        Example("48213-061"),
        Example("The jail ordered hinges, Part 482-137, in March"),
        Example("booking date: 2024-03-15"),
        Example("BOOKING OFFICER: DEP. M. ALVARADO #4471"),
        Example("TIME  VISITOR  INMATE VISITED  RELATION\n0905  Patrice Gallo"),
        Example("Doc No. 4821377"),
        Example("SO # 482137 shipped"),
        Example("sid=48213077 session opened"),
        Example("Hotel booking number 48213077"),
        Example("DIN 912 screw M8, DIN 933"),
        Example("Case No. 2024-CR-0048213"),
    ),
    validator="label; form of the prison system that the label names",
    not_covered="Numbers without a label, other than behind a name in texts that speak of custody.",
)
