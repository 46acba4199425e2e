"""The tables of one node: each is read once, by as many as look on, and by several workers where it is huge."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pii_scan.detect.detector import Context
from pii_scan.engine import registry
from pii_scan.engine.call_tables import CallTables
from pii_scan.engine.division import Divided, Division, Joining
from pii_scan.engine.joined_parts import JoinedParts
from pii_scan.engine.key_tables import KeyTables
from pii_scan.engine.masking import PathMasker
from pii_scan.engine.records import row_hasher
from pii_scan.engine.table_figures import as_fact, table_figures
from pii_scan.engine.value_tables import ValueTables
from pii_scan.engine.watches import Watches
from pii_scan.model.evidence import DivisibleSource, Table
from pii_scan.model.match import Match
from pii_scan.model.problem import Problem
from pii_scan.model.result import SidePart
from pii_scan.model.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa

    from pii_scan.store.unfinished import UnfinishedTable


@dataclass(slots=True)
class NodeTables:
    """Takes them in order."""

    media_type: str
    settings: Settings
    sha256: str
    hash_key: bytes
    report: Callable[[Problem], None]
    folder: Path | None = None
    """The case's, for what is too large to be held in memory."""
    workshop: str = ""
    """Names this node for what a large table's reading has found so far; empty where it is small."""
    divide_into: int = 0
    """In so many parts a large table may be divided (`Divided` is raised); 0 where it must be read here and now."""
    joining: Joining | None = None
    """The first table has been read in parts."""
    parts: list[bytes] = field(default_factory=list)
    """Records of tables past `Limits.cell_rows`, as `NodeResult.record_parts` has them."""
    files: list[str] = field(default_factory=list)
    """Likewise, as `NodeResult.record_files`."""
    figures: list[dict[str, Any]] = field(default_factory=list)
    """Of each large table, for the report."""
    rows: int = 0
    count: int = 0
    """Tables so far."""
    calls: CallTables = field(init=False)
    keys: KeyTables = field(init=False)
    values: ValueTables = field(init=False)

    def __post_init__(self) -> None:
        self.calls = CallTables(self.settings, self.sha256, self.hash_key, self.folder, self.report)
        self.keys = KeyTables(self.settings, self.sha256, self.hash_key)
        self.values = ValueTables(self.settings, self.sha256, self.hash_key, self.folder)

    def read(self, table: Table, context: Context) -> list[Match]:
        """Matches as they are to be kept, record numbers counted through all tables of the node.

        Raises:
            Divided: several are to read the table.
        """
        from pii_scan.detect.table import scan_table

        engine = registry.detect_engine(self.settings.rules)
        kinds, at = registry.kinds(self.settings.rules), self.rows
        unfinished = self._unfinished() if self.workshop else None
        if unfinished is not None and self.joining is None:
            self._divide(table, unfinished)
        values = self.values.watch(self.count)
        hasher = row_hasher(self.sha256, self.hash_key, kinds, values.told)

        def hash_rows(batch: "pa.RecordBatch") -> None:
            nonlocal at
            self.parts.extend(hasher.streams(batch, at))
            at += batch.num_rows

        def write_rows(batch: "pa.RecordBatch") -> None:
            if unfinished is not None:
                unfinished.add(hasher.records(batch, at, said=True))

        sink = hash_rows if unfinished is None else write_rows
        if unfinished is not None:
            self.calls.written.keep_in(unfinished.folder)
            self.values.written.keep_in(unfinished.folder)
        keys = self.keys.watch(table)
        watch = Watches((self.calls.watch(table), keys, values))
        joined = self._joined(table, unfinished, watch)
        scan = scan_table(
            engine,
            table,
            context,
            self.settings.limits.cell_rows,
            sink,
            progress=joined or unfinished,
            watch=watch,
            values=values,
        )
        if unfinished is not None:
            self.files += map(str, (joined or unfinished).finish())
        for problem in joined.problems if joined is not None else ():
            self.report(problem)
        self.keys.take(keys, scan.columns)
        if scan.counts.columns:
            mask = PathMasker(self.hash_key, rules=self.settings.rules).name
            wanted = self.settings.detector_filter
            self.figures.append(table_figures(table.name, scan.rows, scan.counts, mask, wanted, self.count))
        before = self.rows
        self.rows += scan.rows
        self.count += 1
        return [
            values.placed(match if match.record is None else replace(match, record=match.record + before))
            for match in scan.matches
        ]

    def _divide(self, table: Table, unfinished: "UnfinishedTable") -> None:
        """
        Raises:
            Divided: several are to read the table.
        """
        source = table.source
        if not self.divide_into or self.count or not isinstance(source, DivisibleSource) or unfinished.begun:
            return
        spans = unfinished.spans()
        if not spans and self.divide_into > 1:
            spans = tuple(source.divide(self.divide_into))
            if sum(span.rows for span in spans) <= self.settings.limits.cell_rows:
                return
        if len(spans) > 1:
            unfinished.divide(spans)
            raise Divided(Division(self.sha256, self.media_type, spans))

    def _joined(self, table: Table, unfinished: "UnfinishedTable | None", watch: Watches) -> JoinedParts | None:
        joining = self.joining
        if joining is None or unfinished is None or self.count or joining.division.sha256 != self.sha256:
            # Bytes that are others by now are read as a whole.
            return None
        assert isinstance(table.source, DivisibleSource)
        return JoinedParts(unfinished, table.source, joining, self.sha256, watch)

    def read_part(self, table: Table, division: Division, number: int, context: Context) -> None:
        """Reads one part; what it finds is left in the case's folder for unfinished tables."""
        from pii_scan.detect.table import scan_table

        unfinished = self._unfinished().part(number)
        values = self.values.watch(self.count)
        hasher = row_hasher(self.sha256, self.hash_key, registry.kinds(self.settings.rules), values.told)
        self.calls.written.keep_in(unfinished.folder)
        self.values.written.keep_in(unfinished.folder)
        moved = replace(table, first_row=table.first_row + division.rows_before(number))
        watch = Watches((self.calls.watch(moved), self.keys.watch(table), values))
        scan_table(
            registry.detect_engine(self.settings.rules),
            table,
            context,
            self.settings.limits.cell_rows,
            lambda batch: unfinished.add(hasher.records(batch, 0, said=True)),
            progress=unfinished,
            watch=watch,
            span=division.spans[number],
            values=values,
        )

    def _unfinished(self) -> "UnfinishedTable":
        from pii_scan import __version__
        from pii_scan.store.paths import CasePaths
        from pii_scan.store.unfinished import UnfinishedTable, table_folder

        assert self.folder is not None
        root = CasePaths(self.folder).unfinished
        # The number of workers may change from run to run, the result does not hang on it.
        settings = repr(replace(self.settings, workers=1))
        identity = "/".join([__version__, self.sha256, self.media_type, str(self.count), settings])
        return UnfinishedTable(table_folder(root, self.workshop, self.count), self.hash_key, identity)

    def facts(self) -> dict[str, str | int | float]:
        """Figures for the report."""
        found: dict[str, str | int | float] = {}
        if self.rows:
            found["rows"] = self.rows
        if self.figures:
            found["tables"] = as_fact(self.figures)
        if self.calls.calls:
            found["call_rows"] = self.calls.calls
        if self.calls.attorneys:
            found["attorney_rows"] = self.calls.attorneys
        return found

    def side_parts(self) -> tuple[SidePart, ...]:
        """All that was found beside the records; no table may follow."""
        return (*self.calls.parts(), *self.keys.parts(), *self.values.parts())
