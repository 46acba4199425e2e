"""US driver's licence numbers beside their label, in text, tables and on cards."""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Candidate, Context, Detector, Example, Found, Verdict
from pii_scan.detect.ids.licence_card import find_card_number
from pii_scan.detect.ids.licence_check import CELL_PATTERNS, PATTERNS, check_cell, check_number
from pii_scan.detect.ids.licence_unlabelled import find_unlabelled
from pii_scan.detect.kinds_shared import US_DRIVER_LICENSE, US_STATE_ID
from pii_scan.model.evidence import Text

_SURE = (
    "dl", "d.l.", "d/l", "dl#", "dln", "d.l.n.", "oln", "ol no", "ol number", "ol #", "cdl", "cdln", "odl", "edl",
    "dl/id", "dl or id", "dl id", "dl/cdl", "driver license", "drivers license", "driver's license",
    "drivers' license", "driver licence", "drivers licence", "driver's licence", "driving licence", "driving license",
    "driver lic", "drivers lic", "driver's lic", "driving lic", "drv lic", "dr lic", "drvr lic", "drivers liscense",
    "driver liscense", "drivers lisence", "driver's lisence", "operator license", "operators license",
    "operator's license", "operator lic", "operators lic", "operator's lic", "op lic", "op license", "oper lic",
    "operator permit", "chauffeur license", "chauffeur's license", "commercial driver license",
    "commercial driver's license", "motor vehicle license", "learner permit", "learner's permit", "learners permit",
    "instruction permit", "driver permit", "driver's permit", "driving permit", "license/id", "licence/id", "4d dln",
    "4d dl", "4d lic", "4d cust id", "licencia de conducir", "licencia de manejo", "licencia de manejar",
    "licencia de conductor", "licencia de chofer", "licencia para conducir", "licencia conducir",
    "permiso de conducir", "número de conductor", "número de licencia de conducir", "núm. de licencia de conducir",
    "no. de licencia de conducir", "nro. de licencia de conducir", "lic de conducir", "driv lic",
    "número de licencia de manejo", "txdl", "cadl", "fldl", "nydl", "padl", "ildl", "ohdl", "gadl", "ncdl", "njdl",
    "vadl", "azdl",
)  # fmt: skip
"""With `no` or `#` behind them as well: these are passed over between label and number."""
_NUMBER = tuple(
    f"{name} number"
    for name in (
        "dl", "d.l.", "dl/id", "cdl", "driver license", "drivers license", "driver's license", "driver licence",
        "driver's licence", "driving licence", "driver lic", "drivers lic", "operator license", "operator's license",
        "commercial driver's license",
    )
)  # fmt: skip
"""`number is` is a label of other kinds: what belongs to ours must be in our label."""
_OPEN = (
    "license no", "license number", "license #", "license num", "license nbr", "license id", "licence no",
    "licence number", "licence #", "lic", "lic no", "lic #", "lic num", "lic number", "lic id", "licencia",
    "licencia no", "licencia num", "no. de licencia", "número de licencia", "núm. de licencia", "4d",
)  # fmt: skip
"""Labels that professions, plates and programs have as well."""
_SURE_LABEL = re.compile(
    r"\b(?:[ceo]?d\W?l(?:\W?n)?|[a-z]{2}dl|oln?|cdln)\b|driv|operator|\bop(?:er)?\b|\bdr\b|drvr?|chauff|motor|learner|instruct|"
    r"conduc|manej|chofer|/id|4d\W+(?:lic|cust)"
)
"""What is none of these is open; a longer label of another kind (`medical license no`) may stand for ours."""
_OPEN_ODDS = -1.2
_ABOUT_DRIVING = re.compile(
    r"driver|motorist|operator|conduct|\bdob\b|birth|nacimiento|\bsex\b|\beyes\b|\bhgt\b|\bclass:? ?[a-dm]\b|endors|"
    r"restrict|\bdmv\b|\bbmv\b|\bssn\b|\bexp\b|real id|rental|traffic|citation"
)
_OTHER_LICENCE = re.compile(
    r"plate|placa|\btag\b|medic|nurs|physician|dental|dentist|business|contract|software|product|\bbar\b|attorney|cosmet|"
    r"barber|real estate|realtor|broker|profession|activation|\bkey\b|vehicle|liquor|alcohol|\bdog\b|\bpet\b|marriage|"
    r"hunting|fishing|weapon|carry|pistol|gun|firearm|pilot|airman|pharmac|\bdea\b|\bnpi\b|\bfcc\b|radio|engineer|architect|"
    r"teach|insur(?:ance|er) (?:agent|producer)|producer|adjuster|notary|electric|plumb|hvac|food|child ?care|facility|"
    r"taxi|security guard|import|export|open source|mit\b|apache|gpl|windows|office|seat|subscri|serial|matr[ií]cula|"
    r"m[eé]dic|profesional|negocio|veh[ií]culo|comercio|\bcna\b|\blpn\b|\brn\b|\bcpa\b|therap|counsel|funeral|\bmodel\b"
)

