"""Arrow files, streams and Feather, as pyarrow writes them, whole and damaged."""

import io
import struct

import pyarrow as pa
import pytest
from pyarrow import feather, ipc

from pii_scan.extract.extractor import Input
from pii_scan.extract.table.arrow import ARROW, EXTRACTOR, STREAM, probe
from pii_scan.model.evidence import Table
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem
from pii_scan.model.settings import Settings

ROWS = 3000
TABLE = pa.table(
    {
        "n": pa.array(range(ROWS)),
        "name": pa.array([f"pérson {i % 7}" if i % 3 else None for i in range(ROWS)]).dictionary_encode(),
        "deep": pa.array([{"zip": "01234", "tags": ["a"]}] * ROWS),
        "day": pa.array([0] * ROWS, pa.date32()),
    }
)
FIRST = {"n": "0", "name": None, "deep": '{"zip": "01234", "tags": ["a"]}', "day": "1970-01-01"}


def written(form: str, compression: str | None = None) -> bytes:
    out = io.BytesIO()
    options = ipc.IpcWriteOptions(compression=compression)
    new = ipc.new_stream if form == "stream" else ipc.new_file
    with new(out, TABLE.schema, options=options) as writer:
        writer.write_table(TABLE, max_chunksize=500)
    return out.getvalue()


@pytest.mark.parametrize("compression", [None, "lz4", "zstd"])
@pytest.mark.parametrize("form", ["file", "stream"])
def test_files_and_streams(form: str, compression: str | None, gather) -> None:
    found = gather(written(form, compression))
    assert found.media_type == (STREAM if form == "stream" else ARROW) and found.reader == "arrow"
    assert found.rows[0] == FIRST and [row["n"] for row in found.rows] == [str(i) for i in range(ROWS)]
    assert found.rows[1]["name"] == "pérson 1" and not found.problems


@pytest.mark.filterwarnings("ignore:Feather V1")
def test_feather(gather) -> None:
    two, one = io.BytesIO(), io.BytesIO()
    feather.write_feather(TABLE, two)
    feather.write_feather(TABLE.select(["n"]), one, version=1)
    assert gather(two.getvalue()).rows[0] == FIRST
    assert [row["n"] for row in gather(one.getvalue()).rows] == [str(i) for i in range(ROWS)]


def test_places_and_the_sample() -> None:
    evidence = EXTRACTOR.extract(Input(Payload(data=written("file")), ARROW, "t", Limits(), Settings()))
    table = next(evidence)
    assert isinstance(table, Table) and table.source is not None
    pieces = list(table.source.read())
    assert len(pieces) == 6
    rest = [n for batch, _ in table.source.read(pieces[2][1]) for n in batch.column(0).to_pylist()]
    assert rest == [str(i) for i in range(1500, ROWS)]
    taken = [int(n) for batch in table.source.sample(300, 2) for n in batch.column(0).to_pylist()]
    assert len(taken) == 300 and min(taken) < 400 and max(taken) > 2600


@pytest.mark.parametrize("form", ["file", "stream"])
def test_damage_is_told_and_never_raised(form: str) -> None:
    data = written(form)
    media_type = STREAM if form == "stream" else ARROW
    for end in range(40, len(data) - 20, len(data) // 23):
        problems = rows = 0
        for piece in EXTRACTOR.extract(Input(Payload(data=data[:end]), media_type, "t", Limits(), Settings())):
            if isinstance(piece, Table):
                rows = sum(batch.num_rows for batch in piece.batches)
            problems += isinstance(piece, Problem)
        # A stream may end after any batch; a file has its directory at the end.
        assert problems or (form == "stream" and rows % 500 == 0)


def test_other_bytes_are_no_stream() -> None:
    assert probe(b"\xff\xff\xff\xff" + struct.pack("<II", 64, 16) + bytes(200), "") is None
    assert probe(b"\xff" * 400, "") is None and probe(written("stream")[:8192], "") == STREAM
