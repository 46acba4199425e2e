"""The block reader against the csv module on the whole file: the same cells, whatever the dirt and wherever a block ends."""

import csv
import io
import random
from itertools import pairwise

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan.extract.table.batches import batches
from pii_scan.extract.table.csv_source import CsvSource
from pii_scan.extract.table.dialect import Dialect
from pii_scan.model.payload import Payload

NAMES = ("a", "b", "c")
Cells = list[list[str | None]]


def expected(text: str, dialect: Dialect) -> Cells:
    """By the standard library, as one piece."""
    rows = csv.reader(
        io.StringIO(text, newline=""), delimiter=dialect.delimiter, quotechar=dialect.quote,
        doublequote=dialect.doubled, escapechar=dialect.escape,
    )  # fmt: skip
    found = batches((row for row in rows if row), NAMES)
    return [list(row.values()) for batch in found for row in batch.to_pylist()]


def read(source: CsvSource, place: dict[str, int] | None = None) -> Cells:
    return [list(row.values()) for batch, _ in source.read(place) for row in batch.to_pylist()]


def source_of(data: bytes, dialect: Dialect, block: int, encoding: str = "utf-8", start: int = 0) -> CsvSource:
    return CsvSource(Payload(data=data), encoding, dialect, NAMES, start, block_bytes=block)


@given(st.text(st.sampled_from('ab,,"\n\r é1'), max_size=60), st.integers(4, 40))
@settings(max_examples=600, deadline=None)
def test_any_text_gives_the_cells_of_the_csv_module(text: str, block: int) -> None:
    source = source_of(text.encode(), Dialect(","), block)
    assert read(source) == expected(text, Dialect(","))
    assert source.place["offset"] == len(text.encode())


@given(
    st.lists(st.lists(st.text(st.sampled_from('xy,"\n;'), max_size=5), min_size=1, max_size=5), max_size=12),
    st.integers(8, 64), st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n"]),
)  # fmt: skip
@settings(max_examples=300, deadline=None)
def test_written_rows_come_back_from_every_block_on(rows: Cells, block: int, delimiter: str, end: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    dialect = Dialect(delimiter)
    source = source_of(out.getvalue().encode(), dialect, block)
    places: list[dict[str, int]] = []
    before: list[int] = []
    whole: Cells = []
    for batch, place in source.read():
        whole += [list(row.values()) for row in batch.to_pylist()]
        places.append(place)
        before.append(len(whole))
    assert whole == expected(out.getvalue(), dialect)
    for place, count in zip(places, before, strict=True):
        assert place["rows"] == count
        assert read(source, place) == whole[count:]


def test_a_quoted_line_end_across_a_block_and_rows_of_another_width() -> None:
    rows = [[f"n{i}", 'line one\nline "two"' if i % 7 == 0 else "x", str(i)] for i in range(4000)]
    rows[100] = ["short"]
    rows[2000] = ["wide", "1", "2", "3", "4"]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    source = source_of(out.getvalue().encode(), Dialect(","), 4096)
    got = read(source)
    assert got[100] == ["short", None, None] and got[2000] == ["wide", "1", "2 3 4"]
    assert len(got) == 4000 and got == expected(out.getvalue(), Dialect(","))
    assert (source.place["wide"], source.place["short"], source.place["slow"]) == (1, 1, 0)


def test_one_stray_quote_costs_one_block_only() -> None:
    lines = [f"{i},plain,{i * 7}" for i in range(20_000)]
    lines[500] = '500,5" pipe,3500'
    data = "\n".join(lines).encode()
    source = source_of(data, Dialect(","), 16_384)
    assert read(source) == expected(data.decode(), Dialect(","))
    assert 0 < source.place["slow"] < 2 * 16_384 + 200


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "utf-8"])
def test_other_encodings_and_bytes_that_no_encoding_has(encoding: str) -> None:
    data = "José,Núñez,1\r\nÅsa,Öberg,2\r\n".encode(encoding) * 50
    assert read(source_of(data, Dialect(","), 64, encoding))[1] == ["Åsa", "Öberg", "2"]
    broken = b"a,\xff\xfe,1\nb,ok,2\n"
    assert read(source_of(broken, Dialect(","), 64))[0] == ["a", "\ufffd\ufffd", "1"]


