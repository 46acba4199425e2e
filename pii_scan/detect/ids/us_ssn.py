"""US Social Security numbers."""

import re
from collections.abc import Sequence
from math import log

from pii_scan.detect.detector import Candidate, Context, Detector, Example, Verdict
from pii_scan.detect.ids.ocr_digits import NATIVE, digits_of, misread, seen_by_camera, to_digits
from pii_scan.detect.ids.ssn_rules import placeholder_ssn, valid_ssn
from pii_scan.detect.label_gap import gap_to_label
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

SSN_LABELS = (
    "ssn", "ssn#", "ssns", "s.s.n.", "s.s.n", "ss#", "ss #", "ss no", "ss no.", "ss number", "s.s. no", "s.s. no.",
    "s.s. #", "social security", "social security number", "social security no", "social security no.",
    "social security #", "social sec", "social sec. no.", "soc sec", "soc. sec.", "soc sec no", "soc. sec. no.",
    "soc sec #", "social", "my social", "social insurance", "soc", "soc#", "soc #", "seguro social",
    "no. de seguro social", "numero de seguro social", "número de seguro social", "núm. de seguro social",
    "num. de seguro social", "nro. de seguro social", "nss", "número social", "numero social",
    "taxpayer identification number", "taxpayer id", "taxpayer's identification number", "recipient's tin",
    "payee's tin", "tin", "patient ssn", "inmate ssn", "employee ssn", "ss", "s.s.", "ss num", "ss nbr", "ssn no",
    "ssn no.", "ssn number", "ssn #", "ssn/itin", "ssn or itin", "ssn/tin", "ssan", "soc no", "soc. no.",
    "soc. security", "soc security", "soc security no", "social security num", "social security nbr",
    "social security acct no", "social security account number", "social sec no", "social sec #", "social sec number",
    "social number", "social no", "social #", "socsec", "employee's social security number",
    "your social security number", "spouse's social security number", "full ssn", "va file number", "va file no",
    "va claim number", "número del seguro social", "numero del seguro social", "no. del seguro social",
    "no. seguro social", "numero seguro social", "número de social", "numero de social", "seguro social #",
    "núm. seg. social", "num. seg. social", "no. seg. soc.", "# de seguro social",
)  # fmt: skip
NOT_A_PERSON = (
    "order", "order no", "order number", "order #", "order id", "pedido", "tracking", "tracking no", "tracking number",
    "invoice", "invoice no", "factura", "part", "part no", "part number", "p/n", "sku", "serial", "serial no",
    "case no", "case number", "case #", "ticket", "ref", "ref no", "reference", "referencia", "confirmation",
    "po number", "po #", "batch", "lot", "item", "item no", "model", "shipment", "catalog", "version", "upc", "isbn",
    "folio", "docket", "rma", "quote", "work order", "purchase order", "fax", "ext",
    "pn", "mpn", "material", "material no", "material number", "product code", "product no", "product number",
    "drawing no", "dwg no", "dwg", "stock no", "stock number", "nsn", "item number", "item code", "catalog no",
)  # fmt: skip

SSN_HEADERS = (
    r"\bssns?\b|\bsoc(ial)? ?sec(urity)?\b|^ss ?(no|num|number|nbr|#)?$|^social( (no|num|number|#))?$",
    r"\bseguro social\b|^nss$",
    r"^(tax(payer)? ?id|tin)$",
)

US_SSN = Kind("us_ssn", LegalClass.SSN, "US Social Security number", "US_SSN", identifies=True)

_HYPHENS, _SPACES, _BARE, _MISREAD, _GLUED = range(5)
_SHAPE = {_HYPHENS: 3.6, _SPACES: 1.2, _BARE: -1.2, _MISREAD: 1.0, _GLUED: 6.5}
"""`SSN527-77-7727`: the label that no blank parts from the number is part of the shape."""


_DATE_BEFORE = re.compile(r"(\d{1,2}[-/.]\d{1,2}[-/.](\d{2}|\d{4})|(\d{4})-\d{2}-\d{2})[\"')]{0,2}[\s,;|]{1,3}[\"'(]?$")
_DATE_AFTER = re.compile(r"[\"']?[|;,\t][ \"']{0,2}(\d{1,2}[-/.]\d{1,2}[-/.](\d{4})|(\d{4})-\d{2}-\d{2})(?!\d)")
"""`Ellis|524-88-1276|1972-01-03|…`: a row without a header."""
_ANSWER = re.compile(
    r"\b(?:social|ssn|seguro)\b[^\n]{0,60}\n[^\n]{0,40}?(?:[a-zà-ÿ.'’]{2,}[:>]|\] ?[a-zà-ÿ ]{2,20}:?) {0,2}$"
)
"""A question for the number in the message above; this one holds nothing else."""
_EVERYDAY = frozenset(("social", "soc", "soc.", "ss", "s.s."))
_OTHER_WORDS = re.compile(
    r"\b(?!(?:sec|security|seguro|no|num|nbr|number|numero|is|was|es|here|its|it|s|the|card|on|of|for|his|her|my|#)\b)[a-z]{2,}"
)
_CHILDREN = 14
"""Years; a date beside a number that is younger is rather a dispatch's than a birth."""


def _beside_birth_date(candidate: Candidate) -> bool:
    """`(spouse, 1/3/72, 524-88-1276)`: rosters of families and staff put both side by side."""
    date = _DATE_BEFORE.search(candidate.before) or _DATE_AFTER.match(candidate.after)
    if date is None:
        return False
    today = candidate.context.reference_date.year
    year = int(date[2] or date[3])
    if year < 100:
        year += 1900 if year > today % 100 else 2000
    return 1900 < year <= today - _CHILDREN


