"""EBCDIC files laid by hand: with and without a copybook, fixed, variable, blocked, in lines."""

import random
from pathlib import Path

import pytest

from pii_scan.extract.extractor import Input
from pii_scan.extract.records.copybook import read_copybook
from pii_scan.extract.records.ebcdic import EBCDIC, EXTRACTOR, probe
from pii_scan.extract.records.ebcdic_form import looks_ebcdic, record_length
from pii_scan.extract.records.layout import Form
from pii_scan.model.evidence import Table
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.settings import Settings
from tests.extract.records.make_ebcdic import COPYBOOK, packed, record, text, variable
from tests.extract.records.people import Person, people


def amount(p: Person) -> str:
    return f"{'-' if p.cents < 0 else ''}{abs(p.cents) // 100}.{abs(p.cents) % 100:02}"


def points(p: Person) -> str:
    return str(p.cents % 90_001 - 45_000)


def values(p: Person) -> set[str]:
    return {p.ssn, p.born, p.last, p.first, p.state, p.zip, str(p.cents), points(p)}


@pytest.mark.parametrize("count", [200, 5000])
def test_columns_without_a_copybook(gather, count: int) -> None:
    persons = people(count)
    found = gather(b"".join(map(record, persons)), "CUST.UNLOAD.D260507")
    assert (found.media_type, found.reader) == (EBCDIC, "ebcdic")
    assert len(found.rows) == count and not found.problems
    for row, p in zip(found.rows, persons, strict=True):
        assert values(p) <= set(row.values()), (values(p) - set(row.values()), row)


def test_a_copybook_beside_the_file(tmp_path: Path) -> None:
    persons = people(300)
    (tmp_path / "cust.dat").write_bytes(b"".join(map(record, persons)))
    (tmp_path / "cust.cpy").write_text(COPYBOOK)
    given = Input(Payload(path=str(tmp_path / "cust.dat")), EBCDIC, "cust.dat", Limits(), Settings())
    evidence = EXTRACTOR.extract(given)
    table = next(evidence)
    assert isinstance(table, Table) and table.has_header
    rows = [row for batch in table.batches for row in batch.to_pylist()]
    assert not list(evidence)
    for row, p in zip(rows, persons, strict=True):
        assert row == {
            "SSN": p.ssn, "BORN": p.born, "LAST-NAME": p.last, "FIRST-NAME": p.first, "SEX": p.sex, "STATE": p.state,
            "ZIP": p.zip, "AMOUNT": amount(p), "POINTS": points(p), "FILLER": None,
        }  # fmt: skip


@pytest.mark.parametrize("per_block", [None, 37])
def test_variable_records(gather, per_block: int | None) -> None:
    persons = people(2000)
    notes = ["", "NOTE ONE", "A LONGER NOTE OF SOME WORDS"]
    found = gather(variable([record(p) + notes[n % 3].encode("cp037") for n, p in enumerate(persons)], per_block), "x")
    assert found.media_type == EBCDIC and len(found.rows) == 2000 and not found.problems
    for n, (row, p) in enumerate(zip(found.rows, persons, strict=True)):
        assert {p.ssn, p.last, p.first, p.zip} <= set(row.values())
        assert set(notes[n % 3].split()) <= {word for v in row.values() if v for word in v.split()}


def test_places_of_variable_records() -> None:
    persons = people(90_000)
    evidence = EXTRACTOR.extract(
        Input(Payload(data=variable(list(map(record, persons)))), EBCDIC, "x", Limits(), Settings())
    )
    table = next(evidence)
    assert isinstance(table, Table) and table.source is not None
    pieces = list(table.source.read())
    ssns = [v for batch, _ in pieces for v in batch.column(0).to_pylist()]
    assert ssns == [p.ssn for p in persons] and len(pieces) > 1
    place = pieces[0][1]
    assert [v for batch, _ in table.source.read(place) for v in batch.column(0).to_pylist()] == ssns[place["rows"] :]
    taken = [v for batch in table.source.sample(4000, 3) for v in batch.column(0).to_pylist()]
    assert len(taken) > 1000 and set(taken) <= set(ssns)


def test_a_broken_chain_is_told_and_the_rest_is_not_lost(gather) -> None:
    good = variable([record(p) for p in people(9000)])
    cut = 64 * 8900
    data = good[:cut] + b"\xff\xff\xff\xff" + good[cut + 4 :]
    found = gather(data, "x")
    assert len(found.rows) == 8900
    assert "read up to byte 569,600" in found.problems[0].detail and found.children


@pytest.mark.parametrize(
    ("codec", "words"), [("cp037", "Ann & Co [a]!"), ("cp500", "x [y] Ann"), ("cp1140", "10 € Ann")]
)
def test_lines_in_several_code_pages(gather, codec: str, words: str) -> None:
    lines = [f"{words} number {n} and some more text of a report" for n in range(40)]
    data = b"\x15".join(line.encode(codec) for line in lines)
    found = gather(data, "REPORT")
    assert found.media_type == EBCDIC
    body = found.text + "\n".join(v or "" for row in found.rows for v in row.values())
    assert "number 7 and" in body.replace("\n", " ") or "7 and" in body
    if codec == "cp500":
        assert "[y]" in body


def test_a_cut_last_record(gather) -> None:
    data = b"".join(map(record, people(501)))[:-25]
    found = gather(data, "x")
    assert len(found.rows) == 500 and found.codes == ["truncated"]
    assert people(501)[-1].ssn in found.text


