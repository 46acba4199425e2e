"""Writes the report folder: each file whole, then renamed into place."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from pii_scan import plugins
from pii_scan.model.errors import UsageError
from pii_scan.report.report import Report
from pii_scan.report.view import Revealer, View

_WORKSHOP = ".writing-"
"""Files are made in a folder of this name (0700) beside the finished ones."""


def all_reports() -> tuple[Report, ...]:
    """In order of file name."""
    return tuple(sorted(plugins.load("pii_scan.report", "REPORT"), key=lambda report: report.filename))


def write_reports(
    view: View, directory: Path, *, only: Collection[str] | None = None, reveal: Revealer | None = None
) -> dict[str, str]:
    """Write the reports and return file name → SHA-256 of what was written.

    A reader of the folder sees the old file or the new one, never half of one. Files are for their owner
    only (0600): even a masked report says where the data lie.

    Args:
        view: what `build_view` made.
        directory: made (0700) where it does not exist.
        only: ids or file names; None for all.
        reveal: opens the vault. Reports that can then hold original addresses and values; the others
            stay masked.

    Raises:
        UsageError: `only` names a report that does not exist.
        OSError: the folder cannot be written.
    """
    chosen = [report for report in all_reports() if only is None or {report.id, report.filename} & set(only)]
    if only is not None and (
        unknown := set(only) - {name for report in chosen for name in (report.id, report.filename)}
    ):
        known = ", ".join(report.id for report in all_reports())
        raise UsageError(f"No such report: {', '.join(sorted(unknown))}", f"Known are: {known}")
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in directory.glob(f"{_WORKSHOP}*"):
        # A killed run could not tidy up.
        shutil.rmtree(left, ignore_errors=True)
    masked = replace(view, revealer=None)
    opened = replace(view, revealer=reveal)
    with tempfile.TemporaryDirectory(prefix=_WORKSHOP, dir=directory) as workshop:
        return {
            report.filename: _write(report, opened if report.reveals else masked, Path(workshop), directory)
            for report in chosen
        }


def _write(report: Report, view: View, workshop: Path, directory: Path) -> str:
    part = workshop / report.filename
    report.write(view, part)
    part.chmod(0o600)
    digest = _sync(part)
    part.replace(directory / report.filename)
    return digest


def _sync(path: Path) -> str:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        os.fsync(stream.fileno())
    return digest
