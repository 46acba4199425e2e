"""File numbers of veterans' claims: C and seven or eight digits. Newer ones are Social Security numbers."""

from pii_scan.detect.detector import Detector, Example
from pii_scan.detect.ids.beside_label import labelled, shaped
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = Detector(
    kind=Kind("us_va_file_number", LegalClass.OTHER_GOV_ID, "Veterans Affairs file number", identifies=True),
    standard="VA M21-1, claims folders (C-numbers): https://www.knowva.ebenefits.va.gov/",
    patterns=("[A-Za-z]{0,2}-?[0-9]{7,8}", "[0-9]{2} [0-9]{3} [0-9]{3}",
    "[A-Za-z][- ]?[0-9]{1,2}[- ][0-9]{3}[- ][0-9]{3}"),
    check=labelled(shaped(r"(?:X?C|XSS)?[0-9]{7,8}"), 1.2, "c_number_shape"),
    labels=(
        "va file", "va file no", "va file number", "va file #", "va claim number", "va claim no", "va claim #",
        "va id no", "va c-file", "c-file", "c-file no", "c-file number", "c file number", "c-number", "xc number",
        "veteran's file number", "veterans file number", "va claims folder", "va file number (if known)",
        "va loan claim number", "número de archivo de va", "número de expediente de va", "número de reclamo de va",
    ),
    anti_labels=("phone", "call", "fax"),
    label_required=True,
    prior=-3.0,
    headers=(r"\bva (file|claim) ?(no|num|number|id)?$|\bc ?file( ?(no|num|number))?$",),
    examples=(
        Example("VA File Number: C 27 412 077", "C27412077"),
        Example("C-file No. 28204471", "28204471"),
        Example("VA Claim Number\nC3120447", "C3120447"),
        Example("Número de expediente de VA: 27719044", "27719044"),
        Example("va_file_number=C30917744", "C30917744"),
    ),
    counter_examples=(
        Example("VA file room phone 5550143"),
        Example("27412077"),
        Example("VA claims backlog of 27412077"),
        Example("config-file 27412077"),
    ),
    validator="label only",
    not_covered="Numbers without a label; nine digits are read as Social Security numbers.",
)  # fmt: skip