def test_single_quotes_and_backslashes() -> None:
    data = b"'a','it''s','1'\n'b','x,y','2'\n"
    assert read(source_of(data, Dialect(",", "'"), 16)) == [["a", "it's", "1"], ["b", "x,y", "2"]]
    escaped = Dialect(",", '"', doubled=False, escape="\\")
    assert read(source_of(b'a,"say \\"hi\\"",1\nb,c,2\n', escaped, 16)) == [["a", 'say "hi"', "1"], ["b", "c", "2"]]


def test_a_line_without_an_end_is_refused_and_what_follows_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pii_scan.extract.table.csv_lines._LINE_MAX", 3 << 20)
    monkeypatch.setattr("pii_scan.extract.table.csv_source._LONGEST", 1 << 20)
    data = b"a,b,1\n" + b"y" * (9 << 20) + b"\nc,d,2\n"
    source = source_of(data, Dialect(","), 4096)
    assert read(source) == [["a", "b", "1"], ["c", "d", "2"]]
    assert source.place["refused"] == 1 and source.place["offset"] == len(data)


def test_the_sample_comes_from_all_over_the_file() -> None:
    data = "".join(f"{i},x,{i}\n" for i in range(100_000)).encode()
    source = source_of(data, Dialect(","), 1 << 16)
    taken = [int(str(v)) for batch in source.sample(2000, 7) for v in batch.column(0).to_pylist()]
    assert 1000 < len(taken) <= 2000
    assert min(taken) < 20_000 and max(taken) > 80_000
    assert taken == [int(str(v)) for batch in source.sample(2000, 7) for v in batch.column(0).to_pylist()]
    assert isinstance(source.sample(10, 1)[0], pa.RecordBatch)


def test_a_thousand_columns() -> None:
    names = tuple(f"c{i}" for i in range(1000))
    rng = random.Random(4)
    rows = [[str(rng.randrange(10)) for _ in names] for _ in range(200)]
    data = "\n".join(",".join(row) for row in rows).encode()
    source = CsvSource(Payload(data=data), "utf-8", Dialect(","), names, 0, block_bytes=1 << 16)
    assert [list(r.values()) for b, _ in source.read() for r in b.to_pylist()] == rows
    assert source.place["slow"] == 0


@given(st.text(st.sampled_from('ab,,"\n\r é1'), max_size=80), st.integers(4, 24), st.integers(1, 6))
@settings(max_examples=600, deadline=None)
def test_spans_give_the_rows_of_the_whole(text: str, block: int, parts: int) -> None:
    source = source_of(text.encode(), Dialect(","), block)
    spans = source.divide(parts)
    whole = read(source)
    end = source.place
    cells: Cells = []
    places = []
    for span in spans:
        here = [list(row.values()) for batch, _ in source.read(span.begin, span.until) for row in batch.to_pylist()]
        assert len(here) == span.rows
        cells += here
        places.append(source.place)
    assert len(spans) <= parts and cells == whole == expected(text, Dialect(","))
    if spans:
        joined = source.joined(places)
        # How much of it which reader read hangs on where blocks end.
        assert {**joined, "slow": 0, "wide": 0, "short": 0} == {**end, "slow": 0, "wide": 0, "short": 0}
        assert all(ours.until["offset"] == next_.begin["offset"] for ours, next_ in pairwise(spans))
        assert spans[-1].until["offset"] == len(text.encode())


def test_spans_are_of_about_one_size_and_cut_no_quoted_cell() -> None:
    out = io.StringIO()
    rows = [[f"n{i}", "one\ntwo\n" * 20 if i % 5 else "x", str(i)] for i in range(3000)]
    csv.writer(out).writerows(rows)
    source = source_of(out.getvalue().encode(), Dialect(","), 4096)
    spans = source.divide(5)
    sizes = [span.until["offset"] - span.begin["offset"] for span in spans]
    assert len(spans) == 5 and max(sizes) < 1.1 * min(sizes)
    assert sum(span.rows for span in spans) == 3000
    read_back = [list(r.values()) for s in spans for b, _ in source.read(s.begin, s.until) for r in b.to_pylist()]
    # A row's own line ends are kept as they are in the file.
    assert [row[2] for row in read_back] == [row[2] for row in rows]
