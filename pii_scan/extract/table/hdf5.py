"""HDF5 and what is made of it: MATLAB 7.3, netCDF 4, pandas, h5ad, Keras."""

from collections.abc import Iterator
from typing import Any

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.table.batches import Layout, to_table, unique_names
from pii_scan.extract.table.hdf5_values import is_text, matlab_class, matlab_text, plain
from pii_scan.extract.table.hdf5_walk import Walk, address, groups, own_bytes
from pii_scan.extract.text.carved import carved
from pii_scan.model.evidence import Child, Evidence, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

HDF5 = "application/x-hdf5"
_SLICE_BYTES, _ROWS = 8 << 20, 65_536
_ATTRIBUTE_MAX, _TEXT_MAX = 1 << 20, 1 << 20
_NUMBERS_MAX = 2_000_000
_FEW = 1000
_PICKLE_MAX = 64 << 20


class _Lost:
    def __init__(self) -> None:
        self.arrays = self.damaged = self.elsewhere = 0


def extract(given: Input) -> Iterator[Evidence]:
    """Strings, records and columns as tables, attributes as lines.

    Raises:
        NotThisFormat: there is no HDF5 in it.
    """
    import h5py

    with given.payload.open() as stream:
        try:
            file = h5py.File(stream, "r")
        except Exception:  # noqa: BLE001 - a library of others' on strangers' bytes
            if not h5_head(given.payload.head(4096)):
                raise NotThisFormat from None
            yield from carved(given)
            yield Problem(ProblemCode.UNREADABLE, "extract", "cut or damaged: it cannot be opened; strings only")
            return
        lost, walk, keys = _Lost(), Walk(), Keys()
        with file:
            for path, group, datasets in groups(file, walk):
                yield from _group(path, group, datasets, lost, walk, keys)
    damaged = lost.damaged + walk.damaged
    if damaged:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{damaged:,} objects are damaged")
    if walk.outside or lost.elsewhere:
        detail = f"{walk.outside + lost.elsewhere:,} links or datasets lead into other files: not followed"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail)
    if walk.over:
        yield Problem(ProblemCode.TOO_LARGE, "extract", "objects past the limit")
    if lost.arrays:
        yield Problem(
            ProblemCode.PARTLY_READ, "extract", f"{lost.arrays:,} arrays of numbers not looked at", Effect.NOTE
        )


def h5_head(head: bytes) -> bool:
    """The mark stands at byte 0, 512, 1024 and so on."""
    return any(head.startswith(b"\x89HDF\r\n\x1a\n", at) for at in (0, 512, 1024, 2048))


def _group(
    path: str, group: Any, datasets: list[tuple[str, Any]], lost: _Lost, walk: Walk, keys: Keys
) -> Iterator[Evidence]:
    lines = list(_attributes(path, group, lost))
    columns: dict[int, list[tuple[str, Any]]] = {}
    for name, dataset in datasets:
        where = f"{path}/{name}" if path else name
        try:
            lines += _attributes(where, dataset, lost)
            place = address(dataset)
            if place in walk.seen:
                continue
            walk.seen.add(place)
            yield from _dataset(where, name, dataset, columns, lines, lost, walk, keys)
        except Exception:  # noqa: BLE001 - each dataset fails for itself
            lost.damaged += 1
    if lines:
        yield Text("\n".join(lines))
    for length, members in columns.items():
        # Columns of one length in one group are the columns of one table.
        titles = unique_names([name for name, _ in members], len(members))
        yield to_table(path, Layout([], titles, True, 1, _columns(members, length, lost)))


def _dataset(
    where: str,
    name: str,
    dataset: Any,
    columns: dict[int, list[tuple[str, Any]]],
    lines: list[str],
    lost: _Lost,
    walk: Walk,
    keys: Keys,
) -> Iterator[Evidence]:
    import h5py

    if dataset.shape is None or dataset.size == 0:
        return
    if not own_bytes(dataset):
        lost.elsewhere += 1
        return
    kind, dtype = matlab_class(dataset), dataset.dtype
    if kind == "char" and dataset.size <= _TEXT_MAX:
        lines.append(f"{where}: {matlab_text(dataset[()])}")
    elif h5py.check_ref_dtype(dtype) is not None:
        lines += _referenced(where, dataset, lost, walk)
    elif dtype.names:
        titles = unique_names([str(one) for one in dtype.names], len(dtype.names))
        yield to_table(where, Layout([], titles, True, 1, _records(dataset, lost)))
    elif is_text(dtype):
        if dataset.ndim == 1 and dataset.size > 1:
            columns.setdefault(dataset.shape[0], []).append((name, dataset))
        elif dataset.ndim == 2:
            width = dataset.shape[1]
            yield to_table(where, Layout([], unique_names([], width), False, 1, _matrix(dataset, lost)))
        elif dataset.size <= _FEW:
            lines.append(f"{where}: {plain(dataset[()])}")
        else:
            lost.damaged += 1
    elif (inner := h5py.check_vlen_dtype(dtype)) is not None:
        if inner.itemsize == 1 and dataset.size == 1:
            # pandas keeps columns of objects pickled.
            data = bytes(dataset[(0,) * dataset.ndim])
            if data and len(data) <= _PICKLE_MAX:
                yield Child("hdf5", keys.key(where), Payload(data=data), len(data))
        else:
            lost.arrays += 1
    elif dtype.kind in "ui" and dataset.ndim == 1 and dtype.itemsize >= 4 and dataset.size <= _NUMBERS_MAX:
        columns.setdefault(dataset.shape[0], []).append((name, dataset))
    elif dataset.size == 1:
        lines.append(f"{where}: {plain(dataset[()])}")
    else:
        lost.arrays += 1


