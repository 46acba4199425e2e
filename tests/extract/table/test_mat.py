"""MAT-files, drawn by hand."""

import pytest

from tests.extract.table.drawn_mat import cells, chars, mat_file, matrix, numbers, structure

VARIABLES = (
    chars("Łódź", "city"),
    numbers(446222943, 2.5, name="ids"),
    structure("patient", ("name", "ssn"), chars("Ann Lee"), numbers(446222943), chars("Bob Ray"), numbers(446222944)),
    structure("lead", ("name", "room"), chars("Marisol Quintanilla"), structure("", ("no",), chars("4.07"))),
    cells("staff", (2, 2), chars("Joe"), chars("Eve"), chars("joe@example.org"), chars("eve@example.org")),
    numbers(*range(2000), name="signal"),
)


@pytest.mark.parametrize("packed", [True, False])
def test_variables_as_lines_and_tables(gather, packed):
    got = gather(mat_file(*VARIABLES, packed=packed), "x")
    assert got.reader == "mat"
    assert got.text.splitlines()[1:] == [
        "city: Łódź", "ids: 446222943 2.5", "lead.name: Marisol Quintanilla", "lead.room.no: 4.07",
    ]  # fmt: skip
    assert {table.name: [list(row.values()) for row in rows] for table, rows in got.tables} == {
        "patient": [["Ann Lee", "446222943"], ["Bob Ray", "446222944"]],
        "staff": [["Joe", "joe@example.org"], ["Eve", "eve@example.org"]],
    }
    assert [(p.effect.value, p.detail[:8]) for p in got.problems] == [("note", "1 arrays")]


def test_rows_of_characters(gather):
    two = matrix(4, (2, 3), "names", b"\x01\x00\x06\x00\x00\x00\x00\x00")
    assert gather(mat_file(two), "x").text.splitlines()[1:] == []
    text = matrix(
        4,
        (2, 3),
        "names",
        (4).to_bytes(4, "little") + (12).to_bytes(4, "little") + "AEnvne".encode("utf-16-le") + bytes(4),
    )
    assert gather(mat_file(text), "x").text.splitlines()[1:] == ["names: Ann", "Eve"]


def test_every_cut_file_says_so(gather):
    data = mat_file(*VARIABLES[:2], packed=False)
    first = len(mat_file(VARIABLES[0], packed=False))
    for end in range(130, len(data), 7):
        if end != first:
            assert "truncated" in gather(data[:end], "x").codes, end


def test_a_class_that_is_not_published_is_named(gather):
    assert gather(mat_file(matrix(17, (1, 1), "t")), "x").codes == ["partly_read"]


def test_what_is_nested_without_end_ends(gather):
    inner = chars("deep")
    for _ in range(60):
        inner = cells("", (1, 1), inner)
    assert gather(mat_file(inner), "x").codes == ["partly_read"]


def test_a_bomb_is_not_unpacked(gather, monkeypatch):
    monkeypatch.setattr("pii_scan.extract.table.mat_elements._UNPACKED_MAX", 1 << 20)
    got = gather(mat_file(chars("a" * (1 << 20), "big")), "x")
    assert got.codes == ["truncated"]
