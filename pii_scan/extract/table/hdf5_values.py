"""Values of HDF5 datasets and attributes as text."""

from typing import Any

_CHARS_MAX = 1 << 20


def plain(value: Any) -> str | None:
    """One element: a string, a number, or a list of them; None for what is nothing or bytes that are no text."""
    if value is None:
        return None
    if isinstance(value, bytes):
        return value.rstrip(b"\x00").decode("utf-8", "replace")[:_CHARS_MAX] or None
    if isinstance(value, str):
        return value.rstrip("\x00")[:_CHARS_MAX] or None
    if hasattr(value, "tolist"):
        value = value.tolist()
        if isinstance(value, list | tuple):
            parts = [plain(one) for one in value[:1000]]
            return " ".join(filter(None, parts)) or None
        return plain(value)
    return None if value != value else str(value)


def is_text(dtype: Any) -> bool:
    """Whether elements are strings, fixed or variable."""
    import h5py

    return h5py.check_string_dtype(dtype) is not None or dtype.kind in "SU"


def matlab_class(holder: Any) -> str:
    """What MATLAB calls a dataset or group of its own; empty elsewhere."""
    try:
        value = holder.attrs.get("MATLAB_class", b"")
    except Exception:  # noqa: BLE001 - a library of others' on strangers' bytes
        return ""
    return value.decode("ascii", "replace") if isinstance(value, bytes) else ""


def matlab_text(array: Any) -> str:
    """MATLAB keeps characters as numbers of UTF-16, a row of text in each column."""
    if array.dtype.kind not in "ui" or array.size > _CHARS_MAX:
        return ""
    rows = array.T if array.ndim == 2 else array.reshape(1, -1)
    return "\n".join(
        row.astype("<u2").tobytes().decode("utf-16-le", "replace").rstrip("\x00 ") for row in rows if row.size
    )
