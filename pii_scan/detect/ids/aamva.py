"""The barcode on the back of North American licences and ID cards: what it says of a person."""

import re
from collections.abc import Iterator

from pii_scan.detect.address.world_address import ADDRESS
from pii_scan.detect.calendar_dates import age_on
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.ids.aamva_fields import Aamva, parse_aamva
from pii_scan.detect.kinds_shared import DATE_OF_BIRTH, PERSON_NAME, US_ADDRESS, US_DRIVER_LICENSE, US_STATE_ID
from pii_scan.model.evidence import Text


def _upper(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.upper()).split())


def _find(text: Text, context: Context) -> Iterator[Found]:
    card = parse_aamva(text.text)
    if card is None:
        return
    # The standard's own specimen data; a real person of that name has another number.
    specimen = _upper(card.last) in ("SAMPLE", "SPECIMEN") or card.number.upper() in ("T64235789", "D12345678")
    reasons = ("aamva",)

    def place(value: str) -> tuple[int | None, int | None]:
        start = text.text.find(value)
        return (start, start + len(value)) if start >= 0 else (None, None)

    if card.number:
        start, end = place(card.number)
        yield Found(
            US_STATE_ID if card.document == "ID" else US_DRIVER_LICENSE, card.number,
            re.sub(r"[^A-Z0-9*]", "", card.number.upper()), 0.99, start, end, reasons, specimen, card.jurisdiction,
            {"state": card.jurisdiction[3:]} if card.jurisdiction.startswith("US-") else {}, 0,
        )  # fmt: skip
    if card.last and card.first:
        name = _upper(card.full_name)
        yield Found(PERSON_NAME, card.full_name, name, 0.99, reasons=reasons, dummy=specimen, group=0)
    if card.dob and card.dob <= context.reference_date:
        minor = "yes" if age_on(card.dob, context.reference_date) < 18 else "no"
        born = card.dob.isoformat()
        raw = next((r for r in (card.dob.strftime("%m%d%Y"), card.dob.strftime("%Y%m%d")) if r in text.text), born)
        start, end = place(raw)
        yield Found(DATE_OF_BIRTH, raw, born, 0.99, start, end, reasons, specimen, attributes={"minor": minor}, group=0)
    if card.street and (card.city or card.postal):
        abroad = card.country in ("CAN", "MEX")
        yield Found(
            ADDRESS if abroad else US_ADDRESS, card.address, _address_normal(card), 0.99, reasons=reasons,
            dummy=specimen, group=0,
            attributes={"country": card.country, "postcode": card.postal} if abroad
            else {"state": card.state, "zip5": card.postal[:5]},
        )  # fmt: skip


def _address_normal(card: Aamva) -> str:
    tail = " ".join(part for part in (card.state, card.postal if " " in card.postal else card.postal[:5]) if part)
    return ", ".join(part for part in (_upper(card.street), _upper(card.city), tail) if part)


_OHIO = (
    "@\n\x1e\rANSI 636023080102DL00410250ZO02910010DLDAQRT482913\nDCSWEXFORD\nDDEN\nDACMARLA\nDDFN\nDADJUNE\nDDGN\n"
    "DCAD\nDCBNONE\nDCDNONE\nDBD03152022\nDBB07041988\nDBA07042026\nDBC2\nDAU065 in\nDAYBRO\nDAG418 JUNIPER CT\n"
    "DAIDAYTON\nDAJOH\nDAK454020000  \nDCF2201938\nDCGUSA\rZOZOAN\r"
)

DETECTOR = Detector(
    kind=US_DRIVER_LICENSE,
    standard="AAMVA DL/ID Card Design Standard, annex D (PDF417): https://www.aamva.org/topics/driver-license-and-identification-standards",
    find=_find,
    hows=("barcode",),
    other_kinds=(US_STATE_ID, PERSON_NAME, DATE_OF_BIRTH, US_ADDRESS, ADDRESS),
    examples=(
        Example(_OHIO, "RT482913", how="barcode"),
        Example(_OHIO.replace("@\n\x1e\r", ""), "MARLA JUNE WEXFORD", how="barcode"),
        Example(_OHIO, "1988-07-04", how="barcode"),
        Example(_OHIO.replace("DL0041", "ID0041").replace("DLDAQ", "IDDAQ"), "RT482913", how="barcode"),
        Example(_OHIO, "418 JUNIPER CT, DAYTON, OH 45402", how="barcode"),
    ),
    counter_examples=(
        Example("ANSI 636023 is the issuer number of Ohio", how="barcode"),
        Example("https://example.com/t/636023080102", how="barcode"),
        Example("M1WEXFORD/MARLA       EABC123 CMHORDAA 1234 123Y012A0001 100", how="barcode"),
    ),
    validator="AAMVA header, or six of its element identifiers",
    not_covered="Encrypted fields and jurisdiction-specific subfiles (Z…) are not read.",
)
