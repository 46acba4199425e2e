"""Number, holder and birth date of a driving licence in the European form, by the numbers of its elements."""

import re
from collections.abc import Iterator

from pii_scan.detect.calendar_dates import age_on
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.ids.european_card import european_card
from pii_scan.detect.kinds_shared import DATE_OF_BIRTH, PERSON_NAME
from pii_scan.detect.person.normal import normal_name
from pii_scan.model.evidence import How, Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

EU_DRIVING_LICENCE = Kind(
    "eu_driving_licence", LegalClass.DRIVERS_LICENSE, "Driving licence number of a card in the European form",
    identifies=True,
)  # fmt: skip
_BRITISH = re.compile(r"[A-Z9]{2,5}9{0,3}\d[0156]\d[0-3]\d\d[A-Z9]{2}\w{3}(?: \d\d)?")
"""Has a detector of its own, with checks."""


def _find(text: Text, context: Context) -> Iterator[Found]:
    if text.how not in (How.OCR, How.HANDWRITING):
        return
    body = text.text
    card = european_card(body, context.reference_date)
    if card is None:
        return
    specimen = context.document_type == "specimen"
    reasons = ("elements_of_card",)
    if card.number is not None:
        raw = body[slice(*card.number)].strip()
        compact = "".join(filter(str.isalnum, raw))
        if not _BRITISH.fullmatch(raw) and 5 <= len(compact) <= 18:
            confidence = 0.9 if card.elements >= 4 else 0.75
            yield Found(EU_DRIVING_LICENCE, raw, compact, confidence, *card.number, reasons, specimen, group=0)
    minor = "yes" if age_on(card.born, context.reference_date) < 18 else "no"
    yield Found(
        DATE_OF_BIRTH, body[slice(*card.birth)], card.born.isoformat(), 0.95, *card.birth, reasons, specimen,
        attributes={"minor": minor}, group=0,
    )  # fmt: skip
    if card.surname and card.given and 0 <= card.given[0] - card.surname[1] <= 12:
        name = normal_name(f"{body[slice(*card.given)]} {body[slice(*card.surname)]}")
        span = card.surname[0], card.given[1]
        yield Found(PERSON_NAME, body[slice(*span)], name, 0.92, *span, reasons, specimen, group=0)


_CARD = (
    "PERMISO DE CONDUCCION\n1. VALDORIA\n2. INES MARTA\n3. 12.05.1990 MADRID\n4a. 12.11.2018 4c. DGT\n4b. 12.11.2028\n"
    "5. N595KMP2W84\n9. AM/B"
)

DETECTOR = Detector(
    kind=EU_DRIVING_LICENCE,
    standard="Directive 2006/126/EC, annex I, as amended: https://eur-lex.europa.eu/eli/dir/2006/126",
    find=_find,
    gate=("4a", "4a.", "4b", "4b."),
    hows=("ocr", "handwriting"),
    other_kinds=(DATE_OF_BIRTH, PERSON_NAME),
    examples=(
        Example(_CARD, "N595KMP2W84", how="ocr"),
        Example(_CARD, "1990-05-12", how="ocr"),
        Example(_CARD, "INES MARTA VALDORIA", how="ocr"),
    ),
    counter_examples=(
        # The same numbers on an American card: dates with strokes, the number at 4d, an inventory code at 5.
        Example("3 08/13/1971\n4b 08/13/2029\n4a 02/14/2021\n5 A123456789012", how="ocr"),
        Example("3. 12.05.1990\n4a. 12.11.1991\n5. N595KMP2W84", how="ocr"),
        Example(_CARD, how="native"),
    ),
    validator="dates at elements 3, 4a and 4b, years apart",
    not_covered="Cards of which element 3 or both dates of 4 were not read; the back.",
)