_ELSEWHERE = re.compile(
    r"(?<![a-z])nsw|(?<![a-z])(?:new south wales|victorian?|vicroads|queensland|qld|tasmanian?|australian?|koreano?|"
    r"uk|gb|british|dvla|indian?|south african?|germany?|french|france|italian?|italy|spanish|spain|chilean|chile|"
    r"colombian?|japan(?:ese)?|china|chinese|irish|ireland|new zealand|nz|philippines?|lto|brazil(?:ian)?|cnh|korea|"
    r"singapore|hong kong|thai(?:land)?|european|eu)(?![a-z])"
)
"""Countries whose licences are none of the United States; `mexic` would take New Mexico."""
_OF_ELSEWHERE = -3.0
_INDIAN = re.compile(r"[A-Z]{2}-?[0-9O]{2}[- ]?(?:19|2[0O])[0-9O]{9}", re.IGNORECASE)


def _check(candidate: Candidate) -> Verdict | None:
    verdict = _judge(candidate)
    if verdict is not None and (_INDIAN.fullmatch(candidate.text) or _ELSEWHERE.search(_owner(candidate))):
        verdict.log_odds += _OF_ELSEWHERE
    return verdict


def _owner(candidate: Candidate) -> str:
    """The words that may say whose licence: its label and what stands before it on the line."""
    words = candidate.label
    if not candidate.column:
        line = candidate.before.rpartition("\n")[2]
        words = f"{line[-48:]} {candidate.label}"
    return words.replace("_", " ")


def _judge(candidate: Candidate) -> Verdict | None:
    if candidate.context.document_type.startswith("state_id"):
        return None
    if candidate.column:
        return None if _OTHER_LICENCE.search(candidate.label) else check_cell(candidate.text, candidate.label)
    if _SURE_LABEL.search(candidate.label):
        return check_number(candidate, 0.0)
    line = candidate.before.rpartition("\n")[2]
    if _OTHER_LICENCE.search(candidate.label.replace("_", " ")):
        return None
    if _OTHER_LICENCE.search(line[-60:]) or _OTHER_LICENCE.search(candidate.after.partition("\n")[0]):
        return None
    about_driving = _ABOUT_DRIVING.search(f"{candidate.before} {candidate.after}")
    return check_number(candidate, -0.2 if about_driving else _OPEN_ODDS)


def _find(text: Text, context: Context) -> Iterator[Found]:
    yield from find_card_number(text, context)
    yield from find_unlabelled(text, context)


