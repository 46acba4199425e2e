"""BSON laid by hand after bsonspec.org; bytes of the specification's own examples among it."""

import struct

import pytest

from pii_scan.extract.database.bson import ARCHIVE, BSON, EXTRACTOR, probe
from pii_scan.extract.database.bson_values import BsonError, document
from pii_scan.extract.extractor import Input
from pii_scan.model.evidence import Table
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.settings import Settings


def doc(*elements: bytes) -> bytes:
    body = b"".join(elements) + b"\0"
    return struct.pack("<i", len(body) + 4) + body


def text(name: str, value: str) -> bytes:
    data = value.encode() + b"\0"
    return b"\x02" + name.encode() + b"\0" + struct.pack("<i", len(data)) + data


def int32(name: str, value: int) -> bytes:
    return b"\x10" + name.encode() + b"\0" + struct.pack("<i", value)


def test_the_examples_of_the_specification() -> None:
    hello = b"\x16\x00\x00\x00\x02hello\x00\x06\x00\x00\x00world\x00\x00"
    assert document(hello) == {"hello": "world"}
    awesome = (
        b"\x31\x00\x00\x00\x04BSON\x00\x26\x00\x00\x00\x020\x00\x08\x00\x00\x00awesome\x00"
        b"\x011\x00\x33\x33\x33\x33\x33\x33\x14\x40\x102\x00\xc2\x07\x00\x00\x00\x00"
    )
    assert document(awesome) == {"BSON": ["awesome", 5.05, 1986]}


def person(n: int) -> bytes:
    return doc(
        b"\x07_id\0" + n.to_bytes(12, "big"),
        text("name", f"Pérson {n}"),
        b"\x03address\0" + doc(text("zip", f"{n:05}"), b"\x03geo\0" + doc(b"\x01lat\0" + struct.pack("<d", 1.5))),
        b"\x04tags\0" + doc(text("0", "a"), int32("1", 2)),
        b"\x09born\0" + struct.pack("<q", 946_684_800_000),
        b"\x08active\0\x01",
        b"\x0anothing\0",
        b"\x12big\0" + struct.pack("<q", -(2**40)),
        b"\x05uuid\0" + struct.pack("<iB", 16, 4) + bytes(range(16)),
        *([text("late", f"only {n}")] if n >= 1500 else []),
    )


def test_documents_become_flat_rows(gather) -> None:
    found = gather(b"".join(map(person, range(2000))), "people.bson")
    assert (found.media_type, found.reader) == (BSON, "bson")
    assert len(found.rows) == 2000 and not found.problems
    assert found.rows[7] == {
        "_id": "000000000000000000000007", "name": "Pérson 7", "address.zip": "00007", "address.geo.lat": "1.5",
        "tags": '["a", 2]', "born": "2000-01-01 00:00:00", "active": "true", "nothing": None, "big": "-1099511627776",
        "uuid": "00010203-0405-0607-0809-0a0b0c0d0e0f", "other fields": None,
    }  # fmt: skip
    assert found.rows[1700]["other fields"] == "late: only 1700"


def test_places_and_the_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pii_scan.extract.database.bson._ROWS", 300)
    data = b"".join(map(person, range(1400)))
    evidence = EXTRACTOR.extract(Input(Payload(data=data), BSON, "x", Limits(), Settings()))
    table = next(evidence)
    assert isinstance(table, Table) and table.source is not None
    pieces = list(table.source.read())
    names = [v for batch, _ in pieces for v in batch.column(1).to_pylist()]
    assert names == [f"Pérson {n}" for n in range(1400)] and len(pieces) == 5
    assert [v for batch, _ in table.source.read(pieces[2][1]) for v in batch.column(1).to_pylist()] == names[900:]
    assert sum(batch.num_rows for batch in table.source.sample(400, 1)) == 400


def test_an_archive_of_two_collections(gather) -> None:
    end = b"\xff\xff\xff\xff"
    prelude = doc(text("version", "0.1")) + doc(text("db", "shop"), text("collection", "people")) + end

    def block(name: str, *docs: bytes) -> bytes:
        return doc(text("db", "shop"), text("collection", name), b"\x08EOF\0\0") + b"".join(docs) + end

    data = (
        b"\x6d\xe2\x99\x81" + prelude + block("people", person(1), person(2)) + block("orders", doc(int32("total", 5)))
    )
    found = gather(data, "dump.archive")
    assert found.media_type == ARCHIVE
    assert [(t.name, len(rows)) for t, rows in found.tables] == [("shop.people", 2), ("shop.orders", 1)]
    assert gather(data[:-9], "x").codes == ["partly_read"]


def test_hostile_documents(gather) -> None:
    deep = doc(int32("x", 1))
    for _ in range(5000):
        deep = doc(b"\x03d\0" + deep)
    with pytest.raises(BsonError):
        document(deep)
    found = gather(person(1) + person(2) + deep + person(3), "x")
    assert len(found.rows) == 3 and "1 documents damaged" in found.problems[0].detail
    cut = b"".join(map(person, range(5)))
    found = gather(cut[:-10], "x")
    assert len(found.rows) == 4 and "read up to byte" in found.problems[0].detail
    for bad in (
        b"\x05\0\0\0\1",
        b"\xff\xff\xff\x7f",
        doc(b"\x02a\0\xff\xff\xff\x7f"),
        doc(b"\x05a\0\xff\xff\xff\xff\0"),
        doc(b"\x99a\0"),
    ):
        with pytest.raises(BsonError):
            document(bad)
    assert probe(b"\x00" * 100, "") is None and probe(b"GIF89a" + bytes(500), "") is None
    assert probe(b"plain words of a text " * 50, "") is None
