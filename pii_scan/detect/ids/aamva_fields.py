"""What the barcode on the back of a North American licence or ID card says of its holder."""

import re
from dataclasses import dataclass
from datetime import date

from pii_scan.detect.calendar_dates import read_packed
from pii_scan.detect.ids.aamva_elements import Symbol, given, read_symbol
from pii_scan.detect.ids.jurisdictions import ISSUERS, PROVINCES, STATE_NAMES

_MEXICAN = {
    "AGU", "BCN", "BCS", "CAM", "CHP", "CHH", "CMX", "COA", "COL", "DIF", "DUR", "GRO", "GUA", "HID", "JAL", "MEX",
    "MIC", "MOR", "NAY", "NLE", "OAX", "PUE", "QUE", "ROO", "SIN", "SLP", "SON", "TAB", "TAM", "TLA", "VER", "YUC",
    "ZAC",
}  # fmt: skip
"""States of Mexico, ISO 3166-2:MX."""
_COUNTRIES = {"US": "USA", "CA": "CAN", "MX": "MEX"}
_SEXES = {"1": "M", "2": "F", "9": "X", "M": "M", "F": "F", "X": "X"}
_TRUNCATION = {"DDE": "last", "DDF": "first", "DDG": "middle"}


@dataclass(frozen=True, slots=True)
class Aamva:
    """Fields as the barcode states them; empty where it does not. Dates are calendar days."""

    document: str
    """`DL` or `ID`."""
    version: str
    issuer: str
    """Issuer identification number, six digits."""
    jurisdiction: str
    """Who issued it: `US-OH`, `CA-ON`, `MX-COA`; from the issuer number, else from the address."""
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
    """`USA`, `CAN`, `MEX` or empty."""
    truncated: frozenset[str] = frozenset()
    """Of `last`, `first` and `middle` those that the card says are cut short."""

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.first, self.middle, self.last, self.suffix) if part)

    @property
    def address(self) -> str:
        tail = " ".join(part for part in (self.state, self.postal) if part)
        return ", ".join(part for part in (self.street, self.city, tail) if part)


def parse_aamva(text: str) -> Aamva | None:
    """Read the text of a PDF417 symbol (AAMVA DL/ID Card Design Standard, versions 00–10 and later).

    Tolerates what `read_symbol` does, trimmed or padded fields, dates in either order and names in one field.

    Returns:
        None unless it speaks of a card and holds a number or a name.
    """
    symbol = read_symbol(text)
    if symbol is None:
        return None
    last, first, middle, suffix = _names(symbol)
    number = symbol.first_of("DAQ", "DBJ").replace(" ", "")
    if not number and not (last and first):
        return None
    country, jurisdiction, state = _jurisdiction(symbol)
    street, city, postal = _address(symbol, country)
    return Aamva(
        document="ID" if "ID" in symbol.kinds and not symbol.kinds & {"DL", "EN"} else "DL",
        version=symbol.version,
        issuer=symbol.issuer,
        jurisdiction=jurisdiction,
        number=number,
        last=last,
        first=first,
        middle=middle,
        suffix=suffix,
        dob=_day(symbol.fields.get("DBB", "")),
        expiry=_day(symbol.fields.get("DBA", "")),
        issue=_day(symbol.fields.get("DBD", "")),
        street=street,
        city=city,
        state=state,
        postal=postal,
        sex=_SEXES.get(symbol.first_of("DBC")[:1].upper(), ""),
        country=country,
        truncated=frozenset(
            part for name, part in _TRUNCATION.items() if symbol.fields.get(name, "").upper().startswith("T")
        ),
    )


def _day(text: str) -> date | None:
    """MMDDCCYY in the United States, CCYYMMDD in Canada and in AAMVA 2000: the digits show which, see `read_packed`."""
    return read_packed("".join(filter(str.isdigit, text)))


def _names(symbol: Symbol) -> tuple[str, str, str, str]:
    """Last, first, middle, suffix. AAMVA 2000 may hold them in one field, versions 02–03 both given names in one."""
    last, first = symbol.first_of("DCS", "DAB"), symbol.first_of("DAC", "DCT")
    middle, suffix = symbol.first_of("DAD"), symbol.first_of("DCU", "DAE")
    whole = symbol.first_of("DAA")
    if last and not first and "," in last:
        whole, last = last, ""
    if whole and not (last and first):
        # Commas by the standard; `$` and `@` come from the magnetic stripe.
        parts = [part.strip() for part in re.split(r"[,@$]", whole)]
        if len(parts) == 1:
            parts = whole.split(None, 2)
        parts += [""] * (4 - len(parts))
        last, first, middle, suffix = last or parts[0], first or parts[1], middle or parts[2], suffix or parts[3]
    if not symbol.first_of("DAC") and symbol.first_of("DCT") and not middle:
        parts = re.split(r"\s*,\s*" if "," in first else r"\s+", first, maxsplit=1)
        first, middle = parts[0], parts[1] if len(parts) > 1 else ""
    plain = [" ".join(part.replace(",", " ").split()) for part in (last, first, middle, suffix)]
    plain[2:] = [part if given(part) else "" for part in plain[2:]]
    return plain[0], plain[1], plain[2], plain[3]


def _jurisdiction(symbol: Symbol) -> tuple[str, str, str]:
    """Country, who issued the card, and the state of the address."""
    stated = symbol.first_of("DCG").upper()
    written = symbol.first_of("DAO", "DAJ") if symbol.version in ("", "00", "01") else symbol.first_of("DAJ", "DAO")
    code = "".join(filter(str.isalpha, written.upper()))
    issued = ISSUERS.get(symbol.issuer, "")
    country = next((name for name in _COUNTRIES.values() if stated.startswith(name[:2])), "")
    country = country or _COUNTRIES.get(issued[:2], "")
    if country == "MEX" or (not country and code in _MEXICAN):
        state = code if code in _MEXICAN else issued[3:]
        return "MEX", issued or (f"MX-{state}" if state else ""), state
    state = code[:2]
    if not issued and state in STATE_NAMES and country != "CAN":
        issued = f"US-{state}"
    elif not issued and state in PROVINCES:
        issued = f"CA-{state}"
    return country or _COUNTRIES.get(issued[:2], ""), issued, state or issued[3:]


def _address(symbol: Symbol, country: str) -> tuple[str, str, str]:
    """Street, city, postal code. In AAMVA 2000 DAG–DAK is where mail goes and DAL–DAP where the holder lives."""
    mail, home = ("DAG", "DAH", "DAI", "DAK"), ("DAL", "DAM", "DAN", "DAP")
    if symbol.version in ("", "00", "01") and symbol.first_of("DAL") and symbol.first_of("DAN"):
        mail, home = home, mail
    lines = [symbol.first_of(mail[0], home[0]), symbol.first_of(mail[1], home[1])]
    postal = _postal(symbol.first_of(mail[3], home[3]), country)
    return " ".join(line for line in lines if line), symbol.first_of(mail[2], home[2]), postal


def _postal(text: str, country: str) -> str:
    """`45402`, `45402-1234` or a Canadian code; filler zeros and spaces dropped."""
    packed = re.sub(r"[\s-]", "", text).upper()
    if country == "CAN" or not packed.isdigit():
        canadian = packed[:6]
        if re.fullmatch(r"[A-Z]\d[A-Z]\d[A-Z]\d", canadian):
            return f"{canadian[:3]} {canadian[3:]}"
        return packed
    return f"{packed[:5]}-{packed[5:9]}" if len(packed) >= 9 and packed[5:9] not in ("0000", "9999") else packed[:5]
