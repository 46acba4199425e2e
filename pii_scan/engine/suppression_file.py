"""Suppressions as people write them: TOML, YAML or CSV. Errors name file, line and remedy, never a value."""

import csv
import getpass
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from pii_scan.detect.rules.document import place, read_entries, read_text
from pii_scan.model.errors import UsageError
from pii_scan.model.sensitive import Sensitive
from pii_scan.model.suppression import SuppressionEntry

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_HASH = re.compile(r"[0-9a-f]{32}")
_KIND = re.compile(r"[a-z][a-z0-9_]*")
_MANY = {"kind": "kinds", "finding": "findings", "value": "values"}
_KEYS = frozenset({"id", "reason", "author", "created", "expires", "address", *_MANY, *_MANY.values()})
NEVER = "never"


def read_suppressions(paths: Iterable[Path]) -> tuple[SuppressionEntry, ...]:
    """
    Raises:
        UsageError: a file cannot be read, or an entry says too little or something that cannot be.
    """
    found: list[SuppressionEntry] = []
    for path in paths:
        if path.suffix.lower() == ".csv":
            found += _merged(path)
        else:
            found += [
                entry_of(entry.values, place(path, entry.line))
                for entry in read_entries(path, ("suppression", "suppressions"))
            ]
    ids: set[str] = set()
    for entry in found:
        if entry.id and entry.id in ids:
            raise UsageError(f"{entry.where}: the id {entry.id} is given twice", "Give each suppression its own")
        ids.add(entry.id)
    return tuple(found)


def entry_of(values: Mapping[str, Any], where: str) -> SuppressionEntry:
    """One entry, checked.

    Args:
        where: file and line, or the command, for messages.
    """
    check = _Check(where)
    for key in values:
        if key not in _KEYS:
            check.fail(f"there is no key {key!a}", f"Known are {', '.join(sorted(_KEYS))}")
    name = check.text(values, "id")
    if name and not _NAME.fullmatch(name):
        check.fail("the id is no plain name", "Letters, digits, . _ and -, at most 64")
    entry = SuppressionEntry(
        reason=check.text(values, "reason"),
        author=check.text(values, "author") or _user(),
        created=check.day(values, "created"),
        expires=check.expiry(values),
        id=name,
        kinds=check.many(values, "kind", _KIND, "a kind's id, as `pii-scan plugins --sort kinds` prints it"),
        findings=check.many(values, "finding", _HASH, "finding_id, match_id or value_key: 32 hex digits of a report"),
        values=tuple(Sensitive(text) for text in check.many(values, "value", None, "a text")),
        address=check.text(values, "address"),
        where=where,
    )
    if not entry.reason:
        check.fail("it gives no reason", "Write why this may be left out: the report shows it")
    if not (entry.kinds or entry.findings or entry.values or entry.address):
        check.fail("it names nothing to leave out", "Give kind, finding, value or address")
    if entry.values and not entry.kinds:
        check.fail("it gives values and no kind", 'Say what they are, e.g. kind = "email"')
    if entry.values and entry.findings:
        check.fail("it gives values and findings", "Make two of it")
    if entry.created and entry.expires and entry.expires < entry.created:
        check.fail("it expires before it was created", "Check the two dates")
    return entry


class _Check:
    def __init__(self, where: str) -> None:
        self._where = where

    def fail(self, message: str, remedy: str) -> NoReturn:
        raise UsageError(f"{self._where}: suppression: {message}", remedy)

    def text(self, values: Mapping[str, Any], key: str) -> str:
        value = values.get(key)
        if value is not None and (not isinstance(value, str) or not value.isprintable()):
            self.fail(f"{key} is no text", f'Write {key} = "…"')
        return (value or "").strip()

    def day(self, values: Mapping[str, Any], key: str) -> date | None:
        value = values.get(key)
        if isinstance(value, date):
            return date(value.year, value.month, value.day)
        text = self.text(values, key)
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.fail(f"{key} is no day", "Write it as 2027-01-31")

    def expiry(self, values: Mapping[str, Any]) -> date | None:
        value = values.get("expires")
        if value == NEVER:
            return None
        found = self.day(values, "expires")
        if found is None:
            self.fail("it does not say when it expires", f"Give expires a day such as 2027-01-31, or {NEVER!r}")
        return found

    def many(self, values: Mapping[str, Any], single: str, form: re.Pattern[str] | None, what: str) -> tuple[str, ...]:
        if single in values and _MANY[single] in values:
            self.fail(f"both {single} and {_MANY[single]}", f"Keep {_MANY[single]}")
        given = values.get(_MANY[single], values.get(single))
        if given is None or given == "":
            return ()
        listed = given if isinstance(given, list) else [given]
        texts = [str(text).strip() for text in listed if isinstance(text, str | int) and not isinstance(text, bool)]
        if len(texts) != len(listed) or not all(texts):
            self.fail(f"{_MANY[single]} is no list of texts", f"Each is {what}")
        if form is not None and not all(form.fullmatch(text) for text in texts):
            self.fail(f"a {single} is not well-formed", f"Each is {what}")
        return tuple(dict.fromkeys(texts))


def _merged(path: Path) -> list[SuppressionEntry]:
    """Lines that differ in value or finding only are one suppression."""
    reader = csv.DictReader(io.StringIO(read_text(path), newline=""), strict=True)
    found: dict[SuppressionEntry, tuple[list[Sensitive], list[str]]] = {}
    where: dict[SuppressionEntry, str] = {}
    try:
        for row in reader:
            line = place(path, reader.line_num)
            if None in row or None in row.values():
                raise UsageError(f"{line}: not as many cells as the header has", "Check commas and quotes")
            entry = entry_of({key.strip(): cell for key, cell in row.items() if cell.strip()}, line)
            bare = replace(entry, values=(), findings=(), where="")
            values, findings = found.setdefault(bare, ([], []))
            values += entry.values
            findings += entry.findings
            where.setdefault(bare, line)
    except csv.Error as error:
        raise UsageError(f"{place(path, reader.line_num)}: this is no CSV", "Check commas and quotes") from error
    if not found:
        raise UsageError(f"{path} holds no line below its header", "See docs/how-to/suppress-findings.md")
    return [
        replace(bare, values=tuple(dict.fromkeys(v)), findings=tuple(dict.fromkeys(f)), where=where[bare])
        for bare, (v, f) in found.items()
    ]


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
