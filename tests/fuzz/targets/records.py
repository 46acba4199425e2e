"""Readers of records of a fixed form."""

import struct

from pii_scan.extract.records import dbf, ebcdic, fixed_text
from pii_scan.extract.records.copybook import read_copybook
from tests.extract.records.make_dbf import dbf as made
from tests.extract.records.make_ebcdic import COPYBOOK, record, variable
from tests.extract.records.people import people
from tests.fuzz.target import CANARY, Target, extractor_target


def tables() -> list[bytes]:
    text = [("NAME", "C", 20), ("BORN", "D", 8), ("SUM", "N", 9), ("OK", "L", 1), ("NOTE", "M", 10)]
    binary = [("N", "I", 4), ("D", "B", 8), ("Y", "Y", 8), ("T", "T", 8), ("V", "V", 6)]
    cells = [struct.pack("<i", 5), struct.pack("<d", 1), struct.pack("<q", 9), struct.pack("<ii", 2_451_545, 5), b"ab"]
    return [
        made(text, [[CANARY.encode(), b"20010203", b"1.50", b"T", b"1"]] * 3, version=0x83, deleted=[1]),
        made(binary, [cells] * 2, version=0x30, language=3),
    ]


def mainframe() -> list[bytes]:
    rows = [record(p) for p in people(40)]
    lines = b"\x15".join(f"{CANARY} is number {n} of a report".encode("cp037") for n in range(20))
    return [b"".join(rows), variable(rows), variable(rows, 7), lines]


def lines() -> list[bytes]:
    rows = [f"{p.last:<12}{p.first:<10}{p.born} {p.ssn} {CANARY}" for p in people(30)]
    ruled = f"name        number\n----------- ------\n{CANARY[:11]:<11} 123456\n{CANARY[:11]:<11} 123456\n"
    return ["\n".join(rows).encode(), "\r\n".join(rows).encode("utf-16"), ruled.encode()]


def _book(data: bytes) -> None:
    book = read_copybook(data.decode("latin-1"))
    assert book is None or (0 < book.record_bytes <= 1 << 20 and max(f.end for f in book.fields) <= book.record_bytes)


TARGETS: list[Target] = [
    extractor_target(dbf.EXTRACTOR, dbf.DBF, tables),
    extractor_target(ebcdic.EXTRACTOR, ebcdic.EBCDIC, mainframe),
    extractor_target(fixed_text.EXTRACTOR, fixed_text.FIXED, lines),
    Target(
        "copybook",
        lambda: [COPYBOOK.encode(), b"01 A. 05 B OCCURS 9. 10 C PIC S9(4) COMP-3. 05 D REDEFINES B PIC X(9)."],
        _book,
    ),
]
