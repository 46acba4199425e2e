"""One name out of first and last, one address out of street, city, state and ZIP: columns that are one
value together. Columns belong together when what is left of their headers is the same (`billing_`…)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pii_scan.detect.address.states import state_code
from pii_scan.detect.header_abbreviations import written_out
from pii_scan.detect.header_words import header_words
from pii_scan.detect.normalise import fold

_ROLES = (
    (
        "first",
        r"\b(?:first ?(?:name|nm)?|given ?names?|fore ?name|f ?name|names? (?:first|given)|primer nombre|nombres?)\b",
    ),
    ("middle", r"\b(?:middle ?(?:name|initial|nm)?|m ?name|names? middle|mi|segundo nombre)\b"),
    (
        "last",
        r"\b(?:last ?(?:name|nm)?|sur ?name|family ?name|l ?name|names? (?:last|family)|apellidos?(?: paterno)?)\b",
    ),
    ("suffix", r"\b(?:name )?suffix\b"),
    (
        "unit",
        r"\b(?:(?:street|addr(?:ess)?(?: ?line)?|line) ?2|unit|apt|apartment|suite|apartamento)(?: no| number)?\b",
    ),
    ("city", r"\b(?:city|town|locality|municipality|ciudad|municipio)(?: name)?\b"),
    ("state", r"\b(?:state|province|estado|st)(?: code| cd| abbr(?:eviation)?| name)?$"),
    ("region", r"\b(?:region|administrative area)(?: code)?$"),
    ("zip", r"\b(?:zip|zip ?code|postal ?code|post ?code|codigo postal|zip ?5)\b"),
    (
        "street",
        r"\b(?:street(?: address| name)?(?: 1)?|(?:addr(?:ess)? )?addr(?:ess)?(?: ?line)?(?: ?1)?|line ?1|"
        r"direccion|calle|domicilio)(?: 1)?\b",
    ),
)
_LATITUDE = re.compile(r"\b(?:lat|latitude|latitud)\b")
_LONGITUDE = re.compile(r"\b(?:lon|lng|long|longitude|longitud)\b")
_ID_TYPE = re.compile(r"\b(?:id|identification|identity|document|doc)(?: card| document)? (?:type|kind)$")
_ID_NUMBER = re.compile(
    r"^(?!.*\b(?:tax|user|order|student|employee|device)\b).*\b(?:id|identification|identity|document|doc)(?: card)? "
    r"(?:no|number|num)$"
)
_STATE_ALONE = frozenset({"state", "st", "state code", "state cd", "state abbr", "state abbreviation", "estado"})
_LICENCE = re.compile(
    r"^(?!.*\b(?:plate|tag|class|type|status|state|date|expir\w*|exp|issued?|vehicle|business|medical|professional|liquor|"
    r"software|key|placa)\b)"
    r".*(?:\b(?:dl|dln|cdl|oln|drivers?(?: s)? (?:license|licence|lic)|"
    r"operators?(?: s)? (?:license|licence|lic))\b|^(?:license|licence|lic)(?: (?:no|num|number|id))?$|"
    r"\blicencia(?: de (?:conducir|conduccion|manejo))?(?: no| numero)?$)"
)
_OTHER_ISSUER = re.compile(r"\b(?:plate|tag|placa|vehicle|registration|medical|npi|dea|professional|business)\b")
"""Headers of numbers that a state gives as well: a plain STATE beside them may be theirs."""
_COMPILED = tuple((role, re.compile(pattern)) for role, pattern in _ROLES)
_NOT_AN_ADDRESS = re.compile(r"\b(?:e ?mail|ip|mac|web|url|wallet|license|licence|dl|id|issuing|issued|plate|status)\b")


@dataclass(frozen=True)
class NameColumns:
    """Column indices of one person's name parts."""

    first: int
    last: int
    middle: int | None = None
    suffix: int | None = None

    @cached_property
    def indices(self) -> tuple[int, ...]:
        return tuple(i for i in (self.first, self.middle, self.last, self.suffix) if i is not None)


@dataclass(frozen=True)
class AddressColumns:
    """Column indices of one address."""

    street: int
    unit: int | None
    city: int | None
    state: int | None
    zip: int | None

    @cached_property
    def indices(self) -> tuple[int, ...]:
        return tuple(i for i in (self.street, self.unit, self.city, self.state, self.zip) if i is not None)


@dataclass(frozen=True, slots=True)
class Composition:
    """What the columns of one table are together."""

    names: tuple[NameColumns, ...]
    addresses: tuple[AddressColumns, ...]
    license_state: int | None
    """Column with the state that issued the licence: one that says so, or a plain STATE where no address has it."""
    state: int | None = None
    """Column with the state of the row's person, with or without an address."""
    positions: tuple[tuple[int, int], ...] = ()
    """Columns of latitude and longitude."""
    typed_id: tuple[int, int] | None = None
    """Column that says which ID it is, and the one with its number."""


