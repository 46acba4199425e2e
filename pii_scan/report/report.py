"""What a report is. Each file ends in `REPORT = Report(...)`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pii_scan.report.view import View


@dataclass(frozen=True, slots=True)
class Report:
    """One file of the report folder."""

    id: str
    filename: str
    title: str
    write: Callable[["View", Path], None]
    """Writes the file whole; the caller renames it into place and sets its mode."""
    reveals: bool = False
    """Whether `export --reveal` adds values to this one."""
