"""DBF tables against bytes laid by hand: types, code pages, memos, deleted rows, and headers that lie."""

import random
import struct
from pathlib import Path

import pytest

from pii_scan.extract.extractor import Input
from pii_scan.extract.records.dbf import DBF, EXTRACTOR, probe
from pii_scan.extract.records.dbf_header import read_header
from pii_scan.model.evidence import Child, Table
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem
from pii_scan.model.settings import Settings
from tests.extract.records.make_dbf import dbf, dbt4, fpt

PEOPLE = [("NAME", "C", 20), ("BORN", "D", 8), ("ZIP", "C", 5), ("SUM", "N", 9), ("OK", "L", 1)]
ROWS = [[b"Ada Byron", b"19120304", b"01234", b"   12.50", b"T"], [b"", b"        ", b"", b"*********", b"?"]]
Read = tuple[list[dict[str, str | None]], list[Problem], list[Child]]


def given(source: bytes | Path) -> Input:
    payload = Payload(data=source) if isinstance(source, bytes) else Payload(path=str(source))
    name = "t.dbf" if isinstance(source, bytes) else source.name
    return Input(payload, DBF, name, Limits(), Settings())


def read(source: bytes | Path) -> Read:
    out: Read = ([], [], [])
    for piece in EXTRACTOR.extract(given(source)):
        if isinstance(piece, Table):
            out[0].extend(row for batch in piece.batches for row in batch.to_pylist())
        elif isinstance(piece, Problem):
            out[1].append(piece)
        elif isinstance(piece, Child):
            out[2].append(piece)
    return out


def test_texts_dates_numbers_and_a_deleted_row(gather) -> None:
    found = gather(dbf(PEOPLE, [*ROWS, ROWS[0]], deleted=[2]), "anything.bin")
    assert found.media_type == DBF and found.reader == "dbf"
    first = {"NAME": "Ada Byron", "BORN": "1912-03-04", "ZIP": "01234", "SUM": "12.50", "OK": "T", "deleted": None}
    assert found.rows[0] == first
    assert found.rows[1] == dict.fromkeys(first) | {"OK": "?"}
    assert found.rows[2] == first | {"deleted": "deleted"}
    assert [p.detail for p in found.problems] == ["1 rows marked as deleted were read"]


def test_binary_types_of_visual_foxpro() -> None:
    columns = [("N", "I", 4), ("D", "B", 8), ("Y", "Y", 8), ("T", "T", 8), ("V", "V", 6)]
    # 2,451,545 is the Julian day of 2000-01-01.
    cells = [
        struct.pack("<i", -7), struct.pack("<d", 1.5), struct.pack("<q", -123_456), struct.pack("<ii", 2_451_545, 3_661_000),
        b"ab\0\0\0\x02",
    ]  # fmt: skip
    (row,), problems, _ = read(dbf(columns, [cells], version=0x30))
    assert list(row.values()) == ["-7", "1.5", "-12.3456", "2000-01-01 01:01:01", "ab", None]
    assert not problems


@pytest.mark.parametrize(
    ("language", "codec"), [(0x03, "cp1252"), (0x02, "cp850"), (0x65, "cp866"), (0xC8, "cp1250"), (0x7B, "cp932")]
)
def test_the_code_page_byte_rules(language: int, codec: str) -> None:
    name = {"cp866": "Иван Петров", "cp932": "山田太郎", "cp1250": "Łukasz Žák"}.get(codec, "José Núñez")
    rows, _, _ = read(dbf([("NAME", "C", 24)], [[name.encode(codec)], [b"Plain"]], language=language))
    assert [row["NAME"] for row in rows] == [name, "Plain"]


def test_utf8_is_read_as_such_whatever_the_byte_says() -> None:
    rows, _, _ = read(dbf([("NAME", "C", 24)], [["José Núñez".encode()], ["Åsa".encode()]], language=0x01))
    assert [row["NAME"] for row in rows] == ["José Núñez", "Åsa"]


