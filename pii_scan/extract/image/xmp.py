"""XMP packets: position, people named in the picture, captions, serial numbers."""

from collections.abc import Iterator

from pii_scan.extract.image.position import xmp_point
from pii_scan.model.evidence import Fact, GpsPoint, How, Text

_SCANNED_BYTES = 64 << 20
_NAMES = {
    "creator": "Creator",
    "rights": "Rights",
    "description": "Description",
    "title": "Title",
    "subject": "Keywords",
    "Headline": "Headline",
    "CaptionWriter": "Caption writer",
    "AuthorsPosition": "Author's position",
    "Credit": "Credit",
    "City": "City",
    "State": "State",
    "Location": "Location",
    "CreatorContactInfo": "Contact",
    "CiEmailWork": "E-mail",
    "CiTelWork": "Phone",
    "CiAdrExtadr": "Address",
    "CiAdrCity": "City",
    "CiAdrPcode": "Postal code",
    "PersonInImage": "Person in image",
    "PersonDisplayName": "Person in image",
    "OwnerName": "Owner",
    "UserComment": "User comment",
    "ImageDescription": "Description",
    "Artist": "Artist",
    "LastKeywordXMP": "Keywords",
}


def packets(data: bytes) -> Iterator[bytes]:
    """Every XMP packet in raw bytes, wherever the format keeps it (compressed chunks are not seen)."""
    at = 0
    while (start := data.find(b"<x:xmpmeta", at)) >= 0:
        end = data.find(b"</x:xmpmeta>", start)
        if end < 0:
            return
        at = end + len(b"</x:xmpmeta>")
        yield data[start:at]


def read_xmp(packet: bytes) -> tuple[list[GpsPoint], list[Fact], Text | None]:
    """Positions, facts and captions of one packet; nothing where its XML is beyond repair."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(packet, parser)
    except etree.XMLSyntaxError:
        return [], [], None
    if root is None:
        return [], [], None
    values: list[tuple[str, str]] = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        values += [(_local(str(name)), str(value)) for name, value in element.attrib.items()]
        if element.text and element.text.strip():
            values.append((_owner(element), element.text.strip()))
    return _positions(values), list(_facts(values)), _captions(values)


def raw_packets(data: bytes) -> list[bytes]:
    return list(packets(data[:_SCANNED_BYTES]))


def _positions(values: list[tuple[str, str]]) -> list[GpsPoint]:
    north = [value for name, value in values if name == "GPSLatitude"]
    east = [value for name, value in values if name == "GPSLongitude"]
    points = (xmp_point(a, b) for a, b in zip(north, east, strict=False))
    return [p for p in points if p is not None]


def _facts(values: list[tuple[str, str]]) -> Iterator[Fact]:
    for name, fact in (("creator", "author"), ("OwnerName", "owner"), ("SerialNumber", "device_serial")):
        for value in dict.fromkeys(v for n, v in values if n == name):
            yield Fact(fact, value, "xmp")


def _captions(values: list[tuple[str, str]]) -> Text | None:
    people = {"mwg-rs:Name": "Person in image"}
    lines = [f"{(_NAMES | people)[n]}: {v}" for n, v in values if n in _NAMES or n in people]
    return Text("\n".join(dict.fromkeys(lines)), How.METADATA, layer="properties") if lines else None


def _local(name: str) -> str:
    space, _, local = name.rpartition("}")
    return f"mwg-rs:{local}" if "metadataworkinggroup" in space and local == "Name" else local


def _owner(element: object) -> str:
    """The property a text belongs to: list items (`rdf:li`) speak for the property around the list."""
    while element is not None:
        name = _local(str(getattr(element, "tag", "")))
        if name not in ("li", "Alt", "Seq", "Bag", "Description", "value"):
            return name
        element = getattr(element, "getparent", lambda: None)()
    return ""
