"""1-2-3 and Quattro Pro drawn by hand; wks2csv of libwps reads the same numbers out of the real ones."""

import csv
import re
import struct
import subprocess

import pytest

from pii_scan.extract.extractor import Input
from pii_scan.extract.table.lotus import EXTRACTOR
from pii_scan.extract.table.lotus_cells import ten_bytes
from pii_scan.extract.table.lotus_text import lmbcs
from pii_scan.model.evidence import Table
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.settings import Settings
from tests.extract.office.ole_file import ole_file
from tests.extract.table.lotus_file import at, book, counted, extended, label, number, record, third, wk1
from tests.hostile.samples.sample import REAL

PEOPLE = [("Name", "SSN"), ("Marisol Quintanilla", "446-22-2943"), ("Al Bo", "401-22-2944")]
ROWS = [{"Name": name, "SSN": ssn} for name, ssn in PEOPLE[1:]]


def test_wk1(gather):
    got = gather(wk1(PEOPLE), "a.wk1")
    assert (got.reader, got.rows, got.problems) == ("lotus", ROWS, [])


def test_kinds_of_cells(gather):
    """Dates are days since the last of 1899, and 1-2-3 counts a 29 February 1900: 35249 is 3 July 1996, 59 is
    28 February 1900."""
    cells = [label(x, 0, name) for x, name in enumerate((b"Name", b"Born", b"Paid", b"Count", b"Due", b"Word"))]
    cells += [
        label(0, 2, b"Zo\x89", b"^"),
        number(1, 2, 35249, 0xF9),
        number(2, 2, 1234.5),
        record(0x0D, struct.pack("<BHHh", 0xFF, 3, 2, -7)),
        record(0x10, struct.pack("<BHHdH", 0xF2, 4, 2, 59.0, 3) + b"\1\2\3"),
        record(0x10, struct.pack("<BHHdH", 0xFF, 5, 2, float("nan"), 0)),
        record(0x33, struct.pack("<BHH", 0xFF, 5, 2) + b"by formula\0"),
        label(0, 3, b"Mu\xf1oz"),
        number(1, 3, 0.75, 0xFC),
        label(0, 4, b"-", b"\\"),
    ]
    got = gather(book(0x0406, *cells, record(0x26, b"|Private list\0"), record(0x25, bytes(242))), "x")
    assert got.tables[0][0].first_row == 2
    assert got.rows == [
        dict.fromkeys(("Name", "Born", "Paid", "Count", "Due", "Word")),
        {
            "Name": "Zoë",
            "Born": "1996-07-03",
            "Paid": "1234.5",
            "Count": "-7",
            "Due": "1900-02-28",
            "Word": "by formula",
        },
        {"Name": "Muñoz", "Born": "18:00", "Paid": None, "Count": None, "Due": None, "Word": None},
    ]
    assert got.text == "Private list"


def test_the_order_of_the_file_does_not_matter(gather):
    by_column = sorted((x, y) for y in range(3) for x in range(2))
    data = book(0x0406, *(label(x, y, PEOPLE[y][x].encode()) for x, y in by_column))
    assert gather(data).rows == ROWS


@pytest.mark.parametrize("version", [0x0404, 0x0405, 0x0406])
def test_versions_of_123_and_symphony(gather, version):
    data = book(version, *(label(x, y, c.encode()) for y, row in enumerate(PEOPLE) for x, c in enumerate(row)))
    assert gather(data).rows == ROWS
    assert gather(data).media_type == "application/vnd.lotus-1-2-3"


def test_quattro_pro(gather):
    cells = [(x, y, c.encode()) for y, row in enumerate(PEOPLE) for x, c in enumerate(row)]
    first = book(0x5120, *(counted(*cell) for cell in cells))
    second = book(
        0x5121, *(record(0x0F, struct.pack("<BBHH", x, 0, y, 1) + b"'" + bytes([len(c)]) + c) for x, y, c in cells)
    )
    windows = [record(0x0F, struct.pack("<BBHH", x, 0, y, 1) + b"\0" + c + b"\0") for x, y, c in cells]
    for data in (first, second, book(0x1001, *windows), book(0x1002, *windows)):
        got = gather(data)
        assert (got.media_type, got.rows, got.problems) == ("application/x-quattro-pro", ROWS, [])
    assert gather(ole_file({"PerfectOffice_MAIN": book(0x1007, *windows)}), "a.wb3").rows == ROWS


