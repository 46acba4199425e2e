"""Addresses with wildcards, and the spellings in which a listed value is known."""

import pytest

from pii_scan.engine.suppress import _forms, _with_containers, glob_regex


@pytest.mark.parametrize(
    ("glob", "address", "meant"),
    [
        ("fixtures/*", "file:///leak/fixtures/a.txt", True),
        ("fixtures/*", "file:///leak/fixtures/deep/a.txt", True),
        ("fixtures/*", "file:///leak/my_fixtures/a.txt", False),
        ("/fixtures/*", "file:///leak/fixtures/a.txt", True),
        ("*.csv", "file:///leak/a.csv", True),
        ("*.csv", "file:///leak/a.csv.txt", False),
        ("a[1].txt", "file:///leak/a[1].txt", True),
        ("a[1].txt", "file:///leak/a1.txt", False),
        ("a?.txt", "file:///leak/a1.txt", True),
        ("a?.txt", "file:///leak/a12.txt", False),
        ("az://acc/up/*", "az://acc/up/x", True),
        ("az://acc/up/*", "az://acc/upper/x", False),
        ("*" * 40 + "x", "file:///leak/" + "a" * 4000, False),
    ],
)
def test_globs(glob: str, address: str, meant: bool) -> None:
    assert (glob_regex(glob).fullmatch(address) is not None) == meant


def test_an_archive_means_what_lies_inside() -> None:
    inside = "file:///a/x.zip!/b.tar!/c.txt"
    assert list(_with_containers(inside)) == [inside, "file:///a/x.zip!/b.tar", "file:///a/x.zip"]


@pytest.mark.parametrize(
    ("value", "kind", "form"),
    [
        ("Press@Acme.example", "email", ("press@acme.example", "")),
        ("219-09-4321", "us_ssn", ("219094321", "")),
        ("(937) 555-0142", "phone", ("+19375550142", "")),
        ("03/15/1990", "date_of_birth", ("1990-03-15", "")),
        ("Ana Ruiz", "person_name", ("ANA RUIZ", "")),
        ("DE44 5001 0517 5407 3249 31", "iban", ("DE44500105175407324931", "DE")),
    ],
)
def test_the_forms_of_a_value(value: str, kind: str, form: tuple[str, str]) -> None:
    assert form in _forms(value, kind, ())
