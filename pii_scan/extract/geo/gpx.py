"""GPX 1.0 and 1.1 (topografix.com/GPX/1/1): tracks, routes and waypoints of receivers, watches and sports services."""

from collections.abc import Iterator

from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.geo.degrees import degree
from pii_scan.extract.geo.moment import seconds
from pii_scan.extract.geo.place_rows import PlaceRows, put
from pii_scan.extract.geo.track import Track
from pii_scan.extract.geo.xml_file import XmlWalk, said, words_of
from pii_scan.extract.office.xml_events import attribute
from pii_scan.model.evidence import Evidence

GPX = "application/gpx+xml"
_POINTS = frozenset(("wpt", "rtept", "trkpt"))
_MEASURED = frozenset((
    "ele", "magvar", "geoidheight", "fix", "sat", "hdop", "vdop", "pdop", "ageofdgpsdata", "dgpsid", "course", "speed",
    "hr", "cad", "atemp", "wtemp", "depth", "temp", "power", "distance", "sym", "Temperature", "Depth",
))  # fmt: skip
_LABELS = {"cmt": "comment", "desc": "description", "src": "source"}


def extract(given: Input) -> Iterator[Evidence]:
    """Waypoints and named points of routes as rows, tracks as their telling places, all words as lines."""
    walk, track, rows, rest = XmlWalk(given), Track("gpx"), PlaceRows("waypoints"), Rest()
    point = ""
    row: dict[str, str] = {}
    place: tuple[float | None, float | None] = (None, None)
    when: float | None = None
    for begins, tag, node in walk:
        if begins:
            if len(walk.path) == 1 and tag != "gpx":
                raise NotThisFormat
            if tag in _POINTS and not point:
                point, row, when = tag, {}, None
                place = degree(attribute(node, "lat")), degree(attribute(node, "lon"))
            elif tag in ("trkseg", "rte"):
                track.begin()
            for line in _attributes(tag, node.attrib.items()) if not point else ():
                rest.add(line)
            continue
        words = said(node)
        if tag == point:
            if point == "wpt" or row:
                counted = track.sound(*place) if point == "wpt" else track.add(*place, when) is not None
                if counted:
                    row |= {"latitude": str(place[0]), "longitude": str(place[1])}
                yield from rows.add(row)
            else:
                track.add(*place, when)
            point = ""
        elif point:
            if tag == "time":
                when = seconds(words)
                if point == "wpt" and words:
                    put(row, "recorded", words)
            elif words and tag not in _MEASURED and (point != "trkpt" or not _number(words)):
                put(row, _LABELS.get(tag, words_of(tag)), words)
        elif tag in ("trkseg", "rte"):
            track.end()
        elif words:
            whose = "author " if "author" in walk.path[:-1] else ""
            rest.add(f"{whose}{_LABELS.get(tag, words_of(tag))}: {words}")
        yield from rest.texts()
    yield from rows.rest()
    yield from rest.texts(last=True)
    yield from track.evidence()
    yield from walk.problems("gpx")


def _attributes(tag: str, pairs: object) -> Iterator[str]:
    found = {str(key).rsplit("}", 1)[-1]: str(value) for key, value in pairs}  # type: ignore[attr-defined]
    if tag == "email" and "id" in found and "domain" in found:
        # GPX 1.1 parts an address so that nobody gathers it.
        yield f"email: {found['id']}@{found['domain']}"
        return
    for key, value in found.items():
        if key not in ("schemaLocation", "version", "minlat", "minlon", "maxlat", "maxlon") and value.strip():
            yield f"{words_of(key)}: {' '.join(value.split())}"


def _number(words: str) -> bool:
    return degree(words) is not None


EXTRACTOR = Extractor(
    id="gpx",
    title="GPS exchange (GPX)",
    media_types=(GPX,),
    extract=extract,
    extensions=(".gpx",),
    priority=20,
    library="lxml",
    reads="waypoints and named points of routes as a row each; of tracks and routes the places where they begin, end "
    "and stay, with numbers of positions, days and nights; names, descriptions, authors, links",
    not_read="each position of a track (counted), pulse, cadence and other measurements at it",
)
