"""EXIF by two readers (exifread, then Pillow): position, device, owner, time, captions."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from pii_scan.extract.extractor import Input
from pii_scan.extract.image.decode import pillow
from pii_scan.extract.image.exif_blocks import exif_blocks
from pii_scan.extract.image.position import point, same_place
from pii_scan.model.evidence import Fact, GpsPoint, How, Text
from pii_scan.model.problem import Problem, ProblemCode

if TYPE_CHECKING:
    from PIL.Image import Exif

_GPS_IFD, _EXIF_IFD = 0x8825, 0x8769
_MAIN = {
    0x010E: ("caption", "Image description"),
    0x010F: ("make", ""),
    0x0110: ("model", ""),
    0x0132: ("changed", ""),
    0x013B: ("author", "Artist"),
    0x013C: ("host", "Host computer"),
    0x8298: ("copyright", "Copyright"),
    0x9C9B: ("caption", "Title"),
    0x9C9C: ("caption", "Comment"),
    0x9C9D: ("author", "Author"),
    0x9C9E: ("caption", "Keywords"),
    0x9C9F: ("caption", "Subject"),
}
_DETAIL = {
    0x9003: ("taken", ""),
    0x9286: ("caption", "User comment"),
    0xA430: ("owner", "Camera owner"),
    0xA431: ("device_serial", ""),
    0xA435: ("lens_serial", ""),
}
_CHARSETS = {
    b"ASCII\0\0\0": "latin-1", b"UNICODE\0": "utf-16", b"JIS\0\0\0\0\0": "iso2022_jp", b"\0" * 8: "utf-8",
}  # fmt: skip


def read_exif(request: Input, exif: "Exif | None") -> Iterator[Fact | Text | Problem]:
    """Facts and captions. Both readers' positions are yielded where they differ by more than a metre."""
    with request.payload.open() as stream:
        first, failed = _exifread_gps(stream)
    directory, main, detail = _pillow(exif)
    found = [(first, "exif"), (point(directory), "pillow")]
    for block in exif_blocks(request):
        found.append((_exifread_gps(io.BytesIO(block))[0], "exif"))
        further = _pillow(_loaded(block))
        # A block of Canon's that holds the position alone has it where others have the picture's properties.
        found += [(point(further[0]), "pillow"), (point(further[1]), "pillow")]
        main, detail = {**further[1], **main}, {**further[2], **detail}
    told: list[GpsPoint] = []
    for position, source in found:
        if position is not None and not any(same_place(position, other) for other in told):
            told.append(position)
            yield Fact("gps", position, source)
    if failed and not main and not detail and b"Exif\0\0" in request.payload.head(1 << 16):
        yield Problem(ProblemCode.PARTLY_READ, "extract", "EXIF block is damaged")
    yield from _properties(main, detail)


def _loaded(block: bytes) -> "Exif | None":
    from PIL.Image import Exif

    exif = Exif()
    with pillow():
        try:
            exif.load(b"Exif\0\0" + block)
        except Exception:  # noqa: BLE001 - third-party parser over hostile bytes; exifread reads it as well
            return None
    return exif


def _exifread_gps(stream: BinaryIO) -> tuple[GpsPoint | None, bool]:
    import logging

    import exifread

    # It logs pieces of what it reads.
    logging.getLogger("exifread").setLevel(logging.CRITICAL + 1)
    try:
        tags = exifread.process_file(stream, details=False, extract_thumbnail=False)
    except Exception:  # noqa: BLE001 - third-party parser over hostile bytes; Pillow reads next
        return None, True
    by_number = {tag.tag: tag.values for name, tag in tags.items() if name.startswith("GPS ")}
    return point(by_number), False


def _pillow(exif: "Exif | None") -> tuple[Mapping[int, Any], Mapping[int, Any], Mapping[int, Any]]:
    if exif is None:
        return {}, {}, {}
    out: list[Mapping[int, Any]] = []
    for ifd in (_GPS_IFD, None, _EXIF_IFD):
        with pillow():
            try:
                out.append(dict(exif if ifd is None else exif.get_ifd(ifd)))
            except Exception:  # noqa: BLE001 - third-party parser over hostile bytes
                out.append({})
    return out[0], out[1], out[2]


def _properties(main: Mapping[int, Any], detail: Mapping[int, Any]) -> Iterator[Fact | Text]:
    found: dict[str, list[tuple[str, str]]] = {}
    for tags, names in ((main, _MAIN), (detail, _DETAIL)):
        for number, (name, label) in names.items():
            if text := _plain(tags.get(number), wide=number >= 0x9C9B and number <= 0x9C9F):
                found.setdefault(name, []).append((label, text))
    make, model = (found.get(part, [("", "")])[0][1] for part in ("make", "model"))
    if device := (model if model.startswith(make) else f"{make} {model}").strip():
        yield Fact("device", device, "exif")
    taken = (found.get("taken") or found.get("changed") or [("", "")])[0][1]
    if match := re.match(r"(\d{4}):(\d\d):(\d\d)[ T](\d\d:\d\d:\d\d)", taken):
        yield Fact("taken", f"{match[1]}-{match[2]}-{match[3]}T{match[4]}", "exif")
    for name in ("author", "owner", "copyright", "device_serial", "lens_serial", "host"):
        for _, text in found.get(name, []):
            yield Fact(name, text, "exif")
    lines = [
        f"{label}: {text}"
        for name in ("caption", "author", "owner", "copyright", "host")
        for label, text in found.get(name, [])
    ]
    if lines:
        yield Text("\n".join(dict.fromkeys(lines)), How.METADATA, layer="properties")


def _plain(value: Any, *, wide: bool) -> str:
    if isinstance(value, tuple) and wide and all(isinstance(part, int) and 0 <= part < 256 for part in value):
        value = bytes(value)
    if isinstance(value, bytes):
        if wide:
            value = value.decode("utf-16-le", "replace")
        else:
            charset = _CHARSETS.get(value[:8])
            value = value[8:].decode(charset, "replace") if charset else value.decode("utf-8", "replace")
    if not isinstance(value, str):
        return ""
    text = value.split("\0")[0].strip()
    return text if sum(ch == "\ufffd" for ch in text) * 4 <= len(text) else ""
