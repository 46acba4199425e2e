"""HDF5, written by h5py; expected values are those that were put in."""

import io

import h5py
import numpy as np

from tests.extract.table.drawn_hdf5 import matlab, study


def _file(**datasets: object) -> bytes:
    out = io.BytesIO()
    with h5py.File(out, "w") as file:
        for name, value in datasets.items():
            file[name] = value
    return out.getvalue()


def test_columns_records_strings_and_attributes(gather):
    got = gather(study("call Eve"), "x")
    assert got.reader == "hdf5"
    assert {table.name: rows for table, rows in got.tables} == {
        "patients": [
            {"email": "ann@example.org", "name": "Ann Lee", "ssn": "446222943"},
            {"email": "bob@example.org", "name": "Bob Ray", "ssn": "446222944"},
        ],
        "visits": [{"who": "Joe", "ward": "7"}, {"who": "Eve", "ward": "8"}],
    }
    assert got.text.splitlines() == ["investigator: Marisol Quintanilla", "note: call Eve"]
    assert [(p.code.value, p.effect.value, p.detail[:8]) for p in got.problems] == [("partly_read", "note", "1 arrays")]


def test_matlab_characters_and_cells(gather):
    got = gather(matlab(), "x")
    assert (got.reader, got.problems) == ("hdf5", [])
    assert sorted(got.text.splitlines()) == ["city: Łódź", "who: Ünal Kaya"]


def test_links_into_other_files_are_not_followed(gather, tmp_path):
    with h5py.File(tmp_path / "other.h5", "w") as file:
        file["secret"] = "behind the link"
    (tmp_path / "raw.bin").write_bytes(b"behind it" * 100)
    out = io.BytesIO()
    with h5py.File(out, "w") as file:
        file["link"] = h5py.ExternalLink(str(tmp_path / "other.h5"), "/secret")
        file.create_dataset("raw", (90,), "S10", external=[(str(tmp_path / "raw.bin"), 0, 900)])
        layout = h5py.VirtualLayout((1,), "i8")
        layout[0:1] = h5py.VirtualSource(str(tmp_path / "other.h5"), "secret", (1,))
        file.create_virtual_dataset("virtual", layout)
    got = gather(out.getvalue(), "x")
    assert ("behind" in got.text, got.rows, got.codes) == (False, [], ["partly_read"])
    assert got.problems[0].detail.startswith("3 links")


def test_a_group_that_holds_itself_is_read_once(gather):
    out = io.BytesIO()
    with h5py.File(out, "w") as file:
        group = file.create_group("a")
        group["note"] = "once"
        group["again"] = group
        group["soft"] = h5py.SoftLink("/a")
    assert gather(out.getvalue(), "x").text == "a/note: once"


def test_pickled_columns_are_items(gather):
    out = io.BytesIO()
    with h5py.File(out, "w") as file:
        made = file.create_dataset("block", (1,), h5py.vlen_dtype("u1"))
        made[0] = np.frombuffer(b"\x80\x04pickled words", dtype="u1")
    assert gather(out.getvalue(), "x").children["block"].payload.read() == b"\x80\x04pickled words"


def test_cut_and_changed_files_say_so(gather):
    data = study("call Eve")
    for percent in (10, 50, 90, 99):
        assert "unreadable" in gather(data[: len(data) * percent // 100], "x").codes, percent
    assert gather(_file(a=np.zeros((4, 4))), "x").codes == ["partly_read"]


def test_rows_come_in_slices(gather):
    names = np.array([f"person {n}".encode() for n in range(70_000)], dtype="S16")
    got = gather(_file(name=names), "x")
    assert (len(got.rows), got.rows[-1]) == (70_000, {"name": "person 69999"})
