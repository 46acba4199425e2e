"""Looks on while tables are read: calls and attorneys' numbers go into parts of their own, as tokens."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pii_scan.engine.facility_names import FacilityNames
from pii_scan.engine.masking import PathMasker
from pii_scan.model.evidence import Table
from pii_scan.model.problem import Effect, Problem, ProblemCode
from pii_scan.model.result import SidePart
from pii_scan.model.settings import Settings
from pii_scan.store.call_rows import ATTORNEYS, CALLS, tokenised_attorneys, tokenised_calls
from pii_scan.store.side_parts import SideWriters, moved_rows
from pii_scan.store.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from pii_scan.detect.calls.directory import DirectoryScan
    from pii_scan.detect.calls.scan import CallScan

_LOOK = 400
"""Rows from which a table is judged."""


class CallTables:
    """For one content. Tables that are neither of calls nor of attorneys pass without cost."""

    def __init__(
        self,
        settings: Settings,
        sha256: str,
        hash_key: bytes,
        folder: Path | None,
        report: Callable[[Problem], None] = lambda _: None,
    ) -> None:
        """
        Args:
            folder: the case's, where large parts are written; None to keep them in memory.
            report: takes what kept a table's calls from being read; the table itself is read on.
        """
        self.report = report
        self._sha256 = sha256
        self._settings, self._hash_key = settings, hash_key
        self._tokens: Tokens | None = None
        self._facilities: FacilityNames | None = None
        self.written = SideWriters(folder)
        self.calls = 0
        self.attorneys = 0
        """Rows that are an attorney's, in lists and among others."""
        self.listed = False
        """Whether a table as a whole is a list of attorneys."""

    def watch(self, table: Table) -> "CallWatch":
        """Who looks at each of the table's batches once, in order."""
        return CallWatch(self, table)

    def parts(self) -> tuple[SidePart, ...]:
        """All that was found; no table may follow."""
        return self.written.parts()

    def adopt(self, parts: tuple[SidePart, ...], calls: int, attorneys: int, listed: bool) -> None:
        """What an earlier run had written."""
        self.written.adopt(parts)
        self.calls, self.attorneys, self.listed = calls, attorneys, listed

    def judged(self, table: Table, batches: "list[pa.RecordBatch]") -> "CallScan | DirectoryScan | None":
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

    def take(self, table: Table, scan: "CallScan | DirectoryScan", batch: "pa.RecordBatch") -> None:
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
            self.written.of(CALLS).write(tokenised_calls(shown, tokens, self._sha256, name))
        else:
            self.attorneys = scan.rows
            self.written.of(ATTORNEYS).write(tokenised_attorneys(found, tokens, self._sha256))


class CallWatch:
    """`detect.table.BatchWatch`: holds the first rows until the table is judged, then takes batch by batch."""

    def __init__(self, tables: CallTables, table: Table) -> None:
        self._tables, self._table = tables, table
        self._held: list[pa.RecordBatch] = []
        self._scan: CallScan | DirectoryScan | None = None
        self._is_judged = False
        self._failed = ""
        """Type of the error that ended the search."""

    def take(self, batch: "pa.RecordBatch") -> None:
        if not self._is_judged:
            self._held.append(batch)
            if sum(held.num_rows for held in self._held) >= _LOOK:
                self.end()
        elif self._scan is not None:
            self._guarded(self._read, [batch])

    def end(self) -> None:
        """No more rows come."""
        if not self._is_judged:
            self._is_judged = True
            held, self._held = self._held, []
            if held:
                self._guarded(self._begin, held)

    def _begin(self, held: "list[pa.RecordBatch]") -> None:
        self._scan = self._tables.judged(self._table, held)
        self._read(held)

    def _read(self, batches: "list[pa.RecordBatch]") -> None:
        if self._scan is not None:
            for batch in batches:
                self._tables.take(self._table, self._scan, batch)

    def _guarded(self, step: "Callable[[list[pa.RecordBatch]], None]", batches: "list[pa.RecordBatch]") -> None:
        """What goes wrong here ends the search for calls in this table and nothing else: its rows are counted on."""
        try:
            step(batches)
        except (OSError, MemoryError):
            # The machine's, not the table's.
            raise
        except Exception as error:  # noqa: BLE001
            self._fail(type(error).__name__)

    def _fail(self, error: str) -> None:
        self._scan, self._failed = None, error
        detail = f"calls and attorneys' numbers of a table not read to the end: {error}"
        self._tables.report(Problem(ProblemCode.INTERNAL, "detect", detail, Effect.PARTIAL))

    def state(self) -> dict[str, Any]:
        """Everything so far, for a sealed file; `files` are the paths that must still be there."""
        self.end()
        parts = self._tables.written.close_files()
        counts = (self._tables.calls, self._tables.attorneys, self._tables.listed)
        return {
            "scan": self._scan,
            "failed": self._failed,
            "parts": parts,
            "counts": counts,
            "files": [part.path for part in parts if part.path],
        }

    def restore(self, state: dict[str, Any]) -> None:
        self._is_judged, self._scan = True, state["scan"]
        if state["failed"]:
            # The killed run could not tell.
            self._fail(state["failed"])
        self._tables.adopt(state["parts"], *state["counts"])

    def judge(self, head: "list[pa.RecordBatch]") -> None:
        """By rows that are not taken: the reading begins in the middle of the table."""
        self._is_judged = True
        self._guarded(self._choose, head)

    def _choose(self, head: "list[pa.RecordBatch]") -> None:
        self._scan = self._tables.judged(self._table, head)

    def moved(self, state: dict[str, Any], by: int) -> dict[str, Any]:
        return _with_parts(state, tuple(moved_rows(part, by) for part in state["parts"]))

    def joined(self, states: "Sequence[dict[str, Any]]") -> dict[str, Any]:
        calls, attorneys, listed = zip(*(state["counts"] for state in states), strict=True)
        failed = next((error for state in states if (error := state.get("failed", ""))), "")
        whole = {"scan": states[0]["scan"], "failed": failed, "counts": (sum(calls), sum(attorneys), any(listed))}
        return _with_parts(whole, tuple(part for state in states for part in state["parts"]))


def _with_parts(state: dict[str, Any], parts: tuple[SidePart, ...]) -> dict[str, Any]:
    return {**state, "parts": parts, "files": [part.path for part in parts if part.path]}


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
