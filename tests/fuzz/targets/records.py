"""Readers of records of a fixed form."""

import struct

from pii_scan.extract.records import dbf
from tests.extract.records.make_dbf import dbf as made
from tests.fuzz.target import CANARY, Target, extractor_target


def tables() -> list[bytes]:
    text = [("NAME", "C", 20), ("BORN", "D", 8), ("SUM", "N", 9), ("OK", "L", 1), ("NOTE", "M", 10)]
    binary = [("N", "I", 4), ("D", "B", 8), ("Y", "Y", 8), ("T", "T", 8), ("V", "V", 6)]
    cells = [struct.pack("<i", 5), struct.pack("<d", 1), struct.pack("<q", 9), struct.pack("<ii", 2_451_545, 5), b"ab"]
    return [
        made(text, [[CANARY.encode(), b"20010203", b"1.50", b"T", b"1"]] * 3, version=0x83, deleted=[1]),
        made(binary, [cells] * 2, version=0x30, language=3),
    ]


TARGETS: list[Target] = [extractor_target(dbf.EXTRACTOR, dbf.DBF, tables)]
