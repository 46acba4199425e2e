"""A rules or suppressions file as plain tables that know their lines: TOML and YAML.

Both give the same: a list of entries, each with the line it begins on and the lines of its keys.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pii_scan.model.errors import UsageError, cannot_read

MOST_BYTES = 4 << 20
_TOML = frozenset({".toml"})
_YAML = frozenset({".yaml", ".yml"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of the file."""

    values: dict[str, Any]
    number: int
    """From 1, in the order of the file."""
    line: int = 0
    """0 where it is not known."""
    lines: dict[str, int] = field(default_factory=dict)

    def line_of(self, key: str) -> int:
        return self.lines.get(key, self.line)


def place(path: Path, line: int) -> str:
    """`rules.toml:12`."""
    return f"{path}:{line}" if line else str(path)


def read_text(path: Path) -> str:
    """
    Raises:
        UsageError: no file, too large, or not UTF-8.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(
                f"{path} is larger than {MOST_BYTES >> 20} MiB", "Split it; such files are written by hand"
            )
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise UsageError(*cannot_read(path, error)) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8", "Save it as UTF-8") from error


def read_entries(path: Path, names: Sequence[str]) -> list[Entry]:
    """The entries below the one top-level key, which is one of `names`.

    Raises:
        UsageError: the file cannot be read or is none of its format.
    """
    suffix = path.suffix.lower()
    if suffix in _TOML:
        return _toml(path, read_text(path), names)
    if suffix in _YAML:
        return _yaml(path, read_text(path), names)
    raise UsageError(f"{path} has no known ending", "Name it .toml, .yaml or .yml")


def _toml(path: Path, text: str, names: Sequence[str]) -> list[Entry]:
    try:
        plain = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        # The message quotes single characters at most; the line is what helps.
        line = re.search(r"at line (\d+)", str(error))
        where = place(path, int(line[1]) if line else 0)
        raise UsageError(f"{where}: this is no TOML", "Check quotes, commas and brackets on that line") from error
    entries = _only_list(path, plain, names)
    tops = [n for n, row in enumerate(text.split("\n"), 1) if re.match(rf"\s*\[\[\s*(?:{'|'.join(names)})\s*\]\]", row)]
    if len(tops) != len(entries):
        # Written inline, or a text holds such a line: better no line than a wrong one.
        return [Entry(values, n) for n, values in enumerate(entries, 1)]
    rows = text.split("\n")
    found: list[Entry] = []
    for n, (values, top) in enumerate(zip(entries, tops, strict=True), 1):
        end = tops[n] - 1 if n < len(tops) else len(rows)
        lines = {key[1]: at for at in range(top, end + 1) if (key := re.match(r"\s*(\w+)\s*=", rows[at - 1]))}
        found.append(Entry(values, n, top, lines))
    return found


def _yaml(path: Path, text: str, names: Sequence[str]) -> list[Entry]:
    import yaml  # type: ignore[import-untyped]

    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        plain = {} if root is None else _plain(root)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise UsageError(f"{place(path, line)}: this is no YAML", "Check indentation and quotes there") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise UsageError(f"{path}: this is no YAML", "Check the file with a YAML editor") from error
    except _Twice as error:
        raise UsageError(f"{place(path, error.line)}: a key stands there twice", "Keep one of them") from None
    if not isinstance(plain, dict):
        raise _no_list(path, names)
    entries = _only_list(path, plain, names)
    nodes = next(value for _, value in root.value).value
    return [
        Entry(values, n, node.start_mark.line + 1, {key.value: key.start_mark.line + 1 for key, _ in node.value})
        for n, (values, node) in enumerate(zip(entries, nodes, strict=True), 1)
    ]


class _Twice(Exception):
    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


def _plain(node: Any) -> Any:
    """As yaml.safe_load would, but dates stay text and a key that stands twice is an error."""
    if node.id == "mapping":
        found: dict[str, Any] = {}
        for key, value in node.value:
            if key.value in found:
                raise _Twice(key.start_mark.line + 1)
            found[str(key.value)] = _plain(value)
        return found
    if node.id == "sequence":
        return [_plain(value) for value in node.value]
    tag, text = node.tag.rpartition(":")[2], node.value
    if tag == "bool":
        return text.lower() in ("true", "yes", "on")
    if tag in ("int", "float"):
        try:
            return int(text) if tag == "int" else float(text)
        except ValueError:
            return text
    return None if tag == "null" else text


def _only_list(path: Path, plain: dict[str, Any], names: Sequence[str]) -> list[dict[str, Any]]:
    if len(plain) != 1 or next(iter(plain)) not in names:
        raise _no_list(path, names)
    entries = next(iter(plain.values()))
    if not isinstance(entries, list) or not entries or not all(isinstance(entry, dict) for entry in entries):
        raise _no_list(path, names)
    return entries


def _no_list(path: Path, names: Sequence[str]) -> UsageError:
    return UsageError(
        f"{path} holds no list of {names[-1]}",
        f"Begin each with [[{names[0]}]] in TOML, or as a - below `{names[-1]}:` in YAML",
    )
