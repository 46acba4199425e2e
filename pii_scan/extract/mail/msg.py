"""Outlook messages, contacts and notes ([MS-OXMSG]): properties, bodies, attachments, forwarded messages."""

import re
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.text.html import page_text
from pii_scan.filetype.ole import OleError, OleFile
from pii_scan.model.evidence import Child, Evidence, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

MSG = "application/vnd.ms-outlook"
_PART = re.compile(r"^(?P<where>.*?)__substg1\.0_(?P<id>[0-9A-Fa-f]{4})(?P<type>[0-9A-Fa-f]{4})(?:-\w+)?$")
_ATTACHMENT = re.compile(r"^.*__attach_version1\.0_#[0-9A-Fa-f]+/")
_NAMES = {
    0x0C1A: "From", 0x0C1F: "From", 0x5D01: "From", 0x0042: "From", 0x0E04: "To", 0x0E03: "Cc", 0x0E02: "Bcc",
    0x0037: "Subject", 0x3001: "Name", 0x3003: "Email", 0x39FE: "Email", 0x3A06: "First name", 0x3A11: "Last name",
    0x3A08: "Phone", 0x3A09: "Phone", 0x3A1C: "Mobile", 0x3A16: "Company", 0x3A17: "Title", 0x3A15: "Address",
    0x3A26: "Country", 0x3A27: "City", 0x3A28: "State", 0x3A29: "Street", 0x3A2A: "ZIP", 0x007D: "Headers",
}  # fmt: skip
_BODY, _HTML, _RTF = 0x1000, 0x1013, 0x1009
_DATA, _LONG_NAME, _SHORT_NAME = 0x3701, 0x3707, 0x3704
_SKIPPED = frozenset({0x001A, 0x0070, 0x0E1D, 0x003D, 0x3FFA})
_STREAM_MAX = 512 << 20


def extract(given: Input) -> Iterator[Evidence]:
    """The message's properties as `Name: value` lines above its body; messages inside it follow."""
    with given.payload.open() as stream:
        try:
            ole = OleFile(stream)
        except OleError as error:
            raise NotThisFormat from error
        lines: list[str] = []
        unnamed: list[str] = []
        bodies: list[str] = []
        files: dict[str, dict[int, bytes]] = {}
        compressed = False
        for path in ole.streams():
            found = _PART.match(path)
            if found is None:
                continue
            number, kind = int(found["id"], 16), int(found["type"], 16)
            where = found["where"]
            folder = _ATTACHMENT.match(where)
            data = ole.read(path, _STREAM_MAX)
            if folder is not None and folder[0] == where and number in (_DATA, _LONG_NAME, _SHORT_NAME):
                files.setdefault(where, {})[number] = data if number == _DATA else _text(data, kind).encode()
            elif number == _HTML:
                bodies.append(page_text(data.decode("utf-8", "replace")))
            elif number == _RTF:
                compressed = True
            elif kind in (0x001E, 0x001F) and number not in _SKIPPED:
                text = _text(data, kind)
                if number == _BODY:
                    bodies.insert(0, text)
                elif text and number in _NAMES:
                    lines.append(f"{_NAMES[number]}: {text}")
                elif text and not where.startswith("__nameid"):
                    unnamed.append(text)
        if lines or bodies or unnamed:
            yield Text(
                "\n".join([*dict.fromkeys(lines), "", *dict.fromkeys(bodies), "", *dict.fromkeys(unnamed)]),
                layer="message",
            )
        for index, parts in enumerate(files.values(), 1):
            if _DATA in parts:
                name = (parts.get(_LONG_NAME) or parts.get(_SHORT_NAME) or b"").decode("utf-8", "replace")
                key = f"{index}/{name}" if name else f"{index}/attachment"
                yield Child("msg", key, Payload(data=parts[_DATA]), len(parts[_DATA]))
        if compressed and not any(body.strip() for body in bodies):
            yield Problem(ProblemCode.PARTLY_READ, "extract", "the body stands only in compressed RTF")


def _text(data: bytes, kind: int) -> str:
    text = data.decode("utf-16-le" if kind == 0x001F else "cp1252", "replace")
    return text.replace("\x00", "").strip()


EXTRACTOR = Extractor(
    id="msg",
    title="Outlook message (msg)",
    media_types=(MSG,),
    extract=extract,
    extensions=(".msg",),
    reads="headers, recipients, contact fields, text and HTML bodies, attachments, forwarded messages",
    not_read="bodies that stand only in compressed RTF",
)
