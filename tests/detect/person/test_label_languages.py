"""Labels of names in Europe's and Asia's Latin writing, and labels with an aside."""

import pytest

import pii_scan.detect


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nama : SITI NURHALIZA PUTRI", "SITI NURHALIZA PUTRI"),
        ("Név: Szabó Eszter", "Szabó Eszter"),
        ("Imię i nazwisko: Katarzyna Zielińska", "Katarzyna Zielińska"),
        ("Jméno a příjmení: Tereza Nováková", "Tereza Nováková"),
        ("Adı Soyadı: Mehmet Karadağ", "Mehmet Karadağ"),
        ("Nome/Cognome: Silvia Pellegrini", "Silvia Pellegrini"),
        ("Name (as per PAN): MEENAKSHI SUNDARAM", "MEENAKSHI SUNDARAM"),
        ("NOMBRES: Diana Carolina Chicaiza", "Diana Carolina Chicaiza"),
        ("Họ và tên: Nguyễn Thị Hồng Nhung", "Nguyễn Thị Hồng Nhung"),
    ],
)
def test_name(text: str, name: str) -> None:
    hits = [h.value.reveal() for h in pii_scan.detect(text) if h.kind == "person_name" and h.band == "high"]
    assert hits == [name]


@pytest.mark.parametrize(
    ("header", "rows", "names"),
    [
        ("Név;Születési dátum;E-mail", "Kiss Réka;1968.05.09;a@post.example", ["Kiss Réka"]),
        ("Imię i nazwisko;PESEL;E-mail", "Zbigniew Kotarski;-;a@post.example", ["Zbigniew Kotarski"]),
    ],
)
def test_columns(header: str, rows: str, names: list[str]) -> None:
    hits = pii_scan.detect(f"{header}\n{rows}\n{rows}\n")
    assert {h.value.reveal() for h in hits if h.kind == "person_name" and h.band == "high"} == set(names)
