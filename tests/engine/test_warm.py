"""What the fork server loads before it forks: were it to fail, each worker would load it, and nobody would notice."""

import sys

import pytest

from pii_scan.engine import warm


def test_the_rehearsal_reads_a_form_and_a_table_to_their_end() -> None:
    warm._rehearse()
    assert {"pyarrow", "pii_scan.detect.document.classify", "pii_scan.detect.table_small"} <= set(sys.modules)


def test_a_worker_that_comes_too_late_is_silent_and_others_are_not(capsys: pytest.CaptureFixture[str]) -> None:
    warm._late(FileNotFoundError, FileNotFoundError(2, "No such file or directory"), None)
    assert capsys.readouterr().err == ""
    warm._late(RuntimeError, RuntimeError("no main guard"), None)
    assert "no main guard" in capsys.readouterr().err
