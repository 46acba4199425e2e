"""Image cash letters (ANSI X9.100-187-2016, DSTU X9.37-2003): checks with their accounts, payees and pictures."""

import re
from collections.abc import Iterator

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.exchange.wide_records import worded
from pii_scan.extract.extractor import Extractor, Input, Signature
from pii_scan.extract.tail import leftover
from pii_scan.model.evidence import Child, Evidence
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

X937 = "application/x-x937"
_HEADER = b"\0\0\0\x50"
_EBCDIC, _ASCII = "cp037", "latin-1"
_CHECK = {"25": (18, 27), "31": (2, 11), "61": (18, 27)}
"""Record type → where the payor bank's routing number (nine digits) and the on-us field of twenty begin."""
_BANK_OF_DEPOSIT = ("26", "32")
_IMAGE = "52"
_KEY_LENGTH = 101
"""In an image record, where the length of the key stands: 4 digits, then the key; signature and picture likewise."""
_RECORD_BYTES = 64 << 20
_FILE_END = "99"
_SIDES = {"0": "front", "1": "back"}


def extract(given: Input) -> Iterator[Evidence]:
    """A row for each check's account and one for its payee; each picture as an item of its own."""
    rows, rest, keys = PersonRows(), Rest(), Keys()
    codec = _EBCDIC if given.payload.head(6)[4:6] == b"\xf0\xf1" else _ASCII
    item, side, last, pictures, unread, at = 0, "front", "", 0, 0, 0
    with given.payload.open() as stream:
        while len(head := stream.read(4)) == 4:
            length = int.from_bytes(head, "big")
            raw = stream.read(length) if length <= _RECORD_BYTES else b""
            if not length or len(raw) < length:
                break
            at += 4 + length
            last = raw[:2].decode(codec)
            if last == _IMAGE:
                picture = _picture(raw, codec)
                pictures += 1
                if not picture:
                    unread += 1
                elif pictures > given.limits.children:
                    break
                else:
                    yield Child("x937", keys.key(f"check-{item}/{side}"), Payload(data=picture), len(picture))
                continue
            line = raw.decode(codec)
            if last == "50":
                side = _SIDES.get(line[31:32], "front")
            elif last in _CHECK:
                item += 1
                _account(line, rows)
            elif last in _BANK_OF_DEPOSIT:
                _payee(line, rows)
            elif last == "33":
                rows.put("account holder", line[58:80])
            elif last not in ("54", "70", "85", "90"):
                rest.add(worded(line[2:]))
            yield from rows.tables()
            yield from rest.texts()
    yield from rows.tables(last=True)
    yield from rest.texts(last=True)
    if pictures > given.limits.children:
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"pictures read up to {given.limits.children}")
    elif last != _FILE_END:
        yield Problem(ProblemCode.TRUNCATED, "extract", f"records end at byte {at:,} before the file control record")
        yield from leftover(given.payload, at, given.limits)
    if unread:
        detail = f"{unread} image records hold no picture, or one that does not fit its stated length"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)


def _account(line: str, rows: PersonRows) -> None:
    routing, on_us = _CHECK[line[:2]]
    rows.begin()
    rows.put("routing number", line[routing : routing + 9])
    # The on-us mark stands behind the account; dashes are part of how banks print it.
    parts = line[on_us : on_us + 20].split("/")
    account = next((part for part in parts if sum(map(str.isdigit, part)) > 4), parts[0])
    rows.put("bank account number", re.sub(r"[^0-9A-Za-z]", "", account))


def _payee(line: str, rows: PersonRows) -> None:
    rows.begin()
    rows.put("payee", line[58:73])
    account = line[35:53].strip()
    rows.put("bank account number", account)
    if account:
        rows.put("routing number", line[3:12])


def _picture(raw: bytes, codec: str) -> bytes:
    """The picture of an image record; empty where lengths do not fit."""
    at = _KEY_LENGTH
    for digits in (4, 5):
        size = raw[at : at + digits].decode(codec).strip()
        if size and not _number(size):
            return b""
        at += digits + int(size or 0)
    size = raw[at : at + 7].decode(codec).strip()
    at += 7
    return raw[at : at + int(size)] if _number(size) and at + int(size) <= len(raw) else b""


def _number(text: str) -> bool:
    """Whether `int` takes it: superscripts are digits, but no numbers."""
    return text.isascii() and text.isdigit()


EXTRACTOR = Extractor(
    id="x937",
    title="Image cash letters (Check 21, X9.37)",
    media_types=(X937,),
    extract=extract,
    signatures=tuple(
        Signature(X937, _HEADER + sort, also=((8, use),))
        for sort, uses in ((b"\xf0\xf1", (b"\xe3", b"\xd7")), (b"01", (b"T", b"P")))
        for use in uses
    ),
    extensions=(".x937", ".x9", ".icl"),
    library="own",
    reads="each check's routing and account number, each payee with the account of deposit as records; pictures of "
    "fronts and backs as items of their own; EBCDIC and ASCII, with record lengths; names of contacts as text",
    not_read="amounts, endorsements' codes; files without record lengths are read as plain text",
)
