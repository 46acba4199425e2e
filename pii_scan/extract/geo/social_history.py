"""Location histories in the exports of Facebook (`location_history_v2`) and Snapchat (`Location History`)."""

import re
from collections.abc import Iterator
from typing import Any

from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.geo.degrees import degree
from pii_scan.extract.geo.json_walk import JsonWalk
from pii_scan.extract.geo.moment import moment
from pii_scan.extract.geo.track import Track
from pii_scan.extract.text.json_rows import labelled_lines
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence

HISTORY = "application/x-social-location-history"
_FACEBOOK = re.compile(r"\s*\{\s*\"location_history(?:_v2)?\"\s*:\s*\[\s*\{[\s\S]{0,800}?\"coordinate\"\s*:")
_SNAPCHAT = re.compile(r"\"Location History\"\s*:\s*\[\s*\[\s*\"[^\"]{4,40}\"\s*,\s*\"-?\d")
_BLURRED = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(?:±\s*[\d.]+)?\s*,\s*(-?\d+(?:\.\d+)?)\s*(?:±\s*[\d.]+)?\s*")


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    if text is None or not text.lstrip().startswith("{"):
        return None
    return HISTORY if _FACEBOOK.match(text) or _SNAPCHAT.search(text) else None


def extract(given: Input) -> Iterator[Evidence]:
    """The telling places; everything else of the export as lines."""
    walk, track, rest = JsonWalk(given.payload), Track("location-history"), Rest()
    for member in walk:
        place = _place(member.value)
        if place is not None:
            track.add(*place)
            continue
        for line in labelled_lines({member.key or "value": member.value}):
            rest.add(line)
        yield from rest.texts()
    yield from rest.texts(last=True)
    yield from track.evidence()
    yield from walk.rest(given.limits.text_chars)


def _place(value: Any) -> tuple[float | None, float | None, float | None] | None:
    """(latitude, longitude, time); None for what is no position."""
    if isinstance(value, dict) and isinstance(where := value.get("coordinate"), dict):
        return degree(where.get("latitude")), degree(where.get("longitude")), moment(value.get("creation_timestamp"))
    if isinstance(value, list) and len(value) == 2 and all(isinstance(part, str) for part in value):
        found = _BLURRED.fullmatch(value[1])
        return None if found is None else (float(found[1]), float(found[2]), moment(value[0]))
    return None


EXTRACTOR = Extractor(
    id="social_location_history",
    title="Location histories of Facebook and Snapchat",
    media_types=(HISTORY,),
    extract=extract,
    probe=probe,
    priority=33,
    library="json (standard library)",
    reads="places where somebody stays, with numbers of positions, days and nights; everything else as lines",
    not_read="each position (counted)",
)
