"""Properties of Outlook's messages ([MS-OXPROPS]): what their numbers mean, and their values as text."""

import struct
from collections.abc import Mapping
from datetime import datetime, timedelta

from pii_scan.extract.mail.charset import body_text
from pii_scan.extract.mail.rtf_compressed import RtfError, decompressed
from pii_scan.extract.text.html import page_text
from pii_scan.extract.text.rtf import rtf_text

NAMES: Mapping[int, str] = {
    0x0C1A: "From", 0x0C1F: "From", 0x5D01: "From", 0x0042: "From", 0x0065: "From", 0x0E04: "To", 0x0E03: "Cc",
    0x0E02: "Bcc", 0x0037: "Subject", 0x3001: "Name", 0x3003: "Email", 0x39FE: "Email", 0x3A06: "First name",
    0x3A11: "Last name", 0x3A44: "Middle name", 0x3A45: "Prefix", 0x3A05: "Suffix", 0x3A4F: "Nickname", 0x3A08: "Phone",
    0x3A09: "Phone", 0x3A1C: "Mobile", 0x3A1B: "Phone", 0x3A2F: "Phone", 0x3A1A: "Phone", 0x3A1D: "Phone",
    0x3A1F: "Phone", 0x3A24: "Fax", 0x3A25: "Fax", 0x3A23: "Fax", 0x3A21: "Pager", 0x3A16: "Company", 0x3A17: "Title",
    0x3A18: "Department", 0x3A19: "Office", 0x3A15: "Address", 0x3A26: "Country", 0x3A27: "City", 0x3A28: "State",
    0x3A29: "Street", 0x3A2A: "ZIP", 0x3A5D: "Home street", 0x3A59: "Home city", 0x3A5C: "Home state",
    0x3A5B: "Home ZIP", 0x3A5A: "Home country", 0x3A48: "Spouse name", 0x3A4E: "Manager name",
    0x3A30: "Assistant name", 0x3A58: "Children", 0x3A46: "Profession", 0x3A4D: "Gender", 0x3A07: "Government ID",
    0x3A00: "Account", 0x3A49: "Computer", 0x3A4B: "Customer ID", 0x007D: "Headers", 0x1035: "Message-ID",
}  # fmt: skip
DATES: Mapping[int, str] = {
    0x0039: "Date", 0x0E06: "Delivered", 0x3A42: "Birth date", 0x3A41: "Wedding anniversary",
}  # fmt: skip
BODY, HTML, RTF = 0x1000, 0x1013, 0x1009
ATTACH_DATA, ATTACH_LONG_NAME, ATTACH_NAME = 0x3701, 0x3707, 0x3704
CODEPAGE, INTERNET_CPID = 0x3FFD, 0x3FDE
SKIPPED = frozenset({0x001A, 0x0070, 0x0E1D, 0x003D, 0x3FFA, 0x3FFB, 0x0E0A, 0x0E08})
STRING8, UNICODE, TIME, BINARY, INT32 = 0x001E, 0x001F, 0x0040, 0x0102, 0x0003
_EPOCH = datetime(1601, 1, 1)


def string(data: bytes, kind: int, codepage: int = 1252) -> str:
    """A value of PtypString or PtypString8."""
    if kind == UNICODE:
        text = data.decode("utf-16-le", "replace")
    else:
        text = body_text(data, "utf-8" if codepage == 65001 else f"cp{codepage}")
    return text.replace("\x00", "").strip()


def filetime(data: bytes) -> str:
    """Hundreds of nanoseconds since 1601, as ISO 8601; empty for none. A birth date has no time of day."""
    (ticks,) = struct.unpack("<Q", data[:8]) if len(data) >= 8 else (0,)
    try:
        moment = _EPOCH + timedelta(microseconds=ticks // 10)
    except OverflowError:
        return ""
    if not 1601 < moment.year < 4500:
        return ""
    return moment.strftime("%Y-%m-%d" if moment.hour == moment.minute == 0 else "%Y-%m-%d %H:%M:%S")


def rtf_body(data: bytes) -> tuple[str, bool]:
    """The words of a compressed RTF body, and whether all of it was there."""
    try:
        rtf, whole = decompressed(data)
    except RtfError:
        return "", False
    text = rtf_text(rtf)[0]
    # A page wrapped into RTF ([MS-OXRTFEX]): its tags stand in the text as they were.
    return (page_text(text) if b"\\fromhtml" in rtf[:4096] else text).strip(), whole


def html_body(data: bytes, codepage: int) -> str:
    name = "utf-8" if codepage in (65001, 0) else f"cp{codepage}"
    return page_text(body_text(data, name))


def added(bodies: list[str], text: str) -> None:
    """Puts a body behind the others if it says anything that they do not."""
    known = {word for body in bodies for word in body.split()}
    if set(text.split()) - known:
        bodies.append(text)
