"""Numbers as COBOL keeps them, whole columns at a time: zoned, packed (COMP-3), binary (COMP), IBM's floating point.

Source: IBM Enterprise COBOL for z/OS, Language Reference, "USAGE clause" and "SIGN clause"; z/Architecture Principles
of Operation for hexadecimal floating point.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

_LONG = 18
"""Digits that fit into 64 bits."""
_EBCDIC_DIGITS, _ASCII_DIGITS = 0xF0, 0x30


def packed(cells: Any, scale: int = 0, *, signed: bool = True, sign_nibble: bool = True) -> "pa.Array":
    """Two digits a byte, the sign in the last half; null where a half is none.

    Args:
        signed: without it, leading zeros are kept: a number without a sign may be a name (an SSN).
        sign_nibble: False for COMP-6, which has none.
    """
    import numpy as np

    rows, width = cells.shape
    halves = np.empty((rows, 2 * width), np.uint8)
    halves[:, ::2] = cells >> 4
    halves[:, 1::2] = cells & 0x0F
    if not sign_nibble:
        return _numbers(halves, np.zeros(rows, bool), (halves <= 9).all(axis=1), scale, padded=not signed)
    sign = halves[:, -1]
    digits = halves[:, :-1]
    good = (digits <= 9).all(axis=1) & (sign >= 0xA)
    return _numbers(digits, (sign == 0xD) | (sign == 0xB), good, scale, padded=not signed)


def zoned(
    cells: Any, scale: int = 0, *, ebcdic: bool, signed: bool = True, separate: bool = False, leading: bool = False
) -> "pa.Array":
    """One digit a byte, the sign in the last one's (or first one's) zone, or in a byte of its own."""
    import numpy as np

    if not cells.shape[1] or (separate and cells.shape[1] < 2):
        return _nothing(len(cells))
    at = 0 if leading else -1
    if separate:
        sign = cells[:, at]
        body = cells[:, 1:] if leading else cells[:, :-1]
        negative = sign == (0x60 if ebcdic else 0x2D)
        digits = body & 0x0F
        good = _digits(body, ebcdic).all(axis=1)
        return _numbers(digits, negative, good, scale, padded=False)
    # Blanks in front stand for zeros.
    blank = 0x40 if ebcdic else 0x20
    body = np.where(cells == blank, _EBCDIC_DIGITS if ebcdic else _ASCII_DIGITS, cells)
    plain = _digits(body, ebcdic)
    last, negative, fits = _overpunched(body[:, at], ebcdic)
    digits = (body & 0x0F).astype(np.uint8)
    digits[:, at] = last
    inner = plain[:, 1:] if leading else plain[:, :-1]
    good = inner.all(axis=1) & fits & (cells != blank).any(axis=1)
    return _numbers(digits, negative, good, scale, padded=not signed)


def _digits(cells: Any, ebcdic: bool) -> Any:
    low = _EBCDIC_DIGITS if ebcdic else _ASCII_DIGITS
    return (cells >= low) & (cells <= low + 9)


def _overpunched(cells: Any, ebcdic: bool) -> tuple[Any, Any, Any]:
    """(digit, negative, whether it is one): zone C or F and D in EBCDIC; `{A–I` and `}J–R` (or `p–y`) in ASCII."""
    import numpy as np

    if ebcdic:
        zone, digit = cells >> 4, cells & 0x0F
        return digit, zone == 0xD, (digit <= 9) & (zone >= 0xA)
    digit_of, minus = np.full(256, 255, np.uint8), np.zeros(256, bool)
    for number, (plain, plus, less, less_again) in enumerate(
        zip(b"0123456789", b"{ABCDEFGHI", b"}JKLMNOPQR", b"pqrstuvwxy", strict=True)
    ):
        digit_of[[plain, plus, less, less_again]] = number
        minus[[less, less_again]] = True
    digit = digit_of[cells]
    return np.where(digit == 255, 0, digit), minus[cells], digit != 255


def binary(cells: Any, scale: int = 0, *, signed: bool, little: bool = False) -> "pa.Array":
    """Whole numbers of 1 to 8 bytes, the highest first on mainframes."""
    import numpy as np

    rows, width = cells.shape
    if not 1 <= width <= 8:
        return _nothing(rows)
    wide = np.zeros((rows, 8), np.uint8)
    ordered = cells[:, ::-1] if little else cells
    if signed:
        wide[:, : 8 - width] = np.where(ordered[:, :1] >= 0x80, 0xFF, 0)
    wide[:, 8 - width :] = ordered
    value = wide.view(">i8" if signed else ">u8")[:, 0]
    negative = value < 0
    return _scaled(np.where(negative, 0 - value, value).astype(np.uint64), negative, np.ones(rows, bool), scale, 0)


def hex_float(cells: Any) -> "pa.Array":
    """IBM's floating point of 4 or 8 bytes: base 16, excess 64."""
    import numpy as np

    from pii_scan.extract.records.cells import texts_of

    rows, width = cells.shape
    fraction = np.zeros(rows)
    for at in range(1, width):
        fraction += cells[:, at].astype(float) / 256.0**at
    value = fraction * 16.0 ** ((cells[:, 0] & 0x7F).astype(float) - 64)
    return texts_of(np.where(cells[:, 0] & 0x80, -value, value))


def _numbers(digits: Any, negative: Any, good: Any, scale: int, *, padded: bool) -> "pa.Array":
    import numpy as np
    import pyarrow as pa

    _rows, width = digits.shape
    if width > _LONG:
        texts = ["".join(map(str, row)) if fine else None for row, fine in zip(digits.tolist(), good, strict=True)]
        return pa.array([_pointed(t, scale, bool(n)) for t, n in zip(texts, negative, strict=True)], pa.string())
    powers = 10 ** np.arange(width - 1, -1, -1, dtype=np.uint64)
    value = (np.where(good[:, None], digits, 0).astype(np.uint64) * powers).sum(axis=1, dtype=np.uint64)
    return _scaled(value, negative & good, good, scale, width if padded else 0)


def _pointed(digits: str | None, scale: int, negative: bool) -> str | None:
    if digits is None:
        return None
    whole, part = (digits[:-scale], digits[-scale:]) if scale > 0 else (digits + "0" * -scale, "")
    return ("-" if negative else "") + (whole.lstrip("0") or "0") + (f".{part}" if part else "")


def _scaled(value: Any, negative: Any, good: Any, scale: int, padded: int) -> "pa.Array":
    import pyarrow as pa
    import pyarrow.compute as pc

    texts = pc.cast(pa.array(value), pa.string())
    if scale > 0:
        texts = pc.utf8_lpad(texts, max(padded, scale + 1), "0")
        texts = pc.binary_join_element_wise(
            pc.utf8_slice_codeunits(texts, 0, -scale), pc.utf8_slice_codeunits(texts, -scale), "."
        )
    elif scale < 0:
        texts = pc.binary_join_element_wise(texts, "0" * -scale, "")
    elif padded:
        texts = pc.utf8_lpad(texts, padded, "0")
    if negative.any():
        signs = pc.if_else(pa.array(negative), "-", "")
        texts = pc.binary_join_element_wise(signs, texts, "")
    return pc.if_else(pa.array(good), texts, pa.scalar(None, pa.string()))


def _nothing(rows: int) -> "pa.Array":
    import pyarrow as pa

    return pa.nulls(rows, pa.string())
