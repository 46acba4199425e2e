"""Points as databases' dumps write them in hexadecimal digits (WKB and its kin), in columns of tables.

Without a pattern: digits are looked at where most cells of a column are points. As patterns they cost every text an
eighth of its speed (RE2, 2026-11-27).
"""

import re
from collections.abc import Sequence

from pii_scan.detect.detector import Candidate, Context, Detector, Verdict
from pii_scan.detect.kinds_shared import GPS_LOCATION
from pii_scan.detect.location.geometry import HEADERS, verdict
from pii_scan.detect.location.wkb import point_of

_DIGITS = re.compile(r"(?:0[xX])?(?:[0-9A-Fa-f]{2}){21,90}")
_SHARE = 0.8


def check(candidate: Candidate) -> Verdict | None:
    return verdict(_decoded(candidate.text)) if candidate.column else None


def column_odds(cells: Sequence[str], _header: str, _context: Context) -> float | None:
    points = sum(1 for cell in cells if _decoded(cell) is not None)
    return 6.0 if points and points >= _SHARE * len(cells) else None


def _decoded(text: str) -> tuple[float, float] | None:
    if _DIGITS.fullmatch(text) is None:
        return None
    return point_of(bytes.fromhex(text[2:] if text[:2] in ("0x", "0X") else text))


DETECTOR = Detector(
    kind=GPS_LOCATION,
    standard="OGC 06-103r4 (WKB); PostGIS EWKB; OGC 12-128r15 (GeoPackage); SpatiaLite BLOB-Geometry",
    check=check,
    column_odds=column_odds,
    headers=HEADERS,
    validator="form of a point, ranges of latitude and longitude",
    not_covered="WKB in running text.",
)
