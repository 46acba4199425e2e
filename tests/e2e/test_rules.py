"""Kinds of the user's own through a whole case: found by the workers, frozen, sealed, reported, continued."""

import json
from pathlib import Path

import pytest

from pii_scan.store.journal import read_journal
from tests.detect.rules.texts import MEMBER, PROJECTS, written
from tests.e2e.command import Ended, command, key_file, lines, revealed, table


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("rules")
    leak = made / "leak"
    (leak / "kestrel").mkdir(parents=True)
    (leak / "letter.txt").write_text("Dear member,\nyour Member no: AC12345674 is for the Blue-Heron plan.\n")
    (leak / "members.csv").write_text(
        "name,member,project\nAna Ruiz,AC12345674,kestrel\nBo Lee,AC00000018,Blue Heron\n"
    )
    (leak / "kestrel" / "empty.txt").write_text("nothing of note\n")
    key_file(made)
    written(made, MEMBER + PROJECTS)
    return made


def scan(folder: Path, *more: str | Path) -> Ended:
    return command(
        "scan", folder / "leak", "--case", folder / "case", "--key-file", folder / "case.key", "--workers", "1", *more
    )  # fmt: skip


@pytest.fixture(scope="module")
def case(folder: Path) -> Path:
    ended = scan(folder, "--rules", folder / "acme.toml")
    assert ended.code == 0, ended.err
    return folder / "case"


def test_own_kinds_are_found_in_texts_and_tables(case: Path, folder: Path) -> None:
    clear = revealed(case, folder / "case.key", folder / "clear")
    own = [f for f in lines(clear / "findings.jsonl") if f["kind"].startswith("acme_")]
    found = {(Path(f["address"]).name, f["kind"], f["normalised"], f["band"]) for f in own}
    assert found >= {
        ("letter.txt", "acme_member", "AC12345674", "high"),
        ("letter.txt", "acme_projects", "BLUE HERON", "high"),
        ("members.csv", "acme_member", "AC12345674", "high"),
        ("members.csv", "acme_member", "AC00000018", "high"),
        ("members.csv", "acme_projects", "KESTREL", "high"),
        ("members.csv", "acme_projects", "BLUE HERON", "high"),
    }
    same = {f["value_key"] for f in own if f["normalised"] == "AC12345674"}
    assert len(same) == 1


def test_they_stand_in_the_reports_and_decide_the_risk(case: Path) -> None:
    summary = json.loads((case / "report" / "summary.json").read_text())
    assert summary["matches"]["by_kind"]["acme_member"] == 3
    assert summary["matches"]["by_class"]["health_insurance"] == 3
    items = {Path(row["address"]).name: row for row in table(case / "report" / "items.csv")}
    assert items["letter.txt"]["risk"] == "critical"
    assert "holds health_insurance" in items["letter.txt"]["reasons"]
    assert "Acme member number" in (case / "report" / "index.html").read_text("utf-8")
    sarif = json.loads((case / "report" / "findings.sarif").read_text())
    assert "acme_member" in {rule["id"] for rule in sarif["runs"][0]["tool"]["driver"]["rules"]}


def test_the_rules_text_is_nowhere_in_clear(case: Path) -> None:
    words = (b"kestrel", b"blue heron", b"blue-heron", b"zw\xc3\xb6lfender", b"[0-9]{8}", b"12345674")
    for path in case.rglob("*"):
        if path.is_file():
            data = path.read_bytes().lower()
            assert [word for word in words if word in data] == [], path.name


def test_ids_and_seals_stand_in_settings_and_journal(case: Path) -> None:
    summary = json.loads((case / "report" / "summary.json").read_text())
    seals = summary["case"]["settings"]["rules"]
    assert sorted(seals) == ["acme_member", "acme_projects"]
    assert all(len(seal) == 32 for seal in seals.values())
    created = next(entry for entry in read_journal(case / "journal.jsonl") if entry["event"] == "created")
    assert created["data"]["settings"]["rules"] == seals
    listed = command("rules", "list", case)
    assert listed.out.splitlines()[0] == (
        f"rule\tacme_member\thealth_insurance\tAcme member number\tsealed as {seals['acme_member']}"
    )


def test_a_continued_run_takes_the_rules_of_the_case_and_refuses_others(case: Path, folder: Path) -> None:
    (folder / "leak" / "later.txt").write_text("Número de socio: AC00000018\n")
    # The file may be gone by now; its content is the case's.
    ended = scan(folder)
    assert ended.code == 0, ended.err
    later = [f for f in lines(case / "report" / "findings.jsonl") if f["address"].endswith("later.txt")]
    assert [(f["kind"], f["band"]) for f in later] == [("acme_member", "high")]
    other = written(folder, (MEMBER + PROJECTS).replace('"Kestrel", ', '"Kestrel", "Merlin", '), "other.toml")
    ended = scan(folder, "--rules", other)
    assert ended.code == 6
    assert "rules.acme_projects" in ended.err
    assert "acme_member" not in ended.err
    assert "Leave --rules out" in ended.err
    ended = scan(folder, "--rules", folder / "acme.toml")
    assert ended.code == 0, ended.err


def test_the_case_verifies_until_a_rule_is_lost(case: Path, folder: Path) -> None:
    import sqlite3

    ended = command("verify", case, "--key-file", folder / "case.key")
    assert ended.code == 0, ended.out
    seal = json.loads((case / "report" / "summary.json").read_text())["case"]["settings"]["rules"]["acme_member"]
    with sqlite3.connect(case / "vault" / "values.sqlite") as vault:
        kept = vault.execute("SELECT * FROM sealed WHERE sealed_key = ?", (seal,)).fetchone()
        vault.execute("DELETE FROM sealed WHERE sealed_key = ?", (seal,))
    vault.close()
    ended = command("verify", case, "--key-file", folder / "case.key")
    assert ended.code == 7
    assert "a rule of the case is missing" in ended.out
    ended = scan(folder)
    assert ended.code == 6
    assert "lacks a rule" in ended.err
    with sqlite3.connect(case / "vault" / "values.sqlite") as vault:
        vault.execute("INSERT INTO sealed VALUES (?, ?, ?)", kept)
    vault.close()
