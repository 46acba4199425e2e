"""A picture file to evidence: its metadata, then each page."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pii_scan.extract.extractor import Input, NotThisFormat
from pii_scan.extract.image.decode import Frame, frames, opened, pillow, too_big
from pii_scan.extract.image.ending import behind
from pii_scan.extract.image.exif import read_exif
from pii_scan.extract.image.picture import read_frame
from pii_scan.extract.image.picture_hash import picture_hash
from pii_scan.extract.image.position import same_place
from pii_scan.extract.image.xmp import raw_packets, read_xmp
from pii_scan.model.evidence import Evidence, Fact, GpsPoint, How, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    from PIL.Image import Exif, Image

_METADATA_BYTES = 64 << 20


def read_image(request: Input) -> Iterator[Evidence]:
    """Metadata first: it survives pixels that cannot be decoded.

    Raises:
        NotThisFormat: no picture, and no metadata of one either.
    """
    try:
        with opened(request) as image:
            yield Fact("image_size", image.size, "pillow")
            # Pillow decodes a PNG's pixels to reach the metadata behind them.
            yield from _metadata(request, None if too_big(request, image) else image)
            looked = False
            for frame in frames(request, image):
                if isinstance(frame, Frame):
                    if not looked and (seen := picture_hash(frame.view)):
                        yield Fact("picture_hash", seen, "dct")
                    looked = True
                    yield from read_frame(frame, request)
                else:
                    yield frame
        yield from behind(request)
    except NotThisFormat:
        metadata = list(_metadata(request, None))
        if not metadata and not request.media_type.startswith("image/"):
            raise
        yield from metadata
        yield Problem(ProblemCode.UNREADABLE, "extract", "picture header or codec not understood")


def _metadata(request: Input, image: "Image | None") -> Iterator[Evidence]:
    positions: list[GpsPoint] = []
    for evidence in read_exif(request, _exif(image)):
        if isinstance(evidence, Fact) and isinstance(evidence.value, GpsPoint):
            positions.append(evidence.value)
        yield evidence
    for packet in _xmp_packets(request, image):
        points, facts, captions = read_xmp(packet)
        for point in points:
            if not any(same_place(point, known) for known in positions):
                positions.append(point)
                yield Fact("gps", point, "xmp")
        yield from facts
        if captions is not None:
            yield captions
    if image is not None and (comment := _comments(request, image)):
        yield Text(comment, How.METADATA, layer="properties")
    if request.payload.size_bytes > _METADATA_BYTES:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "XMP beyond 64 MiB not looked for", Effect.NOTE)


def _exif(image: "Image | None") -> "Exif | None":
    if image is None:
        return None
    with pillow():
        try:
            return image.getexif()
        except Exception:  # noqa: BLE001 - third-party parser over hostile bytes; exifread reads it as well
            return None


def _xmp_packets(request: Input, image: "Image | None") -> list[bytes]:
    packets = raw_packets(request.payload.read(_METADATA_BYTES))
    held = image.info.get("xmp") if image is not None else None
    if isinstance(held, str):
        held = held.encode()
    # A compressed chunk is seen by Pillow only.
    if isinstance(held, bytes):
        packets += raw_packets(held)
    return list(dict.fromkeys(packets))


def _comments(request: Input, image: "Image") -> str:
    """Text chunks (PNG) and comment segments (JPEG, GIF, JPEG 2000), one `name: text` a line."""
    with pillow():
        try:
            chunks = dict(getattr(image, "text", {}))
        except Exception:  # noqa: BLE001 - Pillow decodes the pixels first, and they may be damaged
            chunks = _chunks_of_damaged(request)
    if "comment" in image.info:
        chunks["comment"] = image.info["comment"]
    lines: list[str] = []
    for name, value in chunks.items():
        plain = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
        if plain.strip("\0 \n") and name != "XML:com.adobe.xmp":
            lines.append(f"{name}: {plain.strip(chr(0))}")
    return "\n".join(lines)


def _chunks_of_damaged(request: Input) -> dict[str, str]:
    """From a second opening: read past the damage, this one would show the pixels as whole."""
    with opened(request) as second, pillow(truncated=True):
        try:
            return dict(getattr(second, "text", {}))
        except Exception:  # noqa: BLE001 - third-party parser over hostile bytes
            return {}
