"""A document's own properties ([MS-OLEPS]): the second set of DocumentSummaryInformation, by hand."""

import struct

from pii_scan.extract.office.ole_props import ole_facts
from pii_scan.filetype.ole import OleFile
from pii_scan.model.evidence import Text
from tests.extract.office.ole_file import ole_file


def text(value: bytes) -> bytes:
    return struct.pack("<II", 0x1E, len(value) + 1) + (value + b"\0").ljust(-(-(len(value) + 1) // 4) * 4, b"\0")


def stream(blob: bytes) -> bytes:
    names = struct.pack("<I", 2)
    for number, name in ((2, b"Case number\0"), (3, b"_PID_HLINKS\0")):
        names += struct.pack("<II", number, len(name)) + name
    names += b"\0" * (-len(names) % 4)
    codepage = struct.pack("<IHH", 2, 1252, 0)
    links = struct.pack("<II", 0x41, len(blob)) + blob
    bodies = [(0, names), (1, codepage), (2, text(b"219-09-9999")), (3, links)]
    at, table, rest = 8 + 8 * len(bodies), b"", b""
    for number, body in bodies:
        table += struct.pack("<II", number, at + len(rest))
        rest += body
    second = struct.pack("<II", at + len(rest), len(bodies)) + table + rest
    first = struct.pack("<II", 8, 0)
    head = struct.pack("<HHI", 0xFFFE, 0, 0) + bytes(16) + struct.pack("<I", 2)
    return head + bytes(16) + struct.pack("<I", 68) + bytes(16) + struct.pack("<I", 68 + len(first)) + first + second


def found(data: bytes, tmp_path) -> list[str]:
    path = tmp_path / "a"
    path.write_bytes(ole_file({"\x05DocumentSummaryInformation": data}))
    with path.open("rb") as file:
        return [e.text for e in ole_facts(OleFile(file)) if isinstance(e, Text)]


def test_own_properties_and_links(tmp_path) -> None:
    blob = b"\x1f\0\0\0\x14\0\0\0" + "mailto:ann@example.com".encode("utf-16-le") + b"\0\0"
    assert found(stream(blob), tmp_path) == ["Case number: 219-09-9999\nmailto:ann@example.com"]


def test_damage_ends_quietly_where_it_is(tmp_path) -> None:
    whole = stream(b"")
    for cut in range(0, len(whole), 7):
        found(whole[:cut], tmp_path)
