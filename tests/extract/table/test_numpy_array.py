"""Arrays that NumPy itself wrote."""

import io

import numpy as np
import pytest

PEOPLE = [("Marisol Quintanilla", "446-22-2943"), ("Łucja Abernathy", "447-31-2090")]


def npy(array, **more):
    out = io.BytesIO()
    np.save(out, array, **more)
    return out.getvalue()


@pytest.mark.parametrize("form", ["U40", ">U40", "S40"])
def test_texts_are_a_table(gather, form):
    people = PEOPLE if "U" in form else [tuple(cell.encode() for cell in row) for row in PEOPLE]
    got = gather(npy(np.array(people, form)), "item")
    assert got.reader == "numpy" and got.problems == []
    assert [tuple(row.values()) for row in got.rows] == PEOPLE


def test_records_keep_their_names(gather):
    got = gather(npy(np.array([("Marisol", 44, 39.7589)], [("name", "U20"), ("age", "i4"), ("lat", "f8")])), "item")
    assert got.rows == [{"name": "Marisol", "age": "44", "lat": "39.7589"}]


def test_numbers_are_counted_and_objects_are_not_opened(gather):
    assert [p.detail for p in gather(npy(np.zeros((3, 4))), "x").problems] == ["12 numbers, of which nothing is read"]
    got = gather(npy(np.array([{"name": "Marisol Quintanilla"}], object)), "x")
    assert got.codes == ["unsupported"] and "Marisol Quintanilla" in got.text


def test_a_cut_array_is_truncated(gather):
    got = gather(npy(np.array(PEOPLE, "U40"))[:-100], "item")
    assert got.codes == ["truncated"] and got.rows[0]["column_1"] == "Marisol Quintanilla"


def test_a_header_that_lies(gather):
    data = npy(np.array(["x"], "U9")).replace(b"(1,)", b"(9,)")
    assert gather(data, "item").codes == ["truncated"]
    assert gather(b"\x93NUMPY\x01\x00\x76\x00" + b"{" * 118, "item").reader == "carved"


def test_numbers_that_are_no_letters(gather):
    data = bytearray(npy(np.array(PEOPLE, "U40")))
    data[-4:] = b"\xff\xff\xff\x7f"
    got = gather(bytes(data), "item")
    assert got.reader == "numpy" and len(got.rows) == 2
