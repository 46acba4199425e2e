"""KML 2.x (OGC 12-007, 2.3; with Google's gx extensions): places, ways and tracks of maps and location histories."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.geo.degrees import degree
from pii_scan.extract.geo.moment import seconds
from pii_scan.extract.geo.place_rows import PlaceRows, put
from pii_scan.extract.geo.shapes import Position, put_area, put_point, walk_line
from pii_scan.extract.geo.track import Track
from pii_scan.extract.geo.xml_file import XmlWalk, said, words_of
from pii_scan.extract.office.xml_events import attribute
from pii_scan.extract.text.html_flat import flat_text
from pii_scan.model.evidence import Evidence

if TYPE_CHECKING:
    from lxml.etree import _Element

KML = "application/vnd.google-earth.kml+xml"
_TUPLE = re.compile(r"[^\s,]+(?:\s*,\s*[^\s,]+)*")
_DRAWN = frozenset((
    "altitudeMode", "extrude", "tessellate", "visibility", "open", "styleUrl", "color", "scale", "width", "fill",
    "outline", "colorMode", "key", "heading", "tilt", "range", "roll", "longitude", "latitude", "altitude", "north",
    "south", "east", "west", "rotation", "drawOrder", "maxSnippetLines", "minLodPixels", "maxLodPixels", "listItemType",
    "angles", "coordinates", "coord", "when", "begin", "end", "bgColor", "textColor", "horizFov", "refreshMode",
    "refreshInterval", "viewRefreshMode", "viewRefreshTime", "viewBoundScale", "flyToView", "state", "displayMode",
))  # fmt: skip
"""What says how a map is drawn, and what is read elsewhere."""


@dataclass(slots=True)
class _Mark:
    """A placemark while it is read."""

    row: dict[str, str] = field(default_factory=dict)
    when: str = ""
    whens: list[str] = field(default_factory=list)
    coords: list[str] = field(default_factory=list)
    point: Position | None = None
    data: str = ""
    """The name of the extended datum that is open."""


class _Reader:
    def __init__(self) -> None:
        self.track, self.rows, self.rest = Track("kml"), PlaceRows("placemarks"), Rest()
        self.mark: _Mark | None = None

    def begin(self, tag: str, node: "_Element") -> None:
        if tag == "Placemark":
            self.mark = _Mark()
        elif self.mark is not None and tag in ("Data", "SimpleData", "SimpleArrayData"):
            self.mark.data = attribute(node, "name")
        elif tag == "Track" and self.mark is not None:
            self.mark.whens, self.mark.coords = [], []
        elif tag == "link" and (target := attribute(node, "href")):
            self.rest.add(f"link: {target}")

    def end(self, tag: str, node: "_Element", walk: XmlWalk) -> Iterator[Evidence]:
        words, mark = said(node), self.mark
        if mark is None:
            if words and tag not in _DRAWN:
                whose = "author " if "author" in walk.path[:-1] else ""
                self.rest.add(f"{whose}{words_of(tag)}: {flat_text(words) if '<' in words else words}")
        elif tag == "Placemark":
            yield from self._placed(mark)
            self.mark = None
        elif tag == "coordinates":
            self._shape(words, walk, mark)
        elif tag == "coord":
            mark.coords.append(words)
        elif tag == "when" and "Track" in walk.path:
            mark.whens.append(words)
        elif tag in ("when", "begin") and words:
            mark.when = mark.when or words
            put(mark.row, "time" if tag == "when" else "begin", words)
        elif tag == "end" and words:
            put(mark.row, "end", words)
        elif tag == "Track":
            self._timed(mark)
        elif tag in ("value", "SimpleData") and mark.data:
            put(mark.row, mark.data, words)
        elif words and tag not in _DRAWN:
            put(mark.row, words_of(tag), flat_text(words) if "<" in words else words)

    def _shape(self, words: str, walk: XmlWalk, mark: _Mark) -> None:
        places = _places(words)
        if walk.inside("Polygon", "LinearRing"):
            if not walk.inside("innerBoundaryIs"):
                put_area(mark.row, places, self.track)
        elif walk.inside("LineString"):
            walk_line(places, self.track)
        else:
            for place in places:
                if mark.point is None:
                    mark.point = place
                else:
                    put_point(mark.row, place, self.track)

    def _timed(self, mark: _Mark) -> None:
        """`gx:Track`: as many `when` as `gx:coord`, in the same order."""
        self.track.begin()
        for number, coord in enumerate(mark.coords):
            numbers = [degree(part) for part in coord.split()[:2]]
            longitude, latitude = numbers if len(numbers) == 2 else (None, None)
            self.track.add(latitude, longitude, seconds(mark.whens[number]) if number < len(mark.whens) else None)
        self.track.end()
        mark.coords, mark.whens = [], []

    def _placed(self, mark: _Mark) -> Iterator[Evidence]:
        said_of_it = (value for key, value in mark.row.items() if key not in ("time", "begin", "end"))
        if mark.point is not None and mark.when and not any(re.search(r"[^\W\d_]", value) for value in said_of_it):
            # A logger writes each of its positions as a placemark.
            self.track.add(*mark.point, seconds(mark.when))
            return
        if mark.point is not None:
            put_point(mark.row, mark.point, self.track)
        yield from self.rows.add(mark.row)


def _places(words: str) -> Iterator[Position]:
    """`longitude,latitude[,altitude]`, parted by blanks; some writers put blanks behind the commas as well."""
    for found in _TUPLE.finditer(words):
        numbers = [degree(part.strip()) for part in found[0].split(",", 2)[:2]]
        yield (numbers[1], numbers[0]) if len(numbers) == 2 else (None, None)


def extract(given: Input) -> Iterator[Evidence]:
    """A row for each placemark; ways and tracks as their telling places."""
    walk, reader = XmlWalk(given), _Reader()
    for begins, tag, node in walk:
        if begins:
            if len(walk.path) == 1 and tag != "kml":
                raise NotThisFormat
            reader.begin(tag, node)
        else:
            yield from reader.end(tag, node, walk)
            yield from reader.rest.texts()
    yield from reader.rows.rest()
    yield from reader.rest.texts(last=True)
    yield from reader.track.evidence()
    yield from walk.problems("kml")


EXTRACTOR = Extractor(
    id="kml",
    title="Maps (KML)",
    media_types=(KML,),
    extract=extract,
    extensions=(".kml",),
    priority=20,
    library="lxml",
    reads="each placemark as a row: name, description, address, phone, extended data, position (of a small area its "
    "middle); of ways and tracks the places where they begin, end and stay, with numbers of positions, days and nights",
    not_read="each position of a track (counted), styles, views, what network links point at (the links are read)",
)
