"""The report says with which programs it was made."""

import json
from importlib.metadata import version
from pathlib import Path

import pii_scan


def test_a_case_keeps_the_versions_that_decided_it(tmp_path: Path) -> None:
    leak = tmp_path / "leak"
    leak.mkdir()
    (leak / "a.txt").write_text("Name: Ann Lee\nSSN: 219-51-4938\n")
    pii_scan.scan(leak, case=tmp_path / "case", key_file=tmp_path / "key")
    summary = json.loads((tmp_path / "case" / "report" / "summary.json").read_text())
    assert summary["versions"]["pii-scan"] == pii_scan.__version__
    assert summary["versions"]["google-re2"] == version("google-re2")
    events = [json.loads(line) for line in (tmp_path / "case" / "journal.jsonl").read_text().splitlines()]
    assert [e["data"]["versions"] == summary["versions"] for e in events if e["event"] == "listed"] == [True]
