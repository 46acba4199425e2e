"""Outlook messages, contacts and notes ([MS-OXMSG]): properties, bodies, attachments, forwarded messages."""

import re
import struct
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.mail import mapi
from pii_scan.filetype.ole import OleError, OleFile
from pii_scan.model.evidence import Child, Evidence, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

MSG = "application/vnd.ms-outlook"
_PART = re.compile(r"^(?P<where>.*?)__substg1\.0_(?P<id>[0-9A-Fa-f]{4})(?P<type>[0-9A-Fa-f]{4})(?:-\w+)?$")
_ATTACHMENT = re.compile(r"^.*__attach_version1\.0_#[0-9A-Fa-f]+/")
_PROPERTIES = "__properties_version1.0"
_STREAM_MAX = 512 << 20


def extract(given: Input) -> Iterator[Evidence]:
    """The message's properties as `Name: value` lines above its body; messages inside it follow."""
    with given.payload.open() as stream:
        try:
            ole = OleFile(stream)
        except OleError as error:
            raise NotThisFormat from error
        fixed = {path: _fixed(path, ole.read(path, 1 << 20)) for path in ole.streams() if path.endswith(_PROPERTIES)}
        numbers = next((f for path, f in fixed.items() if path == _PROPERTIES), {})
        codepage = _number(numbers, mapi.CODEPAGE) or 1252
        cpid = _number(numbers, mapi.INTERNET_CPID)
        lines: list[str] = []
        for properties in fixed.values():
            dates = ((mapi.DATES[key], mapi.filetime(value)) for key, value in properties.items() if key in mapi.DATES)
            lines += [f"{label}: {date}" for label, date in dates if date]
        unnamed: list[str] = []
        bodies: list[str] = []
        packed: list[bytes] = []
        files: dict[str, dict[int, bytes]] = {}
        for path in ole.streams():
            found = _PART.match(path)
            if found is None or found["where"].startswith("__nameid"):
                continue
            number, kind = int(found["id"], 16), int(found["type"], 16)
            where = found["where"]
            folder = _ATTACHMENT.match(where)
            data = ole.read(path, _STREAM_MAX)
            if (
                folder is not None
                and folder[0] == where
                and number in (mapi.ATTACH_DATA, mapi.ATTACH_LONG_NAME, mapi.ATTACH_NAME)
            ):
                value = data if number == mapi.ATTACH_DATA else mapi.string(data, kind, codepage).encode()
                files.setdefault(where, {})[number] = value
            elif number == mapi.HTML:
                bodies.append(mapi.html_body(data, cpid))
            elif number == mapi.RTF:
                packed.append(data)
            elif kind in (mapi.STRING8, mapi.UNICODE) and number not in mapi.SKIPPED:
                text = mapi.string(data, kind, codepage)
                if number == mapi.BODY:
                    bodies.insert(0, text)
                elif text and number in mapi.NAMES:
                    lines.append(f"{mapi.NAMES[number]}: {text}")
                elif text:
                    unnamed.append(text)
        broken = 0
        for data in packed:
            text, whole = mapi.rtf_body(data)
            broken += not whole
            mapi.added(bodies, text)
        if lines or bodies or unnamed:
            yield Text(
                "\n".join([*dict.fromkeys(lines), "", *dict.fromkeys(bodies), "", *dict.fromkeys(unnamed)]),
                layer="message",
            )
        for index, parts in enumerate(files.values(), 1):
            if mapi.ATTACH_DATA in parts:
                named = parts.get(mapi.ATTACH_LONG_NAME) or parts.get(mapi.ATTACH_NAME) or b""
                name = named.decode("utf-8", "replace")
                data = parts[mapi.ATTACH_DATA]
                yield Child("msg", f"{index}/{name}" if name else f"{index}/attachment", Payload(data=data), len(data))
        if broken:
            yield Problem(ProblemCode.PARTLY_READ, "extract", f"{broken} compressed RTF bodies damaged")


def _fixed(path: str, data: bytes) -> dict[int, bytes]:
    """id → 8 bytes of the values that need no stream ([MS-OXMSG] 2.4): a header of 32, 24 or 8 bytes, then 16 each."""
    start = 32 if path == _PROPERTIES else 24 if "__substg1.0_3701000D" in path.rsplit("/", 2)[-2] else 8
    out: dict[int, bytes] = {}
    for at in range(start, len(data) - 15, 16):
        kind, number = struct.unpack_from("<HH", data, at)
        if kind in (mapi.TIME, mapi.INT32):
            out[number] = data[at + 8 : at + 16]
    return out


def _number(properties: dict[int, bytes], key: int) -> int:
    return int.from_bytes(properties.get(key, b"")[:4], "little")


EXTRACTOR = Extractor(
    id="msg",
    title="Outlook message (msg)",
    media_types=(MSG,),
    extract=extract,
    extensions=(".msg",),
    library="own",
    reads="headers, recipients, contact fields, birth dates, text, HTML and compressed RTF bodies, attachments, "
    "forwarded messages",
    not_read="messages behind rights management (their wrapper says so)",
)
