"""TNEF, `winmail.dat` ([MS-OXTNEF]): what Outlook hides of its own messages in one attachment."""

import struct
from collections.abc import Iterator

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.mail import mapi
from pii_scan.model.evidence import Child, Evidence, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

TNEF = "application/vnd.ms-tnef"
_MAGIC = b"\x78\x9f\x3e\x22"
_BYTES_MAX = 512 << 20
_MESSAGE, _ATTACHMENT = 1, 2
_SUBJECT, _BODY, _FROM, _ATTACH_TITLE, _ATTACH_DATA = 0x8004, 0x800C, 0x8000, 0x8010, 0x800F
_ATTACH_REND, _MAPI, _ATTACH_MAPI, _RECIPIENTS, _CODEPAGE = 0x9002, 0x9003, 0x9005, 0x9004, 0x9007
_FIXED = {0x0002: 4, 0x0003: 4, 0x0004: 4, 0x0005: 8, 0x0006: 8, 0x0007: 8, 0x000A: 4, 0x000B: 4, 0x0014: 8, 0x0040: 8,
          0x0048: 16}  # fmt: skip
"""Property types of a fixed length, padded to four bytes."""
_VARIABLE = frozenset({0x000D, 0x001E, 0x001F, 0x0102})
_OBJECT = 0x000D
_COUNT_MAX = 100_000


def extract(given: Input) -> Iterator[Evidence]:
    """Properties and body as text, attachments as children; what does not parse ends the reading with a problem."""
    data = given.payload.read(_BYTES_MAX)
    if not data.startswith(_MAGIC):
        raise NotThisFormat
    lines: list[str] = []
    bodies: list[str] = []
    files: list[tuple[str, bytes]] = []
    codepage, broken = 1252, given.payload.size_bytes > _BYTES_MAX
    at = 6
    while at < len(data):
        if at + 9 > len(data):
            broken = broken or bool(data[at:].strip(b"\x00"))
            break
        level, number, _, length = struct.unpack_from("<BHHI", data, at)
        value = data[at + 9 : at + 9 + length]
        if level not in (_MESSAGE, _ATTACHMENT) or len(value) < length:
            broken = True
            break
        at += 9 + length + 2
        if number == _CODEPAGE:
            codepage = int.from_bytes(value[:4], "little") or codepage
        elif number == _SUBJECT:
            lines.append(f"Subject: {mapi.string(value, mapi.STRING8, codepage)}")
        elif number == _FROM:
            lines.append(f"From: {_triple(value, codepage)}")
        elif number == _BODY:
            bodies.insert(0, mapi.string(value, mapi.STRING8, codepage))
        elif number == _MAPI:
            broken = not _tell(value, codepage, lines, bodies) or broken
        elif number == _RECIPIENTS:
            broken = not _recipients(value, codepage, lines) or broken
        elif number == _ATTACH_REND:
            files.append(("", b""))
        elif number in (_ATTACH_TITLE, _ATTACH_DATA, _ATTACH_MAPI):
            files = files or [("", b"")]
            files[-1], whole = _attachment(files[-1], number, value, codepage)
            broken = broken or not whole
    if lines or bodies:
        yield Text("\n".join([*dict.fromkeys(lines), "", *bodies]), layer="message")
    keys = Keys()
    for number, (name, content) in enumerate(files, 1):
        if content:
            yield Child("tnef", keys.key(name or f"attachment-{number}"), Payload(data=content), len(content))
    if broken:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "damaged: read up to where it breaks")


def _tell(value: bytes, codepage: int, lines: list[str], bodies: list[str]) -> bool:
    """A message's MAPI properties; False where they break off."""
    properties, whole, _ = read_properties(value, 0)
    for number, kind, data in properties:
        if number == mapi.BODY and kind in (mapi.STRING8, mapi.UNICODE):
            mapi.added(bodies, mapi.string(data, kind, codepage))
        elif number == mapi.HTML and data:
            mapi.added(bodies, mapi.html_body(data, codepage))
        elif number == mapi.RTF and data:
            text, complete = mapi.rtf_body(data)
            mapi.added(bodies, text)
            whole = whole and complete
        elif kind == mapi.TIME and number in mapi.DATES:
            lines.append(f"{mapi.DATES[number]}: {mapi.filetime(data)}")
        elif kind in (mapi.STRING8, mapi.UNICODE) and number not in mapi.SKIPPED:
            text = mapi.string(data, kind, codepage)
            if text:
                lines.append(f"{mapi.NAMES[number]}: {text}" if number in mapi.NAMES else text)
    return whole


