"""Arrays of NumPy (.npy, format 1.0 to 3.0): texts and records as tables, numbers counted.

Pickled objects are not opened: to unpickle is to run what the file says.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.table.batches import Layout, to_table
from pii_scan.extract.text.carved import carved
from pii_scan.model.evidence import Evidence, Fact
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    import numpy as np

NPY = "application/x-numpy"
_ROWS = 4096
_WIDTH_MAX = 500


def extract(given: Input) -> Iterator[Evidence]:
    """Rows of the first axis; what an array of numbers says stands in no words."""
    import numpy as np

    with given.payload.open() as stream:
        try:
            version = np.lib.format.read_magic(stream)
            reader = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
            shape, turned, kind = reader(stream)
        # NumPy evaluates a header of Python's literals: it answers damage with unrelated exceptions.
        except Exception:  # noqa: BLE001
            raise NotThisFormat from None
        if kind.hasobject:
            yield from carved(given)
            yield Problem(ProblemCode.UNSUPPORTED, "extract", "pickled objects of Python; readable strings only")
            return
        count = 1
        for size in shape:
            count *= int(size)
        whole = count * kind.itemsize
        left = given.payload.size_bytes - stream.tell()
        yield Fact("array", f"{kind.name} {'x'.join(map(str, shape))}", "numpy")
        if left < whole:
            yield Problem(ProblemCode.TRUNCATED, "extract", f"{left} of {whole} bytes of the array")
        if kind.names is None and kind.kind not in "US":
            detail = f"{count} numbers, of which nothing is read"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
            return
        width = 1 if len(shape) < 2 or turned else min(count // max(1, int(shape[0])), _WIDTH_MAX)
        if kind.itemsize:
            names = kind.names or tuple(f"column_{n + 1}" for n in range(width))
            rows = _rows(stream, kind, width if kind.names is None else 1, min(left, whole))
            yield to_table("", Layout([], tuple(map(str, names)), kind.names is not None, 1, rows))


def _rows(stream: Any, kind: "np.dtype[Any]", width: int, left: int) -> Iterator[list[str | None]]:
    import numpy as np

    step = kind.itemsize * width
    while left >= step:
        data = stream.read(min(left // step, _ROWS) * step)
        left -= len(data)
        if len(data) < step:
            return
        found = np.frombuffer(data[: len(data) // step * step], dtype=kind)
        if kind.names is not None:
            columns = [_column(found[name]) for name in kind.names]
            yield from ([_cell(one) for one in row] for row in zip(*columns, strict=True))
        else:
            cells = _column(found)
            yield from ([_cell(one) for one in cells[at : at + width]] for at in range(0, len(cells), width))


def _column(cells: "np.ndarray[Any, Any]") -> list[Any]:
    """Texts are decoded here: NumPy trusts that every number of four bytes is a letter of Unicode."""
    if cells.ndim > 1:
        return ["; ".join(str(_cell(one) or "") for one in _column(row.ravel())) for row in cells]
    if cells.dtype.kind != "U":
        return list(cells.tolist())
    order = "utf-32-be" if cells.dtype.byteorder == ">" else "utf-32-le"
    data, size = cells.tobytes(), cells.dtype.itemsize
    return [data[at : at + size].decode(order, "replace").rstrip("\0") for at in range(0, len(data), max(size, 1))]


def _cell(value: Any) -> str | None:
    if isinstance(value, bytes):
        return value.rstrip(b"\0").decode("utf-8", "replace") or None
    return None if value is None or value == "" else str(value)


EXTRACTOR = Extractor(
    id="numpy",
    title="NumPy array (.npy; .npz as zip)",
    media_types=(NPY,),
    extract=extract,
    signatures=(Signature(NPY, b"\x93NUMPY"),),
    extensions=(".npy",),
    library="numpy",
    reads="arrays of texts and records as tables, whatever their size",
    not_read="numbers by themselves (counted), pickled objects (readable strings only)",
)
