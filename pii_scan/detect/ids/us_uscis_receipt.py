"""Receipt numbers of immigration cases; on a permanent resident's card the card's own number."""

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import compact, is_filler_number
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

RECEIPT = Kind("us_uscis_receipt", LegalClass.OTHER_GOV_ID, "USCIS receipt number")
_DISTINCT = frozenset(("IOE", "EAC", "WAC", "MSC", "YSC", "NBC"))
_ALSO_WORDS = frozenset(("LIN", "SRC", "VSC", "CSC", "NSC", "TSC", "PSC"))
"""Centres whose letters also begin part numbers and log entries (`SRC0001234567`)."""


def _check(candidate: Candidate) -> Verdict | None:
    number = compact(candidate.text)
    centre, digits = number[:3], number[3:]
    if centre not in _DISTINCT and centre not in _ALSO_WORDS:
        return None
    if centre != "IOE" and not _dated(digits, candidate.context.reference_date.year):
        return None
    known = bool(candidate.label) or candidate.column
    if not known and not candidate.text[:3].isupper():
        return None
    # Thirteen codes of 17,576, and half of all years: the word-like ones are worth less.
    odds = 4.5 if centre in _DISTINCT else 2.4
    return Verdict(number, odds, ("receipt_centre",), dummy=is_filler_number(digits))


def _dated(digits: str, year: int) -> bool:
    """Two digits of a fiscal year since 1990 and a working day: 1–366, or 9xx where the lockbox numbers them."""
    fiscal = int(digits[:2])
    return (fiscal >= 90 or fiscal <= year - 2000 + 1) and digits[2:5] != "000"


DETECTOR = Detector(
    kind=RECEIPT,
    standard="USCIS, receipt number (three letters, ten digits): https://egov.uscis.gov/",
    patterns=(
        "[A-Za-z]{3}[0-9]{10}",
        "[A-Za-z]{3}[- ][0-9]{2}[- ][0-9]{3}[- ][0-9]{5}",
        "[A-Za-z]{3}[- ][0-9]{10}",
    ),
    check=_check,
    labels=(
        "receipt number", "receipt no", "receipt #", "receipt", "uscis receipt", "uscis receipt number", "uscis case",
        "uscis case number", "i-797", "i-797c", "notice of action", "uscis", "card number", "card #", "card no",
        "case status", "application receipt", "número de recibo", "no. de recibo", "recibo de uscis", "recibo",
    ),
    anti_labels=("part", "part no", "part number", "sku", "serial", "serial no", "model", "tracking", "po number"),
    prior=-3.0,
    headers=(r"\breceipt ?(no|num|number|id)?$", r"\buscis\b", r"\bi ?797c?\b"),
    document_types=("permanent_resident_card",),
    examples=(
        Example("Receipt Number: EAC2112345078", "EAC2112345078"),
        Example("Your case MSC-21-902-41877 was received.", "MSC2190241877"),
        Example("I-797C Notice of Action\nIOE0917743320", "IOE0917743320"),
        Example("Número de recibo: WAC 19 045 50960", "WAC1904550960"),
        Example("USCIS Receipt # LIN2290137751", "LIN2290137751"),
    ),
    counter_examples=(
        Example("Part no. SRC2112345078"),
        Example("src2112345078"),
        Example("Receipt number ABC2112345078"),
        Example("EAC2100045078"),
        Example("EAC8012345078"),
    ),
    validator="service centre, fiscal year, working day",
    not_covered="Asylum offices' own case numbers.",
)  # fmt: skip
