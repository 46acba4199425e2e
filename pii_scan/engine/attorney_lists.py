"""Lists of attorneys that the user gives: read once, kept as tokens, counted from then on without the file."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pii_scan.engine import registry
from pii_scan.extract.extractor import Input, NotThisFormat
from pii_scan.model.errors import UsageError, cannot_read
from pii_scan.model.evidence import Evidence, Table, Text
from pii_scan.model.limits import MIB
from pii_scan.model.payload import Payload
from pii_scan.model.settings import Settings
from pii_scan.store.attorney_lists import AttorneyList, add_list, known_lists, withdraw_list
from pii_scan.store.call_rows import ATTORNEYS, tokenised_attorneys
from pii_scan.store.side_parts import SideWriter
from pii_scan.store.tokens import Tokens

if TYPE_CHECKING:
    import pyarrow as pa

    from pii_scan.store.case import Case

_MOST_BYTES = 512 * MIB
_LOOK = 400


@dataclass(frozen=True, slots=True)
class GivenList:
    """What a file holds. Not written anywhere as it is."""

    path: Path
    sha256: str
    batches: "tuple[pa.RecordBatch, ...]" = field(repr=False)
    """`row`, `number`, `listed`, `line`."""
    rows: int
    """Rows and lines that say anything."""
    rows_with_number: int


def read_lists(case: Path, paths: Sequence[Path]) -> tuple[GivenList, ...]:
    """Reads CSV, XLSX, text and whatever else a scan reads: every telephone number in it is taken for an attorney's.

    Raises:
        UsageError: a file cannot be read, holds no number, or lies in the case, where values in clear have no business.
    """
    return tuple(_read(case, path) for path in paths)


def add_lists(case: "Case", lists: Sequence[GivenList]) -> int:
    """How many are new to the case; one that it has already is left as it is."""
    known = {entry.list_sha256 for entry in known_lists(case) if not entry.withdrawn}
    tokens = Tokens(case.key.hash_key)
    new = 0
    for given in {given.sha256: given for given in lists}.values():
        if given.sha256 in known:
            continue
        writer = SideWriter(ATTORNEYS, None)
        for batch in given.batches:
            writer.write(tokenised_attorneys(batch, tokens, f"list:{given.sha256[:16]}"))
        numbers = len({number for batch in given.batches for number in batch.column("number").to_pylist()})
        add_list(case, given.sha256, writer.finish()[0], given.rows, given.rows_with_number, numbers)
        new += 1
    return new


def withdraw(case: "Case", prefix: str) -> AttorneyList:
    """Ends what a list says; the entry stays.

    Args:
        prefix: the first digits of the file's SHA-256, as many as name one list.

    Raises:
        UsageError: none of the case's lists, or several, begin so.
    """
    found = [
        entry for entry in known_lists(case) if entry.list_sha256.startswith(prefix.lower()) and not entry.withdrawn
    ]
    if len(found) != 1 or not prefix:
        raise UsageError(f"{len(found)} lists of the case begin with {prefix!a}", "See `pii-scan attorneys CASE`")
    withdraw_list(case, found[0])
    return found[0]


def _read(case: Path, path: Path) -> GivenList:
    if path.resolve().is_relative_to(case.resolve()):
        raise UsageError("The list of attorneys lies inside the case folder", "Keep it elsewhere: it is in clear")
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= _MOST_BYTES else b""
    except OSError as error:
        raise UsageError(*cannot_read(path, error)) from error
    if size > _MOST_BYTES:
        raise UsageError(f"{path} is larger than 512 MiB", "Give a list of attorneys, not the data")
    reading = _Reading()
    for piece in _evidence(Payload(data=data), path.name):
        reading.take(piece)
    if not reading.batches:
        raise UsageError(
            f"{path} holds no telephone number with an area code", "Numbers of seven digits are matched by nobody"
        )
    digest = hashlib.sha256(data).hexdigest()
    return GivenList(path, digest, tuple(reading.batches), reading.rows, reading.rows_with_number)


def _evidence(payload: Payload, name: str) -> Iterator[Evidence]:
    settings = Settings()
    media_type = registry.type_table().identify(payload, name)
    given = Input(payload, media_type, name, settings.limits, settings)
    for extractor in registry.type_table().readers(media_type):
        try:
            yield from extractor.extract(given)
        except NotThisFormat:
            continue
        return


@dataclass(slots=True)
class _Reading:
    batches: "list[pa.RecordBatch]" = field(default_factory=list)
    rows: int = 0
    rows_with_number: int = 0

    def take(self, piece: Evidence) -> None:
        match piece:
            case Table():
                self._table(piece)
            case Text():
                self._text(piece)
            case _:
                pass

    def _table(self, table: Table) -> None:
        from pii_scan.detect.calls.directory import DirectoryScan, directory_columns

        scan: DirectoryScan | None = None
        for batch in table.batches:
            if scan is None:
                cells = [column.slice(0, _LOOK).to_pylist() for column in batch.columns]
                columns = directory_columns(table.columns, cells, table.has_header, given=True)
                assert columns is not None
                scan = DirectoryScan(columns, table.first_row)
            self.rows += batch.num_rows
            found = scan.batch(batch)
            if found is not None:
                self.batches.append(found)
        self.rows_with_number += scan.rows if scan is not None else 0

    def _text(self, text: Text) -> None:
        import numpy as np
        import pyarrow as pa

        from pii_scan.detect.calls.number import numbers_in

        lines = [line for line in text.text.splitlines() if line.strip()]
        found = [(n, number) for n, line in enumerate(lines, self.rows + 1) for number in numbers_in(line)]
        self.rows += len(lines)
        self.rows_with_number += len({row for row, _ in found})
        if found:
            self.batches.append(
                pa.RecordBatch.from_pydict(
                    {
                        "row": np.array([row for row, _ in found], np.int64),
                        "number": np.array([number for _, number in found], np.uint64),
                        "listed": np.ones(len(found), bool),
                        "line": pa.array([""] * len(found), pa.string()),
                    }
                )
            )