def test_release_3_and_later(gather):
    """0x18: bit 0 with 5 in the three bits behind it is a factor of 0.00005; 0x25: 12345 by ten to the second."""
    cells = [
        at(0x16, 0, 0, x, b"'" + name + b"\0") for x, name in enumerate((b"Name", b"a1", b"b1", b"c1", b"d1", b"e1"))
    ]
    cells += [
        at(0x16, 0, 1, 0, b"'Andr\x82\0"),
        at(0x17, 0, 1, 1, extended(446222943)),
        at(0x18, 0, 1, 2, struct.pack("<H", 300 << 4 | 5 << 1 | 1)),
        at(0x25, 0, 1, 3, struct.pack("<I", 12345 << 6 | 0x20 | 0x10 | 2)),
        at(0x27, 0, 1, 4, struct.pack("<d", -1.25)),
        at(0x28, 0, 1, 5, struct.pack("<d", 1e-3) + b"\1\2\3"),
        at(0x16, 2, 0, 0, b"'Notes\0"),
        at(0x16, 2, 1, 0, b"'paid 1,200.50 on 3 May\0"),
        at(0x26, 0, 1, 0, b"ask his sister\0"),
        record(0x23, b"\xb0\x36\2\0Second\0"),
    ]
    got = gather(third(*cells), "a.wk4")
    assert got.rows[0] == {
        "Name": "André",
        "a1": "446222943",
        "b1": "0.015",
        "c1": "-123.45",
        "d1": "-1.25",
        "e1": "0.001",
    }
    assert [t.name for t, _ in got.tables] == ["sheet 1", "Second"]
    assert got.texts[0].layer == "comment"
    assert got.text == "ask his sister"


@pytest.mark.parametrize("value", [0.0, 1.0, -1.0, 0.1, 123456.789, 1e300, -1e-300, 446222943.0])
def test_ten_bytes(value):
    assert ten_bytes(extended(value)) == value


def test_lotus_multibyte_characters():
    """Group 6 is code page 852, group 20 Unicode."""
    assert lmbcs(b"\x06\x88\xa2d\x06\xab") == "łódź"
    assert lmbcs(b"\x14\x01\x42\x14\x20\xac a\x0f\x41") == "ł€ a"


def test_forms_of_release_3_make_dates(gather):
    """A row: two columns as they are, one of dates (0xf9); the row below it alike, without a form a number."""
    cells = [at(0x16, 0, 0, x, b"'" + name + b"\0") for x, name in enumerate((b"Last", b"First", b"Hired"))]
    cells += [at(0x16, 0, y, x, b"'" + name + b"\0") for y in (1, 2, 3) for x, name in enumerate((b"Ox", b"Ann"))]
    cells += [at(0x17, 0, y, 2, extended(32368)) for y in (1, 2, 3)]
    runs = record(0x13, bytes([0, 0, 1, 0]) + b"\xff\0\0\xc0\1" + b"\xf9\0\0\x40")
    got = gather(third(*cells, runs, record(0x13, bytes([0, 2, 2, 0, 0, 0, 1, 0])), record(0x13, b"\0\0")), "a.wk4")
    assert [row["Hired"] for row in got.rows] == ["1988-08-13", "1988-08-13", "32368"]
    assert got.problems == []


