"""The first person of a table without a header is no header."""

import pytest

from pii_scan.extract.table.batches import lay_out

PEOPLE = [
    ["David Moreno", "Portage Street", "Roberto"],
    ["Ann Lee", "Elm Avenue", "Susan"],
    ["Peter Smith", "Oak Lane", "Tom"],
    ["Maria Ruiz", "Main Road", "Ana"],
]


def test_names_and_streets_are_rows() -> None:
    layout = lay_out(PEOPLE)
    assert not layout.has_header and list(layout.rest) == PEOPLE


@pytest.mark.parametrize(
    "row", [["Moreno", "Cellini"], ["Portage", "Trujillo"], ["Callahan", "Idaho"], ["Sexton", "Toll"]]
)
def test_a_word_inside_a_name_makes_no_header(row: list[str]) -> None:
    rows = [row, *([name.split()[1], street.split()[0]] for name, street, _ in PEOPLE[1:])]
    layout = lay_out(rows)
    assert not layout.has_header and list(layout.rest) == rows


@pytest.mark.parametrize(
    "header",
    [["Name", "Street", "Contact"], ["firstname", "lastName", "x"], ["FIRST_NAME", "HomeAddr", "Kin"],
     ["Nombre", "Dirección", "Otro"], ["caller", "to", "remarks"], ["full_name", "mailing address", "kin"],
     ["CustName", "City", "z"]],
)  # fmt: skip
def test_headers_of_words_only_are_still_headers(header: list[str]) -> None:
    layout = lay_out([header, *PEOPLE])
    assert layout.has_header and layout.columns == tuple(header) and list(layout.rest) == PEOPLE


def test_a_header_above_numbers_needs_no_known_word() -> None:
    layout = lay_out([["Kunde", "Betreff", "Zahl"], *([n, s, "1 200"] for n, s, _ in PEOPLE)])
    assert layout.has_header
