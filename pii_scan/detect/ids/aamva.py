"""The barcode on the back of North American licences and ID cards: reading it, and what it says of a person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pii_scan.detect.calendar_dates import age_on, read_packed
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.ids.jurisdictions import ISSUERS, PROVINCES, STATE_NAMES
from pii_scan.detect.kinds_shared import DATE_OF_BIRTH, PERSON_NAME, US_ADDRESS, US_DRIVER_LICENSE, US_STATE_ID
from pii_scan.model.evidence import Text

_HEADER = re.compile(r"(?:ANSI|AAMVA)\s?(\d{6})(\d{2})(?:\d{2})?\d{2}(?=(?:DL|ID|EN|Z[A-Z]|D[A-D][A-Z]|\s|$))")
_HEADER_LOOSE = re.compile(r"(?:ANSI|AAMVA)\s{0,2}(\d{6})(\d{2})?")
_DESIGNATORS = re.compile(r"(?:(?:DL|ID|EN|Z[A-Z])[0-9A-F]{8})+")
_SUBFILE = re.compile(r"(?:DL|ID|EN)(?=D[A-D][A-Z])")
_ELEMENT = re.compile(r"\s{0,3}(?:(?:DL|ID|EN)\s?)?(D[A-D][A-Z])(.*)")
_BREAKS = re.compile(r"[\n\r\x1c-\x1f]+")
# Printable stand-ins that some readers write for control characters.
_SPELLED = re.compile(r"<(?:LF|CR|RS|GS|FS|US)>|\\x1[c-eC-E]|\\[nr]")
_GLUED = re.compile(
    r"(?=(?:DCA|DCB|DCD|DBA|DCS|DAC|DCT|DAD|DBD|DBB|DBC|DAY|DAU|DAG|DAH|DAI|DAJ|DAK|DAQ|DCF|DCG|DDE|DDF|DDG|DAA|DAB))"
)
_NOT_GIVEN = frozenset(("", "NONE", "UNAVL", "UNAVAIL", "UNK", "NMN", "N/A", "NULL"))


@dataclass(frozen=True, slots=True)
class Aamva:
    """Fields as the barcode states them; empty where it does not. Dates are calendar days."""

    document: str
    """`DL` or `ID`."""
    version: str
    issuer: str
    """Issuer identification number, six digits."""
    jurisdiction: str
    """Who issued it: `US-OH`, `CA-ON`; from the issuer number, else from the address."""
    number: str = ""
    last: str = ""
    first: str = ""
    middle: str = ""
    suffix: str = ""
    dob: date | None = None
    expiry: date | None = None
    issue: date | None = None
    street: str = ""
    city: str = ""
    state: str = ""
    postal: str = ""
    sex: str = ""
    """`M`, `F`, `X` or empty."""
    country: str = ""

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.first, self.middle, self.last, self.suffix) if part)

    @property
    def address(self) -> str:
        tail = " ".join(part for part in (self.state, self.postal) if part)
        return ", ".join(part for part in (self.street, self.city, tail) if part)


def _elements(body: str) -> dict[str, str]:
    """Element id → value. Subfile offsets in the header are often wrong, so they are not used at all."""
    found: dict[str, str] = {}
    lines = _BREAKS.split(body)
    if sum(1 for line in lines if _ELEMENT.match(line)) < 4:
        lines = [part for line in lines for part in _GLUED.split(line)]
    for line in lines:
        match = _ELEMENT.match(line)
        if match and match[1] not in found:
            found[match[1]] = " ".join(match[2].split())
    return found


def _first_of(fields: dict[str, str], *ids: str) -> str:
    for name in ids:
        value = fields.get(name, "").strip(" ,")
        if value.upper() not in _NOT_GIVEN:
            return value
    return ""


def _day(text: str) -> date | None:
    return read_packed("".join(filter(str.isdigit, text)))


def _names(fields: dict[str, str]) -> tuple[str, str, str, str]:
    """Last, first, middle, suffix. AAMVA 2000 may hold them in one field, versions 02–03 both given names in one."""
    last, first = _first_of(fields, "DCS", "DAB"), _first_of(fields, "DAC", "DCT")
    middle, suffix = _first_of(fields, "DAD"), _first_of(fields, "DCU", "DAE")
    whole = _first_of(fields, "DAA")
    if whole and not (last and first):
        parts = [part.strip() for part in re.split(r"[,@$]", whole)]
        if len(parts) == 1:
            parts = whole.split(None, 2)
        parts += [""] * (4 - len(parts))
        last, first, middle, suffix = last or parts[0], first or parts[1], middle or parts[2], suffix or parts[3]
    if "DAC" not in fields and "DCT" in fields and not middle:
        given = re.split(r"[,\s]+", first, maxsplit=1)
        first, middle = given[0], given[1].replace(",", " ").strip() if len(given) > 1 else ""
    first = first.replace(",", " ").strip()
    return last, first, middle, suffix


def _postal(text: str, country: str) -> str:
    """`45402`, `45402-1234` or a Canadian code; filler zeros and spaces dropped."""
    packed = re.sub(r"[\s-]", "", text).upper()
    if country == "CAN" or not packed.isdigit():
        return f"{packed[:3]} {packed[3:]}" if re.fullmatch(r"[A-Z]\d[A-Z]\d[A-Z]\d", packed) else packed
    return f"{packed[:5]}-{packed[5:]}" if len(packed) == 9 and packed[5:] != "0000" else packed[:5]


def parse_aamva(text: str) -> Aamva | None:
    """Read the text of a PDF417 symbol (AAMVA DL/ID Card Design Standard, versions 00–10 and later).

    Tolerates a missing `@`, wrong subfile offsets, lost line breaks, spelled-out control characters, trimmed
    or padded fields, dates in either order and names in one field.

    Returns:
        None unless the header is there and the text holds a number or a name.
    """
    text = _SPELLED.sub("\n", text)
    header = _HEADER.search(text) or _HEADER_LOOSE.search(text)
    if header is None:
        return None
    rest = text[header.end() :]
    designators = _DESIGNATORS.match(rest.lstrip())
    listed = designators[0] if designators else ""
    body = rest.lstrip()[len(listed) :]
    fields = _elements(_SUBFILE.sub("\n", body, count=1) if _SUBFILE.match(body) else body)
    kinds = [listed[i : i + 2] for i in range(0, len(listed), 10)] or [body.lstrip()[:2]]
    last, first, middle, suffix = _names(fields)
    number = _first_of(fields, "DAQ", "DBJ").replace(" ", "")
    if not number and not (last and first):
        return None
    issuer, version = header[1], header[2] or ""
    country = _first_of(fields, "DCG")
    state = _first_of(fields, "DAJ", "DAO").upper()[:2]
    jurisdiction = ISSUERS.get(issuer, "")
    if not jurisdiction and state in STATE_NAMES:
        jurisdiction = f"US-{state}"
    elif not jurisdiction and state in PROVINCES:
        jurisdiction = f"CA-{state}"
    return Aamva(
        document="ID" if "ID" in kinds and "DL" not in kinds else "DL",
        version=version,
        issuer=issuer,
        jurisdiction=jurisdiction,
        number=number,
        last=last,
        first=first,
        middle=middle,
        suffix=suffix,
        dob=_day(fields.get("DBB", "")),
        expiry=_day(fields.get("DBA", "")),
        issue=_day(fields.get("DBD", "")),
        street=" ".join(part for part in (_first_of(fields, "DAG", "DAL"), _first_of(fields, "DAH", "DAM")) if part),
        city=_first_of(fields, "DAI", "DAN"),
        state=state or jurisdiction[3:],
        postal=_postal(_first_of(fields, "DAK", "DAP"), country),
        sex={"1": "M", "2": "F", "9": "X", "M": "M", "F": "F", "X": "X"}.get(_first_of(fields, "DBC")[:1].upper(), ""),
        country=country or ("USA" if jurisdiction.startswith("US-") else ""),
    )


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
        yield Found(
            US_ADDRESS, card.address, _address_normal(card), 0.99, reasons=reasons, dummy=specimen,
            attributes={"state": card.state, "zip5": card.postal[:5]}, group=0,
        )  # fmt: skip


def _address_normal(card: Aamva) -> str:
    tail = " ".join(part for part in (card.state, card.postal[:5]) if part)
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
    other_kinds=(US_STATE_ID, PERSON_NAME, DATE_OF_BIRTH, US_ADDRESS),
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
    validator="AAMVA header, element identifiers",
    not_covered="Encrypted fields and jurisdiction-specific subfiles (Z…) are not read.",
)