def _role(words: str) -> tuple[str, str]:
    """The role and what is left of the header without it."""
    for role, pattern in _COMPILED:
        hit = pattern.search(words)
        if hit is not None:
            rest = (words[: hit.start()] + " " + words[hit.end() :]).split()
            return role, " ".join(w for w in rest if w not in {"name", "address", "home", "of", "the"})
    return "", ""


def compose(columns: Sequence[str]) -> Composition:
    """Which columns go together, by their headers alone."""
    groups: dict[str, dict[str, int]] = {}
    license_state = None
    for index, column in enumerate(columns):
        words = written_out(fold(header_words(column)))
        if re.search(r"\b(?:dl|license|licence|lic|issuing|issue|issued)\b.*\b(?:state|st|jurisdiction)\b", words):
            license_state = index
            continue
        role, rest = _role(words)
        if not role or (role in {"street", "unit", "state", "city", "region"} and _NOT_AN_ADDRESS.search(words)):
            continue
        groups.setdefault(rest, {}).setdefault(role, index)
    names, addresses = [], []
    loose = groups.get("", {})
    for group in groups.values():
        if "first" in group and "last" in group:
            names.append(NameColumns(group["first"], group["last"], group.get("middle"), group.get("suffix")))
        if "street" in group:
            # `street_address, city, state, zip` beside `mailing city`: parts without a prefix belong to the
            # only street there is.
            alone = sum("street" in g for g in groups.values()) == 1
            parts = {
                r: group.get(r, loose.get(r) if alone else None) for r in ("unit", "city", "state", "zip", "region")
            }
            # What web services call the state; in other tables it is a part of the country.
            if parts["state"] is None and parts["zip"] is not None:
                parts["state"] = parts["region"]
            if parts["city"] is not None or parts["zip"] is not None:
                addresses.append(
                    AddressColumns(group["street"], parts["unit"], parts["city"], parts["state"], parts["zip"])
                )
    state = next((a.state for a in addresses if a.state is not None), loose.get("state"))
    plain = [written_out(fold(header_words(column))) for column in columns]
    if license_state is None and not addresses and not {"street", "city", "zip"} & loose.keys():
        license_state = _plain_issuer(plain)
    return Composition(tuple(names), tuple(addresses), license_state, state, _positions(plain), _typed_id(plain))


def _plain_issuer(words: Sequence[str]) -> int | None:
    """The only plain STATE of a table with one column of licences and no address says who issued them."""
    states = [index for index, header in enumerate(words) if header in _STATE_ALONE]
    licences = [index for index, header in enumerate(words) if _LICENCE.search(header)]
    if len(states) != 1 or len(licences) != 1:
        return None
    others = any(_OTHER_ISSUER.search(header) for header in words)
    return None if others and states[0] != licences[0] + 1 else states[0]


def _positions(words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    def beside(pattern: re.Pattern[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for index, header in enumerate(words):
            if pattern.search(header):
                found.setdefault(" ".join(pattern.sub(" ", header).split()), index)
        return found

    latitudes, longitudes = beside(_LATITUDE), beside(_LONGITUDE)
    return tuple((latitudes[rest], longitudes[rest]) for rest in latitudes if rest in longitudes)


def _typed_id(words: Sequence[str]) -> tuple[int, int] | None:
    types = [index for index, header in enumerate(words) if _ID_TYPE.search(header)]
    numbers = [index for index, header in enumerate(words) if _ID_NUMBER.search(header)]
    return (types[0], numbers[0]) if len(types) == len(numbers) == 1 else None


@lru_cache(maxsize=4096)
def code_of(state: str | None) -> str:
    """`Ohio`, `oh`, `US-OH` → `OH`; empty where it is no US state."""
    return state_code((state or "").strip().removeprefix("US-")) or ""


@lru_cache(maxsize=8192)
def zip_code(text: str | None) -> str:
    """Five digits; spreadsheets drop the zeros in front. Empty where it is no ZIP code."""
    digits = re.sub(r"\.0$", "", (text or "").strip())
    hit = re.fullmatch(r"(\d{3,5})(?:[- ]?\d{4})?", digits)
    return hit.group(1).zfill(5) if hit else ""


def joined_name(parts: Sequence[str | None]) -> str:
    return " ".join(p.strip() for p in parts if p and p.strip())


def joined_address(street: str | None, unit: str | None, city: str | None, state: str | None, code: str | None) -> str:
    """`street, city, ST zip`, as one would write it; empty without a street."""
    if not street or not street.strip():
        return ""
    first = " ".join(p.strip() for p in (street, unit) if p and p.strip())
    tail = " ".join(p for p in (code_of(state) or (state or "").strip(), zip_code(code)) if p)
    return ", ".join(p for p in (first, (city or "").strip(), tail) if p)
