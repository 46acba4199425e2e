"""The bench of formats finds what a plain tool sees and we do not, and says nothing where both see the same."""

import io
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest

from bench import format_oracles, format_subjects
from bench.format_words import Seen, words
from bench.formats import missed, verdict


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A Straße of 12 or 2019-10-31", {"strasse", "2019"}),
        ("ﬁle № 446222943", {"file", "446222943"}),
        ("3.14159265 and 20112.5", {"and", "20112"}),
        ("ab 123 _x_", set()),
    ],
)
def test_words_are_letters_of_three_and_digits_of_four(text: str, found: set[str]) -> None:
    assert words(text) == found


def test_a_word_that_was_cut_elsewhere_is_not_missing() -> None:
    seen = Seen(["Quin-\ntanilla, 446 22 2943"])
    assert seen.missing({"quintanilla", "446222943", "ostrander"}) == {"ostrander"}


@pytest.mark.parametrize(
    ("state", "reasons", "told"),
    [
        ("complete", [], "complete"),
        ("partial", ["truncated"], "partial"),
        ("partial", ["internal: ValueError in x:1"], "failed"),
        ("skipped", ["encrypted"], "encrypted"),
        ("partial", ["unsupported: strings only"], "unsupported"),
        ("skipped", ["unreadable"], "failed"),
        ("failed", ["killed"], "failed"),
    ],
)
def test_the_verdict_tells_the_worst(state: str, reasons: list[str], told: str) -> None:
    assert verdict({"state": state, "reasons": reasons}) == told


def test_files_that_we_read_leave_no_gap(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("letters/quintanilla.txt", "Dear Mrs. Ostrander, yours 446222943")
    (tmp_path / "a.zip").write_bytes(inner.getvalue())
    (tmp_path / "b.json").write_text(json.dumps({"people": [{"name": "Marisol"}, {"name": "Wendell"}]}))
    (tmp_path / "c.html").write_text("<html><body><p title='Harrow'>Marisol</p></body></html>")
    with sqlite3.connect(tmp_path / "d.db") as base:
        base.execute("create table people (name text)")
        base.execute("insert into people values ('Wendell Ostrander')")
    base.close()
    (tmp_path / "e.eml").write_text("From: a@example.org\nTo: b@example.org\nSubject: Quintanilla\n\nWendell\n")
    got = format_subjects.compare([str(path) for path in sorted(tmp_path.iterdir())])
    by_name = {entry["file"]: entry for entry in got["files"]}
    assert {name: entry["state"] for name, entry in by_name.items()} == dict.fromkeys(by_name, "complete")
    assert {name: entry["gaps"] for name, entry in by_name.items() if entry["gaps"]} == {}
    for name, oracle in (
        ("a.zip", "zipfile"), ("b.json", "json"), ("c.html", "html.parser"), ("d.db", "sqlite3"), ("e.eml", "email"),
    ):  # fmt: skip
        assert oracle in by_name[name]["read_by"]


def test_what_only_the_oracle_sees_is_a_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Marisol")
    clear = format_oracles.Oracle("clear", (), lambda path: "Marisol Quintanilla", lambda path: {"x/b.txt", "a.txt"})
    silent = format_oracles.Oracle("silent", (), lambda path: None)
    dies = format_oracles.Oracle("dies", (), lambda path: format_subjects.os._exit(1))
    monkeypatch.setattr(format_subjects, "present", lambda: (clear, silent, dies))
    (entry,) = format_subjects.compare([str(file)])["files"]
    assert entry["gaps"] == {"clear": {"words": ["quintanilla"], "members": ["a.txt", "x/b.txt"]}}
    assert entry["read_by"] == ["clear"]
    assert missed(entry) == 3


def test_an_oracle_whose_program_is_absent_is_not_asked() -> None:
    oracle = format_oracles.Oracle("x", ("text/",), programs=("no-such-program",))
    assert not oracle.present
    assert oracle.takes("text/plain") and not oracle.takes("image/png")


def test_without_the_real_files_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from bench import formats

    monkeypatch.setattr(formats, "REAL", tmp_path / "none")
    (section,) = formats.sections(1.0)
    assert "not measured" in section.markdown()
