"""Access databases laid by hand; mdbtools, where installed, reads the same from them."""

import csv
import io
import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from pii_scan.extract.database.access import ACCESS, EXTRACTOR
from pii_scan.extract.extractor import Input
from pii_scan.model.evidence import Table
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.settings import Settings
from tests.extract.database.make_access import (
    BOOL,
    DOUBLE,
    INT,
    LONG,
    MEMO,
    MONEY,
    OLE,
    TEXT,
    TIME,
    Builder,
    Made,
    access,
    row,
)  # fmt: skip

COLUMNS = [
    ("ID", LONG), ("Name", TEXT), ("Active", BOOL), ("Paid", MONEY), ("Born", TIME), ("Rate", DOUBLE), ("City", TEXT), ("N", INT),
]  # fmt: skip


def person(number: int, name: str, city: str | None, jet3: bool = False) -> list[bytes | bool | None]:
    code = "cp1252" if jet3 else "utf-16-le"
    return [
        struct.pack("<i", number), name.encode(code), number % 2 == 1, struct.pack("<q", 125_000 * number),
        # Days since 1899-12-30: 36,526 is 2000-01-01.
        struct.pack("<d", 36_526.0 + number), struct.pack("<d", 0.5), None if city is None else city.encode(code),
        struct.pack("<h", -number),
    ]  # fmt: skip


def expected(number: int, name: str, city: str | None) -> dict[str, str | None]:
    return {
        "ID": str(number), "Name": name, "Active": "true" if number % 2 else "false", "Paid": f"{number * 12.5:.4f}",
        "Born": f"2000-01-{number + 1:02}", "Rate": "0.5", "City": city, "N": str(-number),
    }  # fmt: skip


@pytest.mark.parametrize("form", ["jet3", "jet4", "ace", "encoded"])
def test_rows_of_every_version(gather, form: str) -> None:
    jet3 = form == "jet3"
    people = [person(1, "José Núñez", "Springfield", jet3), person(2, "Ann", None, jet3)]
    version = 3 if form == "ace" else 1
    data = access(
        [Made("People", COLUMNS, people)], jet3=jet3, version=version, key=0x12345678 if form == "encoded" else 0
    )
    found = gather(data, "x")
    assert (found.media_type, found.reader) == (ACCESS, "access")
    assert [t.name for t, _ in found.tables] == ["People"]
    assert found.rows == [expected(1, "José Núñez", "Springfield"), expected(2, "Ann", None)] and not found.problems


@pytest.mark.parametrize("flip", [1, 9, 0x1234, 0x8001, 0xFFFF])
def test_a_code_page_that_nobody_knows(gather, flip: int) -> None:
    data = bytearray(access([Made("People", COLUMNS, [person(2, "Ann", None, jet3=True)])], jet3=True))
    (page,) = struct.unpack_from("<H", data, 0x3C)
    struct.pack_into("<H", data, 0x3C, page ^ flip)
    assert gather(bytes(data), "x").rows == [expected(2, "Ann", None)]


@pytest.mark.skipif(shutil.which("mdb-export") is None, reason="mdbtools are not installed")
@pytest.mark.parametrize("jet3", [True, False])
def test_mdbtools_reads_the_same(tmp_path: Path, gather, jet3: bool) -> None:
    people = [person(n, f"Pérson {n}" + "x" * (n * 3 % 40), "City" if n % 3 else None, jet3) for n in range(1, 120)]
    data = access([Made("People", COLUMNS, people, {5, 9})], jet3=jet3)
    (tmp_path / "a.mdb").write_bytes(data)
    out = subprocess.run(
        ["mdb-export", "-D", "%Y-%m-%d", "-T", "%Y-%m-%d", str(tmp_path / "a.mdb"), "People"],
        capture_output=True,
        check=True,
    ).stdout
    theirs = list(csv.DictReader(io.StringIO(out.decode())))
    ours = gather(data, "x").tables[0][1]
    assert len(ours) == len(theirs) == 117
    for mine, other in zip(ours, theirs, strict=True):
        for key in ("ID", "Name", "City", "N", "Born"):
            assert (mine[key] or "") == other[key]


def test_deleted_rows_and_tables_that_are_still_there(gather) -> None:
    people = [person(1, "Ann", "Here"), person(2, "Ben", "Gone"), person(3, "Cid", "Here")]
    gone = Made("", [("Old", TEXT)], [["Dora".encode("utf-16-le")]])
    found = gather(access([Made("People", COLUMNS, people, {1}), gone]), "x")
    tables = {t.name: [list(r.values())[1 if len(r) > 1 else 0] for r in rows] for t, rows in found.tables if rows}
    assert tables == {"People": ["Ann", "Cid"], "People (deleted)": ["Ben"], "table (deleted)": ["Dora"]}
    assert found.problems[0].detail.startswith("2 deleted rows") and found.problems[0].effect.value == "note"


def memo(kind: int, size: int, pointer: int = 0, inline: bytes = b"") -> bytes:
    return struct.pack("<II", size | kind << 24, pointer) + bytes(4) + inline