def test_an_unknown_code_page_is_told() -> None:
    rows, problems, _ = read(dbf([("NAME", "C", 8)], [[b"Ada"]], language=0x68))
    assert rows[0]["NAME"] == "Ada" and "code page 104 unknown" in problems[0].detail


def test_a_text_wider_than_255_characters() -> None:
    rows, _, _ = read(dbf([("LONG", "C", 600), ("N", "N", 3)], [[b"x" * 599 + b"y", b"7"]]))
    assert len(rows[0]["LONG"] or "") == 600 and rows[0]["N"] == "7"


def test_memos_beside_the_table(tmp_path: Path) -> None:
    memos, (text, picture) = fpt([(1, "Ärztin".encode("cp1252")), (0, b"\x89PNG rest")])
    columns = [("ID", "N", 2), ("NOTE", "M", 4), ("PIC", "G", 4)]
    data = dbf(columns, [[b"1", struct.pack("<I", text), struct.pack("<I", picture)]], version=0x30, language=3)
    (tmp_path / "a.DBF").write_bytes(data)
    (tmp_path / "a.FPT").write_bytes(memos)
    rows, problems, children = read(tmp_path / "a.DBF")
    assert rows[0]["NOTE"] == "Ärztin" and not problems
    assert [c.payload.data for c in children if c.payload] == [b"\x89PNG rest"]


def test_memos_of_dbase_3_and_4(tmp_path: Path) -> None:
    (tmp_path / "three.dbt").write_bytes(bytes(512) + (b"first\x8d\nline" + b"\x1a\x1a").ljust(512, b"\0"))
    (tmp_path / "three.dbf").write_bytes(dbf([("NOTE", "M", 10)], [[b"         1"], [b""]], version=0x83))
    assert [row["NOTE"] for row in read(tmp_path / "three.dbf")[0]] == ["first line", None]
    memos, numbers = dbt4([b"one", b"two" * 400])
    (tmp_path / "four.dbt").write_bytes(memos)
    (tmp_path / "four.dbf").write_bytes(dbf([("NOTE", "M", 10)], [[b"%10d" % n] for n in numbers], version=0x8B))
    assert [row["NOTE"] for row in read(tmp_path / "four.dbf")[0]] == ["one", "two" * 400]


def test_a_missing_memo_file_is_named() -> None:
    rows, problems, _ = read(dbf([("ID", "N", 2), ("NOTE", "M", 10)], [[b"1", b"         1"]], version=0x83))
    assert rows[0] == {"ID": "1", "NOTE": None, "deleted": None}
    assert "not beside the table" in problems[0].detail and problems[0].effect.value == "partial"


def test_every_row_points_to_one_large_memo(tmp_path: Path) -> None:
    memos, (number,) = fpt([(1, b"x" * (3 << 20))])
    rows = [[struct.pack("<I", number)]] * 200 + [[struct.pack("<I", 0xFFFFFFF0)]]
    (tmp_path / "a.dbf").write_bytes(dbf([("NOTE", "M", 4)], rows, version=0x30))
    (tmp_path / "a.fpt").write_bytes(memos)
    found, problems, _ = read(tmp_path / "a.dbf")
    # Four times the memo file and 64 MiB.
    assert len(found) == 201 and sum(len(row["NOTE"] or "") for row in found) < 90 << 20
    assert "memos not there" in problems[0].detail


