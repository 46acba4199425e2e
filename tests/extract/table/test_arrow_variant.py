"""Parquet's variant values: expected ones from the format's own description, bytes put together by hand."""

import random
import struct
from pathlib import Path

import pyarrow as pa
import pytest

from pii_scan.extract.table.arrow_text import as_text

REAL = Path("../shared/data/real/parquet")
NAMES = b"\x01\x02\x00\x03\x07" + b"ssnname"
"""Version 1, one byte an offset, two names."""


def texts(*values: dict[str, object]) -> list[str | None]:
    """Of a column of variants."""
    return list(as_text(pa.array(values)).to_pylist())


def variant(value: bytes | None, **more: object) -> dict[str, object]:
    return {"metadata": NAMES, "value": value, **more}


def obj(*values: bytes) -> bytes:
    """An object of the names in their order; offsets of a byte."""
    ends = [sum(map(len, values[:n])) for n in range(len(values) + 1)]
    return bytes([0x02, len(values), *range(len(values)), *ends]) + b"".join(values)


def array(*values: bytes) -> bytes:
    ends = [sum(map(len, values[:n])) for n in range(len(values) + 1)]
    return bytes([0x03, len(values), *ends]) + b"".join(values)


def short(text: str) -> bytes:
    return bytes([len(text) << 2 | 1]) + text.encode()


def number(value: int) -> bytes:
    return b"\x14" + value.to_bytes(4, "little", signed=True)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (b"\x00", None),
        (b"\x04", "true"),
        (b"\x0c\xde", "-34"),
        (number(219456789), "219456789"),
        (b"\x18\x16\xe9O\xb3\xfd\xff\xff\xff", "-9876543210"),
        (b"\x20\x04\x15\xcd\x5b\x07", "12345.6789"),
        (b",\xaa\xee\xff\xff", "1957-11-07"),
        (short("Ruth Okafor"), "Ruth Okafor"),
        (b"\x40\x03\x00\x00\x00abc", "abc"),
        (obj(number(219456789), short("Ruth")), '{"ssn": 219456789, "name": "Ruth"}'),
        (array(number(1), array(short("a"))), '[1, ["a"]]'),
    ],
)
def test_values_are_those_that_were_written(value: bytes, expected: str | None) -> None:
    assert texts(variant(value)) == [expected]


def test_what_is_shredded_joins_the_rest() -> None:
    rest = bytes([0x02, 1, 1, 0, 5]) + short("Ruth")
    typed = {"ssn": {"value": None, "typed_value": 219456789}}
    assert texts(variant(rest, typed_value=typed)) == ['{"name": "Ruth", "ssn": 219456789}']
    assert texts(variant(None, typed_value="plain")) == ["plain"]


def test_two_columns_of_bytes_are_no_variant() -> None:
    assert texts({"metadata": b"abc", "value": b"def"}) == ['{"metadata": "abc", "value": "def"}']


def test_damage_and_bombs_end() -> None:
    draw = random.Random(7)
    whole = obj(number(219456789), array(*[short("Ruth")] * 9))
    for _ in range(300):
        bad = bytearray(whole)
        bad[draw.randrange(len(bad))] = draw.randrange(256)
        texts(variant(bytes(bad[: draw.randrange(1, len(bad) + 1)])))
    # Ninety arrays in one another, each naming the next one fifty times.
    bomb = b"\x00"
    for _ in range(90):
        bomb = bytes([0x03, 50, *[0] * 51]) + bomb
    (kept,) = texts(variant(bomb))
    assert kept is not None and kept.startswith('{"metadata"')


@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not on this machine")
def test_real_variants_are_what_another_reader_says() -> None:
    import duckdb
    from pyarrow import parquet

    for name in ("case-020", "case-037", "case-071", "case-097", "case-118"):
        path = REAL / f"{name}.parquet"
        with duckdb.connect() as base:
            (said,) = base.execute("SELECT var::VARCHAR FROM read_parquet(?)", [str(path)]).fetchall()[0]
        (ours,) = as_text(parquet.read_table(path).column("var").combine_chunks()).to_pylist()
        assert ours is not None and said in (ours, ours.removesuffix(":00"))


def test_a_point_of_geoparquet_is_written_as_dumps_write_it() -> None:
    point = b"\x01\x01\x00\x00\x00" + struct.pack("<dd", -81.6944, 41.4993)
    (digits,) = as_text(pa.array([point])).to_pylist()
    assert digits is not None and bytes.fromhex(digits) == point
