"""Mainframe records laid by hand."""

import struct
from collections.abc import Sequence

from tests.extract.records.people import Person


def text(value: str, width: int, codec: str = "cp037") -> bytes:
    return value.ljust(width).encode(codec)


def zoned(value: int, digits: int) -> bytes:
    """Zone C or D of the last digit is the sign."""
    body = bytearray(f"{abs(value):0{digits}}".encode("cp037"))
    body[-1] = (0xD0 if value < 0 else 0xC0) | (body[-1] & 0x0F)
    return bytes(body)


def packed(value: int, digits: int, sign: int | None = None) -> bytes:
    nibbles = f"{abs(value):0{digits}}" + (f"{sign:x}" if sign is not None else "d" if value < 0 else "c")
    return bytes.fromhex(nibbles.rjust(-(-len(nibbles) // 2) * 2, "0"))


def record(p: Person, codec: str = "cp037") -> bytes:
    """60 bytes: SSN 9, born 8, last 14, first 10, sex 1, state 2, ZIP 5, sum S9(7)V99 packed 5, points S9(5) zoned 5,
    one binary fullword less a byte: 1."""
    return (
        text(p.ssn + p.born + f"{p.last:<14}{p.first:<10}{p.sex}{p.state}{p.zip}", 49, codec)
        + packed(p.cents, 9)
        + zoned(p.cents % 90_001 - 45_000, 5)
        + b"\x40"
    )


COPYBOOK = """\
       01  PERSON-RECORD.
           05  SSN            PIC 9(9).
           05  BORN           PIC 9(8).
           05  PERSON-NAME.
               10  LAST-NAME  PIC X(14).
               10  FIRST-NAME PIC X(10).
           05  SEX            PIC X.
               88  IS-MALE    VALUE 'M'.
           05  STATE          PIC XX.
           05  ZIP            PIC 9(5).
           05  AMOUNT         PIC S9(7)V99 COMP-3.
           05  POINTS         PIC S9(5).
           05  FILLER         PIC X.
"""


def variable(records: Sequence[bytes], per_block: int | None = None) -> bytes:
    """With record words; in blocks of so many records with block words, too."""
    worded = [struct.pack(">HH", len(r) + 4, 0) + r for r in records]
    if per_block is None:
        return b"".join(worded)
    blocks = [b"".join(worded[at : at + per_block]) for at in range(0, len(worded), per_block)]
    return b"".join(struct.pack(">HH", len(b) + 4, 0) + b for b in blocks)
