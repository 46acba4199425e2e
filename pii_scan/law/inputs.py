"""What only people know of a case: the day of discovery, evidence of access, and counsel's view of single cells."""

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from pii_scan.law.check import CHANGEABLE, CHOICES, NUMBERS
from pii_scan.model.errors import UsageError

ACCESSED = ("yes", "no", "unknown")
_COLUMNS = ("code", "field", "value", "note")
_MOST_BYTES = 1_000_000
_NOTE_CHARS = 500


@dataclass(frozen=True, slots=True)
class Override:
    """One cell as counsel wants it read."""

    code: str
    field: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class LawInputs:
    """None leaves what the case has."""

    discovered: date | None = None
    accessed: str | None = None
    """Whether logs or other evidence show that the data were accessed or acquired: one of `ACCESSED`."""
    overrides: tuple[Override, ...] | None = None
    overrides_sha256: str = ""
    """Of the file given."""

    def __bool__(self) -> bool:
        return self.discovered is not None or self.accessed is not None or self.overrides is not None

    def to_json(self) -> dict[str, Any]:
        """Only what is given."""
        out: dict[str, Any] = {}
        if self.discovered is not None:
            out["discovered"] = self.discovered.isoformat()
        if self.accessed is not None:
            out["accessed"] = self.accessed
        if self.overrides is not None:
            out["overrides"] = [{name: getattr(one, name) for name in _COLUMNS} for one in self.overrides]
            out["overrides_sha256"] = self.overrides_sha256
        return out


def from_json(stored: Mapping[str, Any]) -> LawInputs:
    """What a case keeps; nothing is unknown there."""
    day = stored.get("discovered")
    return LawInputs(
        date.fromisoformat(day) if day else None,
        stored.get("accessed") or "unknown",
        tuple(Override(**{name: one[name] for name in _COLUMNS}) for one in stored.get("overrides") or ()),
        stored.get("overrides_sha256") or "",
    )


def given(discovered: str | None, accessed: str | None, law: Path | None) -> LawInputs:
    """As the options of a command say it.

    Raises:
        UsageError: no date, no such word, or a file that is no list of overrides.
    """
    if accessed is not None and accessed not in ACCESSED:
        raise UsageError(f"--accessed knows no {accessed!a}", ", ".join(ACCESSED))
    overrides, digest = (None, "") if law is None else _read(law)
    made = LawInputs(_day(discovered), accessed, overrides, digest)
    if overrides:
        from pii_scan.law.table import with_overrides

        # So that a mistake in the file costs no scan.
        with_overrides(overrides)
    return made


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--discovered takes a day, not {text!a}", "YYYY-MM-DD, e.g. 2026-05-07") from error
    # A day ahead, for those who are east of us.
    if day > datetime.now(UTC).date() + timedelta(1) or day.year < 2000:
        raise UsageError(f"--discovered {text} lies in the future or before 2000", "Give the day of discovery")
    return day


def _read(path: Path) -> tuple[tuple[Override, ...], str]:
    try:
        with path.open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--law: cannot read {path} ({type(error).__name__})", "A CSV file in UTF-8") from error
    if len(data) > _MOST_BYTES:
        raise UsageError(f"--law: {path} is larger than 1 MB", f"One changed cell a line: {','.join(_COLUMNS)}")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    try:
        if tuple(rows.fieldnames or ()) != _COLUMNS:
            raise UsageError(f"--law: {path} has other columns", f"Its first line is {','.join(_COLUMNS)}")
        found = [_override(row, rows.line_num) for row in rows]
    except csv.Error as error:
        raise UsageError(f"--law: {path} is no CSV", str(error)) from error
    if len({(one.code, one.field) for one in found}) != len(found):
        raise UsageError(f"--law: {path} changes a cell twice", "One line a cell")
    return tuple(found), hashlib.sha256(data).hexdigest()


def _override(row: Mapping[str, str | None], line: int) -> Override:
    from pii_scan.law.table import packaged

    if None in row or None in row.values():
        raise UsageError(f"--law: line {line} has more or fewer than four cells", "Put quotes around commas")
    one = Override(*((row[name] or "").strip() for name in _COLUMNS))
    if one.code not in packaged():
        raise UsageError(f"--law: line {line}: no jurisdiction {one.code!a}", "Two letters, e.g. OH or PR")
    if one.field not in CHANGEABLE:
        raise UsageError(f"--law: line {line}: no column {one.field!a} to change", "See docs/reference/law.md")
    if one.field in CHOICES and one.value not in CHOICES[one.field]:
        allowed = ", ".join(sorted(value or "(empty)" for value in CHOICES[one.field]))
        raise UsageError(f"--law: line {line}: {one.field} cannot be {one.value!a}", allowed)
    if one.field in NUMBERS and one.value and not (one.value.isascii() and one.value.isdigit()):
        raise UsageError(f"--law: line {line}: {one.field} is a number, not {one.value!a}", "A whole number, or empty")
    if not one.note or len(one.note) > _NOTE_CHARS or len(one.value) > _NOTE_CHARS:
        raise UsageError(
            f"--law: line {line}: a note of 1 to {_NOTE_CHARS} characters is needed", "Say who changes the cell and why"
        )
    return one
