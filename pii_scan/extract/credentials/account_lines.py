"""Files with an account a line: how a line becomes a row, and what to do with lines that are none."""

import re
from collections.abc import Callable, Iterator

from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.extractor import Input
from pii_scan.extract.text.lines import TextLines
from pii_scan.model.evidence import Evidence

Cells = list[tuple[str, str]]
"""Column and value."""
HASH = re.compile(
    r"\$[0-9a-zA-Z]{1,12}\$\S{8,}|\{\w{3,12}\}\S{16,}|\*[0-9A-F]{40}|"
    r"[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128}"
)
"""A digest where a password might stand: a crypt string, an LDAP scheme, MySQL's, or bare hexadecimal digits."""


def accounts(given: Input, read: Callable[[str], Cells | None]) -> Iterator[Evidence]:
    """A row for each line that `read` makes cells of, in the order of the file; all other lines as text."""
    rows, rest, lines = PersonRows(), Rest(), TextLines(given.payload)
    for line in lines:
        cells = read(line)
        if cells is None:
            rest.add(line)
        else:
            rows.begin()
            for column, value in cells:
                rows.put(column, value)
        yield from rows.tables()
        yield from rest.texts()
    yield from rows.tables(last=True)
    yield from rest.texts(last=True)
    yield from lines.problems()


def share(text: str, read: Callable[[str], Cells | None]) -> tuple[int, float]:
    """How many lines of a file's beginning are accounts, and which part of those that are not blank.

    The last line may be cut and does not count where there are others.
    """
    lines = text.splitlines()
    whole = [line for line in (lines[:-1] if len(lines) > 1 and not text.endswith("\n") else lines) if line.strip()]
    found = sum(read(line) is not None for line in whole)
    return found, found / max(1, len(whole))


def secret(value: str) -> Cells:
    """A password, or the hash of one."""
    return [("password hash" if HASH.fullmatch(value) else "password", value)]
