"""A Parquet or ORC file as a table that is read group by group, from any row on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

from pii_scan.extract.table.batches import BATCH_ROWS
from pii_scan.model.evidence import Place, Span

if TYPE_CHECKING:
    import pyarrow as pa

_ERROR = "error:"
_GROUPS = 24
"""Groups that the sample comes from."""
_WHOLE_ROWS = 2_000_000
"""A file of up to so many rows is passed over whole for the sample: it may be one group, sorted."""


@dataclass(slots=True)
class GroupSource:
    """Groups are a Parquet file's row groups or an ORC file's stripes.

    Args:
        open_group: raw batches of one group, as the file has them; raises what its reader raises on damage.
        group_rows: rows of each group, as the file's footer says.
        as_text: a batch as nullable strings under the table's names.
    """

    open_group: "Callable[[int, int], Iterator[pa.RecordBatch]]"
    group_rows: tuple[int, ...]
    as_text: "Callable[[pa.RecordBatch], pa.RecordBatch]"
    place: Place = field(default_factory=lambda: _begin())
    """`group` and `row` inside it up to which it was read, `rows` given, `lost` groups that could not be read to their
    end, `refused` rows of them, and how often each error was met: `error:OSError`."""

    @property
    def errors(self) -> list[str]:
        """Names of the errors met, without their text."""
        return sorted(key.removeprefix(_ERROR) for key in self.place if key.startswith(_ERROR))

    def divide(self, parts: int) -> list[Span]:
        """Whole groups, of about as many rows each."""
        total = sum(self.group_rows)
        spans: list[Span] = []
        begin = rows = done = 0
        for number, count in enumerate(self.group_rows, 1):
            rows, done = rows + count, done + count
            if number == len(self.group_rows) or done * parts >= total * (len(spans) + 1):
                spans.append(Span({**_begin(), "group": begin}, {"group": number}, rows))
                begin, rows = number, 0
        return spans

    def joined(self, places: list[Place]) -> Place:
        """Rows and losses of all spans, which stand one behind the other."""
        total = {key: sum(place.get(key, 0) for place in places) for key in sorted(set().union(*places))}
        return {**total, "group": places[-1]["group"], "row": places[-1]["row"]}

    def read(self, place: Place | None = None, until: Place | None = None) -> "Iterator[tuple[pa.RecordBatch, Place]]":
        """Batches from `place` on; a damaged group is counted and passed over."""
        self.place = dict(place) if place is not None else _begin()
        end = len(self.group_rows) if until is None else until["group"]
        while self.place["group"] < end:
            group, skip = self.place["group"], self.place["row"]
            try:
                for batch in self._texts(group):
                    if skip >= batch.num_rows:
                        skip -= batch.num_rows
                        continue
                    piece, skip = batch.slice(skip), 0
                    self.place["row"] += piece.num_rows
                    self.place["rows"] += piece.num_rows
                    yield piece, dict(self.place)
            except GeneratorExit:
                raise
            # pyarrow answers damage with ArrowInvalid, OSError and others of its own.
            except Exception as error:  # noqa: BLE001
                name = _ERROR + type(error).__name__
                self.place[name] = self.place.get(name, 0) + 1
                self.place["lost"] += 1
                self.place["refused"] += max(0, self.group_rows[group] - self.place["row"])
            self.place["group"], self.place["row"] = group + 1, 0

    def _texts(self, group: int) -> "Iterator[pa.RecordBatch]":
        for batch in self.open_group(group, BATCH_ROWS):
            yield self.as_text(batch)

    def sample(self, rows: int, seed: int) -> "list[pa.RecordBatch]":
        """From the beginnings of groups all over a long file, from everywhere in a short one."""
        short = sum(self.group_rows) <= _WHOLE_ROWS
        groups = [n for n, count in enumerate(self.group_rows) if count]
        if not short and len(groups) > _GROUPS:
            groups = sorted(Random(seed).sample(groups, _GROUPS))
        taken: list[pa.RecordBatch] = []
        for group in groups:
            share = max(1, rows * self.group_rows[group] // max(1, sum(self.group_rows[n] for n in groups)))
            try:
                if short:
                    taken += self._spread(group, share, seed)
                else:
                    taken += [
                        self.as_text(batch) for batch, _ in zip(self.open_group(group, share), (0,), strict=False)
                    ]
            # A damaged group costs only itself; it is told when the table is read.
            except Exception:  # noqa: BLE001, S112
                continue
        return taken

    def _spread(self, group: int, rows: int, seed: int) -> "Iterator[pa.RecordBatch]":
        import pyarrow as pa

        count = self.group_rows[group]
        wanted = sorted(Random(seed + group).sample(range(count), min(rows, count)))
        first = at = 0
        for batch in self.open_group(group, BATCH_ROWS):
            here: list[Any] = []
            while at < len(wanted) and wanted[at] < first + batch.num_rows:
                here.append(wanted[at] - first)
                at += 1
            if here:
                yield self.as_text(batch.take(pa.array(here)))
            first += batch.num_rows


def _begin() -> Place:
    return {"group": 0, "row": 0, "rows": 0, "lost": 0, "refused": 0}
