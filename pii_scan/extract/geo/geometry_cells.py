"""Points in binary cells of databases, as the hexadecimal digits that a dump of the same table shows."""


def geometry_digits(value: bytes) -> str | None:
    """For what has the form of a point (GeoPackage, SpatiaLite, WKB with or without MySQL's system); else None."""
    size = len(value)
    if value[:2] == b"GP" and 29 <= size <= 120:
        return value.hex().upper()
    if size in (60, 68, 76) and not value[0] and value[1] in (0, 1) and value[38] == 0x7C and value[-1] == 0xFE:
        return value.hex().upper()
    for start in (0, 4):
        wkb = value[start:]
        if len(wkb) in (21, 25, 29, 33, 37) and (
            (wkb[0] == 1 and wkb[1:4] in (b"\x01\0\0", b"\xe9\x03\0")) or wkb[:5] == b"\0\0\0\0\x01"
        ):
            return value.hex().upper()
    return None
