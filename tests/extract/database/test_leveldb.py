"""LevelDB's tables and logs by hand after google/leveldb, doc/table_format.md and doc/log_format.md."""

import json
import struct
import zlib

import pytest

from pii_scan.extract.database.leveldb_blocks import MAGIC
from tests.extract.office.test_iwork import varint

NAME, SSN = "Marisol Quintanilla", "446-22-2943"

PERSON = json.dumps({"name": NAME, "ssn": SSN}).encode()


def snappy(data: bytes) -> bytes:
    """Literals alone."""
    return varint(len(data)) + b"".join(
        bytes([len(data[at : at + 60]) - 1 << 2]) + data[at : at + 60] for at in range(0, len(data), 60)
    )


def block(entries: list[tuple[bytes, bytes]], kind: int = 0) -> bytes:
    out, before = b"", b""
    for key, value in entries:
        shared = next(
            (n for n, (a, b) in enumerate(zip(key, before, strict=False)) if a != b), min(len(key), len(before))
        )
        out += varint(shared) + varint(len(key) - shared) + varint(len(value)) + key[shared:] + value
        before = key
    out += struct.pack("<II", 0, 1)
    return {0: lambda: out, 1: lambda: snappy(out), 2: lambda: zlib.compress(out)}[kind]() + bytes([kind]) + bytes(4)


def table(entries: list[tuple[bytes, bytes]], kind: int = 0) -> bytes:
    keyed = [(key + struct.pack("<Q", n << 8 | 1), value) for n, (key, value) in enumerate(entries)]
    out, handles = b"", []
    for at in range(0, len(keyed), 2):
        piece = block(keyed[at : at + 2], kind)
        handles.append((keyed[at][0], varint(len(out)) + varint(len(piece) - 5)))
        out += piece
    empty, index = block([]), block(handles)
    places = varint(len(out)) + varint(len(empty) - 5) + varint(len(out) + len(empty)) + varint(len(index) - 5)
    return out + empty + index + places.ljust(40, b"\0") + MAGIC


def log(*entries: tuple[bytes, bytes], size: int = 32_768) -> bytes:
    batch = struct.pack("<QI", 7, len(entries))
    for key, value in entries:
        batch += b"\x01" + varint(len(key)) + key + varint(len(value)) + value
    out, at = b"", 0
    while at < len(batch):
        piece = batch[at : at + size - 7]
        kind = {(1, 1): 1, (1, 0): 2, (0, 0): 3, (0, 1): 4}[int(at == 0), int(at + len(piece) == len(batch))]
        out += struct.pack("<IHB", 0, len(piece), kind) + piece
        at += len(piece)
    return out


@pytest.mark.parametrize("kind", [0, 1, 2])
def test_a_table(gather, kind):
    entries = [(b"_https://a.example\0\x01token", b"\x01Aurelio \xe9"), (b"_https://a.example\0\x01user", PERSON),
               (b"wide", b"\0" + "Łucja Wiśniewska".encode("utf-16-le")), (b"bin", bytes(range(200, 250)) + b"hidden words")]  # fmt: skip
    got = gather(table(entries, kind), "000005.ldb")
    assert (got.media_type, got.reader) == ("application/x-leveldb-table", "leveldb")
    for words in ("token: Aurelio é", f"name: {NAME}\nssn: {SSN}\n\n", "wide: Łucja Wiśniewska", "bin: hidden words"):
        assert words in got.text
    assert got.codes == ["partly_read"]


def test_a_log_of_several_blocks(gather):
    got = gather(log((b"a", PERSON), (b"b", b"x" * 70_000), (b"c", b"Theodore Abernathy"), size=32_768), "item")
    assert (got.media_type, got.reader) == ("application/x-leveldb-log", "leveldb")
    assert f"ssn: {SSN}" in got.text and "c: Theodore Abernathy" in got.text and got.codes == []


def test_a_cut_log_is_truncated(gather):
    whole = log((b"a", PERSON)) + log((b"c", b"Theodore Abernathy"))
    got = gather(whole[:-4], "item")
    assert f"ssn: {SSN}" in got.text and got.codes == ["truncated"]


def test_a_table_with_a_damaged_block_keeps_the_others(gather):
    data = bytearray(table([(b"a", PERSON), (b"b", b"x"), (b"c", b"Theodore"), (b"d", b"y")], 1))
    data[3] ^= 0xFF
    got = gather(bytes(data), "1.ldb")
    assert "c: Theodore" in got.text and got.codes == ["truncated"]


def test_a_cut_table_is_carved(gather):
    got = gather(table([(b"a", PERSON)])[:-10], "1.ldb")
    assert got.reader == "carved" and SSN in got.text and got.codes == ["unsupported"]


@pytest.mark.parametrize("text", ["2024-03-01 12:00:00 INFO start\n" * 30, "a log\n"])
def test_a_log_of_words_is_none(gather, text):
    assert gather(text.encode(), "000003.log").reader != "leveldb"
