import pytest

from pii_scan.detect.detector import Candidate, Context
from pii_scan.detect.header_words import header_words
from pii_scan.detect.person.columns import check_cell, name_part
from pii_scan.detect.person.name import DETECTOR


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("patient_name", ""),
        ("ClaimantName", ""),
        ("Emergency Contact Name", ""),
        ("victim full name", ""),
        ("nombre_completo", ""),
        ("apellidos_y_nombres", ""),
        ("first_name", "first"),
        ("PatientFirstName", "first"),
        ("primer_nombre", "first"),
        ("Vorname", "first"),
        ("LNAME", "last"),
        ("segundo_apellido", "last"),
        ("Nachname", "last"),
        ("mi", "middle"),
    ],
)
def test_headers_of_name_columns(header: str, part: str) -> None:
    words = header_words(header)
    assert DETECTOR.header_regex is not None
    assert DETECTOR.header_regex.search(words)
    assert name_part(words) == part


@pytest.mark.parametrize(
    "header", ["file_name", "city", "product name", "host_name", "column name", "username", "plan"]
)
def test_headers_of_other_columns(header: str) -> None:
    assert DETECTOR.header_regex is not None
    assert not DETECTOR.header_regex.search(header_words(header))


@pytest.mark.parametrize("cell", ["unknown", "n/a", "spreadsheet", "10 Main St", "A-1009", "see notes below"])
def test_cells_that_are_no_names(cell: str) -> None:
    assert check_cell(Candidate(cell, 0, len(cell), 0, "", "", Context(), "name", column=True)) is None


@pytest.mark.parametrize("cell", ["ruth adams", "Castellano, Ruth", "O'Brien", "Nguyễn Thị Hương", "JOSE M GARCIA"])
def test_cells_that_are_names(cell: str) -> None:
    assert check_cell(Candidate(cell, 0, len(cell), 0, "", "", Context(), "name", column=True)) is not None
