"""Avro containers written by fastavro or laid by hand; what is read by Arrow's or our own unpackers."""

import bz2
import datetime
import io
import json
import lzma
import zlib
from decimal import Decimal

import fastavro
import pyarrow as pa
import pytest
from backports import zstd

from pii_scan.extract.extractor import Input
from pii_scan.extract.table.avro import AVRO, EXTRACTOR
from pii_scan.model.evidence import Table
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem
from pii_scan.model.settings import Settings

SYNC = bytes(range(16))


def long(value: int) -> bytes:
    """Zigzag, seven bits a byte, the lowest first (specification, "Binary Encoding")."""
    value = value << 1 if value >= 0 else (-value << 1) - 1
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def text(value: bytes) -> bytes:
    return long(len(value)) + value


def container(schema: object, blocks: list[tuple[int, bytes]], codec: bytes = b"null") -> bytes:
    meta = text(b"avro.schema") + text(json.dumps(schema).encode()) + text(b"avro.codec") + text(codec)
    out = b"Obj\x01" + long(2) + meta + long(0) + SYNC
    for count, data in blocks:
        out += long(count) + long(len(data)) + data + SYNC
    return out


PERSON = {
    "type": "record", "name": "Person",
    "fields": [{"name": "name", "type": "string"}, {"name": "age", "type": ["null", "int"]}],
}  # fmt: skip
ADA = text(b"Ada") + long(1) + long(36)
BOB = text("Böb".encode()) + long(0)


def evidence(data: bytes) -> tuple[list[dict[str, str | None]], list[Problem]]:
    rows, problems = [], []
    for piece in EXTRACTOR.extract(Input(Payload(data=data), AVRO, "t", Limits(), Settings())):
        if isinstance(piece, Table):
            rows += [row for batch in piece.batches for row in batch.to_pylist()]
        elif isinstance(piece, Problem):
            problems.append(piece)
    return rows, problems


def snappy(data: bytes) -> bytes:
    return pa.Codec("snappy").compress(data, asbytes=True) + zlib.crc32(data).to_bytes(4, "big")


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


CODECS = {
    "null": bytes, "deflate": raw_deflate, "bzip2": bz2.compress, "xz": lzma.compress, "zstandard": zstd.compress,
    "snappy": snappy,
}  # fmt: skip


@pytest.mark.parametrize("codec", CODECS)
def test_bytes_laid_by_hand_in_every_codec(codec: str, gather) -> None:
    found = gather(container(PERSON, [(2, CODECS[codec](ADA + BOB)), (1, CODECS[codec](BOB))], codec.encode()))
    assert (found.media_type, found.reader) == (AVRO, "avro")
    bob = {"name": "Böb", "age": None}
    assert found.rows == [{"name": "Ada", "age": "36"}, bob, bob] and not found.problems


