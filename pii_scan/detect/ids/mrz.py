"""What a machine-readable zone says of a person."""

import re
from collections.abc import Iterator

from pii_scan.detect.calendar_dates import age_on
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.ids.mrz_fields import Mrz, decode_mrz
from pii_scan.detect.ids.mrz_lines import find_mrz_lines
from pii_scan.detect.ids.us_alien_number import US_ALIEN_NUMBER
from pii_scan.detect.ids.us_uscis_receipt import RECEIPT
from pii_scan.detect.ids.visa_number import VISA_NUMBER
from pii_scan.detect.kinds_shared import DATE_OF_BIRTH, OTHER_GOV_ID, PASSPORT, PERSON_NAME
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind

_SPECIMEN_COUNTRY = "UTO"
"""Utopia: the state that Doc 9303 uses in its examples."""


def _confidence(zone: Mrz) -> float:
    """One check digit lets 1 in 10 random fields pass, so two that hold are a proof beside the layout."""
    if all(zone.checks.values()):
        return 0.99
    return {0: 0.1, 1: 0.5, 2: 0.9}.get(zone.held, 0.95)


def _kind(zone: Mrz) -> Kind:
    if zone.document_code.startswith("P") or zone.document_code == "IP":
        return PASSPORT
    if zone.document_code.startswith("V"):
        return VISA_NUMBER
    # Resident cards of the United States print the holder's A-number as the document number.
    return US_ALIEN_NUMBER if zone.issuer == "USA" and zone.document_code.startswith("C") else OTHER_GOV_ID


_OWN_NUMBER = {
    "ESP": re.compile(r"\d{8}[A-Z]|[XYZ]\d{7}[A-Z]"), "EST": re.compile(r"\d{11}"), "BEL": re.compile(r"\d{11}"),
    "BGR": re.compile(r"\d{10}"), "ROU": re.compile(r"\d{6,13}"), "LTU": re.compile(r"\d{11}"),
    "LVA": re.compile(r"\d{11}"), "SVN": re.compile(r"\d{13}"), "HRV": re.compile(r"\d{11}"),
    "PER": re.compile(r"\d{8,9}"), "CHL": re.compile(r"\d{7,9}[\dK]?"), "ECU": re.compile(r"\d{10}"),
}  # fmt: skip
"""States that print the holder's own number among the optional data of their cards."""
_RECEIPT = re.compile(r"[A-Z]{3}\d{10}")


def _further(zone: Mrz) -> tuple[Kind, str] | None:
    """A number of the holder among the optional data."""
    fields = (zone.optional, zone.further)
    if zone.issuer == "USA" and zone.format == "TD1":
        return next(((RECEIPT, text) for text in fields if _RECEIPT.fullmatch(text)), None)
    if zone.format == "TD3":
        # Doc 9303-4, 4.2.2: personal number or other optional data, with a check digit of its own.
        digits = sum(map(str.isdigit, zone.optional))
        told = digits >= 6 and zone.checks.get("optional", False)
        return (OTHER_GOV_ID, zone.optional.replace("<", "")) if told else None
    shape = _OWN_NUMBER.get(zone.issuer)
    if shape is None:
        return None
    return next(((OTHER_GOV_ID, text) for text in fields if shape.fullmatch(text)), None)


def _find(text: Text, context: Context) -> Iterator[Found]:
    for group, (lines, (start, end)) in enumerate(find_mrz_lines(text.text)):
        zone = decode_mrz(lines)
        if zone is None or zone.held == 0:
            continue
        sure = _confidence(zone)
        reasons = ("mrz", f"mrz:{zone.format}", *(f"check:{name}" for name, held in zone.checks.items() if held))
        if zone.repaired:
            reasons = (*reasons, "ocr_repair")
        specimen = zone.issuer == _SPECIMEN_COUNTRY
        kind = _kind(zone)

        def place(raw: str, first: int = start, last: int = end) -> tuple[int | None, int | None]:
            at = text.text.find(raw, first, last)
            return (at, at + len(raw)) if at >= 0 else (None, None)

        if zone.number:
            trust = sure if zone.checks["number"] else min(sure, 0.6)
            yield Found(
                kind, zone.number, zone.number, trust, *place(zone.number), reasons, specimen, zone.issuer, group=group
            )
        if (more := _further(zone)) is not None:
            yield Found(
                more[0], more[1], more[1], min(sure, 0.9), *place(more[1]), (*reasons, "optional_data"), specimen,
                zone.issuer, group=group,
            )  # fmt: skip
        if zone.surname:
            name = f"{zone.given_names} {zone.surname}".strip()
            yield Found(PERSON_NAME, name, name, min(sure, 0.95), reasons=reasons, dummy=specimen, group=group)
        born = zone.birth_date(context.reference_date) if zone.checks["birth"] else None
        if born is not None:
            minor = "yes" if age_on(born, context.reference_date) < 18 else "no"
            yield Found(
                DATE_OF_BIRTH, zone.birth, born.isoformat(), sure, *place(zone.birth), reasons, specimen,
                attributes={"minor": minor}, group=group,
            )  # fmt: skip


_PASSPORT = "P<USAQUILLFEATHER<<ROWAN<ELLIS<<<<<<<<<<<<<<\n5482016736USA8806149F3103278<<<<<<<<<<<<<<00"

DETECTOR = Detector(
    kind=PASSPORT,
    standard="ICAO Doc 9303, 8th edition, parts 3–7: https://www.icao.int/publications/pages/publication.aspx?docnum=9303",
    find=_find,
    hows=("mrz", "ocr", "native"),
    other_kinds=(OTHER_GOV_ID, US_ALIEN_NUMBER, RECEIPT, VISA_NUMBER, PERSON_NAME, DATE_OF_BIRTH),
    examples=(
        Example(_PASSPORT, "548201673", how="mrz"),
        Example(_PASSPORT, "ROWAN ELLIS QUILLFEATHER", how="ocr"),
        Example(_PASSPORT, "1988-06-14", how="mrz"),
        Example(_PASSPORT.replace("USA8806149F", "USA88O6I49F"), "1988-06-14", how="ocr"),
    ),
    counter_examples=(
        Example("P<\n<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", how="ocr"),
        Example("IF A<B AND C<D THEN RETURN<<EOF", how="native"),
        Example(
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10", how="mrz"
        ),
    ),
    validator="check digits of the zone",
    not_covered="Zones of which fewer than two whole lines could be read.",
)
