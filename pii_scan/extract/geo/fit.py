"""FIT files of watches and cycle computers (Garmin FIT protocol 2.0; profile 21): where, when, and whose device."""

from collections.abc import Iterator
from typing import BinaryIO

from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.geo.fit_messages import FitDamageError, Value, messages
from pii_scan.extract.geo.place_rows import PlaceRows, put
from pii_scan.extract.geo.track import Track
from pii_scan.model.evidence import Evidence, Fact
from pii_scan.model.problem import Problem, ProblemCode

FIT = "application/vnd.garmin.fit"
_EPOCH = 631_065_600
"""31 December 1989, 0:00 UTC, in Unix seconds."""
_FILE, _USER, _SESSION, _RECORD, _EVENT, _DEVICE, _LOCATION, _COURSE_POINT = 0, 3, 18, 20, 21, 23, 29, 32
_NAMED = {
    _USER: "user profile",
    31: "course",
    26: "workout",
    27: "workout step",
    142: "segment",
    158: "workout session",
}
_PLACES = {_LOCATION: (1, 2, 0), _COURSE_POINT: (2, 3, 6)}
"""Message → fields of latitude, longitude and name."""
_BODY = {1: "sex", 2: "age", 3: "height cm", 4: "weight kg", 8: "resting heart rate"}
_SEX = ("female", "male")


def degrees(semicircles: Value | None) -> float | None:
    """2³¹ semicircles are 180 degrees."""
    return semicircles * 180 / (1 << 31) if isinstance(semicircles, int) else None


def extract(given: Input) -> Iterator[Evidence]:
    """Several files may be chained in one. Sessions are journeys; the user's profile is a row."""
    reader = _Reader()
    problem: Problem | None = None
    with given.payload.open() as stream:
        begun = False
        while (head := stream.read(12)) and len(head.strip(b"\0")):
            if len(head) < 12 or head[8:12] != b".FIT" or head[0] not in (12, 14):
                if not begun:
                    raise NotThisFormat
                problem = Problem(ProblemCode.PARTLY_READ, "extract", "bytes behind the last FIT file")
                break
            begun = True
            length = int.from_bytes(head[4:8], "little")
            stream.seek(head[0] - 12, 1)
            try:
                yield from reader.file(stream, length)
            except FitDamageError:
                cut = stream.read(1) == b""
                code = ProblemCode.TRUNCATED if cut else ProblemCode.PARTLY_READ
                problem = Problem(code, "extract", "a message is not whole; what follows is not read")
                break
            if len(stream.read(2)) < 2:
                problem = Problem(ProblemCode.TRUNCATED, "extract", "no checksum at the end")
                break
    yield from reader.rest()
    if problem is not None:
        yield problem


class _Reader:
    def __init__(self) -> None:
        self._track, self._rows, self._words = Track("fit"), PlaceRows("people and places"), Rest()
        self._serials: set[int] = set()

    def file(self, stream: BinaryIO, length: int) -> Iterator[Evidence]:
        self._track.begin()
        for number, fields in messages(stream, length):
            if number == _RECORD:
                if 0 in fields or 1 in fields:
                    self._track.add(degrees(fields.get(0)), degrees(fields.get(1)), _when(fields))
            elif number in (_FILE, _DEVICE):
                serial = fields.get(3)
                if isinstance(serial, int) and serial not in self._serials and len(self._serials) < 50:
                    self._serials.add(serial)
                    yield Fact("device_serial", str(serial), "fit")
            elif number == _USER:
                yield from self._rows.add(_profile(fields))
                continue
            elif number in _PLACES:
                yield from self._place(number, fields)
                continue
            for field, value in fields.items():
                if isinstance(value, str):
                    label = _NAMED.get(number, "device" if number in (_FILE, _DEVICE) else f"message {number}")
                    self._words.add(f"{label}{'' if field == 0 else f' field {field}'}: {value}")
            yield from self._words.texts()
        self._track.end()

    def _place(self, number: int, fields: dict[int, Value]) -> Iterator[Evidence]:
        north, east, name = _PLACES[number]
        row: dict[str, str] = {}
        put(row, "name", str(fields.get(name, "")))
        place = degrees(fields.get(north)), degrees(fields.get(east))
        if self._track.sound(*place):
            row |= {"latitude": f"{place[0]:.6f}", "longitude": f"{place[1]:.6f}"}
        yield from self._rows.add(row)

    def rest(self) -> Iterator[Evidence]:
        yield from self._rows.rest()
        yield from self._words.texts(last=True)
        yield from self._track.evidence()


def _when(fields: dict[int, Value]) -> float | None:
    stamp = fields.get(253)
    return float(stamp + _EPOCH) if isinstance(stamp, int) else None


def _profile(fields: dict[int, Value]) -> dict[str, str]:
    row: dict[str, str] = {}
    put(row, "name", str(fields.get(0, "")))
    for field, column in _BODY.items():
        value = fields.get(field)
        if isinstance(value, int):
            shown = _SEX[value] if column == "sex" and value < 2 else value / 10 if column == "weight kg" else value
            put(row, column, str(shown))
    return row


EXTRACTOR = Extractor(
    id="fit",
    title="Activities of watches (FIT)",
    media_types=(FIT,),
    extract=extract,
    signatures=(Signature(FIT, b".FIT", 8),),
    extensions=(".fit",),
    library="own",
    reads="places where activities begin, end and stay, with numbers of positions, days and nights; the user's profile "
    "(name, sex, age, height, weight) and saved places as rows; names; numbers of devices",
    not_read="each position (counted), pulse and other measurements, numbers in fields of developers, checksums",
)
