"""Places that a history names: one row each, however often somebody was there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pii_scan.extract.geo.cells import Cell, stay
from pii_scan.extract.geo.moment import iso
from pii_scan.extract.geo.place_rows import PlaceRows, put
from pii_scan.extract.geo.shapes import Position
from pii_scan.model.evidence import Table

_PLACES_MAX = 20_000
_SAID = {"name": "place", "address": "address", "label": "label", "semanticType": "label"}
_NO_LABEL = frozenset(("unknown", "type_unknown", "type_searched_address", "searched address", "aliased location"))


@dataclass(slots=True)
class _Place:
    row: dict[str, str]
    where: Position | None
    cell: Cell
    visits: int = 0


class Visits:
    """Held until the end, at most 20,000 places at a time."""

    def __init__(self) -> None:
        self._places: dict[str, _Place] = {}
        self._rows = PlaceRows("places")

    def add(
        self, key: Any, said: dict[str, Any], where: Position | None, begin: float | None, end: float | None
    ) -> None:
        """A visit from `begin` to `end` (Unix seconds). A place of which nothing is said leaves no row."""
        row: dict[str, str] = {}
        for given, column in _SAID.items():
            value = said.get(given)
            if isinstance(value, str) and value.strip():
                words = value.removeprefix("TYPE_").replace("_", " ").lower() if column == "label" else value
                if column != "label" or words not in _NO_LABEL:
                    put(row, column, words)
        if not row:
            return
        place = self._places.setdefault(str(key or row or where), _Place(row, where, Cell()))
        for column, value in row.items():
            place.row.setdefault(column, value)
        place.where = place.where or where
        place.visits += begin is not None
        if begin is not None:
            place.cell.first = begin if place.cell.first is None else min(begin, place.cell.first)
            last = begin if end is None else end
            place.cell.last = last if place.cell.last is None else max(last, place.cell.last)
            if end is not None and where is not None and where[1] is not None and 0 < end - begin < 400 * 86_400:
                stay(place.cell, begin, end, where[1] * 240)

    def tables(self, *, last: bool = False) -> Iterator[Table]:
        if not last and len(self._places) < _PLACES_MAX:
            return
        places, self._places = self._places, {}
        for place in places.values():
            row = place.row
            if place.where is not None:
                row |= {"latitude": str(place.where[0]), "longitude": str(place.where[1])}
            cell = place.cell
            for column, number in (("visits", place.visits), ("nights", cell.nights)):
                if number:
                    row[column] = str(number)
            for column, when in (("first visit", cell.first), ("last visit", cell.last)):
                if when is not None:
                    row[column] = iso(when)
            yield from self._rows.add(row)
        if last:
            yield from self._rows.rest()