def test_a_link_is_no_sibling(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(bytes(512) + b"elsewhere\x1a")
    (tmp_path / "a.dbf").write_bytes(dbf([("NOTE", "M", 10)], [[b"         1"]], version=0x83))
    (tmp_path / "a.dbt").symlink_to(tmp_path / "secret")
    assert read(tmp_path / "a.dbf")[0][0]["NOTE"] is None


def test_stated_too_many_and_too_few_rows() -> None:
    rows, problems, _ = read(dbf(PEOPLE, ROWS * 3, stated=4_000_000_000))
    assert len(rows) == 6 and "4,000,000,000 rows stated, 6 there" in problems[0].detail
    rows, problems, _ = read(dbf(PEOPLE, ROWS * 3, stated=2))
    assert len(rows) == 6 and problems[0].detail.startswith("4 rows past")


def test_what_follows_the_rows_is_not_lost() -> None:
    data = dbf(PEOPLE, ROWS) + b"Deleted names that a later, shorter table left behind: Grace Hopper, born in 1906." * 2
    _, _, children = read(data)
    assert [c.key for c in children] == ["after the end"]


def test_dbase_2_and_7() -> None:
    head = struct.pack("<BHBBBH", 2, 1, 7, 5, 82, 1 + 5) + b"ZIP".ljust(11, b"\0") + b"C" + bytes([5, 0, 0, 0]) + b"\r"
    rows, _, _ = read(head.ljust(521, b"\0") + b" 01234\x1a")
    assert rows == [{"ZIP": "01234", "deleted": None}]
    fields = b"".join(
        name.ljust(32, b"\0") + kind + bytes([width, 0]) + bytes(13)
        for name, kind, width in [
            (b"A long name of a column", b"C", 5),
            (b"N", b"I", 4),
            (b"D", b"O", 8),
            (b"T", b"@", 8),
            (b"U", b"@", 8),
        ]
    )
    start = 68 + len(fields) + 1
    # dBase 7 turns the sign bit, so that bytes sort like numbers; its day 719,163 is 1970-01-01.
    stamp = struct.unpack(">Q", struct.pack(">d", (719_163 + 1) * 86_400_000.0))[0] ^ (1 << 63)
    double = struct.unpack(">Q", struct.pack(">d", 2.5))[0] ^ (1 << 63)
    row = (
        b" abcde"
        + struct.pack(">I", (1 << 31) - 5)
        + struct.pack(">QQ", double, stamp)
        + struct.pack("<ii", 2_451_545, 60_000)
    )
    head = struct.pack("<BBBBIHH", 4, 99, 5, 7, 1, start, len(row)) + bytes(56) + fields + b"\r"
    (found,), _, _ = read(head + row + b"\x1a")
    assert list(found.values()) == ["abcde", "-5", "2.5", "1970-01-02 00:00:00", "2000-01-01 00:01:00", None]


@pytest.mark.parametrize("version", [0x03, 0x30])
def test_places_and_the_sample(version: int) -> None:
    rows = [[b"%d" % n] for n in range(200_000)]
    table = next(EXTRACTOR.extract(given(dbf([("N", "N", 7)], rows, version=version))))
    assert isinstance(table, Table) and table.source is not None
    pieces = list(table.source.read())
    assert [n for batch, _ in pieces for n in batch.column(0).to_pylist()] == [str(n) for n in range(200_000)]
    assert len(pieces) == 4
    rest = [n for batch, _ in table.source.read(pieces[1][1]) for n in batch.column(0).to_pylist()]
    assert rest == [str(n) for n in range(131_072, 200_000)]
    taken = [int(n) for batch in table.source.sample(4000, 9) for n in batch.column(0).to_pylist()]
    assert len(taken) >= 3900 and min(taken) < 12_000 and max(taken) > 188_000


def test_other_bytes_are_no_dbf() -> None:
    chance = random.Random(3)
    assert sum(read_header(bytes([3]) + chance.randbytes(900)) is not None for _ in range(5000)) == 0
    assert read_header(b"0,1,2,3,4,5,6,7,8,9\n" * 40) is None
    assert probe(b"\x03", "a.dbf") is None
    cut = dbf(PEOPLE, ROWS)
    for end in range(0, len(cut), 7):
        if read_header(cut[:end]) is not None:
            read(cut[:end])
