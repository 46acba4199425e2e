"""Looks on while tables are read: columns that may be keys leave a bounded sample of their values, as tokens."""

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pii_scan.detect.keys.normal import normal_keys
from pii_scan.detect.keys.plausible import may_be_key
from pii_scan.detect.keys.sample import DistinctSample
from pii_scan.detect.keys.spread import possible_bits
from pii_scan.engine.masking import PathMasker
from pii_scan.model.coded import coded, rows_of
from pii_scan.model.evidence import Table
from pii_scan.model.result import SidePart
from pii_scan.model.settings import Settings
from pii_scan.store.key_rows import KEYS, KeyColumn, key_batch, key_schema, key_tokens, sampling_seed

if TYPE_CHECKING:
    import pyarrow as pa

    from pii_scan.detect.column import ColumnJudgement

_LOOK = 400
"""Rows from which columns are judged."""
_LARGEST, _LEAST, _TOGETHER = 16_384, 256, 1 << 18
"""Values kept of one column, and of all columns of a table together (some 250 bytes each)."""
_MOST_COLUMNS = 1000
_FEW = 5
"""Different values below which a column says nothing."""


class KeyTables:
    """For one content."""

    def __init__(self, settings: Settings, sha256: str, hash_key: bytes) -> None:
        self._settings, self._sha256, self._hash_key = settings, sha256, hash_key
        self.seed = sampling_seed(hash_key)
        self._columns: list[KeyColumn] = []
        self._tables = 0

    def watch(self, table: Table) -> "KeyWatch":
        return KeyWatch(self.seed, table)

    def take(self, watch: "KeyWatch", judgements: "Sequence[ColumnJudgement]") -> None:
        """The table was read to its end, or to where it breaks off."""
        mask = PathMasker(self._hash_key, rules=self._settings.rules).name
        table = watch.table
        for number, sample in sorted(watch.samples.items()):
            if len(sample.counts) < _FEW:
                continue
            bits, numbers = possible_bits(sample.values.values())
            # In one order, whatever order the rows and a continued run brought them in.
            hashes, levels = sorted(sample.counts), sample.levels()
            self._columns.append(
                KeyColumn(
                    content_sha256=self._sha256,
                    table_number=self._tables,
                    table_name=mask(table.name) if table.name else "",
                    layout=self._layout(table),
                    column_number=number,
                    column=mask(table.columns[number]),
                    kind=judgements[number].kind_id or "",
                    rows=watch.rows,
                    filled=sample.filled,
                    level=sample.level,
                    possible_bits=bits,
                    numbers=numbers,
                    tokens=key_tokens(hashes, self._hash_key),
                    levels=[levels[value] for value in hashes],
                    counts=[sample.counts[value] for value in hashes],
                )
            )
        self._tables += 1

    def _layout(self, table: Table) -> str:
        if not table.has_header:
            return ""
        text = "\0".join((table.name, *table.columns)).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(text, key=self._hash_key[:64], digest_size=8).hexdigest()

    def parts(self) -> tuple[SidePart, ...]:
        if not self._columns:
            return ()
        import pyarrow as pa

        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, key_schema(), options=pa.ipc.IpcWriteOptions(compression="zstd")) as stream:
            stream.write_batch(key_batch(self._columns))
        return (SidePart(KEYS, bytes(sink.getvalue().to_pybytes()), "", len(self._columns)),)


class KeyWatch:
    """`detect.table.BatchWatch`: holds the first rows until the columns are judged, then takes batch by batch."""

    def __init__(self, seed: int, table: Table) -> None:
        self.table, self.rows = table, 0
        self.samples: dict[int, DistinctSample] = {}
        self._seed = seed
        self._held: list[pa.RecordBatch] = []
        self._is_judged = False

    def take(self, batch: "pa.RecordBatch") -> None:
        self.rows += batch.num_rows
        if not self._is_judged:
            self._held.append(batch)
            if self.rows >= _LOOK:
                self.end()
            return
        self._sample(batch)

    def end(self) -> None:
        if self._is_judged:
            return
        self.judge(self._held)
        for batch in self._held:
            self._sample(batch)
        self._held = []

    def judge(self, head: "list[pa.RecordBatch]") -> None:
        self._is_judged = True
        columns = enumerate(self.table.columns)
        chosen = [i for i, name in columns if may_be_key(name, self._first(head, i))][:_MOST_COLUMNS]
        size = max(_LEAST, min(_LARGEST, _TOGETHER // max(1, len(chosen))))
        self.samples = {i: DistinctSample(self._seed, size) for i in chosen}

    @staticmethod
    def _first(head: "list[pa.RecordBatch]", column: int) -> list[str | None]:
        cells: list[str | None] = []
        for batch in head:
            cells += batch.column(column).slice(0, _LOOK - len(cells)).to_pylist()
        return cells

    def _sample(self, batch: "pa.RecordBatch") -> None:
        for i, sample in self.samples.items():
            cells = coded(batch, i)
            sample.add(normal_keys(cells.dictionary), rows_of(cells))

    def state(self) -> dict[str, Any]:
        """Everything so far, values among it: for a sealed file only."""
        self.end()
        return {
            "rows": self.rows,
            "samples": {i: (sample.size, sample.state()) for i, sample in self.samples.items()},
            "files": [],
        }

    def restore(self, state: dict[str, Any]) -> None:
        self._is_judged, self.rows = True, state["rows"]
        self.samples = {}
        for i, (size, held) in state["samples"].items():
            self.samples[i] = DistinctSample(self._seed, size)
            self.samples[i].restore(held)

    def moved(self, state: dict[str, Any], by: int) -> dict[str, Any]:  # noqa: ARG002 - others move
        """Nothing in it counts from the table's beginning."""
        return state

    def joined(self, states: Sequence[dict[str, Any]]) -> dict[str, Any]:
        samples: dict[int, tuple[int, dict[str, Any]]] = {}
        for i, (size, _) in states[0]["samples"].items():
            sample = DistinctSample(self._seed, size)
            for state in states:
                sample.join(state["samples"][i][1])
            samples[i] = size, sample.state()
        return {"rows": sum(state["rows"] for state in states), "samples": samples, "files": []}