def test_styles_of_quattro_pro_make_dates(gather):
    def day(column: int, row: int, style: int) -> bytes:
        return record(0x0E, struct.pack("<BBHHd", column, 0, row, style, 35249.0))

    style = record(0xD8, struct.pack("<HH", 0xFF0F, 0x0100) + bytes(15) + b"\xf9\0\0")
    named = record(0xC9, b"\2F2".ljust(16, b"\0") + struct.pack("<H", 0x0008) + bytes(15) + b"\x72\0\0")
    got = gather(book(0x5121, style, named, day(0, 0, 0x0100), day(1, 0, 0x0008), day(2, 0, 0xFF0F)))
    assert list(got.rows[0].values()) == ["1996-07-03", "1996-07-03", "35249"]
    windows = [record(0xCE, bytes([form]) + bytes(11)) for form in (0x02, 0x78)]
    got = gather(book(0x1002, *windows, day(0, 0, 1), day(1, 0, 2)))
    assert list(got.rows[0].values()) == ["35249", "1996-07-03"]


def test_a_password_is_named(gather):
    got = gather(book(0x0406, record(0x4B, bytes(16)), label(0, 0, b"\x93\x11\x82")), "a.wk1")
    assert (got.codes, got.rows, got.texts) == (["encrypted"], [], [])
    assert gather(third(record(2, bytes(16)), at(0x16, 0, 0, 0, b"'x\0"))).codes == ["encrypted"]


def test_cut_and_broken_files_are_told(gather):
    data = wk1(PEOPLE)
    assert gather(data[:-4]).codes == ["truncated"]
    assert gather(data[:-4]).rows == ROWS
    assert gather(data[:-8]).codes == ["truncated"]
    short = wk1(PEOPLE, record(0x0E, b"\0\0"), record(0x10, b""))
    assert (gather(short).rows, gather(short).codes) == (ROWS, ["partly_read"])


def test_lengths_that_lead_astray_end(gather):
    head = wk1(PEOPLE)[:-4]
    for rest in (b"\x0f\0\xff\xff", b"\xff" * 9000, bytes(40_000), b"\x0e\0\0\0" * 9000):
        assert gather(head + rest).rows == ROWS
    far = gather(wk1(PEOPLE, label(0xFFFF, 0xFFFF, b"out"), label(1, 0xFFFF, b"down")), "x")
    assert (len(far.rows), far.rows[-1]["SSN"], far.text, far.codes) == (3, "down", "out", ["partly_read"])


def test_empty_rows_have_a_bound():
    steps = [at(0x16, sheet, row, 255, b"'x\0") for sheet in range(30) for row in range(0, 60_000, 1000)]
    given = Input(Payload(data=third(*steps)), "application/vnd.lotus-1-2-3", "x", Limits(), Settings())
    tables = [e for e in EXTRACTOR.extract(given) if isinstance(e, Table)]
    assert sum(batch.num_rows for table in tables[:1] for batch in table.batches) < 60_000
    assert len(tables) == 30


@pytest.mark.parametrize("name", ["testLotus123-lotusftp.wk4", "testLotus123-lotusftp.123", "testQuattro.wq1"])
def test_as_an_independent_program_reads_them(gather, name):
    """Every word and every whole number that it shows."""
    path = REAL / "tika" / name
    if not path.is_file():
        pytest.skip("the real files are not on this machine")
    try:
        said = subprocess.run(["wks2csv", str(path)], capture_output=True, check=True, timeout=60).stdout.decode()
    except FileNotFoundError:
        pytest.skip("libwps-tools is not installed")
    shown = [
        cell for row in csv.reader(said.splitlines()) for cell in row if cell and not re.fullmatch(r"Col\d+", cell)
    ]
    theirs = {cell for cell in shown if cell[0].isalpha() and cell != "nan"}
    numbers = {float(cell) for cell in shown if re.fullmatch(r"-?\d{4,9}", cell)}
    got = gather(Payload(path=str(path)), name)
    ours = {cell for row in got.rows for cell in row.values() if cell}
    ours |= {cell for table, _ in got.tables for cell in table.columns} | {*got.text.replace("\n", "\t").split("\t")}
    assert min(len(theirs), len(numbers)) > 10
    assert theirs <= ours
    assert numbers <= {float(cell) for cell in ours if re.fullmatch(r"-?[\d.]+", cell)}
