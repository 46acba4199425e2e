"""calls.csv: calls and privileged ones by facility, state, inmate and attorney."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pii_scan.report.report import Report
from pii_scan.report.table_file import Cell, write_csv
from pii_scan.report.view import View

HEADER = ("by", "name", "key", "calls", "confirmed", "probable", "possible", "recorded", "first", "last")
_LEVELS = ("confirmed", "probable", "possible")


def rows(view: View) -> Iterator[tuple[Cell, ...]]:
    """Facilities and states with all their calls; inmates and attorneys' numbers with their privileged ones, where
    `calls` is the sum of the levels. `recorded` counts privileged calls that name a recording."""
    figures = view.call_records or {}
    for by, places in (("facility", figures.get("facilities")), ("state", figures.get("states"))):
        for place in places if isinstance(places, list) else ():
            levels = (int(place.get(level, 0)) for level in _LEVELS)
            yield (by, str(place.get(by)), "", int(place.get("calls", 0)), *levels, place.get("recorded"),
                   place.get("first"), place.get("last"))  # fmt: skip
    yield from party_rows(view)


@dataclass(slots=True)
class _Party:
    name: str
    levels: list[int] = field(default_factory=lambda: [0, 0, 0])
    recorded: int = 0
    first: str = "9999"
    last: str = ""


def party_rows(view: View) -> Iterator[tuple[Cell, ...]]:
    """Inmates and attorneys' numbers with their privileged calls, in the columns of `HEADER`."""
    found: dict[str, dict[tuple[int, int], _Party]] = {"inmate": {}, "attorney": {}}
    for call in view.reader.privileged_calls():
        for by, token, masked in (
            ("inmate", call.inmate, call.inmate_masked),
            ("attorney", call.attorney, call.attorney_masked),
        ):
            if token is None:
                continue
            party = found[by].setdefault(token, _Party(masked))
            party.levels[_LEVELS.index(call.level)] += 1
            party.recorded += call.recording
            if call.start:
                party.first, party.last = min(party.first, call.start), max(party.last, call.start)
    for by, parties in found.items():
        for token, party in sorted(parties.items(), key=lambda entry: (-sum(entry[1].levels), entry[0])):
            name = party.name if view.revealer is None else view.revealer.open_token(*token)
            span = (party.first, party.last) if party.last else (None, None)
            yield (by, name, f"{token[0]:016x}", sum(party.levels), *party.levels, party.recorded, *span)


def _write(view: View, path: Path) -> None:
    write_csv(path, HEADER, rows(view))


REPORT = Report(id="calls", filename="calls.csv", title="Calls by facility and party", write=_write, reveals=True)
