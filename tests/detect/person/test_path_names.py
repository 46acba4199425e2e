import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.person.path_names import name_spans


@pytest.mark.parametrize(
    ("segment", "name"),
    [
        ("maria_gonzalez_dl.jpg", "maria_gonzalez"),
        ("GARCIA-JOSE", "GARCIA-JOSE"),
        ("JohnSmith.pdf", "JohnSmith"),
        ("DL-front-Okafor,Daniel.png", "Okafor,Daniel"),
        ("Letter_from_Rosa_Delgado_2023.docx", "Rosa_Delgado"),
        ("McDonaldSarah.jpg", "McDonaldSarah"),
        ("José_Núñez.pdf", "José_Núñez"),
    ],
)
def test_names_in_paths(segment: str, name: str) -> None:
    assert [segment[start:end] for start, end in name_spans(segment)] == [name]


@pytest.mark.parametrize(
    "segment",
    ["scan_0012.jpg", "call_records.csv", "profile_photos", "IMG_20240101.heic", "blank_form.pdf", "backup.sql"],
)
def test_plain_paths_stay_readable(segment: str) -> None:
    assert name_spans(segment) == []


@given(st.text(max_size=60))
def test_spans_lie_inside_and_apart(segment: str) -> None:
    last = 0
    for start, end in name_spans(segment):
        assert last <= start < end <= len(segment)
        last = end
