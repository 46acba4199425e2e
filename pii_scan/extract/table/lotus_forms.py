"""How 1-2-3 release 3 and Quattro Pro say that a number is a date: by rows, by styles. A form is one byte, whose upper
three bits (less the first) are the kind and whose lower four are the decimals or the kind of date."""

import struct
from bisect import bisect_right
from dataclasses import dataclass, field

GENERAL, DAY = 0x7F, 0x79
_RUN, _COPY = 0, 2
_REPEATED = 0x80
_DAY_OF_WINDOWS = 0x78


@dataclass(slots=True)
class Forms:
    """Of one file, gathered before its cells."""

    rows: dict[tuple[int, int], list[tuple[int, int]]] = field(default_factory=dict)
    """Sheet and row: for each run of columns the first behind it, and its form."""
    styles: dict[int, int] = field(default_factory=dict)

    def of_cell(self, sheet: int, row: int, column: int) -> int:
        runs = self.rows.get((sheet, row))
        if not runs:
            return GENERAL
        place = bisect_right(runs, (column, 256))
        return runs[place][1] if place < len(runs) else GENERAL

    def of_style(self, number: int) -> int:
        return self.styles.get(number, GENERAL)


def note_row(data: bytes, forms: Forms) -> None:
    """Release 3: sheet, what it is, row; runs of form, font and colours with the number of columns less one where a bit
    says so; or the number of a row before it that is formatted alike."""
    sheet, what, row = struct.unpack_from("<BBH", data)
    if what == _COPY:
        other, _, original = struct.unpack_from("<BBH", data, 4)
        if (other, original) in forms.rows:
            forms.rows[sheet, row] = forms.rows[other, original]
        return
    if what != _RUN:
        return
    runs: list[tuple[int, int]] = []
    at, end = 4, 0
    while at + 4 <= len(data):
        repeated = data[at + 3] & _REPEATED and at + 4 < len(data)
        end += 1 + (data[at + 4] if repeated else 0)
        runs.append((end, data[at]))
        at += 5 if repeated else 4
    forms.rows[sheet, row] = runs


def note_style(data: bytes, forms: Forms) -> None:
    """Quattro Pro 2: its number after that of the style it comes from; the form last but two."""
    if len(data) >= 8:
        forms.styles[struct.unpack_from("<H", data, 2)[0]] = data[-3]


def note_named_style(data: bytes, forms: Forms) -> None:
    """Quattro Pro 2: the name in sixteen bytes, then the number."""
    if len(data) >= 24:
        forms.styles[struct.unpack_from("<H", data, 16)[0]] = data[-3]


def note_next_style(data: bytes, forms: Forms) -> None:
    """Quattro Pro for Windows: numbered in their order from 1. Of its kinds of dates only that of the style "Date" is
    known for certain."""
    form = data[0] if data else 0
    forms.styles[len(forms.styles) + 1] = DAY if form & 0x7F == _DAY_OF_WINDOWS else GENERAL
