"""Parquet and ORC read group by group: from any place on, sampled all over, damage counted."""

import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyarrow import orc

from pii_scan.extract.extractor import Input
from pii_scan.extract.table.parquet import EXTRACTOR, ORC, PARQUET
from pii_scan.extract.table.parquet_source import GroupSource
from pii_scan.model.evidence import Evidence, Table
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem
from pii_scan.model.settings import Settings

ROWS = 5000
TABLE = pa.table({"n": pa.array(range(ROWS)), "name": [f"p{i}" if i % 3 else None for i in range(ROWS)]})


def evidence(data: bytes, media_type: str = PARQUET) -> list[Evidence]:
    return list(EXTRACTOR.extract(Input(Payload(data=data), media_type, "t", Limits(), Settings())))


def parquet(group: int = 700) -> bytes:
    out = io.BytesIO()
    pq.write_table(TABLE, out, row_group_size=group)
    return out.getvalue()


def test_every_place_continues_where_it_is() -> None:
    pieces = EXTRACTOR.extract(Input(Payload(data=parquet()), PARQUET, "t", Limits(), Settings()))
    table = next(pieces)
    assert isinstance(table, Table) and table.source is not None and table.columns == ("n", "name")
    numbers: list[str] = []
    places = []
    for batch, place in table.source.read():
        numbers += batch.column(0).to_pylist()
        places.append((place, len(numbers)))
        assert place["rows"] == len(numbers)
    assert numbers == [str(i) for i in range(ROWS)] and len(places) == 8
    for place, count in [*places, ({"group": 2, "row": 150, "rows": 1550, "lost": 0, "refused": 0}, 1550)]:
        rest = [n for batch, _ in table.source.read(place) for n in batch.column(0).to_pylist()]
        assert rest == numbers[count:]
    assert [n for n in pieces if isinstance(n, Problem)] == []


@pytest.mark.parametrize("group", [500, 5000])
def test_the_sample_is_from_everywhere(group: int) -> None:
    pieces = EXTRACTOR.extract(Input(Payload(data=parquet(group)), PARQUET, "t", Limits(), Settings()))
    table = next(pieces)
    assert isinstance(table, Table) and table.source is not None
    taken = [int(n) for batch in table.source.sample(400, 3) for n in batch.column(0).to_pylist()]
    assert len(taken) == 400 and min(taken) < 600 and max(taken) > 4400
    assert taken == [int(n) for batch in table.source.sample(400, 3) for n in batch.column(0).to_pylist()]


def test_a_damaged_group_is_told_and_the_others_are_read() -> None:
    data = bytearray(parquet(1000))
    meta = pq.ParquetFile(io.BytesIO(bytes(data))).metadata.row_group(2).column(0)
    start = meta.dictionary_page_offset or meta.data_page_offset
    data[start : start + 40] = b"\xff" * 40
    pieces = EXTRACTOR.extract(Input(Payload(data=bytes(data)), PARQUET, "t", Limits(), Settings()))
    table = next(pieces)
    assert isinstance(table, Table)
    rows = [n for batch in table.batches for n in batch.column(0).to_pylist()]
    assert rows == [str(i) for i in range(ROWS) if not 2000 <= i < 3000]
    (problem,) = [piece for piece in pieces if isinstance(piece, Problem)]
    assert problem.detail.startswith("1 row groups not readable")


def test_orc_has_places_too() -> None:
    out = io.BytesIO()
    orc.write_table(TABLE, out, stripe_size=16_384)
    pieces = EXTRACTOR.extract(Input(Payload(data=out.getvalue()), ORC, "t", Limits(), Settings()))
    table = next(pieces)
    assert isinstance(table, Table) and table.source is not None
    read = list(table.source.read())
    assert [n for batch, _ in read for n in batch.column(0).to_pylist()] == [str(i) for i in range(ROWS)]
    rest = [n for batch, _ in table.source.read(read[0][1]) for n in batch.column(0).to_pylist()]
    assert rest == [str(i) for i in range(read[0][1]["rows"], ROWS)]
    assert len(table.source.sample(100, 1)) >= 1
    assert [piece for piece in pieces if isinstance(piece, Problem)] == []


@pytest.mark.parametrize("parts", [1, 2, 5, 40])
def test_spans_are_whole_groups_and_give_all_rows(parts: int) -> None:
    pieces = EXTRACTOR.extract(Input(Payload(data=parquet()), PARQUET, "t", Limits(), Settings()))
    table = next(pieces)
    assert isinstance(table, Table) and isinstance(table.source, GroupSource)
    spans = table.source.divide(parts)
    assert len(spans) == min(parts, 8) and sum(span.rows for span in spans) == ROWS
    numbers: list[str] = []
    places = []
    for span in spans:
        here = [n for b, _ in table.source.read(span.begin, span.until) for n in b.column(0).to_pylist()]
        assert len(here) == span.rows
        numbers += here
        places.append(table.source.place)
    assert numbers == [str(i) for i in range(ROWS)]
    list(table.source.read())
    assert table.source.joined(places) == table.source.place


def flipped(data: bytes, group: int) -> bytes:
    """Bytes of a data page of one row group changed."""
    out = bytearray(data)
    meta = pq.ParquetFile(io.BytesIO(data)).metadata.row_group(group)
    for column in range(meta.num_columns):
        place = meta.column(column)
        middle = place.data_page_offset + place.total_compressed_size // 2
        out[middle : middle + 24] = bytes(byte ^ 0xA5 for byte in out[middle : middle + 24])
    return bytes(out)


def test_flipped_bytes_of_a_page_are_told_by_its_checksum() -> None:
    out = io.BytesIO()
    pq.write_table(TABLE, out, row_group_size=1000, compression="none", use_dictionary=False, write_page_checksum=True)
    pieces = EXTRACTOR.extract(Input(Payload(data=flipped(out.getvalue(), 3)), PARQUET, "t", Limits(), Settings()))
    table = next(pieces)
    assert isinstance(table, Table)
    rows = [n for batch in table.batches for n in batch.column(0).to_pylist()]
    assert rows == [str(i) for i in range(ROWS) if not 3000 <= i < 4000]
    (problem,) = [piece for piece in pieces if isinstance(piece, Problem)]
    assert problem.detail.startswith("1 row groups not readable: 1,000 rows refused")
