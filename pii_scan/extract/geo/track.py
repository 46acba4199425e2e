"""Positions of somebody on the way: the places that tell something as facts, all others as a number.

A track of a hundred thousand positions is not as many findings. Told are the places where it stays, begins or ends,
most of all at night, since there somebody lives; of each how many positions, days and nights, for how long.
"""

from collections.abc import Iterator

from pii_scan.extract.geo.cells import Cell, Cells, Key, is_night, stay
from pii_scan.extract.geo.moment import iso
from pii_scan.extract.image.position import plausible
from pii_scan.model.evidence import Evidence, Fact, GpsPoint, Stay
from pii_scan.model.problem import Effect, Problem, ProblemCode

PLACES_MAX = 100
_FEW = 3
"""So many places of a track are told even where none of them stands out."""
_STAYED_LEAST_S = 600
_VISIT_MOST_S = 400 * 86_400
_NEAR = [(dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1) if dy or dx]


class Track:
    """All tracks of one file together: where several begin is where somebody lives."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._cells = Cells()
        self._begun = False
        self._last: tuple[Cell, float, float | None] | None = None
        self.read = self.on_the_way = self.refused = self.nowhere = self.unreadable = 0
        """Positions; those that are no marked places; outside of the Earth's degrees; at 0, 0; and no numbers."""

    def begin(self) -> None:
        """The next position is the first of a journey."""
        self.end()
        self._begun = True

    def end(self) -> None:
        if self._last is not None:
            self._mark(*self._last, end=True)
        self._last, self._begun = None, False

    def add(self, latitude: float | None, longitude: float | None, when: float | None = None) -> Cell | None:
        """One position in degrees, its time in Unix seconds; None where it is none on Earth."""
        if not self.sound(latitude, longitude):
            return None
        assert latitude is not None and longitude is not None
        self.on_the_way += 1
        cell = self._cells.add(latitude, longitude, when)
        if self._begun:
            self._mark(cell, longitude, when, end=False)
            self._begun = False
            self._last = (cell, longitude, when)
        elif self._last is not None:
            self._last = (cell, longitude, when)
        return cell

    def stay(
        self, latitude: float | None, longitude: float | None, begin: float | None, end: float | None
    ) -> Cell | None:
        """A visit that the file itself says was one."""
        cell = self.add(latitude, longitude, None)
        if cell is not None and longitude is not None and begin is not None and end is not None:
            cell.first = begin if cell.first is None else min(begin, cell.first)
            cell.last = end if cell.last is None else max(end, cell.last)
            cell.days += 1
            if 0 < end - begin < _VISIT_MOST_S:
                stay(cell, begin, end, longitude * 240)
        return cell

    def sound(self, latitude: float | None, longitude: float | None) -> bool:
        """Counts a position, and why it is none."""
        self.read += 1
        if latitude is None or longitude is None:
            self.unreadable += 1
        elif plausible(latitude, longitude):
            return True
        elif abs(latitude) < 1e-9 and abs(longitude) < 1e-9:
            self.nowhere += 1
        else:
            self.refused += 1
        return False

    def evidence(self) -> Iterator[Evidence]:
        """Once all are read: the places, and notes of the numbers."""
        self.end()
        places, all_places = self._places()
        for cell in places:
            yield Fact("gps", _point(cell), self._source)
        yield from self._notes(len(places), all_places)

    def _mark(self, cell: Cell, longitude: float, when: float | None, *, end: bool) -> None:
        if end:
            cell.ends += 1
        else:
            cell.starts += 1
        if when is not None and is_night(when, longitude):
            cell.dark = True
            cell.night_at = when if cell.night_at is None else cell.night_at

    def _places(self) -> tuple[list[Cell], int]:
        left = dict(self._cells.found)
        told: list[Cell] = []
        number = 0
        ranked: list[Key] = sorted(left, key=lambda key: (left[key].rank, key), reverse=True)
        for key in ranked:
            cell = left.pop(key, None)
            if cell is None:
                continue
            for dy, dx in _NEAR:
                near = left.pop((key[0] + dy, key[1] + dx), None)
                if near is not None:
                    cell.absorb(near)
            number += 1
            telling = cell.spent_nights or cell.starts or cell.ends or cell.stayed_s >= _STAYED_LEAST_S
            if len(told) < (PLACES_MAX if telling else _FEW):
                told.append(cell)
        return told, number

    def _notes(self, told: int, places: int) -> Iterator[Problem]:
        if places > told or self._cells.forgotten:
            more = f"; {self._cells.forgotten} at places too many to hold" if self._cells.forgotten else ""
            detail = f"{self.on_the_way} positions at {places} places, of which {told} are listed{more}"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
        if self.refused or self.nowhere or self.unreadable:
            detail = (
                f"of {self.read} positions {self.nowhere} are 0, 0, {self.refused} outside of the Earth's degrees, "
                f"{self.unreadable} no numbers"
            )
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)


def _point(cell: Cell) -> GpsPoint:
    when = cell.night_at if cell.night_at is not None else cell.first
    about = Stay(cell.points, cell.days, cell.spent_nights, round(cell.stayed_s), cell.starts, cell.ends)
    taken = (iso(when) if when is not None else "") or None
    return GpsPoint(cell.latitude / cell.points, cell.longitude / cell.points, taken=taken, stay=about)