def _check(candidate: Candidate) -> Verdict | None:
    text = candidate.text
    known = bool(candidate.label) or candidate.column
    reasons = ["ssn_rules"]
    if candidate.pattern == _MISREAD and not text.replace("-", "").replace(" ", "").isdigit():
        if not (known and misread(candidate)):
            return None
        text = to_digits(text)
        reasons.append("ocr_repair")
    digits = digits_of(text)
    if not valid_ssn(digits) and not placeholder_ssn(digits):
        return None
    if "." in text and not known:
        # 123.45.6789 is as often a version or an address of a network.
        return None
    shape = _SHAPE[candidate.pattern]
    if candidate.pattern == _MISREAD and "ocr_repair" not in reasons:
        shape = _SHAPE[_HYPHENS]
    elif candidate.pattern == _MISREAD and not seen_by_camera(candidate):
        shape -= NATIVE
    elif candidate.pattern == _BARE and known:
        shape = 0.6
    if candidate.pattern == _HYPHENS and not known and _beside_birth_date(candidate):
        shape += 0.9
        reasons.append("date_beside")
    elif (
        candidate.pattern == _BARE and known and _ANSWER.search(candidate.before) and candidate.after[:1] in ("", "\n")
    ):
        shape += 1.5
        reasons.append("answer")
    elif (
        candidate.pattern == _BARE
        and candidate.label in _EVERYDAY
        and _OTHER_WORDS.search(gap_to_label(candidate) or "")
    ):
        # `social events`, `soc of 2019`: the label is an everyday word as well.
        shape -= 1.5
    return Verdict(
        digits,
        log(1 / 0.89) + shape,
        (*reasons, f"shape:{candidate.pattern}"),
        dummy=placeholder_ssn(digits),
        start=candidate.end - len(text.lstrip("SNsn#")),
        end=candidate.end,
    )


_ENOUGH = 25


def column_odds(cells: Sequence[str], header: str, _context: Context) -> float | None:
    """Nine bare digits without a header: of 25 random numbers 19 in 20 columns hold one that was never issued."""
    if header or len(cells) < _ENOUGH or not all(len(c) == 9 and c.isascii() and c.isdigit() for c in cells):
        return None
    areas = {cell[:3] for cell in cells}
    # Numbers counted upwards share their first digits.
    if len(areas) < 0.6 * min(len(cells), 100) or not all(valid_ssn(cell) for cell in cells):
        return None
    return 1.0


_FEWEST = 5
_SPREAD = 10_000
"""A row counted upwards lies within fewer numbers than this for each of its cells."""


def beside_odds(cells: Sequence[str], _context: Context) -> float | None:
    """Nine bare digits beside names and birth dates, all of them numbers that may be issued and not counted upwards;
    people of one state share few area numbers, so their spread says nothing."""
    if len(cells) < _FEWEST or not all(len(c) == 9 and c.isascii() and c.isdigit() and valid_ssn(c) for c in cells):
        return None
    numbers = sorted(map(int, cells))
    if numbers[-1] - numbers[0] < _SPREAD * len(numbers):
        return None
    return 1.0 if len(cells) >= _ENOUGH else 0.2


DETECTOR = Detector(
    kind=US_SSN,
    standard="Social Security Administration, numbering since 2011: https://www.ssa.gov/employer/randomization.html",
    patterns=(
        "[0-9]{3} ?- ?[0-9]{2} ?- ?[0-9]{4}",
        "[0-9]{3} [0-9]{2} [0-9]{4}|[0-9]{3}\\.[0-9]{2}\\.[0-9]{4}",
        "[0-9]{9}",
        "[0-9OoIlSBZQD]{3}[- ][0-9OoIlSBZQD]{2}[- ][0-9OoIlSBZQD]{4}",
        "(?:SSN|ssn|Ssn)#?[0-9]{3}-[0-9]{2}-[0-9]{4}",
    ),
    label_patterns=(3,),
    check=_check,
    labels=SSN_LABELS,
    anti_labels=NOT_A_PERSON,
    label_weight=4.5,
    prior=-3.2,
    document_types=("ssn_card",),
    column_odds=column_odds,
    beside=("person_name", "date_of_birth"),
    beside_odds=beside_odds,
    headers=SSN_HEADERS,
    examples=(
        Example("SSN: 512-46-8801", "512468801"),
        Example("Soc. Sec. No. 219 48 7732", "219487732"),
        Example("Número de Seguro Social: 631-70-2245", "631702245"),
        Example("Social Security #\n407-33-9127", "407339127"),
        Example("his social is 304559218", "304559218"),
        Example("Ruth Ellis|524-88-1276|1972-01-03|ruth@post.example", "524881276"),
        Example("SOC/728271409 CLEAR", "728271409"),
        Example("SSN 5l2-46-88O1", "512468801", how="ocr"),
        Example("her SS#: 239 84 6I07", "239846107", how="handwriting"),
        Example("Patient's SSN527-77-7727 was entered", "527777727"),
    ),
    counter_examples=(
        Example("Order no. 512-46-8801 shipped on Monday"),
        Example("SSN: 000-12-3456"),
        Example("SSN: 666-12-3456"),
        Example("SSN: 123-45-6789"),
        Example("Tracking number 512468801"),
        Example("build 512.46.8801"),
        Example("SSN: 078-05-1120"),
    ),
    validator="area, group and serial never issued",
    not_covered="Nine digits without separators, label or column are not reported as high.",
)
