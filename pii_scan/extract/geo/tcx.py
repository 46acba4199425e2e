"""Training Center XML (Garmin's TrainingCenterDatabase, versions 1 and 2): activities and courses of watches."""

import re
from collections.abc import Iterator

from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.geo.degrees import degree
from pii_scan.extract.geo.moment import seconds
from pii_scan.extract.geo.track import Track
from pii_scan.extract.geo.xml_file import XmlWalk, said, words_of
from pii_scan.extract.office.xml_events import attribute
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence, Fact

TCX = "application/vnd.garmin.tcx+xml"
_ROOT = re.compile(r"<(?:[\w.\-]+:)?TrainingCenterDatabase[\s/>]")
_WORDS = frozenset(("Name", "Notes", "Id", "PartNumber", "UnitId", "LangID"))


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    return TCX if text is not None and text.lstrip().startswith("<") and _ROOT.search(text) else None


def extract(given: Input) -> Iterator[Evidence]:
    """Each lap or course is a journey; its telling places are facts."""
    walk, track, rest = XmlWalk(given), Track("tcx"), Rest()
    latitude = longitude = when = None
    for begins, tag, node in walk:
        if begins:
            if len(walk.path) == 1 and tag != "TrainingCenterDatabase":
                raise NotThisFormat
            if tag in ("Track", "Course"):
                track.begin()
            elif tag in ("Trackpoint", "CoursePoint"):
                latitude = longitude = when = None
            elif tag == "Activity" and (sport := attribute(node, "Sport")):
                rest.add(f"sport: {sport}")
            continue
        words = said(node)
        if tag == "LatitudeDegrees":
            latitude = degree(words)
        elif tag == "LongitudeDegrees":
            longitude = degree(words)
        elif tag == "Time":
            when = seconds(words)
        elif tag == "Position" and not walk.inside("BeginPosition", "EndPosition"):
            track.add(latitude, longitude, when)
        elif tag == "UnitId" and words:
            yield Fact("device_serial", words, "tcx")
        elif tag == "Name" and walk.inside("Creator") and words:
            yield Fact("device", words, "tcx")
        elif tag == "Track":
            track.end()
        if words and not words.replace(".", "").replace("-", "").isdigit() and tag in _WORDS:
            rest.add(f"{words_of(tag)}: {words}")
        yield from rest.texts()
    yield from rest.texts(last=True)
    yield from track.evidence()
    yield from walk.problems("TrainingCenterDatabase")


EXTRACTOR = Extractor(
    id="tcx",
    title="Training Center (TCX)",
    media_types=(TCX,),
    extract=extract,
    probe=probe,
    extensions=(".tcx",),
    priority=20,
    library="lxml",
    reads="places where laps and courses begin, end and stay, with numbers of positions, days and nights; names, "
    "notes, the device and its number",
    not_read="each position (counted), pulse, cadence, speed and other measurements",
)
