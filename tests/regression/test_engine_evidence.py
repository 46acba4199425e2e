"""What was once written into the evidence, or told of it."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from pii_scan.cli.app import run as run_command
from pii_scan.engine.export import export_case
from pii_scan.engine.scan import run
from pii_scan.model.errors import UsageError
from pii_scan.model.item import Item
from pii_scan.model.payload import Payload
from pii_scan.source.local import LocalTree
from tests.regression.engine_job import PLAIN, job, states


def test_the_key_was_written_into_the_evidence(leak: Path, tmp_path: Path) -> None:
    (leak / "a.txt").write_text(PLAIN)
    with pytest.raises(UsageError, match="key lies inside the target"):
        run(job(tmp_path, key_file=leak / "case.key"))
    assert os.listdir(leak) == ["a.txt"] and not (tmp_path / "case").exists()


def test_the_default_key_was_written_into_the_evidence(
    leak: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(leak / "home" / ".config"))
    with pytest.raises(UsageError, match="key lies inside the target"):
        run(job(tmp_path, key_file=None))
    assert os.listdir(leak) == []


@pytest.mark.parametrize("granted", [True, False])
def test_nothing_said_that_access_times_change(
    leak: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, granted: bool
) -> None:
    (leak / "a.txt").write_text(PLAIN)
    real = os.open

    def refusing(path: str, flags: int, *rest: Any, **more: Any) -> int:
        # As the kernel answers who is neither owner nor root.
        if flags & os.O_NOATIME and not granted:
            raise PermissionError(errno.EPERM, "Operation not permitted")
        return real(path, flags, *rest, **more)

    with monkeypatch.context() as patch:
        patch.setattr("pii_scan.source.local.os.open", refusing)
        run(job(tmp_path))
    assert states(tmp_path) == {"a.txt": ("complete", [])}
    said = "access times" in (tmp_path / "case" / "report" / "index.html").read_text("utf-8")
    journal = (tmp_path / "case" / "journal.jsonl").read_text("utf-8").count("access_times_may_change")
    assert (said, journal) == (not granted, 0 if granted else 1)


def test_temporary_files_were_made_in_the_evidence(leak: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(leak))
    with pytest.raises(UsageError, match="temporary files lies inside the target"):
        run(job(tmp_path))


@pytest.mark.parametrize("with_key", [True, False])
def test_reports_were_exported_into_the_evidence(tmp_path: Path, with_key: bool) -> None:
    # With the key it is noticed also where the folder's name is masked.
    leak = tmp_path / ("Maria Gonzalez" if with_key else "leak")
    leak.mkdir()
    (leak / "a.txt").write_text(PLAIN)
    run(job(tmp_path, targets=(str(leak),)))
    key = tmp_path / "key" if with_key else None
    with pytest.raises(UsageError, match="output lies inside the target"):
        export_case(tmp_path / "case", leak / "out", reveal=False, key_file=key)
    assert os.listdir(leak) == ["a.txt"]
    assert "items.csv" in export_case(tmp_path / "case", tmp_path / "out", reveal=False, key_file=key)


def test_an_error_named_a_file_of_the_evidence(
    leak: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (leak / "a.txt").write_text(PLAIN)

    def fail(_tree: LocalTree, item: Item) -> Payload:
        raise OSError(errno.ENOSPC, "No space left on device", str(leak / "Gonzalez.txt"))

    monkeypatch.setattr(LocalTree, "fetch", fail)
    assert run_command(["scan", str(leak), "--case", str(tmp_path / "case"), "--quiet"]) == 1
    said = capsys.readouterr().err
    assert "No space left on device" in said and "Gonzalez" not in said
