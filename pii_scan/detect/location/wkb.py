"""Points in the binary forms of databases: OGC 06-103r4 (WKB), PostGIS (EWKB), MySQL, GeoPackage 1.3, SpatiaLite 5."""

import math
import struct

WGS84, WEB_MERCATOR = (0, 4326, 4269, 4979), (3857, 900913, 102100)
"""NAD 83 (4269) differs by a metre or two."""
_Z, _M, _SRID = 0x80000000, 0x40000000, 0x20000000
_EARTH_M = 6_378_137.0
_ENVELOPES = (0, 32, 48, 48, 64)
"""Bytes of a GeoPackage header's envelope, by its code."""


def point_of(data: bytes) -> tuple[float, float] | None:
    """(latitude, longitude) in degrees of one point; None for other shapes, an empty point and other systems."""
    found = _geopackage(data) or _spatialite(data) or _wkb(data) or _mysql(data)
    return None if found is None else in_degrees(*found)


def in_degrees(srid: int, x: float, y: float) -> tuple[float, float] | None:
    """Degrees as they are, web Mercator's metres turned into them (EPSG 3857); None for any other system."""
    if srid in WEB_MERCATOR:
        return math.degrees(math.atan(math.sinh(y / _EARTH_M))) if abs(y) < 3e7 else 91.0, math.degrees(x / _EARTH_M)
    return (y, x) if srid in WGS84 else None


def _wkb(data: bytes) -> tuple[int, float, float] | None:
    if len(data) < 21 or data[0] not in (0, 1):
        return None
    order = "<" if data[0] else ">"
    (kind,) = struct.unpack_from(f"{order}I", data, 1)
    at, srid = 5, 0
    if kind & _SRID:
        (srid,) = struct.unpack_from(f"{order}I", data, 5)
        at = 9
    plain = kind & ~(_Z | _M | _SRID)
    # ISO adds a thousand for a height and two for a measure; PostGIS has bits for them.
    numbers = 2 + bool(kind & _Z) + bool(kind & _M) + {0: 0, 1: 1, 2: 1, 3: 2}.get(plain // 1000, 9)
    if plain % 1000 != 1 or len(data) != at + 8 * numbers:
        return None
    x, y = struct.unpack_from(f"{order}2d", data, at)
    return srid, x, y


def _mysql(data: bytes) -> tuple[int, float, float] | None:
    """Four bytes of the reference system, then WKB. MySQL 8 stores x before y in either system."""
    found = _wkb(data[4:]) if len(data) == 25 else None
    return None if found is None else (int.from_bytes(data[:4], "little"), found[1], found[2])


def _geopackage(data: bytes) -> tuple[int, float, float] | None:
    if len(data) < 29 or data[:2] != b"GP":
        return None
    (srid,) = struct.unpack_from("<i" if data[3] & 1 else ">i", data, 4)
    envelope = data[3] >> 1 & 7
    found = _wkb(data[8 + _ENVELOPES[envelope] :]) if envelope < len(_ENVELOPES) else None
    return None if found is None else (max(srid, 0), found[1], found[2])


def _spatialite(data: bytes) -> tuple[int, float, float] | None:
    """`00`, byte order, system, bounding box, `7C`, kind, the point, `FE`."""
    if len(data) < 60 or data[0] or data[1] not in (0, 1) or data[38] != 0x7C or data[-1] != 0xFE:
        return None
    order = "<" if data[1] else ">"
    srid, kind = struct.unpack_from(f"{order}i", data, 2)[0], struct.unpack_from(f"{order}I", data, 39)[0]
    if kind % 1000 != 1:
        return None
    x, y = struct.unpack_from(f"{order}2d", data, 43)
    return max(srid, 0), x, y
