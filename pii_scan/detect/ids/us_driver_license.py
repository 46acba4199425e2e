"""US driver's licence numbers beside their label, in text, tables and on cards."""

import re

from pii_scan.detect.calendar_dates import read_date
from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.jurisdictions import issuing_state_near
from pii_scan.detect.ids.licence_card import compact_number, find_card_number, read_number
from pii_scan.detect.ids.licence_formats import fits
from pii_scan.detect.kinds_shared import US_DRIVER_LICENSE, US_STATE_ID
from pii_scan.detect.label_gap import gap_to_label, label_is_taken

_LABELS = (
    "dl", "dl#", "dl #", "dl no", "dl no.", "dl number", "dln", "d.l.", "d.l. no", "d.l. no.", "d.l. #", "d/l",
    "d.l.n.", "oln", "oln #", "cdl", "cdl no", "cdl #", "op lic", "op. lic.", "operator license",
    "operator's license", "operators license", "operators lic", "operator lic", "operators license no", "op license",
    "operator license no", "driver license", "driver license no", "driver license no.",
    "driver license number", "driver license #", "drivers license", "drivers license no", "drivers license number",
    "drivers license #", "driver's license", "driver's license no", "driver's license no.", "driver's license number",
    "driver's license #", "driver's lic", "drivers lic", "driver lic", "driver's licence", "driving licence",
    "license no", "license no.", "license number", "license #", "license#", "license id", "licence no", "lic", "lic.",
    "lic no", "lic no.", "lic. no.", "lic #", "lic#", "lic. #", "lic.#", "lic num", "4d dln", "4d", "4d lic#",
    "learner permit", "permit no", "licencia", "licencia de conducir", "licencia de manejo", "licencia no",
    "no. de licencia", "número de licencia", "numero de licencia", "licencia de conducir no",
)  # fmt: skip
_OTHER_LICENCE = re.compile(
    r"plate|placa|medical|nurs|business|contractor|software|product|\bbar\b|cosmet|real estate|professional|activation|"
    r"\bkey\b|vehicle|liquor|\bdog\b|marriage|hunting|fishing|weapon|carry|pilot|pharmac|\bdea\b|\bnpi\b|fcc"
)
_OTHER_FIELD = re.compile(r"phone|\btel\b|\bdob\b|\bssn\b|expir|\bexp\b|issued|class|fee|acc(?:oun)?t|date|plate")


def _check(candidate: Candidate) -> Verdict | None:
    if candidate.context.document_type.startswith("state_id"):
        return None
    if candidate.column:
        compact = compact_number(candidate.text)
        return Verdict(compact, 1.5, ("licence_shape",)) if fits(compact) else None
    gap = gap_to_label(candidate)
    line = candidate.before.rpartition("\n")[2]
    if gap is None or label_is_taken(candidate) or _OTHER_FIELD.search(gap) or _OTHER_LICENCE.search(line[-60:]):
        return None
    if re.search(r"[a-z]{3,}", gap.replace("number", "").replace("license", "")) and "\n" not in gap and len(gap) > 16:
        return None
    if read_date(candidate.text, candidate.context.reference_date) and re.search(r"[-/. ]", candidate.text):
        return None
    state = issuing_state_near(candidate.before, candidate.after)
    reading = read_number(candidate.text, state, False)
    if reading is None and state:
        state, reading = "", read_number(candidate.text, "", False)
    if reading is None or sum(map(str.isdigit, reading.compact)) < (3 if reading.compact[0].isalpha() else 6):
        return None
    weight = (2.5 if state else 1.5) if reading.compact[0].isalpha() else (1.8 if state else 0.8)
    zeros = len(set(reading.compact.strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))) <= 1
    return Verdict(
        reading.compact,
        weight,
        ("state_format",) if state else ("licence_shape",),
        dummy=zeros or reading.compact in ("12345678", "123456789", "A1234567", "D12345678"),
        qualifier=f"US-{state}" if state else "",
        attributes={"state": state} if state else {},
        start=candidate.start,
        end=candidate.start + reading.end,
    )


DETECTOR = Detector(
    kind=US_DRIVER_LICENSE,
    standard="AAMVA DL/ID Card Design Standard 2020 (card layout); formats by state: https://www.aamva.org/",
    patterns=(
        "[A-Za-z]{0,3}[0-9]{4,14}[A-Za-z]{0,2}",
        "[A-Za-z]?[0-9]{1,4}(?:[- ][0-9]{2,5}){1,4}(?:-[0-9]{1,2})?",
        "(?i:WDL)[A-Za-z0-9]{9}|[A-Za-z][A-Za-z*]{4,6}[0-9]{3}[A-Za-z0-9*]{2}",
        "[0-9]{2}[A-Za-z]{3}[0-9]{5}|[0-9]{3}[A-Za-z]{2}[0-9]{4}",
    ),
    check=_check,
    labels=_LABELS,
    label_required=True,
    label_weight=4.0,
    prior=-3.5,
    headers=(
        r"\bdriver'?s? ?lic(en[cs]e)?( (no|num|number|id))?$|\blicen[cs]e (no|num|number|id)$|^licen[cs]e$",
        r"\bdln?( (no|num|number))?$|\boln( no)?$|\bcdl( (no|num|number))?$|^lic (no|num|number)$|\blicencia( no)?$",
    ),
    find=find_card_number,
    other_kinds=(US_STATE_ID,),
    examples=(
        Example("Ohio DL No. RT482913", "RT482913"),
        Example("Driver's license number: S530-4418-8127", "S53044188127"),
        Example("DLN: WDLABCD456DG (WA)", "WDLABCD456DG"),
        Example("Licencia de conducir: D4827193", "D4827193"),
        Example("OLN 482 771 093", "482771093"),
        Example("OPERATORS LICENSE R420415500489 MI", "R420415500489"),
        Example(
            "OHIO DRIVER LICENSE\n4d DLN RT482913\n4b EXP 07/04/2030", "RT482913", how="ocr",
            document_type="drivers_license_front",
        ),
        Example("CALIFORNIA DRIVER LICENSE\nDL D4B27193\nEXP 08/31/2029", "D4827193", how="ocr"),
    ),
    counter_examples=(
        Example("License plate RT482913"),
        Example("Nursing license no. RN482913"),
        Example("DL expired 07042019"),
        Example("drivers license rules amended 2026-06-21"),
        Example("CDL 2025"),
        Example("software license number 48277109"),
    ),
    not_covered="Numbers without label outside of cards; other countries' licences.",
)  # fmt: skip
