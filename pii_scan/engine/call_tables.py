"""Looks on while tables are read: calls and attorneys' numbers go into parts of their own, as tokens."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pii_scan.engine.facility_names import FacilityNames
from pii_scan.engine.masking import PathMasker
from pii_scan.model.evidence import Table
from pii_scan.model.result import SidePart
from pii_scan.model.settings import Settings
from pii_scan.store.call_rows import ATTORNEYS, CALLS, tokenised_attorneys, tokenised_calls
from pii_scan.store.side_parts import SideWriter
from pii_scan.store.tokens import Tokens

if TYPE_CHECKING:
    import pyarrow as pa

    from pii_scan.detect.calls.directory import DirectoryScan
    from pii_scan.detect.calls.scan import CallScan

_LOOK = 400
"""Rows from which a table is judged."""


class CallTables:
    """For one content. Tables that are neither of calls nor of attorneys pass without cost."""

    def __init__(self, settings: Settings, sha256: str, hash_key: bytes, folder: Path | None) -> None:
        """
        Args:
            folder: the case's, where large parts are written; None to keep them in memory.
        """
        self._sha256 = sha256
        self._settings, self._hash_key, self._folder = settings, hash_key, folder
        self._tokens: Tokens | None = None
        self._facilities: FacilityNames | None = None
        self._writers: dict[str, SideWriter] = {}
        self.calls = 0
        self.attorneys = 0
        """Rows that are an attorney's, in lists and among others."""
        self.listed = False
        """Whether a table as a whole is a list of attorneys."""

    def watched(self, table: Table) -> Table:
        """The same table, looked at while its batches are consumed."""
        return replace(table, batches=self._through(table))

    def parts(self) -> tuple[SidePart, ...]:
        return tuple(part for sort in sorted(self._writers) for part in self._writers[sort].finish())

    def _through(self, table: Table) -> "Iterator[pa.RecordBatch]":
        held: list[pa.RecordBatch] = []
        rows = 0
        scan: CallScan | DirectoryScan | None = None
        judged = False
        for batch in table.batches:
            if not judged:
                held.append(batch)
                rows += batch.num_rows
                if rows >= _LOOK:
                    scan, judged = self._judged(table, held), True
                    if scan is not None:
                        for earlier in held:
                            self._take(table, scan, earlier)
                    held = []
            elif scan is not None:
                self._take(table, scan, batch)
            yield batch
        if not judged and held and (scan := self._judged(table, held)) is not None:
            for earlier in held:
                self._take(table, scan, earlier)

    def _judged(self, table: Table, batches: "list[pa.RecordBatch]") -> "CallScan | DirectoryScan | None":
        from pii_scan.detect.calls.columns import call_columns
        from pii_scan.detect.calls.directory import DirectoryScan, directory_columns
        from pii_scan.detect.calls.scan import CallScan

        cells = _first_rows(batches, len(table.columns))
        calls = call_columns(table.columns, cells, table.has_header)
        if calls is not None:
            return CallScan(calls, table.first_row)
        attorneys = directory_columns(table.columns, cells, table.has_header)
        if attorneys is None:
            return None
        self.listed |= attorneys.whole
        return DirectoryScan(attorneys, table.first_row)

    def _take(self, table: Table, scan: "CallScan | DirectoryScan", batch: "pa.RecordBatch") -> None:
        from pii_scan.detect.calls.scan import CallScan

        found = scan.batch(batch)
        if found is None or not found.num_rows:
            return
        tokens = self._tokens = self._tokens or Tokens(self._hash_key)
        if isinstance(scan, CallScan):
            self.calls += found.num_rows
            self._facilities = self._facilities or FacilityNames(self._settings.rules)
            shown = self._facilities.shown(found)
            name = PathMasker(self._hash_key, rules=self._settings.rules).name(table.name) if table.name else ""
            self._writer(CALLS).write(tokenised_calls(shown, tokens, self._sha256, name))
        else:
            self.attorneys = scan.rows
            self._writer(ATTORNEYS).write(tokenised_attorneys(found, tokens, self._sha256))

    def _writer(self, sort: str) -> SideWriter:
        if sort not in self._writers:
            self._writers[sort] = SideWriter(sort, None if self._folder is None else self._folder / sort)
        return self._writers[sort]


def _first_rows(batches: "list[pa.RecordBatch]", width: int) -> list[list[str | None]]:
    cells: list[list[str | None]] = [[] for _ in range(width)]
    left = _LOOK
    for batch in batches:
        for i in range(width):
            cells[i].extend(batch.column(i).slice(0, left).to_pylist())
        left -= min(left, batch.num_rows)
        if left <= 0:
            break
    return cells