def test_what_fastavro_writes_comes_back_flat() -> None:
    schema = {
        "type": "record", "name": "R",
        "fields": [
            {"name": "who", "type": ["null", {"type": "record", "name": "W", "fields": [
                {"name": "first", "type": "string"},
                {"name": "home", "type": {"type": "record", "name": "H", "fields": [{"name": "zip", "type": "string"}]}},
            ]}]},
            {"name": "tags", "type": {"type": "array", "items": "string"}},
            {"name": "more", "type": {"type": "map", "values": "long"}},
            {"name": "sort", "type": {"type": "enum", "name": "E", "symbols": ["A", "B"]}},
            {"name": "born", "type": {"type": "int", "logicalType": "date"}},
            {"name": "sum", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
            {"name": "either", "type": ["string", "long", "boolean"]},
        ],
    }  # fmt: skip
    rows = [
        {"who": {"first": "Ada", "home": {"zip": "01234"}}, "tags": ["x", "é"], "more": {"n": 1}, "sort": "B",
         "born": datetime.date(1912, 3, 4), "sum": Decimal("12.50"), "either": True},
        {"who": None, "tags": [], "more": {}, "sort": "A", "born": datetime.date(2000, 1, 1), "sum": Decimal("-1.00"),
         "either": "word"},
    ]  # fmt: skip
    out = io.BytesIO()
    fastavro.writer(out, schema, rows, codec="deflate")
    found, problems = evidence(out.getvalue())
    assert not problems
    assert found[0] == {
        "who.first": "Ada", "who.home.zip": "01234", "tags": '["x", "é"]', "more": '{"n": 1}', "sort": "B",
        "born": "1912-03-04", "sum": "12.50", "either": "true",
    }  # fmt: skip
    assert found[1]["who.home.zip"] is None and found[1]["either"] == "word" and found[1]["sum"] == "-1.00"


def test_a_damaged_block_costs_itself() -> None:
    good = [(2, ADA + BOB)] * 5
    data = bytearray(container(PERSON, good))
    third = len(container(PERSON, good[:2]))
    data[third + 1] ^= 0x30  # its length
    rows, problems = evidence(bytes(data))
    assert len(rows) == 8 and problems[0].detail.startswith("1 blocks not")


def test_lies_of_a_block_are_told() -> None:
    rows, problems = evidence(container(PERSON, [(2_000_000_000, ADA)]))
    assert len(rows) == 1 and problems
    rows, problems = evidence(container(PERSON, [(1, ADA + BOB)]))
    assert len(rows) == 1 and problems
    rows, problems = evidence(container(PERSON, [(1, text(b"x")[:1] + long(1 << 40))]))
    assert not rows and problems


@pytest.mark.parametrize("end", [3, 30, 120, -20, -1])
def test_a_cut_file_is_told(end: int) -> None:
    data = container(PERSON, [(2, ADA + BOB)] * 3)[:end]
    assert end == 3 or evidence(data)[1]


def test_bombs_are_refused() -> None:
    nothing = {"type": "record", "name": "N", "fields": [{"name": "n", "type": {"type": "array", "items": "null"}}]}
    rows, problems = evidence(container(nothing, [(1, long(1 << 40) + long(0))]))
    assert not rows and problems[0].code.value == "bomb_suspected"
    empty = {"type": "record", "name": "N", "fields": []}
    assert evidence(container(empty, [(1 << 60, b"")]))[1][0].code.value == "bomb_suspected"
    itself = {"type": "record", "name": "N", "fields": [{"name": "n", "type": "N"}, {"name": "m", "type": "N"}]}
    assert evidence(container(itself, [(1 << 60, b"")]))[1]
    packed = raw_deflate(b"\0" * (300 << 20))
    rows, problems = evidence(container(PERSON, [(1, packed)], b"deflate"))
    assert not rows and "256 MiB" in problems[0].detail
    assert evidence(b"Obj\x01" + long(1) + text(b"avro.schema") + text(b"[" * 100_000) + long(0) + SYNC)[1]


def test_an_unknown_codec_is_named() -> None:
    assert evidence(container(PERSON, [(1, ADA)], b"brotli"))[1][0].code.value == "unsupported"


def test_places_and_the_sample() -> None:
    out = io.BytesIO()
    schema = {"type": "record", "name": "R", "fields": [{"name": "n", "type": "long"}]}
    fastavro.writer(out, schema, ({"n": n} for n in range(150_000)), sync_interval=2000)
    table = next(EXTRACTOR.extract(Input(Payload(data=out.getvalue()), AVRO, "t", Limits(), Settings())))
    assert isinstance(table, Table) and table.source is not None
    pieces = list(table.source.read())
    assert [n for batch, _ in pieces for n in batch.column(0).to_pylist()] == [str(n) for n in range(150_000)]
    place = pieces[0][1]
    rest = [n for batch, _ in table.source.read(place) for n in batch.column(0).to_pylist()]
    assert rest == [str(n) for n in range(place["rows"], 150_000)] and len(pieces) >= 3
    taken = [int(n) for batch in table.source.sample(4000, 5) for n in batch.column(0).to_pylist()]
    assert 2000 < len(taken) < 5000 and min(taken) < 15_000 and max(taken) > 135_000
