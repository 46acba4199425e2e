"""The first row names columns where it says so, also above rows of nothing but words."""

import pytest

from pii_scan.extract.table.batches import lay_out

WORDS = [["bank", "joesmith", "superrich"], ["shop", "anna", "sunshine"], ["mail", "bob", "letmein"]]


@pytest.mark.parametrize(
    "header",
    [
        ["place", "user", "password"],
        ["site", "username", "password"],
        ["Website", "Benutzername", "Kennwort"],
        ["service", "utilisateur", "mot de passe"],
        ["sitio", "usuario", "contraseña"],
        ["Nom", "Prénom", "Ville"],
        ["Vorname", "Nachname", "Ort"],
        ["imię", "nazwisko", "adres"],
    ],
)
def test_a_header_over_words(header: list[str]) -> None:
    layout = lay_out([header, *WORDS])
    assert layout.has_header
    assert layout.columns == tuple(header)


@pytest.mark.parametrize(
    "first", [["bank", "joesmith", "superrich"], ["Portage", "Moreno", "Orton"], ["Neville", "Rossite", "Passmore"]]
)
def test_words_alone_are_no_header(first: list[str]) -> None:
    assert not lay_out([first, *WORDS]).has_header
