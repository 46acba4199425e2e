"""`pii-scan rules`, and `--rules` where nothing is stored."""

import io
import json
from pathlib import Path

import pytest

from pii_scan.cli.app import run
from tests.detect.rules.texts import MEMBER, PROJECTS, written

Streams = pytest.CaptureFixture[str]


def test_check_prints_the_kinds(tmp_path: Path, capsys: Streams) -> None:
    assert run(["rules", "check", str(written(tmp_path, MEMBER + PROJECTS))]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert [line.split("\t")[:3] for line in said.out.splitlines()] == [
        ["ok", "acme_member", "health_insurance"],
        ["ok", "acme_projects", "supporting"],
    ]


def test_check_tells_all_that_fail_and_warns(tmp_path: Path, capsys: Streams) -> None:
    text = MEMBER.replace("Member no: AC12345674", "Member no: AC12345675").replace("seen AC", "member no AC")
    text = text.replace('"AC [0-9]{4} [0-9]{4}"', r'"AC [0-9]{4}\\s?[0-9]{4,}"')
    assert run(["rules", "check", str(written(tmp_path, text))]) == 2
    said = capsys.readouterr()
    fails = [line for line in said.out.splitlines() if line.startswith("fails\tacme_member\t")]
    assert [" number 1" in fails[1], " number 2" in fails[2]] == [True, True]
    assert "warning\tacme_member\tpattern 2 has no upper length" in said.out
    assert "warning\tacme_member\tpattern 2 may run over" in said.out
    assert "2 of the examples do not hold" in said.err
    assert "1234567" not in said.out + said.err


@pytest.mark.parametrize(
    "line", [["rules"], ["rules", "check"], ["rules", "mend", "x"], ["rules", "check", "/no/such.toml"], ["rules", "list", "x"]]
)  # fmt: skip
def test_usage(line: list[str], capsys: Streams) -> None:
    assert run(line) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip()


def test_list_names_what_a_rule_may_use(tmp_path: Path, capsys: Streams) -> None:
    assert run(["rules", "list"]) == 0
    said = capsys.readouterr().out
    assert "validator\tluhn\t" in said
    assert "legal class\tdrivers_license\t" in said
    assert run(["rules", "list", str(written(tmp_path, MEMBER))]) == 0
    assert capsys.readouterr().out == (
        "rule\tacme_member\thealth_insurance\tAcme member number\t2 patterns, validator luhn, label required\n"
    )


def test_detect_and_plugins_know_them(tmp_path: Path, capsys: Streams, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = str(written(tmp_path, MEMBER))
    more = str(written(tmp_path, PROJECTS, "more.toml"))

    class Input:
        buffer = io.BytesIO(b"Member no: AC12345674, Kestrel, SSN: 219-09-4321")

    monkeypatch.setattr("sys.stdin", Input())
    assert run(["detect", "--rules", rules, "--rules", more]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(f["kind"], f["legal_class"], f["start"], f["end"]) for f in found] == [
        ("acme_member", "health_insurance", 11, 21),
        ("acme_projects", "supporting", 23, 30),
        ("us_ssn", "ssn", 37, 48),
    ]
    assert run(["plugins", "--sort", "kinds", "--rules", rules]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("kind\tacme_member\thealth_insurance\ta rule of the user's own\t") for line in lines)


def test_a_rules_file_that_fails_stops_a_scan_before_it_begins(tmp_path: Path, capsys: Streams) -> None:
    rules = written(tmp_path, MEMBER.replace('"luhn"', '"lune"'))
    assert run(["scan", str(tmp_path), "--case", str(tmp_path / "case"), "--rules", str(rules)]) == 2
    assert f"{rules}:10: rule acme_member" in capsys.readouterr().err
    assert not (tmp_path / "case").exists()
