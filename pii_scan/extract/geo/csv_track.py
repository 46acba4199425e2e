"""Tables of positions and times alone, as loggers and trackers write them: one device's way, not a list of people."""

import csv
from collections.abc import Container, Iterator, Sequence

from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.geo.degrees import degree
from pii_scan.extract.geo.logged import LATITUDES, LOGGED, LONGITUDES, TIMES
from pii_scan.extract.geo.moment import moment
from pii_scan.extract.geo.track import Track
from pii_scan.extract.text.lines import TextLines
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

TRACK = "text/x-position-log"
_LEAST_ROWS = 20
"""A short list of places is shown whole, as the table that it is."""
_SAMPLE = 30


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    if text is None:
        return None
    lines = text.splitlines()
    found = _columns(lines[0]) if lines else None
    if found is None or len(lines) < _LEAST_ROWS + 2:
        return None
    parted, latitude, longitude, time = found
    rows = list(csv.reader(lines[1:_SAMPLE], delimiter=parted))
    sound = sum(1 for row in rows if None not in _place(row, latitude, longitude, time))
    return TRACK if sound >= 0.8 * len(rows) else None


def _columns(line: str) -> tuple[str, int, int, int] | None:
    """(delimiter, latitude, longitude, time) of a header that names nothing but what loggers say."""
    for parted in (",", ";", "\t"):
        names = [cell.strip().strip('"').lower() for cell in line.lstrip("\ufeff").split(parted)]
        if len(names) < 3:
            continue
        plain = [name.replace(" ", "_") for name in names]
        known = all(
            not name or name in LATITUDES | LONGITUDES | LOGGED or other in LOGGED
            for name, other in zip(names, plain, strict=True)
        )
        places = [_first(names, wanted) for wanted in (LATITUDES, LONGITUDES, TIMES)]
        if known and places[0] is not None and places[1] is not None and places[2] is not None:
            return parted, places[0], places[1], places[2]
    return None


def _first(names: list[str], wanted: Container[str]) -> int | None:
    return next((n for n, name in enumerate(names) if name in wanted), None)


def _place(row: Sequence[str], *columns: int) -> tuple[float | None, float | None, float | None]:
    cells = [row[n].strip() if n < len(row) else "" for n in columns]
    return _number(cells[0]), _number(cells[1]), moment(cells[2])


def _number(cell: str) -> float | None:
    return degree(cell.replace(",", ".") if cell.count(",") == 1 and "." not in cell else cell)


def extract(given: Input) -> Iterator[Evidence]:
    """The telling places; rows that are none as text."""
    lines = TextLines(given.payload)
    found = _columns(next(lines, ""))
    if found is None:
        raise NotThisFormat
    parted, latitude, longitude, time = found
    track, rest = Track("position-log"), Rest()
    track.begin()
    odd = 0
    for row in csv.reader((line.replace("\0", "") for line in lines), delimiter=parted):
        if not any(cell.strip() for cell in row):
            continue
        north, east, when = _place(row, latitude, longitude, time)
        if north is None or east is None:
            odd += 1
            rest.add(parted.join(row))
            yield from rest.texts()
        else:
            track.add(north, east, when)
    yield from rest.texts(last=True)
    yield from track.evidence()
    if odd:
        detail = f"{odd} rows without a position; read as text"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
    yield from lines.problems()


EXTRACTOR = Extractor(
    id="position_log",
    title="Position logs (CSV with latitude, longitude and time alone)",
    media_types=(TRACK,),
    extract=extract,
    probe=probe,
    priority=40,
    library="csv (standard library)",
    reads="places where the log begins, ends and stays, with numbers of positions, days and nights; rows without a "
    "position as text",
    not_read="each position (counted); a table with any other column (an identifier, a name) is read as a table",
)