def test_binary_fields_without_a_copybook_are_told(gather) -> None:
    rng = random.Random(2)
    data = b"".join(record(p) + rng.randbytes(4) for p in people(800))
    found = gather(data, "x")
    assert len(found.rows) == 800 and people(800)[5].ssn in found.rows[5].values()
    assert "4 bytes of each record" in found.problems[0].detail and found.problems[0].effect.value == "partial"


def test_a_copybook_that_does_not_fit_is_told(tmp_path: Path) -> None:
    (tmp_path / "c.dat").write_bytes(b"".join(map(record, people(211))))
    (tmp_path / "c.cpy").write_text("       01 A.\n          05 B PIC X(77).\n")
    given = Input(Payload(path=str(tmp_path / "c.dat")), EBCDIC, "c.dat", Limits(), Settings())
    pieces = list(EXTRACTOR.extract(given))
    assert [getattr(p, "detail", "")[:32] for p in pieces[1:]] == ["the copybook beside it is of 77 "]


def test_what_is_not_ebcdic() -> None:
    rng = random.Random(7)
    assert not any(looks_ebcdic(rng.randbytes(8192)) for _ in range(200))
    for words, codec in (
        ("Договор с гражданином Ивановым Иваном, телефон 555 123. ", "cp1251"), ("Иван Петров, паспорт. ", "koi8-r"),
        ("姓名 电话 地址 ", "gbk"), ("氏名 電話 住所 ", "shift_jis"), ("Ärzte für Öl, ", "cp1252"), ("Γειά σου Κόσμε ", "cp1253"),
        ("plain words and 12345 numbers\n", "ascii"), ("Иван Петров ", "utf-8"), ("Иван Петров ", "utf-16"),
    ):  # fmt: skip
        assert probe((words * 400).encode(codec)[:8192], "x") is None, codec
    assert probe(bytes(8192), "") is None and probe(b"\x40" * 100, "") is None


def test_record_length_by_likeness() -> None:
    for width in (60, 133, 800):
        rows = [record(p).ljust(width, b"\x40")[:width] for p in people(300)]
        assert record_length(b"".join(rows), width * 300) == width
    assert record_length(random.Random(1).randbytes(50_000), 50_000) is None
    assert record_length(b"\x40" * 5, 5) is None


def test_copybook_clauses() -> None:
    book = read_copybook("""
      * a comment
       01  R.
           05 A                PIC X(4).
           05 B                PIC S9(4) COMP.
           05 C                PIC S9(9) USAGE IS BINARY.
           05 D                COMP-1.
           05 E                COMP-2.
           05 F                PIC ZZ,ZZ9.99.
           05 G                PIC S9(3) SIGN IS LEADING SEPARATE.
           05 H OCCURS 3 TIMES.
              10 I             PIC 9(2).
              10 J             PIC X.
           05 K REDEFINES H    PIC X(9).
           05 L                PIC 9(5)V9(2) COMP-3.
           05 M                PIC N(2).
           05 N                PIC X OCCURS 1 TO 4 TIMES DEPENDING ON B.
    """)
    assert book is not None and book.varies
    places = {f.name: (f.start, f.width, f.form, f.scale) for f in book.fields}
    assert places["B"] == (4, 2, Form.BINARY, 0) and places["C"] == (6, 4, Form.BINARY, 0)
    assert places["D"] == (10, 4, Form.HEX_FLOAT, 0) and places["E"] == (14, 8, Form.HEX_FLOAT, 0)
    assert places["F"][:2] == (22, 9) and places["G"][:2] == (31, 4)
    assert places["I_1"][0] == 35 and places["J_3"][0] == 43 and places["K"][:2] == (35, 9)
    assert places["L"] == (44, 4, Form.PACKED, 2) and places["M"] == (48, 4, Form.NATIONAL, 0)
    assert places["N_4"][0] == 55 and book.record_bytes == 56


@pytest.mark.parametrize(
    "hostile",
    [
        "01 A. 05 B OCCURS 999999 TIMES. 10 C PIC X(99999).",
        "01 A. " + " ".join(f"{n:02} X OCCURS 99 TIMES." for n in range(2, 49)) + " 49 Y PIC X.",
        "01 A PIC " + "X(999999)" * 2000 + ".",
        "01 A PIC 9(0). 05 REDEFINES.",
        "01. 05. PIC. OCCURS. USAGE IS.",
        "",
    ],
)
def test_hostile_copybooks_give_nothing(hostile: str) -> None:
    assert read_copybook(hostile) is None


def test_numbers_of_a_copybook(tmp_path: Path) -> None:
    (tmp_path / "n.cpy").write_text("""\
       01 R.
          05 NAME   PIC X(20).
          05 U      PIC 9(9) COMP-3.
          05 H      PIC S9(4) COMP.
          05 W      PIC 9(9) COMP.
          05 F      COMP-1.
          05 S      PIC S9(3)V9 SIGN TRAILING SEPARATE.
          05 P      PIC X(20).
""")
    # 118.625 is 76.A in base 16, the textbook's example of this form: 42 76 A0 00.
    one = text("ADA BYRON", 20) + packed(12_345_678, 9, 0xF) + b"\xff\xfe" + b"\x00\x00\x01\x00" + b"\xc2\x76\xa0\x00"
    one += "1234-".encode("cp037") + text("SPRINGFIELD PARK 12", 20)
    (tmp_path / "n.dat").write_bytes(one * 40)
    given = Input(Payload(path=str(tmp_path / "n.dat")), EBCDIC, "n.dat", Limits(), Settings())
    table = next(EXTRACTOR.extract(given))
    assert isinstance(table, Table)
    row = next(iter(table.batches)).to_pylist()[0]
    assert list(row.values()) == ["ADA BYRON", "012345678", "-2", "256", "-118.625", "-123.4", "SPRINGFIELD PARK 12"]
