"""Bytes of whole columns against the same said cell by cell."""

import re

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.calls.number import number_of
from pii_scan.detect.calls.number_column import numbers_of
from pii_scan.detect.keys.normal import normal_keys
from pii_scan.model.cell_bytes import all_in, has_byte, is_ascii, kept, translated
from pii_scan.model.coded import coded, places, rows_of
from pii_scan.model.row_hash import hash_rows
from pii_scan.store.tokens import Tokens

_CELLS = st.lists(st.none() | st.text("(0123456789). -+ab@ñé\t", max_size=20), max_size=30)


def _sliced(cells: list[str | None]) -> pa.Array:
    """From the middle of a longer array, as readers give them."""
    return pa.array(["before", *cells, "behind"], pa.string()).slice(1, len(cells))


@given(_CELLS)
def test_kept_and_translated(cells: list[str | None]) -> None:
    array = _sliced(cells)
    wanted = np.ones(256, bool)
    wanted[list(b" ().")] = False
    table = np.arange(256, dtype=np.uint8)
    table[ord("a")] = ord("b")
    expected = [None if cell is None else re.sub(r"[ ().]", "", cell) for cell in cells]
    assert kept(array, wanted).to_pylist() == expected
    assert translated(array, table).to_pylist() == [None if c is None else c.replace("a", "b") for c in cells]
    kept(array, wanted).validate(full=True)
    text = "".join(filter(None, cells))
    assert is_ascii(array) == text.isascii()
    assert has_byte(array, ".") == ("." in text)
    assert all_in(array, wanted) == (re.search(r"[ ().]", text) is None)


@given(_CELLS)
def test_keys_have_one_form_whatever_stands_beside_them(cells: list[str | None]) -> None:
    """One cell that is not ASCII sends the whole column through the expressions: the form must be the same."""
    alone = normal_keys(pa.array(cells, pa.string())).to_pylist()
    beside = normal_keys(pa.array([*cells, "ñ-1.0"], pa.string())).to_pylist()
    assert alone == beside[:-1]


@given(_CELLS)
def test_numbers_are_those_of_the_cell(cells: list[str | None]) -> None:
    some = [*cells, "(614) 555-0143", "1-614-555-0143", "(614) 155-0143", "(111) 555-0143"]
    assert numbers_of(pa.array(some, pa.string())).tolist() == [number_of(c or "") or 0 for c in some]


@given(st.lists(st.tuples(st.none() | st.text(max_size=9), st.none() | st.sampled_from(["", "a", "b"])), max_size=20))
def test_rows_hash_alike_however_they_are_coded(rows: list[tuple[str | None, str | None]]) -> None:
    clean = [[None if c is None else c.encode("utf-8", "replace").decode() for c in row] for row in rows]
    columns = [pa.array([row[i] for row in clean], pa.string()) for i in (0, 1)]
    batch = pa.RecordBatch.from_arrays(columns, names=["x", "y"])
    both = [coded(batch, 0), coded(batch, 1)]
    assert hash_rows(both).tolist() == hash_rows([column.dictionary_encode() for column in columns]).tolist()
    assert rows_of(both[1]).sum() == sum(row[1] is not None for row in rows)
    assert len(places(both[0])) == len(rows)


def test_another_batch_is_not_taken_for_the_last_one() -> None:
    for number in range(50):
        batch = pa.RecordBatch.from_arrays([pa.array([str(number)])], names=["x"])
        assert coded(batch, 0).dictionary.to_pylist() == [str(number)]
        del batch


@given(st.lists(st.text("aé0123456789-", max_size=20), max_size=20))
def test_tokens_of_a_column_are_those_of_its_texts(texts: list[str]) -> None:
    tokens = Tokens(b"k" * 32)
    one, other = tokens.column(_sliced(list(texts))), tokens.texts(texts)
    assert [half.tolist() for half in one] == [half.tolist() for half in other]
