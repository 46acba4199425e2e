"""Records of unlike length as a table that is read from any record on: lines of a text, variable records."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

from pii_scan.extract.records.splitters import Split, Splitter
from pii_scan.model.evidence import Place
from pii_scan.model.payload import Payload

if TYPE_CHECKING:
    import pyarrow as pa

_BLOCK_BYTES = 4 << 20
_LONGEST = 64 << 20
_PLACES = 64
_STRETCH = 96 << 10
_CELLS = 64 << 20
"""Bytes of the padded records of one batch."""


@dataclass(frozen=True, slots=True)
class Records:
    """Whole records: padded to one width, and what is longer as it is."""

    cells: Any
    data: bytes
    starts: Any
    lengths: Any

    def whole(self, number: int) -> bytes:
        start = int(self.starts[number])
        return self.data[start : start + int(self.lengths[number])]


@dataclass(slots=True)
class SpanSource:
    """Records from byte `start` on.

    Args:
        width: to which shorter records are padded with `pad`.
        as_batch: records as nullable strings under the table's names.
    """

    payload: Payload
    start: int
    splitter: Splitter
    width: int
    pad: int
    as_batch: "Callable[[Records], pa.RecordBatch]"
    place: Place = field(init=False)
    """The byte `offset` of a block and records of it to `skip`, `rows` given, `long` ones, whether `broken`."""

    def __post_init__(self) -> None:
        self.place = self._begin()

    def _begin(self) -> Place:
        return {"offset": self.start, "skip": 0, "rows": 0, "long": 0, "broken": 0}

    def read(self, place: Place | None = None) -> "Iterator[tuple[pa.RecordBatch, Place]]":
        """Batches from `place` on; `self.place` is where the last one ended."""
        self.place = dict(place) if place is not None else self._begin()
        size = self.payload.size_bytes
        with self.payload.open() as stream:
            while self.place["offset"] < size and not self.place["broken"]:
                data, split = self._next(stream, size)
                if not split.used:
                    self.place["broken"] = 1
                    return
                yield from self._batches(data, split)
                self.place["offset"] += split.used
                self.place["skip"] = 0
                self.place["broken"] = int(split.broken)

    def _batches(self, data: bytes, split: Split) -> "Iterator[tuple[pa.RecordBatch, Place]]":
        """The records of one block, a bounded number at a time; `skip` counts those given of it."""
        most = max(1, _CELLS // self.width)
        for first in range(self.place["skip"], len(split.starts), most):
            starts, lengths = split.starts[first : first + most], split.lengths[first : first + most]
            batch = self.as_batch(padded(data, starts, lengths, self.width, self.pad))
            self.place["skip"] = first + len(starts)
            self.place["rows"] += len(starts)
            self.place["long"] += int((lengths > self.width).sum())
            yield batch, dict(self.place)

    def _next(self, stream: Any, size: int) -> tuple[bytes, Split]:
        at, want = self.place["offset"], _BLOCK_BYTES
        while True:
            stream.seek(at)
            data = stream.read(want)
            last = at + len(data) >= size
            split = self.splitter.split(data, last)
            if split.used or split.broken or last:
                return data, split
            if want >= _LONGEST:
                # A line without an end: given as one record of what was read.
                return data, self.splitter.split(data, True)
            want *= 4

    def sample(self, rows: int, seed: int) -> "list[pa.RecordBatch]":
        """Runs of records from all over the file."""
        return [self.as_batch(found) for found in self.look(rows, seed)]

    def look(self, rows: int, seed: int, longest: int | None = None) -> list[Records]:
        """The same as they are; padded to `longest` in place of `width`."""
        size = self.payload.size_bytes
        if size <= 2 * _PLACES * _STRETCH:
            places = list(range(self.start, size, max(_STRETCH, (size - self.start) // _PLACES + 1)))
        else:
            places = [self.start, *sorted(Random(seed).sample(range(self.start, size), _PLACES - 1))]
        each = max(1, -(-rows // max(1, len(places))))
        out: list[Records] = []
        with self.payload.open() as stream:
            for at in places:
                stream.seek(at)
                data = stream.read(_STRETCH)
                begin = 0 if at == self.start else self.splitter.resync(data)
                if begin is None:
                    continue
                split = self.splitter.split(data[begin:], at + len(data) >= size)
                if len(split.starts):
                    width = longest or self.width
                    out.append(padded(data[begin:], split.starts[:each], split.lengths[:each], width, self.pad))
        return out


def not_yet(records: Records) -> "pa.RecordBatch":
    """Stands for `as_batch` while records are only looked at."""
    raise NotImplementedError(len(records.starts))


def padded(data: bytes, starts: Any, lengths: Any, width: int, pad: int) -> Records:
    """Records of one width, cut or padded on the right."""
    import numpy as np

    chars = np.frombuffer(data + bytes([pad]) * width, np.uint8)
    if len(lengths) and (lengths == lengths[0]).all() and (np.diff(starts) == np.diff(starts)[:1]).all():
        step = int(starts[1] - starts[0]) if len(starts) > 1 else width
        # Equal steps: a view, without an index for each cell.
        view = np.lib.stride_tricks.as_strided(
            chars[int(starts[0]) :], (len(starts), width), (step, 1), writeable=False
        )
        cells = view.copy()
        if lengths[0] < width:
            cells[:, int(lengths[0]) :] = pad
        return Records(cells, data, starts, lengths)
    at = np.arange(width)
    index = np.minimum(starts[:, None] + at, len(chars) - 1)
    cells = chars[index]
    cells[at >= lengths[:, None]] = pad
    return Records(cells, data, starts, lengths)
