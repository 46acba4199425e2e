"""Names and addresses of a row out of their columns' cells."""

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from pii_scan.detect.compose import AddressColumns, NameColumns, code_of, joined_address, joined_name, zip_code

Value = tuple[str, str, float, dict[str, str]]
"""raw, normal, confidence, attributes"""
_DIGIT = re.compile(r"\d")
_SEXAGESIMAL = re.compile(
    r"(?P<before>[NSEWOnsewo]?)\s*(?P<d>\d{1,3}(?:[.,]\d+)?)\s*[°º:\s]?\s*(?:(?P<m>\d{1,2}(?:[.,]\d+)?)\s*['′’:\s]?\s*)?"
    r"(?:(?P<s>\d{1,2}(?:[.,]\d+)?)\s*(?:\"|″|”|''|’’)?\s*)?(?P<after>[NSEWOnsewo]?)"
)


def name_value(columns: NameColumns, row: Sequence[str | None]) -> Value | None:
    """None where neither part holds a letter."""
    return _name(
        tuple([row[i] for i in columns.indices]),
        bool((row[columns.first] or "").strip()),
        bool((row[columns.last] or "").strip()),
    )


@lru_cache(maxsize=8192)
def _name(parts: tuple[str | None, ...], first: bool, last: bool) -> Value | None:
    from pii_scan.detect.person.normal import normal_name

    raw = joined_name(parts)
    if not raw or len(raw) > 80 or _DIGIT.search(raw) is not None:
        return None
    # Joined without the comma rule: `LAST, JR` in one cell must not turn the whole name round.
    normal = normal_name(" ".join((p or "").replace(",", " ") for p in parts))
    if len(normal) < 2:
        return None
    whole = first and last
    return raw, normal, 0.97 if whole else 0.6, {} if whole else {"part": "first" if first else "last"}


def _degrees(cell: str) -> float | None:
    """Decimal degrees, or degrees with minutes and seconds (`39° 45' 30" N`, `84 11 29 W`, `N 39 45.51`)."""
    try:
        return float(cell.replace(",", "."))
    except ValueError:
        found = _SEXAGESIMAL.fullmatch(cell)
    if found is None or not (found["before"] or found["after"]):
        return None
    value: float = sum(float((found[part] or "0").replace(",", ".")) / 60**n for n, part in enumerate(("d", "m", "s")))
    return -value if (found["before"] or found["after"]).upper() in "SWO" else value


def position_value(columns: tuple[int, int], row: Sequence[str | None]) -> Value | None:
    """None where one of the two is no degree, or both are zero."""
    from pii_scan.detect.location.gps import position

    latitude, longitude = (_degrees((row[i] or "").strip()) for i in columns)
    if latitude is None or longitude is None or not (math.isfinite(latitude) and math.isfinite(longitude)):
        return None
    if abs(latitude) > 180 and abs(longitude) > 180 and latitude.is_integer() and longitude.is_integer():
        # Ten-millionths of a degree, as Google and phones keep them.
        latitude, longitude = latitude / 1e7, longitude / 1e7
    # Whole degrees are a grid cell or a counter, not a place.
    if latitude == int(latitude) and longitude == int(longitude):
        return None
    found = position(latitude, longitude)
    return None if found is None else (found[0], found[0], 0.95, found[1])


def address_value(columns: AddressColumns, row: Sequence[str | None]) -> Value | None:
    """None where the street's cell is empty or holds no street."""
    from pii_scan.detect.address.parse import parse_parts

    def cell(index: int | None) -> str:
        return "" if index is None else (row[index] or "").strip()

    street, unit, city, state, code = (
        cell(i) for i in (columns.street, columns.unit, columns.city, columns.state, columns.zip)
    )
    raw = joined_address(street, unit, city, state, code)
    if not raw or len(raw) > 200:
        return None
    parsed = parse_parts(street, unit, city, code_of(state) or state, zip_code(code))
    if parsed is None:
        return None
    return raw, parsed.normal, 0.97 if parsed.zip5 or parsed.state else 0.8, dict(parsed.attributes)
