"""Suppressions through a whole case: left out, counted apart, kept, ended; and no value of theirs in clear."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pii_scan.store.journal import read_journal
from tests.e2e.command import Ended, command, key_file, lines, revealed, table

PRESS = "press@quirkmail.example"
FOLDER = "Zwetschkenbaum_Ignatius"
LISTED = f"""\
[[suppression]]
id = "press"
kind = "email"
values = ["Press@Quirkmail.example"]
reason = "Published on the web site"
author = "jd"
expires = 2099-01-01

[[suppression]]
id = "training"
address = "*/{FOLDER}/*"
reason = "Invented for a training"
author = "jd"
expires = "never"

[[suppression]]
id = "old"
kind = "us_ssn"
reason = "No longer"
author = "jd"
created = 2020-01-01
expires = 2021-01-01
"""


def scan(folder: Path, *more: str | Path) -> Ended:
    return command(
        "scan", folder / "leak", "--case", folder / "case", "--key-file", folder / "case.key", "--workers", "1", *more
    )  # fmt: skip


def suppress(folder: Path, *more: str | Path) -> Ended:
    return command("suppress", folder / "case", "--key-file", folder / "case.key", *more)


def summary(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "case" / "report" / "summary.json").read_text())
    return found


def findings(folder: Path) -> list[dict[str, Any]]:
    return lines(folder / "case" / "report" / "findings.jsonl")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    leak = tmp_path / "leak"
    (leak / FOLDER).mkdir(parents=True)
    (leak / "a.txt").write_text(f"Name: Ana Ruiz\nSSN: 446-22-2943\nE-mail: {PRESS}\n")
    (leak / FOLDER / "a-copy.txt").write_text(f"Name: Ana Ruiz\nSSN: 446-22-2943\nE-mail: {PRESS}\n")
    (leak / FOLDER / "c.txt").write_text("Name: Carl Otter\nSSN: 537-61-8249\n")
    (leak / "d.csv").write_text("name,email\nBo Lee,bo.lee@quirkmail.example\nDee Fox,press@quirkmail.example\n")
    (tmp_path / "known.toml").write_text(LISTED)
    key_file(tmp_path)
    return tmp_path


def test_left_out_of_risk_people_and_counts_and_counted_apart(folder: Path) -> None:
    assert scan(folder).code == 0
    before, total = summary(folder), len(findings(folder))
    assert before["suppressed"] == {"matches": 0, "items": 0, "by_kind": {}, "entries": []}
    assert (before["people"]["best"], before["matches"]["by_kind"]["us_ssn"]) == (4, 3)
    ended = suppress(folder, "--file", folder / "known.toml")
    assert ended.code == 0, ended.err
    assert ended.out.startswith("3 new or changed of 3\n")
    after = summary(folder)
    # Nothing is gone: each match is still told, the left out ones marked.
    assert len(findings(folder)) == total == after["matches"]["lines"]
    marked = [f for f in findings(folder) if "suppressed" in f]
    assert {(Path(f["address"]).name, f["kind"], f["suppressed"]) for f in marked} >= {
        ("a.txt", "email", "press"), ("d.csv", "email", "press"), ("c.txt", "us_ssn", "training"),
        ("c.txt", "person_name", "training"), ("a-copy.txt", "us_ssn", "training"),
    }  # fmt: skip
    assert after["suppressed"]["matches"] == len(marked) == sum(after["suppressed"]["by_kind"].values())
    assert after["matches"]["total"] == before["matches"]["total"] - len(marked)
    # Ana's text lies at a second place that counts, so she does; Carl's does not.
    assert after["people"]["best"] == 3
    assert after["matches"]["by_kind"]["us_ssn"] == 1
    items = {Path(row["address"]).name: row for row in table(folder / "case" / "report" / "items.csv")}
    assert (items["c.txt"]["risk"], items["c.txt"]["matches"], items["c.txt"]["classes"]) == ("none", "0", "")
    assert items["c.txt"]["suppressed"] == "2"
    assert items["c.txt"]["reasons"] == "2 matches suppressed"
    assert (items["a.txt"]["risk"], items["a.txt"]["suppressed"]) == ("critical", "1")
    status = {entry["id"]: (entry["status"], entry["items"]) for entry in after["suppressed"]["entries"]}
    assert status == {"old": ("expired", 0), "press": ("active", 3), "training": ("active", 2)}
    page = (folder / "case" / "report" / "index.html").read_text("utf-8")
    assert "Invented for a training" in page
    assert "1 suppression has expired (old)" in page
    assert "1 suppression has expired (old)" in " ".join(ended.out.split())
    sarif = json.loads((folder / "case" / "report" / "findings.sarif").read_text())
    told = {r["suppressions"][0]["justification"] for r in sarif["runs"][0]["results"] if "suppressions" in r}
    assert "training: Invented for a training" in told
    assert command("verify", folder / "case", "--key-file", folder / "case.key").code == 0


def test_no_listed_value_and_no_name_in_a_path_enters_the_case(folder: Path) -> None:
    ended = scan(folder, "--suppressions", folder / "known.toml")
    assert ended.code == 0, ended.err
    assert summary(folder)["suppressed"]["items"] == 4
    masked = next(e["address"] for e in summary(folder)["suppressed"]["entries"] if e["id"] == "training")
    assert masked.startswith("*/***~")
    words = (b"press@quirkmail", b"zwetschkenbaum", b"ignatius")
    for path in (folder / "case").rglob("*"):
        if path.is_file():
            data = path.read_bytes().lower()
            assert [word for word in words if word in data] == [], path.name
    assert b"zwetsch" not in (ended.out + ended.err).lower().encode()


def test_they_stay_and_hold_for_what_a_continued_run_finds(folder: Path) -> None:
    assert scan(folder, "--suppressions", folder / "known.toml").code == 0
    events = [e for e in read_journal(folder / "case" / "journal.jsonl") if e["event"] == "suppressed"]
    assert [e["data"]["id"] for e in events] == ["press", "training", "old"]
    assert all(e["data"]["reason"] and e["data"]["author"] == "jd" for e in events)
    (folder / "leak" / "later.txt").write_text(f"write to {PRESS}\n")
    (folder / "leak" / FOLDER / "later.txt").write_text("SSN: 537-61-8250\n")
    # Without the file, then with it again: neither adds a line to the journal.
    for more in ((), ("--suppressions", folder / "known.toml")):
        assert scan(folder, *more).code == 0
        later = {(f["kind"], f.get("suppressed")) for f in findings(folder) if f["address"].endswith("later.txt")}
        assert later == {("email", "press"), ("us_ssn", "training")}
    again = [e for e in read_journal(folder / "case" / "journal.jsonl") if e["event"] == "suppressed"]
    assert again == events
    # The masked export needs no key, and the clear one marks them too.
    clear = revealed(folder / "case", folder / "case.key", folder / "clear")
    assert next(f["value"] for f in lines(clear / "findings.jsonl") if f.get("suppressed") == "press").lower() == PRESS


def test_one_finding_one_place_one_kind_there_and_back(folder: Path) -> None:
    assert scan(folder).code == 0
    ssn = next(f for f in findings(folder) if f["kind"] == "us_ssn" and f["address"].endswith("/c.txt"))
    until = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
    ended = suppress(folder, "--finding", ssn["finding_id"], "--reason", "sample", "--expires", until)
    assert ended.code == 0, ended.err
    assert [f["kind"] for f in findings(folder) if "suppressed" in f] == ["us_ssn"]
    name = next(f["suppressed"] for f in findings(folder) if "suppressed" in f)
    # Carl is still known by name.
    assert summary(folder)["people"]["best"] == 4
    assert suppress(folder, "--withdraw", name).code == 0
    assert not [f for f in findings(folder) if "suppressed" in f]
    listed = command("suppress", folder / "case")
    assert listed.out.split("\t")[:2] == [name, "withdrawn"]
    assert suppress(folder, "--withdraw", name).code == 2
    ended = suppress(folder, "--kind", "email", "--address", "d.csv", "--reason", "x", "--expires", "never")
    assert ended.code == 0, ended.err
    marked = {(Path(f["address"]).name, f["kind"]) for f in findings(folder) if "suppressed" in f}
    assert marked == {("d.csv", "email")}


def test_what_is_refused(folder: Path) -> None:
    assert scan(folder).code == 0
    inside = folder / "case" / "known.toml"
    inside.write_text(LISTED)
    for more, said in (
        (("--file", inside), "inside the case"),
        (("--kind", "emial", "--reason", "x", "--expires", "never"), "no kind 'emial'"),
        (("--kind", "email", "--reason", "x"), "when it expires"),
        (("--kind", "email", "--expires", "never"), "no reason"),
        (("--reason", "x", "--expires", "never"), "names nothing"),
        (("--kind", "email", "--reason", "SSN: 446-22-2943", "--expires", "never"), "holds a value (us_ssn)"),
        (("--withdraw", "x", "--kind", "email"), "stands alone"),
        (("--withdraw", "nobody"), "no suppression 'nobody'"),
    ):
        ended = suppress(folder, *more)
        assert ended.code == 2, more
        assert said in ended.err
        assert "446-22" not in ended.err
    assert scan(folder, "--suppressions", inside).code == 2
    wrong = folder / "wrong.toml"
    wrong.write_text('[[suppression]]\nkind = "emial"\nreason = "x"\nexpires = "never"\n')
    (folder / "leak" / "later.txt").write_text("SSN: 537-61-8250\n")
    ended = scan(folder, "--suppressions", wrong)
    assert ended.code == 2
    assert f"{wrong}:1: suppression: the case knows no kind 'emial'" in ended.err
    assert not [f for f in findings(folder) if f["address"].endswith("later.txt")]
    inside.unlink()


def test_a_large_table_is_left_out_by_its_place_and_people_by_a_value(folder: Path) -> None:
    rows = "".join(f"{n},{446 + n // 9000}-{n // 100 % 89 + 10}-{1000 + n % 9000}\n" for n in range(1, 10_021))
    (folder / "leak" / "large.csv").write_text(f"n,ssn\n{rows}")
    assert scan(folder).code == 0
    people = summary(folder)["people"]["best"]
    assert people == 10_024
    (folder / "one.toml").write_text(
        '[[suppression]]\nkind="us_ssn"\nvalues=["446-10-1001"]\nreason="sample"\nexpires="never"\n'
    )
    assert suppress(folder, "--file", folder / "one.toml").code == 0
    assert summary(folder)["people"]["best"] == people - 1
    assert summary(folder)["suppressed"]["matches"] == 0
    assert suppress(folder, "--address", "large.csv", "--reason", "test rows", "--expires", "never").code == 0
    assert summary(folder)["people"]["best"] == 4
    assert summary(folder)["suppressed"]["by_kind"]["us_ssn"] >= 10_000
