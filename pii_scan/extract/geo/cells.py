"""Squares of a thousandth of a degree (some hundred metres) and what happened in each: bounded, whatever the track."""

from dataclasses import dataclass

_CELLS_MAX = 100_000
_DAY = 86_400
_EVENING, _MORNING, _SMALL_HOURS = 20 * 3600, 7 * 3600, 2 * 3600
_NIGHT_LEAST_S = 600
"""A night counts where somebody stayed so long; whoever passes by at night does not live there."""
_STAY_MOST_S = 16 * 3600
_SLOW_S = 60

Key = tuple[int, int]


@dataclass(slots=True)
class Cell:
    """Sums over its positions. Times are Unix seconds."""

    points: int = 0
    latitude: float = 0.0
    longitude: float = 0.0
    starts: int = 0
    ends: int = 0
    stayed_s: float = 0.0
    days: int = 0
    nights: int = 0
    first: float | None = None
    last: float | None = None
    dark: bool = False
    """A journey began or ended there at night."""
    night_at: float | None = None
    """A time of a night spent there."""
    day: int | None = None
    night: int | None = None
    night_s: float = 0.0

    @property
    def spent_nights(self) -> int:
        return max(self.nights, int(self.dark))

    @property
    def rank(self) -> tuple[int, int, float, int]:
        """What tells most of a home first: nights, starts and ends, time, positions."""
        return self.spent_nights, self.starts + self.ends, self.stayed_s, self.points

    def absorb(self, other: "Cell") -> None:
        """A neighbour's: a house may stand on the line between two squares. Days and nights are not added up, since
        both may have seen the same ones."""
        self.points += other.points
        self.latitude += other.latitude
        self.longitude += other.longitude
        self.starts += other.starts
        self.ends += other.ends
        self.stayed_s += other.stayed_s
        self.days, self.nights = max(self.days, other.days), max(self.nights, other.nights)
        self.first = min((t for t in (self.first, other.first) if t is not None), default=None)
        self.last = max((t for t in (self.last, other.last) if t is not None), default=None)
        self.dark = self.dark or other.dark
        self.night_at = other.night_at if self.night_at is None else self.night_at


class Cells:
    """Positions in the order of the file. Local time is that of the sun (15° an hour)."""

    def __init__(self) -> None:
        self.found: dict[Key, Cell] = {}
        self.forgotten = 0
        """Positions in squares that were let go, since there were too many."""
        self._key: Key | None = None
        self._when: float | None = None

    def add(self, latitude: float, longitude: float, when: float | None) -> Cell:
        key = (round(latitude * 1000), round(longitude * 1000))
        cell = self.found.get(key)
        if cell is None:
            if len(self.found) >= _CELLS_MAX:
                self._let_go()
            cell = self.found[key] = Cell()
        cell.points += 1
        cell.latitude += latitude
        cell.longitude += longitude
        if when is not None:
            self._time(cell, key, when, longitude * _DAY / 360)
        self._key, self._when = key, when
        return cell

    def _time(self, cell: Cell, key: Key, when: float, shift: float) -> None:
        cell.first = when if cell.first is None or when < cell.first else cell.first
        cell.last = when if cell.last is None or when > cell.last else cell.last
        day = int((when + shift) // _DAY)
        if day != cell.day:
            cell.days += 1
            cell.day = day
        before = self._when
        if before is None or self._key is None:
            return
        gap = abs(when - before)
        here = key == self._key
        near = abs(key[0] - self._key[0]) <= 1 and abs(key[1] - self._key[1]) <= 1
        if 0 < gap <= _STAY_MOST_S and (here or (near and gap >= _SLOW_S)):
            # Histories of former years have the newest position first.
            stay(self.found.get(self._key, cell), min(before, when), max(before, when), shift)

    def _let_go(self) -> None:
        kept = sorted(self.found.items(), key=lambda entry: entry[1].rank, reverse=True)[: _CELLS_MAX // 2]
        self.forgotten += sum(cell.points for cell in self.found.values()) - sum(cell.points for _, cell in kept)
        self.found = dict(kept)


def stay(cell: Cell, begin: float, end: float, shift: float) -> None:
    """Somebody was there from `begin` to `end` (Unix seconds; `shift` to local time)."""
    cell.stayed_s += end - begin
    for night in range(int((begin + shift - _DAY // 2) // _DAY), int((end + shift - _DAY // 2) // _DAY) + 1):
        dusk, dawn = night * _DAY + _EVENING - shift, (night + 1) * _DAY + _MORNING - shift
        spent = min(end, dawn) - max(begin, dusk)
        if spent <= 0:
            continue
        if night != cell.night:
            cell.night, cell.night_s = night, 0.0
        counted = cell.night_s >= _NIGHT_LEAST_S
        cell.night_s += spent
        if not counted and cell.night_s >= _NIGHT_LEAST_S:
            cell.nights += 1
            cell.night_at = min(max((night + 1) * _DAY + _SMALL_HOURS - shift, begin), end)


def is_night(when: float, longitude: float) -> bool:
    """Between 20:00 and 7:00 by the sun."""
    clock = (when + longitude * _DAY / 360) % _DAY
    return clock >= _EVENING or clock < _MORNING
