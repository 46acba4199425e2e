"""Who may open a case, and with what."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pii_scan.model.errors import CaseError, ExitCode
from pii_scan.model.limits import Limits
from pii_scan.model.settings import Settings
from pii_scan.store.case import Case
from pii_scan.store.frozen_settings import differences, settings_from_json, settings_to_json
from pii_scan.store.journal import read_journal
from pii_scan.store.reader import CaseReader
from pii_scan.store.verify import verify
from tests.store.synthetic import KINDS, REPOSITORY, open_case


def test_everything_in_a_case_is_private(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        with open_case(tmp_path) as case:
            case.journal.append("note")
            for path in case.paths.root.rglob("*"):
                assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path
            assert case.paths.root.stat().st_mode & 0o777 == 0o700
    finally:
        os.umask(old)


def test_a_second_writer_is_turned_away(tmp_path: Path) -> None:
    with open_case(tmp_path):
        with pytest.raises(CaseError) as caught:
            open_case(tmp_path)
        assert caught.value.exit_code is ExitCode.CASE
        assert str(os.getpid()) in caught.value.message
    open_case(tmp_path).close()


def test_a_killed_writer_holds_no_lock(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from tests.store.synthetic import open_case\n"
        "case = open_case(Path(sys.argv[1])); print('open', flush=True); time.sleep(60)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=REPOSITORY
    )
    assert process.stdout is not None and process.stdout.readline() == "open\n"
    with pytest.raises(CaseError):
        open_case(tmp_path)
    process.kill()
    process.wait()
    process.stdout.close()
    open_case(tmp_path).close()


def test_settings_are_frozen_but_for_the_workers(tmp_path: Path) -> None:
    made = Settings(seed=5, workers=2, limits=Limits(depth=3), languages=("eng",), reference_date=date(2025, 5, 5))
    with Case.create_or_open(tmp_path / "c", key_file=tmp_path / "k", settings=made):
        pass
    with Case.create_or_open(tmp_path / "c", key_file=tmp_path / "k") as case:
        assert case.settings == made
    with Case.create_or_open(tmp_path / "c", key_file=tmp_path / "k", settings=replace(made, workers=9)) as case:
        assert case.settings.workers == 9
    other = replace(made, ocr="off", limits=Limits(depth=4))
    with pytest.raises(CaseError, match=r"limits\.depth, ocr"):
        Case.create_or_open(tmp_path / "c", key_file=tmp_path / "k", settings=other)


def test_settings_survive_json_and_other_versions() -> None:
    made = Settings(detector_filter=("us_ssn",), limits=Limits(wall_s=7.5))
    plain = json.loads(json.dumps(settings_to_json(made)))
    assert settings_from_json(plain) == made and differences(made, settings_from_json(plain)) == []
    plain |= {"from_the_future": 1}
    del plain["ocr"]
    assert settings_from_json(plain) == made


def test_another_key_another_target_another_format(tmp_path: Path) -> None:
    open_case(tmp_path).close()
    root = tmp_path / "case"
    (tmp_path / "other.key").write_text("ab" * 32)
    with pytest.raises(CaseError, match="vault"):
        Case.create_or_open(root, key_file=tmp_path / "other.key")
    with pytest.raises(CaseError, match="not at hand"):
        Case.create_or_open(root, key_file=tmp_path / "none.key")
    assert not (tmp_path / "none.key").exists()
    with pytest.raises(CaseError, match="target"):
        Case.create_or_open(root, key_file=tmp_path / "the.key", target="file:///elsewhere")
    info = json.loads((root / "case.json").read_text())
    (root / "case.json").write_text(json.dumps(info | {"format": 99}))
    with pytest.raises(CaseError, match="format 99"):
        Case.open(root, key_file=tmp_path / "the.key")
    assert [str(issue) for issue in verify(root)] == ["case: case.json: of format 99, this version works with 1"]
    (root / "case.json").write_text("{")
    assert [str(issue) for issue in verify(root)] == ["case: case.json: damaged"]


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "evidence.txt").write_text("x")
    mode = tmp_path.stat().st_mode
    with pytest.raises(CaseError):
        Case.create_or_open(tmp_path, key_file=tmp_path.parent / "k")
    with pytest.raises(CaseError):
        Case.open(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["evidence.txt"] and tmp_path.stat().st_mode == mode


def test_opening_and_closing_are_in_the_journal_with_the_ledgers_digest(tmp_path: Path) -> None:
    for _ in range(2):
        open_case(tmp_path).close()
    events = list(read_journal(tmp_path / "case" / "journal.jsonl"))
    assert [event["event"] for event in events] == ["created", "closed", "opened", "closed"]
    assert {"user", "tool_version", "key_fingerprint", "settings", "digest"} <= events[0]["data"].keys()
    with CaseReader(tmp_path / "case") as reader:
        assert reader.run["resumed"] == 1 and reader.run["journal_lines"] == 4
        assert reader.meta["journal_tip"] == events[-1]["hash"] and not reader.run.keys() & reader.meta.keys()
        assert reader.kinds["us_ssn"]["presidio"] == "US_SSN" and set(reader.kinds) == {k.id for k in KINDS}


def test_a_failed_opening_lets_go_of_the_lock(tmp_path: Path) -> None:
    open_case(tmp_path).close()
    with pytest.raises(CaseError):
        Case.create_or_open(tmp_path / "case", key_file=tmp_path / "none")
    open_case(tmp_path).close()
