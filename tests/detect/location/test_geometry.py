"""Geometry columns: a point as PostGIS' own documentation of EWKB lays it out."""

import struct

from pii_scan.detect.detector import Candidate, Context
from pii_scan.detect.location.geometry_digits import check, column_odds

EWKB = struct.pack("<BII2d", 1, 0x20000001, 4326, -84.1916, 39.7589).hex().upper()


def cell(text: str, *, column: bool = True) -> Candidate:
    return Candidate(text, 0, len(text), 0, "", "", Context(), "geom", column)


def test_a_cell_of_digits_is_a_position():
    found = check(cell(EWKB))
    assert found is not None and found.normal == "39.758900,-84.191600"
    assert check(cell("0x" + EWKB)) is not None
    assert check(cell(EWKB, column=False)) is None and check(cell(EWKB[:-1])) is None and check(cell("A" * 64)) is None


def test_a_column_is_known_by_its_cells():
    assert column_odds([EWKB] * 9 + [""], "", Context()) is not None
    assert column_odds([EWKB, *["5f" * 32] * 9], "", Context()) is None and column_odds([], "", Context()) is None