def _attributes(where: str, holder: Any, lost: _Lost) -> Iterator[str]:
    try:
        names = list(holder.attrs.keys())
    except Exception:  # noqa: BLE001 - a library of others' on strangers' bytes
        lost.damaged += 1
        return
    for name in names:
        if name.startswith(("MATLAB_", "CLASS", "DIMENSION_LIST", "REFERENCE_LIST", "_Netcdf4")):
            continue
        try:
            if holder.attrs.get_id(name).get_storage_size() > _ATTRIBUTE_MAX:
                lost.arrays += 1
                continue
            text = plain(holder.attrs[name])
        except Exception:  # noqa: BLE001 - each attribute fails for itself
            lost.damaged += 1
            continue
        if text:
            yield f"{where}@{name}: {text}" if where else f"{name}: {text}"


def _referenced(where: str, dataset: Any, lost: _Lost, walk: Walk) -> Iterator[str]:
    """A cell array of MATLAB: its texts under its own name."""
    if dataset.size > _NUMBERS_MAX:
        lost.arrays += 1
        return
    for reference in dataset[()].flat:
        if not reference:
            continue
        found = dataset.file[reference]
        if matlab_class(found) == "char" and own_bytes(found) and found.size <= _TEXT_MAX:
            walk.seen.add(address(found))
            yield f"{where}: {matlab_text(found[()])}"


def _slices(length: int, row_bytes: int) -> Iterator[slice]:
    step = max(1, min(_ROWS, _SLICE_BYTES // max(1, row_bytes)))
    for at in range(0, length, step):
        yield slice(at, min(length, at + step))


def _columns(members: list[tuple[str, Any]], length: int, lost: _Lost) -> Iterator[list[str | None]]:
    width = sum(max(64, dataset.dtype.itemsize) for _, dataset in members)
    for part in _slices(length, width):
        values = []
        for _, dataset in members:
            try:
                values.append([plain(one) for one in dataset[part]])
            except Exception:  # noqa: BLE001 - a library of others' on strangers' bytes
                lost.damaged += 1
                values.append([None] * (part.stop - part.start))
        yield from (list(row) for row in zip(*values, strict=True))


def _records(dataset: Any, lost: _Lost) -> Iterator[list[str | None]]:
    flat = dataset.shape[0] if dataset.ndim else 1
    if dataset.ndim > 1 or not dataset.ndim:
        if dataset.size > _NUMBERS_MAX:
            lost.arrays += 1
            return
        values = dataset[()]
        yield from ([plain(one) for one in row.tolist()] for row in values.reshape(-1))
        return
    for part in _slices(flat, dataset.dtype.itemsize):
        try:
            block = dataset[part]
        except Exception:  # noqa: BLE001 - a library of others' on strangers' bytes
            lost.damaged += 1
            continue
        names = block.dtype.names
        yield from ([plain(row[name]) for name in names] for row in block)


def _matrix(dataset: Any, lost: _Lost) -> Iterator[list[str | None]]:
    for part in _slices(dataset.shape[0], dataset.shape[1] * max(64, dataset.dtype.itemsize)):
        try:
            yield from ([plain(one) for one in row] for row in dataset[part])
        except Exception:  # noqa: BLE001 - a library of others' on strangers' bytes
            lost.damaged += 1


EXTRACTOR = Extractor(
    id="hdf5",
    title="HDF5 (MATLAB 7.3, netCDF 4, pandas, h5ad)",
    media_types=(HDF5,),
    extract=extract,
    signatures=(Signature(HDF5, b"\x89HDF\r\n\x1a\n"), Signature(HDF5, b"MATLAB 7.3 MAT-file")),
    extensions=(".h5", ".hdf5", ".nc", ".h5ad"),
    library="h5py",
    reads="datasets of strings and records as tables, columns of one length in one group as one table (whole numbers "
    "too), attributes as lines, MATLAB's characters and cells of them, pickled columns of pandas as items",
    not_read="arrays of numbers of two and more dimensions, of fractions and of more than two million (counted), "
    "links into other files (counted, never followed)",
)