def test_memos_objects_and_rows_that_moved(gather) -> None:
    builder = Builder()
    page = builder.take()
    lval = int.from_bytes(b"LVAL", "little")
    words = "Zwetschken".encode("utf-16-le")
    last = builder.data(lval, [(struct.pack("<I", 0) + b"\xff\xfe" * 0 + words[10:], 0)])
    single = builder.data(lval, [(words, 0), (b"BM a picture", 0), (struct.pack("<I", last << 8) + words[:10], 0)])
    columns = [("ID", LONG), ("Note", MEMO), ("Pic", OLE)]
    cells = [
        [struct.pack("<i", 1), memo(0x80, 6, inline="abc".encode("utf-16-le")), None],
        [struct.pack("<i", 2), memo(0x40, len(words), single << 8), memo(0x40, 12, single << 8 | 1)],
        [struct.pack("<i", 3), memo(0, len(words), single << 8 | 2), None],
        [struct.pack("<i", 4), memo(0x80, 8, inline=b"\xff\xfeAnn\x00\x42\x04"), None],
        [struct.pack("<i", 5), memo(0x40, 9, 0xFFFFFF00), None],
    ]
    moved = builder.data(page, [(row(columns, [struct.pack("<i", 6), None, None]), 0x8000)])
    rows = [(row(columns, c), 0) for c in cells] + [(struct.pack("<I", moved << 8), 0x4000)]
    builder.table(columns, rows, page)
    catalog = [("Id", LONG), ("Name", TEXT), ("Type", INT)]
    entry = row(catalog, [struct.pack("<I", page), "T".encode("utf-16-le"), struct.pack("<H", 1)])
    builder.table(catalog, [(entry, 0)], 2, b"S")
    found = gather(builder.finish(), "x")
    rows_read = found.tables[0][1]
    assert [r["Note"] for r in rows_read] == ["abc", "Zwetschken", "Zwetschken", "Annт", None, None]
    assert [r["ID"] for r in rows_read] == ["1", "2", "3", "4", "5", "6"]
    assert [c.payload.data for c in found.children.values() if c.payload] == [b"BM a picture"]
    assert "1 long values not found" in found.problems[0].detail


def test_chains_that_go_in_a_circle(gather) -> None:
    builder = Builder()
    page = builder.take()
    here = builder.take()
    builder.data(int.from_bytes(b"LVAL", "little"), [(struct.pack("<I", here << 8) + b"ab", 0)], here)
    columns = [("ID", LONG), ("Note", MEMO)]
    builder.table(columns, [(row(columns, [struct.pack("<i", 1), memo(0, 1 << 29, here << 8)]), 0)], page)
    catalog = [("Id", LONG), ("Name", TEXT), ("Type", INT)]
    entry = row(catalog, [struct.pack("<I", page), "T".encode("utf-16-le"), struct.pack("<H", 1)])
    builder.table(catalog, [(entry, 0)], 2, b"S")
    data = bytearray(builder.finish())
    assert gather(bytes(data), "x").problems
    # A definition that goes on with itself.
    data[page * 4096 + 4 : page * 4096 + 8] = struct.pack("<I", page)
    assert "1 tables without a readable definition" in gather(bytes(data), "x").problems[0].detail


def test_a_picture_comes_out_of_its_wrapping(gather) -> None:
    picture = b"BM" + struct.pack("<I", 60) + bytes(4) + bytes(50)
    wrapped = (
        b"\x15\x1c\x2f\x00\x02\x00\x00\x00\x0d\x00\x0e\x00" + b"Bitmap Image\0Paint.Picture\0" + bytes(20) + picture
    )
    columns = [("ID", LONG), ("Pic", OLE)]
    data = access([Made("T", columns, [[struct.pack("<i", 1), memo(0x80, len(wrapped), inline=wrapped)]])])
    (child,) = gather(data, "x").children.values()
    assert child.payload is not None and child.payload.data == picture


def test_linked_tables_are_named(gather) -> None:
    found = gather(access([Made("T", [("A", LONG)], [[struct.pack("<i", 1)]])], linked=["Elsewhere"]), "x")
    assert "1 linked tables" in found.problems[0].detail


def test_encrypted_and_cut_files_are_told(gather) -> None:
    data = access([Made("People", COLUMNS, [person(1, "Ann", "Here")])], version=3)
    scrambled = data[:4096] + bytes(b ^ 0x5A for b in data[4096:])
    assert gather(scrambled, "x").codes == ["encrypted"]
    assert gather(data[:5000], "x").codes == ["truncated"]
    for end in range(4096 * 3 - 500, len(data), 999):
        gather(data[:end], "x")


def test_places_and_the_sample() -> None:
    people = [person(n, f"Person {n}", "City") for n in range(1, 1500)]
    data = access([Made("People", [c for c in COLUMNS if c[1] != TIME], [[*p[:4], *p[5:]] for p in people])])
    evidence = EXTRACTOR.extract(Input(Payload(data=data), ACCESS, "x", Limits(), Settings()))
    table = next(evidence)
    assert isinstance(table, Table) and table.source is not None
    table.source.reader.file.stream.seek(0)
    ids = [v for batch, _ in table.source.read() for v in batch.column(0).to_pylist()]
    assert ids == [str(n) for n in range(1, 1500)]
    rest = [
        v
        for batch, _ in table.source.read({"pages": 7, "rows": 0, "deleted": 0, "damaged": 0})
        for v in batch.column(0).to_pylist()
    ]
    assert 0 < len(rest) < 1499 and rest == ids[-len(rest) :]
    assert 300 < sum(batch.num_rows for batch in table.source.sample(400, 1)) < 600
