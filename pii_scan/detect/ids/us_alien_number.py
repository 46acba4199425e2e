"""Alien registration numbers (A-numbers, USCIS numbers) of people who came to the United States."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import DIRECT, is_filler_number, label_is_one_of, place_at_label
from pii_scan.detect.label_gap import label_is_taken
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_PROSE = frozenset(("anumber", "ano", "numeroa"))
"""Labels that are also plain words: `a number of 1234567 people`."""
_OF_A_FILE = frozenset(("fileno", "filenumber", "file", "re"))
"""Words of every lawyer's letter: only with the letter in front."""


def _check(candidate: Candidate) -> Verdict | None:
    digits = "".join(filter(str.isdigit, candidate.text))
    if not 7 <= len(digits) <= 9 or len(set(digits)) == 1 or label_is_taken(candidate):
        return None
    if candidate.label.startswith(("a/c", "a / c")):
        # An account's number; a longer label of another kind stands for `a no`.
        return None
    lettered = candidate.text[0] in "Aa"
    label = candidate.label
    if not (label or lettered or candidate.column):
        return None
    if label_is_one_of(candidate, _OF_A_FILE) and not (
        lettered and len(digits) > 7 and place_at_label(candidate) == DIRECT
    ):
        return None
    if label and not lettered and place_at_label(candidate) is None:
        return None
    if label_is_one_of(candidate, _PROSE) and not lettered and not re.search(r"[:#=]\W{0,3}$", candidate.before):
        return None
    return Verdict(digits.zfill(9), 2.0 if lettered else 1.0, ("a_number",), dummy=is_filler_number(digits))


US_ALIEN_NUMBER = Kind(
    "us_alien_number", LegalClass.OTHER_GOV_ID, "US alien registration (USCIS) number", identifies=True
)

DETECTOR = Detector(
    kind=US_ALIEN_NUMBER,
    standard="USCIS glossary, A-Number: https://www.uscis.gov/glossary-term/50684",
    patterns=(
        "[Aa]?-?[0-9]{7,9}",
        "[Aa][# ]{1,2}[0-9]{7,9}",
        "[Aa][-# ]{0,2}[0-9]{2,3}[- ][0-9]{3}[- ][0-9]{3}",
        "[0-9]{2,3}[- ][0-9]{3}[- ][0-9]{3}",
    ),
    check=_check,
    labels=(
        "alien reg. no", "uscis a#", "uscis", "uscis #", "uscis#", "uscis no", "uscis number", "a-number",
        "a number", "a#", "a-no", "alien number",
        "alien registration number", "alien registration no", "alien registration", "alien reg no", "alien reg",
        "alien #", "alien no", "anumber", "a-file", "a-file no", "alien file", "alien file number", "alien id",
        "alien registration/uscis number", "uscis/alien number", "alien/uscis number", "alien registration receipt",
        "green card", "green card no", "green card number", "green card #", "permanent resident card",
        "permanent resident number", "permanent resident no", "resident alien number", "resident alien card",
        "uscis a-number", "file no", "file number", "file #", "re", "número a", "número de extranjero",
        "número de registro de extranjero", "no. de extranjero", "número de uscis", "tarjeta verde",
        "tarjeta de residente", "tarjeta de residencia", "residente permanente",
    ),
    anti_labels=("phone", "fax", "receipt number", "receipt no", "docket", "case no", "invoice"),
    label_required=True,
    label_weight=4.0,
    prior=-3.0,
    document_types=("permanent_resident_card",),
    headers=(
        r"\balien (reg(istration)? )?(no|num|number|id)$|^a ?(number|num|no)$|^a ?file( no| number)?$",
        r"\buscis( a)?( no| number)?$",
        r"\b(green ?card|permanent resident( card)?) ?(no|num|number|id)?$",
    ),
    examples=(
        Example("USCIS#: 218-440-917", "218440917"),
        Example("Alien Registration Number A218440917", "218440917"),
        Example("A-Number: A-077219403", "077219403"),
        Example("File No.: A 077-219-403", "077219403"),
        Example("Green Card Number: A207719403", "207719403"),
        Example("A# 77 219 403", "077219403"),
        Example("número de extranjero 207719403", "207719403"),
    ),
    counter_examples=(
        Example("A/C no.: 719734376"),
        Example("A218440917"),
        Example("USCIS phone 8003755283 call"),
        Example("a number of 1234567 people"),
        Example("USCIS form I-485 of 2019"),
        Example("File No. 2184409"),
        Example("USCIS office in building 2184409"),
        Example("green card lottery entries: about 22185619 people"),
    ),
    validator="label",
    not_covered="A-numbers without label.",
)  # fmt: skip
