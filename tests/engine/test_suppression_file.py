"""Suppressions as people write them, and what each mistake is called."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pii_scan.engine.suppression_file import entry_of, read_suppressions
from pii_scan.model.errors import UsageError

TOML = """\
[[suppression]]
id = "press"
kind = "email"
values = ["press@acme.example", "jobs@acme.example"]
reason = "Published"
author = "jd"
created = 2026-11-26
expires = 2027-05-01

[[suppression]]
kinds = ["us_ssn"]
address = "fixtures/*"
reason = "Test data"
author = "jd"
expires = "never"
"""
YAML = """\
suppressions:
  - id: press
    kind: email
    values: [press@acme.example, jobs@acme.example]
    reason: Published
    author: jd
    created: 2026-11-26
    expires: 2027-05-01
  - kind: us_ssn
    address: fixtures/*
    reason: Test data
    author: jd
    expires: never
"""
CSV = """\
id,kind,value,address,reason,author,created,expires
press,email,press@acme.example,,Published,jd,2026-11-26,2027-05-01
,us_ssn,,fixtures/*,Test data,jd,,never
press,email,jobs@acme.example,,Published,jd,2026-11-26,2027-05-01
"""


def written(folder: Path, text: str, name: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text"), [("a.toml", TOML), ("a.yaml", YAML), ("a.csv", CSV), ("A.CSV", "\ufeff" + CSV)]
)
def test_three_formats_say_the_same(tmp_path: Path, name: str, text: str) -> None:
    press, ssn = (replace(entry, where="") for entry in read_suppressions([written(tmp_path, text, name)]))
    assert (press.id, press.kinds, press.reason, press.author) == ("press", ("email",), "Published", "jd")
    assert [value.reveal() for value in press.values] == ["press@acme.example", "jobs@acme.example"]
    assert (press.created, press.expires) == (date(2026, 11, 26), date(2027, 5, 1))
    assert (ssn.id, ssn.kinds, ssn.address, ssn.created, ssn.expires) == ("", ("us_ssn",), "fixtures/*", None, None)


def test_values_show_themselves_to_nobody(tmp_path: Path) -> None:
    assert "press@" not in repr(read_suppressions([written(tmp_path, TOML, "a.toml")]))


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('reason = "Published"\n', "", 1, "no reason"),
        ("expires = 2027-05-01\n", "", 1, "when it expires"),
        ("expires = 2027-05-01", "expires = 2025-05-01", 1, "before it was created"),
        ("expires = 2027-05-01", 'expires = "soon"', 1, "expires is no day"),
        ('kind = "email"\n', "", 1, "values and no kind"),
        ('kind = "email"\n', 'kind = "E-Mail"\n', 1, "a kind is not well-formed"),
        ('kind = "email"\n', 'kind = "email"\nkinds = ["email"]\n', 1, "both kind and kinds"),
        ('id = "press"', 'id = "press & more"', 1, "no plain name"),
        ('id = "press"', 'idd = "press"', 1, "no key 'idd'"),
        ('values = ["press@acme.example", "jobs@acme.example"]', 'finding = "12ab"', 1, "a finding is not well-formed"),
        ('values = ["press@acme.example", "jobs@acme.example"]', "values = [true]", 1, "values is no list"),
        ('kinds = ["us_ssn"]\naddress = "fixtures/*"\n', "", 10, "names nothing"),
        ('kinds = ["us_ssn"]\n', 'id = "press"\nkinds = ["us_ssn"]\n', 10, "given twice"),
    ],
)
def test_mistakes_are_named_with_file_line_and_remedy(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    assert old in TOML
    path = written(tmp_path, TOML.replace(old, new), "a.toml")
    with pytest.raises(UsageError) as caught:
        read_suppressions([path])
    assert f"{path}:{line}: " in caught.value.message
    assert said in caught.value.message
    assert caught.value.remedy
    assert "@" not in caught.value.message + caught.value.remedy


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "id,kind\n"), ("a.csv", ""), ("a.csv", "kind,reason,expires\nemail,x\n"),
        ("a.csv", 'kind,reason,expires\nemail,"x,never\n'), ("a.csv", "kind,reason,expires\nemail,x,never,more\n"),
        ("a.txt", TOML), ("a.toml", "[[suppressed]]\n"),
    ],
)  # fmt: skip
def test_what_is_no_such_file(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_suppressions([written(tmp_path, text, name)])
    assert name in caught.value.message


def test_the_author_is_whoever_runs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "somebody")
    assert entry_of({"kind": "email", "reason": "x", "expires": "never"}, "here").author == "somebody"