DETECTOR = Detector(
    kind=US_DRIVER_LICENSE,
    standard=(
        "AAMVA DL/ID Card Design Standard 2020, field 4d: https://www.aamva.org/topics/driver-license-and-identification-"
        "standards; formats by state with their sources in licence_table.py"
    ),
    patterns=PATTERNS,
    cell_patterns=CELL_PATTERNS,
    check=_check,
    labels=("lic. de manejar", "lic de manejar", "lic. de conducir", "lic. conducir", *_SURE, *_NUMBER, *_OPEN),
    label_required=True,
    label_weight=4.0,
    prior=-3.5,
    headers=(
        r"\b(?:driver'?s?'?|operator'?s?|drvr|dr|driving|chauffeur'?s?|oper|op) ?(?:lic(?:en[cs]e)?|permit)"
        r"(?: ?/? ?(?:or )?id)?(?: ?(?:no|num|number|nbr|id|#))?$",
        r"\blic(?:en[cs]e)? ?(?:no|num|number|nbr|id|#)$|^licen[cs]e$",
        r"^(?:dl|oln) st(?:ate)? ?(?:no|num|nbr|number)$",
        r"\b(?:dln?|oln|cdln?|d l)(?: ?/? ?(?:or )?id)?(?: ?(?:no|num|number|nbr|id|#))?$|\bol (?:no|num|number)$",
        r"\blicencia(?: (?:de |para )?(?:conducir|manejo|manejar|conductor|chofer))?(?: (?:no|num|numero|número|#))?$",
    ),
    find=_find,
    other_kinds=(US_STATE_ID,),
    validator="format of the named state, and what the number encodes of name and birth date; label",
    examples=(
        Example("Ohio DL No. RT482913", "RT482913"),
        Example("Driver's license number: S530-4418-8127", "S53044188127"),
        Example("DLN: WDLABCD456DG (WA)", "WDLABCD456DG"),
        Example("Licencia de conducir: D4827193", "D4827193"),
        Example("Núm. de licencia de conducir (Puerto Rico): 4827193", "4827193"),
        Example("OLN 482 771 093", "482771093"),
        Example("OPERATORS LICENSE R420415500489 MI", "R420415500489"),
        Example("DL#: F255-921-50-094-0 (FL)", "F255921500940"),
        Example("licence no (state): RT482913 OH", "RT482913"),
        Example("CA DL D4827193, DOB 07/04/1988", "D4827193"),
        Example("NAME            DOB         DL NO\nAda Quill       07/04/1988  D4827193", "D4827193"),
        Example("driver_license_number=D4827193&state=CA", "D4827193"),
        Example("Her driver's license, issued by the State of Ohio, is RT482913.", "RT482913"),
        Example("K482-719-360-151, Maryland driver's license", "K482719360151"),
        Example("Persons on file, Florida:\nF255-921-50-094-0  03/14/1950  Pat Foxman", "F255921500940"),
        Example(
            "OHIO DRIVER LICENSE\n4d DLN RT482913\n4b EXP 07/04/2030", "RT482913", how="ocr",
            document_type="drivers_license_front",
        ),
        Example("CALIFORNIA DRIVER LICENSE\nDL D4B27193\nEXP 08/31/2029", "D4827193", how="ocr"),
    ),
    counter_examples=(
        Example("License plate RT482913"),
        Example("Lic# RT482913, 2014 Honda Accord, plate state OH"),
        Example("Nursing license no. RN482913"),
        Example("License number ME4827193 expires with the medical board"),
        Example("DL expired 07042019"),
        Example("drivers license rules amended 2026-06-21"),
        Example("CDL 2025"),
        Example("DL office phone 614-555-0143"),
        Example("software license number 48277109"),
        Example("contractor lic. 4827193"),
        Example("building permit no 4827193"),
        Example("a duplicate of A4827193 in the public policy file"),
        Example("driver's license on file; VIN 4827193, policy 48271936"),
        Example("(384-well, duplicate) (A123-4 to H123-4)"),
        Example("D4827193"),
        Example("Order,Flight,SKU\n4471,DL219,AB-1\n4472,DL848,AB-2\n4473,AA1023,AB-3"),
        Example("Flight DL1219 to Boston, DL 848 back"),
        Example("korean_drivers_license: 11-22-345678-12"),
        Example("Name,Medical License No\nAda Quill,ME48271\nRon Abel,ME55172"),
        Example("part B210-4432-1877, Illinois warehouse"),
        Example("<dl>\n<dt id=\"ed448_005fKEY\">"),
        Example("merge f451960708 dl/file-doc-cleanup"),
    ),
    not_covered="Bare numbers without label outside of cards; New York's letter-only numbers; fewer than three digits.",
)  # fmt: skip