def _recipients(value: bytes, codepage: int, lines: list[str]) -> bool:
    """Rows of properties, one for each recipient."""
    if len(value) < 4:
        return False
    (rows,) = struct.unpack_from("<I", value)
    at, whole = 4, True
    for _ in range(min(rows, _COUNT_MAX)):
        properties, whole, at = read_properties(value, at)
        said = [
            mapi.string(d, k, codepage)
            for n, k, d in properties
            if k in (mapi.STRING8, mapi.UNICODE) and n in mapi.NAMES
        ]
        if said:
            lines.append("To: " + ", ".join(dict.fromkeys(filter(None, said))))
        if not whole:
            return False
    return whole


def _attachment(held: tuple[str, bytes], number: int, value: bytes, codepage: int) -> tuple[tuple[str, bytes], bool]:
    name, content = held
    if number == _ATTACH_TITLE:
        return (name or mapi.string(value, mapi.STRING8, codepage), content), True
    if number == _ATTACH_DATA:
        return (name, value), True
    properties, whole, _ = read_properties(value, 0)
    for key, kind, data in properties:
        if key in (mapi.ATTACH_LONG_NAME, mapi.ATTACH_NAME) and kind in (mapi.STRING8, mapi.UNICODE):
            # The long name stands for the short one of the title.
            name = mapi.string(data, kind, codepage) if key == mapi.ATTACH_LONG_NAME or not name else name
        elif key == mapi.ATTACH_DATA and data and not content:
            # Behind a class identifier of 16 bytes lies an embedded message, in the same format as this one.
            content = data[16:] if kind == _OBJECT else data
    return (name, content), whole


def read_properties(data: bytes, at: int) -> tuple[list[tuple[int, int, bytes]], bool, int]:
    """(id, type, value) of a counted list ([MS-OXTNEF] 2.1.3.4), whether it is whole, and where it ends."""
    out: list[tuple[int, int, bytes]] = []
    try:
        (count,) = struct.unpack_from("<I", data, at)
        at += 4
        for _ in range(min(count, _COUNT_MAX)):
            kind, number = struct.unpack_from("<HH", data, at)
            at += 4
            if number >= 0x8000:
                at = _past_name(data, at)
            many, single = kind & 0x1000, kind & 0x0FFF
            values = 1
            if many or single in _VARIABLE:
                (values,) = struct.unpack_from("<I", data, at)
                at += 4
            if values > _COUNT_MAX:
                return out, False, at
            for _ in range(values):
                value, at = _value(data, at, single)
                out.append((number, single, value))
    except (struct.error, ValueError):
        return out, False, at
    return out, count <= _COUNT_MAX, at


def _past_name(data: bytes, at: int) -> int:
    (kind,) = struct.unpack_from("<I", data, at + 16)
    if kind == 0:
        return at + 24
    (length,) = struct.unpack_from("<I", data, at + 20)
    return at + 24 + _padded(length)


def _value(data: bytes, at: int, kind: int) -> tuple[bytes, int]:
    """
    Raises:
        ValueError: an unknown type, or one that leaves the data.
    """
    if kind in _VARIABLE:
        (length,) = struct.unpack_from("<I", data, at)
        at += 4
    elif kind in _FIXED:
        length = _FIXED[kind]
    else:
        raise ValueError("unknown property type")
    if at + length > len(data):
        raise ValueError("value leaves the data")
    return data[at : at + length], at + _padded(length)


def _padded(length: int) -> int:
    return length + -length % 4


def _triple(value: bytes, codepage: int) -> str:
    """attFrom's structure: four lengths, then display name and `type:address`."""
    if len(value) < 8:
        return ""
    _, _, named, addressed = struct.unpack_from("<HHHH", value)
    name, address = value[8 : 8 + named], value[8 + named : 8 + named + addressed]
    shown = mapi.string(name, mapi.STRING8, codepage)
    return f"{shown} <{mapi.string(address, mapi.STRING8, codepage).partition(':')[2]}>"


EXTRACTOR = Extractor(
    id="tnef",
    title="Outlook's winmail.dat (TNEF)",
    media_types=(TNEF, "application/ms-tnef"),
    extract=extract,
    signatures=(Signature(TNEF, _MAGIC),),
    extensions=(".tnef",),
    library="own",
    reads="properties, recipients, text, HTML and compressed RTF bodies, attachments, embedded messages",
    not_read="embedded OLE objects beyond their bytes",
)
