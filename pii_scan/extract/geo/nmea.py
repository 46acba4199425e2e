"""NMEA 0183 sentences of satellite receivers: logs of loggers, trackers, dash cameras and vehicles."""

import re
from calendar import timegm
from collections.abc import Iterator

from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.geo.degrees import degree
from pii_scan.extract.geo.track import Track
from pii_scan.extract.text.lines import TextLines
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

NMEA = "application/x-nmea-0183"
_SENTENCE = re.compile(r"\$(?:P?[A-Z]{2})(RMC|GGA|GLL|GNS),([^*\r\n$]{0,200})(?:\*([0-9A-Fa-f]{2}))?")
_ANY = re.compile(r"[$!][A-Z]{4,6},[^\r\n]*")
_CLOCK = re.compile(r"(\d\d)(\d\d)(\d\d)(?:\.\d*)?")
_LEAST, _SHARE = 2, 0.5


def probe(head: bytes, _name: str) -> str | None:
    """Half of the first lines and two at least tell a position; loggers may write a time in front of each."""
    text = head_text(head)
    if text is None or "$" not in text[:2048]:
        return None
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    told = sum(1 for line in lines if _SENTENCE.search(line))
    spoken = sum(1 for line in lines if _ANY.search(line))
    return NMEA if told >= _LEAST and spoken >= _SHARE * len(lines) else None


class _Reader:
    def __init__(self) -> None:
        self.track = Track("nmea")
        self.day: float | None = None
        self.void = self.damaged = self.read = 0
        self._last: tuple[str, float | None, float | None] | None = None

    def sentence(self, kind: str, body: str) -> None:
        self.read += 1
        cells = body.split(",")
        at = {"RMC": 2, "GGA": 1, "GNS": 1, "GLL": 0}[kind]
        clock = cells[4] if kind == "GLL" and len(cells) > 4 else cells[0] if kind != "GLL" else ""
        if kind == "RMC" and len(cells) > 8:
            self._date(cells[8])
        where = cells[at : at + 4]
        if len(where) < 4 or not where[0] or not where[2] or _invalid(kind, cells):
            self.void += 1
            return
        place = _degrees(where[0], where[1]), _degrees(where[2], where[3])
        # Several sentences tell of the same moment.
        if (now := (clock, *place)) == self._last and clock:
            return
        self._last = now
        self.track.add(*place, self._moment(clock))

    def _date(self, text: str) -> None:
        if re.fullmatch(r"\d{6}", text):
            day, month, year = int(text[:2]), int(text[2:4]), int(text[4:])
            if 1 <= day <= 31 and 1 <= month <= 12:
                self.day = float(timegm((2000 + year if year < 80 else 1900 + year, month, day, 0, 0, 0)))

    def _moment(self, clock: str) -> float | None:
        found = _CLOCK.fullmatch(clock)
        if found is None or self.day is None:
            return None
        hour, minute, second = (int(part) for part in found.groups())
        return self.day + hour * 3600 + minute * 60 + second


def _invalid(kind: str, cells: list[str]) -> bool:
    if kind in ("RMC", "GLL"):
        status = cells[1 if kind == "RMC" else 5 : 2 if kind == "RMC" else 6]
        return status == ["V"]
    # GGA says 0 for no fix, GNS a letter N for each system.
    return cells[5:6] == ["0"] or (kind == "GNS" and bool(cells[5:6]) and set(cells[5]) == {"N"})


def _degrees(text: str, letter: str) -> float | None:
    """`3945.5340`: degrees and two digits of minutes."""
    value = degree(text)
    if value is None or value < 0:
        return None
    whole = int(value // 100)
    out = whole + (value - whole * 100) / 60
    return -out if letter.strip().upper() in ("S", "W") else out


def _sound(line: str, at: int, stated: str | None) -> bool:
    """The checksum is all characters between `$` and `*`, exclusive or; without one nothing speaks against it."""
    if stated is None:
        return True
    crc = 0
    for sign in line[at + 1 : line.index("*", at)]:
        crc ^= ord(sign) & 0xFF
    return crc == int(stated, 16)


def extract(given: Input) -> Iterator[Evidence]:
    """The telling places; every line that is no sentence as text."""
    reader, rest, lines = _Reader(), Rest(), TextLines(given.payload)
    reader.track.begin()
    for line in lines:
        found = None
        for found in _SENTENCE.finditer(line):
            # A wrong sum is told and the place read all the same: some loggers write none that holds.
            reader.damaged += not _sound(line, found.start(), found[3])
            reader.sentence(found[1], found[2])
        if found is None and line.strip() and not _ANY.fullmatch(line.strip()):
            rest.add(line)
            yield from rest.texts()
    if not reader.read:
        raise NotThisFormat
    yield from rest.texts(last=True)
    yield from reader.track.evidence()
    if reader.void:
        detail = f"{reader.void} sentences without a position"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
    if reader.damaged:
        detail = f"{reader.damaged} sentences whose checksum does not hold"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
    yield from lines.problems()


EXTRACTOR = Extractor(
    id="nmea",
    title="Satellite receivers' logs (NMEA 0183)",
    media_types=(NMEA,),
    extract=extract,
    probe=probe,
    extensions=(".nmea",),
    priority=30,
    library="own",
    reads="places where the log begins, ends and stays, with numbers of positions, days and nights (RMC, GGA, GLL, "
    "GNS); lines that are no sentences as text",
    not_read="each position (counted), satellites and other sentences, ships' reports (AIS)",
)
