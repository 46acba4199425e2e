"""How large an area a sheet spans, before a library allocates it."""

import re

from pii_scan.extract.office.package import Package

_REF = re.compile(rb'<(?:\w+:)?c\b[^>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"')
_BLOCK = 4 << 20
CELLS_MAX = 40_000_000


def too_sparse(package: Package, names: list[str]) -> bool:
    """Whether some sheet's last row times its last column passes forty million cells: one cell at the far
    corner makes a reader that allocates the rectangle abort its whole process."""
    for name in names:
        if not name.startswith("xl/worksheets/") or not name.endswith(".xml"):
            continue
        payload = package.payload(name)
        if payload is None:
            continue
        row = column = 0
        before = b""
        with payload.open() as stream:
            while block := stream.read(_BLOCK):
                for letters, digits in _REF.findall(before + block):
                    row = max(row, int(digits))
                    column = max(column, _column(letters))
                before = block[-256:]
        if row * column > CELLS_MAX:
            return True
    return False


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
