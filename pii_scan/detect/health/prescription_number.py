"""Numbers that pharmacies give to prescriptions."""

import re

from pii_scan.detect.detector import Detector, Example
from pii_scan.detect.ids.beside_label import compact, labelled, takes_a_word_in
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_FORM = re.compile(r"[A-Z]{0,3}[0-9]{5,12}")
_DATE = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9]")


def _read(text: str) -> str | None:
    number = "" if takes_a_word_in(text) else compact(text)
    return number if _FORM.fullmatch(number) and not _DATE.fullmatch(number) else None


DETECTOR = Detector(
    kind=Kind("prescription_number", LegalClass.MEDICAL, "Prescription number"),
    standard="21 CFR 1306.24 (labels of prescriptions): https://www.ecfr.gov/current/title-21/section-1306.24",
    patterns=("[A-Za-z]{0,4}[0-9]{4,12}[A-Za-z]?", "[A-Za-z]{1,4}[-_ ][0-9]{3,10}",
    "[0-9]{2,4}-[0-9]{2,8}(?:-[0-9]{2,6})?", "[0-9]{5,8}-[0-9]{2,7}"),
    check=labelled(_read, 1.2, "prescription_shape"),
    labels=(
        "rx #", "rx no", "rx no.", "rx number", "rx num", "rx id", "rxnumber", "prescription #", "prescription no",
        "prescription number",
        "prescription num", "prescription id", "script #", "script no", "script number", "rx order no", "refill rx",
        "número de receta",
        "no. de receta", "receta no", "receta número", "receta médica no", "número de receta médica",
        "número de prescripción", "folio de receta",
    ),
    anti_labels=(
        "phone", "fax", "call", "npi", "dea", "bin", "pcn", "rxbin", "ndc", "group", "grp", "rx bin", "rx grp",
        "rx group",
    ),
    label_required=True,
    prior=-3.0,
    headers=(
        r"^(?:rx|prescription|script) ?(?:no|num|number|id)$", r"^(?:no |numero )?(?:de )?receta(?: no| numero)?$",
    ),
    examples=(
        Example("Rx# 4417720", "4417720"),
        Example("Prescription Number: 0048213-07712", "004821307712"),
        Example("RX NO.\n7714820", "7714820"),
        Example("Número de receta: 4821377", "4821377"),
        Example("Your prescription no. 4821377 is ready for pickup", "4821377"),
    ),
    counter_examples=(
        Example("4417720"),
        Example("RxBIN 610014"),
        Example("rx packets 4417720"),
        Example("prescription numbers rose to 4417720"),
        Example("Script no errors in 44177 lines"),
        Example("RX470 card, 44177 hashes"),
    ),
    validator="label only",
    not_covered="Numbers without a label; a bare `Rx` in front.",
)  # fmt: skip
