"""The end of an address outside the US: which country's order reads it."""

import re
from dataclasses import dataclass

from pii_scan.detect.address import world_codes_first, world_codes_last
from pii_scan.detect.address.world_system import System
from pii_scan.detect.address.world_words import COUNTRY_OF
from pii_scan.detect.sieve import Sieve

_BY_NAME = {s.name: s for s in (*world_codes_first.SYSTEMS, *world_codes_last.SYSTEMS)}
_ORDER = (
    "ca au ie gb nl br pl pt jp in mx nordic five four br8 town_five town_four town_six town_four_end cl ar country nz"
)
SYSTEMS = tuple(_BY_NAME[name] for name in _ORDER.split())
"""The surest form first."""
REGION_AT = Sieve(
    "|".join(f"(?:{rough})" for rough in (*world_codes_first.ROUGH, *world_codes_last.ROUGH)), panel="regions"
)
_SHAPES = {
    "ca": r"[A-Z]\d[A-Z]", "ie": r"[A-Z]\d[0-9W]", "gb": r"[A-Z]\d", "nl": r"\d{4} ?[A-Z]{2}", "br": r"\d{5}-\d{3}",
    "pl": r"\d{2}-\d{3}", "pt": r"\d{4}-\d{3}", "jp": r"\d{3}-\d{4}", "in": r"\d{3} ?\d{3}", "mx": "[Cc]",
    "nordic": r"\d{3} \d{2}", "five": r"\d{5}", "town_five": r"\d{5}", "br8": r"\d{8}", "town_six": r"\d{3} ?\d{3}",
    "cl": r"Reg|\d{7}", "ar": r"[A-Z]\d{4}", "country": r"[,\n]",
}  # fmt: skip
"""What a rough hit must hold for the whole pattern to be worth trying; four digits for the others."""
_SHAPED = tuple((s, re.compile(_SHAPES.get(s.name, r"\d{4}"))) for s in SYSTEMS)
_LEAD = 40
"""Characters of a town's name before its code."""
_NO_TOWN = re.compile(
    r"(?i)(?:col|colonia|int|interior|piso|depto|dpto|apt|apto|edif|torre|fracc|barrio|bairro|sector|urb|mz|bloco|"
    r"suite|floor|flat|unit|esc|local|of|oficina)\b"
)
"""What stands behind a house number, not behind a postal code."""
_JAPAN = re.compile(r"(?i)-(?:ku|shi|ken|fu|cho|machi|gun|son)\b|tokyo|osaka|kyoto|nagoya|yokohama|sapporo|japan|〒")


@dataclass(frozen=True, slots=True)
class Region:
    """Where the end of an address stands and what it says."""

    start: int
    end: int
    system: System
    code: str
    country: str
    """Two letters where the country is written out or the system is one country's; else empty."""
    ends_line: bool
    """Whether nothing stands behind it on its line."""
    distinct: bool
    """Whether its form alone tells it from other words and numbers."""
    named: bool
    """Whether the country is written out."""


def region_at(text: str, low: int, high: int) -> Region | None:
    """The first system that reads a region around a rough hit.

    Args:
        low: where the rough hit begins; a town may stand before it.
        high: where it ends.
    """
    for system, shape in _SHAPED:
        if shape.search(text, max(0, low - 1), high + 10) is None:
            continue
        match = _covering(system.pattern, text, low, high)
        groups = match.groupdict() if match is not None else {}
        if match is None or _NO_TOWN.match(groups.get("town") or ""):
            continue
        code = groups.get("code") or groups.get("code2") or groups.get("code3") or ""
        written = groups.get("country") or groups.get("country2") or ""
        country = COUNTRY_OF.get(written.lower(), "")
        if not country and len(system.countries) == 1:
            country = system.countries[0]
        start, end = match.span()
        ends_line = text[end : end + 2].strip(" .\r")[:1] in ("", "\n")
        distinct = system.distinct or (system.name == "jp" and _JAPAN.search(text, max(0, start - 40), end) is not None)
        return Region(
            start,
            end,
            system,
            code,
            country,
            ends_line,
            distinct,
            bool(written) or (code[:1].isalpha() and "-" in code[:4]),
        )
    return None


def _covering(pattern: re.Pattern[str], text: str, low: int, high: int) -> re.Match[str] | None:
    for match in pattern.finditer(text, max(0, low - _LEAD), high + _LEAD * 2):
        if match.start() > high:
            return None
        if match.end() >= high - 2:
            return match
    return None
